using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Recht.Contract;
using Handhaving.Recht.Kalender;

namespace Handhaving.Recht.Tests;

public sealed class VectorenTests
{
    public static TheoryData<string> Termijnen => Vectorbestand.Ids("termijnen.json", "vectoren");

    public static TheoryData<string> Dwangsommen => Vectorbestand.Ids("dwangsommen.json", "vectoren");

    public static TheoryData<string> Rente => Vectorbestand.Ids("dwangsommen.json", "rente");

    [Theory]
    [MemberData(nameof(Termijnen))]
    public void Termijnvector_komt_uit(string id)
    {
        var vector = Vectorbestand.Zoek("termijnen.json", "vectoren", id);
        Vergelijk(vector, Termijnrekenaar.Bereken(vector));
    }

    [Theory]
    [MemberData(nameof(Dwangsommen))]
    public void Dwangsomvector_komt_uit(string id)
    {
        var vector = Vectorbestand.Zoek("dwangsommen.json", "vectoren", id);
        Vergelijk(vector, Dwangsomrekenaar.Bereken(vector));
    }

    [Theory]
    [MemberData(nameof(Rente))]
    public void Rentevector_komt_uit(string id)
    {
        var vector = Vectorbestand.Zoek("dwangsommen.json", "rente", id);
        Vergelijk(vector, Dwangsomrekenaar.Bereken(vector));
    }

    [Fact]
    public void De_feestdagen_van_elk_jaar_kloppen_met_de_lijst()
    {
        foreach (var jaar in Vectorbestand.Lees("kalender.json").GetProperty("kalender").EnumerateObject())
        {
            var verwacht = jaar.Value.EnumerateArray().ToDictionary(d => DateOnly.Parse(d.GetProperty("datum").GetString()!, null), d => d.GetProperty("naam").GetString());
            var eerste = new DateOnly(int.Parse(jaar.Name, null), 1, 1);
            for (var dag = eerste; dag.Year == eerste.Year; dag = dag.AddDays(1))
                Feestdagenkalender.Standaard.Feestdag(dag).ShouldBe(verwacht.GetValueOrDefault(dag), $"{dag:yyyy-MM-dd}");
        }
    }

    private static void Vergelijk(JsonElement vector, Uitkomst uitkomst)
    {
        var verwacht = JsonNode.Parse(vector.GetProperty("verwacht").GetRawText())!;
        JsonNode.DeepEquals(verwacht, uitkomst.Kern).ShouldBeTrue(
            $"""
            {vector.GetProperty("id")}: {vector.GetProperty("invoer")}
              verwacht: {verwacht.ToJsonString()}
              berekend: {uitkomst.Kern.ToJsonString()}
              want: {uitkomst.Uitleg}
              toelichting: {vector.GetProperty("toelichting")}
            """);
        uitkomst.Uitleg.ShouldMatch(@"^[A-Z].*[^.]\.$");
        uitkomst.Uitleg.ShouldMatch(@"\b(Awb|Atw|Awbi|AVG|BRP|Huisvestingswet)\b");
        uitkomst.Regel.Versie.ShouldNotBeNullOrEmpty();
        uitkomst.Kalenderversie.ShouldBe(Feestdagenkalender.Standaard.Versie);
        var json = uitkomst.NaarJson();
        foreach (var (veld, waarde) in (JsonObject)verwacht)
            JsonNode.DeepEquals(json[veld], waarde).ShouldBeTrue($"{vector.GetProperty("id")}: {veld}");
    }
}
