using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Conformiteit;

/// <summary>One expected answer, and what was found instead (null when it was met).</summary>
public sealed record Uitslag(string Bestand, string Vector, string? Afwijking);

/// <summary>
/// Runs a folder of golden vectors against this kernel: <c>jcs/</c>, <c>rfc6962-inclusion.json</c>, <c>rfc6962-consistency.json</c>,
/// <c>rfc6962-roots/</c> and <c>signed-note/</c>. Any part may be absent.
/// </summary>
public static class Vectorenmap
{
    public static IEnumerable<Uitslag> Draai(string map) =>
        [.. Veilig(map, Jcs), .. Veilig(map, Getallen), .. Veilig(map, Wortels), .. Veilig(map, Lidmaatschap), .. Veilig(map, Samenhang), .. Veilig(map, m => Json(m, "signed-note").SelectMany(Notities))];

    /// <summary>A file in another form than expected is one failure more, not the end of the run.</summary>
    private static List<Uitslag> Veilig(string map, Func<string, IEnumerable<Uitslag>> deel)
    {
        var uitslagen = new List<Uitslag>();
        try
        {
            foreach (var uitslag in deel(map)) uitslagen.Add(uitslag);
        }
        catch (Exception e) when (e is JsonException || IsVorm(e))
        {
            uitslagen.Add(new(map, "onleesbaar", e.Message));
        }
        return uitslagen;
    }

    private static bool IsVorm(Exception e) => e is OngeldigBewijsException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException;

