using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;
using Handhaving.Borging;
using Handhaving.Meldingen;
using Handhaving.Raadplegingen;
using Handhaving.Tests.Borging;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Platform;
using Handhaving.Toegang;
using Microsoft.Extensions.DependencyInjection;
using Bewijsoordeel = Handhaving.Bewijs.Dossiers.Oordeel;

namespace Handhaving.Tests.Raadplegingen;

/// <summary>What the auditor and the functionaris gegevensbescherming do with the access log; that is in it too.</summary>
public class ToezichtOpRaadplegingTests(GeborgdeToepassing toepassing) : IClassFixture<GeborgdeToepassing>
{
    private const string Spoor = "0af7651916cd43dd8448eb211c80319c";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task De_lezen_api_geeft_wat_de_standaard_vraagt_en_elke_lezing_is_zelf_een_regel()
    {
        var v = await MetRaadpleging();
        var auditor = v.Gemeente.Als(Rol.Auditor);

        var eerste = (await auditor.Post("/v1/processing-activities", new { traceId = Spoor })).Is(200);

        var regels = eerste.Json["processingActivities"]!.AsArray();
        regels.Count.ShouldBe(2);
        foreach (var regel in regels)
        {
            foreach (var veld in (string[])["traceId", "spanId", "status", "name", "startTime", "endTime", "attributes"]) regel![veld].ShouldNotBeNull(veld);
            Guid.ParseExact(regel!["traceId"]!.GetValue<string>(), "D").ToString("N").ShouldBe(Spoor);
            regel["parentSpanId"]!.GetValue<string>().ShouldBe("b7ad6b7169203331");
            regel.ToJsonString().ShouldNotContain(v.Gemeente.Jurist.Verwijzing.ToString());
        }
        eerste.Json["metadata"]!["organizationName"]!.GetValue<string>().ShouldNotBeEmpty();
        // The same trace as a uuid, the person by his pseudonym, the activity by its address.
        (await auditor.Post("/v1/processing-activities", new { traceId = Guid.ParseExact(Spoor, "N").ToString("D") })).Is(200).Json["processingActivities"]!.AsArray().Count.ShouldBe(2);
        var (wie, activiteit) = (regels[0]!["attributes"]!["dpl.core.data_subject_id"]!.GetValue<string>(), regels[0]!["attributes"]!["dpl.core.processing_activity_id"]!.GetValue<string>());
        var overPersoon = (await auditor.Post("/v1/processing-activities", new JsonObject { ["dpl.core.data_subject_id"] = wie }.ToJsonString())).Is(200).Json["processingActivities"]!.AsArray();
        overPersoon.Count(r => r!["traceId"]!.GetValue<string>() == regels[0]!["traceId"]!.GetValue<string>()).ShouldBe(1);
        overPersoon.Count(r => r!["name"]!.GetValue<string>() == "Logboek dataverwerkingen lezen").ShouldBe(2, "de twee lezingen hiervoor");
        (await auditor.Post("/v1/processing-activities", new JsonObject { ["dpl.core.processing_activity_id"] = activiteit, ["startTime"] = regels[0]!["startTime"]!.GetValue<long>(), ["endTime"] = regels[0]!["endTime"]!.GetValue<long>() }.ToJsonString())).Is(200)
            .Json["processingActivities"]!.AsArray().Count.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"startTime":1700000000000,"endTime":1800000000000}""")]
    [InlineData("""{"traceId":"onzin"}""")]
    [InlineData("""{"traceId":"0af7651916cd43dd8448eb211c80319c","startTime":-1}""")]
    [InlineData("""{"dpl.core.processing_activity_id":"geen adres"}""")]
    [InlineData("""{"dpl.core.data_subject_id_type":"BSN"}""")]
    public async Task Een_vraag_zonder_kenmerk_of_met_een_verkeerd_kenmerk_is_400(string vraag) =>
        (await toepassing.NieuweGemeente().Als(Rol.Auditor).Post("/v1/processing-activities", vraag)).Is(400);

    [Fact]
    public async Task De_toezichthouders_op_het_log_zoeken_op_persoon_zaak_en_medewerker_en_anderen_niet()
    {
        var v = await MetRaadpleging();
        var fg = v.Gemeente.Als(Rol.FunctionarisGegevensbescherming);

        var inZaak = (await fg.Post("/v1/raadplegingen/_zoek", new { v.ZaakId, Zaak = v.ZaakId })).Status == System.Net.HttpStatusCode.BadRequest
            ? (await fg.Post("/v1/raadplegingen/_zoek", new { Zaak = v.ZaakId })).Is(200) : throw new InvalidOperationException("een onbekend veld is aangenomen");
        inZaak.Json["items"]!.AsArray().Count.ShouldBe(2);
        var persoon = inZaak.Json["items"]!.AsArray().Select(i => i!["betrokkene"]!.GetValue<Guid>()).First(b => b != v.ZaakId);
        var overPersoon = (await fg.Post("/v1/raadplegingen/_zoek", new { Betrokkene = persoon })).Is(200).Json["items"]!.AsArray();
        overPersoon.Select(i => i!["n"]!.GetValue<long>()).ShouldBe([2, 1], "de vraag naar de zaak gaf ook deze persoon");
        overPersoon[^1]!["medewerker"]!.GetValue<Guid>().ShouldBe(v.Gemeente.Jurist.Verwijzing);
        (await fg.Post("/v1/raadplegingen/_zoek", new { Medewerker = v.Gemeente.Jurist.Verwijzing })).Is(200).Json["items"]!.AsArray().Count.ShouldBe(2);

        foreach (var rol in Rol.Alle.Except([Rol.Auditor, Rol.FunctionarisGegevensbescherming])) (await v.Gemeente.Als(rol).Post("/v1/raadplegingen/_zoek", new { Zaak = v.ZaakId })).Is(403);
        (await toepassing.NieuweGemeente().Als(Rol.Auditor).Post("/v1/raadplegingen/_zoek", new { Zaak = v.ZaakId })).Is(200).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Who follows a colleague leaves a trace of whom, also where he found nothing else.</summary>
    [Fact]
    public async Task Wie_een_medewerker_volgt_staat_bij_die_medewerker_in_het_log()
    {
        var v = await MetRaadpleging();
        var auditor = v.Gemeente.Als(Rol.Auditor);

        (await auditor.Post("/v1/raadplegingen/_zoek", new { Medewerker = v.Gemeente.Jurist.Verwijzing, Van = DateTimeOffset.UtcNow.AddDays(1) })).Is(200).Json["items"]!.AsArray().ShouldBeEmpty();

        var gevolgd = (await v.Gemeente.Als(Rol.FunctionarisGegevensbescherming).Post("/v1/raadplegingen/_zoek", new { Betrokkene = v.Gemeente.Jurist.Verwijzing })).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        gevolgd["medewerker"]!.GetValue<Guid>().ShouldBe(auditor.Verwijzing);
        gevolgd["verwerking"]!["attributes"]!["dpl.core.data_subject_id_type"]!.GetValue<string>().ShouldEndWith("/begrippen/medewerker");
    }

    [Fact]
    public async Task Naar_iemand_die_er_niet_is_is_niet_gekeken()
    {
        var v = await MetRaadpleging();
        var (auditor, niemand) = (v.Gemeente.Als(Rol.Auditor), Guid.NewGuid());

        (await auditor.Post("/v1/raadplegingen/_open", new { Betrokkene = niemand })).Is(404);
        (await auditor.Post("/v1/raadplegingen/_zoek", new { Betrokkene = niemand })).Is(200).Json["items"]!.AsArray().ShouldBeEmpty();

        (await v.Gemeente.VraagAsync($"select count(*) from raadpleging.teller where gemeente = :gemeente and sleutel = '{niemand}'")).ShouldBe(0L);
        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.teller where gemeente = :gemeente and sleutel = 'zonder-betrokkene'")).ShouldBe(1L, "dat er is gezocht staat er wel");
    }

    [Fact]
    public async Task Een_overzicht_wacht_niet_op_wie_er_na_de_vraag_nog_keek_en_zegt_het_als_het_te_groot_is()
    {
        var v = await MetRaadpleging();
        for (var i = 0; i < 2; i++) await OpenAsync(v);
        var dossiers = toepassing.Host.Services.GetRequiredService<Handhaving.Dossiers.Raadpleegdossier>();
        (await dossiers.WachtAsync(Raadpleeglog.Log(v.Gemeente.Code), v.ZaakId.ToString(), 3, Ct)).Posten.Count.ShouldBe(3);
        (await dossiers.WachtAsync(Raadpleeglog.Log(v.Gemeente.Code), v.ZaakId.ToString(), 2, Ct)).Posten.Select(p => p.N).ShouldBe([1, 2]);
        await toepassing.Database.VraagAsync($"update raadpleging.teller set n = 10000 where gemeente = '{v.Gemeente.Code}'");

        (await v.Gemeente.Als(Rol.Auditor).Post("/v1/raadplegingen/_open", new { Betrokkene = v.ZaakId })).IsProbleem(409).Detail().ShouldContain("_zoek");
    }

    [Theory]
    [InlineData("2025-01-01", "2026-01-01", 200)]
    [InlineData("2025-01-01", "2026-01-02", 400)]
    [InlineData("2024-02-29", "2025-03-01", 400)]
    public async Task Patronen_gaan_over_hoogstens_een_jaar(string van, string tot, int status) =>
        (await toepassing.NieuweGemeente().Als(Rol.Auditor).Get($"/v1/raadplegingen/patronen?van={van}&tot={tot}")).Is(status);

    [Fact]
    public async Task Patronen_zijn_vragen_en_noodtoegang_is_er_altijd_een()
    {
        var v = await MetRaadpleging(beschermd: true);
        var melding = (string)(await v.Gemeente.VraagAsync("select id::text from handhaving.mt_events where tenant_id = :gemeente and type = 'melding-ontvangen.v1'"))!;
        for (var i = 0; i < 5; i++) (await v.Gemeente.Als(Rol.Burgemeester).Post($"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open", new { Doel = "Handhaving" })).Is(403);

        var nood = (await v.Gemeente.Toezichthouder.Post($"/v1/panden/{v.PandId}/rechtsgeschiedenis/{melding}/_noodtoegang", new { Reden = "GevaarVoorPersoon" })).Is(200);

        nood.Json["waarden"]!["/melder"]!["naam"]!.GetValue<string>().ShouldBe("Fictieve Melder");
        nood.Json["afgeschermd"]!.AsArray().ShouldBeEmpty();
        var (vandaag, morgen) = (Dag(0), Dag(2));
        var patronen = (await v.Gemeente.Als(Rol.Auditor).Get($"/v1/raadplegingen/patronen?van={vandaag}&tot={morgen}")).Is(200).Json["items"]!.AsArray();
        var soorten = patronen.Select(p => p!["soort"]!.GetValue<string>()).ToList();
        soorten.ShouldContain("Noodtoegang");
        soorten.ShouldContain("VaakGeweigerd");
        soorten.ShouldContain("ZonderTaak", "de jurist legde in deze zaak niets vast");
        // Who judges it reads the reason.
        patronen.Single(p => p!["soort"]!.GetValue<string>() == "Noodtoegang")!["vraag"]!.GetValue<string>().ShouldContain("gevaar voor persoon");
        var gelezen = (await v.Gemeente.Als(Rol.FunctionarisGegevensbescherming).Post("/v1/raadplegingen/_zoek", new { Zaak = v.ZaakId })).Is(200).Json["items"]!.AsArray();
        gelezen.Select(i => i!["noodreden"]?.GetValue<string>()).Where(n => n is not null).Distinct().ShouldBe(["GevaarVoorPersoon"]);
        // Refused is not looked at: of the burgemeester there is only that he was refused.
        patronen.Where(p => p!["medewerker"]!.GetValue<Guid>() == v.Gemeente.Als(Rol.Burgemeester).Verwijzing).Select(p => p!["soort"]!.GetValue<string>()).ShouldBe(["VaakGeweigerd"]);
        // Who is named there can see by whom.
        (await v.Gemeente.VraagAsync($"select count(*) from raadpleging.logregel where gemeente = :gemeente and sleutel = '{v.Gemeente.Als(Rol.Burgemeester).Verwijzing}' and regel->'attributes'->>'dpl.core.data_subject_id_type' like '%/begrippen/medewerker'")).ShouldBe(1L);
        patronen.ShouldAllBe(p => p!["vraag"]!.GetValue<string>().Contains('?') || p["soort"]!.GetValue<string>() == "Noodtoegang");
    }

    [Fact]
    public async Task Een_overzicht_van_wie_keek_is_te_controleren_door_wie_de_gemeente_niet_vertrouwt()
    {
        var g = await toepassing.GevolgdeGemeenteAsync();
        await toepassing.VolgAsync(Raadpleeglog.Log(g.Code));
        var v = await MetRaadpleging(g);
        await OpenAsync(v, "LopendOnderzoek");
        var persoon = (Guid)(await g.VraagAsync($"select sleutel::uuid from raadpleging.teller where gemeente = :gemeente and sleutel <> '{v.ZaakId}'"))!;

        var zip = await OverzichtAsync(v, persoon);

        var beleid = Beleid.Lees(Encoding.UTF8.GetBytes(await toepassing.Host.Services.GetRequiredService<Beleidstekst>().MaakAsync(Raadpleeglog.Log(g.Code), Ct)));
        var uitslag = Keuring.Keur(zip, beleid);
        uitslag.Oordeel.ShouldBe(Bewijsoordeel.Bewezen, uitslag.ToString());
        uitslag.Dossier!.Keten.Count.ShouldBe(4, "twee raadplegingen, het opvragen en de afsluiting");
        var leesmij = Encoding.UTF8.GetString(Zip.Lees(zip)["LEESMIJ.txt"]);
        leesmij.ShouldContain("Melding openen");
        leesmij.ShouldNotContain(g.Jurist.Verwijzing.ToString());
        // What he may not know yet is counted, and not told.
        leesmij.ShouldContain("(niet verstrekt)");
        leesmij.ShouldContain("3 regels, waarvan 1 nu niet wordt verstrekt omdat de verwerking vertrouwelijk is (AVG art. 23); zij is wel geteld.");
        leesmij.ShouldNotContain("onderzoek");
        uitslag.NietVerstrekt.ShouldBeGreaterThan(0);
        // Under the policy of the log of the panden it is nothing, and who leaves a line out is found out.
        var vreemd = Beleid.Lees(Encoding.UTF8.GetBytes(await toepassing.Host.Services.GetRequiredService<Beleidstekst>().MaakAsync(g.Code, Ct)));
        Keuring.Keur(zip, vreemd).Oordeel.ShouldBe(Bewijsoordeel.Afgewezen);
        var bestanden = Zip.Lees(zip);
        Keuring.Keur(Zip.Schrijf(new Dictionary<string, byte[]>(bestanden) { ["LEESMIJ.txt"] = [.. bestanden["LEESMIJ.txt"], 32] }), beleid).Oordeel.ShouldBe(Bewijsoordeel.Afgewezen);
        // A second one counts the first.
        var tweede = await OverzichtAsync(v, persoon);
        Keuring.Keur(tweede, beleid).Dossier!.Keten.Count.ShouldBe(6);
    }

    private static string Dag(int verschil) => DateTime.UtcNow.AddDays(verschil).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<byte[]> OverzichtAsync(Verhaal v, Guid persoon)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, "/v1/raadplegingen/_open") { Content = new StringContent(JsonSerializer.Serialize(new { betrokkene = persoon }), Encoding.UTF8, "application/json") };
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", v.Gemeente.Als(Rol.Auditor).Token);
        using var client = toepassing.Host.Server.CreateClient();
        using var antwoord = await client.SendAsync(verzoek, Ct);
        ((int)antwoord.StatusCode).ShouldBe(200, await antwoord.Content.ReadAsStringAsync(Ct));
        return await antwoord.Content.ReadAsByteArrayAsync(Ct);
    }

    private async Task<Verhaal> MetRaadpleging(Gemeente? g = null, bool beschermd = false)
    {
        var v = await new Verhaal(g ?? toepassing.NieuweGemeente()).MetMelding("Geheim woord.", new Melderopgave("Fictieve Melder", "0600000000"), beschermd);
        await OpenAsync(v);
        return v;
    }

    private static async Task OpenAsync(Verhaal v, string doel = "Handhaving")
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open") { Content = new StringContent(JsonSerializer.Serialize(new { doel }), new MediaTypeHeaderValue("application/json")) };
        verzoek.Headers.TryAddWithoutValidation("traceparent", $"00-{Spoor}-b7ad6b7169203331-00");
        (await v.Gemeente.Jurist.Stuur(verzoek)).Is(200);
    }
}
