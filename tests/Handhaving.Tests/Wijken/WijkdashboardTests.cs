using System.Globalization;
using System.Text.Json.Nodes;
using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Handhaving.Wijken;
using Handhaving.Zaken;

namespace Handhaving.Tests.Wijken;

public class WijkdashboardTests(Toepassing toepassing)
{
    private string DitJaar => string.Create(CultureInfo.InvariantCulture, $"van={toepassing.Klok.Vandaag().Year}-01-01&tot={toepassing.Klok.Vandaag().Year}-12-31");

    [Fact]
    public async Task De_cijfers_volgen_uit_de_gebeurtenissen_per_wijk_en_buurt()
    {
        var g = toepassing.NieuweGemeente();
        var v = await (await new Verhaal(g).MetMelding()).InOnderzoek();
        await v.MetMelding("Nog een melding over een ander pand.");
        await g.BijgewerktAsync();

        foreach (var code in (string[])[g.Code, g.Wijk, g.Buurt])
        {
            var beeld = (await g.Coordinator.Get($"/v1/wijkdashboards/{code}?{DitJaar}")).Is(200).Json;
            Aantal(beeld["gebied"]!, "meldingen").ShouldBe(2, code);
            beeld["gebied"]!["cijfers"]!["meldingen"]!["uitsplitsing"]!["kamerverhuur"]!["aantal"]!.GetValue<int>().ShouldBe(2);
            beeld["gebied"]!["cijfers"]!["beoordelingen"]!["uitsplitsing"]!["inOnderzoek"]!["aantal"]!.GetValue<int>().ShouldBe(1);
            beeld["gebied"]!["codejaar"]!.GetValue<int>().ShouldBe(2023);
            beeld["voorlopig"]!.GetValue<bool>().ShouldBeTrue();
        }
        Aantal((await g.Coordinator.Get($"/v1/wijkdashboards/WK{g.Code[2..]}99?{DitJaar}")).Is(200).Json["gebied"]!, "meldingen").ShouldBe(0);
        var wijken = (await g.Coordinator.Get($"/v1/wijkdashboards?{DitJaar}")).Is(200).Json["gebieden"]!.AsArray();
        wijken.Select(w => w!["gebiedcode"]!.GetValue<string>()).ShouldBe([g.Wijk]);
        (await g.Coordinator.Get($"/v1/wijkdashboards?wijkcode={g.Wijk}&{DitJaar}")).Is(200).Json["gebieden"]!.AsArray().Select(w => w!["gebiedcode"]!.GetValue<string>()).ShouldBe([g.Buurt]);
    }

