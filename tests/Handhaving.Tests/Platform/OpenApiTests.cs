using System.Text.Json.Nodes;
using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Platform;

public class OpenApiTests(Toepassing toepassing)
{
    [Fact]
    public async Task Het_document_is_voor_iedereen_leesbaar_en_gelijk_aan_wat_is_vastgelegd()
    {
        using var klant = toepassing.Host.Server.CreateClient();
        var antwoord = (await Antwoord.Van(await klant.GetAsync(new Uri("/v1/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))).Is(200).VoldoetAanDeRegels();
        antwoord.Koppen["Access-Control-Allow-Origin"].ShouldBe("*");
        antwoord.Koppen["API-Version"].ShouldBe(antwoord.Json["info"]!["version"]!.GetValue<string>());
        antwoord.Tekst.ShouldBe(await File.ReadAllTextAsync(Vastgelegd(), TestContext.Current.CancellationToken),
            "docs/openapi.json is verouderd. Draai: ops/handhaving openapi-document docs/openapi.json");
        (await toepassing.NieuweGemeente().Jurist.Get("/v1/panden/0150100000000001")).Koppen.ShouldNotContain(k => k.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Elk_adres_staat_in_het_document_met_een_naam_een_uitleg_en_het_recht()
    {
        var document = await Document();
        foreach (var adres in Adres.Alle(toepassing).Where(a => a.Beveiligd && a.Methode != "HEAD"))
        {
            var operatie = document["paths"]![adres.Patroon["/v1".Length..]]?[adres.Methode.ToLowerInvariant()];
            operatie.ShouldNotBeNull(adres.ToString());
            operatie["summary"]!.GetValue<string>().ShouldMatch("^[A-Z][a-z ,-]+$", adres.ToString());
            operatie["description"]!.GetValue<string>().ShouldContain(adres.Recht.ToString());
            var antwoorden = operatie["responses"]!.AsObject();
            foreach (var status in (string[])["400", "401", "403"]) antwoorden.ShouldContainKey(status);
            if (adres.OpZaak) antwoorden.ShouldContainKey("428");
        }
    }

    /// <summary>What reads changes nothing, so it asks for no key and finds no conflict; also where its address is that of another standard.</summary>
    [Fact]
    public async Task Een_lezing_met_POST_vraagt_geen_sleutel_en_noemt_haar_velden()
    {
        var document = await Document();
        foreach (var pad in (string[])["/processing-activities", "/raadplegingen/_zoek"])
        {
            var operatie = document["paths"]![pad]!["post"]!;
            (operatie["parameters"]?.ToJsonString() ?? "").ShouldNotContain("Idempotency-Key");
            foreach (var status in (string[])["409", "412", "422"]) operatie["responses"]!.AsObject().ShouldNotContainKey(status);
        }
        var schemas = document["components"]!["schemas"]!;
        schemas["Logstatus"]!["enum"]!.AsArray().Select(s => s!.GetValue<string>()).ShouldBe(["Unset", "Ok", "Error"], ignoreOrder: true);
        schemas["Logattributen"]!["properties"]!.AsObject().ShouldContainKey("dpl.core.processing_activity_id");
    }

    [Fact]
    public async Task Elk_antwoord_van_een_verhaal_past_op_zijn_schema()
    {
        var gemeente = toepassing.NieuweGemeente();
        var v = await Verhaal.TotControle(gemeente);
        await v.Leg("legitimaties", new ToonLegitimatie());
        await v.Leg("doelmededelingen", new DeelDoelMee(Begrepen: true));
        await v.Leg("toestemmingen", new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner"));
        await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Geen, false));
        await v.Leg("ruimten", new NeemRuimteOp(new Ruimtebevinding("keuken-1", Ruimtesoort.Keuken, Privevertrek: false, VanBuitenaf: false, 0, false, false, false)));
        await v.Leg("vertrekken", new VerlaatWoning());
        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.OvertredingWaargenomen));
        var pv = (await v.Leg("processen-verbaal", new MaakProcesVerbaalOp("Wij zagen een keuken."))).Id("procesVerbaalId");
        await v.Leg($"processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(OpAmbtseed: true));
        await gemeente.Jurist.Get(v.Zaakpad);
        await gemeente.Jurist.Get($"/v1/panden/{v.PandId}");
        await gemeente.Jurist.Post($"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open", new OpenMelding(default));
        await gemeente.Jurist.Post($"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open", "{}");
        await gemeente.Toezichthouder.Post($"{v.Controlepad}/legitimaties", new ToonLegitimatie(), "\"1\"");
        await gemeente.Als(Handhaving.Toegang.Rol.Auditor).Post("/v1/normen", "{}");

        var intake = (await gemeente.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Email, Onderwerp.Kamerverhuur, "Ergens bij de brug.", "Veel fietsen."))).Is(201);
        await gemeente.Beheerder.Post("/v1/mandaten", new VerleenMandaat("jurist", "Fictieve Jurist", Orgaan.College, Grondslagsoort.Mandaat, [Bevoegdheidsoort.LastOpleggen], "M-2026/1", new DateOnly(2020, 1, 1)));
        await gemeente.Coordinator.Post("/v1/jaarcijfers", new Handhaving.Wijken.StelJaarcijfersVast(2023));
        await gemeente.Jurist.Post($"/v1/panden/{gemeente.NieuwPand()}/zaken", new Handhaving.Zaken.OpenZaak(Aanleiding.Wijkplan, "Wijkplan.", gemeente.Buurt));
        await gemeente.Coordinator.Post($"/v1/meldingen/{intake.Id("meldingId")}/koppelingen", new KoppelMelding(gemeente.NieuwPand(), gemeente.Buurt));
        foreach (var lijst in (string[])["normen", "normen?geldigOp=2025-01-01", "toezichthouders", "toezichthouders?geldigOp=2025-01-01", "mandaten", "gebieden", "zaken", "werkvoorraad", "wijkdashboards", $"panden/{v.PandId}/rechtsgeschiedenis"])
            await gemeente.Jurist.Get($"/v1/{lijst}");
        // Where an answer says that the new thing is, it is.
        foreach (var gemaakt in gemeente.Antwoorden.Where(a => (int)a.Status is 201).ToList())
            (await gemeente.Jurist.Get(gemaakt.Koppen["Location"])).Is(200);

        var document = await Document();
        gemeente.Antwoorden.Count.ShouldBeGreaterThan(40);
        foreach (var antwoord in gemeente.Antwoorden) Schema.Controleer(document, antwoord);
    }

    [Fact]
    public async Task Een_antwoord_dat_niet_past_valt_op()
    {
        var document = await Document();
        foreach (var inhoud in (string[])["""{"pandId":1,"soort":"Pand","gebied":{},"zaken":[]}""", """{"pandId":"x"}""", """{"pandId":"x","soort":"Onzin","gebied":{},"zaken":[]}"""])
            Should.Throw<ShouldAssertException>(() => Schema.Controleer(document, new Antwoord("GET http://localhost/v1/panden/0150100000000001", System.Net.HttpStatusCode.OK, null, inhoud, new Dictionary<string, string> { ["Content-Type"] = "application/json" })));
    }

    private async Task<JsonNode> Document()
    {
        using var klant = toepassing.Host.Server.CreateClient();
        return JsonNode.Parse(await klant.GetStringAsync(new Uri("/v1/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    private static string Vastgelegd()
    {
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
            if (File.Exists(Path.Combine(map.FullName, "Handhaving.sln")))
                return Path.Combine(map.FullName, "docs", "openapi.json");
        throw new InvalidOperationException("De tests draaien niet in een kloon van het project.");
    }
}
