using JasperFx.Events;
using Marten;

namespace Handhaving.Platform;

/// <summary>
/// One event by its id. The store's own way looks at the id alone, over all gemeenten; that is banned (eng/BannedSymbols.txt)
/// because it tells one gemeente what another has.
/// </summary>
public static class Gebeurtenislezer
{
    /// <summary>Null when this stream of this gemeente does not have it.</summary>
    public static Task<IEvent?> GebeurtenisAsync(this IQuerySession sessie, string stroom, Guid id, CancellationToken ct) =>
        sessie.Events.QueryAllRawEvents().Where(e => e.TenantId == sessie.TenantId && e.StreamKey == stroom && e.Id == id).SingleOrDefaultAsync(ct);

    /// <summary>The same in whichever stream of this gemeente it stands.</summary>
    public static Task<IEvent?> GebeurtenisAsync(this IQuerySession sessie, Guid id, CancellationToken ct) =>
        sessie.Events.QueryAllRawEvents().Where(e => e.TenantId == sessie.TenantId && e.Id == id).SingleOrDefaultAsync(ct);
}
