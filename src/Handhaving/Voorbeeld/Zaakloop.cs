using System.Collections.Immutable;
using System.Globalization;
using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Invordering;
using Handhaving.Lasten;
using Handhaving.Overnames;
using Handhaving.Overtredingen;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Stukken;
using Handhaving.Toegang;
using Handhaving.Voornemens;
using Handhaving.Zaken;
using JasperFx.Events;
using Marten;

namespace Handhaving.Voorbeeld;

/// <summary>What all stories share: the client, the couple, who signs, the norms, and the day from which they count back.</summary>
/// <param name="Dag">The day on which the mandaten of the example were entered, so that a run that goes on later tells the same story.</param>
/// <param name="Vandaag">The day of this run: planned visits must lie after it.</param>
internal sealed record Verhaalgrond(
    Voorbeeldklant Klant, IDocumentStore Opslag, string Bron, ImmutableArray<Guid> Koppel, Guid Teamleider, Guid Burgemeester, Func<DateOnly, Guid> NormOp, DateOnly Dag, DateOnly Vandaag, CancellationToken Ct);

/// <summary>
/// One zaak of the example, brought along the main line. Every step looks in the stream of its pand whether it was done
/// before: the first melding, the second stuk, and so on. Only reading goes past the API, because no answer lists the
/// ids of all steps; what is written goes the way of every caller.
/// </summary>
/// <param name="kenmerk">Key of the zaak in the source of the example.</param>
/// <param name="uur">When the couple comes; each story its own, so that they are never in two places.</param>
internal sealed class Zaakloop(Verhaalgrond grond, Plaats plaats, string kenmerk, TimeOnly uur)
{
    private readonly Guid _zaakId = Bronsleutel.Zaak(Voorbeeldlader.Gemeente, grond.Bron, plaats.PandId, kenmerk);

    private readonly List<IEvent> _stroom = [];

    private readonly Dictionary<(Type Soort, bool Overname), int> _gedaan = [];

    private Guid _overtreding, _overtreder;

    /// <summary>The day on which the jurist drew conclusions from the visit.</summary>
    private DateOnly _beoordeeld;

    private string _adres = "";

    /// <summary>The weekday at or before so many days ago.</summary>
    public DateOnly Terug(int dagen) => Werkdag(grond.Dag.AddDays(-dagen), -1);

    /// <summary>The weekday at or after so many days later.</summary>
    public static DateOnly Later(DateOnly dag, int dagen) => Werkdag(dag.AddDays(dagen), 1);

    public async Task<Guid> Gemeld(DateOnly dag, Onderwerp onderwerp, string tekst, string melder)
    {
        var op = dag.Om(new(9, 20));
        var gemeld = await Doe<MeldingOntvangen>(Rol.Beheerder, "/overnames/meldingen", n => new NeemMeldingOver(
            new(grond.Bron, $"{kenmerk}-melding-{n}", op.AddHours(1)), kenmerk, Kanaal.Telefoon, onderwerp, tekst, op, new(melder),
            Beoordeling: new(MeldingUitkomst.InOnderzoek, Prioriteit.Normaal, "Past bij wat over dit adres bekend is.", op.AddHours(26)),
            Buurtcode: plaats.Buurtcode, VerblijfsobjectId: plaats.VerblijfsobjectId));
        return gemeld.MeldingId;
    }

    /// <summary>A visit at which nobody was let in.</summary>
    public async Task<Guid> Geweigerd(DateOnly dag) => (await Doe<ControleUitgevoerd>(Rol.Beheerder, "/overnames/controles", n =>
        Controle(dag, n, Controleresultaat.GeenToegang, Binnenkomst.Geweigerd) with { Toelichting = "De deur ging na het tonen van de legitimatie weer dicht." })).ControleId;

