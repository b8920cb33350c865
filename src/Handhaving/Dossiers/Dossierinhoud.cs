using System.Collections;
using System.Collections.Immutable;
using Handhaving.Borging;
using Handhaving.Paginas;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Zaken;
using JasperFx.Events;

namespace Handhaving.Dossiers;

/// <summary>One issue of a dossier: the same issue with the same events gives the same bytes.</summary>
/// <param name="Dossier">Id of this export.</param>
/// <param name="Gemeente">Name of the gemeente, as the front page has it.</param>
public sealed record Uitgave(Guid Dossier, Dossierdoel Doel, DateTimeOffset OpgemaaktOp, string Gemeente);

/// <summary>A document of the inventory.</summary>
/// <param name="Nummer">Its number in the inventory, from 1.</param>
/// <param name="Regel">Its number in the history.</param>
public sealed record Inventarisstuk(int Nummer, Guid StukId, DateTimeOffset Datum, Stuksoort Soort, Mediatype Mediatype, long OmvangBytes, long Regel, Openlegging Bestand);

/// <summary>A personal value of one event.</summary>
/// <param name="Naam">The place, as words.</param>
public sealed record Persoonsveld(string Naam, string Pad, Openlegging Openlegging);

/// <summary>One event of the history.</summary>
/// <param name="Nummer">Its place in the order of registration in this pand.</param>
/// <param name="GebeurdOp">When it happened, corrections counted.</param>
/// <param name="EerstVastgelegdAls">When it had been recorded to have happened, if that was corrected.</param>
/// <param name="Door">Role and mandate of who recorded it; never a name.</param>
/// <param name="Kanttekeningen">What a reader must know about this line: corrected, taken over, moved.</param>
/// <param name="Stukken">The documents it refers to, by their numbers in the inventory.</param>
public sealed record Dossierregel(
    long Nummer, Guid Gebeurtenis, string Soort, DateTimeOffset GebeurdOp, DateTimeOffset? EerstVastgelegdAls, DateTimeOffset GeregistreerdOp, bool LaatGeregistreerd, bool Herroepen,
    string Omschrijving, string? Grondslag, string Door, IReadOnlyList<string> Kanttekeningen, IReadOnlyList<Gebrek> Gebreken, IReadOnlyList<Dossierfeit> Feiten,
    IReadOnlyList<Persoonsveld> Persoonsgegevens, IReadOnlyList<int> Stukken, string Bewijsstatus);

/// <summary>One recorded fact, as people read it.</summary>
/// <param name="Uitleg">How a computed day came about; null when it is no computed day.</param>
public sealed record Dossierfeit(string Naam, string Waarde, string? Uitleg);

/// <summary>What the reader does not get.</summary>
public sealed record Weggelaten(long Regel, string Gegeven, Geheimhouding Reden, string Artikel);

