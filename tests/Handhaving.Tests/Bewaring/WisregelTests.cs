using Handhaving.Bewaring;
using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Zaken;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Bewaring;

/// <summary>When personal values may go, and when not.</summary>
public class WisregelTests
{
    private static readonly Guid WissingId = Guid.Parse("00000000-0000-0000-0000-00000000ee01");

    private static readonly DateOnly Jaren = new(2030, 1, 1);

    private static ZaakAfgesloten Sluit() => new(ZaakId, Afsluitreden.LastBeeindigd, Tekst()) { GebeurdOp = Nu };

    private static LastIngetrokken Trek(DateOnly op) => new(ZaakId, LastId, Ondertekening(op), Stuk(Stuksoort.Intrekkingsbesluit), Verzending(op), Tekst()) { GebeurdOp = Nu };

    private static StelWissingVoor Alles(Wisgrond grond, bool procedure = false) => new(grond, procedure, Betrokkene);

    private static Microsoft.AspNetCore.Mvc.ProblemDetails Vraag(StelWissingVoor opdracht, Pand pand, DateOnly? dag = null) =>
        StelWissingVoorEndpoint.Validate(opdracht, pand, pand.Zaak(ZaakId)!, Intakes.Geen, Personenregister.Leeg, Klok(dag ?? Jaren));

    [Theory]
    [InlineData(Wisgrond.VerkeerdePersoon)]
    [InlineData(Wisgrond.OnrechtmatigVerwerkt)]
    [InlineData(Wisgrond.GegrondBezwaar)]
    [InlineData(Wisgrond.WettelijkePlicht)]
    public void Wie_er_niet_in_hoort_kan_ook_uit_een_open_zaak(Wisgrond grond) => Vraag(Alles(grond), Pand(Onderzocht)).MagDoor();

    [Theory]
    [InlineData(Wisgrond.NietLangerNodig)]
    [InlineData(Wisgrond.BezwaarBetrokkene)]
    public void Wat_voor_de_taak_nodig_is_blijft_tot_het_einde_van_de_bewaartermijn(Wisgrond grond)
    {
        Vraag(Alles(grond), Pand(Onderzocht)).GeweigerdDoor("W-zaak");
        Vraag(Alles(grond), Pand([.. Onderzocht, Sluit()])).GeweigerdDoor("W-bewaren");
    }

    /// <summary>The law of a ground is data, and none of them is without its article.</summary>
    [Fact]
    public void Elke_grond_heeft_een_artikel_en_een_besluit_blijft()
    {
        Wisregels.Gronden.Keys.ShouldBe(Enum.GetValues<Wisgrond>(), ignoreOrder: true);
        foreach (var grond in Enum.GetValues<Wisgrond>()) grond.Artikel().ShouldContain("art. ");
        (Wisgrond.GegrondBezwaar.Artikel(), Wisgrond.OnrechtmatigVerwerkt.Artikel()).ShouldBe(("AVG art. 17 lid 1 onder c, art. 21 lid 1", "AVG art. 17 lid 1 onder d"));
        var pand = Pand(Onderzocht);
        Vraag(new(Wisgrond.GegrondBezwaar, false, null, [new(pand.Stroom.First(e => e.Data is ProcesVerbaalOpgemaakt).Id, "/tekst")]), pand).GeweigerdDoor("W-stuk");
    }

    [Fact]
    public void Een_procedure_een_last_een_termijn_en_een_vordering_houden_elke_wissing_tegen()
    {
        foreach (var grond in Enum.GetValues<Wisgrond>().Where(g => g is not Wisgrond.BewaartermijnVerstreken))
        {
            Vraag(Alles(grond, procedure: true), Pand(Onderzocht)).GeweigerdDoor("W-procedure");
            Vraag(Alles(grond), Pand(MetLast)).GeweigerdDoor("W-last");
            Vraag(Alles(grond), Pand([.. MetLast, Trek(new(2026, 8, 1))]), new(2026, 8, 12)).GeweigerdDoor("W-termijn");
            Vraag(Alles(grond), Pand([.. MetVerbeurte, Trek(new(2026, 10, 1))]), new(2026, 12, 1)).GeweigerdDoor("W-vordering");
        }
        Vraag(Alles(Wisgrond.VerkeerdePersoon), Pand([.. MetLast, Trek(new(2026, 8, 1))]), new(2026, 8, 13)).MagDoor();
    }

