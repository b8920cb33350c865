using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Handhaving.Persoonsgegevens;

/// <summary>One value that was erased, as it is remembered outside the database. Nothing in it opens anything.</summary>
/// <param name="Op">When it was written down, just before the value went.</param>
/// <param name="Grond">Name of the ground.</param>
public sealed record Wisregel(string Gemeente, Guid Gebeurtenis, string Pad, Guid Betrokkene, DateTimeOffset Op, string Grond, Guid Zaak, Guid Wissing)
{
    internal (string, Guid, string) Plaats => (Gemeente, Gebeurtenis, Pad);
}

/// <summary>The list outside the database is not there, or not as it was written.</summary>
public sealed class WislijstException(string melding) : Exception(melding);

/// <summary>
/// All that was ever erased, in a file outside the database and its backups: whoever restores an old backup repeats from it what
/// the backup does not know. One JSON object a line, each with the SHA-256 of the line before it; only ever added to, and on disk
/// before a value is deleted. The first line says which list it is, so that an emptied file or the list of another installation is
/// not taken for this one.
/// </summary>
public sealed class Wislijst(string? bestand)
{
    private const string Soort = "handhaving-wislijst";

    /// <summary>The first line of a list of version 1: all of those begin alike.</summary>
    private static readonly byte[] Versie1 = Encoding.UTF8.GetBytes($$"""{"soort":"{{Soort}}","versie":1}""");

    /// <summary>How long to wait for who holds the file: an erasure is written in a moment.</summary>
    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(2), Kijk = TimeSpan.FromMilliseconds(20);

    /// <summary>By what every list of version 1 is known (<see cref="Stand"/>).</summary>
    internal static readonly string Merk1 = Hash(Versie1);

