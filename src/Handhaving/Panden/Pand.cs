using System.Collections.Immutable;
using Handhaving.Gemeenten;
using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>
/// The write model of one pand: a container of its zaken, with only what a decision needs. <see cref="Na(Pand?, IEvent)"/> is the one fold;
/// the replay of a moment in the past uses the same one.
/// </summary>
[GeeftVersie]
public sealed record Pand(string Id, long Version, Objectsoort Soort, Gebied Gebied, ImmutableDictionary<Guid, Zaak> Zaken)
{
    public Zaak? Zaak(Guid zaakId) => Zaken.GetValueOrDefault(zaakId);

    public Zaak? ZaakMetMelding(Guid meldingId) => Zaken.Values.FirstOrDefault(z => z.Meldingen.ContainsKey(meldingId));

    /// <summary>The state after one more event. Every event moves <see cref="Version"/>, also one that changes nothing else.</summary>
    public static Pand Na(Pand? pand, IEvent e)
    {
        pand ??= new Pand(e.StreamKey!, 0, Objectsoort.Pand, new Gebied("", "", 0), ImmutableDictionary<Guid, Zaak>.Empty);
        pand = pand with { Version = e.Version > 0 ? e.Version : pand.Version + 1 };
        return e.Data switch
        {
            PandOpgenomen o => pand with { Soort = o.Soort, Gebied = o.Gebied },
            MeldingGekoppeld { VanZaakId: { } van } g => pand.MetGevoegdeMelding(van, g).MetZaakNa(e, g),
            Zaakgebeurtenis z => pand.MetZaakNa(e, z),
            _ => pand,
        };
    }

    /// <summary>The state after new events that are not stored yet.</summary>
    public Pand Na(IEnumerable<Gebeurtenis> nieuw) => nieuw.Aggregate(this, (pand, g) => Na(pand, g.AlsNieuw(pand)));

    private Pand MetGevoegdeMelding(Guid van, MeldingGekoppeld g) => Zaak(van) is { } oud && oud.Meldingen.TryGetValue(g.MeldingId, out var melding)
        ? Met(oud.ZonderMelding(g.MeldingId, Version)).Met((Zaak(g.ZaakId) ?? Panden.Zaak.Nieuw(g.ZaakId)).MetMelding(melding))
        : this;

    private Pand MetZaakNa(IEvent e, Zaakgebeurtenis z) => Met((Zaak(z.ZaakId) ?? Panden.Zaak.Nieuw(z.ZaakId)).Na(e, Version));

    private Pand Met(Zaak zaak) => this with { Zaken = Zaken.SetItem(zaak.Id, zaak) };
}

internal static class NieuweGebeurtenis
{
    /// <summary>Wraps an event as the store will.</summary>
    public static IEvent AlsNieuw(this Gebeurtenis gebeurtenis) => (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(gebeurtenis.GetType()), gebeurtenis)!;

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
