using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudNative.CloudEvents.SystemTextJson;
using Handhaving.Bewijs.Boom;
using Handhaving.Leveringen;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Velden;
using Handhaving.Velden;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Handhaving.Tests.Leveringen;

/// <summary>A feed as its partner meets it: over HTTP, on a real database, with the writer that runs in production.</summary>
public sealed partial class FeedTests(Leveringtoepassing toepassing) : IClassFixture<Leveringtoepassing>
{
    private const string Uwv = "00000099000000001001", Fiscus = "00000099000000001002", Politie = "00000099000000001003";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Tekst(JsonNode? waarde) => waarde!.GetValue<string>();

    private Task<Leververhaal> Verhaal() => new Leververhaal(toepassing).MetProject((Uwv, Partnersoort.Uwv), (Fiscus, Partnersoort.Belastingdienst), (Politie, Partnersoort.Politie));

    /// <summary>
    /// Many who write at once, some of whom change their mind; two writers of the feed, of whose connections one after the other is killed; and a reader
    /// who reads on meanwhile. What he got is what was booked: in that order, without a hole and without anything twice.
    /// </summary>
    [Fact]
    public async Task Wat_er_ook_misgaat_de_lezer_krijgt_alles_een_keer_en_in_volgorde()
    {
        var v = await Verhaal();
        var ruim = await v.Afspraak(Uwv, Leverveld.PandId, Leverveld.AantalBewoners);
        var smal = await v.Afspraak(Politie, Leverveld.PandId, Leverveld.Wijkcode);
        var panden = new List<(string Pand, Guid Zaak)>();
        for (var i = 0; i < 5; i++) panden.Add(await v.Pand());
        var buiten = await v.Pand(geselecteerd: false);
        var teller = 100;
        using var klaar = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        async Task Schrijf(int zaad)
        {
            var toeval = new Random(zaad);
            for (var n = 0; n < 12; n++)
            {
                var (pand, zaak) = toeval.Next(4) == 0 ? buiten : panden[toeval.Next(panden.Count)];
                await using var sessie = v.Gemeente.Schrijf();
                var stroom = await sessie.Events.FetchForExclusiveWriting<Pand>(pand, Ct);
                stroom.AppendOne(v.Overtreding(zaak, Interlocked.Increment(ref teller)));
                // Dropped without a commit, like a request that broke off.
                if (toeval.Next(4) > 0) await sessie.SaveChangesAsync(Ct);
            }
        }
        async Task Volg()
        {
            var schrijver = ActivatorUtilities.CreateInstance<Feedschrijver>(toepassing.Host.Services, toepassing.Host.Services.GetRequiredService<NpgsqlDataSource>());
            while (!klaar.IsCancellationRequested)
                try
                {
                    await schrijver.PartijAsync(v.Gemeente.Code, Ct);
                    await Task.Yield();
                }
                catch (Exception e) when (e is not OperationCanceledException) { }
        }
        async Task Stoor()
        {
            while (!klaar.IsCancellationRequested)
            {
                await toepassing.Database.VraagAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and application_name = 'handhaving-borging'");
                await Task.Delay(150, Ct);
            }
        }
        List<JsonObject> gelezen = [];
        async Task Lees()
        {
            string? na = null;
            var laatste = false;
            while (true)
            {
                var stop = klaar.IsCancellationRequested;
                var antwoord = await ruim.Vraag(na, wacht: stop ? 0 : 200);
                var pagina = antwoord.Status == HttpStatusCode.OK ? antwoord.Json.AsArray().Select(e => e!.AsObject()).ToList() : [];
                gelezen.AddRange(pagina);
                if (pagina.Count > 0) na = Tekst(pagina[^1]["id"]);
                else if (stop && laatste) return;
                laatste = stop;
            }
        }
        // A feed begins when its agreement was booked.
        await v.Bijgewerkt();
        var achtergrond = new[] { Volg(), Volg(), Stoor(), Lees() };
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(Schrijf));
        }
        finally
        {
            await klaar.CancelAsync();
        }
        await Task.WhenAll(achtergrond);
        await v.Bijgewerkt();
        gelezen.AddRange(await ruim.Alles(Tekst(gelezen[^1]["id"])));

        gelezen.Select(e => Tekst(e["id"])).ShouldBe(Enumerable.Range(1, gelezen.Count).Select(n => Feedlezing.Nr(n)));
        var geboekt = new List<(string, int)>();
        await using (var c = new NpgsqlConnection(toepassing.Database.AlsBeheer))
        {
            await c.OpenAsync(Ct);
            await using var vraag = new NpgsqlCommand($"select p.stroom, (e.data->>'aantalPersonen')::int from borging.post p join handhaving.mt_events e on e.tenant_id = p.gemeente and e.seq_id = p.seq_id where p.gemeente = '{v.Gemeente.Code}' and e.type = 'overtreding-vastgesteld.v1' order by p.i", c);
            await using var r = await vraag.ExecuteReaderAsync(Ct);
            while (await r.ReadAsync(Ct)) geboekt.Add((r.GetString(0), r.GetInt32(1)));
        }
        geboekt.Count.ShouldBeGreaterThan(30);
        gelezen.Where(e => e["data"]!["aantalBewoners"] is not null).Select(e => (Tekst(e["data"]!["pandId"]), e["data"]!["aantalBewoners"]!.GetValue<int>()))
            .ShouldBe(geboekt.Where(g => g.Item1 != buiten.Pand));
        // The other feed has its own count, and of all that happened it says only what it was granted.
        var ander = await smal.Alles();
        ander.Select(e => Tekst(e["id"])).ShouldBe(Enumerable.Range(1, panden.Count).Select(n => Feedlezing.Nr(n)));
        ander.Select(e => Tekst(e["data"]!["pandId"])).ShouldBe(panden.Select(p => p.Pand), ignoreOrder: true);
        ander.Select(e => Tekst(e["subject"])).Intersect(gelezen.Select(e => Tekst(e["subject"]))).ShouldBeEmpty();
        ander.Select(e => Tekst(e["traceparent"])).Intersect(gelezen.Select(e => Tekst(e["traceparent"]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Elke_gebeurtenis_is_een_NL_GOV_CloudEvent_met_alleen_wat_is_toegekend()
    {
        var v = await Verhaal();
        var (pand, zaak) = await v.Pand();
        var persoon = Guid.NewGuid();
        await v.Leg<Pand>(pand, v.Overtreding(zaak, 7), new BewonerAangetroffen(zaak, Guid.NewGuid(), null, Persoonsgegeven.Over(persoon, new Aangetroffene("Fictieve Bewoner", new DateOnly(1990, 1, 2), "GEHEIM"))) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        var feed = await v.Afspraak(Fiscus, Leverveld.PandId, Leverveld.AantalBewoners, Leverveld.Bewoners);
        await v.Bijgewerkt();

        var antwoord = (await feed.Vraag()).Is(200);
        // Who asks for that and nothing else gets it too.
        (await feed.Get($"{feed.Pad}?lastEventId={Feedlezing.Nr(1)}", "application/cloudevents-batch+json")).Is(200);
        antwoord.Koppen["Content-Type"].ShouldBe("application/cloudevents-batch+json; charset=utf-8");
        antwoord.Koppen["Cache-Control"].ShouldBe("no-store");
        antwoord.Tekst.ShouldNotContain("GEHEIM");
        antwoord.Tekst.ShouldNotContain(zaak.ToString());
        antwoord.Tekst.ShouldNotContain(persoon.ToString());
        var bericht = antwoord.Json.AsArray().Single()!.AsObject();
        Keur(bericht);
        bericht["data"]!.AsObject().Select(d => d.Key).ShouldBe(["pandId", "aantalBewoners", "bewoners"]);
        Tekst(bericht["data"]!["bewoners"]![0]!["naam"]).ShouldBe("Fictieve Bewoner");
        await using (var sessie = v.Gemeente.Lees())
        {
            var afspraak = (await sessie.LoadAsync<Leveringsafspraak>(feed.Stroom, Ct))!;
            var schema = afspraak.Schema(afspraak.Versies[0], new("https://handhaving.invalid"));
            Tekst(bericht["dataschema"]).ShouldBe(Tekst(schema["$id"]));
            Jsonschema.Fouten(schema, bericht["data"]).ShouldBeEmpty();
        }
        // Another implementation reads it.
        var gelezen = new JsonEventFormatter().DecodeBatchModeMessage(Encoding.UTF8.GetBytes(antwoord.Tekst), new System.Net.Mime.ContentType("application/cloudevents-batch+json"), []);
        gelezen.Single().IsValid.ShouldBeTrue();
        gelezen.Single().Id.ShouldBe(Feedlezing.Nr(1));
        new JsonEventFormatter().DecodeBatchModeMessage("[]"u8.ToArray(), new System.Net.Mime.ContentType("application/cloudevents-batch+json"), []).ShouldBeEmpty();
        // The access stands in the log of the person, under the activity of the interventieteam; and the receipt holds the hash of what went out.
        (await v.Gemeente.VraagAsync($"select count(*) from raadpleging.logregel where gemeente = :gemeente and sleutel = '{persoon}' and regel::text like '%Levering aan een partner%'")).ShouldBe(1L);
        (await v.Gemeente.VraagAsync($"select encode(sha256, 'hex') from levering.levering where gemeente = :gemeente and feed = '{feed.Feed}'"))
            .ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(antwoord.Tekst))));
        // What is kept holds no name.
        ((string)(await v.Gemeente.VraagAsync("select string_agg(r::text, '') from levering.regel r where gemeente = :gemeente"))!).ShouldNotContain("Fictieve");
    }

    /// <summary>By rules of our own; the schemas of CNCF and the profile say the same.</summary>
    private static void Keur(JsonObject bericht)
    {
        bericht.Select(b => b.Key).ShouldAllBe(k => Regex.IsMatch(k, "^[a-z0-9]{1,20}$"));
        Tekst(bericht["specversion"]).ShouldBe("1.0");
        Tekst(bericht["id"]).ShouldMatch("^[0-9]{19}$");
        bericht["sequence"]!.ToString().ShouldBe(bericht["id"]!.ToString());
        Tekst(bericht["source"]).ShouldMatch("^urn:nld:oin:[0-9A-Za-z]{20}:systeem:[A-Za-z0-9._%()-]+$");
        Tekst(bericht["type"]).ShouldMatch(@"^nl(\.[a-z0-9-]+)+\.v1$");
        DateTimeOffset.Parse(Tekst(bericht["time"]), CultureInfo.InvariantCulture).Offset.ShouldBe(TimeSpan.Zero);
        Tekst(bericht["time"]).ShouldEndWith("Z");
        Guid.TryParse(Tekst(bericht["subject"]), out _).ShouldBeTrue();
        Tekst(bericht["traceparent"]).ShouldMatch("^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[0-3]$");
        var weg = Tekst(bericht["method"]) == "DELETE";
        bericht.ContainsKey("data").ShouldBe(!weg);
        if (!weg) Tekst(bericht["datacontenttype"]).ShouldBe("application/json");
    }

    [Fact]
    public async Task Een_wissing_komt_aan_als_verwijdering_en_blijft_open_tot_de_partner_haar_bevestigt()
    {
        var v = await Verhaal();
        var (pand, zaak) = await v.Pand();
        var bewoner = new BewonerAangetroffen(zaak, Guid.NewGuid(), null, Persoonsgegeven.Over(Guid.NewGuid(), new Aangetroffene("Fictieve Bewoner"))) { GebeurdOp = toepassing.Klok.GetUtcNow() };
        await v.Leg<Pand>(pand, bewoner);
        var feed = await v.Afspraak(Fiscus, Leverveld.PandId, Leverveld.Bewoners);
        await v.Bijgewerkt();
        var eerste = (await feed.Alles()).Single();
        (await feed.Bevestig(Tekst(eerste["id"]))).Is(200).Json["open"]!.GetValue<int>().ShouldBe(0);
        Guid gebeurtenis;
        await using (var sessie = v.Gemeente.Lees()) gebeurtenis = (await sessie.Events.FetchStreamAsync(pand, token: Ct)).Single(e => e.Data is BewonerAangetroffen).Id;

        await v.Leg<Pand>(pand, new PersoonsgegevensGewist(zaak, Guid.NewGuid(), Wisgrond.NietLangerNodig, [new(gebeurtenis, "/persoon")]) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        await v.Bijgewerkt();

        var na = await feed.Alles(Tekst(eerste["id"]));
        na.Select(e => (Tekst(e["method"]), Tekst(e["reden"]))).ShouldBe([("DELETE", "wissing"), ("PUT", "wissing")]);
        na.ForEach(Keur);
        na.ShouldAllBe(e => Tekst(e["subject"]) == Tekst(eerste["subject"]));
        na[1]["data"]!["bewoners"]!.AsArray().ShouldBeEmpty();
        // Who begins at the beginning never gets to see him either.
        (await feed.Alles()).Select(e => Tekst(e["method"])).ShouldBe(["DELETE", "PUT"]);
        (await Beeld(v, feed))["openCorrecties"]!.GetValue<int>().ShouldBe(2);
        (await feed.Bevestig(Feedlezing.Nr(99))).Is(400);
        (await feed.Bevestig(Tekst(na[1]["id"]))).Is(200);
        (await feed.Bevestig(Tekst(na[1]["id"]))).Is(200).Json["open"]!.GetValue<int>().ShouldBe(0);
        (await Beeld(v, feed))["openCorrecties"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Een_ingetrokken_selectie_een_smallere_afspraak_en_het_einde_worden_verwijderingen_en_kleinere_gegevens()
    {
        var v = await Verhaal();
        var (eerste, _) = await v.Pand(geselecteerd: false);
        var selectie = await v.Selecteer(eerste);
        var (tweede, _) = await v.Pand();
        var feed = await v.Afspraak(Uwv, Leverveld.PandId, Leverveld.Wijkcode);
        await v.Bijgewerkt();
        (await feed.Alles()).Select(e => Tekst(e["method"])).ShouldBe(["PUT", "PUT"]);

        await v.Leg<LsiProject>(LsiProject.Stroom(v.ProjectId), new SelectieIngetrokken(v.ProjectId, selectie, Intrekkingsreden.Vergissing) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        await v.Bijgewerkt();
        var weg = (await feed.Alles(Feedlezing.Nr(2))).Single();
        (Tekst(weg["method"]), Tekst(weg["reden"])).ShouldBe(("DELETE", "selectie"));

        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringsafspraakGewijzigd(feed.AfspraakId, 2, v.Inhoud(Leverveld.PandId), Guid.NewGuid(), Persoonsgegeven.Over(Guid.NewGuid(), "tekst")) { GebeurdOp = toepassing.Klok.GetUtcNow() },
            new LeveringsafspraakGoedgekeurd(feed.AfspraakId, 2, Guid.NewGuid()) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        // Also before the writer has seen it: what is no longer granted does not go out.
        var voor = (await feed.Alles()).First(e => Tekst(e["method"]) == "PUT" && Tekst(e["data"]!["pandId"]) == tweede);
        (voor["data"]!.AsObject().ContainsKey("wijkcode") && voor["data"]!["wijkcode"] is not null).ShouldBeFalse();
        await v.Bijgewerkt();
        var kleiner = (await feed.Alles(Feedlezing.Nr(3))).Single();
        kleiner["data"]!.AsObject().Select(d => d.Key).ShouldBe(["pandId"]);
        Tekst(kleiner["dataschema"]).ShouldEndWith("/2");

        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringsafspraakBeeindigd(feed.AfspraakId, Beeindigingsreden.DoelBereikt, Guid.NewGuid()) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        (await feed.Alles()).ShouldAllBe(e => Tekst(e["method"]) == "DELETE");
        await v.Bijgewerkt();
        (await feed.Alles()).Select(e => Tekst(e["method"])).ShouldBe(["DELETE", "DELETE"]);
        // Nothing that happens later leaves.
        await v.Pand();
        await v.Bijgewerkt();
        (await feed.Alles()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Een_verlopen_cursor_is_410_en_opnieuw_beginnen_geeft_van_elke_zaak_de_hele_stand()
    {
        var v = await new Leververhaal(toepassing).MetProject((Uwv, Partnersoort.Uwv));
        var (blijft, zaak) = await v.Pand();
        var (gaat, _) = await v.Pand(geselecteerd: false);
        var selectie = await v.Selecteer(gaat);
        var feed = await v.Afspraak(Uwv, Leverveld.PandId, Leverveld.AantalBewoners);
        await v.Bijgewerkt();
        await v.Leg<LsiProject>(LsiProject.Stroom(v.ProjectId), new SelectieIngetrokken(v.ProjectId, selectie, Intrekkingsreden.Vergissing) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        await v.Bijgewerkt();
        (await feed.Alles()).Count.ShouldBe(2);
        // A compacted row keeps its place as a cursor.
        (await feed.Vraag(Feedlezing.Nr(2))).Is(200).Json.AsArray().Count.ShouldBe(1);
        (await feed.Vraag(Feedlezing.Nr(4))).IsProbleem(400, "lastEventId");
        foreach (var raar in (string[])["1", "x", "00000000000000000001", "-000000000000000001"]) (await feed.Vraag(raar)).IsProbleem(400, "lastEventId");
        (await feed.Vraag(wacht: 30_001)).IsProbleem(400, "timeout");

        // As if the term of thirty days had passed.
        await toepassing.Database.VraagAsync($"update levering.regel set op = op - interval '31 days' where feed = '{feed.Feed}'");
        await toepassing.Database.VraagAsync($"update levering.stand set dag = dag - 1 where gemeente = '{v.Gemeente.Code}'");
        await v.Bijgewerkt();

        var verlopen = (await feed.Vraag(Feedlezing.Nr(1))).Is(410);
        Tekst(verlopen.Json["detail"]).ShouldContain("zonder cursor");
        (await feed.Vraag(Feedlezing.Nr(3))).Is(200);
        var opnieuw = await feed.Alles();
        opnieuw.Select(e => (Tekst(e["method"]), Tekst(e["reden"]), Tekst(e["data"]!["pandId"]))).ShouldBe([("PUT", "herhaling", blijft)]);
        await v.Leg<Pand>(blijft, v.Overtreding(zaak, 3));
        await v.Bijgewerkt();
        (await feed.Alles(Tekst(opnieuw[^1]["id"]))).Single()["data"]!["aantalBewoners"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Wachten_houdt_geen_verbinding_vast_en_eindigt_zodra_er_iets_is()
    {
        var v = await Verhaal();
        var feed = await v.Afspraak(Uwv, Leverveld.PandId);
        await v.Bijgewerkt();
        (await feed.Vraag()).Is(200).Json.AsArray().ShouldBeEmpty();
        async Task<long> Bezet() => (long)(await toepassing.Database.VraagAsync("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and query like '%levering%'"))!;

        var wachters = Enumerable.Range(0, 40).Select(_ => feed.Vraag(wacht: 30_000)).ToArray();
        var rustig = false;
        for (var poging = 0; poging < 100 && !rustig; poging++)
        {
            await Task.Delay(50, Ct);
            rustig = await Bezet() == 0;
        }
        rustig.ShouldBeTrue();
        (await Task.WhenAll(wachters.Where(w => w.IsCompleted))).Select(a => $"{a.Status} {a.Tekst}").ShouldBeEmpty();
        var begin = TimeProvider.System.GetTimestamp();
        var (pand, _) = await v.Pand();
        foreach (var w in wachters) Tekst((await w).Is(200).Json.AsArray().Single()!["data"]!["pandId"]).ShouldBe(pand);
        TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Een_ander_ziet_niets_en_wie_is_opgeschort_krijgt_niets()
    {
        var v = await Verhaal();
        await v.Pand();
        var feed = await v.Afspraak(Uwv, Leverveld.PandId);
        var ander = await v.Afspraak(Politie, Leverveld.PandId);
        await v.Bijgewerkt();
        var vreemd = await ander.Get(feed.Pad);
        vreemd.Is(403);
        (await ander.Get($"/v1/feeds/{Guid.NewGuid()}")).Tekst.ShouldBe(vreemd.Tekst);
        (await feed.Alles()).Count.ShouldBe(1);

        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringOpgeschort(feed.AfspraakId, Opschortreden.Datalek, Guid.NewGuid()) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        var dicht = (await feed.Vraag()).Is(403);
        Tekst(dicht.Json["type"]).ShouldEndWith("levering-opgeschort");
        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente and soort = 'inzage-geweigerd.v1' and regel::text like '%Levering aan een partner%'")).ShouldBe(1L);
        (await ander.Alles()).Count.ShouldBe(1);
        await v.Pand();
        await v.Bijgewerkt();
        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringHervat(feed.AfspraakId, Guid.NewGuid()) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        (await feed.Alles()).Count.ShouldBe(2);
        // The partner itself shut out: all of its feeds at once.
        await v.Leg<Partner>(Handhaving.Partners.Partner.Stroom(feed.Partner), new PartnerGeschorst(Schorsingsreden.Onderzoek, Guid.NewGuid()) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        (await feed.Vraag()).Is(403);
    }

    /// <summary>A reader who stops reading, on a real socket; then the partner is suspended. The page breaks off, and he never holds a whole one.</summary>
    [Fact]
    public async Task Wie_midden_in_een_bladzijde_wordt_opgeschort_krijgt_haar_niet_af()
    {
        var v = await Verhaal();
        var (pand, zaak) = await v.Pand();
        var feed = await v.Afspraak(Fiscus, Leverveld.PandId, Leverveld.Bewoners);
        var nu = toepassing.Klok.GetUtcNow();
        await v.Leg<Pand>(pand, [.. Enumerable.Range(0, 120).Select(n => new BewonerAangetroffen(zaak, Guid.NewGuid(), null, Persoonsgegeven.Over(Guid.NewGuid(), new Aangetroffene($"Fictief {n} {new string('x', 150)}"))) { GebeurdOp = nu })]);
        await v.Bijgewerkt();

        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8 << 10 };
        await socket.ConnectAsync(IPAddress.Loopback, toepassing.Stopcontact.Adres.Port, Ct);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {feed.Pad} HTTP/1.1\r\nHost: localhost\r\nX-Proef: {v.Gemeente.Code}|{feed.Partner}|{Fiscus}|{feed.Feed}\r\n\r\n"), Ct);
        var buffer = new byte[4096];
        var begin = Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer, Ct));
        begin.ShouldStartWith("HTTP/1.1 200");
        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringOpgeschort(feed.AfspraakId, Opschortreden.Datalek, Guid.NewGuid()) { GebeurdOp = nu });
        long gelezen = 0;
        var eind = "";
        try
        {
            for (int aantal; (aantal = await socket.ReceiveAsync(buffer, Ct)) > 0; gelezen += aantal) eind = Encoding.UTF8.GetString(buffer, 0, aantal);
        }
        catch (SocketException) { }

        // A whole answer ends with a chunk of no bytes.
        eind.ShouldNotEndWith("0\r\n\r\n");
        var groot = (long)(await v.Gemeente.VraagAsync($"select count(*) from levering.regel where feed = '{feed.Feed}'"))!;
        groot.ShouldBeGreaterThan(100);
        gelezen.ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public async Task Zonder_raadpleeglog_gaat_er_niets_uit()
    {
        var v = await Verhaal();
        await v.Pand();
        var feed = await v.Afspraak(Uwv, Leverveld.PandId);
        await v.Bijgewerkt();
        await toepassing.Database.VraagAsync("revoke insert on raadpleging.logregel from handhaving_app");
        try
        {
            var antwoord = await feed.Vraag();
            ((int)antwoord.Status).ShouldBeGreaterThanOrEqualTo(500);
            antwoord.Tekst.ShouldNotContain("specversion");
            (await v.Gemeente.VraagAsync($"select count(*) from levering.levering where feed = '{feed.Feed}'")).ShouldBe(0L);
        }
        finally
        {
            await toepassing.Database.VraagAsync("grant insert on raadpleging.logregel to handhaving_app");
        }
        (await feed.Alles()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Het_abonnement_is_dezelfde_feed_onder_dezelfde_cursor()
    {
        var v = await Verhaal();
        for (var i = 0; i < 3; i++) await v.Pand();
        var feed = await v.Afspraak(Uwv, Leverveld.PandId);
        await v.Bijgewerkt();
        var abonnement = (await feed.Get($"/v1/subscriptions/{feed.Feed}")).Is(200).Json;
        Tekst(abonnement["protocol"]).ShouldBe("http-pull");
        Tekst(abonnement["endpoint"]).ShouldEndWith($"/v1/subscriptions/{feed.Feed}/events");
        var alles = await feed.Alles();
        var twee = (await feed.Get($"/v1/subscriptions/{feed.Feed}/events?since={Feedlezing.Nr(1)}&limit=1")).Is(200).Json.AsArray().Single()!;
        JsonNode.DeepEquals(twee, alles[1]).ShouldBeTrue();
        (await feed.Get($"/v1/subscriptions/{feed.Feed}/events?limit=0")).Is(400);
        (await feed.Get($"/v1/subscriptions/{feed.Feed}/events?since=x")).IsProbleem(400, "since");
    }

    /// <summary>As an outsider does it, from docs/aansluiten-lsi.md: with the events, the leaves and the checkpoint, and nothing of ours.</summary>
    [Fact]
    public async Task Een_partner_bewijst_wat_hij_kreeg_en_dat_er_niets_ontbreekt_ook_na_een_wissing()
    {
        var v = await Verhaal();
        var (pand, zaak) = await v.Pand();
        await v.Leg<Pand>(pand, new BewonerAangetroffen(zaak, Guid.NewGuid(), null, Persoonsgegeven.Over(Guid.NewGuid(), new Aangetroffene("Fictieve Bewoner"))) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        await v.Pand();
        var feed = await v.Afspraak(Fiscus, Leverveld.PandId, Leverveld.AantalBewoners, Leverveld.Bewoners);
        await v.Bijgewerkt();
        var events = await feed.Alles();
        var bladen = (await feed.Get($"{feed.Pad}/bladen")).Is(200).Json["items"]!.AsArray();
        foreach (var (bericht, blad) in events.Zip(bladen))
        {
            var inhoud = bericht.DeepClone().AsObject();
            foreach (var (veld, merken) in blad!["merken"]!.AsObject())
                inhoud["data"]![veld] = new JsonArray([.. inhoud["data"]![veld]!.AsArray().Zip(merken!.AsArray()).Select(d => (JsonNode)new JsonObject { ["aangetroffenOp"] = d.First!["aangetroffenOp"]?.DeepClone(), ["merk"] = d.Second!.DeepClone() })]);
            Convert.ToBase64String(Merkle.Blad(Handhaving.Bewijs.Canoniek.CanoniekeJson.Canoniseer(Encoding.UTF8.GetBytes(inhoud.ToJsonString())))).ShouldBe(Tekst(blad["hash"]));
        }
        var eerste = await Klopt(v, feed);

        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringsafspraakBeeindigd(feed.AfspraakId, Beeindigingsreden.DoelBereikt, Guid.NewGuid()) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        await v.Bijgewerkt();
        (await v.Gemeente.VraagAsync($"select count(*) from levering.regel where feed = '{feed.Feed}'")).ShouldBe(2L);
        (await Klopt(v, feed)).ShouldBe(eerste + 2);
    }

    private static async Task<long> Klopt(Leververhaal v, Feedlezing feed)
    {
        var hashes = (await feed.Get($"{feed.Pad}/bladen")).Is(200).Json["items"]!.AsArray().Select(b => Convert.FromBase64String(Tekst(b!["hash"])));
        var antwoord = (await feed.Get($"{feed.Pad}/checkpoint")).Is(200).Json;
        var notitie = Handhaving.Bewijs.Notities.Notitie.Lees(Encoding.UTF8.GetBytes(Tekst(antwoord["notitie"])));
        notitie.Controleer([Handhaving.Bewijs.Notities.Sleutel.Lees(Tekst(antwoord["sleutel"]))]);
        var checkpoint = Handhaving.Bewijs.Notities.Checkpoint.Lees(notitie.Tekst);
        checkpoint.Log.ShouldBe($"handhaving.invalid/{v.Gemeente.Code}/feed/{feed.Feed}");
        var boom = new Merkleboom(hashes);
        (boom.Maat, Convert.ToHexString(boom.Wortel())).ShouldBe((checkpoint.Maat, Convert.ToHexString(checkpoint.Wortel)));
        return checkpoint.Maat;
    }

    [Fact]
    public async Task De_coordinator_ziet_wie_wat_krijgt_en_stopt_een_levering_vanaf_de_pagina()
    {
        var v = await Verhaal();
        await v.Pand();
        var feed = await v.Afspraak(Uwv, Leverveld.PandId);
        await v.Bijgewerkt();
        var voor = await Beeld(v, feed);
        (voor["achterstand"]!.GetValue<int>(), voor["geleverdTot"]!.GetValue<int>(), Tekst(voor["stand"])).ShouldBe((1, 0, "Levert"));
        await feed.Alles();
        (await Beeld(v, feed))["achterstand"]!.GetValue<int>().ShouldBe(0);

        using var bezoeker = await Bezoeker.Aangemeld(toepassing, Handhaving.Toegang.Rol.Coordinator, v.Gemeente.Code);
        var pagina = await bezoeker.GetStringAsync(new Uri("/leveringen", UriKind.Relative), Ct);
        pagina.ShouldContain("Wie krijgt wat");
        pagina.ShouldContain(feed.AfspraakId.ToString());
        var velden = new Dictionary<string, string> { ["_handler"] = "stop", ["Stop.Afspraak"] = feed.AfspraakId.ToString(), ["Stop.Reden"] = "Datalek" };
        (await (await bezoeker.VulInAsync("/leveringen", "/leveringen", velden)).Content.ReadAsStringAsync(Ct)).ShouldContain("Er is niets gestopt");
        (await feed.Vraag()).Is(200);
        velden["Stop.Zeker"] = "true";
        (await (await bezoeker.VulInAsync("/leveringen", "/leveringen", velden)).Content.ReadAsStringAsync(Ct)).ShouldContain("De levering is gestopt");
        (await feed.Vraag()).Is(403);
        Tekst((await Beeld(v, feed))["stand"]).ShouldBe("Opgeschort");
    }

    private static async Task<JsonNode> Beeld(Leververhaal v, Feedlezing feed) =>
        (await v.Gemeente.Coordinator.Get("/v1/leveringen")).Is(200).Json["items"]!.AsArray().Single(i => Tekst(i!["feedId"]) == feed.Feed.ToString())!;
}

internal static class Feedantwoorden
{
    public static Antwoord IsProbleem(this Antwoord antwoord, int status, string veld)
    {
        antwoord.Is(status).Json["errors"]!.AsObject().ContainsKey(veld).ShouldBeTrue(antwoord.Tekst);
        return antwoord;
    }
}
