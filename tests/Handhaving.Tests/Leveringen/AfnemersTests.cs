using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Velden;

namespace Handhaving.Tests.Leveringen;

/// <summary>The sample consumers of docs/aansluiten-lsi.md as real programs, through the real door: whatever happens to them, in the end they hold what the feed says.</summary>
public sealed class AfnemersTests(Afnemerstoepassing toepassing) : IClassFixture<Afnemerstoepassing>
{
    private const string Uwv = "00000099000000001001";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Nu => toepassing.Klok.GetUtcNow();

    private async Task<(Leververhaal, Feedlezing, Afnemer)> Begin(Afnemersoort soort)
    {
        var v = await new Leververhaal(toepassing).MetProject((Uwv, Partnersoort.Uwv));
        var feed = await v.Afspraak(Uwv, Leverveld.PandId, Leverveld.AantalBewoners);
        await v.Bijgewerkt();
        return (v, feed, await Afnemer.RichtIn(soort, toepassing, v, feed, Uwv));
    }

    private async Task Trek(Leververhaal v, Guid selectie) =>
        await v.Leg<LsiProject>(LsiProject.Stroom(v.ProjectId), new SelectieIngetrokken(v.ProjectId, selectie, Intrekkingsreden.Vergissing) { GebeurdOp = Nu });

    /// <summary>Both the folder and the feed hold these addresses and no other.</summary>
    private static async Task Klopt(Afnemer afnemer, IEnumerable<string> panden)
    {
        var zaken = afnemer.Zaken();
        zaken.ShouldBe(await afnemer.Onafhankelijk());
        zaken.Values.Select(z => JsonNode.Parse(z[z.IndexOf('{', StringComparison.Ordinal)..])!["pandId"]!.GetValue<string>()).ShouldBe(panden, ignoreOrder: true);
    }

    [Theory, InlineData(Afnemersoort.CSharp), InlineData(Afnemersoort.Node)]
    public async Task De_eerste_keer_krijgt_een_afnemer_elke_zaak_ook_over_meer_bladzijden(Afnemersoort soort)
    {
        var (v, _, afnemer) = await Begin(soort);
        await using var _a = afnemer;
        List<string> panden = [];
        for (var i = 0; i < 103; i++) panden.Add((await v.Pand()).Pand);
        await v.Bijgewerkt();

        await afnemer.LeesAlles();
        await Klopt(afnemer, panden);
        afnemer.Bladzijden.ShouldBe(2);
        // Once more there is nothing to do.
        await afnemer.LeesAlles();
        afnemer.Bladzijden.ShouldBe(0);
        await Klopt(afnemer, panden);
    }

    /// <summary>Two who write, and a reader who is killed at any moment: while it starts, while it waits, and as soon as it has a page.</summary>
    [Theory, InlineData(Afnemersoort.CSharp, 1), InlineData(Afnemersoort.Node, 2)]
    public async Task Wie_op_elk_moment_wordt_gedood_heeft_na_herstart_wat_de_feed_zegt(Afnemersoort soort, int zaad)
    {
        var (v, _, afnemer) = await Begin(soort);
        await using var _a = afnemer;
        using var klaar = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        ConcurrentDictionary<string, int> verwacht = new();

        async Task Schrijf(Random toeval)
        {
            List<(string Pand, Guid Zaak, Guid Selectie)> mijn = [];
            for (var n = 1; !klaar.IsCancellationRequested; n++)
            {
                var wat = toeval.Next(4);
                if (mijn.Count < 2 || wat == 0)
                {
                    var (pand, zaak) = await v.Pand(geselecteerd: false);
                    mijn.Add((pand, zaak, await v.Selecteer(pand)));
                    verwacht[pand] = 0;
                }
                else if (wat == 1 && mijn.Count > 3)
                {
                    await Trek(v, mijn[0].Selectie);
                    verwacht.TryRemove(mijn[0].Pand, out _);
                    mijn.RemoveAt(0);
                }
                else
                {
                    var (pand, zaak, _) = mijn[toeval.Next(mijn.Count)];
                    await v.Leg<Pand>(pand, v.Overtreding(zaak, n));
                    verwacht[pand] = n;
                }
                await v.Bijgewerkt();
                await Task.Delay(toeval.Next(100), Ct);
            }
        }
        var schrijvers = new[] { Schrijf(new(zaad)), Schrijf(new(zaad + 100)) };
        var kans = new Random(zaad + 200);
        for (var keer = 0; keer < 8; keer++)
        {
            afnemer.Start();
            if (keer % 2 == 1) await afnemer.Tot(() => afnemer.Bladzijden > 0, "een bladzijde");
            await Task.Delay(kans.Next(keer % 2 == 1 ? 300 : 2500), Ct);
            await afnemer.DoodAsync();
        }
        await klaar.CancelAsync();
        await Task.WhenAll(schrijvers);
        await v.Bijgewerkt();

        await afnemer.LeesAlles();
        await Klopt(afnemer, verwacht.Keys);
        afnemer.Zaken().Values.Select(z => JsonNode.Parse(z[z.IndexOf('{', StringComparison.Ordinal)..])!.AsObject())
            .Select(d => (d["pandId"]!.GetValue<string>(), d["aantalBewoners"]?.GetValue<int>() ?? 0)).ShouldBe(verwacht.Select(p => (p.Key, p.Value)), ignoreOrder: true);
        verwacht.ShouldNotBeEmpty();
    }

