using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Signalen;

/// <summary>All signals, those that nobody confirmed first.</summary>
public sealed record Signalenlijst(IReadOnlyList<Signaal> Items);

public static class BekijkSignalenEndpoint
{
    [WolverineGet("/v1/signalen"), NonTransactional, Mag(Toegangsrecht.SignalenInzien)]
    public static async Task<Signalenlijst> Get(IQuerySession sessie, CancellationToken ct) =>
        new([.. (await sessie.Query<Signaal>().ToListAsync(ct)).OrderBy(s => s.BevestigdOp is not null).ThenBy(s => s.GemeldOp)]);
}

public static class BekijkSignaalEndpoint
{
    public static async Task<(ProblemDetails, Signaal?)> LoadAsync(Guid signaalId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Signaal>(Signaal.Stroom(signaalId), ct) is { } signaal ? (WolverineContinue.NoProblems, signaal) : (Problemen.Onbekend("Het signaal"), null);

    [WolverineGet("/v1/signalen/{signaalId}"), NonTransactional, Mag(Toegangsrecht.SignalenInzien)]
    public static Signaal Get(Signaal signaal) => signaal;
}
