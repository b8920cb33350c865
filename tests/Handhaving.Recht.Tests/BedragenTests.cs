using Handhaving.Recht.Bedragen;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Tests;

public sealed class BedragenTests
{
    private static readonly Bedragentabel Tabel = Bedragentabel.Standaard;

    private static Rechtsgegevens MetRente(params (string Van, string? Tot, int Punten)[] tarieven) => Rechtsgegevens.Standaard with
    {
        Bedragen = tarieven.Aggregate(Tabel, (tabel, t) => tabel.Met(
            new("wettelijke-rente", "het percentage van de wettelijke rente", t.Punten, Bedrageenheid.Basispunten, "art. 6:120 BW",
                new(Gebruik.Dag_(t.Van), t.Tot is null ? null : Gebruik.Dag_(t.Tot)), "test", Betrouwbaarheid.Gecontroleerd), "test")),
    };

    private static WettelijkeRente Rente(long hoofdsom, string van, string tot, Rechtsgegevens? gegevens = null, int? punten = null, bool bestuursorgaan = false) =>
        WettelijkeRente.Bereken(hoofdsom, Gebruik.Dag_(van), Gebruik.Dag_(tot), punten, bestuursorgaan, gegevens).Waarde;

    [Fact]
    public void Elk_bedrag_heeft_bron_artikel_en_geldigheid_en_overlapt_niet()
    {
        foreach (var groep in Tabel.Bedragen.GroupBy(b => b.Id))
        {
            var reeks = groep.OrderBy(b => b.Geldigheid.Van).ToList();
            reeks.ShouldAllBe(b => b.Bron.Length > 0 && b.Artikel.Length > 0 && b.Waarde > 0 && b.Naam.StartsWith("de ") | b.Naam.StartsWith("het "));
            for (var i = 1; i < reeks.Count; i++)
                reeks[i - 1].Geldigheid.TotEnMet.ShouldBe(reeks[i].Geldigheid.Van.AddDays(-1), groep.Key);
        }
    }

    [Theory]
    [InlineData("boetecategorie-4", "2024-01-01", 2575000L)]
    [InlineData("boetecategorie-5", "2025-12-31", 10300000L)]
    [InlineData("boetecategorie-5", "2021-06-01", 8700000L)]
    [InlineData("boetecategorie-5", "2026-01-01", null)]
    [InlineData("boetecategorie-5", "2019-12-31", null)]
    [InlineData("wettelijke-rente", "2024-12-31", 700L)]
    [InlineData("wettelijke-rente", "2025-01-01", null)]
    public void Buiten_de_geldigheid_is_er_geen_bedrag(string id, string dag, long? verwacht) => Tabel.Zoek(id, Gebruik.Dag_(dag))?.Waarde.ShouldBe(verwacht ?? -1);

    [Fact]
    public void Een_ontbrekend_bedrag_noemt_naam_en_dag() =>
        Tabel.Ontbreekt("wettelijke-rente", new(2026, 3, 1)).Tekst.ShouldBe("voor 1 maart 2026 is het percentage van de wettelijke rente niet geladen; laad het bedrag met zijn bron of geef het in de invoer mee.");

    [Theory]
    [InlineData(49999, 800)]
    [InlineData(50000, 1900)]
    public void De_aanmaningsvergoeding_hangt_van_de_schuld_af_en_is_niet_gecontroleerd(long schuld, long vergoeding)
    {
        var (cent, waarschuwingen) = Aanmaningsvergoeding.Op(schuld, new(2026, 5, 1));
        cent.ShouldBe(vergoeding);
        waarschuwingen.ShouldHaveSingleItem().Code.ShouldBe(Waarschuwing.NietGecontroleerd);
    }

    [Theory]
    [InlineData("2014-12-31")]
    [InlineData("2015-01-01")]
    public void Zonder_geladen_vergoeding_is_er_alleen_een_waarschuwing(string dag)
    {
        var (cent, waarschuwingen) = Aanmaningsvergoeding.Op(100000, Gebruik.Dag_(dag));
        cent.ShouldBeNull();
        waarschuwingen.ShouldHaveSingleItem().Code.ShouldBe(Waarschuwing.BedragOntbreekt);
    }

