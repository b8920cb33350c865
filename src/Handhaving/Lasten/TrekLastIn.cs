using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Withdraws the last for the future. What was forfeited stays owed.</summary>
public sealed record TrekLastIn(string Motivering, Ondertekenopgave Ondertekening, Verzendopgave Verzending) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<TrekLastIn>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public static class TrekLastInEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(TrekLastIn opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            // A last that was never made known can be withdrawn as well: otherwise nothing could follow on it.
            last.Beeindigd ? new("L9", "Awb 5:34", "De last is al ingetrokken of opgeheven.", "Neem zo nodig een nieuw besluit.") : null,
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Intrekkingsbesluit),
            Besluitregels.Verzonden(zaak, opdracht.Verzending, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.LastOpleggen, opdracht.Ondertekening, zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/intrekkingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, LastIngetrokken) Post(TrekLastIn opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new LastIngetrokken(
            zaak.Id, lastId, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.LastOpleggen), opdracht.Ondertekening.StukId,
            opdracht.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()), Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
}
