using Handhaving.Dossiers;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Dossiers;

/// <summary>What is in a dossier, what is not, and that the reader is told.</summary>
public class DossierinhoudTests
{
    private static readonly Gebeurtenis[] Andere =
    [
        Melding(Guid.Parse("00000000-0000-0000-0000-0000000000c2"), AndereZaakId) with { Kanaal = Kanaal.Partner, Onderwerp = Onderwerp.Brandveiligheid },
        new ZaakAfgesloten(AndereZaakId, Afsluitreden.Hersteld, Tekst("anders")) { GebeurdOp = Op(50) },
    ];

    [Fact]
    public void Elk_stuk_staat_in_de_inventaris_met_datum_soort_omvang_hash_en_plaats_in_het_verloop()
    {
        var stroom = Leesproef.Stroom(Dossier.MetBekendeBeschikking);
        var d = stroom.Inhoud(stroom.Geopend());

        d.Inventaris.Select(s => s.Nummer).ShouldBe(Enumerable.Range(1, Enum.GetValues<Stuksoort>().Length));
        d.Inventaris.Select(s => s.Soort).ShouldBe(Enum.GetValues<Stuksoort>());
        d.Inventaris.ShouldAllBe(s => s.OmvangBytes == 10 && s.Mediatype == Mediatype.Pdf && stroom[(int)s.Regel - 1].Data is StukOpgenomen && ((Openlegging.AlsBestand)s.Bestand).Sha256 == Leesproef.Hash);
        // A line leads to the documents that it names, also those inside a dispatch or a proof.
        int Nummer(Stuksoort soort) => d.Inventaris.Single(s => s.Soort == soort).Nummer;
        d.Verloop.Single(r => r.Soort == "voornemen-verzonden.v1").Stukken.ShouldBe([Nummer(Stuksoort.Voornemen), Nummer(Stuksoort.Verzendbewijs)]);
        d.Verloop.Single(r => r.Soort == "overtreder-aangemerkt.v1").Stukken.ShouldBe([Nummer(Stuksoort.Bewijsstuk)]);
        Leesproef.Kaal(Leesdossier.Maak(d).Pdf.Leestekst()).ShouldContain(Leesproef.Hash);
    }

    [Fact]
    public void Het_verloop_is_in_volgorde_van_gebeuren_met_nummer_artikel_en_rol_maar_zonder_naam()
    {
        var stroom = Leesproef.Stroom(Gepland(), Legitimatie(), Melding());
        stroom[2].Timestamp = Op(0).AddDays(2);
        var d = stroom.Inhoud();

        d.Verloop.Select(r => r.Nummer).ShouldBe([1, 4, 2, 3]);
        d.Verloop.Select(r => r.GebeurdOp).ShouldBeInOrder();
        var laat = d.Verloop.Single(r => r.LaatGeregistreerd);
        (laat.Soort, laat.Grondslag, laat.Door, laat.GeregistreerdOp).ShouldBe(("legitimatie-getoond.v1", "Awbi 1 lid 1, Awb 5:12", "toezichthouder", Op(0).AddDays(2)));
        var alles = Leesdossier.Maak(d).Alles();
        alles.ShouldContain("vastgelegd12juni2026,10:00laatvastgelegd");
        foreach (var verwijzing in (Guid[])[Leesproef.Medewerker, Anna, Bert]) alles.ShouldNotContain(verwijzing.ToString());
    }

    [Fact]
    public void Een_correctie_staat_bij_wat_zij_corrigeert_en_andersom()
    {
        var stroom = Leesproef.Stroom(Melding(), Gepland(), Betreding(grond: Binnentreedgrond.Geen), Legitimatie(4));
        var gecorrigeerd = Leesproef.Stroom([.. stroom.Skip(1).Select(e => (Gebeurtenis)e.Data),
            new GegevenGecorrigeerd(ZaakId, stroom[3].Id, true, null, Tekst()) { GebeurdOp = Op(60) }, new GegevenGecorrigeerd(ZaakId, stroom[4].Id, false, Op(1), Tekst()) { GebeurdOp = Op(61) }]);
        var d = gecorrigeerd.Inhoud();

        var herroepen = d.Verloop.Single(r => r.Nummer == 4);
        herroepen.Herroepen.ShouldBeTrue();
        herroepen.Kanttekeningen.ShouldHaveSingleItem().ShouldStartWith("Herroepen: dit is niet gebeurd. Zie nr. 6");
        var verplaatst = d.Verloop.Single(r => r.Nummer == 5);
        (verplaatst.GebeurdOp, verplaatst.EerstVastgelegdAls).ShouldBe((Op(1), Op(4)));
        d.Verloop.Single(r => r.Nummer == 7).Kanttekeningen.ShouldBe(["Dit corrigeert nr. 5."]);
        d.Stand.Controles.Single().Betredingen.ShouldBeEmpty();
    }

