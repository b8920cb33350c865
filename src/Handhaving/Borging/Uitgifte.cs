using Handhaving.Bewijs.Notities;

namespace Handhaving.Borging;

/// <summary>What is known of those who will vouch for a dossier, before it is closed.</summary>
/// <param name="Sleutel">The public key of the log.</param>
/// <param name="Gescheiden">This application cannot reach the signing key.</param>
/// <param name="Getuigen">As many witnesses as are asked for answer.</param>
/// <param name="Tijdregels">The lines of a policy about time (<c>tsa</c>, <c>max_anchor_lag</c>, <c>skew</c>); null: no authority is set up.</param>
/// <param name="Tijdstempels">The authority answered the last time it was asked.</param>
/// <param name="Quorum">How many witnesses the published policy asks for; at least one, before it may be said that there is a witness.</param>
public sealed record Uitgiftestand(Sleutel Sleutel, bool Gescheiden, bool Getuigen, string? Tijdregels, bool Tijdstempels, int Quorum = 1);

/// <summary>What a dossier asks of <see cref="Publicatie"/>.</summary>
public interface IUitgifte
{
    /// <exception cref="GeenOndertekenaarException">There is no signer, or it cannot be reached.</exception>
    Task<Uitgiftestand> StandAsync(string gemeente, CancellationToken ct);

    /// <summary>Waits until the event is in the log, has a time stamp taken over it when there is an authority, and returns what was signed over all of that.</summary>
    /// <exception cref="GeenOndertekenaarException">There is no signer, or it cannot be reached.</exception>
    /// <exception cref="NietGeborgdException">The log refused the event, or does not get to it.</exception>
    Task<Gepubliceerd> GeefUitAsync(string gemeente, Guid gebeurtenis, CancellationToken ct);
}
