using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Rechtsgeschiedenis;

/// <summary>How the history reads to people: Dutch dates, words instead of field names, no keys.</summary>
internal static partial class Weergave
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Moment(DateTimeOffset op) => LokaleTijd.In(op).ToString("d MMMM yyyy, HH:mm", Nederlands);

    public static string Kort(Guid id) => id.ToString("N")[^6..];

    /// <summary><c>InOnderzoek</c> as <c>in onderzoek</c>.</summary>
    public static string Woorden(string naam) => Hoofdletter().Replace(naam, " $1").Trim().ToLower(Nederlands);

    /// <summary>The field that a JSON pointer names, as words.</summary>
    public static string Veld(string pad) => Woorden(string.Concat(pad.Split('/')[^1][..1].ToUpper(Nederlands), pad.Split('/')[^1].AsSpan(1)));

    public static IEnumerable<Gebrek> Gebreken(JsonObject gegevens) => gegevens["gebreken"]?.Deserialize<Gebrek[]>(Json) ?? [];

    /// <summary>The recorded facts as pairs of words; references to other things are left to the API.</summary>
    public static IEnumerable<(string Naam, string Waarde)> Gegevens(JsonNode gegevens, string voor = "") => gegevens switch
    {
        JsonObject velden => velden.Where(v => v.Key != "gebreken" && v.Value is not null).SelectMany(v => Gegevens(v.Value!, v.Key)),
        JsonArray => [],
        JsonValue waarde when waarde.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [(Veld(voor), waarde.GetValue<bool>() ? "ja" : "nee")],
        JsonValue waarde when waarde.GetValueKind() is JsonValueKind.Number => [(Veld(voor), waarde.ToString())],
        JsonValue waarde when Guid.TryParse(waarde.ToString(), out _) => [],
        JsonValue waarde => [(Veld(voor), Tekst(waarde.ToString()))],
        _ => [],
    };

    private static string Tekst(string waarde) =>
        DateOnly.TryParseExact(waarde, "yyyy-MM-dd", out var dag) ? dag.ToString("d MMMM yyyy", Nederlands)
        : Tijd.Lees(waarde, out var op) ? Moment(op)
        : TimeOnly.TryParseExact(waarde, "HH:mm:ss", out var tijd) ? tijd.ToString("HH:mm", Nederlands)
        : Keuze().IsMatch(waarde) ? Woorden(waarde) : waarde;

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Hoofdletter();

    [GeneratedRegex("^([A-Z][a-z]+)+$")]
    private static partial Regex Keuze();
}
