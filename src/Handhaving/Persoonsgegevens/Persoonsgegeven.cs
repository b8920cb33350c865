using System.Text.Json.Serialization;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// A personal value inside an event. Serialised as <c>{ betrokkene, commitment }</c>, never as the value: the value is a
/// private field, not a property. Only the nested <see cref="Persoonsgegeven.Verzegelaar"/> can take it out, once, on its way to the kluis.
/// </summary>
public sealed class Persoonsgegeven<T> : Persoonsgegeven where T : notnull
{
    private T? _waarde;

    internal Persoonsgegeven(Guid betrokkene, T waarde) : base(betrokkene, null) => _waarde = waarde;

    [JsonConstructor]
    private Persoonsgegeven(Guid betrokkene, string commitment) : base(betrokkene, commitment) { }

    internal override Type Soort => typeof(T);

    private protected override Zoekgegevens? Zoekgegevens() => (_waarde as IVindbaar)?.Zoekgegevens();

    private protected override byte[] Canoniek() => Waarde.Canoniek(_waarde!);

    private protected override void Vergeet() => _waarde = default;
}

/// <inheritdoc cref="Persoonsgegeven{T}"/>
public abstract partial class Persoonsgegeven
{
    private string? _commitment;
    private (Guid Gebeurtenis, string Pad) _plaats;

    private protected Persoonsgegeven(Guid betrokkene, string? commitment) => (Betrokkene, _commitment) = (betrokkene, commitment);

    /// <summary>Random reference to the person; a BSN does not fit in a Guid.</summary>
    [JsonPropertyName("betrokkene")]
    public Guid Betrokkene { get; }

    /// <summary>Base64 of the <see cref="Bewijs.Bladen.Toezegging"/>; known from the moment of saving, so nothing unsealed can be serialised.</summary>
    [JsonPropertyName("commitment")]
    public string Commitment => _commitment ?? throw new InvalidOperationException("Dit persoonsgegeven is nog niet verzegeld en mag niet worden weggeschreven.");

    /// <summary>A personal value about this person, to put in an event.</summary>
    public static Persoonsgegeven<T> Over<T>(Guid betrokkene, T waarde) where T : notnull => new(betrokkene, waarde);

    /// <summary>Never the value: a record prints its members, and logs print records.</summary>
    public sealed override string ToString() => $"persoonsgegeven over {Betrokkene}";

    /// <summary>The type of the value.</summary>
    internal abstract Type Soort { get; }

    /// <summary>What the person can be found by, as long as the value is here; null when it is of no such kind.</summary>
    private protected abstract Zoekgegevens? Zoekgegevens();

    private protected abstract byte[] Canoniek();

    private protected abstract void Vergeet();

    private bool IsVerzegeldOp(Guid gebeurtenis, string pad) => _commitment is not null && (_plaats == (gebeurtenis, pad)
        ? true
        : throw new InvalidOperationException($"Het persoonsgegeven op {pad} is al elders vastgelegd; een gebeurtenis kan er alleen naar verwijzen."));

    /// <summary>From here on the value is in the kluis and nowhere else.</summary>
    private void Verzegel(Kluisplaats plaats)
    {
        (_commitment, _plaats) = (plaats.Commitment, (plaats.Gebeurtenis, plaats.Pad));
        Vergeet();
    }
}
