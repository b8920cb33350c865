using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Platform;

/// <summary>Holds an answer against the OpenAPI document: its status must be announced and its body fit the schema.</summary>
internal static class Schema
{
    public static void Controleer(JsonNode document, Antwoord antwoord)
    {
        var (methode, pad) = antwoord.Verzoek.Split(' ') is [var m, var u] ? (m.ToLowerInvariant(), new Uri(u).AbsolutePath["/v1".Length..]) : throw new InvalidOperationException(antwoord.Verzoek);
        var sjabloon = document["paths"]!.AsObject().Select(p => p.Key)
            .Where(p => Regex.IsMatch(pad, "^" + Regex.Replace(p, @"\{[^}]+\}", "[^/]+") + "$"))
            .OrderBy(p => p.Count(c => c == '{')).FirstOrDefault();
        sjabloon.ShouldNotBeNull(antwoord.Verzoek);
        var aangekondigd = document["paths"]![sjabloon]![methode]!["responses"]![$"{(int)antwoord.Status}"];
        aangekondigd.ShouldNotBeNull($"{antwoord.Verzoek}: {(int)antwoord.Status}\n{antwoord.Tekst}");
        // What a client is told to send back or to follow must be there, and what is sent must be told.
        var beschreven = Volg(document, aangekondigd)["headers"]?.AsObject().Select(k => k.Key).ToHashSet() ?? [];
        foreach (var kop in (string[])["ETag", "Location", "Link"])
        {
            // An import that was done before makes nothing new, but says where it is: one description for both.
            if ((int)antwoord.Status < 300) beschreven.Contains(kop).ShouldBe(antwoord.Koppen.ContainsKey(kop), $"{antwoord.Verzoek}: {kop}");
        }
        var soort = antwoord.Koppen["Content-Type"].Split(';')[0];
        var inhoud = Volg(document, aangekondigd)["content"]?[soort];
        inhoud.ShouldNotBeNull($"{antwoord.Verzoek}: {soort}");
        Pas(document, inhoud["schema"]!, antwoord.Json, $"{antwoord.Verzoek} $");
    }

    private static void Pas(JsonNode document, JsonNode schema, JsonNode? waarde, string plek)
    {
        schema = Volg(document, schema);
        // An empty schema describes anything: fields that differ by kind.
        if (schema is JsonObject { Count: 0 }) return;
        if (waarde is null)
        {
            (schema["nullable"]?.GetValue<bool>()).ShouldBe(true, plek);
            return;
        }
        var soort = schema["type"]?.GetValue<string>();
        soort.ShouldNotBeNull(plek);
        waarde.GetValueKind().ShouldBeOneOf(soort switch
        {
            "object" => [JsonValueKind.Object],
            "array" => [JsonValueKind.Array],
            "boolean" => [JsonValueKind.True, JsonValueKind.False],
            "integer" or "number" => [JsonValueKind.Number],
            _ => (JsonValueKind[])[JsonValueKind.String],
        }, plek);
        if (waarde is JsonObject velden) Velden(document, schema, velden, plek);
        if (waarde is JsonArray delen)
            for (var i = 0; i < delen.Count; i++) Pas(document, schema["items"]!, delen[i], $"{plek}[{i}]");
        if (soort is "string") Tekst(schema, waarde.GetValue<string>(), plek);
    }

    private static void Velden(JsonNode document, JsonNode schema, JsonObject waarde, string plek)
    {
        foreach (var verplicht in schema["required"]?.AsArray() ?? []) waarde.ShouldContainKey(verplicht!.GetValue<string>(), plek);
        foreach (var (naam, inhoud) in waarde)
        {
            var veld = schema["properties"]?[naam] ?? schema["additionalProperties"] as JsonObject;
            veld.ShouldNotBeNull($"{plek}.{naam} staat niet in de beschrijving");
            Pas(document, veld, inhoud, $"{plek}.{naam}");
        }
    }

    private static void Tekst(JsonNode schema, string waarde, string plek)
    {
        if (schema["enum"] is JsonArray keuzes) keuzes.Select(k => k!.GetValue<string>()).ShouldContain(waarde, plek);
        if (schema["pattern"]?.GetValue<string>() is { } patroon) waarde.ShouldMatch(patroon, plek);
        (schema["format"]?.GetValue<string>() switch
        {
            "uuid" => Guid.TryParse(waarde, out _),
            "date" => DateOnly.TryParseExact(waarde, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            // In UTC: the design rules ask for Z, whatever offset the caller sent.
            "date-time" => DateTimeOffset.TryParse(waarde, CultureInfo.InvariantCulture, out var op) && op.Offset == TimeSpan.Zero,
            "time-local" => TimeOnly.TryParse(waarde, CultureInfo.InvariantCulture, out _),
            _ => true,
        }).ShouldBeTrue($"{plek}: {waarde}");
    }

    private static JsonNode Volg(JsonNode document, JsonNode node)
    {
        while (node["$ref"]?.GetValue<string>() is { } verwijzing) node = verwijzing[2..].Split('/').Aggregate(document, (n, deel) => n[deel]!);
        return node;
    }
}