    /// <summary>A visit with consent, and the signed report of it.</summary>
    /// <param name="bedden">How many beds in each room; one bed in all is a household.</param>
    /// <param name="eigenToestemming">Every bewoner of a room consented for it himself.</param>
    public async Task<Guid> Bezoek(DateOnly dag, IReadOnlyList<int> bedden, string bewoner, bool eigenToestemming = true)
    {
        var overtreding = bedden.Sum() > 1;
        var begin = dag.Om(uur);
        var id = (await Doe<ControleUitgevoerd>(Rol.Beheerder, "/overnames/controles", n =>
            Controle(dag, n, overtreding ? Controleresultaat.OvertredingWaargenomen : Controleresultaat.GeenOvertreding, Binnenkomst.Toestemming) with
            {
                Toestemmingen =
                [
                    new(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, bewoner, GebeurdOp: begin.AddMinutes(3)),
                    .. bedden.Index().Where(b => overtreding && eigenToestemming).Select(b => new Toestemmingopgave(Reikwijdte.Ruimte, Hoedanigheid.Bewoner, true, true, bewoner, Kamer(b.Index), GebeurdOp: begin.AddMinutes(4))),
                ],
                BinnengetredenOp = begin.AddMinutes(5),
                VerlatenOp = begin.AddMinutes(23),
                Bewoners = [new(bewoner)],
                Ruimten = [.. bedden.Index().Select(b => new Ruimteopgave(Bevinding(b.Index, b.Item, overtreding), GebeurdOp: begin.AddMinutes(8 + b.Index)))],
            })).ControleId;
        await Doe<ProcesVerbaalOpgemaakt>(Rol.Beheerder, "/overnames/processen-verbaal", n => new NeemProcesVerbaalOver(
            new(grond.Bron, $"{kenmerk}-pv-{n}", begin.AddHours(4)), $"{kenmerk}-controle-{_gedaan[(typeof(ControleUitgevoerd), true)]}", grond.Koppel[0],
            overtreding ? "Wij zagen kamers met eigen slot, bed en voorraad; ieder verklaarde zelf huur te betalen." : "Wij zagen een woning die door een huishouden wordt gebruikt.",
            begin.AddHours(2), begin.AddHours(3), grond.Koppel[0], OpAmbtseed: true));
        return id;
    }

    /// <returns>The id of the machtiging, given on that day.</returns>
    public async Task<Guid> Machtiging(DateOnly dag, ImmutableArray<Guid> feiten, ImmutableArray<Vergezeller> mee, params ImmutableArray<string> kamers)
    {
        ImmutableArray<Woning> woningen = [new(plaats.VerblijfsobjectId), .. kamers.Select(k => new Woning(plaats.VerblijfsobjectId, k))];
        var id = (await Doe<MachtigingAangevraagd>(Rol.Toezichthouder, "machtigingen", _ => new VraagMachtigingAan(
            grond.NormOp(dag), woningen, grond.Koppel, new(false, false, false, mee), feiten, LichterMiddelOntoereikend: true,
            "Twee bronnen wijzen op verhuur per kamer en aan de deur is de toegang geweigerd; van buitenaf is het gebruik niet vast te stellen.", dag.Om(new(8, 0))))).MachtigingId;
        var stuk = await NeemOp(Stuksoort.Machtiging, dag, "Machtiging tot binnentreden", "Geldig tot en met de derde dag na deze dag (Awbi 6 lid 2).");
        await Doe<MachtigingVerleend>(Rol.Burgemeester, $"machtigingen/{id}/verleningen", _ => new VerleenMachtiging(new(grond.Burgemeester, dag, stuk), GebeurdOp: dag.Om(new(8, 15))));
        return id;
    }

    public Task MachtigingVerlopen(Guid id) => Doe<MachtigingVervallen>(Rol.Toezichthouder, $"machtigingen/{id}/vervallenverklaringen", _ => new LaatMachtigingVervallen(Vervalgrond.Verstreken));