    /// <summary>A melding that was moved is proof in the zaak where it is now.</summary>
    [Fact]
    public void Ook_een_andere_zaak_die_het_gegeven_gebruikt_telt()
    {
        var pand = Pand([.. MetLast, Melding(Guid.NewGuid(), AndereZaakId)]);
        var vreemd = pand.Stroom[^1].Id;
        var opdracht = new StelWissingVoor(Wisgrond.VerkeerdePersoon, false, null, [new(vreemd, "/omschrijving")]);
        StelWissingVoorEndpoint.Validate(opdracht, pand, pand.Zaak(AndereZaakId)!, Intakes.Geen, Personenregister.Leeg, Klok(Jaren)).MagDoor();

        pand = pand.Na([new MeldingGekoppeld(ZaakId, ((MeldingOntvangen)pand.Stroom[^1].Data).MeldingId, AndereZaakId, false, Op(-900), Onderwerp.Afval, true, false, vreemd) { GebeurdOp = Nu }]);
        StelWissingVoorEndpoint.Validate(opdracht, pand, pand.Zaak(AndereZaakId)!, Intakes.Geen, Personenregister.Leeg, Klok(Jaren)).GeweigerdDoor("W-last");
    }

    [Fact]
    public void Een_besluit_of_proces_verbaal_blijft_zoals_het_is_vastgesteld()
    {
        var pand = Pand(Onderzocht);
        StelWissingVoor Plaats<T>(string pad, Wisgrond grond = Wisgrond.OnrechtmatigVerwerkt, Func<T, bool>? welke = null) =>
            new(grond, false, null, [new(pand.Stroom.First(e => e.Data is T d && (welke?.Invoke(d) ?? true)).Id, pad)]);

        Vraag(Plaats<ProcesVerbaalOpgemaakt>("/tekst"), pand).GeweigerdDoor("W-stuk");
        Vraag(Plaats<StukOpgenomen>("/bestand", welke: s => s.Soort is Stuksoort.LastOnderDwangsom), pand).GeweigerdDoor("W-stuk");
        Vraag(Plaats<StukOpgenomen>("/bestand", welke: s => s.Soort is Stuksoort.Bewijsstuk), pand).MagDoor();
        Vraag(Plaats<ProcesVerbaalOpgemaakt>("/tekst", Wisgrond.WettelijkePlicht), pand).MagDoor();
    }

    [Fact]
    public async Task Wat_er_niet_is_of_al_dicht_is_wordt_niet_voorgesteld()
    {
        var pand = Pand(Onderzocht);
        var melding = pand.Stroom[0].Id;
        Vraag(new(Wisgrond.VerkeerdePersoon, false, Guid.NewGuid()), pand).Ongeldig("betrokkene");
        Vraag(new(Wisgrond.VerkeerdePersoon, false, null, [new(melding, "/melder")]), pand).Ongeldig("velden");
        Vraag(new(Wisgrond.VerkeerdePersoon, false, null, [new(melding, "/omschrijving")]), pand).MagDoor();
        pand = pand.Na([new WissingAangevraagd(ZaakId, WissingId, Wisgrond.VerkeerdePersoon, Bert, [new(melding, "/omschrijving")]) { GebeurdOp = Nu }]);
        Vraag(new(Wisgrond.VerkeerdePersoon, false, null, [new(melding, "/omschrijving")]), pand).Ongeldig("velden");

        (await new StelWissingVoor(Wisgrond.VerkeerdePersoon, false).Gekeurd()).Ongeldig("velden");
        (await new StelWissingVoor(Wisgrond.VerkeerdePersoon, false, Betrokkene, [new(melding, "/x")]).Gekeurd()).Ongeldig("velden");
        (await new StelWissingVoor(Wisgrond.BewaartermijnVerstreken, false, Betrokkene).Gekeurd()).Ongeldig("grond");
        (await Alles(Wisgrond.VerkeerdePersoon).Gekeurd()).MagDoor();
    }

