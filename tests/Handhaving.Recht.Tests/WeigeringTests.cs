using Handhaving.Recht.Contract;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Tests;

public sealed class WeigeringTests
{
    private const string Last = """{"modaliteit":"ineens","bedrag":100,"bekendmaking":"2026-01-05","laatsteDagBegunstiging":"2026-03-02"}""";

    [Theory]
    [InlineData("bezwaartermijn", "{}", "invoer.bekendmaking", "ontbreekt")]
    [InlineData("bezwaartermijn", """{"bekendmaking":null}""", "invoer.bekendmaking", "ontbreekt")]
    [InlineData("bezwaartermijn", """{"bekendmaking":"13-11-2026"}""", "invoer.bekendmaking", "geen bestaande datum")]
    [InlineData("bezwaartermijn", """{"bekendmaking":"2026-02-29"}""", "invoer.bekendmaking", "geen bestaande datum")]
    [InlineData("bezwaartermijn", """{"bekendmaking":"1899-12-31"}""", "invoer.bekendmaking", "tussen 1900 en 2199")]
    [InlineData("bezwaartermijn", """{"bekendmaking":"2200-01-01"}""", "invoer.bekendmaking", "tussen 1900 en 2199")]
    [InlineData("bezwaartermijn", """{"bekendmaking":20261113}""", "invoer.bekendmaking", "geen bestaande datum")]
    [InlineData("bezwaartermijn", "[]", "invoer", "is geen object")]
    [InlineData("tijdigheidBezwaar", """{"bekendmaking":"2026-11-12","wijze":"duif","ontvangen":"2026-11-13"}""", "invoer.wijze", "onbekende waarde 'duif'")]
    [InlineData("tijdigheidBezwaar", """{"bekendmaking":"2026-11-12","wijze":7,"ontvangen":"2026-11-13"}""", "invoer.wijze", "is geen tekst")]
    [InlineData("tijdigheidBezwaar", """{"bekendmaking":"2026-11-12","wijze":"balie"}""", "invoer.ontvangen", "ontbreekt")]
    [InlineData("tijdigheidBezwaar", """{"bekendmaking":"2026-11-12","wijze":"elektronisch","ontvangen":"2026-12-24T23:59:00"}""", "invoer.ontvangen", "geen datum en geen tijdstip met tijdzone")]
    [InlineData("tijdigheidBezwaar", """{"bekendmaking":"2026-11-12","wijze":"post","ontvangen":"2026-12-24","terPostBezorgd":"2026-12-25"}""", "invoer.terPostBezorgd", "na de ontvangst")]
    [InlineData("zienswijzetermijn", """{"verzending":"2026-11-23","weken":0}""", "invoer.weken", "geen passend geheel getal")]
    [InlineData("zienswijzetermijn", """{"verzending":"2026-11-23","weken":1.5}""", "invoer.weken", "geen passend geheel getal")]
    [InlineData("zienswijzetermijn", """{"verzending":"2026-11-23","weken":2,"dagen":14}""", "invoer.weken", "naast een andere lengte")]
    [InlineData("begunstigingstermijn", """{"bekendmaking":"2026-11-23"}""", "invoer.laatsteDag", "ontbreekt")]
    [InlineData("begunstigingstermijn", """{"bekendmaking":"2026-11-23","laatsteDag":"2026-12-01","wekenNaBekendmaking":1}""", "invoer.laatsteDag", "naast een lengte")]
    [InlineData("begunstigingstermijn", """{"bekendmaking":"2026-11-23","laatsteDag":"2026-11-22"}""", "invoer.laatsteDag", "voor de bekendmaking")]
    [InlineData("begunstigingstermijn", """{"bekendmaking":"2026-11-23","laatsteDag":"2026-12-01","eindtijd":"5 uur"}""", "invoer.eindtijd", "geen tijd")]
    [InlineData("verjaringMetStuiting", """{"verbeurdOp":"2026-01-20"}""", "invoer.handelingen", "ontbreekt")]
    [InlineData("verjaringMetStuiting", """{"verbeurdOp":"2026-01-20","handelingen":{}}""", "invoer.handelingen", "is geen lijst")]
    [InlineData("verjaringMetStuiting", """{"verbeurdOp":"2026-01-20","handelingen":[{"datum":"2026-02-01"}]}""", "invoer.handelingen[0].soort", "ontbreekt")]
    [InlineData("verjaringMetVerlenging", """{"verbeurdOp":"2026-01-20","gronden":[{"grond":"zin"}]}""", "invoer.gronden[0].grond", "onbekende waarde 'zin'")]
    [InlineData("verjaringMetVerlenging", """{"verbeurdOp":"2026-01-20","gronden":[{"grond":"faillissement","van":"2026-02-02","totEnMet":"2026-02-01"}]}""", "invoer.gronden[0].totEnMet", "ligt voor van")]
    [InlineData("binnentredenTijdstip", """{"tijdstip":"2026-11-24T23:59:00+01:00"}""", "invoer.machtiging", "ontbreekt")]
    [InlineData("binnentredenTijdstip", """{"tijdstip":"2026-11-24","machtiging":{}}""", "invoer.tijdstip", "geen tijdstip met tijdzone")]
    [InlineData("binnentredenTijdstip", """{"tijdstip":"2026-11-24T25:00:00Z","machtiging":{}}""", "invoer.tijdstip", "geen tijdstip met tijdzone")]
    [InlineData("binnentredenTijdstip", """{"machtiging":{}}""", "invoer.tijdstip", "ontbreekt")]
    [InlineData("binnentredenTijdstip", """{"tijdstip":"2026-11-24T23:59:00+01:00","machtiging":{"nachtClausule":"ja"}}""", "invoer.machtiging.nachtClausule", "geen ja of nee")]
    [InlineData("beslistermijnBezwaar", """{"bekendmaking":"2026-11-12","opschortingDagen":-1}""", "invoer.opschortingDagen", "geen passend geheel getal")]
    [InlineData("beslistermijnBezwaar", """{"bekendmaking":"2026-11-12","opschortingen":[{"verzoek":"2027-01-04"}]}""", "invoer.opschortingen[0].hersteld", "ontbreekt")]
    [InlineData("wettelijkeTermijnInDagen", """{"aanvangsfeit":"2026-04-02"}""", "invoer.dagen", "ontbreekt")]
    [InlineData("vervaltermijnBoete", """{"overtredingOp":"2026-04-02","maxBoete":-1}""", "invoer.maxBoete", "geen bedrag")]
    [InlineData("vervaltermijnBoete", """{"overtredingOp":"2026-04-02","maxBoete":1.005}""", "invoer.maxBoete", "geen bedrag")]
    [InlineData("meldingDatalek", """{"bekendOp":"2026-11-20T16:00:00"}""", "invoer.bekendOp", "geen tijdstip met tijdzone")]
    public void Een_termijn_met_ongeldige_invoer_wordt_geweigerd(string soort, string invoer, string veld, string fout)
    {
        var geweigerd = Should.Throw<OngeldigeInvoerException>(() => Gebruik.Termijn(soort, invoer));
        geweigerd.Veld.ShouldBe(veld);
        geweigerd.Regel.ShouldBe(soort);
        geweigerd.Message.ShouldContain(fout);
        geweigerd.Message.ShouldBe($"Veld '{veld}' {geweigerd.Message[(veld.Length + 8)..geweigerd.Message.IndexOf(" (regel", StringComparison.Ordinal)]} (regel {soort}): {geweigerd.WatTeDoen}.");
        geweigerd.WatTeDoen.ShouldStartWith("geef ");
    }

    [Theory]
    [InlineData("""{"invoer":{}}""", "ontbreekt")]
    [InlineData("""{"soort":"bestaatniet","invoer":{}}""", "onbekende waarde 'bestaatniet'")]
    [InlineData("""{"soort":5,"invoer":{}}""", "ontbreekt")]
    [InlineData("""{"soort":"bezwaartermijn"}""", "ontbreekt")]
    [InlineData("7", "is geen object")]
    public void Een_vraag_zonder_soort_of_invoer_wordt_geweigerd(string geval, string fout) =>
        Should.Throw<OngeldigeInvoerException>(() => Termijnrekenaar.Bereken(Gebruik.Json(geval))).Message.ShouldContain(fout);

    [Fact]
    public void Een_onbekende_soort_noemt_de_soorten_die_er_wel_zijn() =>
        Should.Throw<OngeldigeInvoerException>(() => Gebruik.Termijn("x", "{}")).WatTeDoen.ShouldContain("aanmaningstermijn, awbiVerslagTermijn");

    [Theory]
    [InlineData("""{"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[]}""", "invoer.peildatum")]
    [InlineData("""{"last":LAST,"peildatum":"2026-01-01"}""", "invoer.gebeurtenissen")]
    [InlineData("""{"last":{"modaliteit":"soms"},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.modaliteit")]
    [InlineData("""{"last":{"modaliteit":"ineens","bedrag":0},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.bedrag")]
    [InlineData("""{"last":{"modaliteit":"ineens"},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.bedrag")]
    [InlineData("""{"last":{"modaliteit":"perOvertreding","bedrag":5},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.maximum")]
    [InlineData("""{"last":{"modaliteit":"perTijdseenheid","bedrag":5,"maximum":10,"bekendmaking":"2026-01-05"},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.tijdseenheidDagen")]
    [InlineData("""{"last":{"modaliteit":"perTijdseenheid","bedrag":5,"maximum":10,"bekendmaking":"2026-01-05","tijdseenheidDagen":0},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.tijdseenheidDagen")]
    [InlineData("""{"last":{"modaliteit":"ineens","bedrag":5,"bekendmaking":"2026-01-05","laatsteDagBegunstiging":"2026-01-04"},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.laatsteDagBegunstiging")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"Feestje"}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].soort")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"soort":"LastIngetrokken"}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].datum")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"Constatering","overtreding":true}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].deugdelijk")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"BetalingOntvangen"}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].bedrag")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"UitstelVerleend"}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].totEnMet")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"LastGeschorst","totEnMet":"2026-03-09"}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].totEnMet")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"ProcedureTegenLast","onherroepelijkOp":"2026-03-09"}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].onherroepelijkOp")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"AanmaningVerzonden","verbeurten":[0]}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].verbeurten")]
    [InlineData("""{"last":LAST,"gebeurtenissen":[{"datum":"2026-03-10","soort":"InvorderingsbeschikkingGeschorst"}],"peildatum":"2026-03-31"}""", "invoer.gebeurtenissen[0].totEnMet")]
    [InlineData("""{"last":{"modaliteit":"perOvertreding","bedrag":1,"maximum":10001,"bekendmaking":"2026-01-05"},"gebeurtenissen":[],"peildatum":"2026-01-01"}""", "invoer.last.maximum")]
    [InlineData("""{"hoofdsom":100,"verzuimVanaf":"2026-03-10","betaaldOp":"2026-03-11","rentepercentage":101}""", "invoer.rentepercentage")]
    public void Een_last_met_ongeldige_invoer_wordt_geweigerd(string invoer, string veld)
    {
        var geweigerd = Should.Throw<OngeldigeInvoerException>(() => Gebruik.Dwangsom(invoer.Replace("LAST", Last, StringComparison.Ordinal)));
        geweigerd.Veld.ShouldBe(veld);
        geweigerd.WatTeDoen.ShouldStartWith("geef ");
    }

    [Theory]
    [InlineData("""{"soort":"x","invoer":{}}""")]
    [InlineData("""{"soort":5,"invoer":{}}""")]
    [InlineData("""{"soort":"rente"}""")]
    [InlineData("[]")]
    public void Een_dwangsomvraag_zonder_bekende_vorm_wordt_geweigerd(string geval) =>
        Should.Throw<OngeldigeInvoerException>(() => Dwangsomrekenaar.Bereken(Gebruik.Json(geval))).Message.ShouldContain("regel dwangsommen");

    [Fact]
    public void De_soort_van_een_dwangsomvraag_mag_er_staan()
    {
        var last = $$"""{"last":{{Last}},"gebeurtenissen":[],"peildatum":"2026-03-31"}""";
        foreach (var soort in new[] { "dwangsommen", "dwangsom" })
            Dwangsomrekenaar.Bereken(Gebruik.Json($$"""{"soort":"{{soort}}","invoer":{{last}}}""")).Soort.ShouldBe("dwangsommen");
        foreach (var soort in new[] { "rente", "wettelijkeRente" })
            Dwangsomrekenaar.Bereken(Gebruik.Json($$$"""{"soort":"{{{soort}}}","invoer":{"hoofdsom":100,"verzuimVanaf":"2024-03-10","betaaldOp":"2024-03-11"}}""")).Soort.ShouldBe("rente");
    }

    [Fact]
    public void Een_onbekend_veld_wordt_gemeld_en_verder_gelezen()
    {
        var uitkomst = Gebruik.Termijn("beslistermijnBezwaar", """{"bekendmaking":"2026-11-12","adviescommissie":false,"verdaagd":true,"opmerking":"mag"}""");
        uitkomst.Waarschuwingen.ShouldHaveSingleItem().ShouldBe(new Waarschuwing(Waarschuwing.OnbekendVeld, "veld 'invoer.verdaagd' is niet gebruikt door regel beslistermijnBezwaar."));
        Gebruik.Termijn("binnentredenTijdstip", """{"tijdstip":"2026-11-24T23:59:00+01:00","machtiging":{"nacht":true}}""")
            .Waarschuwingen.ShouldHaveSingleItem().Tekst.ShouldContain("invoer.machtiging.nacht");
        Gebruik.Dwangsom($$$"""{"last":{{{Last}}},"gebeurtenissen":[{"datum":"2026-03-10","soort":"LastIngetrokken","reden":"x"}],"peildatum":"2026-03-31"}""")
            .Waarschuwingen.ShouldHaveSingleItem().Tekst.ShouldContain("invoer.gebeurtenissen[0].reden");
    }

    [Fact]
    public void De_fout_heeft_de_gewone_vormen_van_een_uitzondering()
    {
        new OngeldigeInvoerException().Message.ShouldContain("Veld 'invoer' is ongeldig");
        new OngeldigeInvoerException("leeg").WatTeDoen.ShouldBe("leeg");
        new OngeldigeInvoerException("leeg", new InvalidOperationException()).Veld.ShouldBe("invoer");
    }

    [Fact]
    public void Een_vraag_die_te_veel_werk_vraagt_wordt_geweigerd()
    {
        Weiger(501, 100, "invoer.gebeurtenissen", "ten hoogste 500 delen");
        Weiger(101, 100, "invoer.gebeurtenissen", "ten hoogste 100 handelingen");
        Weiger(0, 1001, "invoer.last.maximum", "een lager maximum of een eerdere peildatum");
        Vraag(100, 100);
        Vraag(0, 1000);

        static void Weiger(int handelingen, int keren, string veld, string watTeDoen)
        {
            var geweigerd = Should.Throw<OngeldigeInvoerException>(() => Vraag(handelingen, keren));
            geweigerd.Veld.ShouldBe(veld);
            geweigerd.WatTeDoen.ShouldContain(watTeDoen);
        }

        static void Vraag(int handelingen, int keren) => Gebruik.Dwangsom(
            $$"""
            {"last":{"modaliteit":"perTijdseenheid","tijdseenheidDagen":1,"bedrag":1,"maximum":{{keren}},"bekendmaking":"2026-01-05"},"peildatum":"2036-01-01",
             "gebeurtenissen":[{{string.Join(',', Enumerable.Repeat("""{"soort":"SchuldErkend","datum":"2030-04-01"}""", handelingen).Append("""{"soort":"Constatering","datum":"2030-01-05","overtreding":true,"deugdelijk":true}"""))}}]}
            """);
    }
}
