using CsCheck;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Tests;

public sealed class VerjaringTests
{
    private static readonly DateOnly Verbeurd = new(2026, 1, 20);
    private static readonly Duur Jaar = new(1, Tijdseenheid.Jaren);

    private static DateOnly? Laatste(Verlengingsgronden gronden) => new Verjaringstermijn(Verbeurd, Jaar, gronden).LaatsteDag;

    private static Verlengingsgronden Uitstel(params (string Van, string Tot)[] tijdvakken) =>
        Verlengingsgronden.Geen with { Uitstel = [.. tijdvakken.Select(t => new Tijdvak(Gebruik.Dag_(t.Van), Gebruik.Dag_(t.Tot)))] };

    private static Verlengingsgronden Procedure(string van, string? tot) =>
        Verlengingsgronden.Geen with { Procedures = [new(Gebruik.Dag_(van), tot is null ? null : Gebruik.Dag_(tot))] };

    [Theory]
    [InlineData("2026-06-01", "2026-06-01", "2027-01-21")]
    [InlineData("2026-01-20", "2026-01-20", "2027-01-20")]
    [InlineData("2026-01-20", "2026-01-21", "2027-01-21")]
    [InlineData("2026-01-01", "2026-01-30", "2027-01-30")]
    [InlineData("2027-01-20", "2027-01-29", "2027-01-30")]
    [InlineData("2027-01-21", "2027-01-29", "2027-01-20")]
    public void Uitstel_verlengt_met_zijn_dagen_na_de_aanvang_en_alleen_als_de_termijn_nog_liep(string van, string tot, string verwacht) =>
        Laatste(Uitstel((van, tot)))!.Value.Iso().ShouldBe(verwacht);

    [Fact]
    public void Dagen_die_in_twee_tijdvakken_vallen_tellen_een_keer() =>
        Laatste(Uitstel(("2026-06-01", "2026-06-10"), ("2026-06-06", "2026-06-15"), ("2026-06-07", "2026-06-08")))!.Value.Iso().ShouldBe("2027-02-04");

    [Fact]
    public void Aansluitend_uitstel_verlengt_door_ook_voorbij_het_oude_einde() =>
        Laatste(Uitstel(("2027-01-15", "2027-01-24"), ("2027-01-28", "2027-01-28")))!.Value.Iso().ShouldBe("2027-01-31");

    [Theory]
    [InlineData("2026-02-01", "2027-06-15", "2027-06-15")]
    [InlineData("2026-02-01", "2027-01-20", "2027-01-20")]
    [InlineData("2026-02-01", "2027-01-21", "2027-01-21")]
    [InlineData("2027-01-20", "2027-06-15", "2027-06-15")]
    [InlineData("2027-01-21", "2027-06-15", "2027-01-20")]
    [InlineData("2026-02-01", null, null)]
    [InlineData("2027-01-21", null, "2027-01-20")]
    public void Een_procedure_verlengt_alleen_als_zij_op_de_laatste_dag_loopt(string van, string? tot, string? verwacht) =>
        Laatste(Procedure(van, tot))?.Iso().ShouldBe(verwacht);

    [Fact]
    public void Opeenvolgende_procedures_schakelen()
    {
        var gronden = new Verlengingsgronden([], [new(new(2027, 6, 15), new(2028, 1, 1)), new(new(2026, 2, 1), new(2027, 6, 15))], []);
        Laatste(gronden).ShouldBe(new(2028, 1, 1));
        new Verjaringstermijn(Verbeurd, Jaar, gronden).IsVerjaardOp(new(2028, 1, 1)).ShouldBeFalse();
        new Verjaringstermijn(Verbeurd, Jaar, gronden).IsVerjaardOp(new(2028, 1, 2)).ShouldBeTrue();
    }

    [Fact]
    public void Een_open_procedure_verjaart_niet() =>
        new Verjaringstermijn(Verbeurd, Jaar, Procedure("2026-02-01", null)).IsVerjaardOp(new(2199, 1, 1)).ShouldBeFalse();

