using Handhaving.Bewijs.Notities;

namespace Handhaving.Borging;

/// <summary>A state of the log for which others vouch.</summary>
/// <param name="Notitie">The checkpoint with the log's signature and the cosignatures.</param>
/// <param name="Getuigen">How many witnesses cosigned.</param>
public sealed record Gepubliceerd(Checkpoint Checkpoint, Notitie Notitie, int Getuigen);

/// <summary>No signer is set up or can be reached: what is recorded stays in the log, and is signed as soon as there is one.</summary>
public sealed class GeenOndertekenaarException(string melding, Exception? oorzaak = null) : Exception(melding, oorzaak);

/// <summary>An event that the log refused, or that it has not taken in although it had the time.</summary>
public sealed class NietGeborgdException(string melding) : Exception(melding);

/// <summary>Nobody signs yet.</summary>
public sealed class Publicatie : IUitgifte
{
    public Task<Uitgiftestand> StandAsync(string gemeente, CancellationToken ct) => throw new GeenOndertekenaarException("Er is geen ondertekenaar ingesteld.");

    public Task<Gepubliceerd> GeefUitAsync(string gemeente, Guid gebeurtenis, CancellationToken ct) => throw new GeenOndertekenaarException("Er is geen ondertekenaar ingesteld.");
}
