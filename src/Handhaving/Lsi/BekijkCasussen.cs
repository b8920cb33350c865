using Handhaving.Panden;
using Handhaving.Toegang;
using Handhaving.Zaken;
using Marten;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>What went to whom about one address.</summary>
public sealed record Casusverstrekking(string Partner, DateTimeOffset Op, IReadOnlyList<Velden.Leverveld> Velden);

/// <summary>A zaak at the address, as far as its visits went.</summary>
/// <param name="Resultaten">Of each visit, in the order in which they were made.</param>
public sealed record Casuszaak(Guid ZaakId, Fase Fase, IReadOnlyList<Controleresultaat> Resultaten);

/// <summary>One selected address of one project, without names.</summary>
public sealed record Casus(Guid ProjectId, Guid SelectieId, string PandId, Thema Thema, Selectiegrond Grond, DateTimeOffset GeselecteerdOp, bool Ingetrokken, IReadOnlyList<Casuszaak> Zaken, IReadOnlyList<Casusverstrekking> Verstrekt)
{
    internal static IEnumerable<Casus> Van(LsiProject project, ILookup<string, Zaakoverzicht> zaken) => project.Selecties.Values.OrderBy(s => s.Op).Select(s => new Casus(
        project.ProjectId, s.Id, s.PandId, project.Thema, s.Grond, s.Op, s.IngetrokkenOp is not null,
        [.. zaken[s.PandId].Select(z => new Casuszaak(z.Id, z.Fase, [.. z.Stand.Controles.Values.Where(c => c.Uitgevoerd).OrderBy(c => c.Afloop[^1].Op).Select(c => c.Afloop[^1].Resultaat)]))],
        [.. project.Verstrekkingen.Where(v => v.SelectieId == s.Id).Select(v => new Casusverstrekking(project.Partner(v.Oin)?.Code ?? v.Oin, v.Op, v.Velden))]));
}

public sealed record Casuslijst(IReadOnlyList<Casus> Items);

public static class BekijkCasussenEndpoint
{
    /// <param name="projectId">Left out: of all projects.</param>
    [WolverineGet("/v1/lsi/casussen"), NonTransactional, Mag(Toegangsrecht.LsiProjectInzien)]
    public static async Task<Casuslijst> Get(Guid? projectId, IQuerySession sessie, CancellationToken ct)
    {
        var projecten = (await sessie.Query<LsiProject>().ToListAsync(ct)).Where(p => projectId is null || p.ProjectId == projectId).OrderBy(p => p.AangemeldOp).ToList();
        var panden = projecten.SelectMany(p => p.Selecties.Values).Select(s => s.PandId).Distinct().ToArray();
        var zaken = (await sessie.Query<Zaakoverzicht>().Where(z => z.PandId.IsOneOf(panden)).ToListAsync(ct)).OrderBy(z => z.Volgnummer).ToLookup(z => z.PandId);
        return new([.. projecten.SelectMany(p => Casus.Van(p, zaken))]);
    }
}