    [Theory, InlineData(Afnemersoort.CSharp), InlineData(Afnemersoort.Node)]
    public async Task Wat_twee_keer_komt_verandert_niets(Afnemersoort soort)
    {
        var (v, _, afnemer) = await Begin(soort);
        await using var _a = afnemer;
        var (eerste, zaak) = await v.Pand();
        var (tweede, _) = await v.Pand(geselecteerd: false);
        var selectie = await v.Selecteer(tweede);
        await v.Bijgewerkt();
        await afnemer.LeesAlles();
        var oud = await File.ReadAllBytesAsync(afnemer.Standbestand, Ct);

        await v.Leg<Pand>(eerste, v.Overtreding(zaak, 4));
        await Trek(v, selectie);
        var (derde, _) = await v.Pand();
        await v.Bijgewerkt();
        await afnemer.LeesAlles();
        await Klopt(afnemer, [eerste, derde]);
        var (voor, cursor) = (afnemer.Zaken(), afnemer.Cursor);

        // As if it had stopped after writing and before moving its cursor; a half file of then goes too.
        await File.WriteAllBytesAsync(afnemer.Standbestand, oud, Ct);
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(afnemer.Standbestand)!, "zaken-1", "half.json.deel"), "{", Ct);
        await afnemer.LeesAlles();
        afnemer.Bladzijden.ShouldBe(1);
        afnemer.Zaken().ShouldBe(voor);
        afnemer.Cursor.ShouldBe(cursor);
    }

    [Theory, InlineData(Afnemersoort.CSharp), InlineData(Afnemersoort.Node)]
    public async Task Een_verwijdering_haalt_de_zaak_weg_en_de_gemeente_hoort_het(Afnemersoort soort)
    {
        var (v, feed, afnemer) = await Begin(soort);
        await using var _a = afnemer;
        var (blijft, _) = await v.Pand();
        var (gaat, _) = await v.Pand(geselecteerd: false);
        var selectie = await v.Selecteer(gaat);
        await v.Bijgewerkt();
        await afnemer.LeesAlles();
        await Klopt(afnemer, [blijft, gaat]);
        async Task<int> Open() => (await v.Gemeente.Coordinator.Get("/v1/leveringen")).Is(200).Json["items"]!.AsArray().Single(i => i!["feedId"]!.GetValue<string>() == feed.Feed.ToString())!["openCorrecties"]!.GetValue<int>();

        await Trek(v, selectie);
        await v.Bijgewerkt();
        (await Open()).ShouldBe(1);
        await afnemer.LeesAlles();
        await Klopt(afnemer, [blijft]);
        (await Open()).ShouldBe(0);
        (await v.Gemeente.VraagAsync($"select max(tot) from levering.bevestiging where gemeente = :gemeente and feed = '{feed.Feed}'")).ShouldBe(3L);
    }

    [Theory, InlineData(Afnemersoort.CSharp), InlineData(Afnemersoort.Node)]
    public async Task Na_een_verlopen_cursor_leest_een_afnemer_opnieuw_en_laat_weg_wat_er_niet_meer_is(Afnemersoort soort)
    {
        var (v, feed, afnemer) = await Begin(soort);
        await using var _a = afnemer;
        var (blijft, _) = await v.Pand();
        var (gaat, _) = await v.Pand(geselecteerd: false);
        var selectie = await v.Selecteer(gaat);
        await v.Bijgewerkt();
        await afnemer.LeesAlles();

        await Trek(v, selectie);
        await v.Bijgewerkt();
        // As if it had been away for longer than removals stay.
        await toepassing.Database.VraagAsync($"update levering.regel set op = op - interval '31 days' where feed = '{feed.Feed}'");
        await toepassing.Database.VraagAsync($"update levering.stand set dag = dag - 1 where gemeente = '{v.Gemeente.Code}'");
        await v.Bijgewerkt();
        await afnemer.LeesAlles();
        afnemer.Logboek.ShouldContain("De cursor is verlopen");
        await Klopt(afnemer, [blijft]);
        var (nieuw, _) = await v.Pand();
        await v.Bijgewerkt();
        await afnemer.LeesAlles();
        await Klopt(afnemer, [blijft, nieuw]);
    }

    [Theory, InlineData(Afnemersoort.CSharp), InlineData(Afnemersoort.Node)]
    public async Task Wie_is_opgeschort_wacht_en_mist_na_hervatting_niets(Afnemersoort soort)
    {
        var (v, feed, afnemer) = await Begin(soort);
        await using var _a = afnemer;
        var (eerste, _) = await v.Pand();
        await v.Bijgewerkt();
        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringOpgeschort(feed.AfspraakId, Opschortreden.Datalek, Guid.NewGuid()) { GebeurdOp = Nu });
        afnemer.Start();
        await afnemer.Tot(() => afnemer.Logboek.Contains("Lezen: 403. De gemeente levert op dit moment niet", StringComparison.Ordinal), "de opschorting");
        var (tweede, _) = await v.Pand();
        await v.Bijgewerkt();
        afnemer.Cursor.ShouldBeNull();
        await v.Leg<Leveringsafspraak>(feed.Stroom, new LeveringHervat(feed.AfspraakId, Guid.NewGuid()) { GebeurdOp = Nu });
        await afnemer.Tot(() => afnemer.Cursor == Feedlezing.Nr(2), "wat er in de tussentijd was");
        await afnemer.StopAsync();
        await Klopt(afnemer, [eerste, tweede]);
    }

    /// <summary>A token lasts for twenty seconds here, and after the product came back with other keys one of before is refused.</summary>
    [Theory, InlineData(Afnemersoort.CSharp), InlineData(Afnemersoort.Node)]
    public async Task Een_token_dat_verloopt_of_niet_meer_wordt_geloofd_wordt_vervangen_en_een_product_dat_herstart_ook(Afnemersoort soort)
    {
        var (v, feed, afnemer) = await Begin(soort);
        await using var _a = afnemer;
        var (eerste, _) = await v.Pand();
        await v.Bijgewerkt();
        afnemer.Start();
        await afnemer.Tot(() => afnemer.Cursor == Feedlezing.Nr(1), "het begin");
        await toepassing.SluitAsync();
        var (tweede, _) = await v.Pand();
        await v.Bijgewerkt();
        toepassing.Open();
        await afnemer.Tot(() => afnemer.Cursor == Feedlezing.Nr(2), "wat er kwam terwijl het product weg was");
        await afnemer.StopAsync();
        await Klopt(afnemer, [eerste, tweede]);
        ((long)(await v.Gemeente.VraagAsync($"select count(*) from partners.beslissing where gemeente = :gemeente and partner = '{feed.Partner}' and lower(soort) = 'token' and toegestaan"))!).ShouldBeGreaterThan(1L);
    }
}
