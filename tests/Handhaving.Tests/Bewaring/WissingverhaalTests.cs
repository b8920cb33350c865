using System.Net;
using System.Net.Http.Headers;
using Handhaving.Bewaring;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Dossiers;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Persoonsgegevens;
using Handhaving.Toegang;
using Npgsql;
using Vindplaatsen = Handhaving.Tests.Persoonsgegevens.Vindplaatsen;

namespace Handhaving.Tests.Bewaring;

/// <summary>An erasure from the proposal to the last place where the person could still be.</summary>
public sealed class WissingverhaalTests(Wisreis toepassing) : IClassFixture<Wisreis>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Na_een_wissing_opent_niets_meer_en_klopt_elk_bewijs_nog()
    {
        using var sporen = new Sporenvanger();
        var vindplaatsen = new Vindplaatsen(toepassing, sporen);
        await vindplaatsen.BeginAsync();
        var merk = $"zw{Guid.NewGuid():N}"[..16];
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).Gesloten($"Ünal {merk}", $"Buurvrouw {merk} zag veel mensen.");
        var melding = await GebeurtenisAsync<MeldingOntvangen>(v);
        var dossier = (await v.Verhaal.Voeg(g.Jurist, $"{v.Verhaal.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar, [new(melding)]))).Id("dossierId");
        (await ZipAsync(v, dossier)).Status.ShouldBe(HttpStatusCode.OK);
        (await v.OpenMelding()).Is(200).Tekst.ShouldContain(merk);
        var voor = toepassing.Klok.GetUtcNow();
        await Task.Yield();

        // One proposes, everything that may name the person is judged, another confirms.
        var voorstel = await v.Stel();
        (await g.Jurist.Get(voorstel.Koppen["Location"])).Is(200);
        (await g.Jurist.Post($"{v.Pad}/bevestigingen", new BevestigWissing(false), v.Verhaal.Versie)).Is(403);
        (await v.Functionaris.Post($"{v.Pad}/bevestigingen", new BevestigWissing(false), v.Verhaal.Versie)).GeweigerdDoor("W-teksten");
        (await v.OpenMelding()).Is(200);
        var beeld = (await v.Functionaris.Get(v.Pad)).Is(200).Json;
        beeld["velden"]!.AsArray().Select(p => p!["pad"]!.GetValue<string>()).ShouldBe(["/melder", "/helft"], ignoreOrder: true);
        beeld["teksten"]!.AsArray().Select(p => p!["pad"]!.GetValue<string>()).ShouldBe(["/omschrijving", "/motivering"], ignoreOrder: true);
        beeld["nogTeBeoordelen"]!.GetValue<int>().ShouldBe(2);
        await v.Beoordeel("/omschrijving", Tekstkeuze.Vervangen, "Een buurvrouw zag veel mensen.");
        await v.Bevestig();

        // Closed at once, though nothing is removed yet.
        (await v.InKluis()).ShouldBe(1L);
        await IsDichtAsync(v, melding, dossier, merk);
        (await g.Jurist.Post($"{v.Verhaal.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), v.Verhaal.Versie)).Is(409).Tekst.ShouldContain("wissing-loopt");
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);

        await IsDichtAsync(v, melding, dossier, merk);
        (await v.InKluis()).ShouldBe(0L);
        (await g.VraagAsync($"select count(*) from persoonsgegevens.sleutel where gemeente = :gemeente and omwikkeld is null and betrokkene in ('{v.Melder}', '{dossier}')")).ShouldBe(2L);
        (await g.VraagAsync($"select omwikkeld is null from persoonsgegevens.sleutel where gemeente = :gemeente and betrokkene = '{v.Verhaal.ZaakId}'")).ShouldBe(false);
        toepassing.Lijst.Lees(heel: true).Where(r => r.Gemeente == g.Code).Select(r => (r.Pad, r.Grond)).ShouldBe([("/melder", "VerkeerdePersoon"), ("/omschrijving", "VerkeerdePersoon"), ("/helft", "VerkeerdePersoon")], ignoreOrder: true);

        // The replacement reads on; the history says what is gone, also as it was known before.
        v.Verhaal.Versie = (await g.Jurist.Get(v.Verhaal.Zaakpad)).Versie;
        foreach (var bekend in (string[])["", $"?bekendOp={voor.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff}Z"])
        {
            var regels = (await g.Jurist.Get($"/v1/panden/{v.Verhaal.PandId}/rechtsgeschiedenis{bekend}")).Is(200).Json["regels"]!.AsArray();
            regels.Single(r => r!["soort"]!.GetValue<string>() == "melding-ontvangen.v1")!["gewist"]!.AsArray().Select(p => p!.GetValue<string>()).ShouldBe(["/melder", "/omschrijving"], ignoreOrder: true);
            regels.Count(r => r!["soort"]!.GetValue<string>() == "persoonsgegevens-gewist.v1").ShouldBe(bekend.Length == 0 ? 1 : 0);
        }
        var oordeel = await GebeurtenisAsync<VrijeTekstBeoordeeld>(v);
        (await g.Jurist.Post($"/v1/panden/{v.Verhaal.PandId}/rechtsgeschiedenis/{oordeel}/_open", new OpenGebeurtenis(Raadpleegdoel.Handhaving))).Is(200).Tekst.ShouldContain("Een buurvrouw zag veel mensen.");

        // Nothing is wrong with the log, and a new dossier explains each gap.
        await g.BijgewerktAsync();
        (await toepassing.AfwijkingenAsync(g, Ct)).ShouldBeEmpty();
        var nieuw = (await v.Verhaal.Voeg(g.Jurist, $"{v.Verhaal.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Beroep, [new(melding)]))).Id("dossierId");
        var (_, zip) = await ZipAsync(v, nieuw);
        var uitslag = Keuring.Keur(zip, toepassing.Uitgifte.Beleid(g.Code));
        uitslag.Oordeel.ShouldNotBe(Bewijs.Dossiers.Oordeel.Afgewezen, uitslag.ToString());
        uitslag.Gewist.ShouldBe(3);
        foreach (var (naam, bestand) in Zip.Lees(zip)) new Zoeker(merk).In(bestand).ShouldBeEmpty(naam);

        var verklaring = (await v.Functionaris.Get($"{v.Pad}/verklaring")).Is(200).Json;
        verklaring["verklaring"]!.GetValue<string>().ShouldContain("3 persoonsgegevens");
        verklaring["wissing"]!["fase"]!.GetValue<string>().ShouldBe("Gewist");
        Guid.Parse(verklaring["wissing"]!["bevestiger"]!.GetValue<string>()).ShouldBe(v.Functionaris.Verwijzing);

        foreach (var plaats in Vindplaatsen.Alle.Where(p => p != "serverlog" || Vindplaatsen.Serverlog is not null))
            new Zoeker(merk).In(await vindplaatsen.LeesAsync(plaats)).ShouldBeEmpty(plaats);
    }

    [Fact]
    public async Task Een_crash_tussen_twee_stappen_laat_de_gegevens_dicht_en_wordt_afgemaakt()
    {
        var g = toepassing.NieuweGemeente();

        // Before the confirmation is committed: nothing happened.
        var v = await new Wisverhaal(g).Gesloten();
        await v.Stel();
        await v.Beoordeel();
        await MetStoringAsync(g, "insert", "persoonsgegevens.wissing", async () => (await v.Functionaris.Post($"{v.Pad}/bevestigingen", new BevestigWissing(false), v.Verhaal.Versie)).Is(500));
        (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(0);
        (await v.OpenMelding()).Is(200);

        // After it, and before the list.
        await v.Bevestig();
        using (new FileStream(toepassing.Lijst.Bestand, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(1);
        await IsDichtMaarErNogAsync();
        OpLijst().ShouldBe(0);

        // After the list, and before the values are gone: of the values, the keys, the event and the register all or nothing.
        foreach (var (wat, tabel) in ((string, string)[])[("delete", "persoonsgegevens.kluis"), ("update", "persoonsgegevens.sleutel"), ("insert", "handhaving.mt_events"), ("update", "persoonsgegevens.wissing")])
        {
            await MetStoringAsync(g, wat, tabel, async () => (await toepassing.Dienst.VoltooiAllesAsync(Ct)).ShouldBe(1, tabel));
            await IsDichtMaarErNogAsync();
            OpLijst().ShouldBe(1);
        }
        (await toepassing.AfwijkingenAsync(g, Ct)).ShouldBeEmpty();

        // The application starts again, and finishes by itself.
        toepassing.MetWisser = true;
        await toepassing.Host.DisposeAsync();
        await toepassing.StartAsync();
        toepassing.MetWisser = false;
        using var grens = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        grens.CancelAfter(TimeSpan.FromSeconds(30));
        while (await v.InKluis() > 0) await Task.Delay(50, grens.Token);
        (await v.OpenMelding()).ZonderMelder();
        OpLijst().ShouldBe(1);
        await g.BijgewerktAsync();
        (await toepassing.AfwijkingenAsync(g, Ct)).ShouldBeEmpty();
        // The other tests carry out an erasure themselves.
        await toepassing.Host.DisposeAsync();
        await toepassing.StartAsync();

        int OpLijst() => toepassing.Lijst.Bestaat ? toepassing.Lijst.Lees(heel: true).Count(r => r.Gemeente == g.Code) : 0;

        async Task IsDichtMaarErNogAsync()
        {
            (await v.InKluis()).ShouldBe(1L);
            (await v.OpenMelding()).ZonderMelder();
            (await v.Functionaris.Get(v.Pad)).Is(200).Json["fase"]!.GetValue<string>().ShouldBe("Aangevraagd");
        }
    }

    [Fact]
    public async Task Wat_al_gaat_wordt_niet_nog_eens_voorgesteld_en_een_ander_van_dezelfde_persoon_blijft()
    {
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).TotBevestigd();
        (await g.Jurist.Post($"{v.Verhaal.Zaakpad}/wissingen", new StelWissingVoor(Wisgrond.VerkeerdePersoon, false, v.Melder), v.Verhaal.Versie)).Is(400).Tekst.ShouldContain("betrokkene");
        (await v.Functionaris.Post($"{v.Pad}/bevestigingen", new BevestigWissing(false), v.Verhaal.Versie)).GeweigerdDoor("W-fase");
        (await g.Jurist.Post($"{v.Pad}/intrekkingen", new TrekWissingIn(), v.Verhaal.Versie)).GeweigerdDoor("W-fase");
        (await g.Jurist.Get($"{v.Pad}/verklaring")).Is(404);

        var ander = await new Wisverhaal(g).Gesloten();
        await toepassing.Dienst.VoltooiAllesAsync(Ct);
        (await ander.OpenMelding()).Is(200);
        (await v.OpenMelding()).ZonderMelder();
        (await ander.Verhaal.Voeg(ander.Verhaal.Gemeente.Jurist, $"{ander.Verhaal.Zaakpad}/wissingen", new StelWissingVoor(Wisgrond.OnrechtmatigVerwerkt, false, ander.Melder))).Is(201);
        var lijst = (await ander.Functionaris.Get($"{ander.Verhaal.Zaakpad}/wissingen")).Is(200).Json["wissingen"]!.AsArray();
        (await ander.Verhaal.Voeg(ander.Functionaris, $"{ander.Verhaal.Zaakpad}/wissingen/{lijst.Single()!["wissingId"]!.GetValue<Guid>()}/intrekkingen", new TrekWissingIn())).Is(200);
        (await ander.OpenMelding()).Is(200);
    }

    /// <summary>The key is read before the event is saved; between the two it can be erased.</summary>
    [Fact]
    public async Task Een_waarde_onder_een_sleutel_die_net_verdwijnt_wordt_niet_bewaard_en_haar_gebeurtenis_ook_niet()
    {
        var g = toepassing.NieuweGemeente();
        var v = await new Wisverhaal(g).Gesloten();
        var gebeurtenissen = await g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente");
        await using var verbinding = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await verbinding.OpenAsync(Ct);
        await using var tx = await verbinding.BeginTransactionAsync(Ct);
        await using (var wis = new NpgsqlCommand("update persoonsgegevens.sleutel set omwikkeld = null where gemeente = $1 and betrokkene = $2", verbinding) { Parameters = { new() { Value = g.Code }, new() { Value = v.Melder } } })
            await wis.ExecuteNonQueryAsync(Ct);

        var later = g.Coordinator.Post($"/v1/panden/{g.NieuwPand()}/meldingen", new Handhaving.Meldingen.OntvangMelding(Kanaal.Telefoon, Onderwerp.Overlast, "Nog eens.", new("Fictieve Melder", Betrokkene: v.Melder), Buurtcode: g.Buurt));
        using var grens = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        grens.CancelAfter(TimeSpan.FromSeconds(30));
        while (await g.VraagAsync("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')") is not true) await Task.Delay(20, grens.Token);
        await tx.CommitAsync(Ct);

        ((int)(await later).Status).ShouldBeGreaterThanOrEqualTo(400);
        (await g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente and type <> 'tombstone'")).ShouldBe(gebeurtenissen);
    }

    private async Task IsDichtAsync(Wisverhaal v, Guid melding, Guid dossier, string merk)
    {
        (await v.OpenMelding()).Is(410).Tekst.ShouldNotContain(merk);
        var geopend = (await v.Verhaal.Gemeente.Jurist.Post($"/v1/panden/{v.Verhaal.PandId}/rechtsgeschiedenis/{melding}/_open", new OpenGebeurtenis(Raadpleegdoel.Handhaving))).Is(200);
        geopend.Json["gewist"]!.AsArray().Select(p => p!.GetValue<string>()).ShouldBe(["/melder", "/omschrijving"], ignoreOrder: true);
        geopend.Tekst.ShouldNotContain(merk);
        (await ZipAsync(v, dossier)).Status.ShouldBe(HttpStatusCode.Gone);
        var pagina = await (await Bezoeker.Aangemeld(toepassing, Rol.Handhavingsjurist, v.Verhaal.Gemeente.Code)).GetStringAsync(new Uri($"/panden/{v.Verhaal.PandId}/rechtsgeschiedenis", UriKind.Relative), Ct);
        pagina.ShouldContain("<dt>gewist</dt><dd>melder, omschrijving</dd>");
        pagina.ShouldNotContain(merk);
    }

    private static async Task<(HttpStatusCode Status, byte[] Zip)> ZipAsync(Wisverhaal v, Guid dossier)
    {
        var g = v.Verhaal.Gemeente;
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{v.Verhaal.Zaakpad}/dossiers/{dossier}/_open") { Content = new StringContent("""{"doel":"BezwaarEnBeroep"}""", new MediaTypeHeaderValue("application/json")) };
        verzoek.Headers.Authorization = new("Bearer", g.Jurist.Token);
        verzoek.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        using var klant = g.Toepassing.Host.Server.CreateClient();
        using var antwoord = await klant.SendAsync(verzoek, Ct);
        return (antwoord.StatusCode, await antwoord.Content.ReadAsByteArrayAsync(Ct));
    }

    private static async Task<Guid> GebeurtenisAsync<T>(Wisverhaal v)
    {
        await using var lees = v.Verhaal.Gemeente.Lees();
        return (await lees.Events.FetchStreamAsync(v.Verhaal.PandId, token: Ct)).Last(e => e.Data is T).Id;
    }

    /// <summary>The database refuses one kind of statement, as if the process died there.</summary>
    private static async Task MetStoringAsync(Gemeente g, string wat, string tabel, Func<Task> doe)
    {
        var naam = $"storing_{g.Code}".ToLowerInvariant();
        var (kolom, rij) = (tabel.EndsWith("events", StringComparison.Ordinal) ? "tenant_id" : "gemeente", wat == "insert" ? "new" : "old");
        await g.VraagAsync($"create function public.{naam}() returns trigger language plpgsql as $$ begin raise exception 'storing'; end $$");
        await g.VraagAsync($"create trigger {naam} before {wat} on {tabel} for each row when ({rij}.{kolom} = :gemeente) execute function public.{naam}()");
        try
        {
            await doe();
        }
        finally
        {
            await g.VraagAsync($"drop trigger {naam} on {tabel}");
            await g.VraagAsync($"drop function public.{naam}()");
        }
    }
}