    [Fact]
    public void Van_een_andere_zaak_staat_er_alleen_een_aantal()
    {
        var stroom = Leesproef.Stroom([.. Dossier.MetLast, .. Andere]);
        var geopend = stroom.Geopend();
        var d = stroom.Inhoud(geopend);

        (d.Vastleggingen, d.AndereZaken, d.Verloop.Count).ShouldBe((stroom.Count, 2, stroom.Count - 2));
        var leesdossier = Leesdossier.Maak(d);
        var alles = leesdossier.Alles();
        alles.ShouldContain("2horenbijeenanderezaak");
        foreach (var geheim in (string[])[AndereZaakId.ToString(), "brandveiligheid", "Dezaakisafgesloten", .. geopend.Where(g => stroom.Single(e => e.Id == g.Key.Gebeurtenis).Version > stroom.Count - 2).Select(g => Leesproef.Kaal(((Openlegging.Verstrekt)g.Value).Waarde.GetString()!))])
            alles.ShouldNotContain(geheim, Case.Insensitive);
        // The other way round as well, and nothing of the one depends on the other.
        Leesdossier.Maak(stroom.Inhoud(geopend, zaak: AndereZaakId)).Alles().ShouldNotContain(ZaakId.ToString());
        var alleen = Leesproef.Stroom(Dossier.MetLast).Inhoud(geopend);
        d.Verloop.Select(r => (r.Nummer, r.Omschrijving)).ShouldBe(alleen.Verloop.Select(r => (r.Nummer, r.Omschrijving)));
        d.Stand.Termijnen.Select(t => t.Laatste.Datum).ShouldBe(alleen.Stand.Termijnen.Select(t => t.Laatste.Datum));
        Should.Throw<ArgumentException>(() => stroom.Inhoud(zaak: NormId));
    }

    [Fact]
    public void Een_melding_die_van_zaak_wisselde_staat_met_haar_ontvangst_en_correctie_in_beide_dossiers()
    {
        var ontvangst = Leesproef.Stroom(Melding(zaakId: AndereZaakId))[1].Id;
        var stroom = Leesproef.Stroom(Melding(zaakId: AndereZaakId), Melding(Guid.Parse("00000000-0000-0000-0000-0000000000c3"), AndereZaakId), Melding(Guid.Parse("00000000-0000-0000-0000-0000000000c4")),
            new MeldingGekoppeld(ZaakId, MeldingId, AndereZaakId, false, Op(-900), Onderwerp.Kamerverhuur, true, false, ontvangst) { GebeurdOp = Op(-850) },
            new GegevenGecorrigeerd(ZaakId, ontvangst, false, Op(-950), Tekst()) { GebeurdOp = Op(-840) });

        var hier = stroom.Inhoud();
        hier.Verloop.Select(r => r.Nummer).ShouldBe([1, 2, 4, 5, 6]);
        hier.Verloop.Single(r => r.Nummer == 2).Kanttekeningen.ShouldContain(k => k.StartsWith("Vastgelegd in een andere zaak", StringComparison.Ordinal));
        hier.AndereZaken.ShouldBe(1);
        Leesdossier.Maak(hier).Alles().ShouldNotContain(AndereZaakId.ToString());

        var daar = stroom.Inhoud(zaak: AndereZaakId);
        daar.Verloop.Select(r => r.Nummer).ShouldBe([1, 2, 3, 5, 6]);
        daar.Verloop.Single(r => r.Nummer == 5).Omschrijving.ShouldBe("Een melding is van deze zaak naar een andere zaak in dit pand verplaatst.");
        Leesdossier.Maak(daar).Alles().ShouldNotContain(ZaakId.ToString());
    }