    /// <summary>
    /// An entry on a machtiging cannot be taken over, so this one is planned, and carried out before the planned day: the
    /// machtiging came sooner than the planner thought.
    /// </summary>
    public async Task<Guid> BezoekMetMachtiging(DateOnly dag, Guid machtiging, Vergezeller mee, DateOnly gepland, IReadOnlyList<int> bedden)
    {
        var controle = (await Doe<ControleGepland>(Rol.Coordinator, "controles", _ => new PlanControle(
            grond.NormOp(gepland), gepland, new(15, 0), new(15, 45), Dienst.Dag, grond.Koppel, plaats.VerblijfsobjectId, "Binnentreden met machtiging; de toegang is eerder geweigerd."))).ControleId;
        var pad = $"controles/{controle}";
        DateTimeOffset Om(int minuut) => dag.Om(uur.AddMinutes(minuut));
        await Doe<LegitimatieGetoond>(Rol.Toezichthouder, $"{pad}/legitimaties", _ => new ToonLegitimatie(GebeurdOp: Om(1)));
        await Doe<DoelMeegedeeld>(Rol.Toezichthouder, $"{pad}/doelmededelingen", _ => new DeelDoelMee(true, Om(2)));
        await Doe<WoningBinnengetreden>(Rol.Toezichthouder, $"{pad}/betredingen", _ => new TreedBinnen(
            Binnentreedgrond.Machtiging, true, "De bewoner deed open en kreeg een afschrift van de machtiging.", Om(5), machtiging, new(plaats.VerblijfsobjectId), [mee]));
        foreach (var (nummer, aantal) in bedden.Index())
            await Doe<RuimteOpgenomen>(Rol.Toezichthouder, $"{pad}/ruimten", _ => new NeemRuimteOp(Bevinding(nummer, aantal, true), GebeurdOp: Om(8 + nummer)));
        await Doe<WoningVerlaten>(Rol.Toezichthouder, $"{pad}/vertrekken", _ => new VerlaatWoning(Om(23)));
        await Doe<ControleUitgevoerd>(Rol.Toezichthouder, $"{pad}/afrondingen", _ => new RondControleAf(Controleresultaat.OvertredingWaargenomen, Om(0), Om(25)));
        var verbaal = (await Doe<ProcesVerbaalOpgemaakt>(Rol.Toezichthouder, $"{pad}/processen-verbaal", _ => new MaakProcesVerbaalOp("Wij troffen twee kamers met eigen slot en bedden aan.", Om(120)))).ProcesVerbaalId;
        await Doe<ProcesVerbaalOndertekend>(Rol.Toezichthouder, $"{pad}/processen-verbaal/{verbaal}/ondertekeningen", _ => new OndertekenProcesVerbaal(true, Om(180)));
        return controle;
    }

    /// <param name="aanBurgemeester">Must be within four days of the entry (Awbi 11).</param>
    public async Task Verslag(Guid controle, DateOnly opgemaakt, DateOnly aanBewoner, DateOnly aanBurgemeester, Vergezeller mee, string bewoner)
    {
        var binnen = _stroom.Single(e => e.Data is WoningBinnengetreden b && b.ControleId == controle);
        var stuk = await NeemOp(Stuksoort.VerslagBinnentreden, opgemaakt, "Verslag van binnentreden", $"Bewoner: {bewoner}");
        var verslag = (await Doe<VerslagBinnentredenOpgemaakt>(Rol.Toezichthouder, $"controles/{controle}/verslagen", _ => new MaakVerslagOp(
            binnen.Id, true, bewoner, "Wij zijn binnengelaten, hebben twee kamers bekeken en zijn weer vertrokken.", ((Gebeurtenis)binnen.Data).GebeurdOp.AddMinutes(18), [mee], false, false, false, stuk,
            opgemaakt.Om(new(11, 0))))).VerslagId;
        foreach (var (aan, dag) in new[] { (Verslagontvanger.Bewoner, aanBewoner), (Verslagontvanger.Burgemeester, aanBurgemeester) })
        {
            var verzonden = await Verzonden(dag, $"Verslag van binnentreden aan {aan}");
            await Doe<VerslagBinnentredenVerzonden>(Rol.Toezichthouder, $"controles/{controle}/verslagen/{verslag}/verzendingen", _ => new VerzendVerslag(aan, verzonden));
        }
    }

    public Task StelTerzijde(Guid controle, DateOnly dag, string regel, string waarom) =>
        Doe<CheckTerzijdeGesteld>(Rol.Handhavingsjurist, $"controles/{controle}/terzijdestellingen", _ => new StelRegelTerzijde(regel, waarom, dag.Om(new(10, 0))));

