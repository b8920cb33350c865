using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Tests;

public sealed class GrootboekTests
{
    private static readonly DateOnly Bekend = new(2026, 1, 5);
    private static readonly DateOnly LaatsteDag = new(2026, 3, 2);
    private static readonly Last Ineens = new(Modaliteit.Ineens, 10_000_00, 10_000_00, Bekend, LaatsteDag);
    private static readonly Last PerWeek = new(Modaliteit.PerTijdseenheid, 2_500_00, 10_000_00, Bekend, LaatsteDag, 7);
    private static readonly Last PerOvertreding = new(Modaliteit.PerOvertreding, 5_000_00, 20_000_00, Bekend, LaatsteDag);

    private static DateOnly D(int maand, int dag, int jaar = 2026) => new(jaar, maand, dag);

    private static Constatering Overtreden(DateOnly dag, bool voortdurend = false) => new(dag, true, true, voortdurend);

    private static Constatering Nageleefd(DateOnly dag) => new(dag, false, true);

    private static Stand Op(DateOnly dag, Last last, params Gebeurtenis[] gebeurtenissen) => Stand.Op(dag, last, gebeurtenissen).Waarde;

    private static Stand Met(Beleid beleid, DateOnly dag, Last last, params Gebeurtenis[] gebeurtenissen) =>
        Stand.Op(dag, last, gebeurtenissen, Rechtsgegevens.Standaard.Met(beleid)).Waarde;

    private static string[] Dagen(Stand stand) => [.. stand.Posten.Select(p => p.Verbeurte.VerbeurdOp.Iso())];

    private static string[] Codes(Stand stand) => [.. stand.Grootboek.Signalen.Select(s => s.Code)];

    [Fact]
    public void Ineens_zonder_bewijs_van_voortduren_verbeurt_op_de_dag_van_de_constatering() =>
        Dagen(Op(D(3, 31), Ineens, Overtreden(D(3, 10)))).ShouldBe(["2026-03-10"]);

    [Fact]
    public void Ineens_op_de_laatste_dag_van_de_termijn_verbeurt_niets()
    {
        var stand = Op(D(3, 31), Ineens, Overtreden(D(3, 2), voortdurend: true));
        Dagen(stand).ShouldBeEmpty();
        Codes(stand).ShouldBe(["CONSTATERING_BINNEN_TERMIJN"]);
    }

    [Fact]
    public void Ineens_na_gebleken_naleving_gaat_niet_terug_naar_de_eerste_dag() =>
        Dagen(Op(D(6, 30), Ineens, Nageleefd(D(3, 10)), Overtreden(D(5, 20), voortdurend: true))).ShouldBe(["2026-05-20"]);

    [Fact]
    public void Ineens_schuift_door_tot_na_een_schorsing()
    {
        Dagen(Op(D(6, 30), Ineens, new LastGeschorst(D(3, 1), D(3, 9)), Overtreden(D(4, 1), voortdurend: true))).ShouldBe(["2026-03-10"]);
        var geschorst = Op(D(6, 30), Ineens, new LastGeschorst(D(3, 1), D(4, 9)), Overtreden(D(4, 1), voortdurend: true), Overtreden(D(4, 9)));
        Dagen(geschorst).ShouldBeEmpty();
        Codes(geschorst).ShouldBe(["LAST_GESCHORST", "LAST_GESCHORST"]);
        Dagen(Op(D(6, 30), Ineens, new LastGeschorst(D(3, 1), D(3, 31)), Overtreden(D(4, 1), voortdurend: true))).ShouldBe(["2026-04-01"]);
    }

    [Fact]
    public void Per_week_bewijst_een_controle_binnen_de_eerste_week_niets()
    {
        var stand = Op(D(3, 31), PerWeek, Overtreden(D(3, 9)));
        Dagen(stand).ShouldBeEmpty();
        Codes(stand).ShouldBe(["CONSTATERING_TE_VROEG"]);
    }