    private static IEnumerable<Uitslag> Jcs(string map)
    {
        foreach (var invoer in Bestanden(map, "jcs/input", "*.json"))
        {
            var naam = Path.GetFileName(invoer);
            var uit = Path.Combine(map, "jcs", "output", naam);
            var hex = Path.Combine(map, "jcs", "outhex", Path.ChangeExtension(naam, ".txt"));
            if (File.Exists(uit)) yield return Proef(uit, naam, () => Gelijk(File.ReadAllBytes(uit), CanoniekeJson.Canoniseer(File.ReadAllBytes(invoer))));
            if (File.Exists(hex)) yield return Proef(hex, naam, () => Gelijk(Convert.FromHexString(string.Concat(File.ReadAllText(hex).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))), CanoniekeJson.Canoniseer(File.ReadAllBytes(invoer))));
        }
    }

    private static IEnumerable<Uitslag> Getallen(string map)
    {
        foreach (var bestand in Bestanden(map, "jcs", "es6-numbers*.txt"))
            foreach (var regel in File.ReadLines(bestand))
            {
                if (regel.Split(',') is not [var bits, var verwacht]) continue;
                yield return Proef(bestand, bits, () => Gelijk(verwacht, CanoniekeJson.Getal(BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))));
            }
    }

    private static IEnumerable<Uitslag> Wortels(string map)
    {
        foreach (var (bestand, json) in Json(map, "rfc6962-roots"))
        {
            var (bladen, grens, boom) = (new List<byte[]>(), Grens.Leeg, new Merkleboom());
            var verwacht = Teksten(json, "root_by_tree_size_hex");
            foreach (var (invoer, i) in Teksten(json, "leaf_inputs_hex").Select((t, i) => (t, i)))
            {
                var blad = Merkle.Blad(Convert.FromHexString(invoer));
                bladen.Add(blad);
                if (Teksten(json, "leaf_hashes_hex").ElementAtOrDefault(i) is { } hash) yield return Proef(bestand, $"blad {i}", () => Gelijk(hash, Convert.ToHexStringLower(blad)));
            }
            for (var n = 0; n < verwacht.Count && n <= bladen.Count; n++)
            {
                if (n > 0) { grens = grens.Met(bladen[n - 1]); boom.Voeg(bladen[n - 1]); }
                var (maat, rand, heel) = (n, grens, boom.Wortel());
                yield return Proef(bestand, $"wortel bij {maat}", () => Gelijk(verwacht[maat], Convert.ToHexStringLower(rand.Wortel())) ?? Gelijk(rand.Wortel(), heel));
            }
        }
    }

    private static IEnumerable<Uitslag> Lidmaatschap(string map) => Bewijzen(map, "rfc6962-inclusion*.json", v =>
        Getal(v, "leafIdx") is { } index && Getal(v, "treeSize") is { } maat && Merkle.IsLid(index, maat, Bytes(v, "leafHash"), Bewijs(v), Bytes(v, "root")), ["leafHash", "root"]);

    private static IEnumerable<Uitslag> Samenhang(string map) => Bewijzen(map, "rfc6962-consistency*.json", v =>
        Getal(v, "size1") is { } oud && Getal(v, "size2") is { } nieuw && Merkle.HangtSamen(oud, nieuw, Bytes(v, "root1"), Bytes(v, "root2"), Bewijs(v)), ["root1", "root2"]);

    private static IEnumerable<Uitslag> Bewijzen(string map, string patroon, Func<JsonElement, bool> goed, string[] hashes)
    {
        foreach (var bestand in Bestanden(map, "", patroon))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(bestand));
            foreach (var vector in json.RootElement.EnumerateArray())
            {
                yield return Proef(bestand, vector.TryGetProperty("id", out var id) ? id.ToString() : vector.TryGetProperty("desc", out var tekst) ? tekst.ToString() : "zonder naam", () =>
                {
                    // A "root" that is no SHA-256 hash is refused whatever the vector wants.
                    var wil = !vector.GetProperty("wantErr").GetBoolean() && hashes.All(h => Bytes(vector, h).Length == Merkle.Hashlengte);
                    return Goed() == wil ? null : wil ? "een goed bewijs is geweigerd" : "een slecht bewijs is aanvaard";
                });

                bool Goed()
                {
                    try { return goed(vector); }
                    catch (FormatException) { return false; }
                }
            }
        }
    }

    private static IEnumerable<Uitslag> Notities((string Bestand, JsonElement Json) deel)
    {
        var (bestand, json) = deel;
        var uitslagen = new List<Uitslag>();
        void Proefje(string naam, Func<string?> proef) => uitslagen.Add(Proef(bestand, naam, proef));
        void Weigert(string naam, Action lees) => uitslagen.Add(Proef(bestand, naam, () =>
        {
            try { lees(); }
            catch (OngeldigBewijsException) { return null; }
            return "aanvaard, maar het moet geweigerd";
        }));

        if (json.TryGetProperty("example", out var voorbeeld))
            Proefje("example", () => Geopend(Bron(voorbeeld), [voorbeeld.GetProperty("vkey").GetString()!]).Count == 1 ? null : "niet geverifieerd");
        if (json.TryGetProperty("cosigned_checkpoint_format_example", out var vorm))
            Proefje("cosigned_checkpoint_format_example", () =>
            {
                var notitie = Notitie.Lees(Bron(vorm));
                var tijd = notitie.Handtekeningen.Select(h => h.Tijdstip()).First(t => t is not null)!.Value;
                return Gelijk(vorm.GetProperty("cosigned_message").GetString()!, Encoding.UTF8.GetString(Sleutel.Medeondertekening(tijd, Checkpoint.Lees(notitie.Tekst).ToString())));
            });
        foreach (var sleutel in Teksten(json, "cosigner_vkeys").Concat(Waarden(json, "verifier_keys")).Concat(Waarden(json, "ecdsa_vkeys").Where(t => t.Count(c => c == '+') > 1 && !t.Contains(' ', StringComparison.Ordinal))))
            Proefje(sleutel, () => Gelijk(sleutel, Sleutel.Lees(sleutel).ToString()));
        foreach (var slecht in Teksten(json, "bad_vkeys")) Weigert(slecht, () => Sleutel.Lees(slecht));
        if (json.TryGetProperty("sign", out var teken) && json.TryGetProperty("test_signer_key_published_by_the_source", out var geheim))
            Proefje("sign", () => Gelijk(teken.GetProperty("want").GetString()!, Ondertekenaar.Lees(geheim.GetString()!).Teken(teken.GetProperty("text").GetString()!).ToString()));
        foreach (var geval in Lijst(json, "open"))
        {
            var naam = geval.GetProperty("name").GetString()!;
            var sleutels = Teksten(geval, "keys");
            if (geval.GetProperty("want").GetString() != "ok") Weigert(naam, () => Geopend(Bron(geval), sleutels));
            else
                Proefje(naam, () =>
                {
                    var goed = Geopend(Bron(geval), sleutels).Select(s => s.Naam).ToList();
                    var over = Notitie.Lees(Bron(geval)).Handtekeningen.Select(h => h.Naam).Except(goed).ToList();
                    return goed.SequenceEqual(Teksten(geval, "verified")) && over.SequenceEqual(Teksten(geval, "ignored")) ? null : $"geverifieerd: {string.Join(", ", goed)}; genegeerd: {string.Join(", ", over)}";
                });
        }
        if (json.TryGetProperty("witness_vkey", out var getuige) && json.TryGetProperty("log_vkey", out var log))
            Proefje("cosignature", () =>
            {
                var notitie = Notitie.Lees(Bron(json));
                var tijd = notitie.Handtekeningen.Single(Sleutel.Lees(getuige.GetString()!).HoortBij).Tijdstip()!.Value;
                return Geopend(Bron(json), [log.GetString()!, getuige.GetString()!]).Count != 2 ? "niet beide geverifieerd"
                    : tijd != json.GetProperty("time").GetInt64() ? $"tijd {tijd}"
                    : Gelijk(json.GetProperty("signed_message").GetString()!, Encoding.UTF8.GetString(Sleutel.Medeondertekening(tijd, notitie.Tekst)));
            });
        var vorige = "";
        foreach (var echt in Lijst(json, "real_checkpoints"))
        {
            var sleutel = vorige = echt.GetProperty("vkey").GetString() is { } v && v.Contains('+', StringComparison.Ordinal) ? v : vorige;
            var naam = echt.GetProperty("name").GetString()!;
            if (echt.GetProperty("want").GetString() != "ok") Weigert(naam, () => Geopend(Bron(echt), [sleutel]));
            else
                Proefje(naam, () =>
                {
                    Geopend(Bron(echt), [sleutel]);
                    var checkpoint = Checkpoint.Lees(Notitie.Lees(Bron(echt)).Tekst);
                    return checkpoint.Log == echt.GetProperty("origin").GetString() && checkpoint.Maat == echt.GetProperty("size").GetInt64() ? null : $"{checkpoint.Log} {checkpoint.Maat}";
                });
        }
        foreach (var tijd in Lijst(json, "cosignature_v1_time"))
        {
            var tekst = tijd.GetProperty("sig").GetString()!;
            var wil = tijd.GetProperty("want") is { ValueKind: JsonValueKind.Number } getal ? getal.GetInt64() : (long?)null;
            Proefje(tekst, () =>
            {
                long? gevonden;
                try { gevonden = Handtekening.Lees("getuige", tekst).Tijdstip(); }
                catch (OngeldigBewijsException) { gevonden = null; }
                return gevonden == wil ? null : $"tijd {gevonden}";
            });
        }
        if (json.TryGetProperty("tlog_proof", out var bewijs))
        {
            foreach (var goed in Lijst(bewijs, "marshal"))
            {
                var wil = goed.GetProperty("want").GetString()!;
                var maak = new Logbewijs(goed.GetProperty("index").GetInt64(), [.. Teksten(goed, "hashes").Select(h => SHA256.HashData(Encoding.UTF8.GetBytes(h)))], goed.GetProperty("checkpoint").GetString()!);
                Proefje("tlog_proof", () => Gelijk(wil, maak.ToString()) ?? Gelijk(wil, Logbewijs.Lees(wil).ToString()));
            }
            foreach (var slecht in Lijst(bewijs, "errors")) Weigert($"tlog_proof: {slecht.GetProperty("why")}", () => Logbewijs.Lees(slecht.GetProperty("proof").GetString()!));
        }
        return uitslagen;
    }

    private static byte[] Bron(JsonElement geval) => geval.TryGetProperty("note_hex", out var hex) ? Convert.FromHexString(hex.GetString()!) : Encoding.UTF8.GetBytes(geval.GetProperty("note").GetString()!);

    private static IReadOnlyList<Sleutel> Geopend(byte[] notitie, IEnumerable<string> sleutels) => Notitie.Lees(notitie).Controleer([.. sleutels.Select(Sleutel.Lees)]);

    private static List<byte[]> Bewijs(JsonElement vector) => vector.GetProperty("proof") is { ValueKind: JsonValueKind.Array } rij ? [.. rij.EnumerateArray().Select(h => h.GetBytesFromBase64())] : [];

    private static byte[] Bytes(JsonElement vector, string naam) => vector.GetProperty(naam).GetBytesFromBase64();

    /// <summary>Null for what does not fit: these vectors go up to 2^64-1.</summary>
    private static long? Getal(JsonElement vector, string naam) => vector.GetProperty(naam).TryGetInt64(out var getal) ? getal : null;

    private static JsonElement[] Lijst(JsonElement json, string naam) => json.TryGetProperty(naam, out var rij) && rij.ValueKind == JsonValueKind.Array ? [.. rij.EnumerateArray()] : [];

    private static List<string> Teksten(JsonElement json, string naam) => [.. Lijst(json, naam).Select(t => t.GetString()!)];

    private static IEnumerable<string> Waarden(JsonElement json, string naam) => json.TryGetProperty(naam, out var voorwerp) && voorwerp.ValueKind == JsonValueKind.Object ? voorwerp.EnumerateObject().Select(p => p.Value.ToString()) : [];

    private static IEnumerable<(string Bestand, JsonElement Json)> Json(string map, string onder)
    {
        foreach (var bestand in Bestanden(map, onder, "*.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(bestand));
            yield return (bestand, json.RootElement.Clone());
        }
    }

    private static IEnumerable<string> Bestanden(string map, string onder, string patroon) =>
        Directory.Exists(Path.Combine(map, onder)) ? Directory.EnumerateFiles(Path.Combine(map, onder), patroon).Order(StringComparer.Ordinal) : [];

    private static string? Gelijk(byte[] verwacht, byte[] gevonden) => verwacht.AsSpan().SequenceEqual(gevonden) ? null : $"gevonden {Convert.ToHexStringLower(gevonden)}";

    private static string? Gelijk(string verwacht, string gevonden) => verwacht == gevonden ? null : $"verwacht {verwacht}, gevonden {gevonden}";

    private static Uitslag Proef(string bestand, string naam, Func<string?> proef)
    {
        try
        {
            return new(bestand, naam, proef());
        }
        catch (Exception e) when (IsVorm(e))
        {
            return new(bestand, naam, e.Message);
        }
    }
}
