using Handhaving.Gemeenten;
using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Mvc;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;
using Modaliteit = Handhaving.Recht.Dwangsommen.Modaliteit;

namespace Handhaving.Tests.Lasten;

public class LastTests
{
    public static TheoryData<string, LegLastOp> Geweigerd => new()
    {
        { "DC26", LegOp with { VoornemenId = null } },
        { "DC27", LegOp with { Ondertekening = Getekend(Stuksoort.LastOnderDwangsom, new(2026, 6, 24)) } },
        { "DC29-zwaarder", LegOp with { Voorwaarden = PerWeek with { BedragCent = 250_001 } } },
        { "DC29-zwaarder", LegOp with { Voorwaarden = PerWeek with { MaximumCent = 1_000_001 } } },
        { "DC29-zwaarder", LegOp with { Voorwaarden = PerWeek with { TijdseenheidDagen = 6 } } },
        { "DC29-zwaarder", LegOp with { Voorwaarden = new(Modaliteit.Ineens, 100_000, 100_000) } },
        { "L6", LegOp with { Voorwaarden = PerWeek with { BedragCent = 0 } } },
        { "L4", LegOp with { Begunstiging = null, GestaaktHouden = false } },
        { "L4", LegOp with { Begunstiging = null } },
        { "L4-herhaling", AlleenHerhaling with { GestaaktHouden = false } },
        { "L4-beeindigt", AlleenHerhaling with { Herstelmaatregelen = LegOp.Herstelmaatregelen } },
        { "DC37", LegOp with { Begunstiging = new("Waarom.") } },
        { "DC37", LegOp with { Begunstiging = new("Waarom.", Weken: 8, Dagen: 1) } },
        { "DC37", LegOp with { Begunstiging = new("Waarom.", LaatsteDag: new(2026, 6, 30)) } },
        { "L3", LegOp with { Herstelmaatregelen = [] } },
        { "L3-mag", LegOp with { Herstelmaatregelen = [new("Beëindig de bewoning door meer dan één huishouden.", " ")] } },
        { "DC36", LegOp with { Herstelmaatregelen = [new("Staak het illegaal gebruik.", "De rest.")] } },
        { "DC36", LegOp with { Herstelmaatregelen = [new("Beëindig het gebruik als kamerverhuurpand.", "De rest.")] } },
        { "DC25", LegOp with { Herstelmaatregelen = [new("Beëindig de bewoning door meer dan drie Poolse personen.", "De rest.")] } },
        { "DC25", LegOp with { Herstelmaatregelen = [new("Beëindig de bewoning door meer dan één huishouden.", "Geen arbeidsmigranten.")] } },
        { "D4-stuk", LegOp with { Ondertekening = Getekend(Stuksoort.LastOnderDwangsom) with { StukId = Guid.NewGuid() } } },
        { "D4-soort", LegOp with { Ondertekening = Getekend(Stuksoort.Voornemen) } },
        { "N7", LegOp with { Ondertekening = Getekend(Stuksoort.LastOnderDwangsom, door: Cor) } },
        { "N7", LegOp with { Ondertekening = Getekend(Stuksoort.LastOnderDwangsom, door: Burgemeester) } },
        { "N7-verbalisant", LegOp with { Ondertekening = Getekend(Stuksoort.LastOnderDwangsom, door: Anna) } },
    };

    private static ProblemDetails Toets(LegLastOp opdracht, Pand pand, Mandaatregister? mandaten = null) => LegLastOpEndpoint.Validate(opdracht, pand, pand.Zaak(ZaakId)!, mandaten ?? Mandaten());
    private static LegLastOp AlleenHerhaling { get; } = LegOp with { Begunstiging = null, AlleenHerhaling = true, Herstelmaatregelen = [new("Geef deze woning niet opnieuw in gebruik aan meer dan één huishouden.", "Eén huishouden.")] };

    [Theory, MemberData(nameof(Geweigerd))]
    public void Een_last_die_niet_mag_wordt_geweigerd(string regel, LegLastOp opdracht) => Toets(opdracht, Pand(MetVoornemen)).GeweigerdDoor(regel);

