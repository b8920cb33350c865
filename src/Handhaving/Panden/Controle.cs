using System.Collections.Immutable;
using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>A recorded fact with its own moment, so that a late registration or a correction falls in its place.</summary>
public record Moment(Guid Gebeurtenis, DateTimeOffset Op);

public sealed record Toestemming(Guid Gebeurtenis, DateTimeOffset Op, Guid Id, Reikwijdte Reikwijdte, string? Ruimte, Hoedanigheid Hoedanigheid, bool Begrepen, bool Vrijwillig)
    : Moment(Gebeurtenis, Op);

public sealed record Intrekking(Guid Gebeurtenis, DateTimeOffset Op, Guid ToestemmingId) : Moment(Gebeurtenis, Op);

/// <param name="Woning">Which dwelling was entered; null when that was not recorded.</param>
/// <param name="Toegelicht">It was put on record why.</param>
/// <param name="Toezichthouders">Who of the couple went in; null means both.</param>
public sealed record Betreding(
    Guid Gebeurtenis, DateTimeOffset Op, Binnentreedgrond Grond, bool BewonerAanwezig = true, Guid? MachtigingId = null, Woning? Woning = null, ImmutableArray<Vergezeller>? Vergezellers = null,
    bool Toegelicht = false, ImmutableArray<Guid>? Toezichthouders = null)
    : Moment(Gebeurtenis, Op);

public sealed record Ruimte(Guid Gebeurtenis, DateTimeOffset Op, Guid Id, string Naam, bool Privevertrek, bool VanBuitenaf) : Moment(Gebeurtenis, Op);

public sealed record Afloop(Guid Gebeurtenis, DateTimeOffset Op, DateTimeOffset Einde, Controleresultaat Resultaat, ImmutableArray<Guid> Koppel) : Moment(Gebeurtenis, Op);

/// <summary>What a jurist set aside, for the findings that he had before him; what is found later is judged anew.</summary>
public sealed record Terzijdestelling(string Regel, ImmutableList<Guid> Ruimten);

/// <summary>One visit: its plan, and the facts from which its lawfulness follows (<see cref="Rechtmatigheid"/>).</summary>
public sealed record Controle(
    Guid Id, Guid NormId, Planning? Planning,
    ImmutableList<Moment> Legitimaties, ImmutableList<Moment> Doelen, ImmutableList<Toestemming> Toestemmingen, ImmutableList<Intrekking> Intrekkingen,
    ImmutableList<Betreding> Betredingen, ImmutableList<Moment> Verlatingen, ImmutableList<Ruimte> Ruimten, ImmutableList<Afloop> Afloop,
    ImmutableList<Terzijdestelling> Terzijde)
{
    public ImmutableDictionary<Guid, Verslag> Verslagen { get; init; } = ImmutableDictionary<Guid, Verslag>.Empty;

    /// <summary>No visit lasts longer.</summary>
    public static TimeSpan Langste { get; } = TimeSpan.FromHours(24);

    public bool Uitgevoerd => !Afloop.IsEmpty;

    /// <summary>Who were there; before the visit, who will go. A visit from before this product has no plan.</summary>
    public ImmutableArray<Guid> Koppel => Afloop.LastOrDefault()?.Koppel ?? Planning?.Koppel ?? [];

    public DateOnly? Dag => Afloop.LastOrDefault()?.Op.Dag() ?? Planning?.Datum;

    public static Controle Nieuw(Guid id) => new(id, Guid.Empty, null, [], [], [], [], [], [], [], [], []);

    public Controle Na(IEvent e)
    {
        var op = ((Gebeurtenis)e.Data).GebeurdOp;
        return e.Data switch
        {
            ControleGepland g => this with { NormId = g.NormId, Planning = g.Planning },
            ControleVerzet v => this with { Planning = v.Planning },
            LegitimatieGetoond => this with { Legitimaties = Legitimaties.Add(new(e.Id, op)) },
            DoelMeegedeeld { Begrepen: true } => this with { Doelen = Doelen.Add(new(e.Id, op)) },
            ToestemmingVerleend t => this with { Toestemmingen = Toestemmingen.Add(new(e.Id, op, t.ToestemmingId, t.Reikwijdte, t.Ruimte, t.Hoedanigheid, t.Begrepen, t.Vrijwillig)) },
            ToestemmingIngetrokken i => this with { Intrekkingen = Intrekkingen.Add(new(e.Id, op, i.ToestemmingId)) },
            WoningBinnengetreden b => this with { Betredingen = Betredingen.Add(new(e.Id, op, b.Grond, b.BewonerAanwezig, b.MachtigingId, b.Woning, b.Vergezellers, b.Toelichting is not null, b.Toezichthouders)) },
            VerslagBinnentredenOpgemaakt v => this with { Verslagen = Verslagen.SetItem(v.VerslagId, new(v.VerslagId, v.Betreding, ImmutableDictionary<Verslagontvanger, DateOnly>.Empty) { BinnenOp = v.BinnenOp, Vergezellers = v.Vergezellers }) },
            VerslagBinnentredenVerzonden v when Verslagen.TryGetValue(v.VerslagId, out var verslag) =>
                this with { Verslagen = Verslagen.SetItem(v.VerslagId, verslag with { Verzonden = verslag.Verzonden.SetItem(v.Aan, v.Verzending.TeltVanaf) }) },
            WoningVerlaten => this with { Verlatingen = Verlatingen.Add(new(e.Id, op)) },
            RuimteOpgenomen r => this with { Ruimten = Ruimten.Add(new(e.Id, op, r.RuimteId, r.Bevinding.Ruimte, r.Bevinding.Privevertrek, r.Bevinding.VanBuitenaf)) },
            CheckTerzijdeGesteld c => this with { Terzijde = Terzijde.Add(new(c.Regel, [.. Ruimten.Select(r => r.Id)])) },
            ControleUitgevoerd u => this with { NormId = u.NormId ?? NormId, Afloop = Afloop.Add(new(e.Id, op, u.Einde, u.Resultaat, u.Koppel)) },
            _ => this,
        };
    }
}
