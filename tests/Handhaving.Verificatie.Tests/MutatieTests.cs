using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Tests;

namespace Handhaving.Verificatie.Tests;

/// <summary>Thousands of dossiers that were touched somewhere: every field of dossier.json, every file, every byte. Not one is proven, and both verifiers say the same.</summary>
public class MutatieTests
{
    private static readonly Lazy<byte[]> Goed = new(() => new Dossierbouwer().Zip());
    private static readonly JsonSerializerOptions Los = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void EisAfwijzing(List<(string, byte[])> dossiers, int minstens)
    {
        dossiers.Count.ShouldBeGreaterThan(minstens);
        var uitslagen = Keuringsproef.Keur(dossiers, Dossierbouwer.Beleidtekst());
        uitslagen.Where(u => u.Csharp.Code == 0 || u.Python is { } p && (p.Code, p.Regel) != (u.Csharp.Code, u.Csharp.Regel))
            .Take(10).Select(u => $"{u.Naam}: C# {u.Csharp}; Python {u.Python}").ShouldBeEmpty();
    }

    private static IReadOnlyDictionary<string, byte[]> Bestanden()
    {
        Assert.SkipWhen(Tijdstempeldienst.Vind is null, "openssl staat niet op deze machine");
        return Zip.Lees(Goed.Value);
    }

    private static byte[] Met(string naam, byte[]? inhoud)
    {
        var bestanden = new Dictionary<string, byte[]>(Bestanden());
        if (inhoud is null) bestanden.Remove(naam);
        else bestanden[naam] = inhoud;
        return Zip.Schrijf(bestanden);
    }

    [Fact]
    public void Elk_veld_van_dossier_json_telt()
    {
        var bron = Encoding.UTF8.GetString(Bestanden()[Dossier.Json]);
        var paden = new List<string>();
        Verzamel(JsonNode.Parse(bron)!);
        var gevallen = new List<(string, byte[])>();
        foreach (var pad in paden)
            for (var soort = 0; soort < 5; soort++)
            {
                var json = JsonNode.Parse(bron)!;
                if (!Raak(Zoek(json, pad), soort)) continue;
                // Written back canonically, so that only the content differs.
                var bytes = CanoniekeJson.Canoniseer(Encoding.UTF8.GetBytes(json.ToJsonString(Los)));
                if (!bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(bron))) gevallen.Add(($"{pad} {soort}", Met(Dossier.Json, bytes)));
            }
        EisAfwijzing(gevallen, 1_400);

        void Verzamel(JsonNode knoop)
        {
            if (knoop.Parent is not null) paden.Add(knoop.GetPath());
            foreach (var deel in knoop switch { JsonObject o => o.Select(p => p.Value), JsonArray a => a, _ => [] })
                if (deel is not null) Verzamel(deel);
        }

        static JsonNode Zoek(JsonNode wortel, string pad)
        {
            foreach (var deel in Delen(pad)) wortel = int.TryParse(deel, System.Globalization.NumberStyles.None, null, out var i) && wortel is JsonArray ? wortel[i]! : wortel[deel]!;
            return wortel;
        }

