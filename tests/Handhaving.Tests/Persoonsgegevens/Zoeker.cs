using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Handhaving.Tests.Persoonsgegevens;

/// <summary>One way in which a text can stand somewhere.</summary>
public sealed record Vorm(string Naam, byte[] Bytes)
{
    /// <summary>Bytes that can be written as text, such as in a log line.</summary>
    public bool IsTekst => Bytes.All(b => b is >= 0x20 and < 0x7f);

    public static IEnumerable<Vorm> Van(string tekst)
    {
        var utf8 = Encoding.UTF8.GetBytes(tekst);
        yield return new("UTF-8", utf8);
        yield return new("UTF-16 LE", Encoding.Unicode.GetBytes(tekst));
        yield return new("UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(tekst));
        yield return new("hexadecimaal", Ascii(Convert.ToHexString(utf8)));
        yield return new("JSON per teken", Ascii(string.Concat(tekst.Select(t => $"\\u{(int)t:x4}"))));
        yield return new("JSON in JSON", Ascii(string.Concat(tekst.Select(t => $"\\\\u{(int)t:x4}"))));
        yield return new("JSON", Ascii(JsonSerializer.Serialize(tekst)[1..^1]));
        yield return new("URL", Ascii(Uri.EscapeDataString(tekst)));
        yield return new("URL per teken", Ascii(string.Concat(utf8.Select(b => $"%{b:x2}"))));
        yield return new("formulier", Ascii(WebUtility.UrlEncode(tekst)));
        yield return new("HTML", Ascii(WebUtility.HtmlEncode(tekst)));
        for (var voor = 0; voor < 3; voor++)
        {
            var kern = Base64(utf8, voor);
            yield return new($"base64 na {voor} bytes", Ascii(kern));
            yield return new($"base64url na {voor} bytes", Ascii(kern.Replace('+', '-').Replace('/', '_')));
        }
    }

    /// <summary>The characters that are the same whatever stands before and after, when so many bytes come before.</summary>
    private static string Base64(byte[] bytes, int voor)
    {
        var tekst = Convert.ToBase64String([.. new byte[voor], .. bytes]);
        return tekst[((voor * 8 + 5) / 6)..((voor + bytes.Length) * 8 / 6)];
    }

    private static byte[] Ascii(string tekst) => Encoding.UTF8.GetBytes(tekst);
}

/// <summary>Where a planted text was found, and what stood around it.</summary>
public sealed record Vondst(string Vorm, string Rondom);

/// <summary>Searches bytes for a text in all its forms, without regard to upper and lower case.</summary>
public sealed class Zoeker(params string[] teksten)
{
    private readonly (string Vorm, byte[] Naald)[] _naalden =
        [.. teksten.SelectMany(Vorm.Van).Select(v => (v.Naam, Klein(v.Bytes))).DistinctBy(n => Convert.ToHexString(n.Item2))];

    public IReadOnlyList<Vondst> In(byte[] hooiberg)
    {
        var klein = Klein(hooiberg);
        List<Vondst> vondsten = [];
        foreach (var (vorm, naald) in _naalden)
            if (klein.AsSpan().IndexOf(naald) is >= 0 and var plaats)
                vondsten.Add(new(vorm, Leesbaar(hooiberg.AsSpan(Math.Max(0, plaats - 300)..Math.Min(hooiberg.Length, plaats + naald.Length + 100)))));
        return vondsten;
    }

    private static byte[] Klein(byte[] bytes)
    {
        var klein = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++) klein[i] = bytes[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(bytes[i] | 0x20) : bytes[i];
        return klein;
    }

    private static string Leesbaar(ReadOnlySpan<byte> bytes)
    {
        var tekst = new StringBuilder();
        foreach (var b in bytes) tekst.Append(CultureInfo.InvariantCulture, $"{(b is >= 0x20 and < 0x7f ? (char)b : '.')}");
        return tekst.ToString();
    }
}
