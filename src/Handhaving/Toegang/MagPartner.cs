using Microsoft.AspNetCore.Authorization;

namespace Handhaving.Toegang;

/// <summary>
/// Stands on an endpoint that is for partners and for them alone, in place of <see cref="MagAttribute"/>: a certificate-bound token of a
/// partner opens it, the login of an employee does not. Which feed he may read is no part of this; the endpoint asks that for each.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MagPartnerAttribute : Attribute, IAuthorizationRequirement, IAuthorizationRequirementData, IAuthorizeData
{
    /// <summary>Name of the authentication scheme.</summary>
    public const string Schema = "partner";

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get => Schema; set => throw new NotSupportedException(); }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Only an identity that the partners' own scheme made.</summary>
public sealed class Partnerbeleid : AuthorizationHandler<MagPartnerAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MagPartnerAttribute requirement)
    {
        if (context.User.Identities.Any(i => i is { IsAuthenticated: true, AuthenticationType: MagPartnerAttribute.Schema })) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
