using System.Security.Cryptography;
using System.Text;
using Handhaving.Leveringsafspraken;
using Handhaving.Persoonsgegevens;

namespace Handhaving.Leveringen;

/// <summary>
/// The pseudonyms of one partner for one purpose. Under a key of its own, derived outside the database: two partners, or one
/// partner for two purposes, cannot join what they got, and the same zaak is always called the same in one of them. The root does not rotate
/// (ADR 0023), so neither does a name.
/// </summary>
internal sealed class Feedsleutel
{
    private readonly byte[] _sleutel;

    private Feedsleutel(byte[] sleutel) => _sleutel = sleutel;

    public static Feedsleutel Van(Hoofdsleutel hoofdsleutel, string gemeente, Leveringsafspraak afspraak) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, hoofdsleutel.Afgeleid("levering.v1"), 32,
        info: Encoding.UTF8.GetBytes($"handhaving.levering.v1\n{gemeente}\n{afspraak.Partner.Oin}\n{afspraak.Doel}")));

    /// <summary>What the partner calls a zaak (CloudEvents <c>subject</c>).</summary>
    public string Zaak(Guid zaakId) => new Guid(Hmac($"zaak|{zaakId}").AsSpan(0, 16), bigEndian: true).ToString();

    /// <summary>Stands in the tree for a personal value: the commitment in the event is the same for every partner, and this is not.</summary>
    public string Waarde(string commitment) => Convert.ToBase64String(Hmac($"waarde|{commitment}"));

    /// <summary>The trace of one row (W3C Trace Context). The trace of the command itself would tell two partners that they look at the same act.</summary>
    public string Spoor(Guid feed, long nr)
    {
        var hex = Convert.ToHexStringLower(Hmac($"spoor|{feed}|{nr}"));
        return $"00-{hex[..32]}-{hex[32..48]}-01";
    }

    private byte[] Hmac(string tekst) => HMACSHA256.HashData(_sleutel, Encoding.UTF8.GetBytes(tekst));
}
