using Handhaving.Recht.Kalender;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Tests;

public sealed class KalenderTests
{
    private static readonly Feestdagenkalender Kalender = Feestdagenkalender.Standaard;

    [Fact]
    public void Elke_dag_is_open_of_dicht_als_bij_de_handrekenaar()
    {
        for (var dag = new DateOnly(2014, 1, 1); dag.Year < 2200; dag = dag.AddDays(1))
            Kalender.IsWerkdag(dag).ShouldBe(!Handrekenaar.Gesloten(dag), dag.Iso());
    }

    [Theory]
    [InlineData(2013, "2013-04-30")]
    [InlineData(2014, "2014-04-26")]
    [InlineData(2025, "2025-04-26")]
    [InlineData(2026, "2026-04-27")]
    [InlineData(2006, "2006-04-29")]
    public void De_verjaardag_van_het_staatshoofd_wijkt_uit_voor_de_zondag(int jaar, string verwacht) => Feestdagen.Koningsdag(jaar).Iso().ShouldBe(verwacht);

    [Fact]
    public void Voor_2014_heet_de_dag_Koninginnedag()
    {
        Kalender.Feestdag(new(2013, 4, 30)).ShouldBe("Koninginnedag (3 lid 1)");
        Kalender.Feestdag(new(2014, 4, 26)).ShouldBe("Koningsdag (3 lid 1)");
    }

    [Fact]
    public void Hemelvaart_op_5_mei_draagt_beide_namen() => Kalender.Feestdag(new(2016, 5, 5)).ShouldBe("Hemelvaartsdag en 5 mei (3 lid 1)");

    [Fact]
    public void Een_weekeinde_gaat_voor_in_de_reden_maar_de_feestdag_blijft_te_vinden()
    {
        Kalender.Reden(new(2025, 4, 26)).ShouldBe("zaterdag");
        Kalender.Feestdag(new(2025, 4, 26)).ShouldBe("Koningsdag (3 lid 1)");
        Kalender.Feestdag(new(2025, 4, 25)).ShouldBeNull();
    }

    [Theory]
    [InlineData(2022, 2022, "2022")]
    [InlineData(2028, 2030, "2029 en 2030")]
    public void Een_jaar_zonder_besluit_waarschuwt(int van, int tot, string jaren)
    {
        var waarschuwing = Kalender.Volledigheidswaarschuwing(new(van, 6, 1), new(tot, 6, 1)).ShouldHaveSingleItem();
        waarschuwing.Code.ShouldBe(Waarschuwing.KalenderOnvolledig);
        waarschuwing.Tekst.ShouldStartWith($"kalender onvolledig: voor {jaren} is geen besluit");
    }

    [Fact]
    public void Een_jaar_met_besluit_zwijgt() => Kalender.Volledigheidswaarschuwing(new(2023, 1, 1), new(2028, 12, 31)).ShouldBeEmpty();

    [Fact]
    public void Een_geladen_besluit_vult_de_kalender_aan()
    {
        var aangevuld = Kalender.Met(new(2029, [new(2029, 5, 11)], "besluit voor 2029"), "2029.1");
        aangevuld.Versie.ShouldBe("2029.1");
        aangevuld.Reden(new(2029, 5, 11)).ShouldBe("gelijkgestelde dag (Atw 3 lid 3)");
        aangevuld.Volledigheidswaarschuwing(new(2029, 1, 1), new(2029, 12, 31)).ShouldBeEmpty();
        Kalender.Reden(new(2029, 5, 11)).ShouldBeNull();
    }

    [Fact]
    public void Elk_jaar_noemt_zijn_besluit() => Kalender.Jaren.Select(j => (j.Jaar, Bron: j.Besluit.StartsWith("Besluit gelijkstelling", StringComparison.Ordinal)))
        .ShouldBe(Enumerable.Range(2023, 6).Select(j => (j, true)));

    [Fact]
    public void Werkdagen_tellen_beide_grenzen_mee()
    {
        Kalender.Werkdagen(new(2026, 12, 24), new(2026, 12, 28)).ShouldBe(2);
        Kalender.Werkdagen(new(2026, 12, 25), new(2026, 12, 27)).ShouldBe(0);
        Kalender.EersteWerkdagVanaf(new(2026, 12, 25)).ShouldBe(new(2026, 12, 28));
    }
}
