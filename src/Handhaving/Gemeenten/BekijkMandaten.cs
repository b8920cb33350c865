using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Gemeenten;

/// <summary>The register of who may sign what; names stand in the kluis.</summary>
public sealed record Mandatenlijst(IReadOnlyList<Mandaat> Items);

public static class BekijkMandatenEndpoint
{
    /// <param name="geldigOp">Left out: all that ever were.</param>
    [WolverineGet("/v1/mandaten"), NonTransactional, Mag(Toegangsrecht.RegistersInzien)]
    public static async Task<Mandatenlijst> Get(DateOnly? geldigOp, IQuerySession sessie, CancellationToken ct)
    {
        var register = await Mandaten.LaadAsync(sessie, ct);
        return new([.. register.Mandaten.Values.Where(m => geldigOp is not { } dag || m.Geldt(dag)).OrderBy(m => m.GeldigVanaf).ThenBy(m => m.Id)]);
    }
}

public static class BekijkMandaatEndpoint
{
    public static async Task<(ProblemDetails, Mandaat?)> LoadAsync(Guid mandaatId, IQuerySession sessie, CancellationToken ct) =>
        (await Mandaten.LaadAsync(sessie, ct)).Mandaten.GetValueOrDefault(mandaatId) is { } mandaat ? (WolverineContinue.NoProblems, mandaat) : (Problemen.Onbekend("Het mandaat"), null);

    [WolverineGet("/v1/mandaten/{mandaatId}"), NonTransactional, Mag(Toegangsrecht.RegistersInzien)]
    public static Mandaat Get(Mandaat mandaat) => mandaat;
}
