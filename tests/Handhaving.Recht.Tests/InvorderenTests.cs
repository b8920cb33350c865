using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Tests.Lasten;

namespace Handhaving.Recht.Tests;

public sealed class InvorderenTests
{
    [Fact]
    public void Een_aanmaning_die_pas_later_telt_moest_ook_mogen_op_de_dag_waarop_zij_uitging()
    {
        DateOnly? Termijn(DateOnly verzonden) => Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(4, 25)), new AanmaningVerzonden(D(5, 4), VerzondenOp: verzonden)).Posten[0].Verbeurte.AanmaningstermijnTotEnMet;
        Termijn(D(4, 21)).ShouldBeNull();
        Termijn(D(4, 24)).ShouldBeNull();
        Termijn(D(4, 28)).ShouldNotBeNull();
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
    public void Een_tweede_procedure_houdt_haar_eigen_einde()
    {
        var boek = Op(D(12, 31, 2027), Ineens, new ProcedureTegenLast(D(2, 1), D(5, 1)), new ProcedureTegenLast(D(6, 1), null), new ProcedureBeeindigd(D(6, 15, 2027))).Grootboek;
        boek.Procedures.Select(p => p.OnherroepelijkOp).ShouldBe([D(5, 1), D(6, 15, 2027)]);
    }

    [Fact]
    public void Opheffen_raakt_alleen_de_schorsing_en_het_uitstel_die_lopen()
    {
        var boek = Op(D(12, 31), Ineens, new LastGeschorst(D(3, 1), D(3, 10)), new LastGeschorst(D(4, 1), D(5, 1)), new SchorsingOpgeheven(D(4, 5))).Grootboek;
        boek.Schorsingen.ShouldBe([new(D(3, 1), D(3, 10)), new(D(4, 1), D(4, 4))]);
        var uitstel = Op(D(12, 31), Ineens, Overtreden(D(3, 10)), new UitstelVerleend(D(4, 1), new(D(4, 1), D(4, 10))), new UitstelVerleend(D(5, 1), new(D(5, 1), D(6, 1))), new UitstelVerleend(D(5, 1), new(D(5, 5), D(6, 1))), new UitstelBeeindigd(D(5, 5)));
        uitstel.Posten[0].Verbeurte.Uitstel.Select(u => u.Tijdvak).ShouldBe([new(D(4, 1), D(4, 10)), new(D(5, 1), D(5, 4))]);
    }

    [Fact]
    public void Op_de_laatste_dag_moet_er_nog_worden_betaald_en_daarna_moest_het()
    {
        Op(D(4, 21), Ineens, Overtreden(D(3, 10))).Posten[0].Uitleg.ShouldContain("moet uiterlijk op dinsdag 21 april 2026");
        Op(D(4, 22), Ineens, Overtreden(D(3, 10))).Posten[0].Uitleg.ShouldContain("moest uiterlijk op dinsdag 21 april 2026");
    }

    [Fact]
    public void Aansluitend_uitstel_schuift_het_verzuim_door_en_de_eerste_beschikking_blijft_de_eerste()
    {
        var stand = Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(3, 12)), new InvorderingsbeschikkingBekendgemaakt(D(3, 13)),
            new UitstelVerleend(D(4, 1), new(D(5, 1), D(5, 31))), new UitstelVerleend(D(4, 2), new(D(4, 20), D(4, 30))));
        stand.Posten[0].Verbeurte.VerzuimVanaf.ShouldBe(D(6, 1));
        stand.Posten[0].Verbeurte.InvorderingsbeschikkingOp.ShouldBe(D(3, 12));
    }
}
