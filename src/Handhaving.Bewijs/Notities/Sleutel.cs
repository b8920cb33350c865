using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Handhaving.Bewijs.Notities;

/// <summary>The signature types of C2SP signed-note that are read here.</summary>
public enum Sleutelsoort : byte
{
    /// <summary>Ed25519 over the text of the note.</summary>
    Ed25519 = 0x01,

    /// <summary>ECDSA over SHA-256 of the text. Read, for other logs; never written.</summary>
    Ecdsa = 0x02,

    /// <summary>A witness: cosignature/v1, Ed25519 over a time and the text (C2SP tlog-cosignature).</summary>
    Medeondertekening = 0x04,

    /// <summary>The TreeHeadSignature of RFC 6962 (C2SP static-ct-api). Read, for other logs; never written.</summary>
    Boomkop = 0x05,
}

/// <summary>A verifier key: <c>name+key id in hex+base64(type || public key)</c>.</summary>
public sealed record Sleutel
{
    private const int Ed25519Lengte = 32, LangsteSleutel = 4096;

    private Sleutel(string naam, uint id, Sleutelsoort soort, byte[] publiek) => (Naam, Id, Soort, Publiek) = (naam, id, soort, publiek);

    public string Naam { get; }

    /// <summary>The first four bytes of a hash, big endian: names the key, proves nothing.</summary>
    public uint Id { get; }

    public Sleutelsoort Soort { get; }

    /// <summary>The public key without the type: 32 bytes, or a SubjectPublicKeyInfo for ECDSA.</summary>
    public byte[] Publiek { get; }

    public static Sleutel Maak(string naam, Sleutelsoort soort, byte[] publiek)
    {
        EisNaam(naam);
        if (soort is Sleutelsoort.Ed25519 or Sleutelsoort.Medeondertekening ? publiek.Length != Ed25519Lengte : publiek.Length is 0 or > LangsteSleutel)
            throw new OngeldigBewijsException("een sleutel heeft de verkeerde lengte");
        return new(naam, Idvan(naam, soort, publiek), soort, publiek);
    }

    /// <exception cref="OngeldigBewijsException">Not a verifier key of a type that is known here, or its id is another key's.</exception>
    public static Sleutel Lees(string tekst)
    {
        var delen = tekst.Split('+', 3);
        if (tekst.Length > 2 * LangsteSleutel || delen.Length != 3 || delen[1].Length != 8 || delen[1].Any(c => !char.IsAsciiHexDigitLower(c)))
            throw new OngeldigBewijsException("geen sleutel in de vorm naam+id+base64");
        var inhoud = Base64.Lees(delen[2]);
        if (inhoud.Length == 0 || !Enum.IsDefined((Sleutelsoort)inhoud[0])) throw new OngeldigBewijsException("een sleutel van een onbekende soort");
        var sleutel = Maak(delen[0], (Sleutelsoort)inhoud[0], inhoud[1..]);
        return sleutel.Id == uint.Parse(delen[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            ? sleutel
            : throw new OngeldigBewijsException("het id van een sleutel hoort niet bij die sleutel");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Naam}+{Id:x8}+{Convert.ToBase64String([(byte)Soort, .. Publiek])}");

    public bool Equals(Sleutel? ander) => ander is not null && ToString() == ander.ToString();

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>Whether this signature line was made by this key: name and id, not the signature itself.</summary>
    public bool HoortBij(Handtekening handtekening) => handtekening.Naam == Naam && handtekening.SleutelId == Id;

    /// <summary>Whether the signature over this text is good.</summary>
    public bool Controleer(string tekst, Handtekening handtekening)
    {
        var (bytes, waarde) = (Encoding.UTF8.GetBytes(tekst), handtekening.Waarde);
        return HoortBij(handtekening) && Soort switch
        {
            Sleutelsoort.Ed25519 => Ed25519Klopt(waarde, bytes),
            Sleutelsoort.Medeondertekening => waarde.Length == 8 + Ed25519.SignatureSize && handtekening.Tijdstip() is { } tijd
                && Ed25519Klopt(waarde[8..], Medeondertekening(tijd, tekst)),
            Sleutelsoort.Ecdsa => EcdsaKlopt(bytes, waarde),
            Sleutelsoort.Boomkop => Boomkop(bytes, waarde),
            _ => false,
        };
    }

    /// <summary>What a witness signs: header line, time line, the whole text of the checkpoint.</summary>
    internal static byte[] Medeondertekening(long tijd, string tekst) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {tijd}\n{tekst}"));

    internal static void EisNaam(string naam)
    {
        if (naam.Length is 0 or > 255 || naam.Any(c => c == '+' || c < ' ' || char.IsWhiteSpace(c)))
            throw new OngeldigBewijsException("de naam van een sleutel is leeg, te lang of bevat een spatie of plus");
    }

    private static uint Idvan(string naam, Sleutelsoort soort, byte[] publiek) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(soort switch
    {
        Sleutelsoort.Ecdsa => publiek,
        // static-ct-api: the RFC 6962 log id stands in the place of the key.
        Sleutelsoort.Boomkop => [.. Encoding.UTF8.GetBytes(naam), (byte)'\n', (byte)soort, .. SHA256.HashData(publiek)],
        _ => [.. Encoding.UTF8.GetBytes(naam), (byte)'\n', (byte)soort, .. publiek],
    }));

    private bool Ed25519Klopt(byte[] handtekening, byte[] bericht)
    {
        try
        {
            return handtekening.Length == Ed25519.SignatureSize && Ed25519.Verify(handtekening, 0, Publiek, 0, bericht, 0, bericht.Length);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private bool EcdsaKlopt(byte[] bericht, byte[] handtekening)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(Publiek, out var gelezen);
            return gelezen == Publiek.Length && ecdsa.VerifyData(bericht, handtekening, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>RFC 6962 section 3.5: version, signature type, time in ms, size and root; the note carries time, algorithm and signature.</summary>
    private bool Boomkop(byte[] tekst, byte[] waarde)
    {
        if (waarde.Length < 12 || waarde[8] != 4 || waarde[9] != 3 || BinaryPrimitives.ReadUInt16BigEndian(waarde.AsSpan(10)) != waarde.Length - 12) return false;
        Checkpoint checkpoint;
        try
        {
            checkpoint = Checkpoint.Lees(Encoding.UTF8.GetString(tekst));
        }
        catch (OngeldigBewijsException)
        {
            return false;
        }
        if (checkpoint.Log != Naam || checkpoint.Uitbreidingen.Count > 0) return false;
        var maat = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(maat, checkpoint.Maat);
        return EcdsaKlopt([0, 1, .. waarde[..8], .. maat, .. checkpoint.Wortel], waarde[12..]);
    }
}
