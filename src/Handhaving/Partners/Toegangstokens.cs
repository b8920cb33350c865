using System.Globalization;
using System.Security.Cryptography;
using Handhaving.Persoonsgegevens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Math;

namespace Handhaving.Partners;

/// <summary>What a token says; whether it still holds is asked of the register.</summary>
internal sealed record Toegangstoken(Clientnaam Client, string Oin, Guid Sleutel, Guid Id, DateTimeOffset Uitgegeven, string Vingerafdruk, IReadOnlyList<string> Feeds);

/// <summary>
/// Our own access tokens: signed JWTs (RFC 9068) that hold over one certificate alone (RFC 8705). The signing key follows from the
/// hoofdsleutel, so every node has it and there is no file more to lose.
/// </summary>
internal sealed class Toegangstokens(Hoofdsleutel hoofdsleutel, Partnerinstellingen instellingen, TimeProvider klok)
{
    private const string Soort = "at+jwt", Client = "client_id", Scope = "scope", Gemeente = Toegang.Claims.Gemeente, Oin = "oin", Sleutel = "sleutel", Bevestiging = "cnf", Afdruk = "x5t#S256";

    private const int Langst = 8 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MaximumTokenSizeInBytes = Langst };
    private readonly Lazy<ECDsaSecurityKey[]> _sleutels = new(() => [.. new[] { instellingen.Sleutelversie, instellingen.Sleutelversie - 1 }.Where(v => v > 0).Select(v => Maak(hoofdsleutel, v))]);

    /// <summary>The public halves (RFC 7517), the one in use first.</summary>
    public IEnumerable<JsonWebKey> Openbaar => _sleutels.Value.Select(s =>
    {
        var punt = s.ECDsa.ExportParameters(false).Q;
        return new JsonWebKey { Kty = "EC", Crv = "P-256", Use = "sig", Alg = SecurityAlgorithms.EcdsaSha256, Kid = s.KeyId, X = Base64UrlEncoder.Encode(punt.X), Y = Base64UrlEncoder.Encode(punt.Y) };
    });

    public string Geef(Toegangstoken token) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = instellingen.Uitgever,
        Audience = instellingen.Publiek,
        IssuedAt = token.Uitgegeven.UtcDateTime,
        NotBefore = token.Uitgegeven.UtcDateTime,
        Expires = (token.Uitgegeven + instellingen.Tokenduur).UtcDateTime,
        TokenType = Soort,
        SigningCredentials = new SigningCredentials(_sleutels.Value[0], SecurityAlgorithms.EcdsaSha256),
        Claims = new Dictionary<string, object>
        {
            ["sub"] = token.Client.ToString(),
            [Client] = token.Client.ToString(),
            ["azp"] = token.Client.ToString(),
            ["jti"] = token.Id.ToString(),
            [Scope] = string.Join(' ', token.Feeds),
            [Gemeente] = token.Client.Gemeente,
            [Oin] = token.Oin,
            [Sleutel] = token.Sleutel.ToString(),
            [Bevestiging] = new Dictionary<string, object> { [Afdruk] = token.Vingerafdruk },
        },
    });

    /// <summary>Null when it is not ours, not for here, or not for now.</summary>
    public async Task<Toegangstoken?> LeesAsync(string tekst)
    {
        if (tekst.Length > Langst) return null;
        var uitkomst = await _handler.ValidateTokenAsync(tekst, new TokenValidationParameters
        {
            ValidIssuer = instellingen.Uitgever,
            ValidAudience = instellingen.Publiek,
            ValidTypes = [Soort],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = _sleutels.Value,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            // Our own clock on both sides: nothing to forgive.
            LifetimeValidator = (vanaf, tot, _, _) => vanaf <= klok.GetUtcNow().UtcDateTime && klok.GetUtcNow().UtcDateTime < tot,
        });
        if (!uitkomst.IsValid || uitkomst.SecurityToken is not JsonWebToken token) return null;
        return token.TryGetPayloadValue<string>(Client, out var client) && Clientnaam.Lees(client) is { } naam
            && token.TryGetPayloadValue<string>(Gemeente, out var gemeente) && gemeente == naam.Gemeente
            && token.TryGetPayloadValue<string>(Oin, out var oin) && token.TryGetPayloadValue<string>(Scope, out var scope)
            && token.TryGetPayloadValue<string>(Sleutel, out var sleutel) && Guid.TryParse(sleutel, out var sleutelId) && Guid.TryParse(token.Id, out var id)
            && token.TryGetPayloadValue<System.Text.Json.JsonElement>(Bevestiging, out var cnf) && cnf.TryGetProperty(Afdruk, out var afdruk) && afdruk.GetString() is { Length: > 0 } vingerafdruk
            ? new(naam, oin, sleutelId, id, new DateTimeOffset(token.IssuedAt, TimeSpan.Zero), vingerafdruk, scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    /// <summary>FIPS 186-5 A.2.1: more random bits than needed, so that the remainder prefers no value.</summary>
    private static ECDsaSecurityKey Maak(Hoofdsleutel hoofdsleutel, int versie)
    {
        var kromme = ECNamedCurveTable.GetByName("P-256");
        var ruim = new BigInteger(1, [.. hoofdsleutel.Afgeleid(string.Create(CultureInfo.InvariantCulture, $"partnertoken.{versie}.a")), .. hoofdsleutel.Afgeleid(string.Create(CultureInfo.InvariantCulture, $"partnertoken.{versie}.b"))]);
        var d = ruim.Mod(kromme.N.Subtract(BigInteger.One)).Add(BigInteger.One);
        var q = kromme.G.Multiply(d).Normalize();
        return new ECDsaSecurityKey(ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = [.. new byte[32 - d.ToByteArrayUnsigned().Length], .. d.ToByteArrayUnsigned()],
            Q = new ECPoint { X = q.AffineXCoord.GetEncoded(), Y = q.AffineYCoord.GetEncoded() },
        }))
        { KeyId = string.Create(CultureInfo.InvariantCulture, $"partnertoken-{versie}") };
    }
}
