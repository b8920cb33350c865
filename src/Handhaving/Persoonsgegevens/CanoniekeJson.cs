using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handhaving.Persoonsgegevens;

/// <summary>RFC 8785 in the leaf profile: whole numbers up to 2^53-1, no fractions. A verifier can rebuild these bytes in any language.</summary>
internal static class CanoniekeJson
{
    private const long Grootste = (1L << 53) - 1;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Pinned here, apart from Marten's options: a commitment must not change with a setting.</summary>
    private static readonly JsonSerializerOptions Opties = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static byte[] Van<T>(T waarde)
    {
        var tekst = new StringBuilder();
        Schrijf(JsonSerializer.SerializeToElement(waarde, Opties), tekst);
        return Utf8.GetBytes(tekst.ToString());
    }

    public static T Lees<T>(ReadOnlySpan<byte> canoniek) => JsonSerializer.Deserialize<T>(canoniek, Opties)!;

    private static void Schrijf(JsonElement e, StringBuilder s)
    {
        switch (e.ValueKind)
        {
            case JsonValueKind.Object:
                Rij('{', e.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal), '}', s, p => { Tekst(p.Name, s); s.Append(':'); Schrijf(p.Value, s); });
                break;
            case JsonValueKind.Array:
                Rij('[', e.EnumerateArray(), ']', s, x => Schrijf(x, s));
                break;
            case JsonValueKind.String:
                Tekst(e.GetString()!, s);
                break;
            case JsonValueKind.Number when e.TryGetInt64(out var n) && n is >= -Grootste and <= Grootste:
                s.Append(n);
                break;
            case JsonValueKind.Number:
                throw new NotSupportedException("Een getal met breuk of boven 2^53-1 heeft geen canonieke vorm; gebruik tekst.");
            default:
                s.Append(e.GetRawText());
                break;
        }
    }

    private static void Rij<T>(char open, IEnumerable<T> delen, char dicht, StringBuilder s, Action<T> schrijf)
    {
        var voor = open;
        foreach (var deel in delen) { s.Append(voor); schrijf(deel); voor = ','; }
        if (voor == open) s.Append(open);
        s.Append(dicht);
    }

    private static void Tekst(string tekst, StringBuilder s)
    {
        s.Append('"');
        foreach (var c in tekst)
            _ = c switch
            {
                '"' => s.Append("\\\""),
                '\\' => s.Append("\\\\"),
                '\b' => s.Append("\\b"),
                '\t' => s.Append("\\t"),
                '\n' => s.Append("\\n"),
                '\f' => s.Append("\\f"),
                '\r' => s.Append("\\r"),
                < ' ' => s.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => s.Append(c),
            };
        s.Append('"');
    }
}
