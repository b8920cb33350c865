using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Platform;
using Handhaving.Verwerkingen;

namespace Handhaving.Tests.Verwerkingen;

/// <summary>The register as anyone meets it.</summary>
public class OpenbaarRegisterTests(Toepassing toepassing)
{
    private static readonly Dictionary<string, string[]> Woorden = new()
    {
        ["legal_basis"] = ["LegalObligation", "VitalInterest", "OfficialAuthorityOfController"],
        ["data_subjects"] = ["DataSubject", "VulnerableHuman", "Employee"],
        ["processing_options"] = ["Copy", "Disclose", "Obtain", "Organise", "Remove", "Store", "Transform", "Use"],
    };

    [Fact]
    public async Task Iedereen_leest_het_register_de_activiteiten_en_hun_versies()
    {
        var document = JsonNode.Parse((await Vraag("/v1/openapi.json")).Tekst)!;
        var lijst = (await Vraag(Register.Pad)).Is(200).VoldoetAanDeRegels();
        Schema.Controleer(document, lijst);
        lijst.Koppen["Access-Control-Allow-Origin"].ShouldBe("*");
        lijst.Json["items"]!.AsArray().Count.ShouldBe(Enum.GetValues<Activiteit>().Length);
        lijst.Json["verantwoordelijken"]!.AsArray().ShouldHaveSingleItem();
        foreach (var item in lijst.Json["items"]!.AsArray())
        {
            var activiteit = (await Vraag($"{Register.Pad}/{item!["activiteitId"]}")).Is(200);
            JsonNode.DeepEquals(activiteit.Json, item).ShouldBeTrue();
            foreach (var versie in activiteit.Json["versies"]!.AsArray())
            {
                var pad = $"{Register.Pad}/{item["activiteitId"]}/versies/{versie!["nr"]}";
                JsonNode.DeepEquals((await Vraag(pad)).Is(200).Json, versie).ShouldBeTrue();
                Schema.Controleer(document, await Vraag(pad));
                Schema.Controleer(document, await Vraag($"{pad}/rvva"));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/onzin")]
    [InlineData("/{0}/versies/99")]
    [InlineData("/{0}/versies/een")]
    [InlineData("/{0}/versies/99/rvva")]
    public async Task Wat_niet_in_het_register_staat_geeft_404(string rest) =>
        (await Vraag($"{Register.Pad}{(rest.Length == 0 ? $"/{Guid.NewGuid()}" : rest.Replace("{0}", Id(Activiteit.Toezicht), StringComparison.Ordinal))}")).IsProbleem(404);

    [Fact]
    public async Task Een_ongeldig_token_staat_niet_in_de_weg() => (await Vraag(Register.Pad, "Bearer onzin")).Is(200);

    /// <summary>That an activity is confidential is never exchanged (Logboek Dataverwerkingen); what it is, is told.</summary>
    [Fact]
    public async Task Of_een_activiteit_vertrouwelijk_is_staat_nergens()
    {
        var pad = $"{Register.Pad}/{Id(Activiteit.LopendOnderzoek)}";
        var geheim = Register.Alle.SelectMany(v => v).Single(v => v.Vertrouwelijk is not null).Vertrouwelijk!;
        foreach (var adres in (string[])[Register.Pad, pad, $"{pad}/versies/1", $"{pad}/versies/1/rvva", "/verwerkingen", "/v1/openapi.json"])
        {
            var tekst = (await Vraag(adres)).Is(200).Tekst;
            foreach (var deel in (string[])["vertrouwelijk", "UAVG art. 41", geheim.Reden, geheim.Eindigt]) tekst.ShouldNotContain(deel, Case.Insensitive, adres);
        }
        (await Vraag("/verwerkingen")).Tekst.ShouldContain(Register.Alle.Single(v => v[0].Activiteit == Activiteit.LopendOnderzoek)[^1].Naam);
    }

    [Fact]
    public async Task De_vorm_van_de_standaard_heeft_haar_velden_en_haar_woorden()
    {
        foreach (var versie in Register.Alle.SelectMany(v => v))
        {
            var json = (await Vraag($"{Register.Pad}/{versie.ActiviteitId}/versies/{versie.Inhoud.Nr}/rvva")).Is(200).VoldoetAanDeRegels().Json.AsObject();
            json.Select(v => v.Key).ShouldBe(["processing_activity_version_number", "name", "purpose", "legal_basis", "data_subjects", "personal_data", "processing_options", "recipients", "measures", "valid_from"], ignoreOrder: true);
            foreach (var (veld, woorden) in Woorden) json[veld]!.AsArray().Select(w => w!.GetValue<string>()).ShouldBeSubsetOf(woorden);
            json["personal_data"]!["categories"]!.AsArray().Count.ShouldBe(versie.Inhoud.Persoonsgegevens.Count);
            foreach (var ontvanger in json["recipients"]!.AsArray())
            {
                ontvanger!["legal_role"]!.GetValue<string>().ShouldBeOneOf("DataController", "DataProcessor", "DataProtectionOfficer", "ThirdParty");
                Guid.TryParse(ontvanger["entity_id"]!.GetValue<string>(), out _).ShouldBeTrue();
            }
            foreach (var maatregel in json["measures"]!.AsArray()) maatregel!["measureType"]!.GetValue<string>().ShouldBeOneOf("Technical", "Organisational");
        }
    }

    [Fact]
    public async Task De_vorm_van_de_standaard_past_op_haar_schema()
    {
        var bestand = Naast("normen/rvva-openapi.v0.1.json");
        Assert.SkipWhen(bestand is null, "het bestand ../shared/normen/rvva-openapi.v0.1.json staat niet naast deze kloon");
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(bestand!, TestContext.Current.CancellationToken))!["components"]!["schemas"]!["ProcessingActivityVersion"]!;
        var getoetst = 0;
        foreach (var versie in Register.Alle.SelectMany(v => v))
            Pas(schema, (await Vraag($"{Register.Pad}/{versie.ActiviteitId}/versies/{versie.Inhoud.Nr}/rvva")).Is(200).Json, versie.Naam);
        getoetst.ShouldBeGreaterThan(200);
        Should.Throw<ShouldAssertException>(() => Pas(schema, new JsonObject { ["legal_basis"] = new JsonArray("Onzin") }, "proef"));

        void Pas(JsonNode regel, JsonNode waarde, string plek)
        {
            getoetst++;
            if (regel["enum"] is JsonArray keuzes) keuzes.Select(k => k!.GetValue<string>()).ShouldContain(waarde.GetValue<string>(), plek);
            if (regel["type"]?.GetValue<string>() is { } soort)
                waarde.GetValueKind().ToString().ShouldBe(soort switch { "array" => "Array", "number" => "Number", _ => "String" }, plek);
            if (regel["format"]?.GetValue<string>() is { } vorm)
                Regex.IsMatch(waarde.GetValue<string>(), vorm switch { "uuid" => "^[0-9a-f-]{36}$", "duration" => @"^P\d", _ => @"^\d{4}-\d{2}-\d{2}T" }).ShouldBeTrue(plek);
            // A schema that says nothing of its type says what an object in it looks like: recipients is one or a list of them.
            foreach (var deel in waarde as JsonArray ?? []) Pas(regel["items"] ?? regel, deel!, plek);
            foreach (var (naam, inhoud) in waarde as JsonObject ?? [])
                if (regel["properties"]?[naam] is { } veld && inhoud is not null) Pas(veld, inhoud, $"{plek}.{naam}");
        }
    }

    [Fact]
    public async Task De_pagina_toont_elke_activiteit_zonder_aanmelden()
    {
        var tekst = System.Net.WebUtility.HtmlDecode((await Vraag("/verwerkingen")).Is(200).Tekst);
        foreach (var versie in Register.Alle.Select(v => v[^1].Inhoud))
            foreach (var deel in (string[])[versie.Naam, versie.Doel, versie.Grondslagen[0].Artikel, versie.Bewaring.Toelichting]) tekst.ShouldContain(deel);
        tekst.ShouldContain("IN TE VULLEN");
    }

    private static string Id(Activiteit activiteit) => Register.Alle.Single(v => v[0].Activiteit == activiteit)[0].ActiviteitId.ToString();

    private async Task<Antwoord> Vraag(string pad, string? token = null)
    {
        using var klant = toepassing.Host.Server.CreateClient();
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, pad) { Headers = { { "Origin", "https://elders.example" } } };
        if (token is not null) verzoek.Headers.Authorization = AuthenticationHeaderValue.Parse(token);
        return await Antwoord.Van(await klant.SendAsync(verzoek, TestContext.Current.CancellationToken));
    }

    private static string? Naast(string onder)
    {
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
            if (File.Exists(Path.Combine(map.FullName, "Handhaving.sln")) && Path.Combine(map.FullName, "..", "shared", onder) is var bestand && File.Exists(bestand)) return bestand;
        return null;
    }
}