    [Fact]
    public void Rente_telt_van_de_eerste_dag_van_verzuim_tot_de_betaling()
    {
        Rente(1000000, "2026-04-15", "2026-07-15", punten: 600).ShouldBe(new WettelijkeRente(91, 14959, 14959));
        Rente(1000000, "2026-04-15", "2026-04-15", punten: 600).ShouldBe(new WettelijkeRente(0, 0, 0));
        Rente(1000000, "2026-04-15", "2026-04-01", punten: 600).ShouldBe(new WettelijkeRente(0, 0, 0));
    }

    [Fact]
    public void Rente_wordt_na_elk_jaar_bij_de_grondslag_opgeteld()
    {
        Rente(1000000, "2026-01-01", "2027-01-01", punten: 600).BerekendCent.ShouldBe(60000);
        Rente(1000000, "2026-01-01", "2028-01-01", punten: 600).BerekendCent.ShouldBe(123600);
        Rente(1000000, "2026-01-01", "2029-01-01", punten: 600).BerekendCent.ShouldBe(191201, "het schrikkeljaar 2028 telt 366 dagen van een 365ste");
    }

    [Fact]
    public void Rente_rekent_per_tijdvak_met_het_tarief_dat_gold()
    {
        var gegevens = MetRente(("2026-01-01", "2026-06-30", 400), ("2026-07-01", null, 600));
        // 91 days at 4% and 92 days at 6%, no year completed.
        Rente(1000000, "2026-04-01", "2026-10-01", gegevens).BerekendCent.ShouldBe((long)Math.Round(1000000m * ((91 * 4m) + (92 * 6m)) / 36500m));
    }

    [Theory]
    [InlineData("2024-12-01", "2025-01-01", true)]
    [InlineData("2024-12-01", "2025-01-02", false)]
    [InlineData("2026-04-15", "2026-07-15", false)]
    public void Zonder_percentage_over_het_hele_tijdvak_is_er_geen_rente(string van, string tot, bool bekend)
    {
        var antwoord = WettelijkeRente.Bereken(1000000, Gebruik.Dag_(van), Gebruik.Dag_(tot));
        antwoord.Waarde.BerekendCent.HasValue.ShouldBe(bekend);
        antwoord.Waarde.VerschuldigdCent.HasValue.ShouldBe(bekend);
        antwoord.Waarschuwingen.Any(w => w.Code == Waarschuwing.BedragOntbreekt).ShouldBe(!bekend);
        antwoord.Uitleg.Contains("geen rente te berekenen", StringComparison.Ordinal).ShouldBe(!bekend);
    }

    [Theory]
    [InlineData(1999, false, 0)]
    [InlineData(2000, false, 2000)]
    [InlineData(999, true, 0)]
    [InlineData(1000, true, 1000)]
    public void Onder_de_drempel_is_rente_niet_verschuldigd(long rente, bool bestuursorgaan, long verschuldigd)
    {
        // Principal of 100 times the interest, one year at 1%.
        var uitkomst = WettelijkeRente.Bereken(rente * 100, new(2026, 1, 1), new(2027, 1, 1), 100, bestuursorgaan);
        uitkomst.Waarde.ShouldBe(new WettelijkeRente(365, rente, verschuldigd));
        uitkomst.Uitleg.Contains("art. 4:98 lid 2 Awb", StringComparison.Ordinal).ShouldBe(verschuldigd == 0);
    }

    [Fact]
    public void Rente_onder_de_drempel_is_nul_in_het_contract_en_de_berekening_staat_ernaast()
    {
        var uitkomst = Gebruik.Dwangsom("""{"hoofdsom":1000,"verzuimVanaf":"2026-04-15","betaaldOp":"2026-05-15","rentepercentage":6.25}""");
        uitkomst.Kern.ToJsonString().ShouldBe("""{"dagen":30,"rente":0}""");
        uitkomst.NaarJson()["berekend"]!.GetValue<decimal>().ShouldBe(5.14m);
        uitkomst.Uitleg.ShouldContain("tegen 6,25% per jaar € 5,14 wettelijke rente");
    }

