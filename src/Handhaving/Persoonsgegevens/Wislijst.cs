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
/// before a value is deleted. The first line says what the file is, so that an emptied file is no new one.
/// </summary>
public sealed class Wislijst(string? bestand)
{
    private static readonly byte[] Kop = Encoding.UTF8.GetBytes("""{"soort":"handhaving-wislijst","versie":1}""");

    private static readonly JsonSerializerOptions Vorm = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>Beside the hoofdsleutel when it is not set: both must survive the database, and neither may be in its backup.</summary>
    public static Wislijst Van(IConfiguration config) => new(config["Persoonsgegevens:Wislijst"] ?? (config["Persoonsgegevens:Hoofdsleutel"] is { } sleutel ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sleutel))!, "wislijst.jsonl") : null));

    public string Bestand => bestand ?? throw new InvalidOperationException("Persoonsgegevens:Wislijst is niet ingesteld. Wijs een bestand aan, buiten de database en haar reservekopieën.");

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
                stroom.Write([.. Kop, (byte)'\n']);
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
    public IReadOnlyList<Wisregel> Lees(bool heel)
    {
        if (!Bestaat) throw new WislijstException($"De wislijst {Bestand} ontbreekt. Zet haar terug van de plaats waar zij apart wordt bewaard.");
        var bytes = File.ReadAllBytes(Bestand);
        return Lees(heel ? bytes : bytes[..Heel(bytes)]).Regels;
    }

    /// <summary>Adds what is not there yet, and returns when it is on disk.</summary>
    public void Voeg(IReadOnlyCollection<Wisregel> nieuw)
    {
        Begin();
        using var stroom = Open(Bestand, FileMode.Open);
        var bytes = new byte[stroom.Length];
        stroom.ReadExactly(bytes);
        // What broke off here was not on disk yet, so nothing was deleted for it.
        var heel = Heel(bytes);
        var (regels, vorige) = Lees(bytes[..heel]);
        stroom.SetLength(heel);
        stroom.Position = heel;
        var bekend = regels.Select(r => r.Plaats).ToHashSet();
        foreach (var regel in nieuw.Where(r => bekend.Add(r.Plaats)))
        {
            var json = JsonSerializer.SerializeToNode(regel, Vorm)!.AsObject();
            json["vorige"] = vorige;
            var lijn = JsonSerializer.SerializeToUtf8Bytes(json);
            vorige = Hash(lijn);
            stroom.Write([.. lijn, (byte)'\n']);
        }
        stroom.Flush(flushToDisk: true);
    }

    private (List<Wisregel> Regels, string Vorige) Lees(byte[] bytes)
    {
        var lijnen = Lijnen(bytes);
        if (bytes is not [.., (byte)'\n'] || !lijnen[0].AsSpan().SequenceEqual(Kop)) throw Beschadigd(lijnen.Count);
        var (regels, vorige) = (new List<Wisregel>(), Hash(Kop));
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
        return (regels, vorige);
    }

    private WislijstException Beschadigd(int regel) => new($"De wislijst {Bestand} is beschadigd bij regel {regel}. Zet haar terug van de plaats waar zij apart wordt bewaard.");

    private static FileStream Open(string bestand, FileMode hoe)
    {
        var opties = new FileStreamOptions { Mode = hoe, Access = FileAccess.ReadWrite, Share = FileShare.None };
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
}