    /// <summary>The overtreding on the rooms of a visit, and who committed it.</summary>
    /// <param name="betrokkene">The reference that he has in other panden as well.</param>
    public async Task Overtreding(Guid controle, string naam, Persoonsoort persoon = Persoonsoort.Natuurlijk, Guid? betrokkene = null, string adres = "Fictiefstraat 1, 7400 AA Deventer")
    {
        _adres = adres;
        var ruimten = _stroom.Select(e => e.Data).OfType<RuimteOpgenomen>().Where(r => r.ControleId == controle).ToList();
        var dag = _stroom.Select(e => e.Data).OfType<ControleUitgevoerd>().Single(c => c.ControleId == controle).GebeurdOp.Dag();
        _beoordeeld = Beoordeeld(dag);
        _overtreding = (await Doe<OvertredingVastgesteld>(Rol.Handhavingsjurist, "overtredingen", _ => new StelOvertredingVast(
            grond.NormOp(dag), dag, ruimten.Sum(r => r.Bevinding.Slaapplaatsen), EigenaarWoontErZelf: false, GeenHuishouden: true, Rechtvaardiging: false, Vergunningstand.Geen, dag,
            [.. ruimten.Select(r => r.RuimteId)], "De bewoners kennen elkaar niet, hebben elk een eigen slot en betalen elk zelf huur.", plaats.VerblijfsobjectId, _beoordeeld.Om(new(9, 0))))).OvertredingId;
        var eigendom = await NeemOp(Stuksoort.Bewijsstuk, _beoordeeld, "Uittreksel uit het kadaster", $"Eigenaar: {naam}");
        var huur = await NeemOp(Stuksoort.Bewijsstuk, dag, "Huurovereenkomst van een van de bewoners", $"Verhuurder: {naam}");
        _overtreder = (await Doe<OvertrederAangemerkt>(Rol.Handhavingsjurist, "overtreders", _ => new MerkOvertrederAan(
            Overtrederrol.FunctioneelPleger, persoon, naam, adres, [new(Bewijssoort.Eigendom, eigendom)], [new(Bewijssoort.Huurovereenkomst, huur)], _beoordeeld, Betrokkene: betrokkene, GebeurdOp: _beoordeeld.Om(new(9, 30))))).OvertrederId;
    }

    public async Task Waarschuwing(DateOnly dag)
    {
        var brief = await NeemOp(Stuksoort.Waarschuwing, dag, "Waarschuwing", "Wij vragen u de verhuur per kamer te beëindigen.");
        var verzonden = await Verzonden(dag, "Waarschuwing");
        await Doe<WaarschuwingVerzonden>(Rol.Handhavingsjurist, "waarschuwingen", _ => new VerzendWaarschuwing(_overtreder, brief, verzonden));
    }

    public async Task<VoornemenVerzonden> Voornemen(DateOnly dag, Dwangsomvoorwaarden voorwaarden)
    {
        await Doe<LegalisatieBeoordeeld>(Rol.Handhavingsjurist, "legalisatiebeoordelingen", _ => new BeoordeelLegalisatie(false, false, "Er is geen aanvraag, en de omzetting past niet in het beleid van de wijk.", _beoordeeld.Om(new(10, 0))));
        await Doe<EvenredigheidAfgewogen>(Rol.Handhavingsjurist, "evenredigheidsafwegingen", _ => new WeegEvenredigheidAf(
            _overtreder, true, true, true, Herhuisvesting.Aangeboden, false, "Een lichter middel heeft niet geholpen; de bewoners krijgen hulp bij het vinden van andere woonruimte.", _beoordeeld.Om(new(10, 30))));
        var brief = await NeemOp(Stuksoort.Voornemen, dag, "Voornemen tot een last onder dwangsom", $"Bedrag: {Euro(voorwaarden.BedragCent)}, ten hoogste {Euro(voorwaarden.MaximumCent)}.");
        var verzonden = await Verzonden(dag, "Voornemen tot een last onder dwangsom");
        return await Doe<VoornemenVerzonden>(Rol.Handhavingsjurist, "voornemens", _ => new VerzendVoornemen(_overtreder, _overtreding, voorwaarden, brief, verzonden));
    }

    public async Task Zienswijze(Guid voornemen, DateOnly ontvangen, params IReadOnlyList<(string Argument, Oordeel Oordeel, Argumentgevolg Gevolg, string Reactie)> punten)
    {
        var brief = await NeemOp(Stuksoort.Zienswijze, ontvangen, "Zienswijze", [.. punten.Select(p => p.Argument)]);
        var id = (await Doe<ZienswijzeIngediend>(Rol.Handhavingsjurist, $"voornemens/{voornemen}/zienswijzen", _ => new LegZienswijzeVast(false, ontvangen, [.. punten.Select(p => p.Argument)], brief))).ZienswijzeId;
        await Doe<ZienswijzeBeoordeeld>(Rol.Handhavingsjurist, $"voornemens/{voornemen}/zienswijzen/{id}/beoordelingen",
            _ => new BeoordeelZienswijze([.. punten.Index().Select(p => new Argumentantwoord(p.Index + 1, p.Item.Oordeel, p.Item.Gevolg, p.Item.Reactie))], Later(ontvangen, 3).Om(new(11, 0))));
    }

