using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Overtredingen;

/// <summary>Weighs suitability, necessity and balance, and what happens to who lives there.</summary>
/// <param name="Herhuisvesting">Where the residents go when the use stops.</param>
/// <param name="ZorgNodig">Someone who lives there needs care.</param>
public sealed record WeegEvenredigheidAf(Guid OvertrederId, bool Geschikt, bool Noodzakelijk, bool Evenwichtig, Herhuisvesting Herhuisvesting, bool ZorgNodig, string Motivering, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<WeegEvenredigheidAf>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Herhuisvesting).IsInEnum();
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

public static class WeegEvenredigheidAfEndpoint
{
    public static ProblemDetails Validate(WeegEvenredigheidAf opdracht, Zaak zaak) =>
        !zaak.Overtreders.ContainsKey(opdracht.OvertrederId) ? Problemen.Onbekend("De overtreder") : Problemen.Weiger(Zaakregels.Open(zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/evenredigheidsafwegingen"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (Vastgelegd, EvenredigheidAfgewogen) Post(WeegEvenredigheidAf opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new EvenredigheidAfgewogen(zaak.Id, opdracht.OvertrederId, opdracht.Geschikt, opdracht.Noodzakelijk, opdracht.Evenwichtig, opdracht.Herhuisvesting, opdracht.ZorgNodig,
            Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
