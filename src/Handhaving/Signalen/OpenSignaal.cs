using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Signalen;

/// <summary>Asks for what a signal says. The access is recorded before it is opened.</summary>
public sealed record OpenSignaal;

public sealed record GeopendSignaal(Guid SignaalId, string Omschrijving, string? Plaats) : Persoonlijk;

public static class OpenSignaalEndpoint
{
    public static async Task<(ProblemDetails, SignaalUitbuitingGemeld?)> LoadAsync(Guid signaalId, IQuerySession sessie, CancellationToken ct) =>
        (await sessie.Events.FetchStreamAsync(Signaal.Stroom(signaalId), token: ct)).Select(e => e.Data).OfType<SignaalUitbuitingGemeld>().FirstOrDefault() is { } gemeld
            ? (WolverineContinue.NoProblems, gemeld) : (Problemen.Onbekend("Het signaal"), null);

    [WolverinePost("/v1/signalen/{signaalId}/_open"), NonTransactional, Mag(Toegangsrecht.SignaalOpenen), Verwerkt(Activiteit.Uitbuitingssignaal)]
    public static async Task<GeopendSignaal> Post(OpenSignaal opdracht, SignaalUitbuitingGemeld signaal, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        var inhoud = await sleuteldienst.OpenAsync(verantwoording.Van(http, "Signaal van uitbuiting openen", Raadpleegdoel.Uitbuitingssignaal, null), signaal.Inhoud, ct);
        return new(signaal.SignaalId, inhoud.Omschrijving, inhoud.Plaats);
    }
}
