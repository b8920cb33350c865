using Handhaving.Borging;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Rechtsgeschiedenis;

/// <summary>
/// The proof that one event is in the log, with the word of the signer and the witnesses (C2SP tlog-proof). For a besluit: send it
/// when this is there.
/// </summary>
public static class BekijkBewijsEndpoint
{
    private const int LangsteWacht = 30;

    public static async Task<(ProblemDetails, IEvent?)> LoadAsync(string pandId, Guid gebeurtenisId, int? wacht, IQuerySession sessie, CancellationToken ct)
    {
        if (wacht is < 0 or > LangsteWacht) return (Problemen.Ongeldig("wacht", $"is geen aantal seconden van 0 tot en met {LangsteWacht}."), null);
        return await sessie.GebeurtenisAsync(pandId, gebeurtenisId, ct) is { } e ? (WolverineContinue.NoProblems, e) : (Problemen.Onbekend("De gebeurtenis"), null);
    }

    /// <param name="wacht">How many seconds to wait for it; 0 when left out.</param>
    [WolverineGet("/v1/panden/{pandId}/rechtsgeschiedenis/{gebeurtenisId}/bewijs"), NonTransactional, Mag(Toegangsrecht.RechtsgeschiedenisInzien)]
    public static async Task<IResult> Get(int? wacht, IEvent gebeurtenis, IQuerySession sessie, Publicatie publicatie, HttpContext http, CancellationToken ct)
    {
        try
        {
            if (await publicatie.WachtAsync(sessie.TenantId, gebeurtenis.Id, TimeSpan.FromSeconds(wacht ?? 0), ct) is { } bewijs) return Results.Text(bewijs.ToString(), "text/plain; charset=utf-8");
        }
        // The alarm was raised where it was refused; for the asker it is not there.
        catch (NietGeborgdException) { }
        http.Response.Headers.RetryAfter = "5";
        return Results.Problem(Problemen.NogNietGeborgd());
    }
}
