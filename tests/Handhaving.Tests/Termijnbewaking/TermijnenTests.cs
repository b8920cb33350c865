using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Termijnen;
using Handhaving.Termijnbewaking;
using Handhaving.Werkvoorraad;
using JasperFx.Events;
using AanmaningVerzonden = Handhaving.Panden.AanmaningVerzonden;
using BegunstigingstermijnVerlengd = Handhaving.Panden.BegunstigingstermijnVerlengd;
using BetalingOntvangen = Handhaving.Panden.BetalingOntvangen;
using InvorderingsbeschikkingBekendgemaakt = Handhaving.Panden.InvorderingsbeschikkingBekendgemaakt;
using Machtiging = Handhaving.Recht.Termijnen.Machtiging;
using UitstelVerleend = Handhaving.Panden.UitstelVerleend;

namespace Handhaving.Tests.Termijnbewaking;

/// <summary>The terms of a zaak and the tasks that follow from them, as functions of its events and a day alone.</summary>
public class TermijnenTests
{
    private static readonly Guid ZaakId = Guid.NewGuid(), LastId = Guid.NewGuid(), OvertrederId = Guid.NewGuid(), OvertredingId = Guid.NewGuid(), VoornemenId = Guid.NewGuid(), ControleId = Guid.NewGuid(), BeschikkingId = Guid.NewGuid();

    private static readonly DateOnly Verbeurd = D(3, 25);

    [Fact]
    public void Een_machtiging_geldt_tot_en_met_de_derde_dag_en_blijft_daarna_als_verstreken_staan()
    {
        var zaak = Zaak(Verleend(D(2, 3)));
        var termijn = Termijnen.Van(zaak, D(2, 6)).ShouldHaveSingleItem();
        (termijn.Soort, termijn.Laatste.Datum, termijn.Verstreken, termijn.DagenResterend).ShouldBe((Termijnsoort.MachtigingGeldig, D(2, 6), false, 0));
        termijn.Laatste.Artikel.ShouldContain("Awbi");
        termijn.Laatste.Regel.ShouldBe("machtigingGeldigheid");
        Termijnen.Van(zaak, D(2, 7)).ShouldHaveSingleItem().Verstreken.ShouldBeTrue();
        Soorten(zaak, D(2, 6)).ShouldBe([Taaksoort.MachtigingGebruiken]);
        Soorten(zaak, D(2, 7)).ShouldBeEmpty();
    }

    [Fact]
    public void Het_verslag_moet_de_vierde_dag_weg_zijn_en_verdwijnt_als_beiden_het_hebben()
    {
        var binnen = Gebeurd(new WoningBinnengetreden(ZaakId, ControleId, Binnentreedgrond.Geen, false, null, []) { GebeurdOp = default }, D(2, 5));
        var zaak = Zaak(binnen);
        Datum(zaak, D(2, 5), Termijnsoort.VerslagBinnentreden).ShouldBe(D(2, 9));
        Soorten(zaak, D(2, 5)).ShouldBe([Taaksoort.VerslagBinnentredenOpmaken, Taaksoort.VerslagBinnentredenSturen]);

        var verslag = Guid.NewGuid();
        zaak = Na(zaak, Gebeurd(new VerslagBinnentredenOpgemaakt(ZaakId, ControleId, verslag, binnen.Id, Guid.NewGuid(), true, null, default, default, [], false, false, false, Guid.NewGuid(), Persoonsgegeven.Over(ZaakId, new Verslaginhoud("Fictief", "Niets."))) { GebeurdOp = default }, D(2, 6)));
        Soorten(zaak, D(2, 6)).ShouldBe([Taaksoort.VerslagBinnentredenSturen]);
        zaak = Na(zaak, Gestuurd(Verslagontvanger.Burgemeester));
        Soorten(zaak, D(2, 7)).ShouldBe([Taaksoort.VerslagBinnentredenSturen]);
        zaak = Na(zaak, Gestuurd(Verslagontvanger.Bewoner));
        Soorten(zaak, D(2, 7)).ShouldBeEmpty();
        Termijnen.Van(zaak, D(2, 20)).ShouldBeEmpty();

        IEvent Gestuurd(Verslagontvanger aan) => Gebeurd(new VerslagBinnentredenVerzonden(ZaakId, ControleId, verslag, aan, Verzonden(D(2, 7)), Bezwaar(D(2, 9)), []) { GebeurdOp = default }, D(2, 7));
    }

