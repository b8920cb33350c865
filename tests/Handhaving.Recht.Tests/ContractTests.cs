using System.Text.Json.Nodes;
using Handhaving.Recht.Contract;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Tests;

public sealed class ContractTests
{
    [Fact]
    public void Elke_regel_heeft_een_eigen_id_een_artikel_een_versie_en_een_begin()
    {
        Regelboek.Alle.Select(r => r.Id).ShouldBeUnique();
        Regelboek.Alle.ShouldAllBe(r => r.Artikel.StartsWith("art. ") && r.Versie == "2026.1" && r.Geldigheid.Van.Year >= 1994 && r.Naam.Length > 3 && r.Aanvang.Length > 3);
        typeof(Regelboek).GetProperties().Count(p => p.PropertyType == typeof(Regel)).ShouldBe(Regelboek.Alle.Count);
    }

    [Fact]
    public void Elke_soort_is_een_regel_en_elke_soort_uit_de_vectoren_bestaat()
    {
        Termijnrekenaar.Soorten.ShouldBeSubsetOf(Regelboek.Alle.Select(r => r.Id));
        Vectorbestand.Lees("termijnen.json").GetProperty("vectoren").EnumerateArray().Select(v => v.GetProperty("soort").GetString()!).Distinct().ShouldBeSubsetOf(Termijnrekenaar.Soorten);
    }

    [Fact]
    public void Het_volle_antwoord_draagt_zijn_verantwoording()
    {
        var json = Gebruik.Termijn("beslistermijnAanvraag", """{"ontvangstAanvraag":"2026-11-02"}""").NaarJson();
        json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldBe(
            """{"einddatumZonderAtw":"2026-12-28","einddatum":"2026-12-28","eersteDag":"2026-11-03","veiligeDatum":"2026-12-28","atwVanToepassing":true,"soort":"beslistermijnAanvraag","regel":{"id":"beslistermijnAanvraag","artikel":"art. 4:13 lid 2 Awb","versie":"2026.1","geldigVan":"1994-01-01","geldigTotEnMet":null},"kalenderversie":"2026.1","zekerheid":"hoog","betrouwbaarheid":"V17","uitleg":"De beslistermijn van acht weken (art. 4:13 lid 2 Awb) begint op dinsdag 3 november 2026, de dag na de ontvangst van de aanvraag, en eindigt op maandag 28 december 2026, een werkdag, zodat de Algemene termijnenwet haar niet verlengt.","waarschuwingen":[]}""");
    }

    [Fact]
    public void Een_waarschuwing_noemt_haar_juridische_punt()
    {
        var waarschuwingen = (JsonArray)Gebruik.Termijn("awbiVerslagTermijn", """{"binnengetredenOp":"2024-12-24"}""").NaarJson()["waarschuwingen"]!;
        waarschuwingen.ToJsonString().ShouldBe("""[{"code":"RECHTSVRAAG","tekst":"niet zeker is dat de termijn voor het verslag van binnentreden wordt verlengd; stuur op zaterdag 28 december 2024.","juridischPunt":13}]""");
        Gebruik.Termijn("awbiVerslagTermijn", """{"binnengetredenOp":"2026-11-23"}""").NaarJson()["zekerheid"]!.GetValue<string>().ShouldBe("midden");
    }

