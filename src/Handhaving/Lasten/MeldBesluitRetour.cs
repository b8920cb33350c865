using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>The decision came back undelivered. A new dispatch is needed before it counts as made known.</summary>
/// <param name="Verzending">Id of the event of the dispatch, as the legal history shows it.</param>
public sealed record MeldBesluitRetour(Guid Verzending, DateOnly Op)
{
    internal sealed class Validator : AbstractValidator<MeldBesluitRetour>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.Op).Geweest(klok);
    }
}

public static class MeldBesluitRetourEndpoint
{
    public static ProblemDetails Validate(MeldBesluitRetour opdracht, Zaak zaak, Guid besluitId) =>
        zaak.Verzendingen.Any(v => v.Gebeurtenis == opdracht.Verzending && v.BesluitId == besluitId) ? WolverineContinue.NoProblems : Problemen.Onbekend("De verzending van dit besluit");

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/besluiten/{besluitId}/retouren"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (Vastgelegd, BesluitRetourOntvangen) Post(MeldBesluitRetour opdracht, Guid besluitId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new BesluitRetourOntvangen(zaak.Id, besluitId, opdracht.Verzending, opdracht.Op) { GebeurdOp = klok.Op(opdracht.Op) });
}