    [Fact]
    public void Een_voorbereide_last_mag_ook_lichter_dan_aangekondigd()
    {
        Toets(LegOp, Pand(MetVoornemen)).MagDoor();
        Toets(LegOp with { Voorwaarden = PerWeek with { BedragCent = 100_000, MaximumCent = 400_000, TijdseenheidDagen = 14 } }, Pand(MetVoornemen)).MagDoor();
        Toets(AlleenHerhaling, Pand(MetVoornemen)).MagDoor();
        LegLastOpEndpoint.Post(AlleenHerhaling, Pand(MetVoornemen), Zaak(MetVoornemen), Mandaten(), Klok(Besloten)).Item2.AlleenHerhaling.ShouldBe(true);
        Toets(LegOp with { Herstelmaatregelen = [new("Beëindig de kamerverhuur: ten hoogste één huishouden.", "Dat ene huishouden.")] }, Pand(MetVoornemen)).MagDoor();
    }

    [Fact]
    public void Een_mandaat_dat_is_verlopen_draagt_geen_last() =>
        Toets(LegOp, Pand(MetVoornemen), Mandaten(tot: new(2026, 6, 30))).GeweigerdDoor("N7");

    [Fact]
    public void Wat_niet_is_beoordeeld_of_afgewogen_houdt_de_last_tegen()
    {
        Pand Zonder<T>() => Pand(MetVoornemen.Where(g => g is not T));
        Toets(LegOp, Zonder<LegalisatieBeoordeeld>()).GeweigerdDoor("DC30");
        Toets(LegOp, Zonder<EvenredigheidAfgewogen>()).GeweigerdDoor("DC31");
        Toets(LegOp, Pand([.. MetVoornemen, new LegalisatieBeoordeeld(ZaakId, true, true, Tekst()) { GebeurdOp = Nu }])).GeweigerdDoor("D3");
        Toets(LegOp, Pand([.. MetVoornemen, new EvenredigheidAfgewogen(ZaakId, OvertrederId, true, true, false, Herhuisvesting.NietMogelijk, true, Tekst()) { GebeurdOp = Nu }])).GeweigerdDoor("D2");
        Toets(LegOp, Pand([.. MetVoornemen, Zienswijze()])).GeweigerdDoor("DC28");
        Toets(LegOp, Pand(MetLast)).GeweigerdDoor("N9");
    }

    [Fact]
    public void Wat_na_het_besluit_kwam_draagt_het_niet_en_houdt_het_niet_tegen()
    {
        var later = Besloten.Om(new(12, 0)).AddDays(4);
        Gebeurtenis[] Verlaat<T>() where T : Gebeurtenis => [.. MetVoornemen.Select(g => g is T ? g with { GebeurdOp = later } : g)];
        Toets(LegOp, Pand(Verlaat<LegalisatieBeoordeeld>())).GeweigerdDoor("DC30");
        Toets(LegOp, Pand(Verlaat<OvertrederAangemerkt>())).GeweigerdDoor("N1-volgorde");
        Gebeurtenis Afgezien(DateTimeOffset op) => new AfgezienVanHoren(ZaakId, OvertrederId, null, Afziengrond.Spoed, Tekst(), OvertredingId) { GebeurdOp = op };
        Toets(LegOp with { VoornemenId = null }, Pand([.. Afgewogen, Afgezien(later)])).GeweigerdDoor("DC26");
        Toets(LegOp with { VoornemenId = null }, Pand([.. Afgewogen, Afgezien(Nu)])).MagDoor();

        Gebeurtenis Beantwoord(DateTimeOffset op) => new ZienswijzeBeoordeeld(ZaakId, VoornemenId, ZienswijzeId, [.. ((int[])[1, 2]).Select(n => new Argumentoordeel(n, Oordeel.Ongegrond, Argumentgevolg.Geen, Tekst()))]) { GebeurdOp = op };
        Toets(LegOp, Pand([.. MetVoornemen, Zienswijze(), Beantwoord(later)])).GeweigerdDoor("DC28");
        Toets(LegOp, Pand([.. MetVoornemen, Zienswijze(), Beantwoord(Nu)])).MagDoor();
        Toets(LegOp, Pand([.. MetVoornemen, Zienswijze(), Beantwoord(Nu), Beantwoord(later)])).MagDoor();
        Toets(LegOp, Pand([.. MetVoornemen, Zienswijze() with { OntvangenOp = new(2026, 7, 5) }])).MagDoor();
    }

