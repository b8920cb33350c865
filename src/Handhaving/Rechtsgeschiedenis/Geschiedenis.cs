using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Borging;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Zaken;
using JasperFx.Events;

namespace Handhaving.Rechtsgeschiedenis;

/// <summary>
/// The legal history of a pand on two time axes: what was the case at <paramref name="GeldigOp"/>, with only what had been
/// registered by <paramref name="BekendOp"/>.
/// </summary>
/// <param name="Positie">The last event of this pand that had been registered by then.</param>
/// <param name="Voorlopig">A registration of before this moment may still come in; ask again later.</param>
/// <param name="Opmerkingen">What limits this answer.</param>
public sealed record Geschiedenis(
    string PandId, DateTimeOffset GeldigOp, DateTimeOffset BekendOp, long Positie, bool Voorlopig, IReadOnlyList<string> Opmerkingen,
    IReadOnlyList<Zaakbeeld> Stand, IReadOnlyList<Geschiedenisregel> Regels)
{
    /// <summary>From how late on a registration is shown as late; a choice of the product.</summary>
    private static readonly TimeSpan Laat = TimeSpan.FromHours(24);

    /// <summary>A pure fold: the same events and moments always give the same history.</summary>
    /// <param name="stroom">All events of the pand.</param>
    /// <param name="geldigOp">The moment that is looked at.</param>
    /// <param name="stand">What was registered by when.</param>
    /// <param name="bronMeerekenen">Believe an earlier system's own registration time.</param>
    /// <param name="bewijs">How far the log is with these events at this moment; with what was erased the only thing here that changes with time.</param>
    public static Geschiedenis Van(IReadOnlyList<IEvent> stroom, DateTimeOffset geldigOp, Registratiestand stand, bool bronMeerekenen, Bewijsstatussen? bewijs = null)
    {
        bewijs ??= Bewijsstatussen.Geen;
        // Of now, whatever moment is looked at: what was erased since cannot be opened as of then either.
        var dicht = Wissing.Dicht(stroom).ToLookup(v => v.Gebeurtenis, v => v.Pad);
        var bekend = stroom.Where(e => Bekend(e, bronMeerekenen) <= stand.BekendOp).OrderBy(e => e.Version).ToList();
        var correcties = Correcties.Laatste(bekend);
        var geldig = bekend.Where(e => e.Data is GegevenGecorrigeerd || Gebeurd(e, correcties) <= geldigOp).ToList();
        var pand = Pand.Van(Correcties.Toegepast(geldig.Where(e => e.Data is not GegevenGecorrigeerd c || geldig.Exists(g => g.Id == c.Gebeurtenis)), correcties));

        // Only what was known by then: before that it was read as it stood.
        var rectificaties = bekend.Where(e => e.Data is GegevenGerectificeerd).Select(e => (Event: e, Data: (GegevenGerectificeerd)e.Data)).ToLookup(r => r.Data.Veld.Gebeurtenis, r => new Rectificatieverwijzing(r.Data.Veld.Pad, r.Data.Soort, r.Event.Version, r.Data.RectificatieId));

        List<string> opmerkingen = [];
        if (stand.Open) opmerkingen.Add("Voorlopig: het gevraagde moment is nog niet voorbij; dit is wat tot nu toe bekend is. Noem een moment in bekendOp voor een antwoord dat vaststaat.");
        else if (stand.Voorlopig) opmerkingen.Add("Voorlopig: er loopt nog een vastlegging die vóór dit moment begon. Vraag het later opnieuw.");
        if (bronMeerekenen) opmerkingen.Add("Van overgenomen gegevens is de registratietijd van de bron aangehouden; die is niet bewezen, en een latere overname kan dit antwoord aanvullen.");
        if (bekend.Exists(e => ((Gebeurtenis)e.Data).Overgenomen is not null) && !bronMeerekenen) opmerkingen.Add("Overgenomen gegevens gelden als bekend vanaf hun overname.");

        return new(
            stroom[0].StreamKey!, geldigOp, stand.BekendOp, bekend.Count == 0 ? 0 : bekend[^1].Version, stand.Voorlopig, opmerkingen,
            pand is null ? [] : [.. pand.Zaken.Values.OrderBy(z => z.Id).Select(z => Zaakbeeld.Van(pand, z, geldigOp.Dag()))],
            [.. geldig.OrderBy(e => Gebeurd(e, correcties)).ThenBy(e => e.Version).Select(e => Geschiedenisregel.Van(e, correcties.GetValueOrDefault(e.Id), Laat, bewijs.Van(e.Version), dicht[e.Id]) with { Rectificaties = [.. rectificaties[e.Id]] })]);
    }

    private static DateTimeOffset Bekend(IEvent e, bool bronMeerekenen) =>
        bronMeerekenen && ((Gebeurtenis)e.Data).Overgenomen?.BronGeregistreerdOp is { } bron && bron < e.Timestamp ? bron : e.Timestamp;

    private static DateTimeOffset Gebeurd(IEvent e, Dictionary<Guid, IEvent> correcties) =>
        (correcties.TryGetValue(e.Id, out var c) && c.Data is GegevenGecorrigeerd g ? Correcties.Moment(((Gebeurtenis)e.Data).GebeurdOp, g.Herroepen, g.GebeurdOpWordt) : null) ?? ((Gebeurtenis)e.Data).GebeurdOp;
}