    /// <summary>Imposed, sent and made known on one day.</summary>
    public async Task<BesluitBekendgemaakt> Last(Guid voornemen, DateOnly dag, Dwangsomvoorwaarden voorwaarden, int weken)
    {
        var brief = await NeemOp(Stuksoort.LastOnderDwangsom, dag, "Besluit: last onder dwangsom", $"Bedrag: {Euro(voorwaarden.BedragCent)}, ten hoogste {Euro(voorwaarden.MaximumCent)}.",
            $"Begunstigingstermijn: {weken} weken na bekendmaking.", "U kunt binnen zes weken bezwaar maken.");
        var last = (await Doe<LastOnderDwangsomOpgelegd>(Rol.Handhavingsjurist, "lasten", _ => new LegLastOp(
            _overtreder, _overtreding, voorwaarden, GestaaktHouden: true,
            [new("Beëindig de bewoning door meer dan één huishouden in alle slaapkamers van dit adres.", "Bewoning door ten hoogste één huishouden mag blijven.")],
            "Het bedrag ligt boven wat de verhuur per kamer in dezelfde tijd opbrengt.", Rechtsmiddelenclausule: true, new(grond.Teamleider, dag, brief), voornemen,
            new($"{weken} weken volstaan om de huur te beëindigen en andere woonruimte te vinden.", Weken: weken)))).LastId;
        await Verzend(last, dag, "Last onder dwangsom");
        return await Doe<BesluitBekendgemaakt>(Rol.Handhavingsjurist, $"lasten/{last}/bekendmakingen", _ => new MaakLastBekend());
    }

    /// <summary>From visit to last, without anything out of the ordinary.</summary>
    /// <param name="dagen">How long ago the last was made known.</param>
    public async Task<BesluitBekendgemaakt> TotLast(int dagen, int weken, Dwangsomvoorwaarden voorwaarden, string naam, string bewoner, Persoonsoort persoon = Persoonsoort.Natuurlijk, Guid? betrokkene = null)
    {
        await Gemeld(Terug(dagen + 45), Onderwerp.Kamerverhuur, "Er zitten sloten op alle kamerdeuren.", bewoner);
        await Overtreding(await Bezoek(Terug(dagen + 33), [2, 2], bewoner), naam, persoon, betrokkene);
        var voornemen = await Voornemen(Terug(dagen + 25), voorwaarden);
        return await Last(voornemen.VoornemenId, Terug(dagen), voorwaarden, weken);
    }

    public async Task Verleng(Guid last, DateOnly dag, DateOnly tot, string waarom)
    {
        var brief = await NeemOp(Stuksoort.Wijzigingsbesluit, dag, "Besluit: verlenging van de begunstigingstermijn", $"Nieuwe laatste dag: {Datum(tot)}");
        var verzonden = await Verzonden(dag, "Verlenging van de begunstigingstermijn");
        await Doe<BegunstigingstermijnVerlengd>(Rol.Handhavingsjurist, $"lasten/{last}/verlengingen", _ => new VerlengBegunstigingstermijn(tot, waarom, new(grond.Teamleider, dag, brief), verzonden));
    }

    public async Task TrekIn(Guid last, DateOnly dag, string waarom)
    {
        var brief = await NeemOp(Stuksoort.Intrekkingsbesluit, dag, "Besluit: intrekking van de last onder dwangsom", waarom);
        var verzonden = await Verzonden(dag, "Intrekking van de last");
        await Doe<LastIngetrokken>(Rol.Handhavingsjurist, $"lasten/{last}/intrekkingen", _ => new TrekLastIn(waarom, new(grond.Teamleider, dag, brief), verzonden));
    }

