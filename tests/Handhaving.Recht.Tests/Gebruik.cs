using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Handhaving.Recht.Contract;

namespace Handhaving.Recht.Tests;

/// <summary>Shorthand for asking the contract and for random dates.</summary>
internal static class Gebruik
{
    public static Gen<DateOnly> Dag { get; } = Dagen(new(2015, 1, 1), new(2031, 12, 31));

    public static Gen<DateOnly> Dagen(DateOnly van, DateOnly tot) => Gen.Int[van.DayNumber, tot.DayNumber].Select(DateOnly.FromDayNumber);

    public static Uitkomst Termijn(string soort, string invoer) => Termijnrekenaar.Bereken(Json($$"""{"soort":"{{soort}}","invoer":{{invoer}}}"""));

    public static Uitkomst Dwangsom(string invoer) => Dwangsomrekenaar.Bereken(Json($$"""{"invoer":{{invoer}}}"""));

    public static JsonElement Json(string tekst) => JsonDocument.Parse(tekst).RootElement;

    public static DateOnly Datum(this Uitkomst uitkomst, string veld) => Dag_(uitkomst.Kern[veld]!.GetValue<string>());

    public static string Iso(this DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly Dag_(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Tekst(this JsonNode? node) => node?.ToJsonString() ?? "null";

    public static IEnumerable<string> Codes(this Uitkomst uitkomst) => uitkomst.Waarschuwingen.Select(w => w.Code);
}
