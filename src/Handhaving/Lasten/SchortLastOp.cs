using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Records that the last does not work for a time: by the voorzieningenrechter, or by the gemeente on request.</summary>
/// <param name="StukId">The ruling or the decision.</param>
public sealed record SchortLastOp(Schorsingsbron Bron, DateOnly Vanaf, Guid StukId, DateOnly? TotEnMet = null)
{
    internal sealed class Validator : AbstractValidator<SchortLastOp>
    {
        public Validator()
        {
            RuleFor(x => x.Bron).IsInEnum();
            RuleFor(x => x.Vanaf).Datum();
            RuleFor(x => x.TotEnMet).Must((x, tot) => tot is null || tot >= x.Vanaf).WithMessage("ligt voor vanaf.");
        }
    }
}

public static class SchortLastOpEndpoint
{
    public static ProblemDetails Validate(SchortLastOp opdracht, Zaak zaak, Guid lastId) =>
        !zaak.Lasten.ContainsKey(lastId) ? Problemen.Onbekend("De last")
        : Problemen.Weiger(Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.Uitspraak, Stuksoort.Wijzigingsbesluit));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/schorsingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, LooptijdOpgeschort) Post(SchortLastOp opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new LooptijdOpgeschort(zaak.Id, lastId, opdracht.Bron, opdracht.Vanaf, opdracht.TotEnMet, opdracht.StukId) { GebeurdOp = klok.Op(opdracht.Vanaf < klok.Vandaag() ? opdracht.Vanaf : klok.Vandaag()) });
}