    /// <returns>The days on which dwangsommen forfeited, as far as this visit proves it.</returns>
    public async Task<ImmutableArray<DateOnly>> Hercontrole(Guid last, DateOnly dag, IReadOnlyList<int> bedden, string bewoner)
    {
        var controle = await Bezoek(dag, bedden, bewoner);
        await Doe<HercontroleUitgevoerd>(Rol.Handhavingsjurist, $"lasten/{last}/hercontroles", _ => new ToetsHercontrole(controle, bedden.Sum() > 1, DektLast: true));
        return [.. _stroom.Select(e => e.Data).OfType<DwangsomVerbeurd>().Where(v => v.Bewijs == controle).Select(v => v.VerbeurdOp)];
    }

    /// <summary>Announced, decided after the term for a zienswijze, and made known.</summary>
    public async Task<DateOnly> VorderIn(Guid last, ImmutableArray<DateOnly> verbeurten, DateOnly dag)
    {
        var aankondiging = await NeemOp(Stuksoort.VoornemenInvordering, dag, "Voornemen tot invordering", [.. verbeurten.Select(v => $"Verbeurd op {Datum(v)}")]);
        var aangekondigd = await Verzonden(dag, "Voornemen tot invordering");
        var voornemen = await Doe<VoornemenInvorderingVerzonden>(Rol.Handhavingsjurist, $"lasten/{last}/voornemens", _ => new VerzendVoornemenInvordering(verbeurten, aankondiging, aangekondigd));
        var besluit = Later(voornemen.Zienswijzetermijn.Datum, 1);
        var brief = await NeemOp(Stuksoort.Invorderingsbeschikking, besluit, "Invorderingsbeschikking", [.. verbeurten.Select(v => $"Verbeurd op {Datum(v)}")]);
        var beschikking = (await Doe<InvorderingsbeschikkingGenomen>(Rol.Handhavingsjurist, $"lasten/{last}/invorderingsbeschikkingen", _ => new NeemInvorderingsbeschikking(
            verbeurten, "Er is geen zienswijze gegeven; van bijzondere omstandigheden is niet gebleken.", new(grond.Teamleider, besluit, brief), voornemen.VoornemenId))).BeschikkingId;
        await Verzend(beschikking, besluit, "Invorderingsbeschikking");
        await Doe<InvorderingsbeschikkingBekendgemaakt>(Rol.Handhavingsjurist, $"lasten/{last}/invorderingsbeschikkingen/{beschikking}/bekendmakingen", _ => new MaakInvorderingsbeschikkingBekend());
        return besluit;
    }

    public Task Betaald(Guid last, DateOnly dag, long cent) => Doe<BetalingOntvangen>(Rol.Handhavingsjurist, $"lasten/{last}/betalingen", _ => new OntvangBetaling(dag, cent));

    public async Task Aanmaning(Guid last, ImmutableArray<DateOnly> verbeurten, DateOnly dag)
    {
        var brief = await NeemOp(Stuksoort.Aanmaning, dag, "Aanmaning", "Betaal binnen twee weken na vandaag.");
        var verzonden = await Verzonden(dag, "Aanmaning");
        await Doe<AanmaningVerzonden>(Rol.Handhavingsjurist, $"lasten/{last}/aanmaningen", _ => new VerzendAanmaning(verbeurten, VergoedingInRekening: true, brief, verzonden));
    }

    public Task GeenOvertreding(DateOnly dag, string waarom) => Doe<GeenOvertredingVastgesteld>(Rol.Handhavingsjurist, "niet-overtredingen", _ => new StelGeenOvertredingVast(waarom, dag.Om(new(14, 0))));

    public Task SluitAf(DateOnly dag, Afsluitreden reden, string waarom) => Doe<ZaakAfgesloten>(Rol.Handhavingsjurist, "afsluitingen", _ => new SluitZaakAf(reden, waarom, dag.Om(new(14, 0))));

    public Task Heropen(DateOnly dag, Heropeningsgrond reden, string waarom) => Doe<ZaakHeropend>(Rol.Handhavingsjurist, "heropeningen", _ => new HeropenZaak(reden, waarom, dag.Om(new(14, 0))));

    private async Task Verzend(Guid besluit, DateOnly dag, string wat)
    {
        var verzonden = await Verzonden(dag, wat);
        await Doe<BesluitVerzonden>(Rol.Handhavingsjurist, $"besluiten/{besluit}/verzendingen", _ => new VerzendBesluit(verzonden));
    }

