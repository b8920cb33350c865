using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// The keys as files of 32 bytes, outside the database and its backups. The hoofdsleutel is the first epoch; those
/// after it stand in a folder, which is made at the first rotation.
/// <code>
/// wortel            the root of derived keys: HKDF-Extract (RFC 5869) of the first key, from which that key does not follow
/// 0002.sleutel      the key of epoch 2
/// 0001.afgesloten   since when nothing is wrapped under epoch 1
/// 0001.vernietigd   since when its key is gone
/// </code>
/// Read anew each time: what another process made is there, and what it destroyed is gone.
/// </summary>
public sealed class Sleutelbestanden : ISleutelbewaring
{
    private const int Lengte = 32;
    private const UnixFileMode Eigenaar = UnixFileMode.UserRead | UnixFileMode.UserWrite, Anderen = (UnixFileMode)0b111_111;

    private readonly string? _hoofdsleutel;
    private readonly string _map;
    private readonly Lazy<byte[]> _wortel;

    /// <param name="map">Null: beside the hoofdsleutel, under its name.</param>
    public Sleutelbestanden(string? hoofdsleutel, string? map = null)
    {
        (_hoofdsleutel, _map) = (hoofdsleutel, map ?? $"{hoofdsleutel}.tijdvakken");
        _wortel = new(() => Lees(Pad("wortel")) ?? Uittreksel());
    }

    public IReadOnlyList<Tijdvak> Tijdvakken()
    {
        var nummers = Directory.Exists(_map)
            ? Directory.EnumerateFiles(_map).Where(b => Path.GetExtension(b) is ".sleutel" or ".vernietigd").Select(b => int.Parse(Path.GetFileNameWithoutExtension(b), CultureInfo.InvariantCulture)).ToHashSet()
            : [];
        if (Staat(Bestand(Tijdvak.Eerste))) nummers.Add(Tijdvak.Eerste);
        return [.. nummers.Order().Select(nr => new Tijdvak(nr, File.Exists(Bestand(nr)) ? new(File.GetLastWriteTimeUtc(Bestand(nr)!), TimeSpan.Zero) : default, Moment(nr, "afgesloten"), Moment(nr, "vernietigd")))];
    }

    public byte[] WikkelIn(int tijdvak, ReadOnlySpan<byte> sleutel, string aad)
    {
        var kek = Sleutel(tijdvak);
        try
        {
            return Gcm.Versleutel(kek, sleutel, aad);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(kek);
        }
    }

    public byte[] WikkelUit(int tijdvak, ReadOnlySpan<byte> omwikkeld, string aad)
    {
        var kek = Sleutel(tijdvak);
        try
        {
            return Gcm.Ontsleutel(kek, omwikkeld, aad);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(kek);
        }
    }

    public byte[] LeidAf(string gebruik) => HKDF.Expand(HashAlgorithmName.SHA256, _wortel.Value, Lengte, Encoding.UTF8.GetBytes(gebruik));