    [Fact]
    public async Task Een_controle_en_haar_proces_verbaal_tellen_en_een_correctie_haalt_haar_eruit()
    {
        var g = toepassing.NieuweGemeente();
        var v = await Verhaal.TotControle(g);
        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.NiemandThuis));
        await g.BijgewerktAsync();

        var lijst = (await g.Jurist.Get($"/v1/wijkdashboards/{g.Buurt}/gebeurtenissen?figuur=controles.niemandThuis&{DitJaar}")).Is(200).Json["items"]!.AsArray();
        var regel = lijst.ShouldHaveSingleItem()!;
        regel["pandId"]!.GetValue<string>().ShouldBe(v.PandId);
        regel["zaakId"]!.GetValue<Guid>().ShouldBe(v.ZaakId);

        await v.Voeg(g.Jurist, $"{v.Zaakpad}/correcties", new CorrigeerFeit(regel["gebeurtenisId"]!.GetValue<Guid>(), "Verkeerd pand genoteerd.", Herroepen: true));
        await g.BijgewerktAsync();
        Aantal((await g.Jurist.Get($"/v1/wijkdashboards/{g.Code}?{DitJaar}")).Is(200).Json["gebied"]!, "controles").ShouldBe(0);
    }

    [Fact]
    public async Task Een_laat_geregistreerde_melding_telt_niet_op_een_peildatum_van_voor_haar_registratie()
    {
        var g = toepassing.NieuweGemeente();
        var vandaag = toepassing.Klok.Vandaag();
        var toen = vandaag.AddDays(-40);
        (await g.Coordinator.Post($"/v1/panden/{g.NieuwPand()}/meldingen", new OntvangMelding(Kanaal.Brief, Onderwerp.Afval, "Oude brief.", Buurtcode: g.Buurt, GebeurdOp: toen.Om(new TimeOnly(12, 0))))).Is(201);
        await g.BijgewerktAsync();
        var periode = $"van={toen.AddDays(-1):yyyy-MM-dd}&tot={toen.AddDays(1):yyyy-MM-dd}";

        Aantal((await g.Coordinator.Get($"/v1/wijkdashboards/{g.Code}?{periode}")).Is(200).Json["gebied"]!, "meldingen").ShouldBe(1);
        var eerder = (await g.Coordinator.Get($"/v1/wijkdashboards/{g.Code}?{periode}&peildatum={vandaag.AddDays(-1):yyyy-MM-dd}")).Is(200).Json;
        Aantal(eerder["gebied"]!, "meldingen").ShouldBe(0);
        eerder["voorlopig"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Een_melding_uit_de_intake_telt_waar_en_wanneer_zij_hoort()
    {
        var g = toepassing.NieuweGemeente();
        var intake = (await g.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Email, Onderwerp.Overlast, "Ergens bij het water.", "Lawaai."))).Is(201).Id("meldingId");
        await g.BijgewerktAsync();
        Aantal((await g.Coordinator.Get($"/v1/wijkdashboards/{g.Code}?{DitJaar}")).Is(200).Json["gebied"]!, "meldingen").ShouldBe(0);

        (await g.Coordinator.Post($"/v1/meldingen/{intake}/koppelingen", new KoppelMelding(g.NieuwPand(), g.Buurt))).Is(201);
        await g.BijgewerktAsync();
        Aantal((await g.Coordinator.Get($"/v1/wijkdashboards/{g.Buurt}?{DitJaar}")).Is(200).Json["gebied"]!, "meldingen").ShouldBe(1);
    }

    [Fact]
    public async Task De_lijst_achter_een_cijfer_is_te_bladeren_en_even_lang_als_het_cijfer()
    {
        var g = toepassing.NieuweGemeente();
        var v = new Verhaal(g);
        for (var i = 0; i < 5; i++) await v.MetMelding();
        await g.BijgewerktAsync();

        var pad = $"/v1/wijkdashboards/{g.Wijk}/gebeurtenissen?figuur=meldingen&{DitJaar}&limit=2";
        List<string> gezien = [];
        for (string? volgende = pad; volgende is not null;)
        {
            var pagina = (await g.Coordinator.Get(volgende)).Is(200);
            gezien.AddRange(pagina.Json["items"]!.AsArray().Select(i => i!["gebeurtenisId"]!.GetValue<string>()));
            volgende = pagina.Naar("next");
            if (gezien.Count == 4) (await g.Coordinator.Get(pagina.Naar("prev")!)).Is(200).Json["items"]!.AsArray().Select(i => i!["gebeurtenisId"]!.GetValue<string>()).ShouldBe(gezien[..2]);
        }
        gezien.Distinct().Count().ShouldBe(5);
        gezien.Count.ShouldBe(5);
        (await g.Coordinator.Get($"{pad}0000")).Is(400).Json["detail"]!.GetValue<string>().ShouldContain("limit");
        (await g.Coordinator.Get($"{pad}&cursor=onzin")).Is(400);
        (await g.Coordinator.Get($"/v1/wijkdashboards/{g.Wijk}/gebeurtenissen?figuur=namen")).Is(400).Json["detail"]!.GetValue<string>().ShouldContain("figuur");
    }

    [Fact]
    public async Task Een_andere_gemeente_bestaat_niet_en_telt_niet_mee()
    {
        var (g, ander) = (toepassing.NieuweGemeente(), toepassing.NieuweGemeente());
        await new Verhaal(ander).MetMelding();
        await g.BijgewerktAsync();

        foreach (var code in (string[])[ander.Code, ander.Wijk, ander.Buurt, "WK015007", "onzin"])
        {
            (await g.Coordinator.Get($"/v1/wijkdashboards/{code}")).Is(404).Json["detail"]!.GetValue<string>().ShouldNotBeEmpty();
            (await g.Coordinator.Get($"/v1/wijkdashboards/{code}/gebeurtenissen?figuur=meldingen")).Is(404);
        }
        Aantal((await g.Coordinator.Get($"/v1/wijkdashboards/{g.Code}?{DitJaar}")).Is(200).Json["gebied"]!, "meldingen").ShouldBe(0);
        (await g.Beheerder.Get($"/v1/wijkdashboards/{g.Code}")).Is(403);
        (await g.Coordinator.Get($"/v1/wijkdashboards/{g.Code}?van=2023-02-01&tot=2023-01-01")).Is(400);
    }

    /// <summary>In Deventer, because a division over areas needs a list of areas. No other test writes there.</summary>
    [Fact]
    public async Task Wie_geen_kleine_aantallen_mag_zien_krijgt_alleen_vastgestelde_jaarcijfers()
    {
        var g = new Gemeente(toepassing, "GM0150");
        var jaar = toepassing.Klok.Vandaag().Year - 1;
        string[] buurten = [.. Enumerable.Repeat("BU01500702", 9), .. Enumerable.Repeat("BU01500402", 6), .. Enumerable.Repeat("BU01500301", 2), .. Enumerable.Repeat("BU01500801", 3), "BU01500101"];
        foreach (var buurt in buurten) await Meld(g, buurt, jaar);
        await g.BijgewerktAsync();
        var burgemeester = g.Als(Rol.Burgemeester);
        var vraag = $"van={jaar}-01-01&tot={jaar}-12-31";

        Verborgen((await burgemeester.Get($"/v1/wijkdashboards?{vraag}")).Is(200).Json["geheel"]!, "meldingen");
        (await g.Coordinator.Post("/v1/jaarcijfers", new StelJaarcijfersVast(jaar + 1))).GeweigerdDoor("W1");
        (await g.Jurist.Post("/v1/jaarcijfers", new StelJaarcijfersVast(jaar))).Is(403);
        (await g.Coordinator.Post("/v1/jaarcijfers", new StelJaarcijfersVast(jaar))).Is(201);
        (await g.Coordinator.Post("/v1/jaarcijfers", new StelJaarcijfersVast(jaar))).GeweigerdDoor("W2");
        await Meld(g, "BU01500301", jaar);
        await g.BijgewerktAsync();

        var lijst = (await burgemeester.Get("/v1/wijkdashboards")).Is(200).Json;
        lijst["van"]!.GetValue<string>().ShouldBe($"{jaar}-01-01");
        Aantal(lijst["geheel"]!, "meldingen").ShouldBe(21, "wat na de vaststelling kwam telt niet");
        Aantal(Wijk(lijst, "WK015007"), "meldingen").ShouldBe(9);
        Aantal(Wijk(lijst, "WK015004"), "meldingen").ShouldBe(6);
        foreach (var klein in (string[])["WK015001", "WK015003", "WK015008", "WK015002"]) Verborgen(Wijk(lijst, klein), "meldingen");
        Verborgen(lijst["geheel"]!, "controles");
        Verborgen((await burgemeester.Get($"/v1/wijkdashboards/BU01500301?{vraag}")).Is(200).Json["gebied"]!, "meldingen");

        foreach (var anders in (string[])[$"van={jaar}-01-01&tot={jaar}-12-30", $"{vraag}&peildatum={toepassing.Klok.Vandaag().AddDays(-1):yyyy-MM-dd}", $"van={jaar}-01-01&tot={jaar + 1}-12-31"])
            Verborgen((await burgemeester.Get($"/v1/wijkdashboards/GM0150?{anders}")).Is(200).Json["gebied"]!, "meldingen");
        (await burgemeester.Get($"/v1/wijkdashboards/WK015007/gebeurtenissen?figuur=meldingen&{vraag}")).Is(403).Json["detail"]!.GetValue<string>().ShouldNotBeEmpty();
        (await burgemeester.Get("/v1/zaken")).Is(403);
        Aantal((await g.Coordinator.Get($"/v1/wijkdashboards/GM0150?{vraag}")).Is(200).Json["gebied"]!, "meldingen").ShouldBe(22);

        static JsonNode Wijk(JsonNode lijst, string code) => lijst["gebieden"]!.AsArray().Single(w => w!["gebiedcode"]!.GetValue<string>() == code)!;
    }

    [Fact]
    public async Task De_codelijst_is_op_te_vragen()
    {
        var lijst = (await new Gemeente(toepassing, "GM0150").Coordinator.Get("/v1/gebieden")).Is(200).Json;
        lijst["codejaar"]!.GetValue<int>().ShouldBe(2023);
        lijst["naam"]!.GetValue<string>().ShouldBe("Deventer");
        lijst["wijken"]!.AsArray().Count.ShouldBe(15);
        lijst["wijken"]!.AsArray().Sum(w => w!["buurten"]!.AsArray().Count).ShouldBe(69);
    }

    private static async Task Meld(Gemeente g, string buurt, int jaar) => (await g.Coordinator.Post($"/v1/panden/{g.NieuwPand()}/meldingen",
        new OntvangMelding(Kanaal.Telefoon, Onderwerp.Overlast, "Overlast.", Buurtcode: buurt, GebeurdOp: new DateOnly(jaar, 6, 1).Om(new TimeOnly(12, 0))))).Is(201);

    private static int Aantal(JsonNode gebied, string figuur)
    {
        gebied["cijfers"]![figuur]!["afgeschermd"]!.GetValue<bool>().ShouldBeFalse(gebied.ToJsonString());
        return gebied["cijfers"]![figuur]!["aantal"]!.GetValue<int>();
    }

    private static void Verborgen(JsonNode gebied, string figuur)
    {
        var cijfer = gebied["cijfers"]![figuur]!.AsObject();
        cijfer["afgeschermd"]!.GetValue<bool>().ShouldBeTrue(gebied.ToJsonString());
        cijfer.ContainsKey("aantal").ShouldBeTrue();
        cijfer["aantal"].ShouldBeNull();
    }
}
