using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Leveringsafspraken;

/// <summary>Stops delivering at once. One person suffices.</summary>
public sealed record SchortLeveringOp(Opschortreden Reden)
{
    internal sealed class Validator : AbstractValidator<SchortLeveringOp>
    {
        public Validator() => RuleFor(x => x.Reden).IsInEnum();
    }
}

public static class SchortLeveringOpEndpoint
{
    public static ProblemDetails Validate(Leveringsafspraak afspraak) => Problemen.Weiger(Leveringsregels.Loopt(afspraak), Leveringsregels.Opgeschort(afspraak, verwacht: false));

    [WolverinePost("/v1/leveringsafspraken/{afspraakId}/opschortingen"), Mag(Toegangsrecht.LeveringOpschorten)]
    public static (Afspraakvastlegging, LeveringOpgeschort) Post(SchortLeveringOp opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] Leveringsafspraak afspraak, Uitvoerder wie, TimeProvider klok) =>
        (new(afspraak.AfspraakId), new(afspraak.AfspraakId, opdracht.Reden, wie.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid afspraakId) => Leveringsafspraak.Stroom(afspraakId);
}