    private async Task<Verzendopgave> Verzonden(DateOnly dag, string wat) => new(Verzendwijze.Aangetekend, dag, _adres is "" ? "Fictiefstraat 1, 7400 AA Deventer" : _adres,
        await NeemOp(Stuksoort.Verzendbewijs, dag, "Bewijs van aangetekende verzending", wat));

    /// <param name="dag">On which it went out or came in.</param>
    private async Task<Guid> NeemOp(Stuksoort soort, DateOnly dag, string titel, params IReadOnlyList<string> regels) =>
        (await Doe<StukOpgenomen>(Rol.Handhavingsjurist, "stukken", n => new NeemStukOp(soort, Mediatype.Pdf, Brief.Pdf([titel, $"Zaak {kenmerk}, stuk {n}", $"Datum: {Datum(dag)}", .. regels]), GebeurdOp: dag.Om(new(8, 0))))).StukId;

    private NeemControleOver Controle(DateOnly dag, int nummer, Controleresultaat resultaat, Binnenkomst binnenkomst)
    {
        var begin = dag.Om(uur);
        return new(new(grond.Bron, $"{kenmerk}-controle-{nummer}", begin.AddHours(3)), kenmerk, grond.NormOp(dag), begin, begin.AddMinutes(25), grond.Koppel, resultaat, binnenkomst,
            begin.AddMinutes(1), begin.AddMinutes(2), Buurtcode: plaats.Buurtcode, VerblijfsobjectId: plaats.VerblijfsobjectId);
    }

    /// <summary>The day on which the registers were consulted and the visit was judged: after the report, and before any letter.</summary>
    private static DateOnly Beoordeeld(DateOnly bezoek) => Later(bezoek, 5);

    private static Ruimtebevinding Bevinding(int nummer, int bedden, bool verhuurd) => new(Kamer(nummer), Ruimtesoort.Slaapkamer, verhuurd, false, bedden, verhuurd, true, true);

    private static string Kamer(int nummer) => string.Create(CultureInfo.InvariantCulture, $"slaapkamer-{nummer + 1}");

    /// <summary>Sends the command unless the stream shows that it was done.</summary>
    /// <param name="pad">Within the zaak; with a slash in front, within the pand.</param>
    /// <param name="opdracht">The command, told the how-manieth of its kind it is.</param>
    private async Task<T> Doe<T>(string rol, string pad, Func<int, object> opdracht) where T : Zaakgebeurtenis
    {
        // An import brings more events than the one that is waited for, so the two are counted apart.
        var overname = pad[0] is '/';
        var nummer = _gedaan[(typeof(T), overname)] = _gedaan.GetValueOrDefault((typeof(T), overname)) + 1;
        if (_stroom.Count == 0) await LeesBijAsync();
        if (Gedaan() is { } eerder) return eerder;

        var pand = $"/v1/panden/{plaats.PandId}";
        await grond.Klant.Post(rol, overname ? pand + pad : $"{pand}/zaken/{_zaakId}/{pad}", opdracht(nummer), grond.Ct, overname ? null : "*");
        await LeesBijAsync();
        return Gedaan() ?? throw new OpdrachtMislukt($"Het voorbeeld is niet verder te laden: na {pad.Split('/')[^1]} van {kenmerk} staat {typeof(T).Name} niet in het dossier.");

        T? Gedaan() => _stroom.Select(e => e.Data).OfType<T>().Where(g => g.ZaakId == _zaakId && g.Overgenomen is not null == overname).ElementAtOrDefault(nummer - 1);
    }

    private async Task LeesBijAsync()
    {
        await using var sessie = grond.Opslag.QuerySession(Voorbeeldlader.Gemeente);
        _stroom.AddRange(await sessie.Events.FetchStreamAsync(plaats.PandId, fromVersion: _stroom.Count == 0 ? 0 : _stroom[^1].Version + 1, token: grond.Ct));
    }

    private static DateOnly Werkdag(DateOnly dag, int stap)
    {
        while (dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) dag = dag.AddDays(stap);
        return dag;
    }

    private static string Datum(DateOnly dag) => Besluitregels.Dag(dag);

    private static string Euro(long cent) => string.Create(CultureInfo.GetCultureInfo("nl-NL"), $"{cent / 100m:N0} euro");
}