    [Fact]
    public void Een_afweging_van_na_het_besluit_draagt_het_niet()
    {
        EvenredigheidAfgewogen Afweging(DateOnly op, bool evenwichtig = true) => new(ZaakId, OvertrederId, true, true, evenwichtig, Herhuisvesting.Aangeboden, false, Tekst()) { GebeurdOp = op.Om(new(12, 0)) };
        Gebeurtenis[] zonder = [.. MetVoornemen.Where(g => g is not EvenredigheidAfgewogen)];
        Toets(LegOp, Pand([.. zonder, Afweging(new(2026, 7, 2))])).GeweigerdDoor("DC31");
        Toets(LegOp, Pand([.. zonder, Afweging(Besloten)])).MagDoor();
        // The last one before the decision counts, in whatever order they were recorded.
        Toets(LegOp, Pand([.. zonder, Afweging(new(2026, 6, 30), evenwichtig: false), Afweging(new(2026, 6, 20)), Afweging(new(2026, 7, 2))])).GeweigerdDoor("D2");
    }

    /// <summary>One overtreding is one overtreding, also when it was established again in another zaak of the pand.</summary>
    [Fact]
    public void Voor_dezelfde_persoon_norm_en_woning_loopt_er_maar_een_last_in_het_pand()
    {
        // The same events again in another zaak, with ids of its own for the overtreding and the overtreder.
        Pand Met(Func<OvertredingVastgesteld, OvertredingVastgesteld>? wat = null, Guid? wie = null, params Gebeurtenis[] later) => Pand(
        [
            .. MetVoornemen, new ZaakGeopend(AndereZaakId, Aanleiding.Ambtshalve, null, Tekst()) { GebeurdOp = Nu },
            (wat ?? (o => o))((OvertredingVastgesteld)MetOvertreder[^2]) with { ZaakId = AndereZaakId, OvertredingId = ControleId },
            ((OvertrederAangemerkt)MetOvertreder[^1]) with { ZaakId = AndereZaakId, OvertrederId = MeldingId, Gegevens = Persoonsgegeven.Over(wie ?? Betrokkene, new Overtredergegevens("Fictief", "Fictiefstraat 1")) },
            ((LastOnderDwangsomOpgelegd)MetBesluit[^1]) with { ZaakId = AndereZaakId, LastId = HercontroleId, OvertrederId = MeldingId, OvertredingId = ControleId }, .. later,
        ]);

        Toets(LegOp, Met()).GeweigerdDoor("N9");
        Toets(LegOp, Met(o => o with { VerblijfsobjectId = Verblijfsobject })).GeweigerdDoor("N9");
        Toets(LegOp, Met(o => o with { NormId = Guid.NewGuid() })).MagDoor();
        Toets(LegOp, Met(wie: Guid.NewGuid())).MagDoor();
        Toets(LegOp, Met(later: new LastIngetrokken(AndereZaakId, HercontroleId, Ondertekening(), Stuk(Stuksoort.Intrekkingsbesluit), Verzending(Besloten), Tekst()) { GebeurdOp = Nu })).MagDoor();

        Gebeurtenis Elders(Gebeurtenis g) => g is OvertredingVastgesteld o && o.ZaakId == ZaakId ? o with { VerblijfsobjectId = "0150010000000002" } : g;
        Toets(LegOp, Pand(Met(o => o with { VerblijfsobjectId = Verblijfsobject }).Stroom.Select(e => Elders((Gebeurtenis)e.Data)))).MagDoor();
    }

    /// <summary>What was usable when the overtreding was established, and is not when the last is imposed.</summary>
    [Fact]
    public void Een_last_rust_niet_op_bewijs_dat_is_weggevallen()
    {
        var pand = Pand(MetVoornemen);
        var controle = pand.Zaak(ZaakId)!.Controles[ControleId];
        Pand Na(Gebeurtenis later) => pand.Na([later]);
        GegevenGecorrigeerd Herroepen(Moment feit) => new(ZaakId, feit.Gebeurtenis, true, null, Tekst()) { GebeurdOp = Nu };
        Toets(LegOp, Na(Ingetrokken(2))).GeweigerdDoor("E1-uitgesloten");
        Toets(LegOp, Na(Herroepen(controle.Toestemmingen[0]))).GeweigerdDoor("E1-uitgesloten");
        Toets(LegOp, Na(Herroepen(controle.Ruimten[0]))).GeweigerdDoor("DC13-bevinding");
        Toets(LegOp, Na(Herroepen(controle.Afloop[0]))).GeweigerdDoor("E1-bezoek");
        Toets(LegOp, Na(Ingetrokken(8))).MagDoor();
    }