    [Fact]
    public void De_zienswijzetermijn_schuift_met_een_verlenging_en_wordt_niet_door_de_termijnenwet_verlengd()
    {
        // Sunday 25 January 2026: a term set by the authority does not roll.
        var zaak = Zaak(Voornemen(D(1, 11)));
        Datum(zaak, D(1, 12), Termijnsoort.Zienswijze).ShouldBe(D(1, 25));
        Soorten(zaak, D(1, 25)).ShouldBeEmpty();
        Soorten(zaak, D(1, 26)).ShouldBe([Taaksoort.BesluitNemen]);
        zaak = Na(zaak, Gebeurd(new ZienswijzetermijnVerlengd(ZaakId, VoornemenId, Zienswijzetermijn(D(1, 11), 21)) { GebeurdOp = default }, D(1, 20)));
        Datum(zaak, D(1, 26), Termijnsoort.Zienswijze).ShouldBe(D(2, 1));
        Soorten(zaak, D(1, 26)).ShouldBeEmpty();
    }

    [Fact]
    public void De_last_geeft_de_begunstiging_en_de_bezwaartermijn_en_de_taak_komt_na_de_eerste_week()
    {
        var zaak = Zaak([.. TotLast()]);
        Datum(zaak, D(1, 21), Termijnsoort.Begunstiging).ShouldBe(D(3, 17));
        Datum(zaak, D(1, 21), Termijnsoort.BezwaarLast).ShouldBe(D(3, 3));
        Termijnen.Van(zaak, D(1, 21)).Select(t => t.Soort).ShouldBe([Termijnsoort.BezwaarLast, Termijnsoort.Begunstiging]);
        Termijnen.Van(zaak, D(3, 5)).Single(t => t.Soort is Termijnsoort.BezwaarLast).Verstreken.ShouldBeTrue();
        Soorten(zaak, D(3, 17)).ShouldBeEmpty();
        var taak = Taken(zaak, D(3, 18)).ShouldHaveSingleItem();
        (taak.Soort, taak.Sinds.Dag()).ShouldBe((Taaksoort.HercontroleUitvoeren, D(3, 25)));

        zaak = Na(zaak, Gebeurd(new BegunstigingstermijnVerlengd(ZaakId, LastId, Rekendatum.Van(Begunstigingstermijn.TotEnMet(D(1, 20), D(4, 1)), b => b.LaatsteDag), Getekend(D(3, 10)), Guid.NewGuid(), Verzonden(D(3, 10)), Tekst()) { GebeurdOp = default }, D(3, 10)));
        Datum(zaak, D(3, 18), Termijnsoort.Begunstiging).ShouldBe(D(4, 1));
        Soorten(zaak, D(3, 18)).ShouldBeEmpty();
    }

    [Fact]
    public void Een_verbeurte_moet_in_zes_weken_zijn_betaald_en_verjaart_na_een_jaar()
    {
        var zaak = Zaak([.. TotLast(), .. Hercontrole()]);
        Datum(zaak, D(3, 27), Termijnsoort.Betaling).ShouldBe(D(5, 6));
        Datum(zaak, D(3, 27), Termijnsoort.Verjaring).ShouldBe(new DateOnly(2027, 3, 25));
        Termijnen.Van(zaak, D(3, 27)).Single(t => t.Soort is Termijnsoort.Verjaring).Laatste.Regel.ShouldBe("verjaringDwangsom");
        Soorten(zaak, D(3, 27)).ShouldBe([Taaksoort.HercontroleUitvoeren, Taaksoort.VoornemenInvorderingVerzenden]);

        // Paid: both terms are gone, and so is the task.
        zaak = Na(zaak, Gebeurd(new BetalingOntvangen(ZaakId, LastId, D(4, 1), 250_000, null) { GebeurdOp = default }, D(4, 1)));
        Termijnen.Van(zaak, D(4, 2)).ShouldNotContain(t => t.Verbeurte != null);
        Soorten(zaak, D(4, 2)).ShouldBe([Taaksoort.HercontroleUitvoeren]);
    }

    [Fact]
    public void Na_de_beschikking_telt_de_verjaring_opnieuw_en_komt_de_aanmaning_pas_bij_verzuim()
    {
        var zaak = Zaak([.. TotLast(), .. Hercontrole(), .. Beschikking()]);
        Datum(zaak, D(4, 21), Termijnsoort.Verjaring).ShouldBe(new DateOnly(2027, 4, 20));
        Datum(zaak, D(4, 21), Termijnsoort.BezwaarBeschikking).ShouldBe(D(6, 1));
        Soorten(zaak, D(5, 6)).ShouldNotContain(Taaksoort.AanmaningVerzenden);
        Soorten(zaak, D(5, 7)).ShouldContain(Taaksoort.AanmaningVerzenden);

        zaak = Na(zaak, Gebeurd(new AanmaningVerzonden(ZaakId, LastId, [Verbeurd], 0, Guid.NewGuid(), Verzonden(D(5, 8)), Bezwaar(D(5, 8)), []) { GebeurdOp = default }, D(5, 8)));
        Datum(zaak, D(5, 9), Termijnsoort.Aanmaning).ShouldBe(D(5, 22));
        Soorten(zaak, D(5, 22)).ShouldNotContain(Taaksoort.AanmaningVerzenden);
        Soorten(zaak, D(5, 22)).ShouldNotContain(Taaksoort.DwangbevelUitvaardigen);
        Soorten(zaak, D(5, 23)).ShouldContain(Taaksoort.DwangbevelUitvaardigen);
    }

