using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Tokens;

namespace Handhaving.Partners;

/// <summary>From a JSON Web Key to the one form in which keys are kept, and from there to what verifies. Pure.</summary>
internal static partial class Sleutelvorm
{
    private const int RsaMinstens = 2048, RsaHoogstens = 8192;

    /// <summary>The curve or family that belongs to each algorithm: a key is never used otherwise than it was registered.</summary>
    private static (string Kty, string? Crv, ECCurve Kromme, int Bytes) Soort(Sleutelalgoritme alg) => alg switch
    {
        Sleutelalgoritme.ES256 => ("EC", "P-256", ECCurve.NamedCurves.nistP256, 32),
        Sleutelalgoritme.ES384 => ("EC", "P-384", ECCurve.NamedCurves.nistP384, 48),
        Sleutelalgoritme.ES512 => ("EC", "P-521", ECCurve.NamedCurves.nistP521, 66),
        _ => ("RSA", null, default, 0),
    };

    public static (string? Publiek, string? Fout) Lees(Jwk jwk)
    {
        if (jwk.D is not null) return (null, "bevat het geheime deel van de sleutel. Maak een nieuwe sleutel, want deze is nu bij anderen bekend, en stuur alleen het openbare deel.");
        if (jwk.Kid is null || !Naam().IsMatch(jwk.Kid)) return (null, "heeft geen bruikbare kid. Gebruik 1 tot 64 letters, cijfers, punten, streepjes of onderstrepingen.");
        if (!Enum.IsDefined(jwk.Alg)) return (null, "heeft een onbekende alg.");
        if (jwk.Use is not (null or "sig")) return (null, "is niet om mee te ondertekenen: use is niet sig.");
        var (kty, crv, kromme, bytes) = Soort(jwk.Alg);
        if (jwk.Kty != kty || jwk.Crv != crv) return (null, $"past niet bij alg {jwk.Alg}: die vraagt kty {kty}{(crv is null ? "" : $" en crv {crv}")}.");
        try
        {
            if (kty == "RSA")
            {
                if (jwk.N is null || jwk.E is null) return (null, "mist n of e.");
                var (n, e) = (Base64UrlEncoder.DecodeBytes(jwk.N), Base64UrlEncoder.DecodeBytes(jwk.E));
                if (n.Length * 8 > RsaHoogstens || e.Length is < 3 or > 4) return (null, $"heeft een ongewone maat: n hoogstens {RsaHoogstens} bits, e van 65537 tot 32 bits.");
                using var rsa = RSA.Create(new RSAParameters { Modulus = n, Exponent = e });
                if (rsa.KeySize < RsaMinstens || n is [0, ..] || e is [0, ..]) return (null, $"is te zwak: een RSA-sleutel heeft minstens {RsaMinstens} bits.");
                return (Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()), null);
            }
            if (jwk.X is null || jwk.Y is null) return (null, "mist x of y.");
            var punt = new ECPoint { X = Base64UrlEncoder.DecodeBytes(jwk.X), Y = Base64UrlEncoder.DecodeBytes(jwk.Y) };
            if (punt.X.Length != bytes || punt.Y.Length != bytes) return (null, $"heeft geen x en y van {bytes} bytes.");
            using var ec = ECDsa.Create(new ECParameters { Curve = kromme, Q = punt });
            return (Convert.ToBase64String(ec.ExportSubjectPublicKeyInfo()), null);
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return (null, "is geen openbare sleutel.");
        }
    }

    /// <summary>What verifies. It caches nothing: a key that was withdrawn must not live on somewhere.</summary>
    public static SecurityKey Sleutel(Sleutelopgave opgave)
    {
        var spki = Convert.FromBase64String(opgave.Publiek);
        SecurityKey sleutel;
        if (Soort(opgave.Algoritme).Kty == "EC")
        {
            var ec = ECDsa.Create();
            ec.ImportSubjectPublicKeyInfo(spki, out _);
            sleutel = new ECDsaSecurityKey(ec);
        }
        else
        {
            var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(spki, out _);
            sleutel = new RsaSecurityKey(rsa);
        }
        sleutel.KeyId = opgave.Kid;
        sleutel.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return sleutel;
    }

    public static string Vingerafdruk(string publiek) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(publiek)));

    public static bool IsNaam(string? kid) => kid is not null && Naam().IsMatch(kid);

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Naam();
}
