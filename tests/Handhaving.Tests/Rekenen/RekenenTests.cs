using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Recht.Contract;
using Handhaving.Rekenen;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Platform;

namespace Handhaving.Tests.Rekenen;

/// <summary>The calculators as an outsider meets them: without login, in JSON, in Dutch.</summary>
public class RekenenTests(Toepassing toepassing)
{
    private const string Termijnen = "/v1/termijnen/_bereken", Dwangsommen = "/v1/dwangsommen/_bereken";

    public static TheoryData<string> Soorten => [.. Vraag.Termijnen.Select(v => v.Soort), Vraag.Dwangsommen.Soort, Vraag.Rente.Soort];

    [Theory, MemberData(nameof(Soorten))]
    public async Task Elke_vraag_krijgt_zonder_token_het_antwoord_van_de_bibliotheek_ook_waar_dat_leeg_is(string soort)
    {
        var vraag = Zoek(soort);
        var antwoord = (await Vraag_(Pad(vraag), Geval(vraag))).Is(200).VoldoetAanDeRegels();
        var verwacht = Uitkomst(vraag).NaarJson();
        (verwacht["regel"] as JsonObject)!.Remove("geldigTotEnMet");
        JsonNode.DeepEquals(antwoord.Json, verwacht).ShouldBeTrue($"{antwoord.Json.ToJsonString()}\n{verwacht.ToJsonString()}");
        Schema.Controleer(await Document(), antwoord);
    }

    [Fact]
    public async Task Een_leeg_antwoord_blijft_staan()
    {
        var antwoord = await Vraag_(Termijnen, """{"soort":"isVerlengingsdag","invoer":{"datum":"2026-12-31"}}""");
        antwoord.Is(200).Json.AsObject().ContainsKey("reden").ShouldBeTrue();
        antwoord.Json["reden"].ShouldBeNull();
    }

    [Fact]
    public async Task De_andere_velden_van_een_vector_blijven_buiten_beschouwing()
    {
        var antwoord = await Vraag_(Dwangsommen, """{"id":"R","titel":"x","verwacht":{},"zekerheid":"hoog","invoer":{"hoofdsom":10000,"verzuimVanaf":"2026-04-15","betaaldOp":"2026-07-15","rentepercentage":6.0,"opmerking":"x"}}""");
        antwoord.Is(200).Json["rente"]!.GetValue<decimal>().ShouldBe(149.59m);
        antwoord.Json["waarschuwingen"]!.ToJsonString().ShouldNotContain("ONBEKEND_VELD");
    }

    [Theory]
    [InlineData(Termijnen, """{"soort":"bezwaartermijn","invoer":{"bekendmaking":"morgen"}}""", "invoer.bekendmaking", "regel bezwaartermijn")]
    [InlineData(Termijnen, """{"soort":"bezwaartermijn","invoer":null}""", "invoer", "")]
    [InlineData(Termijnen, """{"soort":"onzin","invoer":{}}""", "soort", "bezwaartermijn")]
    [InlineData(Termijnen, """{"soort":7,"invoer":{}}""", "soort", "tekst")]
    [InlineData(Termijnen, """{"invoer":{}}""", "soort", "ontbreekt")]
    [InlineData(Termijnen, """{"soort":"bezwaartermijn"}""", "invoer", "ontbreekt")]
    [InlineData(Termijnen, "[]", "inhoud", "object")]
    [InlineData(Termijnen, "{", "inhoud", "geen geldige JSON")]
    [InlineData(Dwangsommen, """{"invoer":{"last":{"modaliteit":"zomaar"}}}""", "invoer.last.modaliteit", "ineens, perTijdseenheid, perOvertreding")]
    [InlineData(Dwangsommen, """{"soort":"x","invoer":{}}""", "soort", "dwangsommen of rente")]
    public async Task Onleesbare_invoer_noemt_het_veld_en_wat_te_doen(string pad, string inhoud, string veld, string tekst)
    {
        var antwoord = (await Vraag_(pad, inhoud)).IsProbleem(400);
        antwoord.Json["errors"]!.AsObject().ShouldContainKey(veld);
        antwoord.Detail().ShouldContain(tekst);
    }