    [Fact]
    public void Een_voornemen_voor_een_ander_draagt_deze_last_niet()
    {
        var ander = Guid.NewGuid();
        Gebeurtenis[] dossier = [.. MetVoornemen, ((OvertrederAangemerkt)MetOvertreder[^1]) with { OvertrederId = ander }];
        Toets(LegOp with { OvertrederId = ander }, Pand(dossier)).GeweigerdDoor("DC29");
        Toets(LegOp, Pand([.. MetVoornemen, new VoornemenIngetrokken(ZaakId, VoornemenId, Tekst()) { GebeurdOp = Nu }])).GeweigerdDoor("DC26");
    }

    [Fact]
    public void Zonder_voornemen_alleen_als_van_horen_is_afgezien() =>
        Toets(LegOp with { VoornemenId = null }, Pand([.. Afgewogen, new AfgezienVanHoren(ZaakId, OvertrederId, null, Afziengrond.Spoed, Tekst()) { GebeurdOp = Nu }])).MagDoor();

    [Fact]
    public void Afzien_van_horen_voor_de_ene_overtreding_dekt_de_andere_niet()
    {
        Gebeurtenis Afgezien(Guid overtreding) => new AfgezienVanHoren(ZaakId, OvertrederId, null, Afziengrond.Spoed, Tekst(), overtreding) { GebeurdOp = Nu };
        Toets(LegOp with { VoornemenId = null }, Pand([.. Afgewogen, Afgezien(OvertredingId)])).MagDoor();
        Toets(LegOp with { VoornemenId = null }, Pand([.. Afgewogen, Afgezien(Guid.NewGuid())])).GeweigerdDoor("DC26");
    }

    [Fact]
    public void Wat_een_last_in_bezwaar_kan_kosten_staat_in_het_antwoord()
    {
        var laat = LegOp with { Rechtsmiddelenclausule = false, Ondertekening = Getekend(Stuksoort.LastOnderDwangsom, new(2026, 8, 1)) };
        LegLastOpEndpoint.Post(laat, Pand(MetVoornemen), Zaak(MetVoornemen), Mandaten(), Klok(new(2026, 8, 1))).Item1.Aandachtspunten.Select(a => a.Regel).ShouldBe(["DC39", "DC24", "DC34"]);
    }

    [Fact]
    public void Bekend_is_een_last_pas_als_zij_is_verzonden_en_niet_terugkwam()
    {
        MaakLastBekendEndpoint.Validate(Zaak(MetBesluit), LastId).GeweigerdDoor("D5");
        var verzonden = Pand([.. MetBesluit, Besluitverzending()]);
        MaakLastBekendEndpoint.Validate(verzonden.Zaak(ZaakId)!, LastId).MagDoor();
        var opdracht = new MeldBesluitRetour(verzonden.Zaak(ZaakId)!.Verzendingen[0].Gebeurtenis, new(2026, 7, 5));
        MeldBesluitRetourEndpoint.Validate(opdracht, verzonden.Zaak(ZaakId)!, LastId).MagDoor();
        MeldBesluitRetourEndpoint.Validate(opdracht with { Verzending = Guid.NewGuid() }, verzonden.Zaak(ZaakId)!, LastId).Onbekend();
        var retour = verzonden.Na([MeldBesluitRetourEndpoint.Post(opdracht, LastId, verzonden, verzonden.Zaak(ZaakId)!, Klok(new(2026, 7, 6))).Item2]);
        MaakLastBekendEndpoint.Validate(retour.Zaak(ZaakId)!, LastId).GeweigerdDoor("D6-retour");
        MaakLastBekendEndpoint.Validate(Zaak(MetLast), LastId).GeweigerdDoor("D5-eerder");
        VerzendBesluitEndpoint.Validate(new(Verzonden(new(2026, 6, 30))), Zaak(MetBesluit), LastId).GeweigerdDoor("D5-datum");
    }