/// <summary>
/// The readable half of the procesdossier of one zaak (Awb 7:4, 8:42): all that a lawyer reads, before it is laid out. A pure
/// function of events and opened values, so the access log is the caller's.
/// </summary>
/// <param name="Peilmoment">The terms and lasten are as they stood then.</param>
/// <param name="Vastleggingen">How many events the pand counts, those of other zaken included.</param>
/// <param name="AndereZaken">How many of them belong to another zaak, and so are only counted.</param>
public sealed record Dossierinhoud(
    Uitgave Uitgave, string PandId, Guid ZaakId, DateTimeOffset Peilmoment, DateTimeOffset BekendOp, IReadOnlyList<string> Opmerkingen, Zaakbeeld Stand, IReadOnlyList<Inventarisstuk> Inventaris,
    IReadOnlyList<Dossierregel> Verloop, IReadOnlyList<Weggelaten> NietVerstrekt, IReadOnlyList<Weggelaten> Gewist, int Vastleggingen, int AndereZaken, Bewijsstand Bewijs)
{
    /// <param name="stroom">All events of the pand.</param>
    /// <param name="stand">What was registered by when; read before the events.</param>
    /// <param name="waarden">What is shown of each personal value. A value that is missing here is not handed out.</param>
    /// <exception cref="ArgumentException">The pand has no such zaak.</exception>
    public static Dossierinhoud Van(
        IReadOnlyList<IEvent> stroom, Guid zaakId, Registratiestand stand, Uitgave uitgave, IReadOnlyDictionary<Vindplaats, Openlegging> waarden, Bewijsstand bewijs)
    {
        var bekend = stroom.Where(e => e.Timestamp <= stand.BekendOp).ToList();
        // Only these are folded, so that nothing of another zaak can come along.
        var eigen = Zaakstroom.Van(bekend, zaakId);
        // A clock that ran ahead must not push an event out of the dossier.
        var peilmoment = eigen.Select(e => ((Gebeurtenis)e.Data).GebeurdOp).Append(uitgave.OpgemaaktOp).Max();
        var geschiedenis = Geschiedenis.Van(eigen, peilmoment, stand, bronMeerekenen: false);
        var beeld = geschiedenis.Stand.FirstOrDefault(z => z.ZaakId == zaakId) ?? throw new ArgumentException("Dit pand heeft geen zaak met dit nummer.", nameof(zaakId));

        var nummers = eigen.ToDictionary(e => e.Id, e => e.Version);
        Openlegging Van(Guid gebeurtenis, string pad) => waarden.GetValueOrDefault(new(gebeurtenis, pad)) ?? new Openlegging.NietVerstrekt(Geheimhouding.NietBeoordeeld);

        ImmutableArray<Inventarisstuk> inventaris = [.. geschiedenis.Regels.Where(r => r.Inhoud is StukOpgenomen).Select((r, i) => (StukOpgenomen)r.Inhoud is var s
            ? new Inventarisstuk(i + 1, s.StukId, r.GebeurdOp, s.Soort, s.Mediatype, s.OmvangBytes, r.Nummer, Van(r.Gebeurtenis, "/bestand")) : null!)];
        var stuknummers = inventaris.ToDictionary(s => s.StukId, s => s.Nummer);
        ImmutableArray<Dossierregel> verloop = [.. geschiedenis.Regels.Select(r => Regel(r, zaakId, nummers, stuknummers, pad => Van(r.Gebeurtenis, pad), bewijs))];

        var velden = verloop.SelectMany(r => r.Persoonsgegevens.Select(p => (r.Nummer, p.Naam, p.Openlegging))).OrderBy(v => v.Nummer).ToList();
        return new(
            uitgave, geschiedenis.PandId, zaakId, peilmoment, stand.BekendOp, geschiedenis.Opmerkingen, beeld, inventaris, verloop,
            [.. velden.Where(v => v.Openlegging is Openlegging.NietVerstrekt).Select(v => ((Openlegging.NietVerstrekt)v.Openlegging).Reden is var reden ? new Weggelaten(v.Nummer, v.Naam, reden, reden.Artikel(uitgave.Doel)) : null!)],
            [.. velden.Where(v => v.Openlegging is Openlegging.Gewist).Select(v => new Weggelaten(v.Nummer, v.Naam, default, "AVG art. 17; Archiefwet 1995"))],
            bekend.Count, bekend.Count - eigen.Count, bewijs);
    }

    private static Dossierregel Regel(Geschiedenisregel r, Guid zaakId, Dictionary<Guid, long> nummers, Dictionary<Guid, int> stuknummers, Func<string, Openlegging> openlegging, Bewijsstand bewijs)
    {
        var vertrokken = r.Inhoud is MeldingGekoppeld m && m.ZaakId != zaakId;
        return new(
            r.Nummer, r.Gebeurtenis, r.Soort, r.Correctie?.GebeurdOpWordt ?? r.GebeurdOp, r.Correctie?.GebeurdOpWordt is null ? null : r.GebeurdOp, r.GeregistreerdOp,
            r.LaatGeregistreerd && r.Overgenomen is null, r.Correctie?.Herroepen == true,
            vertrokken ? "Een melding is van deze zaak naar een andere zaak in dit pand verplaatst." : r.Omschrijving, r.Grondslag,
            Rollen.Naam(r.Door.Rol) + (r.Door.Mandaat is { } mandaat ? $", mandaat {mandaat}" : ""),
            [.. Kanttekeningen(r, zaakId, nummers)], [.. Weergave.Gebreken(r.Inhoud)],
            [.. Weergave.Gegevens(r.Inhoud).Select(g => new Dossierfeit(g.Naam, g.Waarde, g.Uitleg))],
            [.. r.Persoonsgegevens.Select(p => new Persoonsveld(Weergave.Veld(p), p, openlegging(p)))],
            [.. Verwijzingen(r.Inhoud).Where(stuknummers.ContainsKey).Select(id => stuknummers[id]).Distinct().Order()], bewijs.Log is null ? Bewijsstatussen.Tekst(r.Bewijsstatus) : "geborgd");
    }

    private static IEnumerable<string> Kanttekeningen(Geschiedenisregel r, Guid zaakId, Dictionary<Guid, long> nummers)
    {
        if (r.Correctie is { } c) yield return c.Herroepen
            ? $"Herroepen: dit is niet gebeurd. Zie nr. {c.Nummer}, vastgelegd {Weergave.Moment(c.GeregistreerdOp)}."
            : $"Gecorrigeerd: eerst vastgelegd als gebeurd op {Weergave.Moment(r.GebeurdOp)}. Zie nr. {c.Nummer}, vastgelegd {Weergave.Moment(c.GeregistreerdOp)}.";
        if (r.Inhoud is GegevenGecorrigeerd g && nummers.TryGetValue(g.Gebeurtenis, out var nummer)) yield return $"Dit corrigeert nr. {nummer}.";
        foreach (var x in r.Rectificaties) yield return x.Soort is Rectificatiesoort.Verbetering
            ? $"Onjuist, zie correctie nr. {x.Nummer}: {Weergave.Veld(x.Pad)}." : $"Bij {Weergave.Veld(x.Pad)} hoort een verklaring van de betrokkene: nr. {x.Nummer}.";
        if (r.Inhoud is GegevenGerectificeerd v && nummers.TryGetValue(v.Veld.Gebeurtenis, out var wat)) yield return $"Dit hoort bij nr. {wat}, {Weergave.Veld(v.Veld.Pad)}.";
        if (r.Overgenomen is { } o) yield return $"Overgenomen uit {o.Bron}, kenmerk {o.BronKenmerk}{(o.BronGeregistreerdOp is { } op ? $"; daar geregistreerd {Weergave.Moment(op)}, wat niet bewezen is" : "")}.";
        if (r.ZaakId is { } van && van != zaakId && r.Inhoud is not MeldingGekoppeld) yield return "Vastgelegd in een andere zaak van dit pand; hoort bij een melding van deze zaak.";
    }

    /// <summary>Every id in an event, wherever it stands.</summary>
    private static IEnumerable<Guid> Verwijzingen(object? waarde) => waarde switch
    {
        null or string => [],
        Guid id => [id],
        Handhaving.Persoonsgegevens.Persoonsgegeven => [],
        IEnumerable lijst => lijst.Cast<object?>().SelectMany(Verwijzingen),
        _ when waarde.GetType().Assembly == typeof(Gebeurtenis).Assembly && !waarde.GetType().IsEnum => Weergave.Velden(waarde.GetType()).SelectMany(v => Verwijzingen(v.GetValue(waarde))),
        _ => [],
    };
}
