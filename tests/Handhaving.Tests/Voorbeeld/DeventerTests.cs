using System.Text.RegularExpressions;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Voorbeeld;
using Marten;

namespace Handhaving.Tests.Voorbeeld;

/// <summary>Over the events, which no projection can make prettier.</summary>
public partial class DeventerTests(GeladenVoorbeeld voorbeeld) : IClassFixture<GeladenVoorbeeld>
{
    private IEnumerable<T> Alle<T>() where T : Gebeurtenis => voorbeeld.Gebeurtenissen.Select(e => e.Data).OfType<T>();

    private List<ControleUitgevoerd> Bezoeken => [.. Alle<ControleUitgevoerd>().Where(c => c.GebeurdOp.Dag().Year is 2022 or 2023).OrderBy(c => c.Begin)];

    private Gebied Gebied(Guid zaakId) => Alle<PandOpgenomen>().Zip(voorbeeld.Gebeurtenissen.Where(e => e.Data is PandOpgenomen))
        .Single(p => p.Second.StreamKey == voorbeeld.Gebeurtenissen.First(e => e.Data is Zaakgebeurtenis z && z.ZaakId == zaakId).StreamKey).First.Gebied;

    /// <summary>Every pand as its events make it.</summary>
    private IEnumerable<Pand> Pandstromen() => voorbeeld.Gebeurtenissen.Where(e => e.Data is Pandgebeurtenis).GroupBy(e => e.StreamKey).Select(g => g.OrderBy(e => e.Version).Aggregate((Pand?)null, Pand.Na)!);

    [Fact]
    public void De_jaartotalen_volgen_uit_de_gebeurtenissen()
    {
        Alle<ControleUitgevoerd>().CountBy(c => c.GebeurdOp.Dag().Year).Where(j => j.Key < 2024).OrderBy(j => j.Key).ShouldBe([new(2022, 120), new(2023, 124)]);
        Alle<ProcesVerbaalOpgemaakt>().CountBy(p => p.GebeurdOp.Dag().Year).Where(j => j.Key < 2024).OrderBy(j => j.Key).ShouldBe([new(2022, 74), new(2023, 101)]);
    }

    [Fact]
    public void Het_ene_koppel_is_nooit_op_twee_plaatsen_en_werkt_binnen_de_werktijden()
    {
        var koppel = Bezoeken[0].Koppel;
        Bezoeken.ShouldAllBe(c => c.Koppel.SequenceEqual(koppel));
        foreach (var (vorige, volgende) in Bezoeken.Zip(Bezoeken.Skip(1)))
        {
            volgende.Begin.ShouldBeGreaterThanOrEqualTo(vorige.Einde);
            if (volgende.Begin.Dag() != vorige.Begin.Dag()) (volgende.Begin - vorige.Einde).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(11));
        }