    [Fact]
    public void Na_een_retour_verplaatst_de_bekendmaking_naar_de_nieuwe_verzending()
    {
        var last = Pand(MetLast);
        var retour = last.Na([new BesluitRetourOntvangen(ZaakId, LastId, last.Zaak(ZaakId)!.Verzendingen[0].Gebeurtenis, new(2026, 7, 8)) { GebeurdOp = Nu }]);
        (retour.Zaak(ZaakId)!.Lasten[LastId].BekendgemaaktOp, retour.Zaak(ZaakId)!.Fase).ShouldBe((null, Fase.BesluitGenomen));
        MaakLastBekendEndpoint.Validate(retour.Zaak(ZaakId)!, LastId).GeweigerdDoor("D6-retour");
        WijzigLastEndpoint.Validate(new(100_000, 1_000_000, "Op verzoek.", Getekend(Stuksoort.Wijzigingsbesluit), Verzonden(Besloten)), retour.Zaak(ZaakId)!, LastId, Mandaten(), Klok(new(2026, 7, 10))).GeweigerdDoor("DC41");
        var opnieuw = retour.Na([Besluitverzending(op: new(2026, 7, 15))]);
        MaakLastBekendEndpoint.Validate(opnieuw.Zaak(ZaakId)!, LastId).MagDoor();
        var (_, bekend) = MaakLastBekendEndpoint.Post(new(), LastId, opnieuw, opnieuw.Zaak(ZaakId)!, Klok(new(2026, 7, 15)));
        var weer = opnieuw.Na([bekend]).Zaak(ZaakId)!;
        (weer.Lasten[LastId].BekendgemaaktOp, weer.Lasten[LastId].LaatsteDagBegunstiging, weer.Lasten[LastId].BekendmakingVervallen).ShouldBe((new DateOnly(2026, 7, 15), new DateOnly(2026, 9, 9), false));
        MaakLastBekendEndpoint.Validate(weer, LastId).GeweigerdDoor("D5-eerder");
    }

    [Fact]
    public void Een_verzending_die_later_was_of_niet_was_draagt_de_bekendmaking_niet_en_een_eerdere_verplaatst_haar()
    {
        var last = Pand(MetLast);
        var verzending = last.Zaak(ZaakId)!.Verzendingen[0].Gebeurtenis;
        var later = last.Na([new GegevenGecorrigeerd(ZaakId, verzending, false, new DateOnly(2026, 7, 3).Om(new(9, 0)), Tekst()) { GebeurdOp = Nu }]).Zaak(ZaakId)!;
        later.Lasten[LastId].BekendmakingVervallen.ShouldBeTrue();
        MaakLastBekendEndpoint.Validate(later, LastId).MagDoor();
        last.Na([new GegevenGecorrigeerd(ZaakId, verzending, true, null, Tekst()) { GebeurdOp = Nu }]).Zaak(ZaakId)!.Lasten[LastId].BekendmakingVervallen.ShouldBeTrue();

        // Sent again while the first dispatch never came back: nothing moves.
        MaakLastBekendEndpoint.Validate(Zaak([.. MetLast, Besluitverzending(op: new(2026, 7, 15))]), LastId).GeweigerdDoor("D5-eerder");
        var eerder = Zaak([.. MetLast, Besluitverzending(op: new(2026, 6, 30))]);
        eerder.Lasten[LastId].BekendgemaaktOp.ShouldBe(Besloten);
        MaakLastBekendEndpoint.Validate(eerder, LastId).MagDoor();
    }

    [Fact]
    public void De_termijnen_lopen_vanaf_de_verzending_niet_vanaf_de_dagtekening()
    {
        Gebeurtenis[] dossier = [.. MetBesluit, Besluitverzending(op: new(2026, 7, 3))];
        var (antwoord, bekend) = MaakLastBekendEndpoint.Post(new(), LastId, Pand(dossier), Zaak(dossier), Klok(new(2026, 7, 3)));
        bekend.Op.ShouldBe(new DateOnly(2026, 7, 3));
        bekend.LaatsteDagBegunstiging!.Datum.ShouldBe(new DateOnly(2026, 8, 28));
        antwoord.Bezwaartermijn.Datum.ShouldBe(new DateOnly(2026, 8, 14));
        antwoord.Bezwaartermijn.Artikel.ShouldContain("6:7");
    }

    [Fact]
    public void Een_vaste_laatste_dag_voor_de_bekendmaking_maakt_de_last_onbruikbaar()
    {
        Gebeurtenis[] dossier = [.. MetVoornemen, ((LastOnderDwangsomOpgelegd)MetBesluit[^1]) with { Begunstiging = new(new(null, null, new(2026, 7, 2)), Tekst()) }, Besluitverzending(op: new(2026, 7, 3))];
        MaakLastBekendEndpoint.Validate(Zaak(dossier), LastId).GeweigerdDoor("DC37");
    }

