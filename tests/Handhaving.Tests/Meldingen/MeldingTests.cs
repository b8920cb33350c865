using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using Marten.Events;
using Wolverine.Marten;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Meldingen;

public class MeldingTests
{
    private static readonly OntvangMelding Nieuw = new(Kanaal.Telefoon, Onderwerp.Overlast, "Er is lawaai.", Buurtcode: Deltabuurt);
    private static readonly Intake Wachtend = new(Intake.Stroom(MeldingId), 1, MeldingId, Op(-900), Onderwerp.Afval, false, true, null);

    [Fact]
    public void Een_eerste_melding_neemt_het_pand_op()
    {
        var (antwoord, gebeurtenissen) = OntvangMeldingEndpoint.Post(Nieuw, PandId, null, Codelijst, StilleKlok);

        gebeurtenissen.Count.ShouldBe(2);
        gebeurtenissen[0].ShouldBeGebeurtenis(new PandOpgenomen(Objectsoort.Pand, new Gebied(Deltabuurt, "WK015007", 2023)) { GebeurdOp = Nu });
        gebeurtenissen[1].ShouldBeGebeurtenis(new MeldingOntvangen(antwoord.ZaakId, antwoord.MeldingId, null, Kanaal.Telefoon, Onderwerp.Overlast, true, false, null,
            Persoonsgegeven.Over(antwoord.ZaakId, "Er is lawaai."))
        { GebeurdOp = Nu });
    }

    [Theory]
    [InlineData("0150100000000001", Objectsoort.Pand)]
    [InlineData("0150020000000001", Objectsoort.Ligplaats)]
    [InlineData("0150030000000001", Objectsoort.Standplaats)]
    public void Het_bag_id_zegt_wat_voor_object_het_is(string id, Objectsoort soort) =>
        ((PandOpgenomen)OntvangMeldingEndpoint.Post(Nieuw, id, null, Codelijst, StilleKlok).Item2[0]).Soort.ShouldBe(soort);

    [Fact]
    public void Een_melder_is_een_betrokkene_en_een_tweede_melding_hoort_bij_de_genoemde_zaak()
    {
        var opdracht = Nieuw with { ZaakId = ZaakId, Melder = new("Fictieve Melder", "06", "a@b.nl", Betrokkene), MelderBeschermd = true, GebeurdOp = Op(-5) };

        var (antwoord, gebeurtenissen) = OntvangMeldingEndpoint.Post(opdracht, PandId, Pand(Melding()), Codelijst, StilleKlok);

        gebeurtenissen.ShouldHaveSingleItem().ShouldBeGebeurtenis(new MeldingOntvangen(ZaakId, antwoord.MeldingId, null, Kanaal.Telefoon, Onderwerp.Overlast, false, true,
            Persoonsgegeven.Over(Betrokkene, new Melder("Fictieve Melder", "06", "a@b.nl")), Persoonsgegeven.Over(ZaakId, "Er is lawaai."))
        { GebeurdOp = Op(-5) });
    }

    [Fact]
    public void Een_melding_vraagt_een_bestaand_object_een_buurt_en_een_eigen_zaak()
    {
        OntvangMeldingEndpoint.Validate(Nieuw, null, Wie(), Codelijst).MagDoor();
        OntvangMeldingEndpoint.Validate(Nieuw with { Buurtcode = null }, Pand(Melding()), Wie(), Codelijst).MagDoor();

        foreach (var buurt in (string?[])[null, "BU00140702", "BU01509999", "BU01500702\n", "x"])
            OntvangMeldingEndpoint.Validate(Nieuw with { Buurtcode = buurt }, null, Wie(), Codelijst).Ongeldig("buurtcode");
        OntvangMeldingEndpoint.Validate(Nieuw with { ZaakId = AndereZaakId }, Pand(Melding()), Wie(), Codelijst).Ongeldig("zaakId");
        OntvangMeldingEndpoint.Validate(Nieuw with { ZaakId = AndereZaakId }, null, Wie(), Codelijst).Ongeldig("zaakId");
    }

