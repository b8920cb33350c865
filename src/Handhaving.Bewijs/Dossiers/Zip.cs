using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Handhaving.Bewijs.Dossiers;

/// <summary>
/// The container of a dossier: a plain zip without any room for a second reading. Own reader, because general ones repair what a
/// verifier must refuse: two lists of files that differ, gaps, overlaps, more bytes than announced.
/// </summary>
public static partial class Zip
{
    public const int MaximaleOmvang = 512 << 20, MeesteBestanden = 5_000, LangsteNaam = 120;
    private const uint Lokaal = 0x04034b50, Centraal = 0x02014b50, Einde = 0x06054b50;
    private const int Lokaalkop = 30, Centraalkop = 46, Eindkop = 22;

    [GeneratedRegex(@"\A([a-z]{1,20}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,98}\z")]
    private static partial Regex Naam();

    /// <summary>The same files give the same bytes: stored, in ordinal order, dated 1980.</summary>
    public static byte[] Schrijf(IReadOnlyDictionary<string, byte[]> bestanden)
    {
        using var uit = new MemoryStream();
        using var lijst = new MemoryStream();
        foreach (var (naam, inhoud) in bestanden.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            if (!Naam().IsMatch(naam)) throw new OngeldigBewijsException($"de bestandsnaam {naam} kan niet in een dossier");
            var plek = (uint)uit.Position;
            var gemeen = new byte[26];
            BinaryPrimitives.WriteUInt16LittleEndian(gemeen, 10);
            BinaryPrimitives.WriteUInt16LittleEndian(gemeen.AsSpan(8), 0x21);
            BinaryPrimitives.WriteUInt32LittleEndian(gemeen.AsSpan(10), Crc(inhoud));
            BinaryPrimitives.WriteInt32LittleEndian(gemeen.AsSpan(14), inhoud.Length);
            BinaryPrimitives.WriteInt32LittleEndian(gemeen.AsSpan(18), inhoud.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(gemeen.AsSpan(22), (ushort)naam.Length);
            uit.Write([0x50, 0x4b, 3, 4, .. gemeen, .. Encoding.ASCII.GetBytes(naam)]);
            uit.Write(inhoud);
            lijst.Write([0x50, 0x4b, 1, 2, 10, 0, .. gemeen, .. new byte[10], .. Le(plek), .. Encoding.ASCII.GetBytes(naam)]);
        }
        var (begin, aantal) = ((uint)uit.Position, (ushort)bestanden.Count);
        lijst.WriteTo(uit);
        uit.Write([0x50, 0x4b, 5, 6, 0, 0, 0, 0, (byte)aantal, (byte)(aantal >> 8), (byte)aantal, (byte)(aantal >> 8), .. Le((uint)lijst.Length), .. Le(begin), 0, 0]);
        return uit.Length <= MaximaleOmvang ? uit.ToArray() : throw new OngeldigBewijsException("het dossier is te groot");
    }

    /// <summary>The files in a dossier. Dates and attributes of the zip itself are not read: they prove nothing.</summary>
    /// <exception cref="OngeldigBewijsException">Anything out of the ordinary.</exception>
    public static IReadOnlyDictionary<string, byte[]> Lees(ReadOnlySpan<byte> zip)
    {
        if (zip.Length is < Eindkop or > MaximaleOmvang) throw new OngeldigBewijsException("de zip is te klein of te groot");
        var einde = zip[^Eindkop..];
        var (aantal, omvang, begin) = (U16(einde, 8), U32(einde, 12), U32(einde, 16));
        if (U32(einde, 0) != Einde || U32(einde, 4) != 0 || U16(einde, 10) != aantal || U16(einde, 20) != 0 || begin + omvang != zip.Length - Eindkop || aantal > MeesteBestanden)
            throw new OngeldigBewijsException("de zip eindigt niet met een gewone inhoudsopgave");

        var bestanden = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var (rij, plek, totaal) = (begin, 0L, 0L);
        for (var k = 0; k < aantal; k++)
        {
            if (rij + Centraalkop > zip.Length - Eindkop || U32(zip, rij) != Centraal) throw new OngeldigBewijsException("de inhoudsopgave van de zip klopt niet");
            var kop = zip[(int)rij..];
            var (vlaggen, methode, crc, klein, groot, naamlengte) = (U16(kop, 8), U16(kop, 10), U32(kop, 16), U32(kop, 20), U32(kop, 24), U16(kop, 28));
            var volgende = rij + Centraalkop + naamlengte + U16(kop, 30);
            if (volgende > zip.Length - Eindkop || U16(kop, 32) != 0 || U16(kop, 34) != 0 || U32(kop, 42) != plek) throw new OngeldigBewijsException("de inhoudsopgave van de zip klopt niet");
            // Bits 1 and 2 tell how hard was compressed, bit 11 that the name is UTF-8; every other bit changes how to read.
            if ((vlaggen & ~0x0806) != 0 || methode is not (0 or 8) || methode == 0 && klein != groot) throw new OngeldigBewijsException("de zip gebruikt een vorm die een dossier niet heeft");
            totaal += groot;
            if (totaal > MaximaleOmvang) throw new OngeldigBewijsException("de zip is uitgepakt te groot");

            if (plek + Lokaalkop > begin || U32(zip, plek) != Lokaal) throw new OngeldigBewijsException("een bestand in de zip staat niet op zijn plek");
            var lokaal = zip[(int)plek..];
            var data = plek + Lokaalkop + naamlengte + U16(lokaal, 28);
            if (data + klein > begin || !lokaal[6..10].SequenceEqual(kop[8..12]) || !lokaal[14..28].SequenceEqual(kop[16..30]) || !lokaal.Slice(Lokaalkop, naamlengte).SequenceEqual(kop.Slice(Centraalkop, naamlengte)))
                throw new OngeldigBewijsException("een bestand in de zip heet of is anders dan de inhoudsopgave zegt");
            var naam = Encoding.Latin1.GetString(kop.Slice(Centraalkop, naamlengte));
            if (!Naam().IsMatch(naam)) throw new OngeldigBewijsException("de zip bevat een bestand met een naam die een dossier niet kent");
            var inhoud = Pak(zip.Slice((int)data, (int)klein), methode == 8, (int)groot);
            if (Crc(inhoud) != crc) throw new OngeldigBewijsException("een bestand in de zip is beschadigd");
            if (!bestanden.TryAdd(naam, inhoud)) throw new OngeldigBewijsException("een bestand staat tweemaal in de zip");
            (rij, plek) = (volgende, data + klein);
        }
        return rij == zip.Length - Eindkop && plek == begin ? bestanden : throw new OngeldigBewijsException("de zip bevat meer dan zijn bestanden");
    }

    /// <summary>Never more than was announced, and what was announced is bounded.</summary>
    private static byte[] Pak(ReadOnlySpan<byte> data, bool gecomprimeerd, int groot)
    {
        if (!gecomprimeerd) return data.ToArray();
        try
        {
            using var bron = new DeflateStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            using var uit = new MemoryStream();
            var deel = new byte[81_920];
            for (int n; (n = bron.Read(deel)) > 0;)
            {
                uit.Write(deel, 0, n);
                if (uit.Length > groot) break;
            }
            return uit.Length == groot ? uit.ToArray() : throw new OngeldigBewijsException("een bestand in de zip is korter of langer dan de inhoudsopgave zegt");
        }
        catch (InvalidDataException e)
        {
            throw new OngeldigBewijsException("een bestand in de zip is niet uit te pakken", e);
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bron, int plek) => BinaryPrimitives.ReadUInt16LittleEndian(bron[plek..]);

    private static long U32(ReadOnlySpan<byte> bron, long plek) => BinaryPrimitives.ReadUInt32LittleEndian(bron[(int)plek..]);

    private static byte[] Le(uint getal) => [(byte)getal, (byte)(getal >> 8), (byte)(getal >> 16), (byte)(getal >> 24)];

    private static readonly uint[] Crctabel = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes) crc = Crctabel[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }
}