    [Fact]
    public void Het_grootboek_staat_in_centen_naast_het_contract()
    {
        var json = Gebruik.Dwangsom("""
            {"last":{"modaliteit":"perOvertreding","bedrag":50.25,"maximum":100.5,"bekendmaking":"2026-01-05"},
             "gebeurtenissen":[{"datum":"2026-02-02","soort":"Constatering","overtreding":true,"deugdelijk":true},{"datum":"2026-02-03","soort":"BetalingOntvangen","bedrag":60.5},{"datum":"2026-02-04","soort":"Terugbetaald","bedrag":0.25},{"datum":"2026-02-05","soort":"AanmaningVerzonden"}],
             "peildatum":"2026-03-01"}
            """).NaarJson();
        json["verbeurd"]!.GetValue<decimal>().ShouldBe(50.25m);
        json["teVeelBetaald"]!.GetValue<decimal>().ShouldBe(10.25m);
        var grootboek = json["grootboek"]!;
        foreach (var (veld, cent) in new[] { ("verbeurdCent", 5025L), ("betaaldCent", 5025), ("openstaandCent", 0), ("inVerzuimCent", 0), ("verjaardCent", 0), ("afgezienCent", 0), ("kwijtgescholdenCent", 0), ("vervallenCent", 0), ("kostenBetaaldCent", 0), ("renteBetaaldCent", 0), ("ontvangenCent", 6050), ("terugbetaaldCent", 25), ("teVeelBetaaldCent", 1025), ("nogTerugTeBetalenCent", 1000), ("resterendTotMaximumCent", 5025) })
            grootboek[veld]!.GetValue<long>().ShouldBe(cent, veld);
        grootboek["eersteDag"]!.GetValue<string>().ShouldBe("2026-01-06");
        grootboek["peildatum"]!.GetValue<string>().ShouldBe("2026-03-01");
        var post = grootboek["posten"]![0]!;
        post["renteOpgelopenCent"]!.GetValue<long>().ShouldBe(0);
        post["verzuimVanaf"]!.GetValue<string>().ShouldBe("2026-03-17");
        post["uitleg"]!.GetValue<string>().ShouldBe("Dwangsom 1 van € 50,25 is op maandag 2 februari 2026 van rechtswege verbeurd, moet uiterlijk op maandag 16 maart 2026 zijn betaald (art. 5:33 Awb) en is tot en met dinsdag 2 februari 2027 in te vorderen (art. 5:35 Awb).");
    }

    [Fact]
    public void Signalen_staan_met_dag_code_en_nummer_in_het_grootboek()
    {
        var uitkomst = Gebruik.Dwangsom("""
            {"last":{"modaliteit":"ineens","bedrag":100,"bekendmaking":"2026-01-05"},
             "gebeurtenissen":[{"datum":"2026-02-02","soort":"Constatering","overtreding":true,"deugdelijk":false},{"datum":"2026-02-03","soort":"Constatering","overtreding":true,"deugdelijk":true},{"datum":"2026-02-05","soort":"AanmaningVerzonden"}],
             "peildatum":"2026-03-01"}
            """);
        var signalen = uitkomst.NaarJson()["grootboek"]!["signalen"]!;
        signalen[0]!["code"]!.GetValue<string>().ShouldBe("CONSTATERING_ONDEUGDELIJK");
        signalen[0]!.AsObject().ContainsKey("verbeurte").ShouldBeFalse();
        signalen[1]!["verbeurte"]!.GetValue<int>().ShouldBe(1);
        signalen[1]!["datum"]!.GetValue<string>().ShouldBe("2026-02-05");
        uitkomst.Waarschuwingen.ShouldContain(w => w.Tekst.StartsWith("5 februari 2026, verbeurte 1: de aanmaning is onbevoegd", StringComparison.Ordinal));
    }

