using System.Globalization;
using System.Text;

namespace Handhaving.Bewijs.Canoniek;

/// <summary>RFC 8785, JSON Canonicalization Scheme: one value, one sequence of bytes.</summary>
public static class CanoniekeJson
{
    /// <summary>Bounds of what is read unless the caller says otherwise.</summary>
    public const int MaximaleDiepte = 64, MaximaleOmvang = 16 << 20;

    /// <summary>Reads strictly: UTF-8 without BOM, no duplicate names, no lone surrogates, nothing behind the value.</summary>
    /// <exception cref="OngeldigBewijsException">Not JSON in that sense, or too large or too deep.</exception>
    public static Json Lees(ReadOnlySpan<byte> bytes, int omvang = MaximaleOmvang, int diepte = MaximaleDiepte) => bytes.Length <= omvang
        ? Jsonlezer.Lees(bytes, diepte)
        : throw new OngeldigBewijsException($"de JSON is groter dan {omvang} bytes");

    /// <summary>The canonical bytes of a value.</summary>
    public static byte[] Bytes(Json waarde)
    {
        var tekst = new StringBuilder();
        Schrijf(waarde, tekst);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(tekst.ToString());
        }
        catch (EncoderFallbackException)
        {
            throw new OngeldigBewijsException("een tekst bevat een half surrogaatpaar");
        }
    }

    /// <summary>Reads any JSON text and writes its canonical bytes.</summary>
    public static byte[] Canoniseer(ReadOnlySpan<byte> bytes) => Bytes(Lees(bytes));

    private static void Schrijf(Json waarde, StringBuilder naar)
    {
        switch (waarde)
        {
            case Json.Leeg: naar.Append("null"); break;
            case Json.Logisch logisch: naar.Append(logisch.Waarde ? "true" : "false"); break;
            case Json.Getal getal: naar.Append(Getal(getal.Waarde)); break;
            case Json.Tekst tekst: Tekst(tekst.Waarde, naar); break;
            case Json.Rij rij:
                naar.Append('[');
                for (var i = 0; i < rij.Delen.Count; i++)
                {
                    if (i > 0) naar.Append(',');
                    Schrijf(rij.Delen[i], naar);
                }
                naar.Append(']');
                break;
            case Json.Voorwerp voorwerp:
                naar.Append('{');
                var eerste = true;
                // Ordinal compares UTF-16 code units, which is the order of RFC 8785 section 3.2.3.
                foreach (var (naam, deel) in voorwerp.Velden.OrderBy(v => v.Key, StringComparer.Ordinal))
                {
                    if (!eerste) naar.Append(',');
                    eerste = false;
                    Tekst(naam, naar);
                    naar.Append(':');
                    Schrijf(deel, naar);
                }
                naar.Append('}');
                break;
        }
    }

    private static void Tekst(string tekst, StringBuilder naar)
    {
        naar.Append('"');
        foreach (var c in tekst)
            _ = c switch
            {
                '"' => naar.Append("\\\""),
                '\\' => naar.Append("\\\\"),
                '\b' => naar.Append("\\b"),
                '\t' => naar.Append("\\t"),
                '\n' => naar.Append("\\n"),
                '\f' => naar.Append("\\f"),
                '\r' => naar.Append("\\r"),
                < ' ' => naar.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => naar.Append(c),
            };
        naar.Append('"');
    }

    /// <summary>A number as ECMAScript's Number::toString writes it (RFC 8785 section 3.2.2.3): the shortest digits that read back the same.</summary>
    /// <exception cref="OngeldigBewijsException">NaN and infinity have no JSON form.</exception>
    public static string Getal(double waarde)
    {
        if (!double.IsFinite(waarde)) throw new OngeldigBewijsException("NaN en oneindig bestaan niet in JSON");
        if (waarde == 0) return "0";
        if (waarde < 0) return "-" + Getal(-waarde);

        // "d.ddde±x" with the shortest digits; ECMAScript's n is the place of the point seen from the first digit.
        var kort = waarde.ToString("R", CultureInfo.InvariantCulture) is var r && r.Contains('E', StringComparison.Ordinal) ? r : Wetenschappelijk(r);
        var e = kort.IndexOf('E', StringComparison.Ordinal);
        var cijfers = kort[..e].Replace(".", "", StringComparison.Ordinal);
        var n = int.Parse(kort.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1;
        cijfers = cijfers.TrimEnd('0');
        var k = cijfers.Length;
        return n switch
        {
            _ when k <= n && n <= 21 => cijfers + new string('0', n - k),
            > 0 and <= 21 => $"{cijfers[..n]}.{cijfers[n..]}",
            > -6 and <= 0 => $"0.{new string('0', -n)}{cijfers}",
            _ => $"{cijfers[0]}{(k > 1 ? "." : "")}{cijfers[1..]}e{(n > 0 ? "+" : "-")}{Math.Abs(n - 1).ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static string Wetenschappelijk(string gewoon)
    {
        var punt = gewoon.IndexOf('.', StringComparison.Ordinal) is var p && p < 0 ? gewoon.Length : p;
        var cijfers = gewoon.Replace(".", "", StringComparison.Ordinal);
        var eerste = cijfers.AsSpan().IndexOfAnyExcept('0');
        return string.Create(CultureInfo.InvariantCulture, $"{cijfers[eerste]}.{cijfers[(eerste + 1)..]}E{punt - eerste - 1}");
    }
}
