using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Zaken;

/// <summary>Closes the zaak: nothing is owed, no last works, nothing waits for an answer.</summary>
public sealed record SluitZaakAf(Afsluitreden Reden, string Toelichting, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<SluitZaakAf>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Reden).IsInEnum();
            RuleFor(x => x.Toelichting).Tekst();
        }
    }
}

public static class SluitZaakAfEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, TimeProvider klok) => Problemen.Weiger(
        zaak.Fase is Fase.Afgesloten && zaak.IsAfgesloten ? new("Z-afgesloten", "productkeuze", "De zaak is al afgesloten.", "Heropen haar als er iets nieuws is.") : null,
        zaak.Meldingen.Values.Any(m => m.Uitkomst is null) ? new("Z-melding", "Awb 3:2", "Een melding in deze zaak is nog niet beoordeeld.", "Beoordeel eerst elke melding.") : null,
        zaak.Lasten.Values.FirstOrDefault(l => l.StandOp(klok.Vandaag())?.Waarde is { } s && (s.OpenstaandCent > 0 || s.NogTerugTeBetalenCent > 0)) is not null
            ? new("Z-vordering", "Awb 5:33, 4:102", "Er staat nog een vordering open, of er moet nog worden terugbetaald.", "Vorder in, zie er gemotiveerd van af, of betaal terug.") : null,
        zaak.Lasten.Values.Any(l => !l.Beeindigd && !l.Uitgewerkt)
            ? new("Z-last", "Awb 5:34", "Er werkt nog een last onder dwangsom.", "Trek de last in, of wacht tot zij is uitgewerkt.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/afsluitingen"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (Vastgelegd, ZaakAfgesloten) Post(SluitZaakAf opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new ZaakAfgesloten(zaak.Id, opdracht.Reden, Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
