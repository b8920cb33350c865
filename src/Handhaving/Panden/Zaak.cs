using System.Collections.Immutable;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>How far a zaak is (recht.md 7.3, as far as this slice goes).</summary>
public enum Fase { Gemeld, InOnderzoek, Geconstateerd, Afgesloten }

/// <summary>One (alleged) overtreding and what was done about it. Decides; the pand only holds it.</summary>
/// <param name="Version">Version of the pand's stream at the last event of this zaak: its ETag.</param>
public sealed record Zaak(
    Guid Id, long Version, Fase Fase,
    ImmutableDictionary<Guid, Melding> Meldingen,
    ImmutableDictionary<Guid, Controle> Controles,
    ImmutableDictionary<Guid, ProcesVerbaal> ProcessenVerbaal)
{
    public static Zaak Nieuw(Guid id) => new(id, 0, Fase.Gemeld,
        ImmutableDictionary<Guid, Melding>.Empty, ImmutableDictionary<Guid, Controle>.Empty, ImmutableDictionary<Guid, ProcesVerbaal>.Empty);

    /// <summary>
    /// The state after one more event. An event about something that is not there (a melding that was taken back, or that
    /// happened after the moment that is replayed) changes nothing: a replay of any moment must not stop.
    /// </summary>
    public Zaak Na(IEvent e, long versie) => (e.Data switch
    {
        MeldingOntvangen m => MetMelding(new Melding(m.MeldingId, e.Id, m.GebeurdOp, m.Onderwerp, m.Anoniem, m.MelderBeschermd, UitIntake: false, null)),
        // A melding that came from another zaak was put here as it was there, when the pand is at hand.
        MeldingGekoppeld m => Meldingen.ContainsKey(m.MeldingId) ? this : MetMelding(new Melding(m.MeldingId, e.Id, m.OntvangenOp, m.Onderwerp, m.Anoniem, m.MelderBeschermd, m.UitIntake, null)),
        MeldingBeoordeeld b => Meldingen.TryGetValue(b.MeldingId, out var melding) ? MetMelding(melding with { Uitkomst = b.Uitkomst }).NaBeoordeling() : this,
        ZaakGeopend => this with { Fase = Fase.InOnderzoek },
        ProcesVerbaalOpgemaakt p => MetProcesVerbaal(new ProcesVerbaal(p.ProcesVerbaalId, p.ControleId, p.Opsteller, null)) with { Fase = Fase.Geconstateerd },
        ProcesVerbaalOndertekend p => ProcessenVerbaal.TryGetValue(p.ProcesVerbaalId, out var pv) ? MetProcesVerbaal(pv with { Ondertekenaar = p.Ondertekenaar }) : this,
        GegevenGecorrigeerd g => Gecorrigeerd(g),
        Controlegebeurtenis c => (e.Data is ControleUitgevoerd && Fase is Fase.Gemeld ? this with { Fase = Fase.InOnderzoek } : this) with { Controles = Controles.SetItem(c.ControleId, (Controles.GetValueOrDefault(c.ControleId) ?? Controle.Nieuw(c.ControleId)).Na(e)) },
        _ => this,
    }) with
    { Version = versie };

    /// <summary>The melding moved to another zaak; a zaak that nothing else started is over.</summary>
    public Zaak ZonderMelding(Guid meldingId, long versie) => (this with { Meldingen = Meldingen.Remove(meldingId), Version = versie }).NaBeoordeling();

    /// <summary>A melding that was moved here from another zaak, as it was there.</summary>
    public Zaak MetMelding(Melding melding) => this with { Meldingen = Meldingen.SetItem(melding.Id, melding) };

    private Zaak MetProcesVerbaal(ProcesVerbaal pv) => this with { ProcessenVerbaal = ProcessenVerbaal.SetItem(pv.Id, pv) };

    private Zaak NaBeoordeling() => Fase is not (Fase.Gemeld or Fase.Afgesloten) ? this : this with
    {
        Fase = Meldingen.Values.Any(m => m.Uitkomst is MeldingUitkomst.InOnderzoek) ? Fase.InOnderzoek
            : Meldingen.Values.Any(m => m.Uitkomst is null) ? Fase.Gemeld
            : Fase.Afgesloten,
    };

    private Zaak Gecorrigeerd(GegevenGecorrigeerd g) => (this with
    {
        Meldingen = Meldingen.Values.Where(m => !(g.Herroepen && m.Gebeurtenis == g.Gebeurtenis))
            .Select(m => m.Gebeurtenis == g.Gebeurtenis && g.GebeurdOpWordt is { } op ? m with { OntvangenOp = op } : m).ToImmutableDictionary(m => m.Id),
        Controles = Controles.ToImmutableDictionary(c => c.Key, c => c.Value.Gecorrigeerd(g)),
    }).NaBeoordeling();
}

/// <param name="Gebeurtenis">The event of this stream with which it came in.</param>
/// <param name="UitIntake">What the melder said stands in the intake stream of this melding.</param>
public sealed record Melding(Guid Id, Guid Gebeurtenis, DateTimeOffset OntvangenOp, Onderwerp Onderwerp, bool Anoniem, bool MelderBeschermd, bool UitIntake, MeldingUitkomst? Uitkomst);

public sealed record ProcesVerbaal(Guid Id, Guid ControleId, Guid Opsteller, Guid? Ondertekenaar);
