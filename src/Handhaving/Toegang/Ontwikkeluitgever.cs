using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Handhaving.Toegang;

/// <summary>Signs tokens for trying the product out. Exists only in the environment Development; see <see cref="Aanmelding"/>.</summary>
public sealed class Ontwikkeluitgever(string sleutelbestand, TimeProvider klok)
{
    public const string Naam = "https://ontwikkeling.handhaving.invalid";

    private readonly Lazy<SymmetricSecurityKey> _sleutel = new(() => File.ReadAllBytes(sleutelbestand) is { Length: >= 32 } s
        ? new SymmetricSecurityKey(s)
        : throw new InvalidOperationException($"De ontwikkelsleutel in {sleutelbestand} moet minstens 32 bytes zijn."));

    public SecurityKey Sleutel => _sleutel.Value;

    /// <param name="rol">One of <see cref="Rol.Alle"/>.</param>
    /// <param name="gemeente">CBS code.</param>
    /// <param name="medewerker">Number of a fictitious employee with this role, so that two can form a couple.</param>
    /// <param name="geldig">How long the token is accepted.</param>
    public string Geef(string rol, string gemeente, int medewerker, TimeSpan geldig) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Naam,
        Audience = Naam,
        IssuedAt = klok.GetUtcNow().UtcDateTime,
        NotBefore = klok.GetUtcNow().UtcDateTime,
        Expires = klok.GetUtcNow().Add(geldig).UtcDateTime,
        Subject = new ClaimsIdentity(Claims(rol, gemeente, medewerker)),
        SigningCredentials = new SigningCredentials(Sleutel, SecurityAlgorithms.HmacSha256),
    });

    /// <summary>The login name of a fictitious employee, to register his name under.</summary>
    public static string Onderwerp(string rol, int medewerker) => $"ontwikkeling-{rol}-{medewerker}";

    public static IEnumerable<Claim> Claims(string rol, string gemeente, int medewerker) =>
    [
        new(Toegang.Claims.Onderwerp, Onderwerp(rol, medewerker)),
        new(Toegang.Claims.Rol, rol),
        new(Toegang.Claims.Gemeente, gemeente),
    ];
}
