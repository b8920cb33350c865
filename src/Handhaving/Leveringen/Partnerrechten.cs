using Handhaving.Leveringsafspraken;
using Handhaving.Partners;
using Marten;

namespace Handhaving.Leveringen;

/// <summary>
/// Which feeds a partner can ask for: those of every agreement that was ever approved for its OIN. Also one that ended, because what the partner
/// must remove it must be able to read; what goes out is decided at each poll (<see cref="Leveringsbesluit"/>).
/// </summary>
internal sealed class Partnerrechten(IDocumentStore opslag) : IAfspraken
{
    public async Task<IReadOnlyList<Feedrecht>> VanAsync(string gemeente, Guid partner, CancellationToken ct)
    {
        await using var sessie = opslag.QuerySession(gemeente);
        if (await sessie.LoadAsync<Partner>(Partner.Stroom(partner), ct) is not { } wie) return [];
        return [.. (await sessie.Query<Leveringsafspraak>().Where(a => a.Partner.Oin == wie.Oin).ToListAsync(ct))
            .Where(a => a.Versies.Exists(v => v.Goedkeurder is not null)).OrderBy(a => a.FeedId).Select(a => new Feedrecht(a.FeedId.ToString(), a.AfspraakId, a.Versies.FindLast(v => v.Goedkeurder is not null)!.Nr))];
    }
}
