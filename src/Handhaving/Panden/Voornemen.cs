using System.Collections.Immutable;
using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>A zienswijze on a voornemen.</summary>
/// <param name="Gebeurtenis">The event with which it came in.</param>
/// <param name="Argumenten">The numbers of its points.</param>
/// <param name="Beoordeeld">What each answered point changed; empty while unanswered.</param>
public sealed record Zienswijze(Guid Id, Guid Gebeurtenis, DateOnly OntvangenOp, bool AfstandVanTermijn, ImmutableArray<int> Argumenten, ImmutableDictionary<int, Argumentgevolg> Beoordeeld)
{
    /// <summary>The first day on which each answered point was answered.</summary>
    public ImmutableDictionary<int, DateOnly> BeoordeeldOp { get; init; } = ImmutableDictionary<int, DateOnly>.Empty;

    public bool IsBeantwoord => Argumenten.All(Beoordeeld.ContainsKey);

    /// <summary>Was every point answered by this day?</summary>
    public bool IsBeantwoordOp(DateOnly dag) => Argumenten.All(a => BeoordeeldOp.TryGetValue(a, out var op) && op <= dag);

    /// <summary>The same with these points answered on this day.</summary>
    public Zienswijze Met(IEnumerable<Argumentoordeel> oordelen, DateOnly dag) => oordelen.Aggregate(this, (z, o) => z with
    {
        Beoordeeld = z.Beoordeeld.SetItem(o.Nummer, o.Gevolg),
        BeoordeeldOp = z.BeoordeeldOp.TryGetValue(o.Nummer, out var eerder) && eerder <= dag ? z.BeoordeeldOp : z.BeoordeeldOp.SetItem(o.Nummer, dag),
    });
}

/// <summary>An announced decision: a last, or the collection of what was forfeited under one.</summary>
/// <param name="LastId">The last under which is collected; null when the last itself is announced.</param>
/// <param name="Voorwaarden">The announced amounts, of a last.</param>
/// <param name="Verbeurten">The dwangsommen to collect, by their days.</param>
/// <param name="Termijn">The last day for a zienswijze.</param>
public sealed record Voornemen(
    Guid Id, Guid OvertrederId, Guid? OvertredingId, Guid? LastId, Dwangsomvoorwaarden? Voorwaarden, ImmutableArray<DateOnly> Verbeurten,
    DateOnly VerzondenOp, DateOnly Termijn, bool Ingetrokken, ImmutableDictionary<Guid, Zienswijze> Zienswijzen)
{
    /// <summary>How the last day for a zienswijze was worked out, as it was told or last extended.</summary>
    public Rekendatum? Zienswijzetermijn { get; init; }

    /// <summary>May be decided on this day: the term is over, or the only one who may speak has spoken and needs no more time.</summary>
    public bool TermijnVoorbij(DateOnly dag) => dag > Termijn || Zienswijzen.Values.Any(z => z.AfstandVanTermijn && z.OntvangenOp <= dag);

    public bool IsBeantwoord => Zienswijzen.Values.All(z => z.IsBeantwoord);

    /// <summary>Could a decision of this day answer all that had come in by then? What came later is for bezwaar.</summary>
    public bool IsBeantwoordOp(DateOnly dag) => Zienswijzen.Values.Where(z => z.OntvangenOp <= dag).All(z => z.IsBeantwoordOp(dag));

    public static Voornemen? Na(Voornemen? eerder, IEvent e) => e.Data switch
    {
        VoornemenVerzonden v => new(v.VoornemenId, v.OvertrederId, v.OvertredingId, null, v.Voorwaarden, [], v.Verzending.TeltVanaf, v.Zienswijzetermijn.Datum, false, ImmutableDictionary<Guid, Zienswijze>.Empty) { Zienswijzetermijn = v.Zienswijzetermijn },
        VoornemenInvorderingVerzonden v => new(v.VoornemenId, v.OvertrederId, null, v.LastId, null, v.Verbeurten, v.Verzending.TeltVanaf, v.Zienswijzetermijn.Datum, false, ImmutableDictionary<Guid, Zienswijze>.Empty) { Zienswijzetermijn = v.Zienswijzetermijn },
        _ => eerder?.Na(e),
    };

    private Voornemen Na(IEvent e) => e.Data switch
    {
        VoornemenIngetrokken => this with { Ingetrokken = true },
        ZienswijzetermijnVerlengd v => this with { Termijn = v.Zienswijzetermijn.Datum, Zienswijzetermijn = v.Zienswijzetermijn },
        ZienswijzeIngediend z => Met(new(z.ZienswijzeId, e.Id, z.OntvangenOp, z.AfstandVanTermijn, [.. z.Argumenten.Select(a => a.Nummer)], ImmutableDictionary<int, Argumentgevolg>.Empty)),
        ZienswijzeMondelingGegeven z => Met(new(z.ZienswijzeId, e.Id, z.OntvangenOp, z.AfstandVanTermijn, [.. z.Argumenten.Select(a => a.Nummer)], ImmutableDictionary<int, Argumentgevolg>.Empty)),
        ZienswijzeBeoordeeld b => Zienswijzen.TryGetValue(b.ZienswijzeId, out var z) ? Met(z.Met(b.Argumenten, b.GebeurdOp.Dag())) : this,
        _ => this,
    };

    private Voornemen Met(Zienswijze z) => this with { Zienswijzen = Zienswijzen.SetItem(z.Id, z) };
}
