using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <param name="Vanaf">From this day payment is no longer deferred.</param>
public sealed record TrekUitstelIn(DateOnly Vanaf, Ondertekenopgave Ondertekening, Verzendopgave Verzending)
{
    internal sealed class Validator : AbstractValidator<TrekUitstelIn>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Vanaf).Datum();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public static class TrekUitstelInEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(TrekUitstelIn opdracht, Zaak zaak, Guid lastId, Guid uitstelId, Mandaatregister mandaten, TimeProvider klok) =>
        zaak.Lasten.GetValueOrDefault(lastId)?.Journaal.Find(r => r.Soort is Journaalsoort.Uitstel && r.Verwijzing == uitstelId) is not { } uitstel ? Problemen.Onbekend("Het uitstel") : Problemen.Weiger(
            opdracht.Vanaf < opdracht.Verzending.TeltVanaf(klok.Vandaag())
                ? new("V10-terug", "Awb 4:96, 3:40", "Het uitstel wordt met terugwerkende kracht ingetrokken.", "Kies een dag op of na de bekendmaking; wat tijdens het uitstel is gedaan, blijft onbevoegd.") : null,
            opdracht.Vanaf > uitstel.TotEnMet ? new("V10-einde", "Awb 4:96", "Het uitstel is dan al voorbij.", "Kies een dag binnen het uitstel.") : null,
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Uitstelbesluit),
            Besluitregels.Verzonden(zaak, opdracht.Verzending, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.Invorderen, opdracht.Ondertekening, zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/uitstellen/{uitstelId}/intrekkingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, UitstelBeeindigd) Post(TrekUitstelIn opdracht, Guid lastId, Guid uitstelId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new UitstelBeeindigd(
            zaak.Id, lastId, uitstelId, opdracht.Vanaf, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.Invorderen), opdracht.Ondertekening.StukId,
            opdracht.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
}