    [Theory]
    [InlineData("2027-01-10", "2027-01-29", "2027-02-09")]
    [InlineData("2026-12-01", "2027-01-19", "2027-01-20")]
    [InlineData("2027-01-20", "2027-01-20", "2027-01-21")]
    [InlineData("2026-01-10", "2027-01-20", "2028-01-20")]
    [InlineData("2026-01-20", "2027-01-20", "2028-01-20")]
    public void Schorsing_van_de_beschikking_verlengt_alleen_als_zij_op_de_laatste_dag_loopt(string van, string tot, string verwacht) =>
        Laatste(Verlengingsgronden.Geen with { Schorsingen = [new(Gebruik.Dag_(van), Gebruik.Dag_(tot))] })!.Value.Iso().ShouldBe(verwacht);

    [Fact]
    public void Stuiting_op_de_laatste_dag_telt_nog_en_een_dag_later_niet()
    {
        var termijn = new Verjaringstermijn(Verbeurd, Jaar, Verlengingsgronden.Geen);
        termijn.Gestuit(new(2027, 1, 20)).LaatsteDag.ShouldBe(new(2028, 1, 20));
        termijn.Gestuit(new(2027, 1, 21)).ShouldBe(termijn);
        termijn.Gestuit(new(2026, 1, 19)).ShouldBe(termijn);
        termijn.Gestuit(Verbeurd).LaatsteDag.ShouldBe(new(2027, 1, 20));
    }

    [Fact]
    public void Stuiting_vervroegt_nooit() => Gen.Select(Gebruik.Dagen(new(2026, 1, 20), new(2028, 1, 1)), Gebruik.Dagen(new(2026, 1, 20), new(2028, 1, 1)), Gen.Int[0, 400])
        .Sample((dag, van, dagen) =>
        {
            var termijn = new Verjaringstermijn(Verbeurd, Jaar, Verlengingsgronden.Geen with { Uitstel = [new(van, van.AddDays(dagen))] });
            termijn.Gestuit(dag).LaatsteDag!.Value.ShouldBeGreaterThanOrEqualTo(termijn.LaatsteDag!.Value);
        }, threads: 1);

    [Fact]
    public void Niet_elke_handeling_stuit_en_de_volgorde_is_die_van_de_kalender()
    {
        var uitkomst = Gebruik.Termijn("verjaringMetStuiting", """
            {"verbeurdOp":"2026-01-20","handelingen":[
              {"datum":"2027-03-10","soort":"Invorderingsbeschikking"},
              {"datum":"2026-05-01","soort":"Betalingsherinnering"},
              {"datum":"2026-03-10","soort":"Invorderingsbeschikking"},
              {"datum":"2026-01-19","soort":"Aanmaning"},
              {"datum":"2028-03-11","soort":"Dwangbevel"}]}
            """);
        uitkomst.Kern.ToJsonString().ShouldBe("""
            {"verloop":[{"datum":"2026-01-19","soort":"Aanmaning","stuit":false,"reden":"nog niet verbeurd"},{"datum":"2026-03-10","soort":"Invorderingsbeschikking","stuit":true,"nieuweLaatsteDag":"2027-03-10"},{"datum":"2026-05-01","soort":"Betalingsherinnering","stuit":false,"reden":"geen stuitingshandeling"},{"datum":"2027-03-10","soort":"Invorderingsbeschikking","stuit":true,"nieuweLaatsteDag":"2028-03-10"},{"datum":"2028-03-11","soort":"Dwangbevel","stuit":false,"reden":"al verjaard"}],"laatsteDagRechtsvordering":"2028-03-10","verjaardVanaf":"2028-03-11"}
            """.Trim());
        uitkomst.Uitleg.ShouldContain("is op 10 maart 2026 gestuit door de invorderingsbeschikking (art. 5:37a lid 1 Awb)");
        uitkomst.Uitleg.ShouldContain("(Betalingsherinnering) van 1 mei 2026 niet stuit (geen stuitingshandeling)");
        uitkomst.Waarschuwingen.ShouldContain(w => w.JuridischPunt == 13, "er is aangemaand voor de invorderingsbeschikking");
    }

