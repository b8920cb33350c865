using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Platform.Http;

/// <summary>
/// The one character that JSON and an address can carry and that PostgreSQL cannot keep. Refused here for every text at once,
/// whatever the endpoint does with it.
/// </summary>
internal static partial class Nultekens
{
    private const string Melding = "bevat een nulteken (U+0000). Haal het weg; het hoort in geen enkele tekst.";

    /// <summary>In the query; the server itself refuses one in the path.</summary>
    public static ProblemDetails? InAdres(HttpContext http)
    {
        var velden = http.Request.Query.Where(q => q.Key.Contains('\0', StringComparison.Ordinal) || q.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) is true))
            .Select(q => Naam(q.Key)).Distinct().ToDictionary(n => n, _ => (string[])[Melding]);
        return velden.Count == 0 ? null : Problemen.Ongeldig(velden);
    }

    /// <summary>A raw one is no JSON, so only the escaped form has to be looked for; seldom found, so seldom read twice.</summary>
    public static ProblemDetails? InInhoud(MemoryStream inhoud)
    {
        var bytes = inhoud.GetBuffer().AsMemory(0, (int)inhoud.Length);
        if (bytes.Span.IndexOf("\\u0000"u8) < 0) return null;
        var velden = new Dictionary<string, string[]>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            Zoek(document.RootElement, "", velden);
        }
        catch (JsonException)
        {
            // Not JSON at all: whoever reads the body says so.
            return null;
        }
        return velden.Count == 0 ? null : Problemen.Ongeldig(velden);
    }

    private static void Zoek(JsonElement waarde, string pad, Dictionary<string, string[]> velden)
    {
        switch (waarde.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var veld in waarde.EnumerateObject())
                {
                    var hier = pad.Length == 0 ? Naam(veld.Name) : $"{pad}.{Naam(veld.Name)}";
                    if (veld.Name.Contains('\0', StringComparison.Ordinal)) velden.TryAdd(hier, [Melding]);
                    Zoek(veld.Value, hier, velden);
                }
                break;
            case JsonValueKind.Array:
                var nummer = 0;
                foreach (var deel in waarde.EnumerateArray()) Zoek(deel, $"{pad}[{nummer++}]", velden);
                break;
            case JsonValueKind.String when waarde.GetRawText().Contains("\\u0000", StringComparison.Ordinal) && Bevat(waarde):
                velden.TryAdd(pad.Length == 0 ? "inhoud" : pad, [Melding]);
                break;
            default:
                break;
        }
    }

    private static bool Bevat(JsonElement tekst)
    {
        try
        {
            return tekst.GetString()!.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no text, and told as such by whoever reads the body.
            return false;
        }
    }

    private static string Naam(string naam) => Naamvorm().IsMatch(naam) ? naam : "(geen geldige naam)";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex Naamvorm();
}
