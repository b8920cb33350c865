namespace Handhaving.Bewijs.Notities;

/// <summary>RFC 4648 section 4, strictly: one value, one spelling. .NET's own reader skips white space and stray bits.</summary>
public static class Base64
{
    /// <exception cref="OngeldigBewijsException">Not the one canonical base64 of some bytes.</exception>
    public static byte[] Lees(string tekst)
    {
        var bytes = new byte[tekst.Length / 4 * 3];
        return Convert.TryFromBase64String(tekst, bytes, out var lengte) && Convert.ToBase64String(bytes, 0, lengte) == tekst
            ? bytes[..lengte]
            : throw new OngeldigBewijsException("geen geldige base64");
    }

    /// <exception cref="OngeldigBewijsException">Not canonical base64 of exactly so many bytes.</exception>
    public static byte[] Lees(string tekst, int lengte) =>
        Lees(tekst) is var bytes && bytes.Length == lengte ? bytes : throw new OngeldigBewijsException($"geen base64 van {lengte} bytes");
}