    [Theory]
    [InlineData(Dossierdoel.Bezwaar, "Awb 7:4 lid 6")]
    [InlineData(Dossierdoel.Beroep, "Awb 8:29")]
    public void Wat_niet_is_verstrekt_of_gewist_is_staat_er_met_reden_en_artikel_en_zonder_waarde(Dossierdoel doel, string artikel)
    {
        var melding = Melding() with { Melder = Handhaving.Persoonsgegevens.Persoonsgegeven.Over(Betrokkene, new Melder("Geheime Melder", "0612345678")), Anoniem = false };
        var stroom = Leesproef.Stroom(melding, Beoordeeld(), Gepland(), Toestemming());
        var d = stroom.Inhoud(new()
        {
            [new(stroom[1].Id, "/melder")] = new Openlegging.NietVerstrekt(Geheimhouding.Melder),
            [new(stroom[1].Id, "/omschrijving")] = Leesproef.Waarde("Er wonen er veel."),
            [new(stroom[2].Id, "/motivering")] = new Openlegging.Gewist(),
        }, doel);

        d.NietVerstrekt.Select(w => (w.Regel, w.Gegeven, w.Reden)).ShouldBe([(2, "melder", Geheimhouding.Melder), (5, "verlener", Geheimhouding.NietBeoordeeld)]);
        d.NietVerstrekt[0].Artikel.ShouldStartWith(artikel);
        d.Gewist.ShouldHaveSingleItem().Regel.ShouldBe(3);
        var alles = Leesdossier.Maak(d).Alles();
        alles.ShouldContain("Erwonenerveel.");
        alles.ShouldContain("gewist");
        alles.ShouldContain(Leesproef.Kaal("niet verstrekt (gegevens van een melder; " + artikel));
        foreach (var geheim in (string[])["GeheimeMelder", "0612345678", "Fictief,", "naamFictief"]) alles.ShouldNotContain(geheim);
    }

    /// <summary>Whoever forgets to decide gives nothing away.</summary>
    [Fact]
    public void Een_waarde_waarover_niet_is_beslist_wordt_niet_verstrekt()
    {
        var stroom = Leesproef.Stroom(Dossier.MetBekendeBeschikking);
        var d = stroom.Inhoud();

        d.NietVerstrekt.Count.ShouldBe(stroom.Sum(e => Handhaving.Persoonsgegevens.Persoonsgegeven.In(e.Data).Count()));
        d.NietVerstrekt.ShouldAllBe(w => w.Reden == Geheimhouding.NietBeoordeeld);
        Leesdossier.Maak(d).Alles().ShouldNotContain("Fictiefstraat");
    }

    [Fact]
    public void Melder_tolk_en_bewoner_blijven_zonder_ander_besluit_geheim()
    {
        Geheimhoudingsregels.Voorstel(Melding(), "/melder").ShouldBe(Geheimhouding.Melder);
        Geheimhoudingsregels.Voorstel(new TolkIngezet(ZaakId, ControleId, Tolkwijze.Aanwezig, null!) { GebeurdOp = Nu }, "/tolk").ShouldBe(Geheimhouding.Herkomst);
        Geheimhoudingsregels.Voorstel(Toestemming(), "/verlener").ShouldBe(Geheimhouding.Derde);
        Geheimhoudingsregels.Voorstel(ProcesVerbaal(), "/tekst").ShouldBeNull();
    }

    [Fact]
    public void Termijnen_en_dwangsommen_staan_er_met_artikel_ook_die_voorbij_zijn()
    {
        var d = Leesproef.Stroom(Dossier.MetBekendeBeschikking).Inhoud();
        var alles = Leesdossier.Maak(d).Alles();

        d.Stand.Termijnen.ShouldNotBeEmpty();
        foreach (var t in d.Stand.Termijnen)
        {
            alles.ShouldContain(Leesproef.Kaal(t.Wat));
            alles.ShouldContain(Leesproef.Kaal(t.Laatste.Artikel));
        }
        alles.ShouldContain("24juni2026", Case.Sensitive, "de zienswijzetermijn is voorbij en staat bij de berekende termijnen");
        alles.ShouldContain("Verbeurdedwangsommenvanlast1");
    }

    [Fact]
    public void Wat_na_het_moment_is_vastgelegd_staat_er_niet_in()
    {
        var stroom = Leesproef.Stroom(Melding(), Beoordeeld(), Gepland());
        stroom[3].Timestamp = Leesproef.Later.AddDays(1);
        stroom.Inhoud().Verloop.Select(r => r.Nummer).ShouldBe([1, 2, 3]);
    }
}
