using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Marten;

namespace Handhaving.Betrokkenen;

/// <summary>Fills the search index from the events: for those of before there was one.</summary>
internal sealed class Zoekindexvulling(Zoekindex index, Borgingscontrole gemeenten, IDocumentStore opslag)
{
    private const int Partij = 500;

    /// <summary>Events with a value by which someone can be found.</summary>
    private static readonly string[] Soorten =
    [
        .. Gebeurtenissoorten.Alle.Where(g => g.Key.GetProperties().Any(p => p.PropertyType.IsAssignableTo(typeof(Persoonsgegeven)) && p.PropertyType.GetGenericArguments()[0].IsAssignableTo(typeof(IVindbaar)))).Select(g => g.Value.Naam),
    ];

    /// <returns>How many values came in, and how many do not open.</returns>
    public async Task<(int Opgenomen, int Geschonden)> VulAsync(CancellationToken ct)
    {
        var (opgenomen, geschonden) = (0, 0);
        foreach (var gemeente in await gemeenten.GemeentenAsync(ct))
        {
            await using var sessie = opslag.QuerySession(gemeente);
            for (var na = 0L; ;)
            {
                var partij = await sessie.Events.QueryAllRawEvents().Where(e => e.TenantId == gemeente && e.Sequence > na && Soorten.Contains(e.EventTypeName)).OrderBy(e => e.Sequence).Take(Partij).ToListAsync(ct);
                if (partij.Count == 0) break;
                na = partij[^1].Sequence;
                var (erbij, niet) = await index.VulAsync(gemeente, [.. partij.SelectMany(e => Persoonsgegeven.In(e.Data)).Select(v => v.Gegeven)], ct);
                (opgenomen, geschonden) = (opgenomen + erbij, geschonden + niet);
            }
        }
        return (opgenomen, geschonden);
    }
}
