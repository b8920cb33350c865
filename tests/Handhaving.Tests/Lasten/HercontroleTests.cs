using System.Collections.Immutable;
using Handhaving.Invordering;
using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Werkvoorraad;
using Handhaving.Zaken;
using Microsoft.AspNetCore.Mvc;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Lasten;

public class HercontroleTests
{
    private static readonly Toetsingskader Kader = new(Normen(Norm()), Toezichthouders(Anna, Bert));

    /// <summary>The last, and a second visit on this day with its report.</summary>
    /// <param name="bevinding">With a finding from outside that nothing is wrong with.</param>
    private static Gebeurtenis[] Bezocht(DateOnly op, bool getekend = true, bool bevinding = true)
    {
        var pv = Guid.NewGuid();
        var om = op.Om(new TimeOnly(11, 0));
        return
        [
            .. MetLast, Gepland(HercontroleId),
            .. bevinding ? [new RuimteOpgenomen(ZaakId, HercontroleId, Guid.NewGuid(), Bevinding(buiten: true), null, []) { GebeurdOp = om }] : Array.Empty<Gebeurtenis>(),
            new ControleUitgevoerd(ZaakId, HercontroleId, Controleresultaat.OvertredingWaargenomen, om, om.AddHours(1), [Anna, Bert], NormId) { GebeurdOp = om },
            new ProcesVerbaalOpgemaakt(ZaakId, HercontroleId, pv, Anna, [], [], Tekst()) { GebeurdOp = om },
            .. getekend ? [new ProcesVerbaalOndertekend(ZaakId, HercontroleId, pv, Anna, true) { GebeurdOp = om }] : Array.Empty<Gebeurtenis>(),
        ];
    }

    private static (HercontroleVastgelegd Antwoord, DwangsomVerbeurd[] Verbeurd) Toets(DateOnly op, bool overtreding = true, bool dekt = true, bool getekend = true, Toetsingskader? kader = null)
    {
        var dossier = Bezocht(op, getekend);
        var opdracht = new ToetsHercontrole(HercontroleId, overtreding, dekt);
        ToetsHercontroleEndpoint.Validate(opdracht, Zaak(dossier), LastId).MagDoor();
        var (antwoord, gebeurtenissen) = ToetsHercontroleEndpoint.Post(opdracht, LastId, Pand(dossier), Zaak(dossier), kader ?? Kader, Klok(op));
        return (antwoord, [.. gebeurtenissen.OfType<DwangsomVerbeurd>()]);
    }

    [Fact]
    public void Een_deugdelijke_hercontrole_na_de_eerste_week_bewijst_een_verbeurte_van_rechtswege()
    {
        var (antwoord, verbeurd) = Toets(new(2026, 9, 4));
        antwoord.Gebreken.ShouldBeEmpty();
        verbeurd.Length.ShouldBe(1);
        verbeurd[0].VerbeurdOp.ShouldBe(Verbeurd);
        verbeurd[0].GebeurdOp.Dag().ShouldBe(Verbeurd);
        verbeurd[0].Bewijs.ShouldBe(HercontroleId);
        verbeurd[0].BetalenUiterlijk.Datum.ShouldBe(new DateOnly(2026, 10, 15));
        verbeurd[0].LaatsteDagRechtsvordering.Datum.ShouldBe(new DateOnly(2027, 9, 3));
        antwoord.ResterendTotMaximumCent.ShouldBe(750_000);
    }

