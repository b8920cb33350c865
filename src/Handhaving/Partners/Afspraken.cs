namespace Handhaving.Partners;

/// <summary>That a partner may read a feed, and by which version of which agreement.</summary>
/// <param name="Feed">Name of the feed, and the OAuth scope that stands for it: small letters, digits, points and hyphens.</param>
public sealed record Feedrecht(string Feed, Guid Afspraak, int Versie);

/// <summary>
/// The one question that is asked here about agreements. Whoever keeps them answers with what is in force now, and is asked again at every
/// request: an agreement that ended gives nothing any more, whatever a token says.
/// </summary>
public interface IAfspraken
{
    Task<IReadOnlyList<Feedrecht>> VanAsync(string gemeente, Guid partner, CancellationToken ct);
}

/// <summary>As long as nobody keeps agreements, nothing is granted.</summary>
internal sealed class GeenAfspraken : IAfspraken
{
    public Task<IReadOnlyList<Feedrecht>> VanAsync(string gemeente, Guid partner, CancellationToken ct) => Task.FromResult<IReadOnlyList<Feedrecht>>([]);
}