    [Fact]
    public void Een_voorstel_noemt_wat_gaat_en_wat_een_mens_moet_lezen()
    {
        var pand = Pand(Onderzocht);
        var (_, voorgesteld) = StelWissingVoorEndpoint.Post(Alles(Wisgrond.VerkeerdePersoon), pand, pand.Zaak(ZaakId)!, Intakes.Geen, Personenregister.Leeg, Wie(), Klok(Jaren));

        var toestemming = pand.Stroom.Single(e => e.Data is ToestemmingVerleend).Id;
        voorgesteld.Velden.ShouldHaveSingleItem().Gebeurtenis.ShouldBe(toestemming);
        voorgesteld.Voorsteller.ShouldBe(Anna);
        voorgesteld.TeBeoordelen.Length.ShouldBe(3 + Enum.GetValues<Stuksoort>().Length);
        voorgesteld.TeBeoordelen.ShouldNotContain(voorgesteld.Velden[0]);

        pand = pand.Na([voorgesteld]);
        var w = pand.Zaak(ZaakId)!.Wissingen[voorgesteld.WissingId];
        (w.Fase, w.Grond).ShouldBe((Wisfase.Voorgesteld, Wisgrond.VerkeerdePersoon));
        BevestigWissingEndpoint.Validate(new(false), pand, pand.Zaak(ZaakId)!, w.Id, Intakes.Geen, Personenregister.Leeg, Handhaving.Recht.Bewaring.Bewaartermijnen.Standaard, Wie(Bert), Klok(Jaren)).GeweigerdDoor("W-teksten");

        var alles = new VrijeTekstBeoordeeld(ZaakId, w.Id, [.. voorgesteld.TeBeoordelen.Select(v => new Tekstoordeel(v, Tekstkeuze.Behouden))]) { GebeurdOp = Nu };
        pand = pand.Na([alles]);
        BevestigWissingEndpoint.Validate(new(false), pand, pand.Zaak(ZaakId)!, w.Id, Intakes.Geen, Personenregister.Leeg, Handhaving.Recht.Bewaring.Bewaartermijnen.Standaard, Wie(Anna), Klok(Jaren)).GeweigerdDoor("W-vierogen");
        BevestigWissingEndpoint.Validate(new(true), pand, pand.Zaak(ZaakId)!, w.Id, Intakes.Geen, Personenregister.Leeg, Handhaving.Recht.Bewaring.Bewaartermijnen.Standaard, Wie(Bert), Klok(Jaren)).GeweigerdDoor("W-procedure");
        BevestigWissingEndpoint.Validate(new(false), pand, pand.Zaak(ZaakId)!, w.Id, Intakes.Geen, Personenregister.Leeg, Handhaving.Recht.Bewaring.Bewaartermijnen.Standaard, Wie(Bert), Klok(Jaren)).MagDoor();

        // A text that came in meanwhile is to be read too, and what another erasure took is not left to take.
        BevestigWissingEndpoint.Validate(new(false), pand.Na([Beoordeeld()]), pand.Na([Beoordeeld()]).Zaak(ZaakId)!, w.Id, Intakes.Geen, Personenregister.Leeg, Handhaving.Recht.Bewaring.Bewaartermijnen.Standaard, Wie(Bert), Klok(Jaren)).GeweigerdDoor("W-teksten");
        pand = pand.Na([new PersoonsgegevensGewist(ZaakId, WissingId, Wisgrond.VerkeerdePersoon, voorgesteld.Velden) { GebeurdOp = Nu }]);
        BevestigWissingEndpoint.Validate(new(false), pand, pand.Zaak(ZaakId)!, w.Id, Intakes.Geen, Personenregister.Leeg, Handhaving.Recht.Bewaring.Bewaartermijnen.Standaard, Wie(Bert), Klok(Jaren)).GeweigerdDoor("W-leeg");
        pand = pand.Na([new WissingIngetrokken(ZaakId, w.Id) { GebeurdOp = Nu }]);
        TrekWissingInEndpoint.Validate(pand.Zaak(ZaakId)!, w.Id).GeweigerdDoor("W-fase");
    }