    private static readonly JsonSerializerOptions Vorm = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>Beside the hoofdsleutel when it is not set: both must survive the database, and neither may be in its backup.</summary>
    public static Wislijst Van(IConfiguration config) => new(config["Persoonsgegevens:Wislijst"] ?? (config["Persoonsgegevens:Hoofdsleutel"] is { } sleutel ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sleutel))!, "wislijst.jsonl") : null));

    public string Bestand => bestand ?? throw new InvalidOperationException("Persoonsgegevens:Wislijst is niet ingesteld. Wijs een bestand aan, buiten de database en haar reservekopieën.");

    /// <summary>A command that touches no personal data may have no list.</summary>
    public bool Ingesteld => bestand is not null;

    public bool Bestaat => File.Exists(Bestand);

    /// <summary>Begins the list of a new installation, whole or not at all; one that is there stays as it is.</summary>
    public void Begin()
    {
        if (Bestaat) return;
        var nieuw = $"{Bestand}.{Guid.NewGuid():N}";
        try
        {
            using (var stroom = Open(nieuw, FileMode.CreateNew))
            {
                stroom.Write([.. JsonSerializer.SerializeToUtf8Bytes(new Kop(Soort, 2, Guid.NewGuid()), Vorm), (byte)'\n']);
                stroom.Flush(flushToDisk: true);
            }
            File.Move(nieuw, Bestand);
        }
        // Another was first.
        catch (IOException) when (Bestaat)
        {
            File.Delete(nieuw);
        }
    }

    /// <param name="heel">Also a last line that broke off is damage: so for a copy that was put back. Beside the database that was written with it, it is a step that was not taken.</param>
    /// <exception cref="WislijstException">It is not there, or damaged.</exception>
    public IReadOnlyList<Wisregel> Lees(bool heel) => Stand(heel).Regels;

    /// <summary>The same, with what tells this list from every other.</summary>
    internal (string Merk, IReadOnlyList<Wisregel> Regels) Stand(bool heel)
    {
        if (!Bestaat) throw Ontbreekt();
        var bytes = Probeer(() => File.ReadAllBytes(Bestand));
        var (merk, regels, _) = Ontleed(heel ? bytes : bytes[..Heel(bytes)]);
        return (merk, regels);
    }

    /// <summary>Adds what is not there yet, and returns when it is on disk. Never begins a list: one that went missing must come back.</summary>
    public void Voeg(IReadOnlyCollection<Wisregel> nieuw)
    {
        if (!Bestaat) throw Ontbreekt();
        using var stroom = Probeer(() => Open(Bestand, FileMode.Open));
        var bytes = new byte[stroom.Length];
        stroom.ReadExactly(bytes);
        // What broke off here was not on disk yet, so nothing was deleted for it.
        var heel = Heel(bytes);
        var (_, regels, vorige) = Ontleed(bytes[..heel]);
        var bekend = regels.Select(r => r.Plaats).ToHashSet();
        using var erbij = new MemoryStream();
        foreach (var regel in nieuw.Where(r => bekend.Add(r.Plaats)))
        {
            var json = JsonSerializer.SerializeToNode(regel, Vorm)!.AsObject();
            json["vorige"] = vorige;
            var lijn = JsonSerializer.SerializeToUtf8Bytes(json);
            vorige = Hash(lijn);
            erbij.Write([.. lijn, (byte)'\n']);
        }
        // In one piece: who copies the file meanwhile gets a whole number of erasures, or the beginning of this piece.
        stroom.SetLength(heel);
        stroom.Position = heel;
        stroom.Write(erbij.ToArray());
        stroom.Flush(flushToDisk: true);
    }

    private (string Merk, List<Wisregel> Regels, string Vorige) Ontleed(byte[] bytes)
    {
        var lijnen = Lijnen(bytes);
        if (bytes is not [.., (byte)'\n'] || !IsKop(lijnen[0])) throw Beschadigd(lijnen.Count);
        var merk = Hash(lijnen[0]);
        var (regels, vorige) = (new List<Wisregel>(), merk);
        for (var nr = 1; nr < lijnen.Count; nr++)
        {
            try
            {
                if (JsonNode.Parse(lijnen[nr])?["vorige"]?.GetValue<string>() != vorige) throw Beschadigd(nr + 1);
                regels.Add(JsonSerializer.Deserialize<Wisregel>(lijnen[nr], Vorm)!);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw Beschadigd(nr + 1);
            }
            vorige = Hash(lijnen[nr]);
        }
        return (merk, regels, vorige);
    }

    private static bool IsKop(byte[] lijn)
    {
        if (lijn.AsSpan().SequenceEqual(Versie1)) return true;
        try
        {
            return JsonSerializer.Deserialize<Kop>(lijn, Vorm) is { Soort: Soort, Versie: 2 } kop && kop.Kenmerk != Guid.Empty;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Another node, or a reader, may hold the file for a moment.</summary>
    private static T Probeer<T>(Func<T> doe)
    {
        for (var begin = TimeProvider.System.GetTimestamp(); ;)
            try
            {
                return doe();
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && TimeProvider.System.GetElapsedTime(begin) < Geduld)
            {
                Thread.Sleep(Kijk);
            }
    }

    private WislijstException Ontbreekt() => new($"De wislijst {Bestand} ontbreekt. Zet haar terug van de plaats waar zij apart wordt bewaard.");

    private WislijstException Beschadigd(int regel) => new($"De wislijst {Bestand} is beschadigd bij regel {regel}. Zet haar terug van de plaats waar zij apart wordt bewaard.");

    private static FileStream Open(string bestand, FileMode hoe)
    {
        var opties = new FileStreamOptions { Mode = hoe, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (hoe is FileMode.CreateNew && !OperatingSystem.IsWindows()) opties.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(bestand, opties);
    }

    private static int Heel(byte[] bytes) => bytes.AsSpan().LastIndexOf((byte)'\n') + 1;

    private static List<byte[]> Lijnen(byte[] bytes)
    {
        List<byte[]> lijnen = [];
        for (var van = 0; van < bytes.Length;)
        {
            var einde = Array.IndexOf(bytes, (byte)'\n', van) is >= 0 and var gevonden ? gevonden : bytes.Length;
            lijnen.Add(bytes[van..einde]);
            van = einde + 1;
        }
        return lijnen.Count > 0 ? lijnen : [[]];
    }

    private static string Hash(byte[] lijn) => Convert.ToHexStringLower(SHA256.HashData(lijn));

    /// <summary>The first line.</summary>
    private sealed record Kop(string Soort, int Versie, Guid Kenmerk);
}