    public int Begin()
    {
        var wortel = _wortel.Value;
        if (!Directory.Exists(_map))
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_map);
            else Directory.CreateDirectory(_map, Eigenaar | UnixFileMode.UserExecute);
        // Before there is a second epoch: the first may be destroyed once there is.
        if (!Staat(Pad("wortel"))) Schrijf(Pad("wortel"), wortel);
        var nr = Tijdvakken().Select(t => t.Nr).Append(Tijdvak.Eerste).Max() + 1;
        Schrijf(Bestand(nr)!, RandomNumberGenerator.GetBytes(Lengte));
        return nr;
    }

    public void SluitAf(int tijdvak, DateTimeOffset op)
    {
        if (Moment(tijdvak, "afgesloten") is not { } eerder || eerder < op) Schrijf(Pad(tijdvak, "afgesloten"), over: true, inhoud: Encoding.UTF8.GetBytes(op.ToString("O", CultureInfo.InvariantCulture)));
    }

    public void Vernietig(int tijdvak, DateTimeOffset op)
    {
        if (Bestand(tijdvak) is { } bestand && Staat(bestand))
        {
            if (!Staat(Pad("wortel"))) throw new InvalidOperationException("De wortel van de afgeleide sleutels is nog niet bewaard; roteer eerst.");
            // Overwritten in place, as far as the disk does that; empty is destroyed too, where the folder is not ours to delete from.
            using (var inhoud = new FileStream(bestand, FileMode.Open, FileAccess.Write, FileShare.None))
            {
                inhoud.Write(RandomNumberGenerator.GetBytes(Lengte));
                inhoud.Flush(flushToDisk: true);
                inhoud.SetLength(0);
                inhoud.Flush(flushToDisk: true);
            }
            try
            {
                File.Delete(bestand);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        }
        if (Moment(tijdvak, "vernietigd") is null) Schrijf(Pad(tijdvak, "vernietigd"), Encoding.UTF8.GetBytes(op.ToString("O", CultureInfo.InvariantCulture)));
    }

    public IReadOnlyList<string> Gebreken()
    {
        if (OperatingSystem.IsWindows()) return [];
        IEnumerable<string> bestanden = [.. Staat(_hoofdsleutel) ? (string[])[_hoofdsleutel!] : [], .. Directory.Exists(_map) ? [_map, .. Directory.EnumerateFiles(_map)] : (string[])[]];
        List<string> gebreken = [];
        foreach (var b in bestanden)
            if ((File.GetUnixFileMode(b) & Anderen) != 0) gebreken.Add($"{b} is ook voor anderen dan de eigenaar toegankelijk; sluit het af met: chmod go= {b}");
        return gebreken;
    }

    /// <summary>The first key may have been destroyed; its file is then empty or gone.</summary>
    private static bool Staat(string? bestand) => bestand is not null && new FileInfo(bestand) is { Exists: true, Length: > 0 };

    private string? Bestand(int tijdvak) => tijdvak == Tijdvak.Eerste ? _hoofdsleutel : Pad(tijdvak, "sleutel");

    private string Pad(int tijdvak, string soort) => Pad($"{tijdvak:0000}.{soort}");

    private string Pad(string naam) => Path.Combine(_map, naam);

    private DateTimeOffset? Moment(int tijdvak, string soort) =>
        File.Exists(Pad(tijdvak, soort)) ? DateTimeOffset.Parse(File.ReadAllText(Pad(tijdvak, soort)), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    private byte[] Sleutel(int tijdvak) => tijdvak == Tijdvak.Eerste && _hoofdsleutel is null ? throw NietIngesteld()
        : Lees(Bestand(tijdvak)!) ?? throw new KluisGeschondenException($"De sleutel van tijdvak {tijdvak} is er niet, of niet meer.");

    private byte[] Uittreksel()
    {
        var eerste = Lees(_hoofdsleutel ?? throw NietIngesteld()) ?? throw new InvalidOperationException($"De hoofdsleutel in {_hoofdsleutel} moet precies {Lengte} bytes zijn.");
        return HKDF.Extract(HashAlgorithmName.SHA256, eerste, []);
    }

    private static InvalidOperationException NietIngesteld() =>
        new("Persoonsgegevens:Hoofdsleutel is niet ingesteld. Wijs een bestand van 32 willekeurige bytes aan, buiten de database.");

    /// <returns>Null when there is none, or none any more.</returns>
    private static byte[]? Lees(string bestand) => !Staat(bestand) ? null
        : File.ReadAllBytes(bestand) is { Length: Lengte } s ? s
        : throw new InvalidOperationException($"De sleutel in {bestand} moet precies {Lengte} bytes zijn.");

    /// <summary>Whole or not at all, durable, for the owner alone; over what is there only when that is asked, never for a key.</summary>
    private static void Schrijf(string bestand, byte[] inhoud, bool over = false)
    {
        var nieuw = $"{bestand}.{Guid.CreateVersion7():N}.nieuw";
        var opties = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) opties.UnixCreateMode = Eigenaar;
        using (var stroom = new FileStream(nieuw, opties))
        {
            stroom.Write(inhoud);
            stroom.Flush(flushToDisk: true);
        }
        File.Move(nieuw, bestand, overwrite: over);
        // The rename too: a file system with a journal writes it out with the file that was renamed.
        using var hernoemd = File.OpenHandle(bestand, access: FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(hernoemd);
    }
}