    [Fact]
    public void Uitstel_houdt_de_aanmaning_tegen_en_verlengt_de_verjaring()
    {
        var zaak = Zaak([.. TotLast(), .. Hercontrole(), .. Beschikking(),
            Gebeurd(new UitstelVerleend(ZaakId, LastId, Guid.NewGuid(), [Verbeurd], D(5, 1), D(6, 30), Getekend(D(5, 1)), Guid.NewGuid(), Verzonden(D(5, 1))) { GebeurdOp = default }, D(5, 1))]);
        Soorten(zaak, D(6, 30)).ShouldNotContain(Taaksoort.AanmaningVerzenden);
        Soorten(zaak, D(7, 1)).ShouldContain(Taaksoort.AanmaningVerzenden);
        var verjaring = Termijnen.Van(zaak, D(5, 2)).Single(t => t.Soort is Termijnsoort.Verjaring);
        verjaring.Laatste.Datum.ShouldBeGreaterThan(new DateOnly(2027, 4, 20));
        verjaring.Laatste.Regel.ShouldBe("verjaringMetVerlenging");
    }

    [Fact]
    public void Voor_verjaring_wordt_steeds_dringender_gewaarschuwd_tot_zij_er_is()
    {
        var zaak = Zaak([.. TotLast(), .. Hercontrole()]);
        Niveau(D(9, 25)).ShouldBeNull();
        Niveau(D(9, 26)).ShouldBe(180);
        Niveau(new(2027, 2, 23)).ShouldBe(30);
        Niveau(new(2027, 3, 25)).ShouldBe(7);
        Niveau(new(2027, 3, 26)).ShouldBeNull();
        Termijnen.Van(zaak, new(2027, 3, 26)).Single(t => t.Soort is Termijnsoort.Verjaring).Verstreken.ShouldBeTrue();

        int? Niveau(DateOnly dag) => Taken(zaak, dag).SingleOrDefault(t => t.Soort is Taaksoort.VerjaringStuiten)?.Niveau;
    }

    [Fact]
    public void Wat_zonder_rekendatum_is_bewaard_wordt_door_de_bibliotheek_opnieuw_berekend()
    {
        var zaak = Zaak([Verleend(D(2, 3)), .. TotLast()]);
        var kaal = zaak with
        {
            Machtigingen = zaak.Machtigingen.ToImmutableDictionary(m => m.Key, m => m.Value with { Geldigheid = null }),
            Lasten = zaak.Lasten.ToImmutableDictionary(l => l.Key, l => l.Value with { Bezwaartermijn = null, Begunstigingsdata = [] }),
        };
        Termijnen.Van(kaal, D(2, 4)).Select(t => (t.Soort, t.Laatste.Datum)).ShouldBe(Termijnen.Van(zaak, D(2, 4)).Select(t => (t.Soort, t.Laatste.Datum)));
    }

    private static IEnumerable<IEvent> TotLast()
    {
        yield return Voornemen(D(1, 5));
        yield return Gebeurd(new LastOnderDwangsomOpgelegd(ZaakId, LastId, OvertrederId, OvertredingId, VoornemenId, new(Modaliteit.PerTijdseenheid, 250_000, 1_000_000, 7), new(new(null, 8, null), Tekst()), true, [], [], true, Getekend(D(1, 20)), Guid.NewGuid(), Tekst()) { GebeurdOp = default }, D(1, 20));
        yield return Gebeurd(new BesluitVerzonden(ZaakId, LastId, OvertrederId, Verzonden(D(1, 20))) { GebeurdOp = default }, D(1, 20));
        yield return Gebeurd(new BesluitBekendgemaakt(ZaakId, LastId, D(1, 20), Rekendatum.Van(Begunstigingstermijn.Bereken(D(1, 20), new Duur(8, Tijdseenheid.Weken)), b => b.LaatsteDag), Bezwaar(D(1, 20))) { GebeurdOp = default }, D(1, 20));
    }

