using Handhaving.Toegang;
using Marten;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Gemeenten;

/// <summary>Who was designated for which statutes, from when until when; names stand in the kluis.</summary>
public sealed record Toezichthouderlijst(IReadOnlyList<Aanwijzing> Items);

public static class BekijkToezichthoudersEndpoint
{
    /// <param name="geldigOp">Left out: all that ever were.</param>
    [WolverineGet("/v1/toezichthouders"), NonTransactional, Mag(Toegangsrecht.RegistersInzien)]
    public static async Task<Toezichthouderlijst> Get(DateOnly? geldigOp, IQuerySession sessie, CancellationToken ct)
    {
        var register = await sessie.LoadAsync<Toezichthouderregister>(Toezichthouderregister.Stroom, ct) ?? Toezichthouderregister.Leeg;
        return new([.. register.Aanwijzingen.Where(a => geldigOp is not { } dag || a.Geldt(dag)).OrderBy(a => a.GeldigVanaf).ThenBy(a => a.Medewerker)]);
    }
}
