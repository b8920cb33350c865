using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Tests.Lasten;

namespace Handhaving.Recht.Tests;

public sealed class VooruitblikTests
{
    [Fact]
    public void Per_week_is_de_vroegste_verbeurte_het_einde_van_de_eerste_week_en_daarna_van_de_volgende()
    {
        Vroegst(PerWeek).ShouldBe("2026-03-10");
        Vroegst(PerWeek, Overtreden(D(3, 10))).ShouldBe("2026-03-17");
    }

    [Fact]
    public void Een_verlenging_en_een_schorsing_schuiven_de_vroegste_verbeurte_op()
    {
        Vroegst(PerWeek, new BegunstigingstermijnVerlengd(D(2, 20), D(3, 9))).ShouldBe("2026-03-17");
        Vroegst(PerWeek, new LastGeschorst(D(3, 4), D(3, 6))).ShouldBe("2026-03-13");
        Vroegst(Ineens, new LastGeschorst(D(3, 1), D(3, 9))).ShouldBe("2026-03-10");
    }

    [Fact]
    public void Zonder_einde_geschorst_ingetrokken_of_uitgewerkt_kan_er_niets_meer_verbeuren()
    {
        Vroegst(PerWeek, new LastGeschorst(D(3, 4), null)).ShouldBeNull();
        Vroegst(Ineens, new LastGeschorst(D(3, 1), null)).ShouldBeNull();
        Vroegst(PerWeek, new LastIngetrokken(D(3, 5))).ShouldBeNull();
        Vroegst(Ineens, Overtreden(D(3, 10))).ShouldBeNull();
        Op(D(6, 30), Ineens, Overtreden(D(3, 10))).Grootboek.VroegsteVerbeurte().Uitleg.ShouldContain("5:32b");
    }

    [Fact]
    public void De_uitleg_noemt_de_dag_en_het_artikel() =>
        Op(D(2, 1), PerWeek).Grootboek.VroegsteVerbeurte().Uitleg.ShouldBe(
            "De volgende dwangsom verbeurt op zijn vroegst op dinsdag 10 maart 2026, aan het einde van tijdseenheid 1 (art. 5:33 Awb; ECLI:NL:RVS:2015:3532); een controle voor die dag bewijst geen verbeurte.");

    [Fact]
    public void De_verjaring_noemt_de_regel_die_haar_einde_bepaalt()
    {
        Regel(Overtreden(D(3, 10))).ShouldBe(("2027-03-10", Regelboek.VerjaringDwangsom.Id));
        Regel(Overtreden(D(3, 10)), new InvorderingsbeschikkingBekendgemaakt(D(4, 20))).ShouldBe(("2027-04-20", Regelboek.VerjaringMetStuiting.Id));
        Regel(Overtreden(D(3, 10)), new UitstelVerleend(D(4, 1), new(D(4, 1), D(4, 10)))).ShouldBe(("2027-03-20", Regelboek.VerjaringMetVerlenging.Id));
        Regel(Overtreden(D(3, 10)), new ProcedureTegenLast(D(4, 1), null)).ShouldBe((null, Regelboek.VerjaringMetVerlenging.Id));
    }

    [Theory]
    [InlineData(181, null)]
    [InlineData(180, 180)]
    [InlineData(90, 90)]
    [InlineData(31, 90)]
    [InlineData(7, 7)]
    [InlineData(-1, 7)]
    public void De_verjaringswaarschuwing_klimt_met_de_niveaus(int dagen, int? niveau) =>
        Resttermijn.Verjaringsniveau(D(3, 10), D(3, 10).AddDays(-dagen)).ShouldBe(niveau);

    private static (string?, string) Regel(params Gebeurtenis[] gebeurtenissen)
    {
        var stand = Op(D(6, 30), Ineens, gebeurtenissen);
        var antwoord = stand.Grootboek.Verjaring(stand.Posten[0]);
        return (antwoord.Waarde?.ToString("yyyy-MM-dd", null), antwoord.Regel.Id);
    }

    private static string? Vroegst(Last last, params Gebeurtenis[] gebeurtenissen) => Op(D(6, 30), last, gebeurtenissen).Grootboek.VroegsteVerbeurte().Waarde?.ToString("yyyy-MM-dd", null);
}