/// <summary>A value of an event is wrong, or the person stated something about it (AVG art. 16).</summary>
/// <param name="Nummer">The event that says so.</param>
public sealed record Rectificatieverwijzing(string Pad, Rectificatiesoort Soort, long Nummer, Guid RectificatieId);

/// <summary>One event as a jurist reads it.</summary>
/// <param name="Nummer">Its place in the order of registration in this pand; never changes.</param>
/// <param name="Soort">Stored name with its version.</param>
/// <param name="GebeurdOp">When it happened, as it was first recorded; see <paramref name="Correctie"/>.</param>
/// <param name="Gegevens">What was recorded, without personal data.</param>
/// <param name="Persoonsgegevens">Where personal data stands that can be opened with a purpose, as far as it was not erased.</param>
/// <param name="Gewist">Those of them of which the value was erased or destroyed since, or is about to be: it opens for nobody.</param>
/// <param name="Bewijsstatus">Who vouches for this event at the moment of asking.</param>
public sealed record Geschiedenisregel(
    long Nummer, Guid Gebeurtenis, Guid? ZaakId, string Soort, string Omschrijving, string? Grondslag, DateTimeOffset GebeurdOp, DateTimeOffset GeregistreerdOp,
    bool LaatGeregistreerd, Correctie? Correctie, Platform.Overname? Overgenomen, Vastlegger Door, JsonObject Gegevens, IReadOnlyList<string> Persoonsgegevens, IReadOnlyList<string> Gewist, Bewijsstatus Bewijsstatus)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>Which of its values turned out to be wrong or got a statement of the person: "onjuist, zie correctie".</summary>
    public IReadOnlyList<Rectificatieverwijzing> Rectificaties { get; init; } = [];

    /// <summary>The event itself, for the page; the API gives its fields.</summary>
    internal Gebeurtenis Inhoud { get; private init; } = null!;

    public static Geschiedenisregel Van(IEvent e, IEvent? correctie, TimeSpan laat, Bewijsstatus bewijs, IEnumerable<string> gewist)
    {
        var gebeurtenis = (Gebeurtenis)e.Data;
        var naam = Gebeurtenissoorten.Van(gebeurtenis);
        var persoonsgegevens = Persoonsgegeven.In(gebeurtenis).Select(p => p.Pad).ToImmutableArray();
        return new(
            e.Version, e.Id, (gebeurtenis as Zaakgebeurtenis)?.ZaakId, naam.Naam, naam.Zin, naam.Artikel, gebeurtenis.GebeurdOp, e.Timestamp,
            e.Timestamp - gebeurtenis.GebeurdOp > laat, Correctie.Van(correctie), gebeurtenis.Overgenomen, Vastlegger.Van(e),
            ZonderPersoonsgegevens(gebeurtenis, persoonsgegevens), persoonsgegevens, [.. persoonsgegevens.Intersect(gewist)], bewijs)
        { Inhoud = gebeurtenis };
    }

    private static JsonObject ZonderPersoonsgegevens(Gebeurtenis gebeurtenis, IEnumerable<string> paden)
    {
        var json = JsonSerializer.SerializeToNode(gebeurtenis, gebeurtenis.GetType(), Json)!.AsObject();
        foreach (var vast in (string[])["gebeurdOp", "overgenomen", "zaakId"]) json.Remove(vast);
        foreach (var pad in paden) json.Remove(pad.Split('/')[1]);
        return json;
    }
}

/// <param name="Herroepen">It did not happen.</param>
/// <param name="GebeurdOpWordt">It happened at this moment instead.</param>
/// <param name="Nummer">The event that corrected it.</param>
public sealed record Correctie(bool Herroepen, DateTimeOffset? GebeurdOpWordt, long Nummer, DateTimeOffset GeregistreerdOp)
{
    public static Correctie? Van(IEvent? e) => e?.Data is GegevenGecorrigeerd c ? new(c.Herroepen, c.GebeurdOpWordt, e.Version, e.Timestamp) : null;
}

/// <summary>Who recorded it: an opaque reference with the role and mandate in which he acted.</summary>
public sealed record Vastlegger(string? Medewerker, string? Rol, string? Mandaat)
{
    public static Vastlegger Van(IEvent e) => new(e.UserName, e.GetHeader(Herkomst.Rol)?.ToString(), e.GetHeader(Herkomst.Mandaat)?.ToString());
}
