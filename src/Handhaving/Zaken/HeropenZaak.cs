using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Zaken;

/// <summary>Opens a closed zaak again; all that was is still there.</summary>
public sealed record HeropenZaak(Heropeningsgrond Grond, string Toelichting, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<HeropenZaak>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Toelichting).Tekst();
        }
    }
}

public static class HeropenZaakEndpoint
{
    public static ProblemDetails Validate(Zaak zaak) => Problemen.Weiger(
        zaak.Fase is Fase.Afgesloten ? null : new Weigering("Z-open", "productkeuze", "De zaak is niet afgesloten.", "Ga in de lopende zaak verder."),
        zaak.IsVernietigd ? new Weigering("Z-vernietigd", "Archiefwet 1995 art. 3", "De gegevens van deze zaak zijn vernietigd.", "Open een nieuwe zaak.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/heropeningen"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (Vastgelegd, ZaakHeropend) Post(HeropenZaak opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new ZaakHeropend(zaak.Id, opdracht.Grond, Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