    [Fact]
    public async Task De_keuring_noemt_het_veld()
    {
        (await Nieuw.Gekeurd()).MagDoor();
        (await (Nieuw with { Omschrijving = " " }).Gekeurd()).Ongeldig("omschrijving");
        (await (Nieuw with { Omschrijving = new string('x', 20_001) }).Gekeurd()).Ongeldig("omschrijving");
        (await (Nieuw with { VerblijfsobjectId = PandId }).Gekeurd()).Ongeldig("verblijfsobjectId");
        (await (Nieuw with { GebeurdOp = Op(6) }).Gekeurd()).Ongeldig("gebeurdOp");
        (await (Nieuw with { MelderBeschermd = true }).Gekeurd()).Ongeldig("melderBeschermd");
        (await (Nieuw with { Melder = new("") }).Gekeurd()).Ongeldig("melder.naam");

        var zonderPand = new OntvangMeldingZonderPand(Kanaal.Balie, Onderwerp.Afval, "Achter de kerk.", "Vuil.");
        (await zonderPand.Gekeurd()).MagDoor();
        (await (zonderPand with { Plaatsaanduiding = "" }).Gekeurd()).Ongeldig("plaatsaanduiding");
        (await (zonderPand with { MelderBeschermd = true }).Gekeurd()).Ongeldig("melderBeschermd");
        (await new KoppelMelding("x").Gekeurd()).Ongeldig("pandId");
        (await new BeoordeelMelding(MeldingUitkomst.InOnderzoek, Prioriteit.Hoog, "").Gekeurd()).Ongeldig("motivering");
        (await new GeefZorgsignaalDoor(Zorgsoort.Jeugd, Zorginstantie.Ggd, "").Gekeurd()).Ongeldig("omschrijving");
        (await new OpenMelding((Raadpleegdoel)99).Gekeurd()).Ongeldig("doel");
    }

    [Fact]
    public void Een_melding_zonder_pand_wacht_in_een_eigen_stroom()
    {
        var (antwoord, stroom) = OntvangMeldingZonderPandEndpoint.Post(new(Kanaal.Balie, Onderwerp.Afval, "Achter de kerk.", "Vuil."), StilleKlok);

        var start = stroom.ShouldBeOfType<StartStream<Intake>>();
        start.StreamKey.ShouldBe(Intake.Stroom(antwoord.MeldingId));
        start.Events.ShouldHaveSingleItem().ShouldBeGebeurtenis(new MeldingZonderPandOntvangen(antwoord.MeldingId, Kanaal.Balie, Onderwerp.Afval, true, false, null,
            Persoonsgegeven.Over(antwoord.MeldingId, "Achter de kerk."), Persoonsgegeven.Over(antwoord.MeldingId, "Vuil."))
        { GebeurdOp = Nu });
    }

    [Fact]
    public void Een_wachtende_melding_krijgt_haar_pand_met_alles_wat_bekend_was()
    {
        var (intake, pand) = (new StubEventStream<Intake>(Wachtend), new StubEventStream<Pand>(null!));

        var antwoord = KoppelMeldingEndpoint.Post(new(PandId, Deltabuurt), MeldingId, new(intake, pand), Codelijst, StilleKlok);

        intake.EventsAppended.ShouldHaveSingleItem().ShouldBeGebeurtenis(new MeldingAanPandGekoppeld(PandId, antwoord.ZaakId) { GebeurdOp = Nu });
        pand.EventsAppended.Count.ShouldBe(2);
        pand.EventsAppended[1].ShouldBeGebeurtenis(new MeldingGekoppeld(antwoord.ZaakId, MeldingId, null, true, Op(-900), Onderwerp.Afval, false, true) { GebeurdOp = Nu });
    }

    [Fact]
    public void Een_melding_koppelt_eenmaal_en_aan_een_bestaande_zaak()
    {
        static Microsoft.AspNetCore.Mvc.ProblemDetails Toets(KoppelMelding opdracht, Intake? intake, Pand? pand = null) =>
            KoppelMeldingEndpoint.Validate(opdracht, new(new StubEventStream<Intake>(intake!), new StubEventStream<Pand>(pand!)), Wie(), Codelijst);

        Toets(new(PandId, Deltabuurt), Wachtend).MagDoor();
        Toets(new(PandId, Deltabuurt), null).Onbekend();
        Toets(new(PandId, Deltabuurt), Wachtend with { PandId = PandId }).GeweigerdDoor("M-gekoppeld");
        Toets(new(PandId), Wachtend).Ongeldig("buurtcode");
        Toets(new(PandId, ZaakId: AndereZaakId), Wachtend, Pand(Melding())).Ongeldig("zaakId");
    }

    [Theory]
    [InlineData(MeldingUitkomst.InOnderzoek, Fase.InOnderzoek)]
    [InlineData(MeldingUitkomst.NietInBehandeling, Fase.Afgesloten)]
    [InlineData(MeldingUitkomst.Doorverwezen, Fase.Afgesloten)]
    public void Een_beoordeling_brengt_de_zaak_verder(MeldingUitkomst uitkomst, Fase fase)
    {
        var pand = Pand(Melding());

        var (_, beoordeeld) = BeoordeelMeldingEndpoint.Post(new(uitkomst, Prioriteit.Hoog, "Omdat."), MeldingId, pand, pand.Zaak(ZaakId)!, StilleKlok);

        beoordeeld.ShouldBeGebeurtenis(new MeldingBeoordeeld(ZaakId, MeldingId, uitkomst, Prioriteit.Hoog, Tekst("Omdat.")) { GebeurdOp = Nu });
        pand.Na([beoordeeld]).Zaak(ZaakId)!.Fase.ShouldBe(fase);
    }

