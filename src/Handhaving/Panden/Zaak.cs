using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Panden;

/// <summary>
/// How far a zaak is. Time alone brings it to <see cref="KlaarVoorBesluit"/> and <see cref="LastVerbeurbaar"/>, so those are never
/// stored: see <see cref="Zaak.FaseOp"/>.
/// </summary>
public enum Fase
{
    Gemeld, InOnderzoek, WachtOpMachtiging, Geconstateerd, OvertredingVastgesteld, Gewaarschuwd, VoornemenUit, KlaarVoorBesluit, BesluitGenomen,
    LastLoopt, LastVerbeurbaar, LastNageleefd, LastUitgewerkt, LastBeeindigd, Afgesloten,
}

/// <summary>One (alleged) overtreding and what was done about it. Decides; the pand only holds it.</summary>
/// <param name="Version">Version of the pand's stream at the last event of this zaak: its ETag.</param>
[GeeftVersie]
public sealed record Zaak(
    Guid Id, long Version, Fase Fase,
    ImmutableDictionary<Guid, Melding> Meldingen,
    ImmutableDictionary<Guid, Controle> Controles,
    ImmutableDictionary<Guid, ProcesVerbaal> ProcessenVerbaal)
{
    // Not in the constructor: a write model that was stored before these existed reads them as empty.
    public ImmutableDictionary<Guid, Stuk> Stukken { get; init; } = ImmutableDictionary<Guid, Stuk>.Empty;

    public ImmutableDictionary<Guid, Machtiging> Machtigingen { get; init; } = ImmutableDictionary<Guid, Machtiging>.Empty;

    public ImmutableDictionary<Guid, Overtreding> Overtredingen { get; init; } = ImmutableDictionary<Guid, Overtreding>.Empty;

    public ImmutableDictionary<Guid, Overtreder> Overtreders { get; init; } = ImmutableDictionary<Guid, Overtreder>.Empty;

    public ImmutableList<Legalisatie> Legalisaties { get; init; } = [];

    public ImmutableList<Guid> Waarschuwingen { get; init; } = [];

    public ImmutableList<Guid> Dossiers { get; init; } = [];

    public ImmutableList<Evenredigheid> Evenredigheid { get; init; } = [];

    public ImmutableDictionary<Guid, Voornemen> Voornemens { get; init; } = ImmutableDictionary<Guid, Voornemen>.Empty;

    public ImmutableList<Afzien> AfgezienVanHoren { get; init; } = [];

    public ImmutableDictionary<Guid, Lastdossier> Lasten { get; init; } = ImmutableDictionary<Guid, Lastdossier>.Empty;

    public ImmutableList<Besluitverzending> Verzendingen { get; init; } = [];

    /// <summary>Only commands ask, and the write model is folded anew for each; so what read models keep of a zaak stays as it is.</summary>
    [JsonIgnore]
    public ImmutableDictionary<Guid, Wissing> Wissingen { get; init; } = ImmutableDictionary<Guid, Wissing>.Empty;

    /// <summary>Its values were destroyed, or are about to be.</summary>
    [JsonIgnore]
    public bool IsVernietigd => Wissingen.Values.Any(w => w.VernietigtZaak);

    /// <summary>What came from an interventieproject and may be used here, by a besluit of two persons.</summary>
    [JsonIgnore]
    public ImmutableHashSet<Guid> Vrijgegeven { get; init; } = [];

    /// <summary>Closed by a decision, which a judgement on a melding does not undo.</summary>
    public bool IsAfgesloten { get; init; }

    public static Zaak Nieuw(Guid id) => new(id, 0, Fase.Gemeld,
        ImmutableDictionary<Guid, Melding>.Empty, ImmutableDictionary<Guid, Controle>.Empty, ImmutableDictionary<Guid, ProcesVerbaal>.Empty);

    /// <summary>
    /// The state after one more event. An event about something that is not there (a melding that was taken back, or that
    /// happened after the moment that is replayed) changes nothing: a replay of any moment must not stop.
    /// </summary>
    /// <param name="e">An event of this zaak, or one by which a melding leaves it.</param>
    public Zaak Na(IEvent e, long versie) => (e.Data is Controlegebeurtenis or Machtiginggebeurtenis ? Stap(e).MetBewijs() : Stap(e)) with { Version = versie };

    private Zaak Stap(IEvent e) => e.Data switch
    {
        MeldingOntvangen m => MetMelding(new Melding(m.MeldingId, e.Id, m.GebeurdOp, m.Onderwerp, m.Anoniem, m.MelderBeschermd, UitIntake: false, null)).NaBeoordeling(),
        MeldingGekoppeld m when m.VanZaakId == Id => (this with { Meldingen = Meldingen.Remove(m.MeldingId) }).NaBeoordeling(),
        MeldingGekoppeld { Vervallen: true } => NaBeoordeling(),
        MeldingGekoppeld m => MetMelding(new Melding(m.MeldingId, m.Ontvangst ?? e.Id, m.OntvangenOp, m.Onderwerp, m.Anoniem, m.MelderBeschermd, m.UitIntake, m.Uitkomst)).NaBeoordeling(),
        MeldingBeoordeeld b => Meldingen.TryGetValue(b.MeldingId, out var melding) ? MetMelding(melding with { Uitkomst = b.Uitkomst }).NaBeoordeling() : this,
        ZaakGeopend => this with { Fase = Fase.InOnderzoek },
        StukOpgenomen s => this with { Stukken = Stukken.SetItem(s.StukId, new(s.StukId, s.Soort, s.Mediatype)) },
        Machtiginggebeurtenis m => NaMachtiging(m, e),
        OvertredingVastgesteld o => this with { Overtredingen = Overtredingen.SetItem(o.OvertredingId, new(o.OvertredingId, o.NormId, o.DatumFeit, o.VerblijfsobjectId, o.Bevindingen)), Fase = Verder(Fase.OvertredingVastgesteld) },
        GeenOvertredingVastgesteld or ZaakAfgesloten => this with { Fase = Fase.Afgesloten, IsAfgesloten = true },
        ZaakHeropend => this with { Fase = Fase.InOnderzoek, IsAfgesloten = false },
        OvertrederAangemerkt o => this with { Overtreders = Overtreders.SetItem(o.OvertrederId, new(o.OvertrederId, o.Gegevens.Betrokkene, o.Rol, o.RegistersGeraadpleegdOp) { Gebeurtenis = e.Id, AangemerktOp = o.GebeurdOp.Dag() }) },
        LegalisatieBeoordeeld l => this with { Legalisaties = Legalisaties.Add(new(l.AanvraagLoopt, l.ConcreetZicht, l.GebeurdOp.Dag())) },
        DossierGeexporteerd d => this with { Dossiers = Dossiers.Add(d.DossierId) },
        WaarschuwingVerzonden w => this with { Waarschuwingen = Waarschuwingen.Add(w.WaarschuwingId), Fase = Verder(Fase.Gewaarschuwd) },
        EvenredigheidAfgewogen v => this with { Evenredigheid = Evenredigheid.Add(new(v.OvertrederId, v.GebeurdOp.Dag(), v.Geschikt, v.Noodzakelijk, v.Evenwichtig)) },
        AfgezienVanHoren a => this with { AfgezienVanHoren = AfgezienVanHoren.Add(new(a.OvertrederId, a.GebeurdOp.Dag(), a.LastId, a.Grond, a.OvertredingId, a.Verbeurten)) },
        DoelbindingsbesluitGenomen d => this with { Vrijgegeven = Vrijgegeven.Union(d.Ontvangsten) },
        Voornemengebeurtenis v => NaVoornemen(v, e),
        Wissinggebeurtenis w => Wissing.Na(Wissingen.GetValueOrDefault(w.WissingId), w) is { } wissing ? this with { Wissingen = Wissingen.SetItem(wissing.Id, wissing) } : this,
        BesluitVerzonden v => this with { Verzendingen = Verzendingen.Add(new(e.Id, v.BesluitId, v.OvertrederId, v.Verzending.TeltVanaf, Retour: false)) },
        BesluitRetourOntvangen r => (this with { Verzendingen = [.. Verzendingen.Select(v => v.Gebeurtenis == r.Verzending ? v with { Retour = true } : v)] }).MetGedragen(r.BesluitId).MetLastfase(),
        Lastgebeurtenis l => NaLast(l, e),
        ProcesVerbaalOpgemaakt p => MetProcesVerbaal(new ProcesVerbaal(p.ProcesVerbaalId, p.ControleId, p.Opsteller, null)) with { Fase = Verder(Fase.Geconstateerd) },
        ProcesVerbaalOndertekend p => ProcessenVerbaal.TryGetValue(p.ProcesVerbaalId, out var pv) ? MetProcesVerbaal(pv with { Ondertekenaar = p.Ondertekenaar }) : this,
        // What it corrects was folded as it holds; here only the course that followed from it is looked at again.
        GegevenGecorrigeerd => NaBeoordeling(),
        Controlegebeurtenis c => (e.Data is ControleUitgevoerd && Fase is Fase.Gemeld ? this with { Fase = Fase.InOnderzoek } : this) with { Controles = Controles.SetItem(c.ControleId, (Controles.GetValueOrDefault(c.ControleId) ?? Controle.Nieuw(c.ControleId)).Na(e)) },
        _ => this,
    };

    /// <summary>How far the zaak is on a day: what time alone brought about counts as well.</summary>
    public Fase FaseOp(DateOnly dag) => Fase switch
    {
        Fase.VoornemenUit when OpenVoornemen?.TermijnVoorbij(dag) == true => Fase.KlaarVoorBesluit,
        Fase.LastLoopt when Lasten.Values.Any(l => l.Fase is Fase.LastLoopt && l.StandOp(dag)?.Waarde.Grootboek.EersteDag <= dag) => Fase.LastVerbeurbaar,
        _ => Fase,
    };

    /// <summary>Whether there is a view on legalisation, as it was judged last on or before this day.</summary>
    public Legalisatie? LegalisatieOp(DateOnly dag) => Legalisaties.Where(l => l.Op <= dag).OrderBy(l => l.Op).LastOrDefault();

    /// <summary>The latest voornemen to impose a last that no last answered yet.</summary>
    [JsonIgnore]
    public Voornemen? OpenVoornemen => Voornemens.Values.Where(IsOpen).MaxBy(v => v.VerzondenOp);

    private bool IsOpen(Voornemen voornemen) => !voornemen.Ingetrokken && voornemen.LastId is null && !Lasten.Values.Any(l => l.VoornemenId == voornemen.Id);

    /// <summary>A decision that is to be made known: the last itself, or a decision to collect under it.</summary>
    public Besluit? Besluit(Guid id) => Lasten.TryGetValue(id, out var last) ? new(id, last.OvertrederId, last.Dagtekening)
        : Lasten.Values.FirstOrDefault(l => l.Beschikkingen.ContainsKey(id)) is { } van ? new(id, van.OvertrederId, van.Beschikkingen[id].Dagtekening)
        : null;

    /// <summary>Was this machtiging entered on?</summary>
    public bool Gebruikt(Guid machtigingId) => Controles.Values.Any(c => c.Betredingen.Exists(b => b.MachtigingId == machtigingId));

    /// <summary>Who inspected or reported in this zaak.</summary>
    [JsonIgnore]
    public IEnumerable<Guid> Verbalisanten => Controles.Values.SelectMany(c => c.Koppel).Concat(ProcessenVerbaal.Values.SelectMany(p => new[] { p.Opsteller, p.Ondertekenaar ?? p.Opsteller }));

    /// <summary>Is there something in the file of this zaak under this id, to which a proof can refer?</summary>
    public bool Kent(Guid id) => Stukken.ContainsKey(id) || Meldingen.ContainsKey(id) || Controles.ContainsKey(id) || ProcessenVerbaal.ContainsKey(id)
        || Vrijgegeven.Contains(id) || Waarschuwingen.Contains(id) || Voornemens.ContainsKey(id) || Controles.Values.Any(c => c.Ruimten.Exists(r => r.Id == id));

    /// <summary>A zaak does not go back when something earlier is recorded late.</summary>
    private Fase Verder(Fase naar) => Fase < naar || (Fase is Fase.Afgesloten && !IsAfgesloten) ? naar : Fase;

    private Zaak NaMachtiging(Machtiginggebeurtenis m, IEvent e)
    {
        if (Machtiging.Na(Machtigingen.GetValueOrDefault(m.MachtigingId), e) is not { } machtiging) return this;
        var fase = m switch
        {
            MachtigingAangevraagd when Fase is Fase.Gemeld or Fase.InOnderzoek => Fase.WachtOpMachtiging,
            MachtigingVerleend or MachtigingGeweigerd or MachtigingVervallen when Fase is Fase.WachtOpMachtiging => Fase.InOnderzoek,
            _ => Fase,
        };
        return this with { Machtigingen = Machtigingen.SetItem(machtiging.Id, machtiging), Fase = fase };
    }

    private Zaak NaVoornemen(Voornemengebeurtenis v, IEvent e)
    {
        if (Voornemen.Na(Voornemens.GetValueOrDefault(v.VoornemenId), e) is not { } voornemen) return this;
        var zaak = this with { Voornemens = Voornemens.SetItem(voornemen.Id, voornemen) };
        return v switch
        {
            VoornemenVerzonden when Fase is not Fase.LastLoopt => zaak with { Fase = Fase.VoornemenUit },
            VoornemenIngetrokken when Fase is Fase.VoornemenUit && zaak.OpenVoornemen is null => (zaak with { Fase = Fase.OvertredingVastgesteld }).MetLastfase(altijd: true),
            _ => zaak,
        };
    }

    private Zaak NaLast(Lastgebeurtenis l, IEvent e)
    {
        if (Lastdossier.Na(Lasten.GetValueOrDefault(l.LastId), e) is not { } last) return this;
        // A dispatch that was corrected to a later day or revoked does not carry the bekendmaking that was recorded on it.
        var zaak = this with { Lasten = Lasten.SetItem(last.Id, last) };
        zaak = l switch { BesluitBekendgemaakt => zaak.MetGedragen(last.Id), InvorderingsbeschikkingBekendgemaakt b => zaak.MetGedragen(b.BeschikkingId), _ => zaak };
        return zaak.MetBewijs().MetLastfase(altijd: l is LastOnderDwangsomOpgelegd or BesluitBekendgemaakt || (l is DwangsomVerbeurd && Fase is Fase.InOnderzoek));
    }

    /// <summary>
    /// Strikes each constatering whose evidence fell away, and restores it when that comes back. So a later fact, a correction or
    /// a terzijdestelling reaches the ledger, and with it every decision and figure that asks the ledger.
    /// </summary>
    private Zaak MetBewijs()
    {
        var lasten = Lasten;
        foreach (var last in Lasten.Values) lasten = lasten.SetItem(last.Id, last.MetBewijs(Staat));
        if (lasten == Lasten) return this;
        return (this with { Lasten = lasten }).MetLastfase();
    }

    /// <summary>
    /// A constatering holds as long as its visit was made, on that very day, and, when it speaks against the overtreder, each
    /// finding on which it was judged may be used (Awb 3:2). What remains of the findings asks for a new judgement.
    /// </summary>
    private bool Staat(Journaalregel constatering)
    {
        if (Controles.GetValueOrDefault(constatering.Verwijzing ?? Guid.Empty) is not { Uitgevoerd: true } controle || controle.Dag != constatering.Op) return false;
        if (!constatering.Overtreding) return true;
        var oordeel = Rechtmatigheid.VanBevindingen(this, controle);
        return constatering.Bevindingen is { } bevindingen
            ? !bevindingen.IsEmpty && bevindingen.All(b => oordeel.TryGetValue(b, out var gebreken) && gebreken.IsEmpty)
            : oordeel.IsEmpty || oordeel.Values.Any(gebreken => gebreken.IsEmpty);
    }

    /// <summary>
    /// The phase of the last that is furthest behind: of several lasten one that is complied with does not speak for the others.
    /// What turns out late about a closed zaak does not open it: that is a decision of its own.
    /// </summary>
    /// <param name="altijd">Also when the zaak is at an earlier step, such as a new voornemen beside an ended last.</param>
    private Zaak MetLastfase(bool altijd = false) => IsAfgesloten || Lasten.IsEmpty || (!altijd && Fase < Fase.BesluitGenomen) ? this
        : this with { Fase = Achteraan.First(Lasten.Values.Select(l => l.Fase).Contains) };

    private static readonly ImmutableArray<Fase> Achteraan = [Fase.BesluitGenomen, Fase.LastLoopt, Fase.LastUitgewerkt, Fase.LastNageleefd, Fase.LastBeeindigd];

    /// <summary>A dispatch came back: what was made known by it is not made known any more.</summary>
    private Zaak MetGedragen(Guid besluitId) => Lasten.Values.FirstOrDefault(l => l.Id == besluitId || l.Beschikkingen.ContainsKey(besluitId)) is { } last
        ? this with { Lasten = Lasten.SetItem(last.Id, last.Gedragen(besluitId, Bekendmakingregels.Dag(this, besluitId))) }
        : this;

    private Zaak MetMelding(Melding melding) => this with { Meldingen = Meldingen.SetItem(melding.Id, melding) };

    private Zaak MetProcesVerbaal(ProcesVerbaal pv) => this with { ProcessenVerbaal = ProcessenVerbaal.SetItem(pv.Id, pv) };

    private Zaak NaBeoordeling() => IsAfgesloten || Fase is not (Fase.Gemeld or Fase.Afgesloten) ? this : this with
    {
        // A zaak in which a visit is planned is not over because its melding fell away: that is for a person to decide.
        Fase = Meldingen.Values.Any(m => m.Uitkomst is MeldingUitkomst.InOnderzoek) || (Meldingen.IsEmpty && !Controles.IsEmpty) ? Fase.InOnderzoek
            : Meldingen.Values.Any(m => m.Uitkomst is null) ? Fase.Gemeld
            : Fase.Afgesloten,
    };
}

/// <param name="Gebeurtenis">The event of this stream with which it came in.</param>
/// <param name="UitIntake">What the melder said stands in the intake stream of this melding.</param>
public sealed record Melding(Guid Id, Guid Gebeurtenis, DateTimeOffset OntvangenOp, Onderwerp Onderwerp, bool Anoniem, bool MelderBeschermd, bool UitIntake, MeldingUitkomst? Uitkomst);

public sealed record ProcesVerbaal(Guid Id, Guid ControleId, Guid Opsteller, Guid? Ondertekenaar);
