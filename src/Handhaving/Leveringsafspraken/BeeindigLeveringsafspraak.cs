using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Leveringsafspraken;

/// <summary>Ends the agreement for good.</summary>
public sealed record BeeindigLeveringsafspraak(Beeindigingsreden Reden)
{
    internal sealed class Validator : AbstractValidator<BeeindigLeveringsafspraak>
    {
        public Validator() => RuleFor(x => x.Reden).IsInEnum();
    }
}

public static class BeeindigLeveringsafspraakEndpoint
{
    public static ProblemDetails Validate(Leveringsafspraak afspraak) => Problemen.Weiger(Leveringsregels.Loopt(afspraak));

    [WolverinePost("/v1/leveringsafspraken/{afspraakId}/beeindigingen"), Mag(Toegangsrecht.LeveringsafspraakVoorstellen)]
    public static (Afspraakvastlegging, LeveringsafspraakBeeindigd) Post(BeeindigLeveringsafspraak opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] Leveringsafspraak afspraak, Uitvoerder wie, TimeProvider klok) =>
        (new(afspraak.AfspraakId), new(afspraak.AfspraakId, opdracht.Reden, wie.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid afspraakId) => Leveringsafspraak.Stroom(afspraakId);
}