    [Fact]
    public void Een_melding_wordt_eenmaal_beoordeeld()
    {
        BeoordeelMeldingEndpoint.Validate(Zaak(Melding()), MeldingId).MagDoor();
        BeoordeelMeldingEndpoint.Validate(Zaak(Melding(), Beoordeeld()), MeldingId).GeweigerdDoor("M-beoordeeld");
    }

    [Fact]
    public void Een_zaak_met_een_open_melding_sluit_niet()
    {
        var tweede = Guid.NewGuid();

        Zaak(Melding(), Melding(tweede), Beoordeeld(MeldingUitkomst.NietInBehandeling)).Fase.ShouldBe(Fase.Gemeld);
        Zaak(Melding(), Melding(tweede), Beoordeeld(MeldingUitkomst.NietInBehandeling), Beoordeeld(MeldingUitkomst.InOnderzoek, tweede)).Fase.ShouldBe(Fase.InOnderzoek);
    }

    [Fact]
    public void Voegen_verplaatst_de_melding_met_haar_ontvangst()
    {
        var pand = Pand(Melding(), Melding(Guid.NewGuid(), AndereZaakId));
        var ontvangst = pand.Zaak(ZaakId)!.Meldingen[MeldingId].Gebeurtenis;

        var (antwoord, gekoppeld) = VoegMeldingEndpoint.Post(new(AndereZaakId), MeldingId, pand, pand.Zaak(ZaakId)!, StilleKlok);

        antwoord.ZaakId.ShouldBe(AndereZaakId);
        gekoppeld.ShouldBeGebeurtenis(new MeldingGekoppeld(AndereZaakId, MeldingId, ZaakId, false, Op(-900), Onderwerp.Kamerverhuur, true, false, pand.Zaak(ZaakId)!.Meldingen[MeldingId].Gebeurtenis) { GebeurdOp = Nu });
        var na = pand.Na([gekoppeld]);
        na.Zaak(ZaakId)!.Fase.ShouldBe(Fase.Afgesloten);
        na.Zaak(ZaakId)!.Version.ShouldBe(na.Version);
        na.ZaakMetMelding(MeldingId)!.Id.ShouldBe(AndereZaakId);
        na.Zaak(AndereZaakId)!.Meldingen[MeldingId].Gebeurtenis.ShouldBe(ontvangst);
    }

    [Fact]
    public void Voegen_gaat_naar_een_andere_lopende_zaak_en_laat_onderzoek_zijn_aanleiding()
    {
        var ander = Guid.NewGuid();
        var pand = Pand(Melding(), Melding(ander, AndereZaakId));

        VoegMeldingEndpoint.Validate(new(AndereZaakId), pand, pand.Zaak(ZaakId)!, MeldingId).MagDoor();
        VoegMeldingEndpoint.Validate(new(Guid.NewGuid()), pand, pand.Zaak(ZaakId)!, MeldingId).Ongeldig("naarZaakId");
        VoegMeldingEndpoint.Validate(new(ZaakId), pand, pand.Zaak(ZaakId)!, MeldingId).GeweigerdDoor("M-voegen");
        pand = Pand(Melding(), Melding(ander, AndereZaakId), Beoordeeld(MeldingUitkomst.Doorverwezen, ander, AndereZaakId));
        VoegMeldingEndpoint.Validate(new(AndereZaakId), pand, pand.Zaak(ZaakId)!, MeldingId).GeweigerdDoor("M-voegen");
        pand = Pand(Melding(), Melding(ander, AndereZaakId), Beoordeeld());
        VoegMeldingEndpoint.Validate(new(AndereZaakId), pand, pand.Zaak(ZaakId)!, MeldingId).GeweigerdDoor("M-voegen");
    }

    [Fact]
    public void Een_zorgsignaal_wordt_vastgelegd_in_elke_fase()
    {
        foreach (var pand in (Pand[])[Pand(Melding()), Pand(Melding(), Beoordeeld(MeldingUitkomst.Doorverwezen)), Pand(Melding(), Beoordeeld())])
        {
            var (_, signaal) = GeefZorgsignaalDoorEndpoint.Post(new(Zorgsoort.Jeugd, Zorginstantie.VeiligThuis, "Een kind."), pand, pand.Zaak(ZaakId)!, StilleKlok);
            signaal.ShouldBeGebeurtenis(new ZorgsignaalDoorgegeven(ZaakId, Zorgsoort.Jeugd, Zorginstantie.VeiligThuis, Tekst("Een kind.")) { GebeurdOp = Nu });
        }
    }
}
