using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Handhaving.Gemeenten;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Wijken;
using Handhaving.Zaken;
using Marten;

namespace Handhaving.Voorbeeld;

/// <summary>
/// Carries out the plan through the API. Every step first is a no-op when it was done before: by its source key, by its
/// Idempotency-Key, or because the zaak shows it. So it can be broken off anywhere and be run again.
/// </summary>
internal sealed class Voorbeeldlader(HttpClient http, Ontwikkeluitgever uitgever, IDocumentStore opslag, Medewerkerverwijzing verwijzing, TimeProvider klok)
{
    public const string Gemeente = "GM0150";

    private readonly Voorbeeldklant _klant = new(http, uitgever, Gemeente);

    private readonly ImmutableArray<Guid> _koppel = [.. new[] { 1, 2 }.Select(n => verwijzing.Van(Gemeente, Ontwikkeluitgever.Onderwerp(Rol.Toezichthouder, n)))];

    private IReadOnlyCollection<Norm> _normen = [];

    /// <returns>How many events were added; none when the example was complete.</returns>
    public async Task<long> LaadAsync(Voorbeeldplan plan, CancellationToken ct)
    {
        var eerst = await GebeurtenissenAsync(ct);
        await RegistersAsync(plan, ct);
        await Parallel.ForEachAsync(plan.Adressen, new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount, CancellationToken = ct },
            async (adres, stop) => await AdresAsync(plan, adres, stop));
        foreach (var nabewerking in plan.Nabewerkingen) await NabewerkAsync(plan, nabewerking, ct);
        await JaarcijfersAsync(ct);
        await new Lopendlader(_klant, plan, _koppel, NormOp(klok.Vandaag()), klok.Vandaag()).LaadAsync(ct);
        await VerhalenAsync(plan, ct);
        return await GebeurtenissenAsync(ct) - eerst;
    }

    private async Task<long> GebeurtenissenAsync(CancellationToken ct)
    {
        await using var sessie = opslag.QuerySession(Gemeente);
        return await sessie.Events.QueryAllRawEvents().LongCountAsync(ct);
    }

    private async Task RegistersAsync(Voorbeeldplan plan, CancellationToken ct)
    {
        await using var sessie = opslag.QuerySession(Gemeente);
        var aangewezen = (await sessie.LoadAsync<Toezichthouderregister>(Toezichthouderregister.Stroom, ct) ?? Toezichthouderregister.Leeg).Aanwijzingen;
        if (aangewezen.Find(a => a.Besluit.StartsWith("voorbeeld-", StringComparison.Ordinal) && a.Besluit != plan.Bron) is { } ander)
            throw new OpdrachtMislukt($"In deze database staat al een ander voorbeeld ({ander.Besluit}). Twee voorbeelden door elkaar geven verkeerde cijfers; gebruik een lege database of hetzelfde zaad.");
        foreach (var (nummer, naam) in new[] { (1, "Guus Proefman"), (2, "Noor van Testdam") })
            if (aangewezen.TrueForAll(a => a.Medewerker != _koppel[nummer - 1]))
                await _klant.Post(Rol.Beheerder, "/v1/toezichthouders", Lopend.Toezichthouder(plan, nummer, naam), ct);

        var bekend = (await sessie.LoadAsync<Normenregister>(Normenregister.Stroom, ct) ?? Normenregister.Leeg).Normen.Values.Select(n => n.Regeling).ToHashSet();
        foreach (var norm in Lopend.Normen().Where(n => !bekend.Contains(n.Regeling))) await _klant.Post(Rol.Beheerder, "/v1/normen", norm, ct);
        await using var daarna = opslag.QuerySession(Gemeente);
        var regelingen = Lopend.Normen().Select(n => n.Regeling).ToHashSet();
        _normen = [.. (await daarna.LoadAsync<Normenregister>(Normenregister.Stroom, ct))!.Normen.Values.Where(n => regelingen.Contains(n.Regeling))];
    }

    /// <summary>Adopted, so that those who may not see small numbers see the figures of these years.</summary>
    private async Task JaarcijfersAsync(CancellationToken ct)
    {
        await using var sessie = opslag.QuerySession(Gemeente);
        var vastgesteld = (await sessie.LoadAsync<Jaarcijferregister>(Jaarcijferregister.Stroom, ct))?.Jaren ?? [];
        foreach (var jaar in Enumerable.Range(2022, 2).Except(vastgesteld)) await _klant.Post(Rol.Coordinator, "/v1/jaarcijfers", new StelJaarcijfersVast(jaar), ct);
    }

    private async Task VerhalenAsync(Voorbeeldplan plan, CancellationToken ct)
    {
        var grond = new Verhaalgrond(_klant, opslag, plan.Bron, _koppel, Verwijzing(Verhalen.Teamleider), Verwijzing(Verhalen.Burgemeester), NormOp, await MandatenAsync(plan, ct), klok.Vandaag(), ct);
        await Parallel.ForEachAsync(Verhalen.Alle, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct },
            async (verhaal, _) => await verhaal.Speel(grond, plan.Verhalen[verhaal.Kenmerk], verhaal));

        Guid Verwijzing(VerleenMandaat mandaat) => verwijzing.Van(Gemeente, mandaat.Inlognaam);
    }

    /// <returns>The day on which they were entered: the stories count back from it.</returns>
    private async Task<DateOnly> MandatenAsync(Voorbeeldplan plan, CancellationToken ct)
    {
        var bekend = await LeesAsync();
        foreach (var mandaat in new[] { Verhalen.Teamleider, Verhalen.Burgemeester }.Select(m => m with { Besluit = plan.Bron }))
            if (bekend.TrueForAll(b => b.Besluit != plan.Bron || b.Orgaan != mandaat.Orgaan))
                await _klant.Post(Rol.Beheerder, "/v1/mandaten", mandaat, ct);
        return (await LeesAsync()).First(m => m.Besluit == plan.Bron).GebeurdOp.Dag();

        async Task<List<MandaatVerleend>> LeesAsync()
        {
            await using var sessie = opslag.QuerySession(Gemeente);
            return [.. (await sessie.Events.FetchStreamAsync(Mandaatregister.Stroom, token: ct)).Select(e => e.Data).OfType<MandaatVerleend>()];
        }
    }

    private Guid NormOp(DateOnly dag) => _normen.FirstOrDefault(n => n.Geldt(dag))?.Id
        ?? throw new OpdrachtMislukt($"Geen norm van het voorbeeld geldt op {dag:d-M-yyyy}; de verordeningen van het voorbeeld lopen van 2019 tot en met mei 2030.");

    private async Task AdresAsync(Voorbeeldplan plan, Voorbeeldadres adres, CancellationToken ct)
    {
        var pad = $"/v1/panden/{adres.PandId}/overnames";
        foreach (var melding in adres.Meldingen) await _klant.Post(Rol.Beheerder, $"{pad}/meldingen", melding, ct);
        foreach (var (controle, verbaal) in adres.Controles)
        {
            await _klant.Post(Rol.Beheerder, $"{pad}/controles", controle with { NormId = NormOp(controle.Begin.Dag()), Koppel = _koppel }, ct);
            if (verbaal is { } v)
                await _klant.Post(Rol.Beheerder, $"{pad}/processen-verbaal", new NeemProcesVerbaalOver(
                    new(plan.Bron, v.Kenmerk, v.OndertekendOp.AddHours(1)), controle.Bron.Kenmerk, _koppel[v.Opsteller], v.Tekst, v.OpgemaaktOp, v.OndertekendOp, _koppel[v.Opsteller], OpAmbtseed: true), ct);
        }
    }

    private async Task NabewerkAsync(Voorbeeldplan plan, Nabewerking wat, CancellationToken ct)
    {
        var pad = $"/v1/panden/{wat.PandId}/zaken/{Bronsleutel.Zaak(Gemeente, plan.Bron, wat.PandId, wat.Zaakkenmerk)}";
        var (zaak, versie) = await _klant.Lees(pad, ct);
        switch (wat)
        {
            case Herroeping h when Bronsleutel.Melding(Gemeente, plan.Bron, h.Meldingkenmerk) is var melding && zaak.Lijst("meldingen").Any(m => m.Id("id") == melding):
                await _klant.Post(Rol.Handhavingsjurist, $"{pad}/correcties", new CorrigeerFeit(Bronsleutel.Gebeurtenis<MeldingOntvangen>(melding), h.Reden, Herroepen: true), ct, versie);
                break;
            case Tijdcorrectie t when Bruikbaar(zaak, Controle(t.Controlekenmerk)) == 0:
                await _klant.Post(Rol.Handhavingsjurist, $"{pad}/correcties", new CorrigeerFeit(Bronsleutel.Gebeurtenis<ToestemmingVerleend>(Controle(t.Controlekenmerk)), t.Reden, GebeurdOpWordt: t.Wordt), ct, versie);
                break;
            case Terzijdestelling s when Bruikbaar(zaak, Controle(s.Controlekenmerk)) == 0:
                await _klant.Post(Rol.Handhavingsjurist, $"{pad}/controles/{Controle(s.Controlekenmerk)}/terzijdestellingen", s.Opdracht, ct, versie);
                break;
        }

        Guid Controle(string kenmerk) => Bronsleutel.Controle(Gemeente, plan.Bron, kenmerk);
    }

    private static int Bruikbaar(JsonNode? zaak, Guid controle) => zaak.Lijst("controles").Single(c => c.Id("controleId") == controle)["bruikbareBevindingen"]!.GetValue<int>();
}

internal static class Antwoordlezer
{
    public static IEnumerable<JsonNode> Lijst(this JsonNode? antwoord, string veld) => antwoord![veld]!.AsArray()!;

    public static Guid Id(this JsonNode antwoord, string veld) => antwoord[veld]!.GetValue<Guid>();
}
