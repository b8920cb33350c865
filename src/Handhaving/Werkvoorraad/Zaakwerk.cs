using System.Collections.Immutable;
using Handhaving.Binnentreden;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
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
public sealed record Zaakwerk(Guid Id, string? PandId, Gebied? Gebied, Zaak? Stand, ImmutableDictionary<Guid, DateTimeOffset> Eigen, int Aantal, IReadOnlyList<Taak> Taken)
{
    public static Zaakwerk Na(Zaakwerk? eerder, Guid id, IEvent e)
    {
        eerder ??= new(id, null, null, null, ImmutableDictionary<Guid, DateTimeOffset>.Empty, 0, []);
        return e.Data switch
        {
            MeldingZonderPandOntvangen { Overgenomen: null } m => eerder.Met([Taak.Over(Taaksoort.IntakeKoppelen, m.MeldingId, m.GebeurdOp)]),
            MeldingGekoppeld g when g.MeldingId == id => eerder.Met([]),
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
                ProcesVerbaalOpgemaakt p => eigen.SetItem(p.ProcesVerbaalId, p.GebeurdOp),
                _ => eigen,
            };
        }
        return (this with { PandId = e.StreamKey, Gebied = Gebied ?? e.Gebied(), Stand = stand, Eigen = eigen }).Met([.. Open(stand, eigen)]);
    }

    private Zaakwerk Met(IReadOnlyList<Taak> taken) => this with { Taken = taken, Aantal = taken.Count };

    /// <summary>
    /// All that is open as the zaak stands. Worked out anew after every event, so that a task goes when it is done and also
    /// when a correction takes its reason away.
    /// </summary>
    private static IEnumerable<Taak> Open(Zaak zaak, ImmutableDictionary<Guid, DateTimeOffset> eigen)
    {
        foreach (var m in zaak.Meldingen.Values.Where(m => m.Uitkomst is null && eigen.ContainsKey(m.Gebeurtenis)))
            yield return Taak.Over(Taaksoort.MeldingBeoordelen, m.Id, m.OntvangenOp);

        var laatste = zaak.Controles.Values.SelectMany(c => c.Afloop).MaxBy(a => a.Op);
        if (zaak.Fase is Fase.InOnderzoek && eigen.TryGetValue(zaak.Id, out var sinds) && zaak.Controles.Values.All(c => c.Uitgevoerd)
            && laatste?.Resultaat is null or Controleresultaat.GeenToegang or Controleresultaat.NiemandThuis)
            yield return Taak.Over(Taaksoort.ControlePlannen, zaak.Id, laatste?.Op > sinds ? laatste.Op : sinds);

        foreach (var taak in zaak.Controles.Values.SelectMany(c => Open(zaak, c, eigen)))
            yield return taak;

        foreach (var pv in zaak.ProcessenVerbaal.Values.Where(p => p.Ondertekenaar is null && eigen.ContainsKey(p.Id)))
            yield return Taak.Over(Taaksoort.ProcesVerbaalOndertekenen, pv.Id, eigen[pv.Id], controleId: pv.ControleId);
    }

    private static IEnumerable<Taak> Open(Zaak zaak, Controle controle, ImmutableDictionary<Guid, DateTimeOffset> eigen)
    {
        if (!controle.Uitgevoerd && controle.Planning is { } planning && eigen.TryGetValue(controle.Id, out var gepland))
            yield return Taak.Over(Taaksoort.ControleUitvoeren, controle.Id, gepland, planning.Datum, controle.Id);

        if (controle.Afloop.LastOrDefault() is { Resultaat: Controleresultaat.OvertredingWaargenomen } afloop && eigen.ContainsKey(afloop.Gebeurtenis)
            && zaak.ProcessenVerbaal.Values.All(p => p.ControleId != controle.Id))
            yield return Taak.Over(Taaksoort.ProcesVerbaalOpmaken, controle.Id, afloop.Op, controleId: controle.Id);

        foreach (var b in controle.Betredingen.Where(b => eigen.ContainsKey(b.Gebeurtenis)))
        {
            // Without consent that holds, as judged with all that is known now (Awbi 10).
            if (b.Grond is Binnentreedgrond.Toestemming && Rechtmatigheid.VanBetreding(zaak, controle, b).IsEmpty) continue;
            yield return Taak.Over(Taaksoort.VerslagBinnentredenOpmaken, b.Gebeurtenis, b.Op, controleId: controle.Id);
            yield return Taak.Over(Taaksoort.VerslagBinnentredenSturen, b.Gebeurtenis, b.Op, controleId: controle.Id);
        }

        var uitgesloten = Rechtmatigheid.VanBevindingen(zaak, controle);
        if (controle.Ruimten.Where(r => !uitgesloten[r.Id].IsEmpty && eigen.ContainsKey(r.Gebeurtenis)).MaxBy(r => r.Op) is { } ruimte)
            yield return Taak.Over(Taaksoort.UitgeslotenBevindingenBeoordelen, controle.Id, ruimte.Op, controleId: controle.Id);
    }
}

public sealed partial class WerkvoorraadProjectie : MultiStreamProjection<Zaakwerk, Guid>
{
    public WerkvoorraadProjectie()
    {
        Name = "Werkvoorraad";
        Version = 2;
        CustomGrouping(Zaakgroepering.GroepeerAsync);
        Identities<MeldingGekoppeld>(g => g.VanZaakId is null ? [g.MeldingId] : []);
        Identity<MeldingZonderPandOntvangen>(m => m.MeldingId);
    }

    public static void Inrichten(StoreOptions opts)
    {
        opts.Schema.For<Zaakwerk>().Duplicate(w => w.Aantal);
        opts.Projections.Add<WerkvoorraadProjectie>(ProjectionLifecycle.Async);
        opts.Projections.Add<TaaktoewijzingProjectie>(ProjectionLifecycle.Inline);
    }

    public override Task EnrichEventsAsync(SliceGroup<Zaakwerk, Guid> group, IQuerySession querySession, CancellationToken cancellation) =>
        Pandgebied.PlaatsAsync(querySession, [.. group.Slices.SelectMany(s => s.Events())], cancellation);

    public override Zaakwerk? Evolve(Zaakwerk? snapshot, Guid id, IEvent e) => Zaakwerk.Na(snapshot, id, e);
}
