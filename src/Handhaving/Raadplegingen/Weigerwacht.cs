using System.Security.Claims;
using Handhaving.Persoonsgegevens;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Handhaving.Raadplegingen;

/// <summary>
/// An attempt to reach personal data that the policy refuses is recorded as well. The refusal does not depend on it: when it cannot be
/// recorded, there is still nothing to see.
/// </summary>
internal sealed partial class Weigerwacht(Raadpleeglog raadpleeglog, Kluisverbinding kluis, Verantwoording verantwoording, ILogger<Weigerwacht> log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _standaard = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.GetEndpoint()?.Metadata.GetMetadata<VerwerktAttribute>() is { } verwerkt && Wie(context.User) is { } wie)
            try
            {
                await NoteerAsync(context, verwerkt, wie);
            }
            catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
            {
                NietGenoteerd(e.GetType().Name);
            }
        await _standaard.HandleAsync(next, context, policy, authorizeResult);
    }

    private async Task NoteerAsync(HttpContext http, VerwerktAttribute verwerkt, Uitvoerder wie)
    {
        var raadpleging = verantwoording.Van(wie, verwerkt.Voor(null), "Poging zonder recht", Raadpleegdoel.Controle, Id(http, "zaakId"), http);
        var veld = Id(http, "gebeurtenisId") is { } gebeurtenis ? new (Guid, string, Uitkomst)[] { (gebeurtenis, "", Uitkomst.Geweigerd) } : [];
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(http.RequestAborted);
        await using var tx = await verbinding.BeginTransactionAsync(http.RequestAborted);
        await raadpleeglog.SchrijfAsync(verbinding, raadpleging, [new(null, Uitkomst.Geweigerd, veld)], http.RequestAborted);
        await tx.CommitAsync(http.RequestAborted);
    }

    /// <summary>Who is logged in at a gemeente, whatever he may; null: nobody whom the product knows.</summary>
    private static Uitvoerder? Wie(ClaimsPrincipal wie) =>
        Gemeentecode.IsGeldig(wie.FindFirstValue(Claims.Gemeente)) && Guid.TryParse(wie.FindFirstValue(Claims.Medewerker), out var medewerker)
            ? new(wie.FindFirstValue(Claims.Gemeente)!, medewerker, wie.FindAll(Claims.Rol).Select(r => r.Value).FirstOrDefault(Rol.Alle.Contains) ?? "geen", wie.FindFirstValue(Claims.Mandaat))
            : null;

    private static Guid? Id(HttpContext http, string naam) => Guid.TryParse(http.Request.RouteValues[naam] as string, out var id) ? id : null;

    [LoggerMessage(LogLevel.Error, "Een poging zonder recht is geweigerd, maar kon niet worden vastgelegd ({Fout}).")]
    private partial void NietGenoteerd(string fout);
}
