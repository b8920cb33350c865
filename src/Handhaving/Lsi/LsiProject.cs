using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Velden;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Lsi;

public sealed record Gegevensparagraaf(DateOnly Op, string Kenmerk, ImmutableArray<Paragraafregel> Regels);

public sealed record Dpia(DateOnly Op, string Kenmerk);

/// <param name="IngetrokkenOp">Null while it stands.</param>
public sealed record Adresselectie(Guid Id, string PandId, Selectiegrond Grond, DateTimeOffset Op, DateTimeOffset? IngetrokkenOp = null);

public sealed record Verstrekking(Guid Id, Guid SelectieId, string Oin, Leveringsdoel Doel, Leveringsgrond Grond, ImmutableArray<Leverveld> Velden, DateTimeOffset Op, Verstrekwijze Wijze);

/// <summary>Something that came in: never what it says.</summary>
/// <param name="Gebeurtenis">The event in which it lies.</param>
/// <param name="Bruikbaar">Nothing was wrong with how it came.</param>
public sealed record Ontvangst(Guid Id, Guid Gebeurtenis, string Oin, Guid? SelectieId, bool Politie, bool Bruikbaar, DateTimeOffset Op);

/// <param name="GenomenOp">Null while nobody decided it.</param>
public sealed record Doelbindingsvoorstel(Guid Id, string PandId, Guid ZaakId, ImmutableArray<Guid> Ontvangsten, Doelbindingsgrond Grond, Guid Voorsteller, DateTimeOffset? GenomenOp = null);

/// <summary>One project of an interventieteam, as far as a decision needs it. What partners supplied stands here by reference alone.</summary>
[GeeftVersie]
public sealed record LsiProject(string Id, long Version, Guid ProjectId, Thema Thema, Projectfase Fase, DateTimeOffset AangemeldOp)
{
    public Projectvoorstel? Voorstel { get; init; }

    public DateOnly? Van { get; init; }

    public DateOnly? TotEnMet { get; init; }

    public Guid? Projectleider { get; init; }

    public ImmutableArray<Guid> Leden { get; init; } = [];

    public Gegevensparagraaf? Gegevensparagraaf { get; init; }

    public Dpia? Dpia { get; init; }

    public ImmutableDictionary<Guid, Adresselectie> Selecties { get; init; } = ImmutableDictionary<Guid, Adresselectie>.Empty;

    public ImmutableList<Verstrekking> Verstrekkingen { get; init; } = [];

    public ImmutableDictionary<Guid, Ontvangst> Ontvangsten { get; init; } = ImmutableDictionary<Guid, Ontvangst>.Empty;

