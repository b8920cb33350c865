using System.Security.Cryptography;
using System.Text;

namespace Handhaving.Persoonsgegevens;

/// <summary>The key-encryption key: 32 bytes in a file outside the database and outside its backups. Read when first needed.</summary>
public sealed class Hoofdsleutel(string? bestand)
{
    private readonly Lazy<byte[]> _sleutel = new(() =>
        bestand is null ? throw new InvalidOperationException("Persoonsgegevens:Hoofdsleutel is niet ingesteld. Wijs een bestand van 32 willekeurige bytes aan, buiten de database.")
        : File.ReadAllBytes(bestand) is { Length: 32 } s ? s
        : throw new InvalidOperationException($"De hoofdsleutel in {bestand} moet precies 32 bytes zijn."));

    internal byte[] WikkelIn(byte[] sleutel, string aad) => Gcm.Versleutel(_sleutel.Value, sleutel, aad);

    internal byte[] WikkelUit(byte[] omwikkeld, string aad) => Gcm.Ontsleutel(_sleutel.Value, omwikkeld, aad);

    /// <summary>A key for one other use, from which neither the hoofdsleutel nor another derived key follows (HKDF, RFC 5869).</summary>
    internal byte[] Afgeleid(string gebruik) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _sleutel.Value, 32, info: Encoding.UTF8.GetBytes(gebruik));
}