    [Fact]
    public void Elke_gebeurtenis_van_het_contract_is_te_lezen()
    {
        const string Gebeurtenissen = """
            [{"datum":"2026-02-01","soort":"BegunstigingstermijnVerlengd","nieuweLaatsteDag":"2026-02-08"},
             {"datum":"2026-02-09","soort":"Constatering","overtreding":true,"deugdelijk":true},
             {"datum":"2026-02-10","soort":"Constatering","overtreding":true,"deugdelijk":true},
             {"datum":"2026-02-11","soort":"LastGeschorst"},{"datum":"2026-02-12","soort":"SchorsingOpgeheven"},
             {"datum":"2026-02-13","soort":"ProcedureTegenLast"},{"datum":"2026-02-14","soort":"VerzoekOmInvordering"},{"datum":"2026-02-15","soort":"ProcedureBeeindigd"},
             {"datum":"2026-04-01","soort":"InvorderingsbeschikkingBekendgemaakt","verbeurten":[1]},
             {"datum":"2026-04-02","soort":"InvorderingsbeschikkingGeschorst","totEnMet":"2026-04-03","verbeurten":[1]},
             {"datum":"2026-04-10","soort":"AanmaningVerzonden","vergoeding":8,"verbeurten":[1]},
             {"datum":"2026-04-28","soort":"DwangbevelBetekend","kosten":40.5,"verbeurten":[1]},
             {"datum":"2026-05-01","soort":"SchuldErkend","verbeurten":[1]},{"datum":"2026-05-02","soort":"VerrekeningBeschikt","verbeurten":[1]},
             {"datum":"2026-05-03","soort":"RechtsvervolgingIngesteld","verbeurten":[1]},{"datum":"2026-05-04","soort":"DwangbevelTenuitvoergelegd","verbeurten":[1]},
             {"datum":"2026-05-05","soort":"UitstelVerleend","totEnMet":"2026-06-05","verbeurten":[1]},{"datum":"2026-05-06","soort":"UitstelBeeindigd","verbeurten":[1]},
             {"datum":"2026-05-07","soort":"RenteVastgesteld","verbeurte":1,"bedrag":2},
             {"datum":"2026-05-08","soort":"BetalingOntvangen","bedrag":60.5,"verbeurte":1},
             {"datum":"2026-05-09","soort":"Kwijtgescholden","bedrag":30,"verbeurten":[1]},{"datum":"2026-05-10","soort":"VanInvorderingAfgezien","verbeurten":[1]},
             {"datum":"2026-05-11","soort":"VorderingVervallen","verbeurten":[2]},{"datum":"2026-05-12","soort":"Terugbetaald","bedrag":1},
             {"datum":"2026-05-13","soort":"InvorderingsbeschikkingVervallen","verbeurten":[2]},{"datum":"2026-05-14","soort":"LastOpgeheven"},{"datum":"2026-05-15","soort":"LastIngetrokken"}]
            """;
        string Vraag(string extra) => $$"""{"last":{"modaliteit":"perOvertreding","bedrag":100,"maximum":500,"bekendmaking":"2026-01-05","laatsteDagBegunstiging":"2026-02-03"},"gebeurtenissen":{{Gebeurtenissen.Replace("]\n", extra + "]", StringComparison.Ordinal)}},"peildatum":"2026-06-01"}""";
        var grootboek = Gebruik.Dwangsom(Vraag("")).NaarJson()["grootboek"]!;
        foreach (var (veld, cent) in new[] { ("verbeurdCent", 20000L), ("kostenBetaaldCent", 4850), ("renteBetaaldCent", 200), ("betaaldCent", 1000), ("kwijtgescholdenCent", 3000), ("afgezienCent", 6000), ("vervallenCent", 10000), ("openstaandCent", 0), ("terugbetaaldCent", 100) })
            grootboek[veld]!.GetValue<long>().ShouldBe(cent, veld);
        grootboek["posten"]![0]!["laatsteDagRechtsvordering"]!.GetValue<string>().ShouldBe("2027-05-05", "gestuit op 4 mei en een dag uitstel");
        grootboek["signalen"]!.AsArray().Select(s => s!["code"]!.GetValue<string>()).ShouldBe(["TERUGBETALING_ZONDER_GROND"]);
        Gebruik.Dwangsom("""{"last":{"modaliteit":"ineens","bedrag":100,"bekendmaking":"2026-01-05"},"gebeurtenissen":[{"datum":"2026-02-01","soort":"LastHerroepen"}],"peildatum":"2026-03-01"}""").Kern["resterendTotMaximum"]!.GetValue<long>().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"bekendmaking":"2026-11-23","laatsteDag":"2027-01-31","eindtijd":"17:00"}""", """{"laatsteDag":"2027-01-31","eindeTijdstipExclusief":"2027-01-31T17:00 Europe/Amsterdam","eersteMogelijkeVerbeurteIneens":"2027-01-31","eersteVerbeurteBijPerWeek":"2027-02-07"}""")]
    [InlineData("""{"bekendmaking":"2026-11-23","dagenNaBekendmaking":10}""", """{"laatsteDag":"2026-12-03","eindeTijdstipExclusief":"2026-12-04T00:00 Europe/Amsterdam","eersteMogelijkeVerbeurteIneens":"2026-12-04","eersteVerbeurteBijPerWeek":"2026-12-11"}""")]
    [InlineData("""{"bekendmaking":"2026-11-30","maandenNaBekendmaking":3}""", """{"laatsteDag":"2027-02-28","eindeTijdstipExclusief":"2027-03-01T00:00 Europe/Amsterdam","eersteMogelijkeVerbeurteIneens":"2027-03-01","eersteVerbeurteBijPerWeek":"2027-03-08"}""")]
    public void De_begunstigingstermijn_kent_elke_lengte_en_een_eindtijd(string invoer, string kern) => Gebruik.Termijn("begunstigingstermijn", invoer).Kern.ToJsonString().ShouldBe(kern);

    [Fact]
    public void De_omzettingsvergunning_kan_eenmaal_met_zes_weken_worden_verlengd()
    {
        var uitkomst = Gebruik.Termijn("beslistermijnOmzettingsvergunning", """{"ontvangstAanvraag":"2026-03-16","verlengd6Weken":true}""");
        uitkomst.Kern.ToJsonString().ShouldBe("""{"einddatumZonderAtw":"2026-06-22","einddatum":"2026-06-22"}""");
        uitkomst.Uitleg.ShouldContain("is eenmaal met zes weken verlengd en eindigt op maandag 22 juni 2026");
        Gebruik.Termijn("beslistermijnOmzettingsvergunning", """{"ontvangstAanvraag":"2026-02-20","verlengd6Weken":true}""").Datum("einddatum").ShouldBe(new(2026, 5, 29));
        Gebruik.Termijn("beslistermijnOmzettingsvergunning", """{"ontvangstAanvraag":"2026-02-06","verlengd6Weken":true}""").Datum("einddatum").ShouldBe(new(2026, 5, 18));
    }

    [Theory]
    [InlineData("false", "2026-12-25", "2026-12-28")]
    [InlineData("true", "2027-02-25", "2027-02-25")]
    public void Het_inzageverzoek_kan_met_twee_maanden_worden_verlengd(string verlengd, string veilig, string einde) =>
        Gebruik.Termijn("inzageverzoek", $$"""{"ontvangen":"2026-11-25","verlengdMetTweeMaanden":{{verlengd}}}""").Kern.ToJsonString().ShouldBe($$"""{"veiligeDatum":"{{veilig}}","einddatum":"{{einde}}"}""");

    [Theory]
    [InlineData("2027-01-04", "2027-01-14", null, 9)]
    [InlineData("2027-01-04", "2027-01-05", null, 0)]
    [InlineData("2027-01-04", "2027-01-04", null, 0)]
    [InlineData("2027-01-04", null, "2027-01-18", 14)]
    [InlineData("2027-01-04", "2027-01-14", "2027-01-18", 9)]
    public void Opschorting_telt_van_de_dag_na_het_verzoek_tot_de_dag_van_herstel(string verzoek, string? hersteld, string? uiterste, int dagen)
    {
        static string Veld(string? dag) => dag is null ? "null" : $"\"{dag}\"";
        var invoer = $$"""{"bekendmaking":"2026-11-12","opschortingDagen":1,"opschortingen":[{"verzoek":"{{verzoek}}","hersteld":{{Veld(hersteld)}},"uitersteHersteldag":{{Veld(uiterste)}}}]}""";
        Gebruik.Termijn("beslistermijnBezwaar", invoer).Datum("veiligeDatum").ShouldBe(new DateOnly(2027, 2, 5).AddDays(dagen));
    }

    [Theory]
    [InlineData(false, false, 0, "De beslistermijn van zes weken (art. 7:10 lid 1 Awb)")]
    [InlineData(true, false, 0, "De beslistermijn van twaalf weken (art. 7:10 lid 1 en 7:13 Awb)")]
    [InlineData(false, true, 0, "is met zes weken verdaagd (art. 7:10 lid 3 Awb)")]
    [InlineData(false, false, 1, "is 1 dag opgeschort (art. 7:10 lid 2 Awb)")]
    [InlineData(false, false, 9, "is 9 dagen opgeschort (art. 7:10 lid 2 Awb)")]
    public void De_uitleg_van_de_beslistermijn_noemt_wat_haar_verandert(bool commissie, bool verdaagd, int dagen, string tekst) =>
        BeslistermijnBezwaar.Bereken(new(2026, 11, 12), commissie, verdaagd, dagen).Uitleg.ShouldContain(tekst);

    [Theory]
    [InlineData(340, 3)]
    [InlineData(341, 5)]
    public void De_grens_van_340_euro_bepaalt_de_vervaltermijn(int boete, int jaren) =>
        Gebruik.Termijn("vervaltermijnBoete", $$"""{"overtredingOp":"2026-11-20","maxBoete":{{boete}}}""").Datum("laatsteDag").ShouldBe(new(2026 + jaren, 11, 20));

    [Fact]
    public void Zonder_grens_op_de_dag_van_overtreding_geldt_vijf_jaar_met_een_waarschuwing()
    {
        var uitkomst = Gebruik.Termijn("vervaltermijnBoete", """{"overtredingOp":"2009-06-30","maxBoete":100}""");
        uitkomst.Datum("laatsteDag").ShouldBe(new(2014, 6, 30));
        uitkomst.Codes().ShouldBe([Waarschuwing.RegelBuitenGeldigheid, Waarschuwing.BedragOntbreekt]);
    }

    [Fact]
    public void Na_verbeurte_is_er_geen_opheffing()
    {
        var uitkomst = Gebruik.Termijn("opheffingsverzoekMogelijkVanaf", """{"lastInWerkingOp":"2026-01-15","dwangsomVerbeurd":true}""");
        uitkomst.Kern.ToJsonString().ShouldBe("""{"verzoekOpheffingMogelijkVanaf":null}""");
        uitkomst.Uitleg.ShouldContain("omdat er een dwangsom is verbeurd");
    }

    [Theory]
    [InlineData("2027-03-18", true)]
    [InlineData("2027-03-19", false)]
    public void Een_ingebrekestelling_op_de_laatste_dag_is_prematuur(string ontvangen, bool prematuur) =>
        Gebruik.Termijn("dwangsomNietTijdig", $$"""{"einddatumBeslistermijn":"2027-03-18","ingebrekestellingOntvangen":"{{ontvangen}}"}""").Kern.ContainsKey("prematuur").ShouldBe(prematuur);

    [Fact]
    public void De_twee_weken_na_de_ingebrekestelling_volgen_het_beleid()
    {
        // Received Saturday 20 March 2027: fourteen days later is Saturday 3 April.
        const string Vraag = """{"soort":"dwangsomNietTijdig","invoer":{"einddatumBeslistermijn":"2027-03-18","ingebrekestellingOntvangen":"2027-03-20"}}""";
        var rauw = Termijnrekenaar.Bereken(Gebruik.Json(Vraag));
        rauw.Datum("eersteDagDwangsom").ShouldBe(new(2027, 4, 4));
        rauw.Waarschuwingen.ShouldContain(w => w.JuridischPunt == 14 && w.Tekst.Contains("dinsdag 6 april 2027", StringComparison.Ordinal));
        var verlengd = Termijnrekenaar.Bereken(Gebruik.Json(Vraag), Rechtsgegevens.Standaard.Met(Beleid.Standaard with { AtwOpIngebrekestelling = true }));
        (verlengd.Datum("eersteDagDwangsom"), verlengd.Datum("laatsteDagDwangsom")).ShouldBe((new(2027, 4, 6), new(2027, 5, 17)));
    }

    [Fact]
    public void Beleid_geldt_alleen_binnen_zijn_tijdvak()
    {
        var gegevens = Rechtsgegevens.Standaard.Met(Beleid.Standaard with { Versie = "eigen", Geldigheid = new(new(2026, 1, 1), new(2026, 12, 31)) });
        gegevens.BeleidOp(new(2026, 12, 31)).Versie.ShouldBe("eigen");
        gegevens.BeleidOp(new(2027, 1, 1)).Versie.ShouldBe("2026.1");
        gegevens.BeleidOp(new(1980, 1, 1)).ShouldBe(Beleid.Standaard);
    }

    [Fact]
    public void Een_feestdag_in_het_weekeinde_noemt_beide_redenen_in_de_uitleg()
    {
        Gebruik.Termijn("isVerlengingsdag", """{"datum":"2025-04-26"}""").Uitleg.ShouldBe("Zaterdag 26 april 2025 is een zaterdag en tevens Koningsdag (art. 3 lid 1), zodat een wettelijke termijn die dan zou eindigen wordt verlengd tot en met maandag 28 april 2025 (art. 1 lid 1 Atw).");
        Gebruik.Termijn("isVerlengingsdag", """{"datum":"2026-05-15"}""").Uitleg.ShouldContain("is een gelijkgestelde dag (art. 3 lid 3)");
    }

    [Fact]
    public void Een_bestand_geeft_per_geval_een_uitkomst_of_een_fout()
    {
        var uit = Rekenbestand.Bereken(Vectorbestand.Lees("dwangsommen.json"), Dwangsomrekenaar.Bereken);
        uit.Count.ShouldBe(25);
        uit.ShouldAllBe(u => u!["uitkomst"] != null && u["id"] != null);
        var gemengd = Rekenbestand.Bereken(Gebruik.Json("""[{"id":"a","soort":"isVerlengingsdag","invoer":{"datum":"2026-12-05"}},{"id":7,"soort":"isVerlengingsdag","invoer":{}},3]"""), Termijnrekenaar.Bereken);
        gemengd[0]!["uitkomst"]!["reden"]!.GetValue<string>().ShouldBe("zaterdag");
        gemengd[1]!["fout"]!["veld"]!.GetValue<string>().ShouldBe("invoer.datum");
        gemengd[1]!["id"]!.GetValue<int>().ShouldBe(7);
        gemengd[2]!["fout"]!["melding"]!.GetValue<string>().ShouldContain("is geen object");
        Should.Throw<OngeldigeInvoerException>(() => Rekenbestand.Bereken(Gebruik.Json("3"), Termijnrekenaar.Bereken)).Message.ShouldContain("geen lijst");
    }

    [Theory]
    [InlineData("isVerlengingsdag", """{"datum":"1900-01-01"}""")]
    [InlineData("isVerlengingsdag", """{"datum":"2199-12-31"}""")]
    [InlineData("meldingDatalek", """{"bekendOp":"1900-01-01T12:00:00Z"}""")]
    [InlineData("wettelijkeTermijnInDagen", """{"aanvangsfeit":"2026-01-01","jaren":100}""")]
    [InlineData("vervaltermijnBoete", """{"overtredingOp":"2026-01-01","maxBoete":0}""")]
    [InlineData("vervaltermijnBoete", """{"overtredingOp":"2026-01-01","maxBoete":1000000000000}""")]
    [InlineData("tijdigheidBezwaar", """{"bekendmaking":"2026-11-12","wijze":"post","ontvangen":"2026-12-24","terPostBezorgd":"2026-12-24"}""")]
    [InlineData("begunstigingstermijn", """{"bekendmaking":"2026-11-23","laatsteDag":"2026-11-23"}""")]
    [InlineData("verjaringMetVerlenging", """{"verbeurdOp":"2026-01-20","gronden":[{"grond":"faillissement","van":"2026-02-02","totEnMet":"2026-02-02"}]}""")]
    public void Op_de_grens_is_invoer_geldig(string soort, string invoer) => Gebruik.Termijn(soort, invoer).Soort.ShouldBe(soort);

    [Theory]
    [InlineData("""{"bekendOp":"2200-01-01T00:00:00Z"}""")]
    [InlineData("""{"bekendOp":"1899-12-31T00:00:00Z"}""")]
    public void Een_tijdstip_buiten_de_eeuwen_wordt_geweigerd(string invoer) => Should.Throw<OngeldigeInvoerException>(() => Gebruik.Termijn("meldingDatalek", invoer));

    [Fact]
    public void Op_de_grens_is_een_last_geldig()
    {
        var uitkomst = Gebruik.Dwangsom("""
            {"last":{"modaliteit":"perOvertreding","bedrag":1,"maximum":10000,"bekendmaking":"2026-01-05","laatsteDagBegunstiging":"2026-01-05"},
             "gebeurtenissen":[{"datum":"2026-01-06","soort":"Constatering","overtreding":true,"deugdelijk":true},{"datum":"2026-01-07","soort":"UitstelVerleend","van":"2026-02-01","totEnMet":"2026-02-01"},{"datum":"2026-01-08","soort":"LastGeschorst","totEnMet":"2026-01-08"}],
             "peildatum":"2026-01-08"}
            """);
        uitkomst.Kern["verbeurten"]![0]!["laatsteDagRechtsvordering"]!.GetValue<string>().ShouldBe("2027-01-07");
        Should.Throw<OngeldigeInvoerException>(() => Gebruik.Dwangsom("""{"hoofdsom":1,"verzuimVanaf":"x","betaaldOp":"2026-01-01"}""")).Regel.ShouldBe("wettelijkeRente");
        Should.Throw<OngeldigeInvoerException>(() => Gebruik.Dwangsom("""{"last":3}""")).Regel.ShouldBe("dwangsommen");
        Dwangsomrekenaar.Bereken(Gebruik.Json("""{"soort":null,"invoer":{"hoofdsom":1,"verzuimVanaf":"2024-01-01","betaaldOp":"2024-01-02"}}""")).Soort.ShouldBe("rente");
    }
}