    [Fact]
    public void Binnen_de_termijn_of_de_eerste_week_verbeurt_niets()
    {
        foreach (var dag in (DateOnly[])[new(2026, 8, 26), new(2026, 9, 2)])
        {
            var (antwoord, verbeurd) = Toets(dag);
            verbeurd.ShouldBeEmpty();
            antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["DC42"]);
        }
    }

    [Fact]
    public void Wat_een_constatering_mist_staat_erbij_en_verbeurt_niets()
    {
        Toets(new(2026, 9, 4), getekend: false).Antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["DC13"]);
        Toets(new(2026, 9, 4), dekt: false).Antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["DC43"]);
        Toets(new(2026, 9, 4), kader: Kader with { Toezichthouders = Toezichthouders(Anna) }).Antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["T1"]);
        Toets(new(2026, 9, 4), getekend: false).Verbeurd.ShouldBeEmpty();
    }

    [Fact]
    public void Aan_een_last_die_retour_kwam_bewijst_een_hercontrole_niets_tot_zij_opnieuw_bekend_is()
    {
        var pand = Pand(Bezocht(new(2026, 9, 11)));
        var retour = pand.Na([new BesluitRetourOntvangen(ZaakId, LastId, pand.Zaak(ZaakId)!.Verzendingen[0].Gebeurtenis, new(2026, 7, 8)) { GebeurdOp = Nu }]);
        (HercontroleVastgelegd Antwoord, Pand Pand) Toets(Pand p)
        {
            ToetsHercontroleEndpoint.Validate(new(HercontroleId, true, true), p.Zaak(ZaakId)!, LastId).MagDoor();
            var (antwoord, gebeurtenissen) = ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, p, p.Zaak(ZaakId)!, Kader, Klok(new(2026, 9, 12)));
            return (antwoord, p.Na(gebeurtenissen.Cast<Gebeurtenis>()));
        }

        var (vervallen, getoetst) = Toets(retour);
        vervallen.Gebreken.Select(g => g.Regel).ShouldBe(["DC41"]);
        vervallen.Verbeurd.ShouldBeEmpty();
        // Made known anew on 8 July: the first week is over on 10 September, and the same visit proves it now.
        var weer = getoetst.Na([Besluitverzending(op: new(2026, 7, 8)), new BesluitBekendgemaakt(ZaakId, LastId, new(2026, 7, 8), Op(new DateOnly(2026, 9, 2)), Op(new DateOnly(2026, 8, 19))) { GebeurdOp = Nu }]);
        weer.Zaak(ZaakId)!.Lasten[LastId].StandOp(new(2026, 9, 12))!.Waarde.VerbeurdCent.ShouldBe(0);
        Toets(weer).Antwoord.Verbeurd.Select(v => v.VerbeurdOp).ShouldBe([new DateOnly(2026, 9, 10)]);
    }

    [Fact]
    public void Na_naleving_van_een_last_die_herhaling_niet_verbiedt_verbeurt_een_nieuwe_overtreding_niets()
    {
        Gebeurtenis[] Zonder(Gebeurtenis[] dossier) => [.. dossier.Select(g => g is LastOnderDwangsomOpgelegd l ? l with { GestaaktHouden = false } : g)];
        var eerste = Guid.NewGuid();
        // Violated again on the 11th: the week from the 17th through the 23rd is over on the 24th.
        Gebeurtenis[] weer = [.. Bezocht(new(2026, 9, 25)), .. Hercontrole(new(2026, 9, 11), controle: Guid.NewGuid())];
        Gebeurtenis[] nageleefd = [.. weer, .. Hercontrole(new(2026, 9, 4), overtreding: false, controle: eerste)];
        (string[] Gebreken, int Verbeurd) Toets(Gebeurtenis[] dossier)
        {
            var antwoord = ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, Pand(dossier), Zaak(dossier), Kader, Klok(new(2026, 9, 25))).Item1;
            return ([.. antwoord.Gebreken.Select(g => g.Regel)], antwoord.Verbeurd.Length);
        }

        Toets(nageleefd).Verbeurd.ShouldBeGreaterThan(0);
        var (gebreken, verbeurd) = Toets(Zonder(nageleefd));
        gebreken.ShouldBe(["DC43"]);
        verbeurd.ShouldBe(0);
        Zaak(Zonder(nageleefd)).Lasten[LastId].Uitgewerkt.ShouldBeTrue();
        // Found within the term it says nothing about the end of it.
        Toets(Zonder([.. weer, .. Hercontrole(new(2026, 8, 20), overtreding: false, controle: eerste)])).Verbeurd.ShouldBeGreaterThan(0);

        // The visit that showed compliance is recorded after the forfeiture that it takes away.
        Gebeurtenis[] laat = Zonder([.. MetLast, .. Hercontrole(new(2026, 9, 25))]);
        Zaak(laat).Lasten[LastId].StandOp(new(2026, 10, 1))!.Waarde.VerbeurdCent.ShouldBeGreaterThan(0);
        Zaak([.. laat, .. Hercontrole(new(2026, 8, 28), overtreding: false, controle: eerste)]).Lasten[LastId].StandOp(new(2026, 10, 1))!.Waarde.VerbeurdCent.ShouldBe(0);
    }

    [Fact]
    public void Van_meer_lasten_bepaalt_de_achterste_de_fase_en_elke_last_haar_eigen_hercontrole()
    {
        var tweede = Guid.NewGuid();
        Gebeurtenis[] twee =
        [
            .. MetLast, ((LastOnderDwangsomOpgelegd)MetBesluit[^1]) with { LastId = tweede }, Besluitverzending(tweede),
            new BesluitBekendgemaakt(ZaakId, tweede, Besloten, Op(LaatsteDag), Op(new DateOnly(2026, 8, 12))) { GebeurdOp = Nu },
        ];
        Gebeurtenis[] een = [.. twee, .. Hercontrole(new(2026, 9, 4), overtreding: false)];
        Gebeurtenis[] beide = [.. een, .. Hercontrole(new(2026, 9, 5), overtreding: false, last: tweede, controle: Guid.NewGuid())];
        Gebeurtenis[] verbeurd = [.. een, .. Hercontrole(new(2026, 9, 4), last: tweede), new DwangsomVerbeurd(ZaakId, tweede, Verbeurd, 250_000, HercontroleId, Op(new DateOnly(2026, 10, 15)), Op(new DateOnly(2027, 9, 3)), []) { GebeurdOp = Nu }];
        Fase Na(Gebeurtenis[] dossier) => Zaak(dossier).FaseOp(new(2026, 9, 6));
        Na(een).ShouldBe(Fase.LastVerbeurbaar);
        Na(beide).ShouldBe(Fase.LastNageleefd);
        Na(verbeurd).ShouldBe(Fase.LastVerbeurbaar);
        Na([.. beide, new LastIngetrokken(ZaakId, LastId, Ondertekening(new(2026, 9, 6)), Stuk(Stuksoort.Intrekkingsbesluit), Verzending(new(2026, 9, 6)), Tekst()) { GebeurdOp = Nu }]).ShouldBe(Fase.LastNageleefd);
        // Compliance of before the end of the term says nothing about its end.
        Na([.. MetLast, .. Hercontrole(new(2026, 8, 20), overtreding: false)]).ShouldBe(Fase.LastVerbeurbaar);

        Guid[] Hercontroles(Gebeurtenis[] dossier) => [.. Taken.Van(Zaak(dossier), ImmutableDictionary<Guid, DateTimeOffset>.Empty, new(2026, 9, 6)).Where(t => t.Soort is Taaksoort.HercontroleUitvoeren).Select(t => t.LastId!.Value)];
        Hercontroles(twee).ShouldBe([LastId, tweede], ignoreOrder: true);
        Hercontroles(een).ShouldBe([tweede]);
        Hercontroles(beide).ShouldBeEmpty();
    }

    [Fact]
    public void Een_zaak_sluit_op_naleving_van_de_last()
    {
        ProblemDetails Sluit(Afsluitreden reden, params Gebeurtenis[] dossier) => SluitZaakAfEndpoint.Validate(new(reden, "Klaar."), Zaak(dossier), Klok(new(2026, 9, 6)));
        Gebeurtenis[] nageleefd = [.. MetLast, .. Hercontrole(new(2026, 9, 4), overtreding: false)];
        Sluit(Afsluitreden.LastNageleefd, nageleefd).MagDoor();
        Sluit(Afsluitreden.Hersteld, nageleefd).GeweigerdDoor("Z-last");
        Sluit(Afsluitreden.LastNageleefd, MetLast).GeweigerdDoor("Z-nageleefd");
        Sluit(Afsluitreden.LastNageleefd, [.. MetLast, .. Hercontrole(new(2026, 9, 4), false, gebreken: new Gebrek("DC13", 1, "x", "x", "x"))]).GeweigerdDoor("Z-nageleefd");
        Sluit(Afsluitreden.LastNageleefd, [.. nageleefd, .. Hercontrole(new(2026, 9, 5), controle: Guid.NewGuid())]).GeweigerdDoor("Z-nageleefd");
        // What only had to end has ended: nothing of that last works any more, whatever the reason.
        Sluit(Afsluitreden.Hersteld, [.. nageleefd.Select(g => g is LastOnderDwangsomOpgelegd l ? l with { GestaaktHouden = false } : g)]).MagDoor();
    }

    [Fact]
    public void Na_ondertekening_kan_dezelfde_controle_opnieuw_worden_getoetst()
    {
        var eerst = new HercontroleUitgevoerd(ZaakId, LastId, HercontroleId, new(2026, 9, 4), true, true, false, [new("DC13", 1, "x", "x", "x")]) { GebeurdOp = Nu };
        Gebeurtenis[] dossier = [.. Bezocht(new(2026, 9, 4)), eerst];
        Zaak(dossier).Lasten[LastId].StandOp(new(2026, 9, 4))!.Waarde.VerbeurdCent.ShouldBe(0);
        var (_, gebeurtenissen) = ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, Pand(dossier), Zaak(dossier), Kader, Klok(new(2026, 9, 5)));
        Pand(dossier).Na(gebeurtenissen.Cast<Gebeurtenis>()).Zaak(ZaakId)!.Lasten[LastId].StandOp(new(2026, 9, 5))!.Waarde.VerbeurdCent.ShouldBe(250_000);
    }

    [Fact]
    public void Naleving_verbeurt_niets_en_is_te_zien_aan_de_fase()
    {
        var dossier = Bezocht(new(2026, 9, 4));
        var (_, gebeurtenissen) = ToetsHercontroleEndpoint.Post(new(HercontroleId, false, false), LastId, Pand(dossier), Zaak(dossier), Kader, Klok(new(2026, 9, 4)));
        var zaak = Pand(dossier).Na(gebeurtenissen.Cast<Gebeurtenis>()).Zaak(ZaakId)!;
        zaak.Fase.ShouldBe(Fase.LastNageleefd);
        zaak.Lasten[LastId].StandOp(new(2026, 9, 4))!.Waarde.VerbeurdCent.ShouldBe(0);
    }

    [Fact]
    public void Een_bezoek_zonder_bevinding_bewijst_geen_overtreding_ook_niet_als_er_later_een_bijkomt()
    {
        var leeg = Bezocht(new(2026, 9, 4), bevinding: false);
        var (antwoord, gebeurtenissen) = ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, Pand(leeg), Zaak(leeg), Kader, Klok(new(2026, 9, 4)));
        antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["E1-bevinding"]);
        antwoord.Verbeurd.ShouldBeEmpty();
        var kamer = new RuimteOpgenomen(ZaakId, HercontroleId, Guid.NewGuid(), Bevinding(buiten: true), null, []) { GebeurdOp = new DateOnly(2026, 9, 4).Om(new TimeOnly(11, 0)) };
        Pand(leeg).Na([.. gebeurtenissen.Cast<Gebeurtenis>(), kamer]).Zaak(ZaakId)!.Lasten[LastId].StandOp(new(2026, 9, 5))!.Waarde.VerbeurdCent.ShouldBe(0);
        // Judged on nothing by an earlier version: the empty list carries no dwangsom either.
        var oud = new HercontroleUitgevoerd(ZaakId, LastId, HercontroleId, new(2026, 9, 4), true, true, false, [], []) { GebeurdOp = Nu };
        Zaak([.. leeg, oud]).Lasten[LastId].StandOp(new(2026, 9, 5))!.Waarde.VerbeurdCent.ShouldBe(0);
    }

    [Fact]
    public void Alleen_een_afgeronde_controle_en_een_bekende_last_zijn_te_toetsen()
    {
        ToetsHercontroleEndpoint.Validate(new(ControleId, true, true), Zaak(MetBesluit), LastId).GeweigerdDoor("D5");
        ToetsHercontroleEndpoint.Validate(new(HercontroleId, true, true), Zaak([.. MetLast, Gepland(HercontroleId)]), LastId).GeweigerdDoor("DC42-uitgevoerd");
        ToetsHercontroleEndpoint.Validate(new(Guid.NewGuid(), true, true), Zaak(MetLast), LastId).Onbekend();
    }

    private static readonly DateOnly Oktober = new(2026, 10, 1);

    private static GegevenGecorrigeerd Correctie(Guid gebeurtenis, bool herroepen = false, DateTimeOffset? wordt = null) => new(ZaakId, gebeurtenis, herroepen, wordt, Tekst()) { GebeurdOp = Nu };

    private static long VerbeurdCent(Pand pand) => pand.Zaak(ZaakId)!.Lasten[LastId].StandOp(Oktober)!.Waarde.VerbeurdCent;

    /// <summary>The last, and a visit inside on 4 September on consent at 11:02, with a finding at 11:06, held against it; and the id of the finding's event.</summary>
    private static Pand Binnen(Guid ruimte)
    {
        DateTimeOffset Om(int minuut) => new DateOnly(2026, 9, 4).Om(new(11, minuut));
        Gebeurtenis[] dossier =
        [
            .. Bezocht(new(2026, 9, 4), bevinding: false), Legitimatie() with { ControleId = HercontroleId, GebeurdOp = Om(1) }, Doel() with { ControleId = HercontroleId, GebeurdOp = Om(1) },
            Toestemming() with { ControleId = HercontroleId, GebeurdOp = Om(2) }, Betreding() with { ControleId = HercontroleId, GebeurdOp = Om(5) },
            new RuimteOpgenomen(ZaakId, HercontroleId, ruimte, Bevinding(), null, []) { GebeurdOp = Om(6) },
        ];
        var pand = Pand(dossier);
        var (antwoord, gebeurtenissen) = ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, pand, pand.Zaak(ZaakId)!, Kader, Klok(new(2026, 9, 5)));
        antwoord.Gebreken.ShouldBeEmpty();
        gebeurtenissen.OfType<HercontroleUitgevoerd>().Single().Bevindingen.ShouldBe([ruimte]);
        return pand.Na(gebeurtenissen.Cast<Gebeurtenis>());
    }

    [Fact]
    public void Een_constatering_vervalt_als_haar_controle_is_herroepen_of_op_een_andere_dag_was_en_leeft_dan_weer_op()
    {
        var pand = Pand(MetVoornemenInvordering);
        var afloop = pand.Zaak(ZaakId)!.Controles[HercontroleId].Afloop[0];
        var neem = new NeemInvorderingsbeschikking([Verbeurd], "Geen bijzondere omstandigheden.", Getekend(Stuksoort.Invorderingsbeschikking, Oktober), VoornemenInvorderingId);
        NeemInvorderingsbeschikkingEndpoint.Validate(neem, pand.Zaak(ZaakId)!, LastId, Mandaten()).MagDoor();

        foreach (var weg in (GegevenGecorrigeerd[])[Correctie(afloop.Gebeurtenis, herroepen: true), Correctie(afloop.Gebeurtenis, wordt: afloop.Op.AddDays(-1)), Correctie(afloop.Gebeurtenis, wordt: afloop.Op.AddDays(30))])
        {
            var zonder = pand.Na([weg]);
            VerbeurdCent(zonder).ShouldBe(0);
            NeemInvorderingsbeschikkingEndpoint.Validate(neem, zonder.Zaak(ZaakId)!, LastId, Mandaten()).GeweigerdDoor("DC45");
            VerbeurdCent(zonder.Na([Correctie(afloop.Gebeurtenis, wordt: afloop.Op)])).ShouldBe(250_000);
        }
        // Another hour of the same day changes nothing.
        VerbeurdCent(pand.Na([Correctie(afloop.Gebeurtenis, wordt: afloop.Op.AddHours(2))])).ShouldBe(250_000);
    }

    [Fact]
    public void Een_constatering_vervalt_met_elke_bevinding_waarop_zij_rust()
    {
        var ruimte = Guid.NewGuid();
        var pand = Binnen(ruimte);
        VerbeurdCent(pand).ShouldBe(250_000);
        var controle = pand.Zaak(ZaakId)!.Controles[HercontroleId];
        ToestemmingIngetrokken Ingetrokken(int minuut) => Gegeven.Ingetrokken(0) with { ControleId = HercontroleId, GebeurdOp = new DateOnly(2026, 9, 4).Om(new(11, minuut)) };

        VerbeurdCent(pand.Na([Ingetrokken(7)])).ShouldBe(250_000);
        var ingetrokken = pand.Na([Ingetrokken(4)]);
        VerbeurdCent(ingetrokken).ShouldBe(0);
        VerbeurdCent(pand.Na([Correctie(controle.Toestemmingen[0].Gebeurtenis, herroepen: true)])).ShouldBe(0);
        VerbeurdCent(pand.Na([Correctie(controle.Ruimten[0].Gebeurtenis, herroepen: true)])).ShouldBe(0);
        VerbeurdCent(pand.Na([Correctie(controle.Legitimaties[0].Gebeurtenis, wordt: controle.Betredingen[0].Op.AddMinutes(1))])).ShouldBe(0);
        // A jurist brings it back; so does the correction of a withdrawal that never was.
        VerbeurdCent(ingetrokken.Na([new CheckTerzijdeGesteld(ZaakId, HercontroleId, "B2-ingetrokken", Tekst()) { GebeurdOp = Nu }])).ShouldBe(250_000);
        VerbeurdCent(ingetrokken.Na([Correctie(ingetrokken.Zaak(ZaakId)!.Controles[HercontroleId].Intrekkingen[0].Gebeurtenis, herroepen: true)])).ShouldBe(250_000);

        // What remains is not enough by itself: somebody must judge it anew.
        var met = pand.Na([new RuimteOpgenomen(ZaakId, HercontroleId, Guid.NewGuid(), Bevinding(buiten: true), null, []) { GebeurdOp = Nu }, Ingetrokken(4)]);
        VerbeurdCent(met).ShouldBe(0);
        var (_, opnieuw) = ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, met, met.Zaak(ZaakId)!, Kader, Klok(new(2026, 9, 6)));
        VerbeurdCent(met.Na(opnieuw.Cast<Gebeurtenis>())).ShouldBe(250_000);
    }

    [Fact]
    public void Een_dwangsom_zonder_bewijs_kan_met_een_andere_controle_opnieuw_worden_bewezen()
    {
        var andere = Guid.NewGuid();
        var pand = Pand(MetVerbeurte).Na(Hercontrole(new(2026, 9, 9), controle: andere));
        var afloop = pand.Zaak(ZaakId)!.Controles[HercontroleId].Afloop[0];
        var zonder = pand.Na([Correctie(afloop.Gebeurtenis, herroepen: true)]);
        var last = zonder.Zaak(ZaakId)!.Lasten[LastId];
        last.Bewezen(Verbeurd).ShouldBeFalse();
        NeemInvorderingsbeschikkingEndpoint.Validate(new([Verbeurd], "Volgt.", Getekend(Stuksoort.Invorderingsbeschikking, Oktober)), zonder.Zaak(ZaakId)!, LastId, Mandaten()).GeweigerdDoor("DC43-bewijs");

        var nieuw = ToetsHercontroleEndpoint.Post(new(andere, true, true), LastId, zonder, zonder.Zaak(ZaakId)!, Kader, Klok(new(2026, 9, 10))).Item2.Cast<Gebeurtenis>().ToList();
        nieuw.OfType<DwangsomVerbeurd>().Select(v => (v.VerbeurdOp, v.Bewijs)).ShouldBe([(Verbeurd, andere)]);
        zonder.Na(nieuw).Zaak(ZaakId)!.Lasten[LastId].Bewezen(Verbeurd).ShouldBeTrue();
        // While the first proof stands the second adds nothing.
        ToetsHercontroleEndpoint.Post(new(andere, true, true), LastId, pand, pand.Zaak(ZaakId)!, Kader, Klok(new(2026, 9, 10))).Item2.OfType<DwangsomVerbeurd>().ShouldBeEmpty();
    }

    [Fact]
    public void De_fase_volgt_de_constateringen_die_er_nog_staan()
    {
        Pand Zonder(Gebeurtenis[] dossier) => Pand(dossier) is var pand ? pand.Na([Correctie(pand.Zaak(ZaakId)!.Controles[HercontroleId].Afloop[0].Gebeurtenis, herroepen: true)]) : null!;

        Gebeurtenis[] nageleefd = [.. MetLast, .. Hercontrole(new(2026, 9, 4), overtreding: false)];
        Zaak(nageleefd).Fase.ShouldBe(Fase.LastNageleefd);
        Zonder(nageleefd).Zaak(ZaakId)!.Fase.ShouldBe(Fase.LastLoopt);

        Gebeurtenis[] uitgewerkt = [.. MetLast.Select(g => g is LastOnderDwangsomOpgelegd l ? l with { Voorwaarden = new(Handhaving.Recht.Dwangsommen.Modaliteit.Ineens, 250_000, 250_000) } : g), .. MetVerbeurte[MetLast.Length..]];
        Zaak(uitgewerkt).Fase.ShouldBe(Fase.LastUitgewerkt);
        Zonder(uitgewerkt).Zaak(ZaakId)!.Fase.ShouldBe(Fase.LastLoopt);
    }

    [Fact]
    public void Een_hercontrole_met_alleen_uitgesloten_bevindingen_bewijst_niets()
    {
        Gebeurtenis[] dossier = [.. Bezocht(new(2026, 9, 4), bevinding: false), new WoningBinnengetreden(ZaakId, HercontroleId, Binnentreedgrond.Geen, true, null, []) { GebeurdOp = new DateOnly(2026, 9, 4).Om(new(11, 5)) },
            new RuimteOpgenomen(ZaakId, HercontroleId, Guid.NewGuid(), Bevinding(), null, []) { GebeurdOp = new DateOnly(2026, 9, 4).Om(new(11, 6)) }];
        ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, Pand(dossier), Zaak(dossier), Kader, Klok(new(2026, 9, 4))).Item1.Gebreken.Select(g => g.Regel).ShouldBe(["E1-uitgesloten"]);
    }
}
