using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Zaken;
using JasperFx.Events;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Zaken;

public class ZaakTests
{
    [Fact]
    public void Een_ambtshalve_zaak_is_meteen_in_onderzoek()
    {
        var (antwoord, gebeurtenissen) = OpenZaakEndpoint.Post(new(Aanleiding.Wijkplan, "Uit het wijkplan.", Deltabuurt), PandId, null, Codelijst, StilleKlok);

        gebeurtenissen.Count.ShouldBe(2);
        gebeurtenissen[1].ShouldBeGebeurtenis(new ZaakGeopend(antwoord.ZaakId, Aanleiding.Wijkplan, null, Persoonsgegeven.Over(antwoord.ZaakId, "Uit het wijkplan.")) { GebeurdOp = Nu });
        Pand(gebeurtenissen.Cast<Gebeurtenis>()).Zaak(antwoord.ZaakId)!.Fase.ShouldBe(Fase.InOnderzoek);
    }

    [Fact]
    public async Task Een_zaak_vraagt_een_pand_in_deze_gemeente_en_een_toelichting()
    {
        var opdracht = new OpenZaak(Aanleiding.Ambtshalve, "Omdat.", Deltabuurt);

        OpenZaakEndpoint.Validate(opdracht, null, Wie(), Codelijst).MagDoor();
        OpenZaakEndpoint.Validate(opdracht with { Buurtcode = null }, null, Wie(), Codelijst).Ongeldig("buurtcode");
        (await (opdracht with { Toelichting = "" }).Gekeurd()).Ongeldig("toelichting");
        (await (opdracht with { VerblijfsobjectId = "x" }).Gekeurd()).Ongeldig("verblijfsobjectId");
    }

    [Fact]
    public void Een_correctie_noemt_het_feit_en_laat_het_staan()
    {
        var pand = Pand(Melding());
        var feit = pand.Zaak(ZaakId)!.Meldingen[MeldingId].Gebeurtenis;

        var (_, correctie) = CorrigeerFeitEndpoint.Post(new(feit, "Verkeerd genoteerd.", GebeurdOpWordt: Op(-1000).ToOffset(TimeSpan.FromHours(2))), pand, pand.Zaak(ZaakId)!, StilleKlok);

        correctie.ShouldBeGebeurtenis(new GegevenGecorrigeerd(ZaakId, feit, false, Op(-1000), Tekst("Verkeerd genoteerd.")) { GebeurdOp = Nu });
        pand.Na([correctie]).Zaak(ZaakId)!.Meldingen[MeldingId].OntvangenOp.ShouldBe(Op(-1000));
        pand.Na([new GegevenGecorrigeerd(ZaakId, feit, true, null, Tekst()) { GebeurdOp = Nu }]).Zaak(ZaakId)!.Fase.ShouldBe(Fase.Afgesloten);
    }

    [Fact]
    public void Alleen_een_feit_uit_deze_zaak_is_te_corrigeren()
    {
        var pand = Pand(Melding(), Beoordeeld());
        var zaak = pand.Zaak(ZaakId)!;
        var opdracht = new CorrigeerFeit(Guid.NewGuid(), "Omdat.", Herroepen: true);

        CorrigeerFeitEndpoint.Validate(opdracht, zaak, Opgeslagen(Melding())).MagDoor();
        CorrigeerFeitEndpoint.Validate(opdracht, zaak, null).Onbekend();
        CorrigeerFeitEndpoint.Validate(opdracht, zaak, Opgeslagen(Melding(Guid.NewGuid(), AndereZaakId))).Onbekend();
        CorrigeerFeitEndpoint.Validate(opdracht, zaak, Opgeslagen(new PandOpgenomen(Objectsoort.Pand, pand.Gebied) { GebeurdOp = Nu })).Onbekend();
        CorrigeerFeitEndpoint.Validate(opdracht, zaak, Opgeslagen(Beoordeeld())).GeweigerdDoor("F-correctie");
    }

    /// <summary>Its event names the zaak where it came in; the correction belongs where it is now.</summary>
    [Fact]
    public void Een_gevoegde_melding_is_te_corrigeren_in_de_zaak_waar_zij_nu_hoort()
    {
        var pand = Pand(Melding(), Melding(Guid.NewGuid(), AndereZaakId));
        var ontvangst = Opgeslagen(Melding(), pand.Zaak(ZaakId)!.Meldingen[MeldingId].Gebeurtenis);
        pand = pand.Na([new MeldingGekoppeld(AndereZaakId, MeldingId, ZaakId, false, Op(-900), Onderwerp.Afval, true, false, ontvangst.Id) { GebeurdOp = Nu }]);

        CorrigeerFeitEndpoint.Validate(new(ontvangst.Id, "Omdat.", true), pand.Zaak(AndereZaakId)!, ontvangst).MagDoor();
        pand.Na([new GegevenGecorrigeerd(AndereZaakId, ontvangst.Id, false, Op(-5), Tekst()) { GebeurdOp = Nu }]).Zaak(AndereZaakId)!.Meldingen[MeldingId].OntvangenOp.ShouldBe(Op(-5));
    }

    [Fact]
    public async Task Een_correctie_herroept_of_verplaatst_een_van_beide()
    {
        var feit = Guid.NewGuid();

        (await new CorrigeerFeit(feit, "Omdat.", true).Gekeurd()).MagDoor();
        (await new CorrigeerFeit(feit, "Omdat.", true, Op(-5)).Gekeurd()).Ongeldig("herroepen");
        (await new CorrigeerFeit(feit, "Omdat.").Gekeurd()).Ongeldig("herroepen");
        (await new CorrigeerFeit(feit, "", true).Gekeurd()).Ongeldig("reden");
        (await new CorrigeerFeit(feit, "Omdat.", false, Op(60)).Gekeurd()).Ongeldig("gebeurdOpWordt");
    }

    private static IEvent Opgeslagen(Gebeurtenis gebeurtenis, Guid? id = null)
    {
        var e = gebeurtenis.AlsNieuw(Pand());
        e.Id = id ?? e.Id;
        return e;
    }
}
