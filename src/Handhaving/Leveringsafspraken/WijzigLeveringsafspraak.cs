using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Leveringsafspraken;

/// <summary>Proposes a next version. Until it is approved the one before it holds.</summary>
public sealed record WijzigLeveringsafspraak(Afspraakinhoud Inhoud, string Noodzaak) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<WijzigLeveringsafspraak>
    {
        public Validator()
        {
            RuleFor(x => x.Inhoud).Afspraak();
            RuleFor(x => x.Noodzaak).Tekst();
        }
    }
}

public static class WijzigLeveringsafspraakEndpoint
{
    public static ProblemDetails Validate(WijzigLeveringsafspraak opdracht, Leveringsafspraak afspraak, Uitvoerder wie, Gebieden gebieden) =>
        Afspraakvorm.Wijken(opdracht.Inhoud, wie.Gemeente, gebieden)
        ?? Problemen.Weiger(Leveringsregels.Loopt(afspraak), Leveringsregels.Inhoud(afspraak.Partner, afspraak.Doel, afspraak.Grond, opdracht.Inhoud));

    [WolverinePost("/v1/leveringsafspraken/{afspraakId}/versies"), Mag(Toegangsrecht.LeveringsafspraakVoorstellen)]
    public static (Afspraakvastlegging, LeveringsafspraakGewijzigd) Post(
        WijzigLeveringsafspraak opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] Leveringsafspraak afspraak, Uitvoerder wie, TimeProvider klok)
    {
        var nr = afspraak.Versies[^1].Nr + 1;
        return (new(afspraak.AfspraakId, nr), new(afspraak.AfspraakId, nr, opdracht.Inhoud.Geordend(), wie.Medewerker, Persoonsgegeven.Over(afspraak.AfspraakId, opdracht.Noodzaak)) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom(Guid afspraakId) => Leveringsafspraak.Stroom(afspraakId);
}
