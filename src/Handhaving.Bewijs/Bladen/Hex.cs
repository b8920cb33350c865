using Handhaving.Bewijs.Boom;

namespace Handhaving.Bewijs.Bladen;

/// <summary>Hashes in leaves and dossiers are lower-case hexadecimals, as sha256sum and openssl print them.</summary>
public static class Hex
{
    public static string Schrijf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    /// <exception cref="OngeldigBewijsException">Not 64 lower-case hexadecimals.</exception>
    public static byte[] Hash(string tekst) => tekst.Length == 2 * Merkle.Hashlengte && tekst.All(char.IsAsciiHexDigitLower)
        ? Convert.FromHexString(tekst)
        : throw new OngeldigBewijsException("geen hash van 64 hexadecimale cijfers");
}
