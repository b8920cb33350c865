using System.Collections.Immutable;
using Handhaving.Panden;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Handhaving.Eigenaren;

/// <summary>
/// What one zaak means for the portfolio of each overtreder in it. A portfolio is put together from these when it is asked
/// for, so that a zaak with two overtreders stands in both, and what was herroepen in neither.
/// </summary>
/// <param name="Aantal">How many overtreders stand in it.</param>
/// <param name="Betrokkenen">The persons, by the reference that is theirs in every pand. No names: those open at the event, with a purpose.</param>
/// <param name="Stand">The zaak as it stands.</param>
public sealed record Eigenaarszaak(Guid Id, string PandId, int Aantal, IReadOnlyList<Guid> Betrokkenen, Zaak Stand)
{
    public static Eigenaarszaak Na(Eigenaarszaak? eerder, Guid id, IEvent e)
    {
        eerder ??= new(id, e.StreamKey!, 0, [], Zaak.Nieuw(id));
        var stand = eerder.Stand.NaGroepering(e);
        return eerder with { Stand = stand, Aantal = stand.Overtreders.Count, Betrokkenen = [.. stand.Overtreders.Values.Select(o => o.Betrokkene).Distinct().Order()] };
    }

    /// <summary>As it is when some references are one person: the one that stands for all in the place of each.</summary>
    public Eigenaarszaak Met(IReadOnlyDictionary<Guid, Guid> hoofden) => !Betrokkenen.Any(hoofden.ContainsKey) ? this : this with
    {
        Betrokkenen = [.. Betrokkenen.Select(b => hoofden.GetValueOrDefault(b, b)).Distinct().Order()],
        Stand = Stand with { Overtreders = Stand.Overtreders.ToImmutableDictionary(o => o.Key, o => o.Value with { Betrokkene = hoofden.GetValueOrDefault(o.Value.Betrokkene, o.Value.Betrokkene) }) },
    };

    /// <summary>The lasten in this zaak that were imposed on this person.</summary>
    public IEnumerable<Lastdossier> LastenVan(Guid betrokkene) =>
        Stand.Lasten.Values.Where(l => Stand.Overtreders.TryGetValue(l.OvertrederId, out var o) && o.Betrokkene == betrokkene).OrderBy(l => l.Dagtekening).ThenBy(l => l.Id);
}

/// <summary>Folds each zaak with the same fold as the write model.</summary>
public sealed partial class EigenarenProjectie : MultiStreamProjection<Eigenaarszaak, Guid>
{
    public EigenarenProjectie()
    {
        Name = "Eigenaren";
        Version = 2;
        CustomGrouping(Zaakgroepering.GroepeerAsync);
    }

    public static void Inrichten(StoreOptions opts)
    {
        opts.Schema.For<Eigenaarszaak>().Duplicate(z => z.Aantal);
        opts.Projections.Add<EigenarenProjectie>(ProjectionLifecycle.Async);
    }

    public override Eigenaarszaak? Evolve(Eigenaarszaak? snapshot, Guid id, IEvent e) => Eigenaarszaak.Na(snapshot, id, e);
}