    /// <summary>Which partners said since the last exchange with them that nothing is left there.</summary>
    public ImmutableDictionary<string, DateOnly> Teruggaven { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    public ImmutableDictionary<Guid, Doelbindingsvoorstel> Doelbindingsvoorstellen { get; init; } = ImmutableDictionary<Guid, Doelbindingsvoorstel>.Empty;

    public Resultaattelling? Resultaat { get; init; }

    public static string Stroom(Guid projectId) => $"lsi-{projectId:N}";

    public Partnerverwijzing? Partner(string oin) => Voorstel?.Partners.FirstOrDefault(p => p.Oin == oin);

    /// <summary>What the gegevensparagraaf grants a partner; null when it did not sign.</summary>
    public Paragraafregel? Regel(string oin) => Gegevensparagraaf?.Regels.FirstOrDefault(r => r.Oin == oin);

    public bool InTeam(Guid medewerker) => Projectleider == medewerker || Leden.Contains(medewerker);

    /// <summary>Since when the project looks at this address; null when it does not.</summary>
    public DateOnly? GeselecteerdOp(string pandId) => Selecties.Values.Where(s => s.PandId == pandId && s.IngetrokkenOp is null).Min(s => (DateOnly?)s.Op.Dag());

    public static LsiProject? Na(LsiProject? eerder, IEvent e) => (e.Data switch
    {
        LsiProjectAangemeld a => new(e.StreamKey!, 0, a.ProjectId, a.Thema, Projectfase.Aangemeld, a.GebeurdOp),
        _ when eerder is null => null,
        ProjectvoorstelOpgesteld v => eerder with { Voorstel = v.Voorstel, Projectleider = eerder.Projectleider ?? v.Voorstel.Projectleider, Fase = Projectfase.ProjectvoorstelOpgesteld },
        CollegebesluitGenomen => eerder with { Fase = Projectfase.CollegebesluitGenomen },
        LsiWegingAangevraagd => eerder with { Fase = Projectfase.TerWegingBijLsi },
        LsiProjectGoedgekeurd => eerder with { Fase = Projectfase.Goedgekeurd },
        LsiProjectAfgewezen => eerder with { Fase = Projectfase.Afgewezen },
        LsiProjectAangehouden => eerder with { Fase = Projectfase.Aangehouden },
        ProjectteamVastgesteld t => eerder with { Projectleider = t.Projectleider, Leden = t.Leden },
        GegevensparagraafOndertekend g => eerder with { Gegevensparagraaf = new(g.Op, g.Kenmerk, g.Regels) },
        DpiaVastgesteld d => eerder with { Dpia = new(d.Op, d.Kenmerk) },
        LsiProjectGestart s => eerder with { Van = s.Van, TotEnMet = s.TotEnMet, Fase = Projectfase.Gestart },
        ProjectfaseBegonnen f => eerder with { Fase = f.Fase },
        AdresGeselecteerd a => eerder with
        {
            Selecties = eerder.Selecties.SetItem(a.SelectieId, new(a.SelectieId, a.PandId, a.Grond, a.GebeurdOp)),
            Fase = eerder.Fase is Projectfase.Gestart ? Projectfase.Selectie : eerder.Fase,
        },
        SelectieIngetrokken i when eerder.Selecties.TryGetValue(i.SelectieId, out var s) => eerder with { Selecties = eerder.Selecties.SetItem(s.Id, s with { IngetrokkenOp = i.GebeurdOp }) },
        GegevensVerstrekt g => eerder with
        {
            Verstrekkingen = eerder.Verstrekkingen.Add(new(g.VerstrekkingId, g.SelectieId, g.Oin, g.Doel, g.Grond, g.Velden, g.GebeurdOp, g.Wijze)),
            Teruggaven = eerder.Teruggaven.Remove(g.Oin),
        },
        GegevensOntvangen o => eerder with { Ontvangsten = eerder.Ontvangsten.SetItem(o.OntvangstId, new(o.OntvangstId, e.Id, o.Oin, o.SelectieId, o.Politiegegeven is not null, o.Gebreken.IsEmpty, o.GebeurdOp)) },
        TeruggaveBevestigd t => eerder with { Teruggaven = eerder.Teruggaven.SetItem(t.Oin, t.Op) },
        LsiProjectAfgesloten => eerder with { Fase = Projectfase.Afgesloten },
        ResultaatGerapporteerd r => eerder with { Resultaat = r.Resultaat, Fase = Projectfase.Gerapporteerd },
        LsiGegevensVernietigd => eerder with { Fase = Projectfase.GegevensVernietigd },
        DoelbindingsbesluitVoorgesteld d => eerder with { Doelbindingsvoorstellen = eerder.Doelbindingsvoorstellen.SetItem(d.BesluitId, new(d.BesluitId, d.PandId, d.ZaakId, d.Ontvangsten, d.Grond, d.Voorsteller)) },
        LsiGegevensVrijgegeven v when eerder.Doelbindingsvoorstellen.TryGetValue(v.BesluitId, out var d) =>
            eerder with { Doelbindingsvoorstellen = eerder.Doelbindingsvoorstellen.SetItem(d.Id, d with { GenomenOp = v.GebeurdOp }) },
        _ => eerder,
    }) is { } na ? na with { Version = e.Version > 0 ? e.Version : (eerder?.Version ?? 0) + 1 } : null;
}

/// <summary>Stored with its events: a delivery and a command in a zaak ask what the project says now.</summary>
public sealed partial class LsiProjectProjectie : SingleStreamProjection<LsiProject, string>
{
    public LsiProjectProjectie()
    {
        Name = nameof(LsiProject);
        IncludeType<Projectgebeurtenis>();
    }

    public override LsiProject? Evolve(LsiProject? snapshot, string id, IEvent e) => LsiProject.Na(snapshot, e);
}
