using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;
using static Handhaving.Recht.Tests.Lasten;

namespace Handhaving.Recht.Tests;

public sealed class VerbeurenTests
{
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
    public void Een_last_die_alleen_gebiedt_te_staken_is_na_naleving_uitgewerkt_in_welke_volgorde_de_feiten_ook_komen()
    {
        Dagen(Op(D(6, 30), PerWeek, Nageleefd(D(3, 10)), Overtreden(D(5, 20)), Overtreden(D(6, 3)))).ShouldNotBeEmpty();
        foreach (var feiten in (Gebeurtenis[][])[[Nageleefd(D(3, 18)), Overtreden(D(5, 20)), Overtreden(D(3, 10))], [Overtreden(D(3, 10)), Overtreden(D(5, 20)), Nageleefd(D(3, 18))]])
        {
            var stand = Op(D(6, 30), AlleenBeeindigen, feiten);
            Dagen(stand).ShouldBe(["2026-03-10"]);
            Codes(stand).ShouldBe([Signaal.LastNageleefd]);
            stand.Grootboek.VroegsteVerbeurte().Waarde.ShouldBeNull();
        }

        // Compliance within the term does not say how it was at its end, and an unsound visit says nothing.
        Dagen(Op(D(6, 30), AlleenBeeindigen, Nageleefd(D(2, 20)), Overtreden(D(3, 3)), Overtreden(D(3, 10)))).ShouldBe(["2026-03-10"]);
        Dagen(Op(D(6, 30), AlleenBeeindigen, new Constatering(D(3, 9), false, false), Overtreden(D(3, 10)))).ShouldBe(["2026-03-10"]);
        (Op(D(6, 30), AlleenBeeindigen, Nageleefd(D(3, 9))).Grootboek.Uitgewerkt, Op(D(6, 30), PerWeek, Nageleefd(D(3, 9))).Grootboek.Uitgewerkt).ShouldBe((true, false));
        Op(D(6, 30), PerWeek, Nageleefd(D(3, 9)), Overtreden(D(3, 20))).Grootboek.NageleefdOp.ShouldBeNull();
    }

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

    [Fact]
    public void Een_verlaging_werkt_vooruit_en_wat_eerder_verbeurde_houdt_zijn_bedrag()
    {
        // The visit of 26 March proves the weeks that were over on the 10th, 17th and 24th; the lower amount holds from the 20th.
        var stand = Op(D(3, 31), PerWeek, new LastGewijzigd(D(3, 20), 1_000_00, 8_000_00), Overtreden(D(3, 26)));
        stand.Posten.Select(p => p.Verbeurte.BedragCent).ShouldBe([2_500_00, 2_500_00, 1_000_00]);
        stand.ResterendTotMaximumCent.ShouldBe(2_000_00);
    }

    [Fact]
    public void Een_verhoging_vraagt_een_nieuwe_last_en_blijft_zonder_gevolg()
    {
        var stand = Op(D(3, 31), PerWeek, new LastGewijzigd(D(3, 5), 3_000_00, 10_000_00), new LastGewijzigd(D(3, 6), 2_500_00, 12_000_00), Overtreden(D(3, 10)));
        stand.Posten.Select(p => p.Verbeurte.BedragCent).ShouldBe([2_500_00]);
        Codes(stand).ShouldBe(["VERHOGING_ZONDER_NIEUWE_LAST", "VERHOGING_ZONDER_NIEUWE_LAST"]);
    }

    [Fact]
    public void Een_lager_maximum_neemt_niet_terug_wat_al_is_verbeurd()
    {
        var stand = Op(D(4, 30), PerWeek, Overtreden(D(3, 17)), new LastGewijzigd(D(3, 18), 2_500_00, 3_000_00), Overtreden(D(4, 7)));
        stand.VerbeurdCent.ShouldBe(5_000_00);
        stand.ResterendTotMaximumCent.ShouldBe(0);
    }
}
