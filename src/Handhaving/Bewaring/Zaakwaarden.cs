using Handhaving.Dossiers;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using JasperFx.Events;
using Marten;

namespace Handhaving.Bewaring;

/// <summary>What the melders of a zaak told before its pand was known stands in streams of its own.</summary>
public sealed record Intakes(IReadOnlyList<IEvent> Gebeurtenissen)
{
    public static Intakes Geen { get; } = new([]);

    public static async Task<Intakes> LaadAsync(IQuerySession sessie, string pandId, Guid zaakId, CancellationToken ct)
    {
        List<IEvent> alle = [];
        var meldingen = (await sessie.Events.FetchStreamAsync(pandId, token: ct)).Select(e => e.Data).OfType<MeldingGekoppeld>().Where(m => m.UitIntake && (m.ZaakId == zaakId || m.VanZaakId == zaakId));
        foreach (var melding in meldingen.Select(m => m.MeldingId).Distinct()) alle.AddRange(await sessie.Events.FetchStreamAsync(Intake.Stroom(melding), token: ct));
        return new(alle);
    }
}

/// <summary>One personal value of a zaak, as its event refers to it; never the value.</summary>
/// <param name="Bron">The event.</param>
internal sealed record Zaakwaarde(Wisveld Veld, IEvent Bron, Persoonsgegeven Gegeven)
{
    /// <summary>Someone else may be named in it than whom it belongs to.</summary>
    public bool IsVrijeTekst => Gegeven is Persoonsgegeven<string> or Persoonsgegeven<Bestand>;
}

/// <summary>Which values of a zaak there are, and which of them an erasure takes along. Pure.</summary>
internal static class Zaakwaarden
{
    /// <summary>All values of a zaak that still open.</summary>
    public static IReadOnlyList<Zaakwaarde> Van(IReadOnlyList<IEvent> stroom, Guid zaakId, Intakes intakes)
    {
        var dicht = Wissing.Dicht(stroom);
        return [.. Zaakstroom.Van(stroom, zaakId).Concat(intakes.Gebeurtenissen).SelectMany(In).Where(w => !dicht.Contains(w.Veld))];
    }

    /// <summary>Texts and documents that somebody must read, because they may mention whose values go.</summary>
    public static IEnumerable<Zaakwaarde> TeBeoordelen(IReadOnlyList<Zaakwaarde> waarden, IReadOnlySet<Wisveld> gaat, Guid wissingId) =>
        waarden.Where(w => w.IsVrijeTekst && !gaat.Contains(w.Veld) && !(w.Bron.Data is VrijeTekstBeoordeeld b && b.WissingId == wissingId));

    /// <summary>What of this proposal was not judged yet.</summary>
    public static IReadOnlyList<Zaakwaarde> NogTeBeoordelen(Pand pand, Zaak zaak, Wissing wissing, Intakes intakes) =>
        // What stays of a destroyed zaak belongs to another zaak and goes with that one.
        wissing.Grond is Wisgrond.BewaartermijnVerstreken ? [] : [.. TeBeoordelen(Van(pand.Stroom, zaak.Id, intakes), wissing.Velden.ToHashSet(), wissing.Id).Where(w => !wissing.Oordelen.ContainsKey(w.Veld))];

    /// <summary>
    /// All that goes when this proposal is confirmed: what was proposed, the texts that were judged so, and the kept half of every
    /// dossier that was closed after it: that holds opened values a second time (ADR 0019).
    /// </summary>
    public static IReadOnlyList<Zaakwaarde> Omvang(Pand pand, Zaak zaak, Wissing wissing, Intakes intakes)
    {
        var velden = wissing.Velden.Concat(wissing.Oordelen.Where(o => o.Value is not Tekstkeuze.Behouden).Select(o => o.Key)).ToHashSet();
        List<Zaakwaarde> gaat = [.. Van(pand.Stroom, zaak.Id, intakes).Where(w => velden.Contains(w.Veld))];
        var (bronnen, dicht) = (gaat.Select(w => w.Veld.Gebeurtenis).ToHashSet(), Wissing.Dicht(pand.Stroom));
        var helften = pand.Stroom.Where(e => e.Data is DossierGeexporteerd d && Zaakstroom.Van(pand.Stroom.FindAll(v => v.Version < e.Version), d.ZaakId).Any(v => bronnen.Contains(v.Id)));
        gaat.AddRange(helften.SelectMany(In).Where(w => !velden.Contains(w.Veld) && !dicht.Contains(w.Veld)));
        return gaat;
    }

    private static IEnumerable<Zaakwaarde> In(IEvent e) => Persoonsgegeven.In(e.Data).Select(p => new Zaakwaarde(new(e.Id, p.Pad), e, p.Gegeven));
}