        static IEnumerable<string> Delen(string pad)
        {
            for (var i = 1; i < pad.Length;)
            {
                if (pad[i] == '.') { var e = pad.IndexOfAny(['.', '['], i + 1); e = e < 0 ? pad.Length : e; yield return pad[(i + 1)..e]; i = e; }
                else if (pad[i + 1] == '\'') { var e = pad.IndexOf("']", i, StringComparison.Ordinal); yield return pad[(i + 2)..e]; i = e + 2; }
                else { var e = pad.IndexOf(']', i); yield return pad[(i + 1)..e]; i = e + 1; }
            }
        }
    }

    /// <summary>Five ways to touch a place; false where a way does not fit.</summary>
    private static bool Raak(JsonNode knoop, int soort)
    {
        switch (knoop, soort)
        {
            case (JsonValue w, 0) when w.TryGetValue<string>(out var t):
                knoop.ReplaceWith(t.Length == 0 ? "x" : t[^1] == 'f' ? $"{t[..^1]}e" : char.IsAsciiHexDigitLower(t[^1]) ? $"{t[..^1]}f" : $"{t[..^1]}~");
                return true;
            case (JsonValue w, 1) when w.TryGetValue<string>(out var t):
                knoop.ReplaceWith(t + "0");
                return true;
            case (JsonValue w, 0) when w.TryGetValue<long>(out var n):
                knoop.ReplaceWith(n + 1);
                return true;
            case (JsonValue w, 1) when w.TryGetValue<long>(out var n):
                knoop.ReplaceWith(Math.Max(0, n - 1));
                return true;
            case (JsonValue, 2):
                knoop.ReplaceWith<JsonNode?>(null);
                return true;
            case (JsonObject o, 0):
                o["onbekend"] = 1;
                return true;
            case (JsonArray { Count: > 0 } a, 0):
                a.RemoveAt(a.Count - 1);
                return true;
            case (JsonArray { Count: > 0 } a, 1):
                a.Add(a[0]!.DeepClone());
                return true;
            case (JsonArray { Count: > 1 } a, 2):
                var eerste = a[0]!;
                a.RemoveAt(0);
                a.Add(eerste);
                return true;
            case (_, 3) when knoop.Parent is JsonObject ouder:
                ouder.Remove(knoop.GetPropertyName());
                return true;
            case (_, 4) when knoop.Parent is JsonArray rij:
                rij.RemoveAt(knoop.GetElementIndex());
                return true;
            default: return false;
        }
    }

    [Fact]
    public void Elk_bestand_telt()
    {
        var gevallen = new List<(string, byte[])>();
        var namen = Bestanden().Keys.ToList();
        foreach (var (naam, inhoud) in Bestanden())
        {
            gevallen.Add(($"{naam} weg", Met(naam, null)));
            gevallen.Add(($"{naam} leeg", Met(naam, [])));
            gevallen.Add(($"{naam} langer", Met(naam, [.. inhoud, 0])));
            gevallen.Add(($"{naam} tweemaal zo lang", Met(naam, [.. inhoud, .. inhoud])));
            gevallen.Add(($"{naam} korter", Met(naam, inhoud[..^1])));
            gevallen.Add(($"{naam} ernaast", Met(naam + "x", inhoud)));
            foreach (var ander in namen.Where(a => a != naam)) gevallen.Add(($"{naam} is {ander}", Met(naam, Bestanden()[ander])));
        }
        foreach (var extra in (string[])["readme.txt", "stukken/nieuw.pdf", "tokens/3.tst", "verifieer.py", "dossier.pdf2", "map/x"]) gevallen.Add(($"{extra} erbij", Met(extra, [1])));
        EisAfwijzing(gevallen, 80);
    }

    [Fact]
    public void Elke_byte_van_elk_bestand_telt()
    {
        var gevallen = new List<(string, byte[])>();
        var toeval = new Random(20261123);
        foreach (var (naam, inhoud) in Bestanden())
        {
            var stap = Math.Max(1, inhoud.Length / 250);
            for (var i = toeval.Next(stap); i < inhoud.Length; i += stap)
            {
                var anders = (byte[])inhoud.Clone();
                anders[i] ^= (byte)(1 << toeval.Next(8));
                gevallen.Add(($"{naam} byte {i}", Met(naam, anders)));
            }
        }
        EisAfwijzing(gevallen, 1_200);
    }

    /// <summary>On the zip itself a byte may change without changing a file: a date, an attribute. Then the answer stays the same.</summary>
    [Fact]
    public void Elke_byte_van_de_zip_telt_of_verandert_geen_bestand()
    {
        var (goed, bestanden, toeval) = (Goed.Value, Bestanden(), new Random(7));
        var gevallen = new List<(string Naam, byte[] Zip)>();
        // Headers and central directory get most of the attention: file contents were done above.
        foreach (var i in Enumerable.Range(0, 400).Select(_ => toeval.Next(goed.Length)).Concat(Enumerable.Range(goed.Length - 600, 600)).Concat(Enumerable.Range(0, 60)))
        {
            var anders = (byte[])goed.Clone();
            anders[i] ^= (byte)(1 + toeval.Next(255));
            gevallen.Add(($"byte {i}", anders));
        }
        for (var k = 0; k < 60; k++) gevallen.Add(($"afgekapt {k}", goed[..toeval.Next(goed.Length)]));
        gevallen.Add(("byte vooraan", [0, .. goed]));
        gevallen.Add(("byte achteraan", [.. goed, 0]));
        gevallen.Add(("tweemaal", [.. goed, .. goed]));
        foreach (var uitslag in gevallen.Zip(Keuringsproef.Keur(gevallen, Dossierbouwer.Beleidtekst())))
        {
            if (uitslag.Second.Python is { } python) (python.Code, python.Regel).ShouldBe((uitslag.Second.Csharp.Code, uitslag.Second.Csharp.Regel), $"{uitslag.First.Naam}: {uitslag.Second}");
            if (uitslag.Second.Csharp.Code != 0) continue;
            var gelezen = Zip.Lees(uitslag.First.Zip);
            gelezen.Keys.Order().ShouldBe(bestanden.Keys.Order());
            foreach (var (naam, inhoud) in gelezen) inhoud.ShouldBe(bestanden[naam], uitslag.First.Naam);
        }
    }

    [Fact]
    public void Een_andere_schrijfwijze_van_dezelfde_JSON_is_geen_dossier()
    {
        var bron = Encoding.UTF8.GetString(Bestanden()[Dossier.Json]);
        byte[] B(string tekst) => Met(Dossier.Json, Encoding.UTF8.GetBytes(tekst));
        EisAfwijzing(
        [
            ("spatie", B(bron + " ")), ("regeleinde", B(bron + "\n")), ("spatie binnenin", B(bron.Replace("\"versie\":1", "\"versie\": 1", StringComparison.Ordinal))), ("breuk", B(bron.Replace("\"versie\":1", "\"versie\":1.0", StringComparison.Ordinal))),
            ("exponent", B(bron.Replace("\"versie\":1", "\"versie\":1e0", StringComparison.Ordinal))), ("waar is 1", B(bron.Replace("\"versie\":1", "\"versie\":true", StringComparison.Ordinal))), ("v is true", B(bron.Replace("\"v\":1}", "\"v\":true}", StringComparison.Ordinal))),
            ("dubbele naam", B(bron.Replace("\"versie\":1", "\"versie\":1,\"versie\":1", StringComparison.Ordinal))), ("ontsnapt", B(bron.Replace("\"soort\"", "\"\\u0073oort\"", StringComparison.Ordinal))), ("BOM", B("\ufeff" + bron)),
            ("volgorde", B($"{{\"versie\":1,{bron[1..^12]}}}")), ("half paar", B(bron.Replace("😀", "\\ud83d", StringComparison.Ordinal))), ("NaN", B(bron.Replace("\"versie\":1", "\"versie\":NaN", StringComparison.Ordinal))), ("min nul", B(bron.Replace("\"versie\":1", "\"versie\":-0", StringComparison.Ordinal))),
            ("groot getal", B(bron.Replace("\"versie\":1", "\"versie\":9007199254740993", StringComparison.Ordinal))), ("naam buiten ASCII", B(bron.Replace("\"versie\":1", "\"versie\":1,\"é\":1", StringComparison.Ordinal))), ("nul erin", B(bron.Replace("\"versie\":1", "\"versie\":1\0", StringComparison.Ordinal))),
        ], 15);
    }

    [Fact]
    public void Willekeurige_bytes_zijn_nooit_een_ongeluk()
    {
        var (toeval, beleid) = (new Random(3), Dossierbouwer.Beleid(Dossierbouwer.Beleidtekst()));
        for (var k = 0; k < 20_000; k++)
        {
            var bytes = new byte[toeval.Next(400)];
            toeval.NextBytes(bytes);
            if (bytes.Length > 22 && k % 2 == 0) new byte[] { 0x50, 0x4b, 5, 6, 0, 0, 0, 0 }.CopyTo(bytes, bytes.Length - 22);
            Keuring.Keur(bytes, beleid).Oordeel.ShouldBe(Oordeel.Afgewezen);
        }
        Should.Throw<OngeldigBewijsException>(() => Zip.Lees([]));
    }
}
