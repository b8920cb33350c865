using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using JasperFx.Events;
using Boek = Handhaving.Recht.Dwangsommen;

namespace Handhaving.Panden;

/// <summary>What a line in the journal of a last says; each has its counterpart in the ledger of Handhaving.Recht.</summary>
public enum Journaalsoort
{
    Constatering, Verlenging, Wijziging, Schorsing, EindeSchorsing, Einde, Invorderingsbeschikking, Aanmaning, Dwangbevel, Uitstel, EindeUitstel, Afgezien, Erkenning, Betaling, Terugbetaling,
}

/// <summary>One line of the journal: a fact on its legal day, under the event that recorded it.</summary>
/// <param name="Van">First day of an uitstel, or the day on which an aanmaning really went out.</param>
/// <param name="TotEnMet">Last day of a term, suspension or uitstel.</param>
/// <param name="Verwijzing">The visit of a constatering, or the id of an uitstel or of a decision to collect.</param>
/// <param name="Deugdelijk">Nothing was wrong with a constatering when it was judged.</param>
/// <param name="Verbeurten">The dwangsommen that it touches, by their days: a number moves when an earlier fact turns up late, a day does not.</param>
/// <param name="Bevindingen">The findings on which a constatering was judged.</param>
/// <param name="Bron">Who suspended the last.</param>
/// <param name="Vervallen">What a constatering rests on fell away since; see <see cref="Zaak"/>.</param>
public sealed record Journaalregel(
    Guid Gebeurtenis, DateOnly Op, Journaalsoort Soort, long BedragCent = 0, long MaximumCent = 0, DateOnly? Van = null, DateOnly? TotEnMet = null,
    bool Overtreding = false, bool Deugdelijk = false, bool Voortdurend = false, ImmutableArray<DateOnly>? Verbeurten = null, Guid? Verwijzing = null,
    ImmutableArray<Guid>? Bevindingen = null, bool Vervallen = false, Schorsingsbron? Bron = null)
{
    /// <summary>A constatering that was sound and still is.</summary>
    [JsonIgnore]
    public bool Bewijst => Deugdelijk && !Vervallen;

    /// <summary>A violation that the last does not forbid proves nothing about it, and no compliance either.</summary>
    public static Journaalregel Uit(HercontroleUitgevoerd h, Guid gebeurtenis = default) => new(
        gebeurtenis, h.Op, Journaalsoort.Constatering, Overtreding: h.Overtreding, Deugdelijk: h.Gebreken.IsEmpty, Voortdurend: h.VoortdurendSindsEindeTermijn, Verwijzing: h.ControleId,
        Bevindingen: h.Bevindingen);

    /// <summary>A decision to collect, made known on this day.</summary>
    public static Journaalregel Uit(Guid beschikkingId, DateOnly op, ImmutableArray<DateOnly> verbeurten, Guid gebeurtenis = default) =>
        new(gebeurtenis, op, Journaalsoort.Invorderingsbeschikking, Verbeurten: verbeurten, Verwijzing: beschikkingId);
}

/// <summary>A decision to collect.</summary>
public sealed record Beschikking(Guid Id, DateOnly Dagtekening, ImmutableArray<Invorderingspost> Posten, DateOnly? BekendgemaaktOp)
{
    /// <summary>The voornemen that it answers; null when hearing was lawfully left out.</summary>
    public Guid? VoornemenId { get; init; }

    /// <summary>The last day for bezwaar, once it was made known.</summary>
    public Rekendatum? Bezwaartermijn { get; init; }

    /// <summary>It was made known, by a dispatch that came back or went out later than was recorded.</summary>
    public bool BekendmakingVervallen { get; init; }
}

/// <summary>A writ that was issued, and the dwangsommen in it.</summary>
public sealed record Dwangbevel(Guid Id, ImmutableArray<DateOnly> Verbeurten, bool Betekend);

