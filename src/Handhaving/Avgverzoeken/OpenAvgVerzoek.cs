using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Asks who makes a request and what he asks. The access is recorded before it is opened.</summary>
public sealed record OpenAvgVerzoek;

/// <param name="Motivering">Of the decision, when there is one.</param>
public sealed record GeopendVerzoek(Guid VerzoekId, Verzoeker? Verzoeker, string? Motivering) : Persoonlijk;

public static class OpenAvgVerzoekEndpoint
{
    public static async Task<(ProblemDetails, IReadOnlyList<IEvent>?)> LoadAsync(Guid verzoekId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.Events.FetchStreamAsync(Avgverzoek.Stroom(verzoekId), token: ct) is { Count: > 0 } stroom ? (WolverineContinue.NoProblems, stroom) : (Problemen.Onbekend("Het verzoek"), null);

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/_open"), NonTransactional, Mag(Toegangsrecht.AvgVerzoekBehandelen), Verwerkt(Activiteit.InzageBetrokkene)]
    public static async Task<GeopendVerzoek> Post(OpenAvgVerzoek opdracht, IReadOnlyList<IEvent> stroom, Guid verzoekId, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        var (verzoeker, motivering) = (stroom.Select(e => e.Data).OfType<AvgVerzoekOntvangen>().Single().Verzoeker, stroom.Select(e => e.Data).OfType<AvgVerzoekBesloten>().LastOrDefault()?.Motivering);
        var open = await sleuteldienst.OpenAllesAsync(verantwoording.Van(http, "Verzoek van een betrokkene openen", Raadpleegdoel.InzageBetrokkene, null), [.. new Persoonsgegeven?[] { verzoeker, motivering }.OfType<Persoonsgegeven>()], ct);
        return new(verzoekId, open[verzoeker.Commitment]?.Als<Verzoeker>(), motivering is null ? null : open[motivering.Commitment]?.Als<string>());
    }
}
