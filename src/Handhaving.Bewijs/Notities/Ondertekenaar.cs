using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Handhaving.Bewijs.Notities;

/// <summary>A private Ed25519 key of a log (type 0x01) or a witness (type 0x04). Signing is deterministic (RFC 8032).</summary>
public sealed class Ondertekenaar
{
    private readonly byte[] _geheim;

    /// <param name="geheim">32 random bytes.</param>
    public Ondertekenaar(string naam, byte[] geheim, Sleutelsoort soort = Sleutelsoort.Ed25519)
    {
        if (soort is not (Sleutelsoort.Ed25519 or Sleutelsoort.Medeondertekening)) throw new OngeldigBewijsException("er wordt alleen met Ed25519 ondertekend");
        if (geheim.Length != Ed25519.SecretKeySize) throw new OngeldigBewijsException("een geheime sleutel heeft 32 bytes");
        _geheim = geheim;
        var publiek = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(geheim, 0, publiek, 0);
        Sleutel = Sleutel.Maak(naam, soort, publiek);
    }

    /// <summary>Reads <c>PRIVATE+KEY+name+key id+base64(type || secret)</c>, the form of golang.org/x/mod/sumdb/note.</summary>
    public static Ondertekenaar Lees(string tekst)
    {
        var delen = tekst.Trim().Split('+', 5);
        if (delen.Length != 5 || delen[0] != "PRIVATE" || delen[1] != "KEY") throw new OngeldigBewijsException("geen geheime sleutel in de vorm PRIVATE+KEY+naam+id+base64");
        var inhoud = Base64.Lees(delen[4], 1 + Ed25519.SecretKeySize);
        var ondertekenaar = new Ondertekenaar(delen[2], inhoud[1..], (Sleutelsoort)inhoud[0]);
        return delen[3] == ondertekenaar.Sleutel.Id.ToString("x8", CultureInfo.InvariantCulture)
            ? ondertekenaar
            : throw new OngeldigBewijsException("het id van een geheime sleutel hoort niet bij die sleutel");
    }

    /// <summary>What the world may know.</summary>
    public Sleutel Sleutel { get; }

    /// <summary>The private key as <see cref="Lees"/> reads it. Keep it where only the signer can read.</summary>
    public string Geheim() => string.Create(CultureInfo.InvariantCulture, $"PRIVATE+KEY+{Sleutel.Naam}+{Sleutel.Id:x8}+{Convert.ToBase64String([(byte)Sleutel.Soort, .. _geheim])}");

    /// <summary>Never the key itself.</summary>
    public override string ToString() => $"ondertekenaar {Sleutel}";

    /// <summary>Signs a text that ends in a newline.</summary>
    public Notitie Teken(string tekst) => Sleutel.Soort == Sleutelsoort.Ed25519 && tekst.EndsWith('\n')
        ? new(tekst, [new(Sleutel.Naam, Sleutel.Id, Handteken(Encoding.UTF8.GetBytes(tekst)))])
        : throw new OngeldigBewijsException("een log tekent met soort 0x01 een tekst die op een regeleinde eindigt");

    /// <summary>The cosignature of a witness: as of this time this is the largest consistent tree that it has seen of this log.</summary>
    public Handtekening Medeonderteken(string tekst, DateTimeOffset tijd)
    {
        if (Sleutel.Soort != Sleutelsoort.Medeondertekening) throw new OngeldigBewijsException("een getuige tekent met soort 0x04");
        var seconden = tijd.ToUnixTimeSeconds();
        var waarde = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(waarde, seconden);
        return new(Sleutel.Naam, Sleutel.Id, [.. waarde, .. Handteken(Sleutel.Medeondertekening(seconden, tekst))]);
    }

    private byte[] Handteken(byte[] bericht)
    {
        var handtekening = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_geheim, 0, bericht, 0, bericht.Length, handtekening, 0);
        return handtekening;
    }
}
