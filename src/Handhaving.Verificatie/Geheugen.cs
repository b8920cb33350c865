using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;

namespace Handhaving.Verificatie;

/// <summary>A state of a log that a dossier proved, and the note that it came with.</summary>
internal sealed record Gezien(long Maat, byte[] Wortel, string Notitie);

/// <summary>
/// What this reader saw of each log before. A log that shows two readers, or one reader twice, different roots of one size, has lied; without
/// memory nobody notices.
/// </summary>
internal static class Geheugen
{
    private const int Meeste = 2_000, MaximaleOmvang = 64 << 20;

    public static string Standaardmap => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "handhaving-verifieer");

    /// <summary>Remembers what was shown now, unless it contradicts what was shown before: then nothing changes and that earlier state is returned.</summary>
    /// <exception cref="OngeldigBewijsException">The memory is damaged.</exception>
    public static Gezien? Vergelijk(string map, Uitslag uitslag)
    {
        var checkpoint = uitslag.Checkpoint!.Checkpoint;
        var notitie = uitslag.Checkpoint.Notitie.ToString();
        List<Gezien> nieuw = [new(checkpoint.Maat, checkpoint.Wortel, notitie)];
        // Anchors speak only in a dossier that proved them; a rejected one may still betray a fork by its signed checkpoint.
        if (uitslag.Oordeel != Oordeel.Afgewezen) nieuw.AddRange(uitslag.Dossier!.Ankers.Select(a => new Gezien(a.Anker.Maat, a.Anker.Wortel, notitie)));

        var pad = Path.Combine(map, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkpoint.Log)))[..32]}.json");
        var bekend = File.Exists(pad) ? Lees(File.ReadAllBytes(pad), checkpoint.Log) : [];
        foreach (var stand in nieuw)
            if (bekend.TryGetValue(stand.Maat, out var eerder) && !eerder.Wortel.AsSpan().SequenceEqual(stand.Wortel)) return eerder;
        if (uitslag.Oordeel == Oordeel.Afgewezen || nieuw.All(s => bekend.ContainsKey(s.Maat))) return null;

        foreach (var stand in nieuw) bekend.TryAdd(stand.Maat, stand);
        Directory.CreateDirectory(map);
        var tijdelijk = $"{pad}.{Environment.ProcessId}";
        File.WriteAllBytes(tijdelijk, Bladprofiel.Bytes(Json.Van(("log", checkpoint.Log), ("gezien", Json.Lijst(bekend.Values.OrderByDescending(s => s.Maat).Take(Meeste)
            .Select(s => (Json)Json.Van(("maat", s.Maat), ("notitie", s.Notitie), ("wortel", Hex.Schrijf(s.Wortel)))))))));
        File.Move(tijdelijk, pad, overwrite: true);
        return null;
    }

    private static Dictionary<long, Gezien> Lees(byte[] bytes, string log)
    {
        var v = new Vorm(Bladprofiel.Lees(bytes, MaximaleOmvang), "geheugen", "gezien", "log");
        if (v.Tekst("log") != log) throw v.Fout("log", "is van een ander log");
        return v.Rij("gezien", Meeste).Select(s => new Vorm(s, "gezien", "maat", "notitie", "wortel")).Select(s => new Gezien(s.Getal("maat"), s.Hash("wortel"), s.Tekst("notitie"))).ToDictionary(s => s.Maat);
    }
}