    [Fact]
    public void Verlengen_kan_zolang_de_eerste_week_niet_om_is()
    {
        VerlengBegunstigingstermijn Verleng(DateOnly op, DateOnly tot) => new(tot, "Meer tijd.", Getekend(Stuksoort.Wijzigingsbesluit, op), Verzonden(op));
        VerlengBegunstigingstermijnEndpoint.Validate(Verleng(new(2026, 8, 20), new(2026, 9, 30)), Zaak(MetLast), LastId, Mandaten()).MagDoor();
        VerlengBegunstigingstermijnEndpoint.Validate(Verleng(new(2026, 9, 2), new(2026, 9, 30)), Zaak(MetLast), LastId, Mandaten()).MagDoor();
        VerlengBegunstigingstermijnEndpoint.Validate(Verleng(new(2026, 9, 3), new(2026, 9, 30)), Zaak(MetLast), LastId, Mandaten()).GeweigerdDoor("L7");
        VerlengBegunstigingstermijnEndpoint.Validate(Verleng(new(2026, 8, 20), new(2026, 8, 26)), Zaak(MetLast), LastId, Mandaten()).GeweigerdDoor("L7-korter");
        VerlengBegunstigingstermijnEndpoint.Validate(Verleng(new(2026, 8, 20), new(2026, 9, 30)), Zaak(MetBesluit), LastId, Mandaten()).GeweigerdDoor("D5");
        Gebeurtenis[] zonder = [.. MetBesluit, Besluitverzending(), new BesluitBekendgemaakt(ZaakId, LastId, Besloten, null, Op(Besloten)) { GebeurdOp = Nu }];
        VerlengBegunstigingstermijnEndpoint.Validate(Verleng(new(2026, 8, 20), new(2026, 9, 30)), Zaak(zonder), LastId, Mandaten()).GeweigerdDoor("L7-zonder");
    }

    [Fact]
    public void Een_wijziging_verlaagt_alleen()
    {
        WijzigLast Wijzig(long bedrag) => new(bedrag, 1_000_000, "Op verzoek.", Getekend(Stuksoort.Wijzigingsbesluit, new(2026, 8, 1)), Verzonden(new(2026, 8, 1)));
        WijzigLastEndpoint.Validate(Wijzig(100_000), Zaak(MetLast), LastId, Mandaten(), Klok(new(2026, 8, 1))).MagDoor();
        WijzigLastEndpoint.Validate(Wijzig(300_000), Zaak(MetLast), LastId, Mandaten(), Klok(new(2026, 8, 1))).GeweigerdDoor("L9-zwaarder");
        Gebeurtenis[] gewijzigd = [.. MetLast, new LastGewijzigd(ZaakId, LastId, 100_000, 400_000, [], Ondertekening(new(2026, 8, 1)), Stuk(Stuksoort.Wijzigingsbesluit), Verzending(new(2026, 8, 1)), Tekst()) { GebeurdOp = Nu }, .. Hercontrole(new(2026, 9, 4))];
        Zaak(gewijzigd).Lasten[LastId].StandOp(new(2026, 9, 5))!.Waarde.VerbeurdCent.ShouldBe(100_000);
    }

    [Fact]
    public void Na_intrekking_verandert_de_last_niet_meer()
    {
        Gebeurtenis[] ingetrokken = [.. MetVerbeurte, new LastIngetrokken(ZaakId, LastId, Ondertekening(new(2026, 9, 6)), Stuk(Stuksoort.Intrekkingsbesluit), Verzending(new(2026, 9, 6)), Tekst()) { GebeurdOp = Nu }];
        TrekLastInEndpoint.Validate(new("Klaar.", Getekend(Stuksoort.Intrekkingsbesluit), Verzonden(Besloten)), Zaak(ingetrokken), LastId, Mandaten()).GeweigerdDoor("L9");
        Zaak(ingetrokken).Fase.ShouldBe(Fase.LastBeeindigd);
        Zaak([.. ingetrokken, .. Hercontrole(new(2026, 9, 20), controle: Guid.NewGuid())]).Lasten[LastId].StandOp(new(2026, 10, 1))!.Waarde.VerbeurdCent.ShouldBe(250_000);
    }

    [Fact]
    public void Een_last_die_nooit_bekend_werd_is_in_te_trekken_maar_geen_besluit_gaat_voor_zijn_dagtekening_uit()
    {
        TrekLastIn Trek(DateOnly verzonden) => new("Verkeerde termijn.", Getekend(Stuksoort.Intrekkingsbesluit, new(2026, 7, 10)), Verzonden(verzonden));
        TrekLastInEndpoint.Validate(Trek(new(2026, 7, 10)), Zaak(MetBesluit), LastId, Mandaten()).MagDoor();
        TrekLastInEndpoint.Validate(Trek(new(2026, 7, 9)), Zaak(MetBesluit), LastId, Mandaten()).GeweigerdDoor("D5-datum");
    }

