using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using JasperFx.Events.Grouping;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Handhaving.Zaken;

/// <summary>One zaak as a list shows it. No names: those open on the page of one zaak, with a purpose.</summary>
/// <param name="Volgnummer">Place of its first event in the order of registration; the order of the list.</param>
/// <param name="EerstvolgendeControle">The earliest planned visit that has not taken place; may lie in the past.</param>
/// <param name="UitgeslotenBevindingen">There are findings that no decision may use as things stand.</param>
/// <param name="OmslagNa">The last day on which <paramref name="Fase"/> holds by itself: after it time alone brought the zaak further. Null when time changes nothing.</param>
/// <param name="OpenstaandTot">The last day on which something of a dwangsom can still be collected; null when nothing is owed.</param>
/// <param name="Stand">What the next event is added to.</param>
public sealed record Zaakoverzicht(
    Guid Id, long Volgnummer, string PandId, Gebied Gebied, Fase Fase, DateTimeOffset GestartOp, DateTimeOffset LaatsteGebeurtenisOp,
    int Meldingen, int Controles, int ControlesUitgevoerd, int ProcessenVerbaal, int ProcessenVerbaalOndertekend,
    DateOnly? EerstvolgendeControle, bool UitgeslotenBevindingen, DateOnly? OmslagNa, DateOnly? OpenstaandTot, Zaak Stand)
{
    public static Zaakoverzicht Na(Zaakoverzicht? eerder, Guid id, IEvent e)
    {
        var op = ((Gebeurtenis)e.Data).GebeurdOp;
        eerder ??= new(id, e.Sequence, e.StreamKey!, e.Gebied(), Fase.Gemeld, op, op, 0, 0, 0, 0, 0, null, false, null, null, Zaak.Nieuw(id));
        var stand = eerder.Stand.NaGroepering(e);
        // A correction elsewhere in the pand can change this zaak without being part of its course.
        if (e.Data is GegevenGecorrigeerd g && g.ZaakId != id) op = eerder.LaatsteGebeurtenisOp;
        return eerder with
        {
            Fase = stand.Fase,
            GestartOp = op < eerder.GestartOp ? op : eerder.GestartOp,
            LaatsteGebeurtenisOp = op > eerder.LaatsteGebeurtenisOp ? op : eerder.LaatsteGebeurtenisOp,
            Meldingen = stand.Meldingen.Count,
            Controles = stand.Controles.Count,
            ControlesUitgevoerd = stand.Controles.Values.Count(c => c.Uitgevoerd),
            ProcessenVerbaal = stand.ProcessenVerbaal.Count,
            ProcessenVerbaalOndertekend = stand.ProcessenVerbaal.Values.Count(p => p.Ondertekenaar is not null),
            EerstvolgendeControle = stand.Controles.Values.Where(c => !c.Uitgevoerd).Min(c => c.Planning?.Datum),
            UitgeslotenBevindingen = stand.Controles.Values.Any(c => Rechtmatigheid.VanBevindingen(stand, c).Values.Any(gebreken => !gebreken.IsEmpty)),
            OmslagNa = Omslag(stand),
            OpenstaandTot = Openstaand(stand, e.Timestamp.Dag()),
            Stand = stand,
        };
    }

    /// <summary>The counterpart of <see cref="Zaak.FaseOp"/> for a query: the same two phases, by the day after which they come.</summary>
    private static DateOnly? Omslag(Zaak zaak) => zaak.Fase switch
    {
        Fase.VoornemenUit when zaak.OpenVoornemen is { } v => v.TermijnVoorbij(DateOnly.MinValue) ? DateOnly.MinValue : v.Termijn,
        Fase.LastLoopt => zaak.Lasten.Values.Where(l => l.Fase is Fase.LastLoopt).Select(l => l.Boek).Min(boek => boek is null ? null : boek.LaatsteDagBegunstiging ?? (DateOnly?)boek.Last.Bekendmaking),
        _ => null,
    };

    private static DateOnly? Openstaand(Zaak zaak, DateOnly dag) => zaak.Lasten.Values.SelectMany(l => l.StandOp(dag)?.Waarde.Posten ?? [])
        .Where(p => p.Verbeurte.RestCent > 0).Max(p => (DateOnly?)(p.LaatsteDagRechtsvordering ?? DateOnly.MaxValue));
}

/// <summary>Folds each zaak out of the stream of its pand, with the same fold as the write model.</summary>
public sealed partial class ZaakoverzichtProjectie : MultiStreamProjection<Zaakoverzicht, Guid>
{
    public ZaakoverzichtProjectie()
    {
        Name = nameof(Zaakoverzicht);
        Version = 3;
        CustomGrouping(Zaakgroepering.GroepeerAsync);
    }

    public static void Inrichten(StoreOptions opts)
    {
        opts.Schema.For<Zaakoverzicht>().Duplicate(z => z.Volgnummer).Duplicate(z => z.Fase).Duplicate(z => z.OmslagNa).Duplicate(z => z.OpenstaandTot);
        opts.Projections.Add<ZaakoverzichtProjectie>(ProjectionLifecycle.Async);
    }

    public override Task EnrichEventsAsync(SliceGroup<Zaakoverzicht, Guid> group, IQuerySession querySession, CancellationToken cancellation) =>
        Pandgebied.PlaatsAsync(querySession, [.. group.Slices.SelectMany(s => s.Events())], cancellation);

    public override Zaakoverzicht? Evolve(Zaakoverzicht? snapshot, Guid id, IEvent e) => Zaakoverzicht.Na(snapshot, id, e);
}