    [Theory]
    [InlineData("Aanmaning", true)]
    [InlineData("Dwangbevel", true)]
    [InlineData("ErkenningSchuldenaar", false)]
    [InlineData("Verrekeningsbeschikking", false)]
    [InlineData("DaadVanRechtsvervolging", false)]
    [InlineData("DaadVanTenuitvoerlegging", false)]
    public void Elke_stuitingshandeling_stuit_en_aanmanen_zonder_beschikking_waarschuwt(string soort, bool waarschuwt)
    {
        var uitkomst = Gebruik.Termijn("verjaringMetStuiting", $$"""{"verbeurdOp":"2026-01-20","handelingen":[{"datum":"2026-06-01","soort":"{{soort}}"}]}""");
        uitkomst.Kern["laatsteDagRechtsvordering"]!.GetValue<string>().ShouldBe("2027-06-01");
        uitkomst.Waarschuwingen.Any(w => w.JuridischPunt == 13).ShouldBe(waarschuwt);
        uitkomst.Uitleg.ShouldMatch(@"is op 1 juni 2026 gestuit door .+ \(art\. 4:10[56].* Awb\)");
    }

    [Fact]
    public void Na_de_invorderingsbeschikking_waarschuwt_de_aanmaning_niet() =>
        Gebruik.Termijn("verjaringMetStuiting", """{"verbeurdOp":"2026-01-20","handelingen":[{"datum":"2026-06-01","soort":"Invorderingsbeschikking"},{"datum":"2026-06-01","soort":"Aanmaning"}]}""")
            .Waarschuwingen.ShouldBeEmpty();

    [Theory]
    [InlineData("uitstelVanBetaling", "2027-01-30", "met 10 dagen wegens uitstel")]
    [InlineData("surseanceVanBetaling", "2027-01-30", "met 10 dagen wegens uitstel")]
    [InlineData("faillissement", "2027-01-30", "met 10 dagen wegens uitstel")]
    [InlineData("schuldsanering", "2027-01-30", "met 10 dagen wegens uitstel")]
    [InlineData("schorsingTenuitvoerlegging", "2027-01-30", "met 10 dagen wegens uitstel")]
    [InlineData("schorsingInvorderingsbeschikking", "2027-01-20", "niet verlengd")]
    public void Elke_grond_met_een_tijdvak_is_bekend(string grond, string verwacht, string uitleg)
    {
        var uitkomst = Gebruik.Termijn("verjaringMetVerlenging", $$"""{"verbeurdOp":"2026-01-20","gronden":[{"grond":"{{grond}}","van":"2026-06-01","totEnMet":"2026-06-10"}]}""");
        uitkomst.Kern["laatsteDagRechtsvordering"]!.GetValue<string>().ShouldBe(verwacht);
        uitkomst.Uitleg.ShouldContain(uitleg);
        uitkomst.Waarschuwingen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("procedureTegenLastAanhangig")]
    [InlineData("verzoekInvorderingAanhangig")]
    [InlineData("procedureTegenAfwijzingVerzoek")]
    public void Elke_procedure_verlengt_tot_zij_onherroepelijk_is(string grond)
    {
        var uitkomst = Gebruik.Termijn("verjaringMetVerlenging", $$"""{"verbeurdOp":"2026-01-20","gronden":[{"grond":"{{grond}}","onherroepelijkOp":"2027-06-15"}]}""");
        uitkomst.Kern.ToJsonString().ShouldBe("""{"laatsteDagRechtsvordering":"2027-06-15","verjaardVanaf":"2027-06-16"}""");
        uitkomst.Uitleg.ShouldContain("tot in de procedure onherroepelijk is beslist (art. 5:35 lid 2 en 5:37a lid 2 en 3 Awb)");
        uitkomst.Waarschuwingen.ShouldHaveSingleItem().JuridischPunt.ShouldBe(15);
    }

    [Fact]
    public void Een_lopende_procedure_heeft_geen_einddatum()
    {
        var uitkomst = Gebruik.Termijn("verjaringMetVerlenging", """{"verbeurdOp":"2026-01-20","gronden":[{"grond":"procedureTegenLastAanhangig"}]}""");
        uitkomst.Kern.ToJsonString().ShouldBe("""{"laatsteDagRechtsvordering":null,"verjaardVanaf":null}""");
        uitkomst.Uitleg.ShouldContain("heeft nog geen einde");
    }

    [Fact]
    public void Voor_april_2021_geldt_ander_recht() =>
        Gebruik.Termijn("verjaringDwangsom", """{"verbeurdOp":"2021-03-31"}""").Codes().ShouldBe(["REGEL_BUITEN_GELDIGHEID"]);

    [Fact]
    public void Vanaf_april_2021_zwijgt_de_regel() => Gebruik.Termijn("verjaringDwangsom", """{"verbeurdOp":"2021-04-01"}""").Codes().ShouldBeEmpty();
}
