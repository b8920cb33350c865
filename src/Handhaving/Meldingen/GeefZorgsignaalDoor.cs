using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Meldingen;

/// <summary>Passes on that someone may need help. Recorded as a fact, whatever the state of the zaak.</summary>
public sealed record GeefZorgsignaalDoor(Zorgsoort Soort, Zorginstantie Instantie, string Omschrijving, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<GeefZorgsignaalDoor>
    {
        public Validator(TimeProvider klok)
        {
            // What stands in a zaak is in its dossier, which the landlord may read.
            RuleFor(x => x.Soort).Must(s => s is not (Zorgsoort.Arbeidsuitbuiting or Zorgsoort.Mensenhandel)).WithMessage("hoort niet in een zaak. Geef het direct en apart door: POST /v1/signalen.");
            RuleFor(x => x.Omschrijving).Tekst();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public static class GeefZorgsignaalDoorEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/zorgsignalen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, ZorgsignaalDoorgegeven) Post(GeefZorgsignaalDoor opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new ZorgsignaalDoorgegeven(zaak.Id, opdracht.Soort, opdracht.Instantie, Persoonsgegeven.Over(zaak.Id, opdracht.Omschrijving)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
