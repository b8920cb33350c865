namespace Handhaving.Platform;

/// <summary>
/// Something that was observed or decided, as it is kept for ever. Tenant, employee, correlation and the moment of
/// registration are metadata of the store, never part of the event.
/// </summary>
public abstract record Gebeurtenis
{
    /// <summary>When it happened in fact or in law, in UTC. Legal terms run from here, never from the registration.</summary>
    public required DateTimeOffset GebeurdOp { get; init; }

    /// <summary>Present when the event was taken over from a system that came before this one.</summary>
    public Overname? Overgenomen { get; init; }
}

/// <summary>Where an event of before this product comes from. The registration time is the source's claim, not a proof.</summary>
/// <param name="Bron">Name of the source system or list, without personal data.</param>
/// <param name="BronKenmerk">The record's own key in that source; importing it again changes nothing.</param>
/// <param name="BronGeregistreerdOp">When the source says that it registered the fact, in UTC.</param>
public sealed record Overname(string Bron, string BronKenmerk, DateTimeOffset? BronGeregistreerdOp);

/// <summary>An event that says what happened, and so may turn out to be wrong: it can be corrected by a later event.</summary>
public interface IFeit;

/// <summary>
/// Pins the stored name of an event, apart from its class name, and says in one Dutch sentence what it means.
/// </summary>
/// <param name="naam">Stored name with its version, such as <c>melding-ontvangen.v1</c>. Never changes.</param>
/// <param name="zin">What a reader of the legal history sees.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GebeurtenisnaamAttribute(string naam, string zin) : Attribute
{
    public string Naam => naam;

    public string Zin => zin;

    /// <summary>The article on which the act rests, or that demands its record.</summary>
    public string? Artikel { get; init; }
}
