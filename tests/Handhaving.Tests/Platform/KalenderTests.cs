using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Platform;

/// <summary>A day outside the calendar is a slip of the pen, wherever one writes it.</summary>
public class KalenderTests(Toepassing toepassing)
{
    private readonly Gemeente _gemeente = toepassing.NieuweGemeente();

    [Fact]
    public async Task Een_datum_buiten_de_kalender_wordt_in_elke_vraag_geweigerd()
    {
        var v = await new Verhaal(_gemeente).MetMelding();
        foreach (var dag in (string[])["9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01"])
            foreach (var pad in (string[])[$"/v1/panden/{v.PandId}/rechtsgeschiedenis?geldigOp={dag}", $"/v1/panden/{v.PandId}/rechtsgeschiedenis?bekendOp={dag}T00:00:00Z",
                $"/v1/wijkdashboards?van=2020-01-01&tot={dag}", $"/v1/wijkdashboards?tot={dag}", $"/v1/wijkdashboards?peildatum={dag}", $"/v1/werkvoorraad?tot={dag}"])
                (await _gemeente.Jurist.Get(pad)).IsProbleem(400);
    }

    [Fact]
    public async Task Een_feit_buiten_de_kalender_wordt_niet_vastgelegd()
    {
        var pad = $"/v1/panden/{_gemeente.NieuwPand()}/meldingen";
        var antwoord = (await _gemeente.Coordinator.Post(pad, $$"""{"kanaal":"Telefoon","onderwerp":"Overlast","omschrijving":"x","buurtcode":"{{_gemeente.Buurt}}","gebeurdOp":"0001-01-01T00:00:00Z"}""")).IsProbleem(400);
        antwoord.Json["errors"]!["gebeurdOp"].ShouldNotBeNull(antwoord.Tekst);
    }

    [Fact]
    public async Task Een_controle_duurt_hoogstens_een_dag()
    {
        var v = await Verhaal.TotControle(_gemeente);
        var nu = toepassing.Klok.GetUtcNow();
        (await _gemeente.Toezichthouder.Post($"{v.Controlepad}/afrondingen", new RondControleAf(Controleresultaat.GeenOvertreding, nu.AddDays(-400), nu), v.Versie)).IsProbleem(400).Tekst.ShouldContain("begin");
        (await _gemeente.Toezichthouder.Post($"{v.Controlepad}/afrondingen", new RondControleAf(Controleresultaat.GeenOvertreding, nu.AddHours(-1), nu), v.Versie)).Is(200);
    }

    [Fact]
    public void Een_nachtdienst_loopt_door_na_middernacht()
    {
        var werktijden = new Werktijden();
        var voor = Gegeven.Planning(0, 22, 23, Dienst.Nacht);
        werktijden.Toets(Gegeven.Planning(1, 1, 2, Dienst.Nacht), [voor]).ShouldBeNull();
        werktijden.Toets(Gegeven.Planning(1, 9, 10), [voor with { Datum = voor.Datum.AddDays(1), Begin = new(1, 0), Einde = new(2, 0) }])!.Regel.ShouldBe("T8-rust");
        werktijden.Toets(Gegeven.Planning(0, 18, 19, Dienst.Avond), [voor with { Datum = voor.Datum.AddDays(1), Begin = new(1, 0), Einde = new(2, 0) }])!.Regel.ShouldBe("T8-dienst");
    }

    [Fact]
    public async Task Een_melding_komt_niet_in_een_afgesloten_zaak_en_opent_haar_anders()
    {
        var v = await new Verhaal(_gemeente).MetMelding();
        await v.Voeg(_gemeente.Jurist, $"{v.Zaakpad}/meldingen/{v.MeldingId}/beoordelingen", new BeoordeelMelding(MeldingUitkomst.NietInBehandeling, Prioriteit.Laag, "nee"));
        var opdracht = new OntvangMelding(Kanaal.Telefoon, Onderwerp.Overlast, "weer", ZaakId: v.ZaakId);
        (await _gemeente.Coordinator.Post($"/v1/panden/{v.PandId}/meldingen", opdracht)).GeweigerdDoor("M-afgesloten");
        (await _gemeente.Coordinator.Post($"/v1/panden/{v.PandId}/meldingen", opdracht with { ZaakId = null })).Is(201);
        // An import brings what the source says, also into a zaak that a judgement closed.
        Gegeven.Zaak(Gegeven.Melding(), Gegeven.Beoordeeld(MeldingUitkomst.NietInBehandeling), Gegeven.Melding(Guid.NewGuid())).Fase.ShouldBe(Fase.Gemeld);
    }

    /// <summary>The advice of the refusal can be followed.</summary>
    [Fact]
    public async Task Een_melding_bij_het_verkeerde_pand_wordt_daar_doorverwezen()
    {
        var m = (await _gemeente.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Telefoon, Onderwerp.Overlast, "Ergens.", "Veel mensen."))).Is(201).Id("meldingId");
        var verkeerd = _gemeente.NieuwPand();
        var k = (await _gemeente.Coordinator.Post($"/v1/meldingen/{m}/koppelingen", new KoppelMelding(verkeerd, _gemeente.Buurt))).Is(201);
        var goed = _gemeente.NieuwPand();
        (await _gemeente.Coordinator.Post($"/v1/meldingen/{m}/koppelingen", new KoppelMelding(goed, _gemeente.Buurt))).GeweigerdDoor("M-gekoppeld").Tekst.ShouldContain("doorverwezen");
        (await _gemeente.Jurist.Post($"/v1/panden/{verkeerd}/zaken/{k.Id("zaakId")}/meldingen/{m}/beoordelingen", new BeoordeelMelding(MeldingUitkomst.Doorverwezen, Prioriteit.Normaal, "Ander pand."), k.Versie)).Is(200);
        (await _gemeente.Coordinator.Post($"/v1/panden/{goed}/meldingen", new OntvangMelding(Kanaal.Telefoon, Onderwerp.Overlast, "Veel mensen.", Buurtcode: _gemeente.Buurt))).Is(201);
    }
}
