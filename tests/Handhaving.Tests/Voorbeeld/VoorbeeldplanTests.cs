using System.Text.Json;
using Handhaving.Voorbeeld;

namespace Handhaving.Tests.Voorbeeld;

public class VoorbeeldplanTests
{
    private static IReadOnlyList<(int Jaar, int Controles, int Verbalen)> Totalen(Voorbeeldplan plan) =>
    [
        .. plan.Adressen.SelectMany(a => a.Controles).GroupBy(c => c.Opdracht.Begin.Year).OrderBy(j => j.Key)
            .Select(j => (j.Key, j.Count(), plan.Adressen.SelectMany(a => a.Controles).Count(c => c.Verbaal?.OpgemaaktOp.Year == j.Key))),
    ];

    [Theory, InlineData(1), InlineData(7), InlineData(2023), InlineData(90210)]
    public void Elk_zaad_geeft_dezelfde_totalen(int zaad)
    {
        var plan = Voorbeeldplan.Maak(zaad);
        Totalen(plan).ShouldBe([(2022, 120, 74), (2023, 124, 101)]);
        plan.Nabewerkingen.Length.ShouldBe(3);
        plan.Vrij.Length.ShouldBe(7);
        plan.Verhalen.Count.ShouldBe(14);
        plan.Adressen.Select(a => a.PandId).Concat(plan.Vrij.Select(v => v.PandId)).Concat(plan.Verhalen.Values.Select(v => v.PandId)).ShouldBeUnique();
        plan.Adressen.Where(a => a.Controles.Length > 0).ShouldAllBe(a => a.Meldingen[0].Beoordeling!.GebeurdOp < a.Controles[0].Opdracht.Begin);
    }

    [Fact]
    public void Hetzelfde_zaad_geeft_hetzelfde_plan() =>
        JsonSerializer.Serialize(Voorbeeldplan.Maak(2023) with { Verhalen = [] }).ShouldBe(JsonSerializer.Serialize(Voorbeeldplan.Maak(2023) with { Verhalen = [] }));

    [Fact]
    public void De_panden_van_de_verhalen_staan_vast() =>
        Voorbeeldplan.Maak(2023).Verhalen.OrderBy(v => v.Key).ShouldBe(Voorbeeldplan.Maak(2023).Verhalen.OrderBy(v => v.Key));

    [Fact]
    public void Een_ander_zaad_geeft_andere_panden_en_andere_dagen()
    {
        var (een, ander) = (Voorbeeldplan.Maak(2023), Voorbeeldplan.Maak(2024));
        een.Adressen.Select(a => a.PandId).Intersect(ander.Adressen.Select(a => a.PandId)).ShouldBeEmpty();
        een.Adressen.SelectMany(a => a.Controles).Select(c => c.Opdracht.Begin).Order().ShouldNotBe(ander.Adressen.SelectMany(a => a.Controles).Select(c => c.Opdracht.Begin).Order());
    }
}
