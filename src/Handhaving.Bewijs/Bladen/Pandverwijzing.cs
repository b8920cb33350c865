using System.Security.Cryptography;
using System.Text;

namespace Handhaving.Bewijs.Bladen;

/// <summary>The name of a pand in the log: SHA-256(salt || BAG id). A dossier opens it; a witness, who has no salt, cannot try all panden.</summary>
public static class Pandverwijzing
{
    public const int Zoutlengte = 32;

    /// <param name="zout">32 random bytes, one per pand and log.</param>
    /// <param name="bagId">The sixteen digits.</param>
    public static byte[] Van(ReadOnlySpan<byte> zout, string bagId) => zout.Length == Zoutlengte
        ? SHA256.HashData([.. zout, .. Encoding.UTF8.GetBytes(bagId)])
        : throw new OngeldigBewijsException("het zout van een pand heeft 32 bytes");
}