    [Fact]
    public void Zonder_percentage_is_de_rente_in_het_contract_leeg() =>
        Gebruik.Dwangsom("""{"hoofdsom":1000,"verzuimVanaf":"2026-04-15","betaaldOp":"2026-05-15"}""").Kern.ToJsonString().ShouldBe("""{"dagen":30,"rente":null}""");

    [Theory]
    [InlineData("2018-12-16", 1260, true)]
    [InlineData("2018-12-17", 1442, false)]
    [InlineData("2019-01-01", 1442, false)]
    [InlineData("2026-06-01", 1442, true)]
    public void De_dwangsom_bij_niet_tijdig_beslissen_kent_haar_bedrag_per_tijdvak(string ontvangen, int maximum, bool ongecontroleerd)
    {
        var uitkomst = Gebruik.Termijn("dwangsomNietTijdig", $$"""{"einddatumBeslistermijn":"2018-12-01","ingebrekestellingOntvangen":"{{ontvangen}}"}""");
        uitkomst.Kern["maximum"]!.GetValue<long>().ShouldBe(maximum);
        uitkomst.Codes().Contains(Waarschuwing.NietGecontroleerd).ShouldBe(ongecontroleerd);
    }

    [Fact]
    public void Voor_de_wet_dwangsom_is_er_geen_bedrag()
    {
        var uitkomst = Gebruik.Termijn("dwangsomNietTijdig", """{"einddatumBeslistermijn":"2009-01-01","ingebrekestellingOntvangen":"2009-02-01"}""");
        uitkomst.Kern["maximum"].ShouldBeNull();
        uitkomst.Codes().ShouldContain(Waarschuwing.BedragOntbreekt);
        uitkomst.Codes().ShouldContain(Waarschuwing.RegelBuitenGeldigheid);
    }

    [Theory]
    [InlineData(0, "€ 0")]
    [InlineData(144200, "€ 1.442")]
    [InlineData(14959, "€ 149,59")]
    [InlineData(123456705, "€ 1.234.567,05")]
    [InlineData(-250, "€ -2,50")]
    public void Bedragen_zijn_Nederlands_geschreven(long cent, string tekst) => Schrijfwijze.Euro(cent).ShouldBe(tekst);

    [Theory]
    [InlineData(0, "nul")]
    [InlineData(1, "één")]
    [InlineData(13, "dertien")]
    [InlineData(14, "14")]
    [InlineData(-1, "-1")]
    public void Kleine_getallen_zijn_voluit_geschreven(int getal, string tekst) => Schrijfwijze.Getal(getal).ShouldBe(tekst);

    [Fact]
    public void Een_niet_gecontroleerd_percentage_waarschuwt_en_een_gegeven_percentage_gaat_voor()
    {
        var gegevens = Rechtsgegevens.Standaard with
        {
            Bedragen = Tabel.Met(new("wettelijke-rente", "het percentage", 500, Bedrageenheid.Basispunten, "art. 6:120 BW", new(new(2025, 1, 1)), "geheugen", Betrouwbaarheid.NietGecontroleerd), "test"),
        };
        WettelijkeRente.Bereken(1000000, new(2025, 1, 1), new(2025, 7, 1), gegevens: gegevens).Waarschuwingen.ShouldHaveSingleItem().Code.ShouldBe(Waarschuwing.NietGecontroleerd);
        Rente(1000000, "2025-01-01", "2026-01-01", gegevens, punten: 600).BerekendCent.ShouldBe(60000);
        Rente(1000000, "2025-01-01", "2026-01-01", gegevens).BerekendCent.ShouldBe(50000);
        Aanmaningsvergoeding.Op(100000, new(2026, 5, 1), new Bedragentabel("leeg", [])).VergoedingCent.ShouldBeNull();
    }

    [Theory]
    [InlineData("2025-12-16", false)]
    [InlineData("2025-12-17", true)]
    public void Een_bedrag_is_gecontroleerd_tot_en_met_de_laatste_dag(string ontvangen, bool waarschuwt) =>
        Gebruik.Termijn("dwangsomNietTijdig", $$"""{"einddatumBeslistermijn":"2025-12-01","ingebrekestellingOntvangen":"{{ontvangen}}"}""").Codes().Contains(Waarschuwing.NietGecontroleerd).ShouldBe(waarschuwt);
}