    [Fact]
    public void Per_week_telt_na_herstel_alleen_weken_die_vol_in_de_nieuwe_overtreding_liggen() =>
        Dagen(Op(D(6, 30), PerWeek, Overtreden(D(3, 10)), Nageleefd(D(3, 12)), Overtreden(D(3, 31)), Overtreden(D(4, 14)))).ShouldBe(["2026-03-10", "2026-04-07", "2026-04-14"]);

    [Fact]
    public void Per_week_breekt_naleving_binnen_de_termijn_het_vermoeden() =>
        Dagen(Op(D(6, 30), PerWeek, Nageleefd(D(2, 20)), Overtreden(D(3, 12)), Overtreden(D(3, 25)))).ShouldBe(["2026-03-24"]);

    [Fact]
    public void Per_week_zonder_boeking_van_tussenliggende_weken_verbeurt_alleen_de_laatst_verstreken_week()
    {
        var beleid = Beleid.Standaard with { TussenliggendeEenhedenBoeken = false };
        Dagen(Met(beleid, D(6, 30), PerWeek, Overtreden(D(3, 27)))).ShouldBe(["2026-03-24"]);
        var stand = Op(D(6, 30), PerWeek, Overtreden(D(3, 27)));
        Dagen(stand).ShouldBe(["2026-03-10", "2026-03-17", "2026-03-24"]);
        stand.Grootboek.Signalen.Select(s => (s.Code, s.Verbeurte)).ShouldBe([("TUSSENLIGGENDE_EENHEID", 1), ("TUSSENLIGGENDE_EENHEID", 2)]);
    }

    [Fact]
    public void Het_maximum_kort_de_laatste_dwangsom_en_daarna_verbeurt_niets_meer()
    {
        var stand = Op(D(6, 30), PerWeek with { MaximumCent = 6_000_00 }, Overtreden(D(4, 28)));
        stand.Posten.Select(p => p.Verbeurte.BedragCent).ShouldBe([2_500_00, 2_500_00, 1_000_00]);
        stand.ResterendTotMaximumCent.ShouldBe(0);
        Codes(stand).Count(c => c == "MAXIMUM_BEREIKT").ShouldBe(1);
        Codes(Op(D(6, 30), PerOvertreding with { MaximumCent = 5_000_00 }, Overtreden(D(3, 10)), Overtreden(D(3, 11)))).ShouldBe(["MAXIMUM_BEREIKT"]);
    }

    [Fact]
    public void Geschorste_dagen_tellen_naar_keuze_mee()
    {
        Gebeurtenis[] verloop = [new LastGeschorst(D(3, 11), D(3, 31)), Overtreden(D(4, 14))];
        Dagen(Op(D(6, 30), PerWeek, verloop)).ShouldBe(["2026-03-10", "2026-04-07", "2026-04-14"]);
        Dagen(Met(Beleid.Standaard with { GeschorsteDagenTellenNietMee = false }, D(6, 30), PerWeek, verloop)).Length.ShouldBe(4);
    }

    [Fact]
    public void Een_schorsing_zonder_einde_loopt_tot_zij_wordt_opgeheven() =>
        Dagen(Op(D(6, 30), PerWeek, new LastGeschorst(D(3, 11), null), Overtreden(D(3, 20)), new SchorsingOpgeheven(D(4, 1)), Overtreden(D(4, 14)))).ShouldBe(["2026-03-10", "2026-04-07", "2026-04-14"]);

    [Fact]
    public void Per_overtreding_verbeurt_elke_dag_hooguit_een()
    {
        var stand = Op(D(6, 30), PerOvertreding, Overtreden(D(3, 3)), Overtreden(D(3, 3)), Overtreden(D(3, 4)));
        Dagen(stand).ShouldBe(["2026-03-03", "2026-03-04"]);
        Codes(stand).ShouldBe(["BINNEN_TUSSENTIJD"]);
        Dagen(Met(Beleid.Standaard with { OvertredingenHooguitEenPerDagen = 0 }, D(6, 30), PerOvertreding, Overtreden(D(3, 3)), Overtreden(D(3, 3)))).Length.ShouldBe(2);
    }

