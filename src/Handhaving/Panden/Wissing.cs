using System.Collections.Immutable;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>How far an erasure is.</summary>
public enum Wisfase
{
    Voorgesteld,

    /// <summary>Confirmed: the values are closed, and are being removed.</summary>
    Aangevraagd,
    Gewist,
    Ingetrokken,
}

/// <summary>One erasure of personal values in a zaak.</summary>
/// <param name="Velden">What was proposed; from the confirmation on, all that goes.</param>
public sealed record Wissing(Guid Id, Wisgrond Grond, Guid Voorsteller, DateTimeOffset VoorgesteldOp, ImmutableArray<Wisveld> Velden, Wisfase Fase)
{
    public ImmutableDictionary<Wisveld, Tekstkeuze> Oordelen { get; init; } = ImmutableDictionary<Wisveld, Tekstkeuze>.Empty;

    public Guid? Bevestiger { get; init; }

    public DateTimeOffset? BevestigdOp { get; init; }

    /// <summary>The first time.</summary>
    public DateTimeOffset? GewistOp { get; init; }

    /// <summary>Once more, on a database that was restored.</summary>
    public DateTimeOffset? HerhaaldOp { get; init; }

    /// <summary>Of the destruction of a whole zaak alone.</summary>
    public Bewaareinde? Bewaartermijn { get; init; }

    /// <summary>The whole zaak, confirmed: nothing new is recorded in it.</summary>
    public bool VernietigtZaak => Grond is Wisgrond.BewaartermijnVerstreken && Fase is Wisfase.Aangevraagd or Wisfase.Gewist;

    public static Wissing? Na(Wissing? eerder, Wissinggebeurtenis w) => (eerder, w) switch
    {
        (_, WissingVoorgesteld v) => new(v.WissingId, v.Grond, v.Voorsteller, v.GebeurdOp, v.Velden, Wisfase.Voorgesteld) { Bewaartermijn = v.Bewaartermijn },
        // On a restored database the proposal may be lost; that it was done is not.
        (_, PersoonsgegevensGewist g) => (eerder ?? new(g.WissingId, g.Grond, Guid.Empty, g.GebeurdOp, [], default)) is var na
            ? na with { Velden = [.. na.Velden.Union(g.Velden)], Fase = Wisfase.Gewist, GewistOp = g.Herhaald ? na.GewistOp ?? g.EerstOp ?? g.GebeurdOp : g.GebeurdOp, HerhaaldOp = g.Herhaald ? g.GebeurdOp : na.HerhaaldOp } : null,
        (null, _) => null,
        (_, VrijeTekstBeoordeeld b) => eerder with { Oordelen = eerder.Oordelen.SetItems(b.Oordelen.Select(o => KeyValuePair.Create(o.Veld, o.Keuze))) },
        (_, WissingAangevraagd a) => eerder with { Velden = a.Velden, Fase = Wisfase.Aangevraagd, Bevestiger = a.Bevestiger, BevestigdOp = a.GebeurdOp },
        (_, WissingIngetrokken) => eerder with { Fase = Wisfase.Ingetrokken },
        _ => eerder,
    };

    /// <summary>All values of a stream that were confirmed to go: none of them opens.</summary>
    public static IReadOnlySet<Wisveld> Dicht(IEnumerable<IEvent> stroom) =>
        stroom.SelectMany(e => e.Data switch { WissingAangevraagd a => a.Velden, PersoonsgegevensGewist g => g.Velden, _ => [] }).ToHashSet();
}
