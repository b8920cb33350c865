using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Zaken;

/// <summary>Closes the zaak: nothing is owed, no last works or the last was complied with, nothing waits for an answer.</summary>
public sealed record SluitZaakAf(Afsluitreden Reden, string Toelichting, DateTimeOffset? GebeurdOp = null) : Persoonlijk
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
    public static ProblemDetails Validate(SluitZaakAf opdracht, Zaak zaak, TimeProvider klok) => Problemen.Weiger(
        zaak.Fase is Fase.Afgesloten && zaak.IsAfgesloten ? new("Z-afgesloten", "productkeuze", "De zaak is al afgesloten.", "Heropen haar als er iets nieuws is.") : null,
        zaak.Meldingen.Values.Any(m => m.Uitkomst is null) ? new("Z-melding", "Awb 3:2", "Een melding in deze zaak is nog niet beoordeeld.", "Beoordeel eerst elke melding.") : null,
        zaak.Lasten.Values.Any(l => l.StandOp(klok.Vandaag())?.Waarde is { } s ? s.OpenstaandCent > 0 || s.NogTerugTeBetalenCent > 0 : l.Journaal.FindLast(r => r.Soort is Journaalsoort.Betaling or Journaalsoort.Terugbetaling)?.Soort is Journaalsoort.Betaling)
            ? new("Z-vordering", "Awb 5:33, 4:102", "Er staat nog een vordering open, of er moet nog worden terugbetaald.", "Vorder in, zie er gemotiveerd van af, of betaal terug.") : null,
        opdracht.Reden is Afsluitreden.LastNageleefd && !zaak.Lasten.Values.Any(l => l.Nageleefd)
            ? new("Z-nageleefd", "Awb 5:33; RVS:2017:1179", "Geen deugdelijke constatering van na de begunstigingstermijn laat zien dat een last is nageleefd.", "Toets een hercontrole aan de last, of kies een andere reden.") : null,
        // A last that also forbids repetition keeps working after the zaak is closed: that it was complied with must be the reason.
        zaak.Lasten.Values.Any(l => !l.Beeindigd && !l.Uitgewerkt && !(l.Nageleefd && opdracht.Reden is Afsluitreden.LastNageleefd))
            ? new("Z-last", "Awb 5:34", "Er werkt nog een last onder dwangsom.", "Trek de last in, wacht tot zij is uitgewerkt, of sluit af met de reden LastNageleefd als een hercontrole de naleving laat zien.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/afsluitingen"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (Vastgelegd, ZaakAfgesloten) Post(SluitZaakAf opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new ZaakAfgesloten(zaak.Id, opdracht.Reden, Persoonsgegeven.Over(zaak.Id, opdracht.Toelichting)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