    [Fact]
    public void Wat_gunstig_is_werkt_vanaf_de_verzending_ook_zonder_bewijs()
    {
        var zonder = Verzending(new(2026, 9, 1)) with { TeltVanaf = new(2026, 9, 20), Bewijs = null };
        Gebeurtenis[] ingetrokken = [.. MetLast, new LastIngetrokken(ZaakId, LastId, Ondertekening(new(2026, 9, 1)), Stuk(Stuksoort.Intrekkingsbesluit), zonder, Tekst()) { GebeurdOp = Nu }, .. Hercontrole(new(2026, 9, 4))];
        Zaak(ingetrokken).Lasten[LastId].StandOp(new(2026, 10, 1))!.Waarde.VerbeurdCent.ShouldBe(0);
    }

    [Fact]
    public void Opheffen_na_een_jaar_zonder_verbeurte()
    {
        HefLastOp Hef(DateOnly op) => new(op, false, "Een jaar nageleefd.", Getekend(Stuksoort.Intrekkingsbesluit, op), Verzonden(op));
        HefLastOpEndpoint.Validate(Hef(new(2027, 6, 30)), Zaak(MetLast), LastId, Mandaten()).GeweigerdDoor("L9-jaar");
        HefLastOpEndpoint.Validate(Hef(new(2027, 7, 2)), Zaak(MetLast), LastId, Mandaten()).MagDoor();
        HefLastOpEndpoint.Validate(Hef(new(2027, 7, 2)), Zaak(MetVerbeurte), LastId, Mandaten()).GeweigerdDoor("L9-jaar");
        HefLastOpEndpoint.Validate(Hef(new(2026, 9, 1)) with { Onmogelijk = true }, Zaak(MetLast), LastId, Mandaten()).MagDoor();
    }

    [Fact]
    public async Task Een_opschorting_door_de_gemeente_is_een_besluit_en_een_schorsing_door_de_rechter_een_uitspraak()
    {
        var besluit = new Schorsingsbesluit(Getekend(Stuksoort.Wijzigingsbesluit), Verzonden(Besloten));
        var opdracht = new SchortLastOp(Schorsingsbron.Bestuursorgaan, new(2026, 8, 20), Besluit: besluit);
        SchortLastOpEndpoint.Validate(opdracht, Zaak(MetLast), LastId, Mandaten()).MagDoor();
        SchortLastOpEndpoint.Validate(opdracht with { Besluit = besluit with { Ondertekening = Getekend(Stuksoort.Wijzigingsbesluit, door: Cor) } }, Zaak(MetLast), LastId, Mandaten()).GeweigerdDoor("N7");
        SchortLastOpEndpoint.Validate(opdracht with { Besluit = besluit with { Ondertekening = Getekend(Stuksoort.Uitspraak) } }, Zaak(MetLast), LastId, Mandaten()).GeweigerdDoor("D4-soort");
        SchortLastOpEndpoint.Validate(opdracht with { Besluit = besluit with { Verzending = Verzonden(new(2026, 6, 30)) } }, Zaak(MetLast), LastId, Mandaten()).GeweigerdDoor("D5-datum");
        var (_, opgeschort) = SchortLastOpEndpoint.Post(opdracht, LastId, Pand(MetLast), Zaak(MetLast), Mandaten(), Klok(new(2026, 8, 21)));
        (opgeschort.StukId, opgeschort.Ondertekening, opgeschort.Verzending!.Op).ShouldBe((Stuk(Stuksoort.Wijzigingsbesluit), Ondertekening(), Besloten));
        Gebeurtenis[] geschorst = [.. MetLast, opgeschort];
        var einde = new HefSchorsingOp(new(2026, 9, 30), Besluit: besluit);
        HefSchorsingOpEndpoint.Validate(einde, Zaak(geschorst), LastId, Mandaten(), Klok(new(2026, 10, 1))).MagDoor();
        HefSchorsingOpEndpoint.Validate(einde, Zaak(geschorst), LastId, Mandaten(tot: new(2026, 6, 30)), Klok(new(2026, 10, 1))).GeweigerdDoor("N7");
        HefSchorsingOpEndpoint.Post(einde, LastId, Pand(geschorst), Zaak(geschorst), Mandaten(), Klok(new(2026, 9, 30))).Item2.Ondertekening.ShouldBe(Ondertekening());

        (await (opdracht with { Besluit = null }).Gekeurd()).Ongeldig("besluit");
        (await (opdracht with { Uitspraak = Stuk(Stuksoort.Uitspraak) }).Gekeurd()).Ongeldig("uitspraak");
        (await new SchortLastOp(Schorsingsbron.Voorzieningenrechter, new(2026, 6, 1)).Gekeurd()).Ongeldig("uitspraak");
        (await new HefSchorsingOp(new(2026, 6, 1)).Gekeurd()).Ongeldig("besluit");
    }