/// <summary>
/// One last onder dwangsom with all that happened to it. Holds the journal; what it amounts to on a day is worked out by
/// Handhaving.Recht, every time anew, so that a late fact falls in its place.
/// </summary>
/// <param name="BekendgemaaktOp">Before this day the last does nothing.</param>
/// <param name="LaatsteDagBegunstiging">As bekendgemaakt; extensions stand in the journal.</param>
public sealed record Lastdossier(
    Guid Id, Guid OvertrederId, Guid OvertredingId, Dwangsomvoorwaarden Voorwaarden, Begunstigingsduur? Begunstiging, bool GestaaktHouden, DateOnly Dagtekening,
    DateOnly? BekendgemaaktOp, DateOnly? LaatsteDagBegunstiging, ImmutableList<Journaalregel> Journaal, ImmutableDictionary<Guid, Beschikking> Beschikkingen,
    ImmutableDictionary<Guid, Dwangbevel> Dwangbevelen, ImmutableDictionary<DateOnly, Guid> Verbeurd)
{
    /// <summary>The voornemen that it answers; null when hearing was lawfully left out.</summary>
    public Guid? VoornemenId { get; init; }

    /// <summary>The last day for bezwaar, once it was made known.</summary>
    public Rekendatum? Bezwaartermijn { get; init; }

    /// <summary>It was made known, by a dispatch that came back or went out later than was recorded: until it is made known anew it does nothing.</summary>
    public bool BekendmakingVervallen { get; init; }

    /// <summary>Every last day of the begunstigingstermijn that was told, as it was worked out then; which one holds, the ledger says.</summary>
    public ImmutableList<Rekendatum> Begunstigingsdata { get; init; } = [];

    /// <summary>Until when each dwangsom was to be paid, as told when it was proven.</summary>
    public ImmutableDictionary<DateOnly, Rekendatum> Betaaltermijnen { get; init; } = ImmutableDictionary<DateOnly, Rekendatum>.Empty;

    /// <summary>The ledger of all that is known, future days included; null while the last does not work yet.</summary>
    [JsonIgnore]
    public Grootboek? Boek => Last is { } last ? Grootboek.Vouw(last, Verbeurend, DateOnly.MaxValue) : null;

    /// <summary>Ended for the future.</summary>
    [JsonIgnore]
    public bool Beeindigd => Journaal.Exists(r => r.Soort is Journaalsoort.Einde);

    /// <summary>Nothing can forfeit any more: the sum at once did, the maximum is reached, or what had to end did and its repetition is not forbidden.</summary>
    [JsonIgnore]
    public bool Uitgewerkt => Boek?.Uitgewerkt == true;

    /// <summary>Its last sound constatering after the term shows compliance.</summary>
    [JsonIgnore]
    public bool Nageleefd => Boek?.NageleefdOp is not null;

    /// <summary>How far this last is by itself; that its term is over, only a day can tell.</summary>
    [JsonIgnore]
    public Fase Fase => Beeindigd ? Fase.LastBeeindigd : Boek switch
    {
        null => Fase.BesluitGenomen,
        { Last.AlleenBeeindigen: true, NageleefdOp: not null } => Fase.LastNageleefd,
        { Uitgewerkt: true } => Fase.LastUitgewerkt,
        { NageleefdOp: not null } => Fase.LastNageleefd,
        _ => Fase.LastLoopt,
    };

    private Last? Last => BekendgemaaktOp is not { } op ? null
        : new(Voorwaarden.Modaliteit, Voorwaarden.BedragCent, Voorwaarden.MaximumCent, op, LaatsteDagBegunstiging, Voorwaarden.TijdseenheidDagen, Voorwaarden.HooguitEenPerDagen, AlleenBeeindigen: !GestaaktHouden);

    /// <summary>
    /// Of two facts on one day the decision about the last comes before the visit that is held against it: on the day on which a
    /// last is suspended, changed or ended it does so the whole day, whichever was recorded first (Awb 3:40, 5:34, 8:81).
    /// </summary>
    private IEnumerable<Journaalregel> Boekingsvolgorde => Journaal.OrderBy(r => r.Soort switch
    {
        Journaalsoort.Verlenging or Journaalsoort.Wijziging or Journaalsoort.Schorsing or Journaalsoort.EindeSchorsing or Journaalsoort.Einde => 0,
        Journaalsoort.Constatering => 1,
        _ => 2,
    });

    private IEnumerable<Boek.Gebeurtenis> Verbeurend => Boekingsvolgorde.Where(r => r.Verbeurten is null).Select(r => Boeking(r, null));

    public static Lastdossier? Na(Lastdossier? eerder, IEvent e) => e.Data is LastOnderDwangsomOpgelegd l
        ? new(l.LastId, l.OvertrederId, l.OvertredingId, l.Voorwaarden, l.Begunstiging?.Duur, l.GestaaktHouden, l.Ondertekening.Dagtekening, null, null, [],
            ImmutableDictionary<Guid, Beschikking>.Empty, ImmutableDictionary<Guid, Dwangbevel>.Empty, ImmutableDictionary<DateOnly, Guid>.Empty)
        { VoornemenId = l.VoornemenId }
        : eerder?.Na(e);

    /// <summary>The state of the ledger on a day; null while the last does not work yet.</summary>
    public Antwoord<Stand>? StandOp(DateOnly dag, Rechtsgegevens? gegevens = null)
    {
        if (Last is not { } last) return null;
        // What forfeits does not depend on what is collected, so the days find their numbers first.
        var nummers = Grootboek.Vouw(last, Verbeurend, dag, gegevens).Verbeurten.ToDictionary(v => v.VerbeurdOp, v => v.Nr);
        return Stand.Op(dag, last, Boekingsvolgorde.Select(r => Boeking(r, r.Verbeurten is { } dagen ? [.. dagen.Where(nummers.ContainsKey).Select(d => nummers[d])] : null)), gegevens);
    }

    private Lastdossier Na(IEvent e) => e.Data switch
    {
        BesluitBekendgemaakt b => this with
        {
            BekendgemaaktOp = b.Op,
            BekendmakingVervallen = false,
            LaatsteDagBegunstiging = b.LaatsteDagBegunstiging?.Datum,
            Bezwaartermijn = b.Bezwaartermijn,
            Begunstigingsdata = b.LaatsteDagBegunstiging is { } dag ? [dag] : [],
        },
        BegunstigingstermijnVerlengd v => (this with { Begunstigingsdata = Begunstigingsdata.Add(v.LaatsteDag) }).Met(new(e.Id, v.Ondertekening.Dagtekening, Journaalsoort.Verlenging, TotEnMet: v.LaatsteDag.Datum)),
        // What favours the addressee works from its dispatch, proven or not; only what runs against him waits for the proof.
        LastGewijzigd w => Met(new(e.Id, w.Verzending.Op, Journaalsoort.Wijziging, w.BedragCent, w.MaximumCent)),
        LastIngetrokken i => Met(new(e.Id, i.Verzending.Op, Journaalsoort.Einde)),
        LastOpgeheven o => Met(new(e.Id, o.Verzending.Op, Journaalsoort.Einde)),
        LooptijdOpgeschort s => Met(new(e.Id, s.Vanaf, Journaalsoort.Schorsing, TotEnMet: s.TotEnMet, Bron: s.Bron)),
        SchorsingOpgeheven s => Met(new(e.Id, s.Vanaf, Journaalsoort.EindeSchorsing)),
        // The same visit held against the last again, after its report was signed: the last judgement counts.
        HercontroleUitgevoerd h => Zonder(h.ControleId).Met(Journaalregel.Uit(h, e.Id)),
        DwangsomVerbeurd d => this with { Verbeurd = Verbeurd.SetItem(d.VerbeurdOp, d.Bewijs), Betaaltermijnen = Betaaltermijnen.SetItem(d.VerbeurdOp, d.BetalenUiterlijk) },
        InvorderingsbeschikkingGenomen i => this with { Beschikkingen = Beschikkingen.SetItem(i.BeschikkingId, new(i.BeschikkingId, i.Ondertekening.Dagtekening, i.Posten, null) { VoornemenId = i.VoornemenId }) },
        InvorderingsbeschikkingBekendgemaakt b when Beschikkingen.TryGetValue(b.BeschikkingId, out var beschikking) =>
            Vervangen(beschikking with { BekendgemaaktOp = b.Op, Bezwaartermijn = b.Bezwaartermijn, BekendmakingVervallen = false })
            .Met(Journaalregel.Uit(b.BeschikkingId, b.Op, [.. beschikking.Posten.Select(p => p.VerbeurdOp)], e.Id)),
        VanInvorderingAfgezien a => Met(new(e.Id, a.Verzending.Op, Journaalsoort.Afgezien, Verbeurten: a.Verbeurten)),
        BetalingOntvangen b => Met(new(e.Id, b.Op, Journaalsoort.Betaling, b.BedragCent, Verbeurten: b.VoorVerbeurte is { } dag ? [dag] : [])),
        Terugbetaald t => Met(new(e.Id, t.Op, Journaalsoort.Terugbetaling, t.BedragCent, Verbeurten: [])),
        AanmaningVerzonden a => Met(new(e.Id, a.Verzending.TeltVanaf, Journaalsoort.Aanmaning, a.VergoedingCent, Van: a.Verzending.Op, Verbeurten: a.Verbeurten)),
        DwangbevelUitgevaardigd d => this with { Dwangbevelen = Dwangbevelen.SetItem(d.DwangbevelId, new(d.DwangbevelId, d.Verbeurten, false)) },
        DwangbevelBetekend d => (this with { Dwangbevelen = Dwangbevelen.SetItem(d.DwangbevelId, new(d.DwangbevelId, d.Verbeurten, true)) })
            .Met(new(e.Id, d.Op, Journaalsoort.Dwangbevel, d.KostenCent, Verbeurten: d.Verbeurten)),
        UitstelVerleend u => Met(new(e.Id, u.Ondertekening.Dagtekening, Journaalsoort.Uitstel, Van: u.Van, TotEnMet: u.TotEnMet, Verbeurten: u.Verbeurten, Verwijzing: u.UitstelId)),
        UitstelBeeindigd u => Met(new(e.Id, u.Vanaf, Journaalsoort.EindeUitstel, Verbeurten: Journaal.Find(r => r.Verwijzing == u.UitstelId)?.Verbeurten ?? [])),
        SchuldErkend s => Met(new(e.Id, s.Op, Journaalsoort.Erkenning, Verbeurten: s.Verbeurten)),
        _ => this,
    };

    /// <summary>A bekendmaking stands on a dispatch that went out on or before its day and did not come back; without one it falls (Awb 3:40, 3:41).</summary>
    /// <param name="besluitId">This last, or a decision to collect under it.</param>
    /// <param name="verzonden">The day of its first dispatch that did not come back; null when there is none.</param>
    public Lastdossier Gedragen(Guid besluitId, DateOnly? verzonden) =>
        besluitId == Id
            ? BekendgemaaktOp is { } op && !(verzonden <= op) ? this with { BekendgemaaktOp = null, LaatsteDagBegunstiging = null, Bezwaartermijn = null, Begunstigingsdata = [], BekendmakingVervallen = true } : this
        : Beschikkingen.TryGetValue(besluitId, out var b) && b.BekendgemaaktOp is { } bekend && !(verzonden <= bekend)
            ? Vervangen(b with { BekendgemaaktOp = null, Bezwaartermijn = null, BekendmakingVervallen = true })
        : this;

    /// <summary>With this state of a decision to collect, and without what its bekendmaking brought about.</summary>
    private Lastdossier Vervangen(Beschikking beschikking) => Zonder(beschikking.Id) with { Beschikkingen = Beschikkingen.SetItem(beschikking.Id, beschikking) };

    /// <summary>The ledger as it would stand with one more line: how a command finds out what an act brings about before it is recorded.</summary>
    public Stand? StandMet(Journaalregel regel, DateOnly dag) => Zonder(regel.Verwijzing).Met(regel).StandOp(dag)?.Waarde;

    /// <summary>The same last with each constatering as it stands on what is known now.</summary>
    public Lastdossier MetBewijs(Func<Journaalregel, bool> staat) =>
        Journaal.TrueForAll(r => r.Soort is not Journaalsoort.Constatering || r.Vervallen != staat(r)) ? this
            : this with { Journaal = [.. Journaal.Select(r => r.Soort is Journaalsoort.Constatering ? r with { Vervallen = !staat(r) } : r)] };

    /// <summary>Is this dwangsom recorded with a proof that still stands?</summary>
    public bool Bewezen(DateOnly verbeurdOp) =>
        Verbeurd.TryGetValue(verbeurdOp, out var controle) && Journaal.Exists(r => r.Soort is Journaalsoort.Constatering && r.Verwijzing == controle && r.Bewijst);

    /// <summary>A visit is held against the last once, and a decision is made known once: the last judgement or day counts.</summary>
    private Lastdossier Zonder(Guid? verwijzing) => verwijzing is null ? this
        : this with { Journaal = Journaal.RemoveAll(r => r.Soort is Journaalsoort.Constatering or Journaalsoort.Invorderingsbeschikking && r.Verwijzing == verwijzing) };

    private Lastdossier Met(Journaalregel regel) => this with { Journaal = Journaal.Add(regel) };

    private static Boek.Gebeurtenis Boeking(Journaalregel r, IReadOnlyList<int>? nummers) => r.Soort switch
    {
        Journaalsoort.Constatering => new Constatering(r.Op, r.Overtreding, r.Bewijst, r.Voortdurend),
        Journaalsoort.Verlenging => new Boek.BegunstigingstermijnVerlengd(r.Op, r.TotEnMet!.Value),
        Journaalsoort.Wijziging => new Boek.LastGewijzigd(r.Op, r.BedragCent, r.MaximumCent),
        Journaalsoort.Schorsing => new LastGeschorst(r.Op, r.TotEnMet),
        Journaalsoort.EindeSchorsing => new Boek.SchorsingOpgeheven(r.Op),
        Journaalsoort.Einde => new Boek.LastIngetrokken(r.Op),
        Journaalsoort.Invorderingsbeschikking => new Boek.InvorderingsbeschikkingBekendgemaakt(r.Op, nummers),
        Journaalsoort.Aanmaning => new Boek.AanmaningVerzonden(r.Op, r.BedragCent, nummers, r.Van),
        Journaalsoort.Dwangbevel => new Boek.DwangbevelBetekend(r.Op, r.BedragCent, nummers),
        Journaalsoort.Uitstel => new Boek.UitstelVerleend(r.Op, new Tijdvak(r.Van!.Value, r.TotEnMet!.Value), nummers),
        Journaalsoort.EindeUitstel => new Boek.UitstelBeeindigd(r.Op, nummers),
        Journaalsoort.Afgezien => new Boek.VanInvorderingAfgezien(r.Op, nummers),
        Journaalsoort.Erkenning => new VerjaringGestuit(r.Op, Stuitingssoort.ErkenningSchuldenaar, nummers),
        Journaalsoort.Betaling => new Boek.BetalingOntvangen(r.Op, r.BedragCent, nummers is [var nummer, ..] ? nummer : null),
        Journaalsoort.Terugbetaling => new Boek.Terugbetaald(r.Op, r.BedragCent),
        _ => throw new InvalidOperationException($"{r.Soort} heeft geen boeking."),
    };
}
