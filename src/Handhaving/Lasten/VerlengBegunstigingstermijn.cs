using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Gives more time, before the term is over.</summary>
public sealed record VerlengBegunstigingstermijn(DateOnly LaatsteDag, string Motivering, Ondertekenopgave Ondertekening, Verzendopgave Verzending) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<VerlengBegunstigingstermijn>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.LaatsteDag).Datum();
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public sealed record Begunstigingsverlenging(Guid ZaakId, Guid LastId, Rekendatum LaatsteDag);

public static class VerlengBegunstigingstermijnEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(VerlengBegunstigingstermijn opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Loopregels.Loopt(last),
            TijdigEnLanger(opdracht, last),
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Wijzigingsbesluit),
            Besluitregels.Verzonden(zaak, opdracht.Verzending, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.LastOpleggen, opdracht.Ondertekening, zaak));

    /// <summary>The ledger decides: it knows until when this last could still be extended (recht.md L7).</summary>
    private static Weigering? TijdigEnLanger(VerlengBegunstigingstermijn opdracht, Lastdossier last)
    {
        if (last.LaatsteDagBegunstiging is null)
            return new("L7-zonder", "Awb 5:32a lid 2", "Deze last heeft geen begunstigingstermijn om te verlengen.", "Neem een nieuw besluit.");
        var nu = last.StandOp(opdracht.Ondertekening.Dagtekening)?.Waarde.Grootboek.LaatsteDagBegunstiging ?? last.LaatsteDagBegunstiging.Value;
        if (opdracht.LaatsteDag <= nu)
            return new("L7-korter", "Awb 5:32a lid 2", $"De nieuwe laatste dag ligt niet na {Besluitregels.Dag(nu)}.", "Kies een latere dag; verkorten vraagt een nieuw besluit.");
        var erna = last.StandMet(new(Guid.Empty, opdracht.Ondertekening.Dagtekening, Journaalsoort.Verlenging, TotEnMet: opdracht.LaatsteDag), opdracht.Ondertekening.Dagtekening);
        return erna?.Grootboek.LaatsteDagBegunstiging == opdracht.LaatsteDag ? null
            : new("L7", "Awb 5:32a lid 2", $"De begunstigingstermijn is op {Besluitregels.Dag(nu)} verstreken en wordt niet meer verlengd.", "Schort de looptijd op (Awb 5:34), of trek de last in en neem een nieuw besluit.");
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/verlengingen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Begunstigingsverlenging, BegunstigingstermijnVerlengd) Post(
        VerlengBegunstigingstermijn opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok)
    {
        var last = zaak.Lasten[lastId];
        var laatsteDag = Rekendatum.Van(Begunstigingstermijn.TotEnMet(last.BekendgemaaktOp!.Value, opdracht.LaatsteDag), t => t.LaatsteDag);
        return (new Begunstigingsverlenging(zaak.Id, lastId, laatsteDag), new BegunstigingstermijnVerlengd(
            zaak.Id, lastId, laatsteDag, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.LastOpleggen), opdracht.Ondertekening.StukId,
            opdracht.Verzending.Aan(zaak.Overtreders[last.OvertrederId].Betrokkene, klok.Vandaag()), Persoonsgegeven.Over(zaak.Id, opdracht.Motivering))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
    }
}

/// <summary>What every change of a last asks first.</summary>
internal static class Loopregels
{
    public static Weigering? Loopt(Lastdossier last) =>
        Bekendmakingregels.Staat(last) is { } vervallen ? vervallen
        : last.BekendgemaaktOp is null ? new("D5", "Awb 3:40", "De last is nog niet bekendgemaakt en werkt nog niet.", "Maak haar eerst bekend.")
        : last.Beeindigd ? new("L9", "Awb 5:34", "De last is al ingetrokken of opgeheven.", "Neem zo nodig een nieuw besluit.")
        : null;
}
