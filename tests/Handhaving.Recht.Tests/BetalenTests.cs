using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Tests.Lasten;

namespace Handhaving.Recht.Tests;

public sealed class BetalenTests
{
    [Fact]
    public void Na_herroeping_is_alles_wat_betaald_is_te_veel_betaald()
    {
        var stand = Op(D(6, 30), PerOvertreding, Overtreden(D(3, 10)), new BetalingOntvangen(D(4, 1), 7_000_00), new Terugbetaald(D(4, 20), 1_000_00), new LastHerroepen(D(5, 11)), Overtreden(D(5, 12)));
        (stand.VerbeurdCent, stand.BetaaldCent, stand.TeVeelBetaaldCent, stand.TerugbetaaldCent, stand.NogTerugTeBetalenCent, stand.ResterendTotMaximumCent).ShouldBe((0, 0, 7_000_00, 1_000_00, 6_000_00, 0));
        Stand.Op(D(6, 30), PerOvertreding, [new LastHerroepen(D(5, 11))]).Uitleg.ShouldBe("Op dinsdag 30 juni 2026 is er niets verbeurd, omdat de last op 11 mei 2026 met terugwerkende kracht is herroepen (art. 7:11 lid 2 en 5:38 Awb).");
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
    public void Na_herroeping_verdelen_terugbetalingen_zich_over_de_betalingen()
    {
        var boek = Op(D(6, 30), PerOvertreding, new BetalingOntvangen(D(4, 1), 100_00), new BetalingOntvangen(D(4, 2), 200_00), new Terugbetaald(D(4, 20), 150_00), new LastHerroepen(D(5, 11))).Grootboek;
        boek.Tegoeden.ShouldBe([new Tegoed(D(4, 2), 150_00)]);
        (boek.HerroepenOp, boek.BeeindigdOp).ShouldBe((D(5, 11), D(5, 11)));
        var tweemaal = Op(D(6, 30), PerOvertreding, new LastIngetrokken(D(5, 1)), new LastIngetrokken(D(5, 2)), new LastHerroepen(D(5, 3)), new LastHerroepen(D(5, 4))).Grootboek;
        (tweemaal.HerroepenOp, tweemaal.BeeindigdOp).ShouldBe((D(5, 3), D(5, 1)));
        boek.Verwerk(new Terugbetaald(D(5, 12), 150_00)).Tegoeden.ShouldBeEmpty();
        Op(D(6, 30), Ineens, new BetalingOntvangen(D(3, 5), 6_000_00), Overtreden(D(3, 5))).Grootboek.Tegoeden.ShouldBeEmpty("een betaling op de dag van verbeurte hoort bij die dwangsom");
        Op(D(6, 30), Ineens, new BetalingOntvangen(D(3, 5), 6_000_00), Overtreden(D(3, 5))).Posten[0].Verbeurte.Toerekeningen.ShouldHaveSingleItem();
    }

    [Fact]
    public void Wie_alles_betaalde_heeft_geen_verzuim_en_geen_signaal()
    {
        var stand = Op(D(6, 30, 2027), Ineens, Overtreden(D(3, 10)), new BetalingOntvangen(D(3, 20), 10_000_00), new BetalingOntvangen(D(5, 1, 2027), 50_00), new Terugbetaald(D(5, 2, 2027), 50_00));
        Codes(stand).ShouldBeEmpty("er staat geen verjaarde schuld tegenover het overschot en er is niet meer terugbetaald dan dat");
        stand.Posten[0].InVerzuim.ShouldBeFalse();
        var kosten = Op(D(6, 30), Ineens, Overtreden(D(3, 10)), new RenteVastgesteld(D(5, 1), 1, 30_00), new BetalingOntvangen(D(5, 2), 25_00));
        kosten.Posten[0].Verbeurte.Toerekeningen.ShouldBeEmpty();
    }
}
