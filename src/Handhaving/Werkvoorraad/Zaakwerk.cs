using System.Collections.Immutable;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using JasperFx.Events.Grouping;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Handhaving.Werkvoorraad;

/// <summary>What is to be done in one zaak, or about one melding that still waits for its pand.</summary>
/// <param name="Eigen">
/// When what was recorded here happened, by the id of the event, visit or report. What was taken over from another system
/// is not among it, and makes no work.
/// </param>
/// <param name="Stand">The zaak; null for a waiting melding.</param>
/// <param name="Wacht">Since when the melding waits; null for a zaak, and once it has its pand.</param>
/// <param name="Loopt">There is work, or time alone may bring some.</param>
public sealed record Zaakwerk(Guid Id, string? PandId, Gebied? Gebied, Zaak? Stand, ImmutableDictionary<Guid, DateTimeOffset> Eigen, DateTimeOffset? Wacht, bool Loopt)
{
    /// <summary>What is to be done on a day. Worked out when it is asked: a day that comes needs no event.</summary>
    public IReadOnlyList<Taak> TakenOp(DateOnly dag) =>
        Stand is not null ? Taken.Van(Stand, Eigen, dag)
        : Wacht is { } sinds ? [Taak.Over(Taaksoort.IntakeKoppelen, Id, sinds)]
        : [];

    public static Zaakwerk Na(Zaakwerk? eerder, Guid id, IEvent e)
    {
        eerder ??= new(id, null, null, null, ImmutableDictionary<Guid, DateTimeOffset>.Empty, null, false);
        return e.Data switch
        {
            MeldingZonderPandOntvangen { Overgenomen: null } m => eerder with { Wacht = m.GebeurdOp, Loopt = true },
            MeldingGekoppeld g when g.MeldingId == id => eerder with { Wacht = null, Loopt = false },
            Zaakgebeurtenis z => eerder.NaZaakgebeurtenis(z, e),
            _ => eerder,
        };
    }

    private Zaakwerk NaZaakgebeurtenis(Zaakgebeurtenis z, IEvent e)
    {
        var stand = Stand ?? Zaak.Nieuw(Id);
        stand = stand.NaGroepering(e);
        var eigen = Eigen;
        if (z.Overgenomen is null)
        {
            eigen = eigen.SetItem(e.Id, z.GebeurdOp);
            eigen = z switch
            {
                ZaakGeopend or MeldingBeoordeeld { Uitkomst: MeldingUitkomst.InOnderzoek } => eigen.SetItem(Id, z.GebeurdOp),
                MeldingGekoppeld { Ontvangst: { } ontvangst } g when g.ZaakId == Id => eigen.SetItem(ontvangst, g.OntvangenOp),
                ControleGepland c => eigen.SetItem(c.ControleId, c.GebeurdOp),
                // Of a report the last step counts: from drawing it up it waits to be signed, from signing to be judged.
                ProcesVerbaalOpgemaakt p => eigen.SetItem(p.ProcesVerbaalId, p.GebeurdOp),
                ProcesVerbaalOndertekend p when eigen.ContainsKey(p.ProcesVerbaalId) => eigen.SetItem(p.ProcesVerbaalId, p.GebeurdOp),
                MachtigingAangevraagd m => eigen.SetItem(m.MachtigingId, m.GebeurdOp),
                OvertredingVastgesteld o => eigen.SetItem(o.OvertredingId, o.GebeurdOp),
                DwangbevelUitgevaardigd d => eigen.SetItem(d.DwangbevelId, d.GebeurdOp),
                _ => eigen,
            };
        }
        return this with { PandId = e.StreamKey, Gebied = Gebied ?? e.Gebied(), Stand = stand, Eigen = eigen, Loopt = stand.Fase is not Fase.Afgesloten || Taken.Van(stand, eigen, e.Timestamp.Dag()).Count > 0 };
    }
}

public sealed partial class WerkvoorraadProjectie : MultiStreamProjection<Zaakwerk, Guid>
{
    public WerkvoorraadProjectie()
    {
        Name = "Werkvoorraad";
        Version = 3;
        CustomGrouping(Zaakgroepering.GroepeerAsync);
        Identities<MeldingGekoppeld>(g => g.VanZaakId is null ? [g.MeldingId] : []);
        Identity<MeldingZonderPandOntvangen>(m => m.MeldingId);
    }

    public static void Inrichten(StoreOptions opts)
    {
        opts.Schema.For<Zaakwerk>().Duplicate(w => w.Loopt);
        opts.Projections.Add<WerkvoorraadProjectie>(ProjectionLifecycle.Async);
        opts.Projections.Add<TaaktoewijzingProjectie>(ProjectionLifecycle.Inline);
    }

    public override Task EnrichEventsAsync(SliceGroup<Zaakwerk, Guid> group, IQuerySession querySession, CancellationToken cancellation) =>
        Pandgebied.PlaatsAsync(querySession, [.. group.Slices.SelectMany(s => s.Events())], cancellation);

    public override Zaakwerk? Evolve(Zaakwerk? snapshot, Guid id, IEvent e) => Zaakwerk.Na(snapshot, id, e);
}