    [Fact]
    public void Een_geschorste_last_verbeurt_niet()
    {
        var opdracht = new SchortLastOp(Schorsingsbron.Voorzieningenrechter, new(2026, 8, 20), Uitspraak: Stuk(Stuksoort.Uitspraak));
        SchortLastOpEndpoint.Validate(opdracht, Zaak(MetLast), LastId, Mandaten()).MagDoor();
        SchortLastOpEndpoint.Validate(opdracht with { Uitspraak = Stuk(Stuksoort.Wijzigingsbesluit) }, Zaak(MetLast), LastId, Mandaten()).GeweigerdDoor("D4-soort");
        Gebeurtenis[] geschorst = [.. MetLast, SchortLastOpEndpoint.Post(opdracht, LastId, Pand(MetLast), Zaak(MetLast), Mandaten(), Klok(new(2026, 8, 21))).Item2, .. Hercontrole(new(2026, 9, 20))];
        Zaak(geschorst).Lasten[LastId].StandOp(new(2026, 10, 1))!.Waarde.VerbeurdCent.ShouldBe(0);
        HefSchorsingOpEndpoint.Validate(new(new(2026, 8, 19), Stuk(Stuksoort.Uitspraak)), Zaak(geschorst), LastId, Mandaten(), Klok(new(2026, 10, 1))).GeweigerdDoor("L8");
        HefSchorsingOpEndpoint.Validate(new(new(2026, 9, 30), Stuk(Stuksoort.Uitspraak)), Zaak(geschorst), LastId, Mandaten(), Klok(new(2026, 10, 1))).MagDoor();
    }

    [Fact]
    public void De_gemeente_heft_een_schorsing_van_de_rechter_niet_op_en_haar_eigen_niet_met_terugwerkende_kracht()
    {
        LooptijdOpgeschort Geschorst(Schorsingsbron bron) => new(ZaakId, LastId, bron, new(2026, 8, 20), null, Stuk(Stuksoort.Uitspraak)) { GebeurdOp = Nu };
        HefSchorsingOp Opheffing(DateOnly vanaf) => new(vanaf, Besluit: new(Getekend(Stuksoort.Wijzigingsbesluit, op: new(2026, 9, 30)), Verzonden(new(2026, 9, 30))));
        ProblemDetails Hef(Schorsingsbron bron, DateOnly vanaf) => HefSchorsingOpEndpoint.Validate(Opheffing(vanaf), Zaak([.. MetLast, Geschorst(bron)]), LastId, Mandaten(), Klok(new(2026, 10, 1)));
        Hef(Schorsingsbron.Voorzieningenrechter, new(2026, 9, 30)).GeweigerdDoor("L8-rechter");
        Hef(Schorsingsbron.Bestuursorgaan, new(2026, 8, 25)).GeweigerdDoor("L8-terug");
        Hef(Schorsingsbron.Bestuursorgaan, new(2026, 9, 30)).MagDoor();
    }

    [Fact]
    public void Wat_op_de_dag_van_de_controle_over_de_last_is_besloten_gaat_voor_in_welke_volgorde_het_ook_is_vastgelegd()
    {
        Gebeurtenis[] bezoek = Hercontrole(new(2026, 9, 3));
        Gebeurtenis geschorst = new LooptijdOpgeschort(ZaakId, LastId, Schorsingsbron.Voorzieningenrechter, new(2026, 9, 3), null, Stuk(Stuksoort.Uitspraak)) { GebeurdOp = Nu };
        long Verbeurd(params Gebeurtenis[] dossier) => Zaak([.. MetLast, .. dossier]).Lasten[LastId].StandOp(new(2026, 10, 1))!.Waarde.VerbeurdCent;
        Verbeurd([.. bezoek, geschorst]).ShouldBe(Verbeurd([geschorst, .. bezoek]));
    }
}
