using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Handhaving.Tests.Velden;

/// <summary>
/// As much of JSON Schema draft-07 as the product writes, read by rules of its own and not by those that wrote it. A keyword that it does
/// not know is an error: a schema that says more than is checked would promise more than it keeps.
/// </summary>
internal static class Jsonschema
{
    /// <summary>What does not fit, each with its place; empty when all does.</summary>
    public static IReadOnlyList<string> Fouten(JsonObject schema, JsonNode? waarde, string plek = "$")
    {
        List<string> fouten = [];
        foreach (var (woord, inhoud) in schema)
        {
            switch (woord)
            {
                case "$schema" or "$id" or "title" or "description":
                    break;
                case "type":
                    var soorten = inhoud is JsonArray lijst ? lijst.Select(s => s!.GetValue<string>()) : [inhoud!.GetValue<string>()];
                    if (!soorten.Any(s => Is(s, waarde))) fouten.Add($"{plek}: type");
                    break;
                case "enum":
                    if (!inhoud!.AsArray().Any(k => JsonNode.DeepEquals(k, waarde))) fouten.Add($"{plek}: enum");
                    break;
                case "pattern":
                    if (waarde?.GetValueKind() is JsonValueKind.String && !Regex.IsMatch(waarde.GetValue<string>(), inhoud!.GetValue<string>())) fouten.Add($"{plek}: pattern");
                    break;
                case "format":
                    inhoud!.GetValue<string>().ShouldBe("date");
                    if (waarde?.GetValueKind() is JsonValueKind.String && !DateOnly.TryParseExact(waarde.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) fouten.Add($"{plek}: format");
                    break;
                case "minimum":
                    if (waarde?.GetValueKind() is JsonValueKind.Number && waarde.GetValue<int>() < inhoud!.GetValue<int>()) fouten.Add($"{plek}: minimum");
                    break;
                case "maxLength":
                    if (waarde?.GetValueKind() is JsonValueKind.String && waarde.GetValue<string>().Length > inhoud!.GetValue<int>()) fouten.Add($"{plek}: maxLength");
                    break;
                case "items":
                    if (waarde is JsonArray delen) fouten.AddRange(delen.SelectMany((d, i) => Fouten(inhoud!.AsObject(), d, $"{plek}[{i}]")));
                    break;
                case "required":
                    if (waarde is JsonObject verplicht) fouten.AddRange(inhoud!.AsArray().Select(n => n!.GetValue<string>()).Where(n => !verplicht.ContainsKey(n)).Select(n => $"{plek}.{n}: required"));
                    break;
                case "properties":
                    if (waarde is JsonObject velden) fouten.AddRange(velden.Where(v => inhoud!.AsObject().ContainsKey(v.Key)).SelectMany(v => Fouten(inhoud![v.Key]!.AsObject(), v.Value, $"{plek}.{v.Key}")));
                    break;
                case "additionalProperties":
                    inhoud!.GetValue<bool>().ShouldBeFalse();
                    if (waarde is JsonObject meer) fouten.AddRange(meer.Where(v => !schema["properties"]!.AsObject().ContainsKey(v.Key)).Select(v => $"{plek}.{v.Key}: additionalProperties"));
                    break;
                default:
                    throw new InvalidOperationException($"{plek}: {woord} wordt niet gecontroleerd.");
            }
        }
        return fouten;
    }

    private static bool Is(string soort, JsonNode? waarde) => (soort, waarde?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => waarde!.AsValue().TryGetValue<int>(out _),
        _ => false,
    };
}
