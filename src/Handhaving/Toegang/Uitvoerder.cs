using System.Security.Claims;
using System.Text.RegularExpressions;

namespace Handhaving.Toegang;

/// <summary>The claims that the product reads.</summary>
public static class Claims
{
    public const string Gemeente = "gemeente", Rol = "rol", Mandaat = "mandaat", Onderwerp = "sub", Medewerker = "medewerker";
}

/// <summary>CBS code of a gemeente, such as <c>GM0150</c>; the tenant.</summary>
public static partial class Gemeentecode
{
    public static bool IsGeldig(string? code) => code is not null && Vorm().IsMatch(code);

    [GeneratedRegex(@"^GM[0-9]{4}\z")]
    private static partial Regex Vorm();
}

/// <summary>Who acts: an opaque reference (the name stands in the kluis), the role and the mandate in which he acts.</summary>
public sealed record Uitvoerder(string Gemeente, Guid Medewerker, string Rol, string? Mandaat)
{
    /// <param name="wie">Who is logged in, and passed the policy point.</param>
    /// <param name="recht">What he does: of several roles, the one that gives this right is the one in which he acts.</param>
    public static Uitvoerder Van(ClaimsPrincipal wie, Toegangsrecht recht) => new(
        wie.FindFirstValue(Claims.Gemeente)!,
        Guid.Parse(wie.FindFirstValue(Claims.Medewerker)!),
        wie.FindAll(Claims.Rol).Select(r => r.Value).First(Toegangsmatrix.Rollen[recht].Contains),
        wie.FindFirstValue(Claims.Mandaat));
}
