using Handhaving.Avgverzoeken;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using JasperFx.Events;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Avgverzoeken;

/// <summary>Given what happened in a request, what may be done next. Dates by Handhaving.Recht.</summary>
public class VerzoekregelTests
{
    private static readonly Guid Id = Guid.Parse("00000000-0000-0000-0000-0000000000b1");

    private static readonly DateOnly Ontvangen = new(2026, 1, 31);

    [Fact]
    public void De_termijn_is_een_maand_na_ontvangst_en_met_verlenging_drie()
    {
        // 28 February 2026 is a Saturday: to the next working day by Regulation 1182/71, and the answer says that this is a question of law.
        var v = Verzoek(Verzoeksoort.Inzage);
        v.Termijn!.Datum.ShouldBe(new DateOnly(2026, 3, 2));
        v.Termijn.Waarschuwingen.ShouldNotBeEmpty();
        Verzoekregels.Termijn(v.TermijnVanaf, verlengd: true).Datum.ShouldBe(new DateOnly(2026, 4, 30));
    }

    [Fact]
    public void Verlengen_kan_een_keer_en_alleen_als_het_binnen_de_eerste_maand_is_meegedeeld()
    {
        var v = Verzoek(Verzoeksoort.Inzage);
        Verzoekregels.Verlenging(v, new(2026, 3, 2)).ShouldBeNull();
        Verzoekregels.Verlenging(v, new(2026, 3, 3))!.Regel.ShouldBe("AV12-verlenging");
        Verzoekregels.Verlenging(Verzoek(Verzoeksoort.Inzage, new VerzoektermijnVerlengd(Id, Verlengingsreden.Complexiteit, Ontvangen, Verzoekregels.Termijn(Ontvangen, true), Tekst()) { GebeurdOp = Nu }), Ontvangen)!.Regel.ShouldBe("AV12-verlengd");
    }

    [Fact]
    public void Of_de_termijn_wacht_op_de_identiteit_is_een_keuze_die_zichtbaar_is()
    {
        var gevraagd = new AanvullendeInformatieGevraagd(Id, new(2026, 2, 3), Tekst()) { GebeurdOp = Nu };
        var v = Verzoek(Verzoeksoort.Inzage, gevraagd, new IdentiteitVastgesteld(Id, Identiteitswijze.Digid, Anna, new(2026, 2, 10), Verzoekregels.Termijn(new(2026, 2, 10), false)) { GebeurdOp = Nu });
        v.Termijn!.Datum.ShouldBe(new DateOnly(2026, 3, 10));
        v.TermijnVanaf.ShouldBe(new DateOnly(2026, 2, 10));
        Avgverzoekbeeld.Van(v, new(TermijnWachtOpIdentiteit: true), Ontvangen).Keuzes.ShouldContain(Verzoekkeuze.TermijnWachtOpIdentiteit);
        Avgverzoekbeeld.Van(v, new(), Ontvangen).Keuzes.ShouldBe([Verzoekkeuze.TermijnLooptVanafOntvangst, Verzoekkeuze.VerordeningNietAtw]);
    }

    [Fact]
    public void Wat_beantwoord_is_is_niet_meer_te_laat()
    {
        var besloten = new AvgVerzoekBesloten(Id, Verzoekuitkomst.Afgewezen, [Afwijzingsgrond.Buitensporig], new(Anna, Guid.Empty, Ontvangen), Tekst()) { GebeurdOp = Nu };
        Avgverzoekbeeld.Van(Verzoek(Verzoeksoort.Inzage), new(), new(2026, 3, 3)).Verstreken.ShouldBeTrue();
        var v = Verzoek(Verzoeksoort.Inzage, besloten, new AvgBesluitBekendgemaakt(Id, Berichtwijze.Post, Ontvangen, Verzoekregels.Termijn(Ontvangen, false)) { GebeurdOp = Nu }, new AvgVerzoekAfgehandeld(Id) { GebeurdOp = Nu });
        Avgverzoekbeeld.Van(v, new(), new(2026, 3, 3)).Verstreken.ShouldBeFalse();
        Verzoekregels.Bekendgemaakt(Verzoek(Verzoeksoort.Inzage, besloten))!.Regel.ShouldBe("AV-bekend");
    }

    [Fact]
    public void Elke_grond_heeft_een_artikel_en_past_bij_een_soort()
    {
        foreach (var grond in Enum.GetValues<Afwijzingsgrond>())
        {
            grond.Artikel().ShouldStartWith("AVG art.");
            Enum.GetValues<Verzoeksoort>().ShouldContain(s => grond.Past(s));
        }
        Afwijzingsgrond.RechtenVanAnderen.Past(Verzoeksoort.Wissing).ShouldBeFalse();
    }

    [Fact]
    public void Wie_wordt_beperkt_in_een_zaak_is_dicht_waar_niet_vaststaat_welke_zaak_het_is()
    {
        var beperkt = new Beperkt(Anna, ZaakId, Beperkingsgrond.JuistheidBetwist);
        (beperkt.Geldt(ZaakId), beperkt.Geldt(AndereZaakId), beperkt.Geldt(null)).ShouldBe((true, false, true));
        beperkt.VerzetZichTegenWissing.ShouldBeFalse();
    }

    [Fact]
    public void Een_verbetering_heeft_de_vorm_van_wat_zij_verbetert_en_is_te_vinden()
    {
        var melder = Persoonsgegeven.Over(Betrokkene, new Melder("Jan"));
        Verbetering.Van(melder, Json("""{"naam":"Piet"}"""))!.Zoekgegevens().Naam.ShouldBe("Piet");
        Verbetering.Van(melder, Json("""{"naam":null}""")).ShouldBeNull();
        Verbetering.Van(melder, Json("\"Piet\"")).ShouldBeNull();
        Verbetering.Van(melder, Json("null")).ShouldBeNull();
        Verbetering.Van(Tekst(), Json("\"\"")).ShouldBeNull();
        Verbetering.Van(Tekst(), Json("\"goed\"")).ShouldNotBeNull();
        Verbetering.Van(Persoonsgegeven.Over(Betrokkene, new Bestand(Mediatype.Pdf, [])), Json("{}")).ShouldBeNull();
    }

    private static System.Text.Json.JsonElement Json(string tekst) => System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(tekst);

    private static Avgverzoek Verzoek(Verzoeksoort soort, params Verzoekgebeurtenis[] gebeurtenissen) =>
        new Verzoekgebeurtenis[] { new AvgVerzoekOntvangen(Id, soort, Ontvangen, Verzoekregels.Termijn(Ontvangen, false), Persoonsgegeven.Over(Id, new Verzoeker("Anna", "hier", "alles"))) { GebeurdOp = Nu } }
            .Concat(gebeurtenissen).Aggregate((Avgverzoek?)null, (v, g) => Avgverzoek.Na(v, (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(g.GetType()), g)!))!;
}
