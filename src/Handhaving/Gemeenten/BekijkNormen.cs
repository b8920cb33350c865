using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Gemeenten;

/// <summary>The norms of the gemeente, each with its period.</summary>
public sealed record Normenlijst(IReadOnlyList<Norm> Items);

public static class BekijkNormenEndpoint
{
    /// <param name="geldigOp">Left out: all that ever were.</param>
    [WolverineGet("/v1/normen"), NonTransactional, Mag(Toegangsrecht.RegistersInzien)]
    public static async Task<Normenlijst> Get(DateOnly? geldigOp, IQuerySession sessie, CancellationToken ct)
    {
        var register = await Normen.LaadAsync(sessie, ct);
        return new([.. register.Normen.Values.Where(n => geldigOp is not { } dag || n.Geldt(dag)).OrderBy(n => n.GeldigVanaf).ThenBy(n => n.Id)]);
    }
}

public static class BekijkNormEndpoint
{
    public static async Task<(ProblemDetails, Norm?)> LoadAsync(Guid normId, IQuerySession sessie, CancellationToken ct) =>
        (await Normen.LaadAsync(sessie, ct)).Normen.GetValueOrDefault(normId) is { } norm ? (WolverineContinue.NoProblems, norm) : (Problemen.Onbekend("De norm"), null);

    [WolverineGet("/v1/normen/{normId}"), NonTransactional, Mag(Toegangsrecht.RegistersInzien)]
    public static Norm Get(Norm norm) => norm;
}
