using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Handhaving.Toegang;

/// <summary>Says which right an endpoint asks for.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class MagAttribute(Toegangsrecht recht) : Attribute, IAuthorizationRequirement, IAuthorizationRequirementData, IAuthorizeData
{
    public Toegangsrecht Recht => recht;

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>The one policy point. It runs before a request is bound, so before any side effect; no endpoint decides for itself.</summary>
public sealed class Toegangsbeleid : AuthorizationHandler<MagAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MagAttribute requirement)
    {
        if (context.User.Mag(requirement.Recht)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

public static class Toegangsvraag
{
    /// <summary>Has someone this right, in the gemeente for which he is logged in?</summary>
    public static bool Mag(this ClaimsPrincipal wie, Toegangsrecht recht) =>
        Gemeentecode.IsGeldig(wie.FindFirstValue(Claims.Gemeente)) && wie.HasClaim(c => c.Type == Claims.Medewerker) && wie.FindAll(Claims.Rol).Any(r => Toegangsmatrix.Rollen[recht].Contains(r.Value));
}
