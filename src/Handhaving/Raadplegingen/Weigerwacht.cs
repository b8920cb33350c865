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
            catch (Exception e)
            {
                NietGenoteerd(e.GetType().Name);
            }
        await _standaard.HandleAsync(next, context, policy, authorizeResult);
    }

    private async Task NoteerAsync(HttpContext http, VerwerktAttribute verwerkt, Uitvoerder wie)
    {
        // For which purpose he does not say before he may.
        var raadpleging = verantwoording.Van(wie, verwerkt.Activiteiten[0], "Poging zonder recht", null, Id(http, "zaakId"), http);
        var veld = Id(http, "gebeurtenisId") is { } gebeurtenis ? new (Guid, string, Uitkomst)[] { (gebeurtenis, "", Uitkomst.Geweigerd) } : [];
        // Hanging up does not undo the attempt.
        using var geduld = new CancellationTokenSource(Sleuteldienst.Weigergeduld);
        await using var verbinding = await kluis.Bron.OpenConnectionAsync(geduld.Token);
        await using var tx = await verbinding.BeginTransactionAsync(geduld.Token);
        await raadpleeglog.SchrijfAsync(verbinding, raadpleging, [new(null, Uitkomst.Geweigerd, veld)], geduld.Token);
        await tx.CommitAsync(geduld.Token);
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
