using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Handhaving.Gemeenten;
using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>
/// The write model of one pand: a container of its zaken, with only what a decision needs. <see cref="Stap"/> is the one fold;
/// the replay of a moment in the past uses the same one, and each read model of a zaak the part of it that is <see cref="Panden.Zaak.Na"/>.
/// </summary>
[GeeftVersie]
public sealed record Pand(string Id, long Version, Objectsoort Soort, Gebied Gebied, ImmutableDictionary<Guid, Zaak> Zaken)
{
    public Zaak? Zaak(Guid zaakId) => Zaken.GetValueOrDefault(zaakId);

    public Zaak? ZaakMetMelding(Guid meldingId) => Zaken.Values.FirstOrDefault(z => z.Meldingen.ContainsKey(meldingId));

    /// <summary>All that was folded: a correction folds it anew. Only in memory; the write model is never stored.</summary>
    [JsonIgnore]
    internal ImmutableList<IEvent> Stroom { get; private init; } = [];

    /// <summary>The state after one more event. Every event moves <see cref="Version"/>, also one that changes nothing else.</summary>
    public static Pand Na(Pand? pand, IEvent e)
    {
        pand ??= Nieuw(e);
        var stroom = pand.Stroom.Add(e);
        return (e.Data is GegevenGecorrigeerd
            ? Vouw(pand with { Zaken = ImmutableDictionary<Guid, Zaak>.Empty, Version = 0 }, Correcties.Toegepast(stroom, Correcties.Laatste(stroom)))
            : pand.Stap(new(e, (Gebeurtenis)e.Data))) with
        { Stroom = stroom };
    }

    /// <summary>The state after events of which is known what holds; null without events.</summary>
    public static Pand? Van(IEnumerable<Geldend> stroom) => stroom.ToList() is [var eerste, ..] alle ? Vouw(Nieuw(eerste.Event), alle) : null;

    /// <summary>The state after new events that are not stored yet.</summary>
    public Pand Na(IEnumerable<Gebeurtenis> nieuw) => nieuw.Aggregate(this, (pand, g) => Na(pand, g.AlsNieuw(pand)));

    private static Pand Nieuw(IEvent e) => new(e.StreamKey!, 0, Objectsoort.Pand, new Gebied("", "", 0), ImmutableDictionary<Guid, Zaak>.Empty);

    private static Pand Vouw(Pand begin, IEnumerable<Geldend> stroom) => stroom.Aggregate(begin, (pand, stap) => pand.Stap(stap));

    private Pand Stap(Geldend stap)
    {
        var (e, geldt) = stap;
        var pand = this with { Version = e.Version > 0 ? e.Version : Version + 1 };
        return geldt switch
        {
            // It was registered, so it keeps its place in the versions.
            null => e.Data is Zaakgebeurtenis z && pand.Zaak(z.ZaakId) is { } zaak ? pand.Met(zaak with { Version = pand.Version }) : pand,
            PandOpgenomen o => pand with { Soort = o.Soort, Gebied = o.Gebied },
            MeldingGekoppeld { VanZaakId: { } van } g => pand.MetZaakNa(e.Met(g), van).MetZaakNa(e.Met(g), g.ZaakId),
            Zaakgebeurtenis z => pand.MetZaakNa(e.Met(z), z.ZaakId),
            _ => pand,
        };
    }

    private Pand MetZaakNa(IEvent e, Guid zaakId) => Met((Zaak(zaakId) ?? Panden.Zaak.Nieuw(zaakId)).Na(e, Version));

    private Pand Met(Zaak zaak) => this with { Zaken = Zaken.SetItem(zaak.Id, zaak) };
}

internal static class NieuweGebeurtenis
{
    /// <summary>Wraps an event as the store will.</summary>
    public static IEvent AlsNieuw(this Gebeurtenis gebeurtenis) => (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(gebeurtenis.GetType()), gebeurtenis)!;

    /// <summary>The same event with what holds of it.</summary>
    public static IEvent Met(this IEvent e, Gebeurtenis geldt)
    {
        if (ReferenceEquals(e.Data, geldt)) return e;
        var nieuw = geldt.AlsNieuw();
        (nieuw.Id, nieuw.Version, nieuw.Sequence, nieuw.StreamKey, nieuw.TenantId, nieuw.Timestamp, nieuw.Headers) = (e.Id, e.Version, e.Sequence, e.StreamKey, e.TenantId, e.Timestamp, e.Headers);
        return nieuw;
    }

    /// <summary>The same, with the version that it will get.</summary>
    public static IEvent AlsNieuw(this Gebeurtenis gebeurtenis, Pand pand)
    {
        var e = gebeurtenis.AlsNieuw();
        e.Id = Guid.CreateVersion7();
        e.StreamKey = pand.Id;
        e.Version = pand.Version + 1;
        return e;
    }
}