        var werktijden = new Werktijden();
        List<Planning> eerder = [];
        foreach (var c in Bezoeken)
        {
            var planning = new Planning(c.Begin.Dag(), c.Begin.Kloktijd(), c.Einde.Kloktijd(), c.Begin.Kloktijd().Hour < 17 ? Dienst.Dag : Dienst.Avond, c.Koppel);
            werktijden.Toets(planning, eerder).ShouldBeNull();
            eerder.Add(planning);
        }
        eerder.ShouldContain(p => p.Dienst == Dienst.Avond);
        eerder.ShouldContain(p => p.Datum.DayOfWeek == DayOfWeek.Saturday || p.Datum.DayOfWeek == DayOfWeek.Sunday);
        eerder.ShouldNotContain(p => (p.Datum.Month == 12 && p.Datum.Day >= 24) || (p.Datum.Month == 1 && p.Datum.Day == 1) || (p.Datum.Month == 4 && p.Datum.Day == 27) || (p.Datum.Month == 5 && p.Datum.Day == 5));
    }

    [Fact]
    public void Elk_bezocht_adres_kreeg_twee_of_drie_controles_met_weken_ertussen()
    {
        var perAdres = voorbeeld.Gebeurtenissen.Where(e => e.Data is ControleUitgevoerd c && c.GebeurdOp.Year < 2024).GroupBy(e => e.StreamKey, e => ((ControleUitgevoerd)e.Data).GebeurdOp).ToList();
        perAdres.ShouldAllBe(a => a.Count() == 2 || a.Count() == 3);
        perAdres.ShouldContain(a => a.Count() == 2);
        perAdres.ShouldContain(a => a.Count() == 3);
        perAdres.ShouldAllBe(a => a.Order().Zip(a.Order().Skip(1)).All(p => (p.Second - p.First).TotalDays >= 20));
    }

    [Fact]
    public void Elk_proces_verbaal_gaat_over_een_eigen_controle_en_is_binnen_dagen_ondertekend()
    {
        var verbalen = Alle<ProcesVerbaalOpgemaakt>().Where(p => p.GebeurdOp.Year < 2024).ToList();
        verbalen.Select(p => p.ControleId).ShouldBeUnique();
        foreach (var pv in verbalen)
        {
            var controle = Bezoeken.Single(c => c.ControleId == pv.ControleId);
            controle.ZaakId.ShouldBe(pv.ZaakId);
            var ondertekend = Alle<ProcesVerbaalOndertekend>().Single(o => o.ProcesVerbaalId == pv.ProcesVerbaalId);
            pv.GebeurdOp.ShouldBeInRange(controle.Einde, controle.Einde.AddDays(5));
            ondertekend.GebeurdOp.ShouldBeInRange(pv.GebeurdOp, pv.GebeurdOp.AddDays(5));
            controle.Koppel.ShouldContain(ondertekend.Ondertekenaar);
        }
    }

    [Fact]
    public void Alle_adressen_hebben_een_BAG_id_van_de_officiele_vorm_in_een_echte_buurt()
    {
        var gebieden = new Gebieden();
        var panden = voorbeeld.Gebeurtenissen.Where(e => e.Data is PandOpgenomen).ToList();
        panden.ShouldAllBe(e => Regex.IsMatch(e.StreamKey!, "^0150(10|03)[0-9]{10}$"));
        panden.ShouldAllBe(e => gebieden.Buurten.ContainsKey(((PandOpgenomen)e.Data).Gebied.Buurtcode));
        panden.Count(e => ((PandOpgenomen)e.Data).Soort == Objectsoort.Standplaats).ShouldBe(3);
        Alle<MeldingOntvangen>().Where(m => m.VerblijfsobjectId is not null).ShouldAllBe(m => Regex.IsMatch(m.VerblijfsobjectId!, "^0150(01|03)[0-9]{10}$"));
    }

    [Fact]
    public void De_gebieden_van_de_wijkplannen_krijgen_de_meeste_controles()
    {
        var perGebied = Bezoeken.Select(c => Gebied(c.ZaakId)).CountBy(g => g.Buurtcode == "BU01500801" ? g.Buurtcode : g.Wijkcode).OrderByDescending(g => g.Value).Select(g => g.Key).ToList();
        perGebied[0].ShouldBe("WK015007");
        perGebied.Take(4).Order().ShouldBe(["BU01500801", "WK015003", "WK015004", "WK015007"]);
        perGebied.Count.ShouldBeGreaterThan(8);
        Bezoeken.ShouldContain(c => Gebied(c.ZaakId).Buurtcode == "BU01500702");
    }

    [Fact]
    public async Task Nog_eens_laden_wijzigt_niets()
    {
        (await voorbeeld.LaadAsync(_ => false)).ShouldBe(0);

        (await voorbeeld.LeesAsync()).Select(e => (e.Id, e.Sequence, e.Version)).ShouldBe(voorbeeld.Gebeurtenissen.Select(e => (e.Id, e.Sequence, e.Version)));
    }

    [Fact]
    public async Task Een_ander_zaad_in_dezelfde_database_wordt_geweigerd() =>
        (await Should.ThrowAsync<OpdrachtMislukt>(() => voorbeeld.LaadAsync(_ => false, zaad: 7))).Message.ShouldContain("ander voorbeeld");

    [Fact]
    public void Wat_afgebroken_werd_staat_er_geen_twee_keer()
    {
        Alle<MeldingZonderPandOntvangen>().Count().ShouldBe(1);
        Alle<MeldingAanPandGekoppeld>().Count().ShouldBe(1);
        Alle<ToezichthouderAangewezen>().Count().ShouldBe(2);
        Alle<NormVastgesteld>().Count().ShouldBe(3);
        Alle<ZorgsignaalDoorgegeven>().Count().ShouldBe(1);
        Alle<ControleGepland>().Count().ShouldBe(4);
        Alle<MandaatVerleend>().Count().ShouldBe(2);
        voorbeeld.Gebeurtenissen.Select(e => e.Id).ShouldBeUnique();
        Alle<Gebeurtenis>().Where(g => g is MeldingOntvangen or ControleUitgevoerd or ProcesVerbaalOpgemaakt && g.Overgenomen is not null).Select(g => (g.GetType(), g.Overgenomen!.BronKenmerk)).ShouldBeUnique();
    }

    [Fact]
    public void Elk_bijzonder_geval_komt_voor()
    {
        Alle<ToestemmingGeweigerd>().ShouldNotBeEmpty();
        var onrechtmatig = Alle<WoningBinnengetreden>().Where(b => b.Grond == Binnentreedgrond.Geen).ToList();
        onrechtmatig.Count.ShouldBe(2);
        Alle<RuimteOpgenomen>().Where(r => onrechtmatig.Any(b => b.ControleId == r.ControleId)).ShouldAllBe(r => r.Gebreken.Any(g => g.Regel == "B3"));
        var terzijde = Alle<CheckTerzijdeGesteld>().Where(t => t.Regel == "B3").ShouldHaveSingleItem();
        onrechtmatig.ShouldContain(b => b.ControleId == terzijde.ControleId);
        Alle<Gebeurtenis>().ShouldContain(g => g.Overgenomen != null && g.Overgenomen.BronGeregistreerdOp > g.GebeurdOp.AddDays(200));
        Alle<GegevenGecorrigeerd>().ShouldContain(g => g.Herroepen);
        Alle<GegevenGecorrigeerd>().ShouldContain(g => g.GebeurdOpWordt != null);
        Alle<TolkIngezet>().ShouldNotBeEmpty();
        Alle<ToestemmingVerleend>().Where(t => t.Hoedanigheid == Hoedanigheid.Verhuurder).GroupBy(t => t.Verlener.Betrokkene).Single().Select(t => t.ZaakId).Distinct().Count().ShouldBeGreaterThan(2);
        Alle<MeldingOntvangen>().ShouldContain(m => m.MelderBeschermd);
        Alle<MeldingOntvangen>().CountBy(m => m.Anoniem).ShouldAllBe(a => a.Value > 50);
        Alle<MeldingOntvangen>().Select(m => m.Onderwerp).Distinct().Count().ShouldBe(Enum.GetValues<Onderwerp>().Length);
        Alle<MeldingOntvangen>().Count(m => m.Onderwerp == Onderwerp.Kamerverhuur).ShouldBeLessThan(Alle<MeldingOntvangen>().Count() / 2);
        Alle<MeldingOntvangen>().Select(m => m.Kanaal).Distinct().Count().ShouldBeGreaterThan(4);
        Alle<MeldingOntvangen>().CountBy(m => m.ZaakId).ShouldContain(z => z.Value > 2);
        Alle<ZorgsignaalDoorgegeven>().ShouldHaveSingleItem();
        Alle<NormVastgesteld>().ShouldAllBe(n => n.Norm.Fictief && n.Norm.GeldigTotEnMet < n.Norm.GeldigVanaf.AddYears(4));
        Alle<NormVastgesteld>().ShouldContain(n => n.Norm.Geldt(voorbeeld.Toepassing.Klok.Vandaag()));
        Alle<ToezichthouderAangewezen>().Select(a => a.Medewerker).ShouldBe([voorbeeld.Deventer.Toezichthouder.Verwijzing, voorbeeld.Deventer.Collega.Verwijzing]);
    }

    [Fact]
    public async Task Er_loopt_werk_gepland_verzet_bevonden_en_nog_te_ondertekenen()
    {
        Alle<ControleGepland>().ShouldAllBe(c => c.Planning.BeginOp > voorbeeld.Toepassing.Klok.GetUtcNow());
        Alle<ControleVerzet>().ShouldHaveSingleItem().Reden.ShouldBe(Verzetreden.Tolk);
        var open = Alle<ProcesVerbaalOpgemaakt>().Single(p => Alle<ProcesVerbaalOndertekend>().All(o => o.ProcesVerbaalId != p.ProcesVerbaalId));
        open.GebeurdOp.ShouldBeGreaterThan(voorbeeld.Toepassing.Klok.GetUtcNow().AddDays(-7));
        open.Ruimten.Length.ShouldBe(4);

        var pad = $"/v1/panden/{GeladenVoorbeeld.Plan.Vrij[4].PandId}/zaken/{open.ZaakId}";
        var zaak = (await voorbeeld.Deventer.Jurist.Get(pad)).Is(200).Json["controles"]![0]!;
        zaak["bruikbareBevindingen"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Na_de_correctie_en_de_terzijdestelling_zijn_bevindingen_bruikbaar_en_bij_de_derde_niet()
    {
        var gecorrigeerd = Alle<GegevenGecorrigeerd>().Single(g => g.GebeurdOpWordt is not null).ZaakId;
        var terzijde = Alle<CheckTerzijdeGesteld>().Single(t => t.Regel == "B3");
        var blijft = Alle<WoningBinnengetreden>().Single(b => b.Grond == Binnentreedgrond.Geen && b.ControleId != terzijde.ControleId);
        await using var sessie = voorbeeld.Deventer.Lees();
        var panden = Pandstromen().ToList();

        int Bruikbaar(Guid zaakId, Func<Controle, bool> welke) => panden.Single(p => p.Zaken.ContainsKey(zaakId)).Zaken[zaakId] is var zaak ? zaak.Controles.Values.Where(welke)
            .Sum(c => Rechtmatigheid.VanBevindingen(zaak, c).Values.Count(g => g.IsEmpty)) : 0;
        Bruikbaar(gecorrigeerd, _ => true).ShouldBeGreaterThan(0);
        Bruikbaar(terzijde.ZaakId, c => c.Id == terzijde.ControleId).ShouldBeGreaterThan(0);
        Bruikbaar(blijft.ZaakId, c => c.Id == blijft.ControleId).ShouldBe(0);
    }

    [Fact]
    public async Task Geen_naam_staat_leesbaar_in_de_gebeurtenissen()
    {
        foreach (var naam in Namen.Achter)
            (await voorbeeld.Deventer.VraagAsync($"select count(*) from handhaving.mt_events where tenant_id = :gemeente and (data::text ilike '%{naam}%' or headers::text ilike '%{naam}%')")).ShouldBe(0L, naam);
        (await voorbeeld.Deventer.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente and data::text ilike '%voorbeeld-2023%'")).ShouldNotBe(0L);
    }

    [Fact]
    public async Task Een_pand_van_een_ander_soort_stroom_bestaat_niet()
    {
        (await voorbeeld.Deventer.Jurist.Get("/v1/panden/normen")).Is(404);
        await using var sessie = voorbeeld.Deventer.Lees();
        (await sessie.Query<Intake>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        Pandstromen().Count().ShouldBe(Alle<PandOpgenomen>().Count());
    }
}