    [Theory]
    [InlineData("Bearer onzin")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic eDp5")]
    public async Task Een_ongeldig_token_staat_niet_in_de_weg(string token) =>
        (await Vraag_(Termijnen, Geval(Zoek("bezwaartermijn")), token)).Is(200);

    [Fact]
    public async Task Met_een_token_werkt_het_ook() =>
        (await toepassing.NieuweGemeente().Jurist.Post(Termijnen, Geval(Zoek("bezwaartermijn")))).Is(200).Json["einddatum"]!.GetValue<string>().ShouldBe("2026-12-28");

    [Theory]
    [InlineData(Termijnen)]
    [InlineData(Dwangsommen)]
    public async Task Elke_webpagina_mag_ze_vragen(string pad)
    {
        using var klant = toepassing.Host.Server.CreateClient();
        using var vooraf = new HttpRequestMessage(HttpMethod.Options, pad) { Headers = { { "Origin", "https://elders.example" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } } };
        var antwoord = await Antwoord.Van(await klant.SendAsync(vooraf, TestContext.Current.CancellationToken));
        antwoord.Is(204).Koppen["Access-Control-Allow-Origin"].ShouldBe("*");
        antwoord.Koppen["Access-Control-Allow-Methods"].ShouldContain("POST");

        using var verzoek = new HttpRequestMessage(HttpMethod.Post, pad) { Headers = { { "Origin", "https://elders.example" } }, Content = new StringContent("{}", new MediaTypeHeaderValue("application/json")) };
        (await Antwoord.Van(await klant.SendAsync(verzoek, TestContext.Current.CancellationToken))).IsProbleem(400).Koppen["Access-Control-Allow-Origin"].ShouldBe("*");

        using var gesloten = new HttpRequestMessage(HttpMethod.Options, "/v1/meldingen") { Headers = { { "Origin", "https://elders.example" }, { "Access-Control-Request-Method", "POST" } } };
        (await Antwoord.Van(await klant.SendAsync(gesloten, TestContext.Current.CancellationToken))).Koppen.Keys.ShouldNotContain("Access-Control-Allow-Origin");
    }

    [Fact]
    public async Task Wat_iemand_vraagt_komt_niet_in_het_log()
    {
        const string Geheim = "Pietersen-1974";
        (await Vraag_(Termijnen, $$$"""{"soort":"{{{Geheim}}}","invoer":{"x":"{{{Geheim}}}"}}""")).IsProbleem(400);
        (await Vraag_(Dwangsommen, "{\"invoer\":{\"last\":{\"modaliteit\":\"" + Geheim + "\"}}}")).IsProbleem(400);
        (await Vraag_(Termijnen, $$$"""{"soort":["{{{Geheim}}}"],"invoer":{}}""")).IsProbleem(400).Tekst.ShouldNotContain(Geheim);
        toepassing.Log.Regels.ShouldNotContain(r => r.Tekst.Contains(Geheim, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wie_geen_plaats_vindt_hoort_dat_en_wie_wacht_krijgt_zijn_antwoord()
    {
        var ct = TestContext.Current.CancellationToken;
        using var ruimte = new Rekenruimte(plaatsen: 1, wachtenden: 1);
        using var binnen = new ManualResetEventSlim();
        using var verder = new ManualResetEventSlim();
        var eerste = Task.Run(() => ruimte.RekenAsync(() => { binnen.Set(); verder.Wait(ct); return "een"; }, ct), ct);
        binnen.Wait(ct);
        var tweede = ruimte.RekenAsync(() => "twee", ct);
        (await ruimte.RekenAsync(() => "drie", ct)).ShouldBeNull();
        verder.Set();
        (await eerste).ShouldBe("een");
        (await tweede).ShouldBe("twee");
        var vol = Rekenruimte.Vol(new Microsoft.AspNetCore.Http.DefaultHttpContext());
        vol.Status.ShouldBe(429);
        vol.Title.ShouldBe("Te druk");
    }

    [Fact]
    public async Task De_beschrijving_noemt_elke_soort_met_een_voorbeeld_en_vraagt_geen_aanmelding()
    {
        var document = await Document();
        foreach (var (pad, vragen) in (IEnumerable<(string, IReadOnlyList<Vraag>)>)[(Termijnen, Vraag.Termijnen), (Dwangsommen, [Vraag.Dwangsommen, Vraag.Rente])])
        {
            var operatie = document["paths"]![pad["/v1".Length..]]!["post"]!;
            operatie["security"]!.AsArray().ShouldBeEmpty();
            operatie["responses"]!.AsObject().ShouldNotContainKey("401");
            operatie["responses"]!.AsObject().ShouldNotContainKey("403");
            operatie["responses"]!.AsObject().ShouldContainKey("429");
            var inhoud = operatie["requestBody"]!["content"]!["application/json"]!;
            inhoud["schema"]!["properties"]!["soort"]!["enum"]!.AsArray().Select(s => s!.GetValue<string>()).ShouldBe(vragen.Select(v => v.Soort));
            foreach (var (_, voorbeeld) in inhoud["examples"]!.AsObject()) (await Vraag_(pad, voorbeeld!["value"]!.ToJsonString())).Is(200);
        }
    }

    private static Vraag Zoek(string soort) => Vraag.Termijnen.Append(Vraag.Dwangsommen).Append(Vraag.Rente).Single(v => v.Soort == soort);

    private static string Pad(Vraag vraag) => Vraag.Termijnen.Contains(vraag) ? Termijnen : Dwangsommen;

    private static string Geval(Vraag vraag) => new JsonObject { ["soort"] = vraag.Soort, ["invoer"] = vraag.Voorbeeld() }.ToJsonString();

    private static Uitkomst Uitkomst(Vraag vraag)
    {
        var geval = JsonDocument.Parse(Geval(vraag)).RootElement;
        return Pad(vraag) == Termijnen ? Termijnrekenaar.Bereken(geval) : Dwangsomrekenaar.Bereken(geval);
    }

    private async Task<Antwoord> Vraag_(string pad, string inhoud, string? token = null)
    {
        using var klant = toepassing.Host.Server.CreateClient();
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, pad) { Content = new StringContent(inhoud, Encoding.UTF8, "application/json") };
        if (token is not null) verzoek.Headers.TryAddWithoutValidation("Authorization", token);
        return await Antwoord.Van(await klant.SendAsync(verzoek, TestContext.Current.CancellationToken));
    }

    private async Task<JsonNode> Document()
    {
        using var klant = toepassing.Host.Server.CreateClient();
        return JsonNode.Parse(await klant.GetStringAsync(new Uri("/v1/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }
}
