using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Handhaving.Persoonsgegevens;
using Microsoft.AspNetCore.Authentication;

namespace Handhaving.Toegang;

/// <summary>
/// Turns the subject of a login into the opaque reference that events carry. Keyed, so that a staff list alone does not
/// tell who did what.
/// </summary>
public sealed class Medewerkerverwijzing(Hoofdsleutel hoofdsleutel) : IClaimsTransformation
{
    public Guid Van(string gemeente, string onderwerp) =>
        new(HMACSHA256.HashData(hoofdsleutel.Afgeleid("medewerker.v1"), Encoding.UTF8.GetBytes($"{gemeente}|{onderwerp}")).AsSpan(0, 16), bigEndian: true);

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        // Only this product says who someone is: a reference that a token brings along is not believed.
        foreach (var identiteit in principal.Identities)
            foreach (var claim in identiteit.FindAll(Claims.Medewerker).ToList())
                identiteit.TryRemoveClaim(claim);
        if (principal.Identity is ClaimsIdentity { IsAuthenticated: true }
            && principal.FindFirstValue(Claims.Onderwerp) is { Length: > 0 } onderwerp && principal.FindFirstValue(Claims.Gemeente) is { } gemeente)
            principal.AddIdentity(new ClaimsIdentity([new Claim(Claims.Medewerker, Van(gemeente, onderwerp).ToString())]));
        return Task.FromResult(principal);
    }
}
