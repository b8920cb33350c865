using System.Security.Cryptography;
using System.Text;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Bladen;

/// <summary>
/// The commitment to a personal value: base64 of HMAC-SHA-256(r, path || 0x00 || canonical JSON), r = 32 random bytes per value. Value and
/// r together open it; without r nobody can try values. The same bytes as the kluis writes into the events.
/// </summary>
public static class Toezegging
{
    public const int Zoutlengte = 32;

    /// <summary>The path of the civil servant who acted. No JSON pointer, so it meets none of the paths in an event.</summary>
    public const string Medewerkerpad = "actor";

    /// <param name="r">32 random bytes.</param>
    /// <param name="pad">The place in the event's data, as a JSON pointer (RFC 6901).</param>
    /// <param name="canoniek">The canonical JSON of the value.</param>
    public static string Bereken(ReadOnlySpan<byte> r, string pad, ReadOnlySpan<byte> canoniek) => r.Length == Zoutlengte
        ? Convert.ToBase64String(HMACSHA256.HashData(r, [.. Encoding.UTF8.GetBytes(pad), 0, .. canoniek]))
        : throw new OngeldigBewijsException("het zout van een toezegging heeft 32 bytes");

    /// <summary>Whether this value with this r is what was committed to.</summary>
    public static bool Klopt(string toezegging, ReadOnlySpan<byte> r, string pad, ReadOnlySpan<byte> canoniek) =>
        r.Length == Zoutlengte && string.Equals(Bereken(r, pad, canoniek), toezegging, StringComparison.Ordinal);

    /// <exception cref="OngeldigBewijsException">Not the base64 of 32 bytes.</exception>
    internal static void EisVorm(string toezegging) => Base64.Lees(toezegging, SHA256.HashSizeInBytes);
}