    [Fact]
    public void Per_overtreding_per_week_telt_vanaf_de_vorige_verbeurte() =>
        Dagen(Op(D(6, 30), PerOvertreding with { HooguitEenPerDagen = 7 }, Overtreden(D(3, 10)), Overtreden(D(3, 16)), Overtreden(D(3, 17)), Overtreden(D(3, 20)), Overtreden(D(3, 24))))
            .ShouldBe(["2026-03-10", "2026-03-17", "2026-03-24"]);

    [Fact]
    public void Per_overtreding_op_een_geschorste_dag_verbeurt_niets() =>
        Dagen(Op(D(6, 30), PerOvertreding, new LastGeschorst(D(3, 10), D(3, 12)), Overtreden(D(3, 10)), Overtreden(D(3, 12)), Overtreden(D(3, 13)))).ShouldBe(["2026-03-13"]);

    [Fact]
    public void Zonder_termijn_verbeurt_vanaf_de_dag_na_bekendmaking()
    {
        var zonder = PerOvertreding with { LaatsteDagBegunstiging = null };
        Dagen(Op(D(6, 30), zonder, Overtreden(D(1, 5)), Overtreden(D(1, 6)))).ShouldBe(["2026-01-06"]);
        Op(D(6, 30), zonder).Waarschuwingen.ShouldContain(w => w.Tekst.StartsWith("zonder begunstigingstermijn", StringComparison.Ordinal) && w.JuridischPunt == 13);
        Codes(Op(D(6, 30), zonder, new BegunstigingstermijnVerlengd(D(1, 6), D(2, 1)))).ShouldBe(["VERLENGING_TE_LAAT"]);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Verlengen_kan_tot_en_met_de_laatste_dag(int dag, bool werkt)
    {
        var stand = Op(D(6, 30), Ineens, new BegunstigingstermijnVerlengd(D(3, dag), D(4, 30)), Overtreden(D(4, 30)));
        Dagen(stand).Length.ShouldBe(werkt ? 0 : 1);
        Codes(stand).ShouldBe(werkt ? ["CONSTATERING_BINNEN_TERMIJN"] : ["VERLENGING_TE_LAAT"]);
    }

    [Theory]
    [InlineData(9, true, true)]
    [InlineData(10, true, false)]
    [InlineData(9, false, false)]
    public void Per_week_kan_verlengen_nog_tijdens_de_eerste_week(int dag, bool keuze, bool werkt) =>
        Met(Beleid.Standaard with { VerlengenTijdensEersteEenheid = keuze }, D(6, 30), PerWeek, new BegunstigingstermijnVerlengd(D(3, dag), D(4, 30)))
            .Grootboek.EersteDag.ShouldBe(werkt ? D(5, 1) : D(3, 3));

    [Fact]
    public void Een_kortere_termijn_is_geen_verlenging() =>
        Codes(Op(D(6, 30), Ineens, new BegunstigingstermijnVerlengd(D(2, 1), D(3, 2)))).ShouldBe(["GEEN_VERLENGING"]);

    [Fact]
    public void Na_intrekking_verbeurt_niets_maar_het_oude_blijft()
    {
        var stand = Op(D(6, 30), PerOvertreding, Overtreden(D(3, 10)), new LastIngetrokken(D(3, 20)), Overtreden(D(3, 20)));
        Dagen(stand).ShouldBe(["2026-03-10"]);
        stand.ResterendTotMaximumCent.ShouldBe(15_000_00);
        Codes(stand).ShouldBe(["CONSTATERING_NA_EINDE_LAST"]);
    }

    [Fact]
    public void Na_herroeping_is_alles_wat_betaald_is_te_veel_betaald()
    {
        var stand = Op(D(6, 30), PerOvertreding, Overtreden(D(3, 10)), new BetalingOntvangen(D(4, 1), 7_000_00), new Terugbetaald(D(4, 20), 1_000_00), new LastHerroepen(D(5, 11)), Overtreden(D(5, 12)));
        (stand.VerbeurdCent, stand.BetaaldCent, stand.TeVeelBetaaldCent, stand.TerugbetaaldCent, stand.NogTerugTeBetalenCent, stand.ResterendTotMaximumCent).ShouldBe((0, 0, 7_000_00, 1_000_00, 6_000_00, 0));
        Stand.Op(D(6, 30), PerOvertreding, [new LastHerroepen(D(5, 11))]).Uitleg.ShouldBe("Op dinsdag 30 juni 2026 is er niets verbeurd, omdat de last op 11 mei 2026 met terugwerkende kracht is herroepen (art. 7:11 lid 2 en 5:38 Awb).");
    }

    [Fact]
    public void De_invorderingsbeschikking_stuit_alleen_wat_zij_noemt()
    {
        var stand = Op(D(4, 1, 2027), PerOvertreding, Overtreden(D(3, 10)), Overtreden(D(3, 24)), new InvorderingsbeschikkingBekendgemaakt(D(5, 1), [1, 7]));
        stand.Posten.Select(p => p.LaatsteDagRechtsvordering).ShouldBe([D(5, 1, 2027), D(3, 24, 2027)]);
        (stand.OpenstaandCent, stand.VerjaardCent).ShouldBe((5_000_00, 5_000_00));
        Codes(stand).ShouldBe(["VERBEURTE_ONBEKEND"]);
    }

    [Fact]
    public void Een_beschikking_na_de_verjaring_doet_niets()
    {
        var stand = Op(D(4, 1, 2027), Ineens, Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(3, 11, 2027)));
        stand.VerjaardCent.ShouldBe(10_000_00);
        Codes(stand).ShouldBe(["VORDERING_VERJAARD"]);
        Op(D(4, 1, 2027), Ineens, Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(3, 10, 2027))).OpenstaandCent.ShouldBe(10_000_00);
    }

    [Fact]
    public void Aanmaning_en_dwangbevel_op_hun_eerste_dag_stuiten_en_dragen_hun_kosten()
    {
        // Forfeited 10 March: payable until 21 April, in default from 22 April, demand until 6 May.
        Gebeurtenis[] verloop = [Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(4, 1)), new AanmaningVerzonden(D(4, 22), 19_00), new DwangbevelBetekend(D(5, 7), 50_00)];
        var stand = Op(D(6, 30), Ineens, verloop);
        stand.Posten[0].LaatsteDagRechtsvordering.ShouldBe(D(5, 7, 2027));
        stand.Posten[0].Verbeurte.KostenCent.ShouldBe(69_00);
        Codes(stand).ShouldBeEmpty();
        stand.Posten[0].Uitleg.ShouldContain("gestuit op 1 april 2026 door de invorderingsbeschikking (art. 5:37a lid 1 Awb), gestuit op 22 april 2026 door de aanmaning (art. 4:106 Awb), gestuit op 7 mei 2026 door het dwangbevel (art. 4:106 Awb)");
    }

    [Theory]
    [InlineData("geen invorderingsbeschikking", 22, false, false)]
    [InlineData("pas vanaf 22 april 2026 in verzuim", 21, true, false)]
    [InlineData("uitstel van betaling loopt", 23, true, true)]
    public void Een_onbevoegde_aanmaning_stuit_niet_en_zegt_waarom(string reden, int dag, bool beschikking, bool uitstel)
    {
        var verloop = new List<Gebeurtenis> { Overtreden(D(3, 10)) };
        if (beschikking)
            verloop.Add(new InvorderingsbeschikkingBekendgemaakt(D(4, 1)));
        if (uitstel)
            verloop.Add(new UitstelVerleend(D(4, 22), new(D(4, 23), D(4, 23))));
        verloop.Add(new AanmaningVerzonden(D(4, dag), 19_00));
        verloop.Add(new AanmaningVerzonden(D(4, dag), 19_00));
        var stand = Op(D(6, 30), Ineens, [.. verloop]);
        stand.Posten[0].Verbeurte.Signalen.ShouldBe([Signaal.AanmaningOnbevoegd]);
        stand.Posten[0].Verbeurte.Stuitingen.Count.ShouldBe(beschikking ? 1 : 0);
        stand.Posten[0].Verbeurte.KostenCent.ShouldBe(0);
        stand.Grootboek.Signalen.Count(s => s.Tekst.Contains(reden, StringComparison.Ordinal)).ShouldBe(2);
        stand.Waarschuwingen.ShouldContain(w => w.Code == Signaal.AanmaningOnbevoegd && w.JuridischPunt == 13);
    }

    [Fact]
    public void Een_onbevoegde_aanmaning_stuit_als_het_beleid_dat_wil() =>
        Met(Beleid.Standaard with { OnbevoegdeHandelingStuitNiet = false }, D(6, 30), Ineens, Overtreden(D(3, 10)), new AanmaningVerzonden(D(4, 2)))
            .Posten[0].LaatsteDagRechtsvordering.ShouldBe(D(4, 2, 2027));

    [Fact]
    public void Een_aanmaning_na_verjaring_of_bij_schorsing_is_onbevoegd()
    {
        Op(D(6, 30, 2027), Ineens, Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(4, 1)), new AanmaningVerzonden(D(4, 2, 2027)))
            .Grootboek.Signalen.ShouldHaveSingleItem().Tekst.ShouldContain("verjaard (art. 4:104 lid 2 Awb)");
        Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(4, 1)), new InvorderingsbeschikkingGeschorst(D(4, 20), D(5, 20)), new AanmaningVerzonden(D(5, 20)), new AanmaningVerzonden(D(5, 21)))
            .Grootboek.Signalen.ShouldHaveSingleItem().Tekst.ShouldContain("geschorst");
    }

    [Theory]
    [InlineData(6, "loopt tot en met 6 mei 2026")]
    [InlineData(7, null)]
    public void Een_dwangbevel_kan_pas_na_de_aanmaningstermijn(int dag, string? reden)
    {
        var stand = Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(4, 1)), new AanmaningVerzonden(D(4, 22)), new DwangbevelBetekend(D(5, dag)));
        stand.Grootboek.Signalen.Count.ShouldBe(reden is null ? 0 : 1);
        if (reden is not null)
            stand.Grootboek.Signalen[0].Tekst.ShouldContain(reden);
    }

    [Fact]
    public void Een_voldane_dwangsom_wordt_niet_meer_aangemaand()
    {
        var stand = Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new BetalingOntvangen(D(3, 20), 10_000_00), new AanmaningVerzonden(D(5, 1)), new DwangbevelBetekend(D(5, 2)));
        Codes(stand).ShouldBeEmpty();
        (stand.OpenstaandCent, stand.InVerzuimCent).ShouldBe((0, 0));
    }

    [Fact]
    public void Een_vervallen_beschikking_neemt_haar_stuiting_mee()
    {
        Gebeurtenis[] verloop = [Overtreden(D(3, 10)), new VerjaringGestuit(D(3, 15), Stuitingssoort.ErkenningSchuldenaar), new InvorderingsbeschikkingBekendgemaakt(D(4, 1)), new AanmaningVerzonden(D(4, 22)), new InvorderingsbeschikkingVervallen(D(5, 1)), new AanmaningVerzonden(D(5, 2)), new DwangbevelBetekend(D(5, 20))];
        var stand = Op(D(6, 30), Ineens, verloop);
        stand.Posten[0].LaatsteDagRechtsvordering.ShouldBe(D(3, 15, 2027));
        Codes(stand).ShouldBe([Signaal.AanmaningOnbevoegd, Signaal.DwangbevelOnbevoegd]);
        stand.Grootboek.Signalen[1].Tekst.ShouldContain("niet bevoegd is aangemaand");
    }

    [Fact]
    public void Uitstel_voor_het_verzuim_stelt_het_verzuim_uit_en_later_uitstel_niet()
    {
        Op(D(4, 25), Ineens, Overtreden(D(3, 10)), new UitstelVerleend(D(4, 20), new(D(4, 20), D(5, 31)))).InVerzuimCent.ShouldBe(0);
        Op(D(6, 1), Ineens, Overtreden(D(3, 10)), new UitstelVerleend(D(4, 20), new(D(4, 20), D(5, 31)))).InVerzuimCent.ShouldBe(10_000_00);
        Op(D(5, 25), Ineens, Overtreden(D(3, 10)), new UitstelVerleend(D(4, 22), new(D(4, 22), D(5, 31)))).InVerzuimCent.ShouldBe(10_000_00);
        Op(D(4, 21), Ineens, Overtreden(D(3, 10))).InVerzuimCent.ShouldBe(0);
        Op(D(4, 22), Ineens, Overtreden(D(3, 10))).InVerzuimCent.ShouldBe(10_000_00);
    }

    [Fact]
    public void Ingetrokken_uitstel_telt_tot_de_dag_ervoor()
    {
        var stand = Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new UitstelVerleend(D(5, 1), new(D(5, 1), D(7, 29))), new UitstelVerleend(D(5, 2), new(D(9, 1), D(9, 30))), new UitstelBeeindigd(D(5, 11)));
        stand.Posten[0].LaatsteDagRechtsvordering.ShouldBe(D(3, 20, 2027));
        Codes(Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new UitstelVerleend(D(5, 1), new(D(5, 1), D(7, 29))), new InvorderingsbeschikkingBekendgemaakt(D(5, 2)))).ShouldBe(["INVORDERING_TIJDENS_UITSTEL"]);
    }

    [Fact]
    public void Een_procedure_zonder_einde_houdt_de_vordering_in_leven_tot_zij_eindigt()
    {
        Gebeurtenis[] verloop = [new ProcedureTegenLast(D(2, 1), null), Overtreden(D(3, 10)), new ProcedureBeeindigd(D(6, 15, 2027))];
        var lopend = Op(D(6, 14, 2027), Ineens, verloop);
        (lopend.OpenstaandCent, lopend.Posten[0].LaatsteDagRechtsvordering).ShouldBe((10_000_00, null));
        lopend.Posten[0].Uitleg.ShouldContain("verjaart niet zolang de procedure loopt");
        Op(D(6, 15, 2027), Ineens, verloop).OpenstaandCent.ShouldBe(10_000_00);
        Op(D(6, 16, 2027), Ineens, verloop).VerjaardCent.ShouldBe(10_000_00);
        Op(D(6, 16, 2027), Ineens, verloop).Posten[0].Uitleg.ShouldContain("liep (art. 5:35 lid 2 en 5:37a Awb)");
        Op(D(6, 16, 2027), Ineens, new VerzoekOmInvordering(D(2, 1), D(6, 16, 2027)), Overtreden(D(3, 10))).OpenstaandCent.ShouldBe(10_000_00);
    }

    [Fact]
    public void Kosten_gaan_voor_rente_en_rente_voor_hoofdsom()
    {
        Gebeurtenis[] verloop = [Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(4, 1)), new AanmaningVerzonden(D(4, 22), 19_00), new RenteVastgesteld(D(5, 1), 1, 30_00)];
        var eerst = Op(D(6, 30), Ineens, [.. verloop, new BetalingOntvangen(D(5, 2), 25_00)]);
        (eerst.KostenBetaaldCent, eerst.RenteBetaaldCent, eerst.BetaaldCent).ShouldBe((19_00, 6_00, 0));
        var later = Op(D(6, 30), Ineens, [.. verloop, new BetalingOntvangen(D(5, 2), 25_00), new BetalingOntvangen(D(5, 3), 100_00)]);
        (later.KostenBetaaldCent, later.RenteBetaaldCent, later.BetaaldCent, later.OpenstaandCent).ShouldBe((19_00, 30_00, 76_00, 9_924_00));
    }

    [Fact]
    public void De_aangewezen_schuld_gaat_voor_en_daarna_de_oudste()
    {
        var stand = Op(D(4, 30), PerOvertreding, Overtreden(D(3, 10)), Overtreden(D(3, 24)), new BetalingOntvangen(D(4, 1), 6_000_00, 2));
        stand.Posten.Select(p => p.Verbeurte.BetaaldCent).ShouldBe([1_000_00, 5_000_00]);
        var onbekend = Op(D(4, 30), PerOvertreding, Overtreden(D(3, 10)), new BetalingOntvangen(D(4, 1), 6_000_00, 9));
        (onbekend.BetaaldCent, onbekend.TeVeelBetaaldCent).ShouldBe((5_000_00, 1_000_00));
        Codes(onbekend).ShouldBe(["VERBEURTE_ONBEKEND"]);
    }

    [Fact]
    public void Een_overschot_gaat_naar_een_schuld_die_toen_al_bestond_en_niet_naar_een_latere()
    {
        var later = Op(D(4, 30), PerOvertreding, Overtreden(D(3, 10)), new BetalingOntvangen(D(3, 15), 6_000_00), Overtreden(D(3, 24)));
        (later.BetaaldCent, later.TeVeelBetaaldCent).ShouldBe((5_000_00, 1_000_00));
        var bestaand = Op(D(4, 30), Ineens, new BetalingOntvangen(D(3, 5), 6_000_00), Overtreden(D(3, 10), voortdurend: true));
        (bestaand.BetaaldCent, bestaand.TeVeelBetaaldCent).ShouldBe((6_000_00, 0));
        var verrekend = Met(Beleid.Standaard with { OverschotNaarLatereVerbeurten = true }, D(4, 30), PerOvertreding, Overtreden(D(3, 10)), new BetalingOntvangen(D(3, 15), 6_000_00), Overtreden(D(3, 24)));
        (verrekend.BetaaldCent, verrekend.TeVeelBetaaldCent).ShouldBe((6_000_00, 0));
    }

    [Fact]
    public void Een_betaling_na_verjaring_is_alleen_voor_wie_haar_aanwijst()
    {
        var zonder = Op(D(6, 30, 2027), Ineens, Overtreden(D(3, 10)), new BetalingOntvangen(D(3, 11, 2027), 100_00));
        (zonder.BetaaldCent, zonder.TeVeelBetaaldCent, zonder.VerjaardCent).ShouldBe((0, 100_00, 10_000_00));
        Codes(zonder).ShouldBe(["BETALING_NA_VERJARING"]);
        var met = Op(D(6, 30, 2027), Ineens, Overtreden(D(3, 10)), new BetalingOntvangen(D(3, 11, 2027), 100_00, 1));
        (met.BetaaldCent, met.TeVeelBetaaldCent, met.VerjaardCent).ShouldBe((100_00, 0, 9_900_00));
        Codes(met).ShouldBeEmpty();
    }

    [Fact]
    public void Terugbetalen_vermindert_wat_nog_terug_moet_en_meer_is_zonder_grond()
    {
        var stand = Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new BetalingOntvangen(D(4, 1), 10_500_00), new BetalingOntvangen(D(4, 2), 300_00), new Terugbetaald(D(5, 1), 600_00));
        (stand.TeVeelBetaaldCent, stand.TerugbetaaldCent, stand.NogTerugTeBetalenCent).ShouldBe((800_00, 600_00, 200_00));
        var meer = Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new BetalingOntvangen(D(4, 1), 10_500_00), new Terugbetaald(D(5, 1), 600_00));
        (meer.TeVeelBetaaldCent, meer.TerugbetaaldCent, meer.NogTerugTeBetalenCent).ShouldBe((500_00, 600_00, 0));
        Codes(meer).ShouldBe(["TERUGBETALING_ZONDER_GROND"]);
    }

    [Fact]
    public void Afzien_kwijtschelden_en_vervallen_sluiten_de_rest()
    {
        var stand = Op(D(6, 30), PerOvertreding, Overtreden(D(3, 10)), Overtreden(D(3, 11)), Overtreden(D(3, 12)), Overtreden(D(3, 13)),
            new BetalingOntvangen(D(4, 1), 1_000_00), new VanInvorderingAfgezien(D(4, 2), [1]), new VorderingVervallen(D(4, 3), [2]), new Kwijtgescholden(D(4, 4), 6_000_00, [3, 4]));
        (stand.BetaaldCent, stand.AfgezienCent, stand.VervallenCent, stand.KwijtgescholdenCent, stand.OpenstaandCent).ShouldBe((1_000_00, 4_000_00, 5_000_00, 6_000_00, 4_000_00));
        Stand.Op(D(6, 30), PerOvertreding, [Overtreden(D(3, 10)), new Kwijtgescholden(D(4, 4), 6_000_00)]).Waarde.Grootboek.Signalen.ShouldHaveSingleItem().Tekst.ShouldContain("€ 1.000");
        stand.Waarschuwingen.ShouldContain(w => w.Tekst.Contains("4:94a", StringComparison.Ordinal));
    }

    [Fact]
    public void Na_verjaring_hebben_afzien_en_vervallen_geen_gevolg()
    {
        var stand = Op(D(6, 30, 2027), Ineens, Overtreden(D(3, 10)), new VanInvorderingAfgezien(D(4, 1, 2027)), new VorderingVervallen(D(4, 1, 2027)), new Kwijtgescholden(D(4, 1, 2027), 1_00), new UitstelVerleend(D(4, 1, 2027), new(D(4, 1, 2027), D(5, 1, 2027))), new VerjaringGestuit(D(4, 1, 2027), Stuitingssoort.ErkenningSchuldenaar));
        stand.VerjaardCent.ShouldBe(10_000_00);
        Codes(stand).ShouldBe(["VORDERING_VERJAARD", "VORDERING_VERJAARD", "KWIJTSCHELDING_TE_HOOG", "VORDERING_VERJAARD", "VORDERING_VERJAARD"]);
    }

    [Fact]
    public void De_opgelopen_rente_volgt_de_betalingen()
    {
        // Payable until 14 March 2024: 10.000 euro, half of it paid after 30 days, the rest runs 60 days, at 7%.
        var last = Ineens with { Bekendmaking = D(1, 2, 2024), LaatsteDagBegunstiging = D(1, 31, 2024) };
        Gebeurtenis[] verloop = [Overtreden(D(2, 1, 2024)), new BetalingOntvangen(D(4, 14, 2024), 5_000_00)];
        var post = Op(D(5, 14, 2024), last, verloop).Posten[0];
        post.Verbeurte.BetalenUiterlijk.ShouldBe(D(3, 14, 2024));
        post.RenteOpgelopenCent.ShouldBe((long)Math.Round(500000 * 7m * 30 / 36500) + (long)Math.Round(500000 * 7m * 60 / 36500));
        Op(D(3, 15, 2024), last, Overtreden(D(2, 1, 2024))).Posten[0].RenteOpgelopenCent.ShouldBe(0);
        Op(D(5, 1), Ineens, Overtreden(D(3, 10))).Posten[0].RenteOpgelopenCent.ShouldBeNull();
    }

    [Fact]
    public void Een_maximum_onder_het_bedrag_waarschuwt() =>
        Op(D(6, 30), Ineens with { MaximumCent = 1_00 }).Waarschuwingen.ShouldContain(w => w.Tekst.StartsWith("het maximum is lager", StringComparison.Ordinal));

    [Fact]
    public void Zonder_verbeurte_noemt_de_uitleg_de_vroegste_dag()
    {
        Stand.Op(D(3, 1), PerWeek, []).Uitleg.ShouldContain("op zijn vroegst op dinsdag 10 maart 2026");
        Stand.Op(D(3, 1), Ineens, []).Uitleg.ShouldContain("op zijn vroegst op dinsdag 3 maart 2026");
    }

    [Fact]
    public void De_uitleg_noemt_elke_bestemming_van_de_dwangsommen() =>
        Stand.Op(D(4, 25), PerOvertreding, [Overtreden(D(3, 10)), Overtreden(D(3, 11)), new BetalingOntvangen(D(4, 1), 1_000_00), new VanInvorderingAfgezien(D(4, 2), [2])]).Uitleg.ShouldBe(
            "Op zaterdag 25 april 2026 zijn twee dwangsommen van rechtswege verbeurd tot € 10.000 (art. 5:33 Awb); daarvan is € 1.000 betaald (art. 4:92 Awb), € 5.000 niet ingevorderd omdat daarvan is afgezien (art. 5:37 lid 1 Awb) en staat € 4.000 open, waarvan € 4.000 in verzuim (art. 4:97 Awb), terwijl tot het maximum € 10.000 resteert (art. 5:32b lid 2 Awb).");
}
