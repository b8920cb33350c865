using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>All projects of the gemeente, the newest first.</summary>
public sealed record Projectenlijst(IReadOnlyList<LsiProject> Items);

public static class BekijkProjectenEndpoint
{
    [WolverineGet("/v1/lsi/projecten"), NonTransactional, Mag(Toegangsrecht.LsiProjectInzien)]
    public static async Task<Projectenlijst> Get(IQuerySession sessie, CancellationToken ct) =>
        new([.. (await sessie.Query<LsiProject>().ToListAsync(ct)).OrderByDescending(p => p.AangemeldOp)]);
}

public static class BekijkProjectEndpoint
{
    public static async Task<(ProblemDetails, LsiProject?)> LoadAsync(Guid projectId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<LsiProject>(LsiProject.Stroom(projectId), ct) is { } project ? (WolverineContinue.NoProblems, project) : (Problemen.Onbekend("Het project"), null);

    /// <summary>What was received stands in it by reference alone; see <see cref="OpenGegevensEndpoint"/>.</summary>
    [WolverineGet("/v1/lsi/projecten/{projectId}"), NonTransactional, Mag(Toegangsrecht.LsiProjectInzien)]
    public static LsiProject Get(LsiProject project, HttpContext http)
    {
        Versies.MeldNa(http, () => project.Version);
        return project;
    }
}