    private static IEnumerable<IEvent> Hercontrole()
    {
        yield return Gebeurd(new ControleUitgevoerd(ZaakId, ControleId, Controleresultaat.OvertredingWaargenomen, default, default, [], null) { GebeurdOp = default }, D(3, 27));
        yield return Gebeurd(new HercontroleUitgevoerd(ZaakId, LastId, ControleId, D(3, 27), true, true, false, []) { GebeurdOp = default }, D(3, 27));
        yield return Gebeurd(new DwangsomVerbeurd(ZaakId, LastId, Verbeurd, 250_000, ControleId, Rekendatum.Van(Betaaltermijn.VanDwangsom(Verbeurd), b => b.BetalenUiterlijk),
            Rekendatum.Van(Verjaring.VanDwangsom(Verbeurd), v => v.LaatsteDagRechtsvordering!.Value), [])
        { GebeurdOp = default }, Verbeurd);
    }

    private static IEnumerable<IEvent> Beschikking()
    {
        yield return Gebeurd(new InvorderingsbeschikkingGenomen(ZaakId, LastId, BeschikkingId, null, [new(Verbeurd, 250_000, ControleId)], Getekend(D(4, 20)), Guid.NewGuid(), Tekst()) { GebeurdOp = default }, D(4, 20));
        yield return Gebeurd(new BesluitVerzonden(ZaakId, BeschikkingId, OvertrederId, Verzonden(D(4, 20))) { GebeurdOp = default }, D(4, 20));
        yield return Gebeurd(new InvorderingsbeschikkingBekendgemaakt(ZaakId, LastId, BeschikkingId, D(4, 20), Bezwaar(D(4, 20)), Bezwaar(D(4, 20))) { GebeurdOp = default }, D(4, 20));
    }

    private static Event<MachtigingVerleend> Verleend(DateOnly op) => Gebeurd(new MachtigingVerleend(ZaakId, Guid.NewGuid(), Guid.NewGuid(), [], [], new(false, false, false, []), Getekend(op), Rekendatum.Van(Machtiging.Geldigheid(op), m => m.LaatsteGeldigeDag), Guid.NewGuid()) { GebeurdOp = default }, op);

    private static Event<VoornemenVerzonden> Voornemen(DateOnly op) =>
        Gebeurd(new VoornemenVerzonden(ZaakId, VoornemenId, OvertrederId, OvertredingId, new(Modaliteit.PerTijdseenheid, 250_000, 1_000_000, 7), Guid.NewGuid(), Verzonden(op), Zienswijzetermijn(op, 14)) { GebeurdOp = default }, op);

    private static Rekendatum Zienswijzetermijn(DateOnly op, int dagen) => Rekendatum.Van(Recht.Termijnen.Zienswijzetermijn.Bereken(op, new Duur(dagen, Tijdseenheid.Dagen)), z => z.Einddatum);

    private static Rekendatum Bezwaar(DateOnly op) => Rekendatum.Van(Bezwaartermijn.Bereken(op), b => b.Termijn.Einddatum);

    private static Verzending Verzonden(DateOnly op) => new(Verzendwijze.Aangetekend, op, op, Guid.NewGuid(), Tekst());

    private static Ondertekening Getekend(DateOnly op) => new(Guid.NewGuid(), Guid.NewGuid(), op);

    private static Persoonsgegeven<string> Tekst() => Persoonsgegeven.Over(ZaakId, "Fictief.");

    private static DateOnly D(int maand, int dag) => new(2026, maand, dag);

    private static Event<T> Gebeurd<T>(T gebeurtenis, DateOnly op) where T : Handhaving.Platform.Gebeurtenis => new Event<T>(gebeurtenis with { GebeurdOp = op.Om(new TimeOnly(10, 0)) }) { Id = Guid.NewGuid() };

    private static Zaak Zaak(params IEvent[] gebeurtenissen) => gebeurtenissen.Aggregate(Handhaving.Panden.Zaak.Nieuw(ZaakId) with { Fase = Fase.OvertredingVastgesteld }, Na);

    private static Zaak Na(Zaak zaak, IEvent e) => zaak.Na(e, zaak.Version + 1);

    private static DateOnly Datum(Zaak zaak, DateOnly dag, Termijnsoort soort) => Termijnen.Van(zaak, dag).Single(t => t.Soort == soort).Laatste.Datum;

    /// <summary>As if everything was recorded in this system.</summary>
    private static IReadOnlyList<Taak> Taken(Zaak zaak, DateOnly dag) => Handhaving.Werkvoorraad.Taken.Van(zaak,
        zaak.Controles.Values.SelectMany(c => c.Betredingen).ToImmutableDictionary(b => b.Gebeurtenis, b => b.Op), dag);

    private static Taaksoort[] Soorten(Zaak zaak, DateOnly dag) => [.. Taken(zaak, dag).Select(t => t.Soort).Distinct()];
}