    [Fact]
    public async Task Een_vrije_tekst_wordt_behouden_gewist_of_vervangen()
    {
        var pand = Pand(Onderzocht);
        pand = pand.Na([StelWissingVoorEndpoint.Post(Alles(Wisgrond.VerkeerdePersoon), pand, pand.Zaak(ZaakId)!, Intakes.Geen, Personenregister.Leeg, Wie(), Klok(Jaren)).Item2]);
        var (zaak, id) = (pand.Zaak(ZaakId)!, pand.Zaak(ZaakId)!.Wissingen.Keys.Single());
        Tekstbesluit Over<T>(string pad, Tekstkeuze keuze, string? tekst = null) => new(pand.Stroom.First(e => e.Data is T).Id, pad, keuze, tekst);
        Microsoft.AspNetCore.Mvc.ProblemDetails Vraag(params Tekstbesluit[] oordelen) => BeoordeelVrijeTekstEndpoint.Validate(new(oordelen), pand, zaak, id, Intakes.Geen);

        Vraag(Over<MeldingOntvangen>("/omschrijving", Tekstkeuze.Vervangen, "Zonder naam."), Over<MeldingBeoordeeld>("/motivering", Tekstkeuze.Wissen)).MagDoor();
        Vraag(Over<ProcesVerbaalOpgemaakt>("/tekst", Tekstkeuze.Behouden)).MagDoor();
        Vraag(Over<ProcesVerbaalOpgemaakt>("/tekst", Tekstkeuze.Wissen)).GeweigerdDoor("W-stuk");
        Vraag(Over<StukOpgenomen>("/bestand", Tekstkeuze.Vervangen, "tekst")).Ongeldig("oordelen");
        Vraag(Over<ToestemmingVerleend>("/verlener", Tekstkeuze.Wissen)).Ongeldig("oordelen");
        BeoordeelVrijeTekstEndpoint.Validate(new([Over<MeldingOntvangen>("/omschrijving", Tekstkeuze.Wissen)]), pand.Na([new WissingIngetrokken(ZaakId, id) { GebeurdOp = Nu }]), pand.Na([new WissingIngetrokken(ZaakId, id) { GebeurdOp = Nu }]).Zaak(ZaakId)!, id, Intakes.Geen).GeweigerdDoor("W-fase");

        var (_, beoordeeld) = BeoordeelVrijeTekstEndpoint.Post(new([Over<MeldingOntvangen>("/omschrijving", Tekstkeuze.Vervangen, "Zonder naam.")]), pand, zaak, id, Klok(Jaren));
        beoordeeld.ShouldBeGebeurtenis(new VrijeTekstBeoordeeld(ZaakId, id, [new(new(pand.Stroom[0].Id, "/omschrijving"), Tekstkeuze.Vervangen, Persoonsgegeven.Over(ZaakId, "Zonder naam."))]) { GebeurdOp = Klok(Jaren).GetUtcNow() });
        pand = pand.Na([beoordeeld]);
        // The replacement is not itself a text to judge.
        Zaakwaarden.NogTeBeoordelen(pand, pand.Zaak(ZaakId)!, pand.Zaak(ZaakId)!.Wissingen[id], Intakes.Geen).ShouldNotContain(t => t.Bron.Data is VrijeTekstBeoordeeld);
        Zaakwaarden.Omvang(pand, pand.Zaak(ZaakId)!, pand.Zaak(ZaakId)!.Wissingen[id], Intakes.Geen).Select(w => w.Veld.Pad).ShouldContain("/omschrijving");

        (await new BeoordeelVrijeTekst([]).Gekeurd()).Ongeldig("oordelen");
        (await new BeoordeelVrijeTekst([new(Guid.Empty, "/a", Tekstkeuze.Wissen), new(Guid.Empty, "/a", Tekstkeuze.Behouden)]).Gekeurd()).Ongeldig("oordelen");
        (await new BeoordeelVrijeTekst([new(Guid.Empty, "/a", Tekstkeuze.Vervangen)]).Gekeurd()).Ongeldig("oordelen[0].vervanging");
        (await new BeoordeelVrijeTekst([new(Guid.Empty, "/a", Tekstkeuze.Behouden, "tekst")]).Gekeurd()).Ongeldig("oordelen[0].vervanging");
    }

    [Fact]
    public void Een_dossier_dat_iets_ervan_bevatte_gaat_mee_en_een_eerder_of_ander_niet()
    {
        static DossierGeexporteerd Dossier(Guid zaak, int nr) => new(zaak, Guid.NewGuid(), Dossierdoel.Bezwaar, nr, "", 0, 0, 0, 0, 0, false, false, Persoonsgegeven.Over(Guid.NewGuid(), new Dossierhelft([], [], [], [], []))) { GebeurdOp = Nu };
        var pand = Pand([Melding(), Dossier(ZaakId, 2), Melding(Guid.NewGuid(), AndereZaakId), Dossier(AndereZaakId, 4), Beoordeeld(), Dossier(ZaakId, 6)]);
        var w = new Wissing(WissingId, Wisgrond.VerkeerdePersoon, Anna, Nu, [new(pand.Stroom[4].Id, "/motivering")], Wisfase.Voorgesteld);

        Zaakwaarden.Omvang(pand, pand.Zaak(ZaakId)!, w, Intakes.Geen).Select(z => z.Veld).ShouldBe([new(pand.Stroom[4].Id, "/motivering"), new(pand.Stroom[5].Id, "/helft")]);
        w = w with { Velden = [new(pand.Stroom[0].Id, "/omschrijving")] };
        Zaakwaarden.Omvang(pand, pand.Zaak(ZaakId)!, w, Intakes.Geen).Count(z => z.Veld.Pad == "/helft").ShouldBe(2);
    }

    [Fact]
    public void Een_vernietigde_zaak_wordt_niet_heropend()
    {
        Gebeurtenis[] vernietigd = [Melding(), Beoordeeld(MeldingUitkomst.NietInBehandeling), new PersoonsgegevensGewist(ZaakId, WissingId, Wisgrond.BewaartermijnVerstreken, []) { GebeurdOp = Nu }];
        HeropenZaakEndpoint.Validate(Zaak(vernietigd[..2])).MagDoor();
        HeropenZaakEndpoint.Validate(Zaak(vernietigd)).GeweigerdDoor("Z-vernietigd");
    }
}
