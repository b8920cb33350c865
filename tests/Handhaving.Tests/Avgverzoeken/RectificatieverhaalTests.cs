using System.Text;
using System.Text.Json;
using Handhaving.Avgverzoeken;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Dossiers;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Tests.Dossiers;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Avgverzoeken;

/// <summary>What is wrong is set right beside what stood there (AVG art. 16), and who got it hears of it (art. 19).</summary>
public sealed class RectificatieverhaalTests(Dossierreis toepassing) : IClassFixture<Dossierreis>
{
    private static readonly JsonElement Juist = JsonSerializer.SerializeToElement(new { naam = "Anneke Werkelijk", telefoon = "06" });

    [Fact]
    public async Task Een_naam_wordt_rechtgezet_en_de_oude_heet_overal_onjuist()
    {
        var v = await new Avgverhaal(toepassing.NieuweGemeente()).MetZaak("Hanna Vergist");
        var (g, melding) = (v.Gemeente, await v.Melding());
        await v.MetVerzoek(Verzoeksoort.Rectificatie);
        await v.MetPersoon();
        var opdracht = new RectificeerGegeven(v.VerzoekId, melding, "/melder", Juist);
        (await Rectificeer(v, opdracht)).GeweigerdDoor("AV12-besluit");
        await v.Toegewezen();
        (await v.Probeer(g.Jurist, "uitvoeringen", new VoerVerzoekUit(Berichtwijze.Post, v.Vandaag))).GeweigerdDoor("AV16-uitvoering");
        (await Rectificeer(v, opdracht with { Waarde = JsonSerializer.SerializeToElement("Anneke") })).Is(400);
        (await Rectificeer(v, opdracht with { Waarde = JsonSerializer.SerializeToElement(new { naam = "A", bsn = "1" }) })).Is(400);
        (await Rectificeer(v, opdracht with { Pad = "/omschrijving", Waarde = JsonSerializer.SerializeToElement("x") })).GeweigerdDoor("AV16-ander");
        (await Rectificeer(v, opdracht with { Gebeurtenis = Guid.NewGuid() })).Is(404);
        var voor = toepassing.Klok.GetUtcNow();
        var sleutel = Guid.NewGuid().ToString();
        var antwoord = (await g.Jurist.Post($"{v.Zaak.Zaakpad}/rectificaties", opdracht, v.Zaak.Versie, sleutel)).Is(201);
        (await g.Jurist.Post($"{v.Zaak.Zaakpad}/rectificaties", opdracht, v.Zaak.Versie, sleutel)).Is(201).Tekst.ShouldBe(antwoord.Tekst);
        (await g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente and type = 'gegeven-gerectificeerd.v1'")).ShouldBe(1L);

        // The old one opens, and says that it is wrong; as of before it was read as it stood.
        var open = (await v.OpenMelding()).Is(200);
        open.Json["waarden"]!["/melder"]!["naam"]!.GetValue<string>().ShouldBe("Hanna Vergist");
        open.Json["onjuist"]!["/melder"]!.GetValue<Guid>().ShouldBe(antwoord.Id("rectificatieId"));
        (await g.Jurist.Post($"/v1/panden/{v.Zaak.PandId}/meldingen/{v.Zaak.MeldingId}/_open", new OpenMelding(Raadpleegdoel.Handhaving))).Is(200).Json["onjuist"]!["melder"].ShouldNotBeNull();
        foreach (var (bekend, aantal) in new[] { ("", 1), ($"?bekendOp={voor.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff}Z", 0) })
            (await g.Jurist.Get($"/v1/panden/{v.Zaak.PandId}/rechtsgeschiedenis{bekend}")).Is(200).Json["regels"]!.AsArray().Single(r => r!["soort"]!.GetValue<string>() == "melding-ontvangen.v1")!["rectificaties"]!.AsArray().Count.ShouldBe(aantal);
        // The search finds who he is, and no longer who he is not.
        Gevonden(await Zoek(g, "Anneke Werkelijk")).ShouldBe([v.Anna]);
        Gevonden(await Zoek(g, "Hanna Vergist")).ShouldBeEmpty();

        // A dossier says so too, and its evidence still holds.
        v.Zaak.Versie = (await g.Jurist.Get(v.Zaak.Zaakpad)).Versie;
        var dossier = (await v.Zaak.Voeg(g.Jurist, $"{v.Zaak.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar, [new(melding), new(Soort: "gegeven-gerectificeerd.v1")]))).Id("dossierId");
        var zip = await Dossier(v, dossier);
        Keuring.Keur(zip, toepassing.Uitgifte.Beleid(g.Code)).Oordeel.ShouldNotBe(Handhaving.Bewijs.Dossiers.Oordeel.Afgewezen);
        var html = Encoding.UTF8.GetString(Zip.Lees(zip)["dossier.html"]);
        html.ShouldContain("Onjuist, zie correctie nr.");
        html.ShouldContain("Anneke Werkelijk");

        // Who got it is told before the request is closed.
        v.Versie = (await v.Functionaris.Get(v.Pad)).Versie;
        await v.Doe(g.Jurist, "uitvoeringen", new VoerVerzoekUit(Berichtwijze.Post, v.Vandaag));
        await v.Doe(g.Jurist, "bekendmakingen", new MaakAvgBesluitBekend(Berichtwijze.Post, v.Vandaag));
        (await v.Probeer(g.Jurist, "ontvangers", new LegOntvangerVast("Mevrouw De Vries", v.Vandaag))).Is(400);
        var (een, twee) = ((await v.Doe(g.Jurist, "ontvangers", new LegOntvangerVast("rechtbank-overijssel", v.Vandaag))).Id("ontvangerId"), (await v.Doe(g.Jurist, "ontvangers", new LegOntvangerVast("ggd", v.Vandaag))).Id("ontvangerId"));
        (await v.Probeer(g.Jurist, "afhandelingen", new HandelVerzoekAf())).GeweigerdDoor("AV19-ontvangers");
        (await v.Probeer(g.Jurist, $"ontvangers/{een}/bevestigingen", new BevestigKennisgeving(v.Vandaag))).GeweigerdDoor("AV19-kennisgeving");
        await v.Doe(g.Jurist, $"ontvangers/{een}/kennisgevingen", new StelOntvangerInKennis(v.Vandaag, v.Vandaag.AddDays(14)));
        (await v.Probeer(g.Jurist, $"ontvangers/{een}/vrijstellingen", new LaatKennisgevingAchterwege("Te veel werk."))).GeweigerdDoor("AV19-klaar");
        (await v.TeDoen()).ShouldContain("StelOntvangersInKennis");
        await v.Doe(g.Jurist, $"ontvangers/{twee}/vrijstellingen", new LaatKennisgevingAchterwege("De organisatie bestaat niet meer."));
        (await v.Beeld())["ontvangers"]!.AsArray().Single(o => o!["ontvangerId"]!.GetValue<Guid>() == een)!["teBevestigenVoor"].ShouldNotBeNull();
        await v.Doe(g.Jurist, $"ontvangers/{een}/bevestigingen", new BevestigKennisgeving(v.Vandaag));
        await v.Doe(g.Jurist, "afhandelingen", new HandelVerzoekAf());
        var wijziging = (await v.Beeld())["wijzigingen"]!.AsArray().ShouldHaveSingleItem()!;
        (wijziging["soort"]!.GetValue<string>(), wijziging["betrokkene"]!.GetValue<Guid>(), wijziging["velden"]![0]!["pad"]!.GetValue<string>()).ShouldBe(("Gerectificeerd", v.Anna, "/melder"));

        // His copy has both, the wrong one marked.
        await v.Tot(Verzoeksoort.Inzage);
        (await v.Probeer(g.Jurist, $"ontvangers/{(await v.Doe(g.Jurist, "ontvangers", new LegOntvangerVast("ggd", v.Vandaag))).Id("ontvangerId")}/kennisgevingen", new StelOntvangerInKennis(v.Vandaag, v.Vandaag.AddDays(14)))).GeweigerdDoor("AV19-niets");
        var kopie = Encoding.UTF8.GetString(Zip.Lees((await v.Kopie()).Zip)["gegevens.html"]);
        foreach (var tekst in (string[])["Onjuist, zie correctie.", "Hanna Vergist", "Anneke Werkelijk", "ggd", "rechtbank-overijssel"]) kopie.ShouldContain(tekst);
    }

    [Fact]
    public async Task Wie_geen_gelijk_krijgt_laat_zijn_verklaring_erbij_en_wat_gewist_is_wordt_niet_rechtgezet()
    {
        var v = await new Avgverhaal(toepassing.NieuweGemeente()).MetZaak(beschermd: true);
        var melding = await v.Melding();
        await v.MetVerzoek(Verzoeksoort.Rectificatie);
        await v.MetPersoon();
        (await v.Probeer(v.Gemeente.Jurist, "besluiten", v.Besluit(Verzoekuitkomst.Afgewezen))).GeweigerdDoor("AV12-gronden");
        (await v.Probeer(v.Gemeente.Jurist, "besluiten", v.Besluit(Verzoekuitkomst.Afgewezen, Afwijzingsgrond.WissingUitgezonderd))).GeweigerdDoor("AV12-grondsoort");
        await v.Doe(v.Gemeente.Jurist, "besluiten", v.Besluit(Verzoekuitkomst.Afgewezen, Afwijzingsgrond.NietOnjuist));
        (await v.Probeer(v.Gemeente.Jurist, "besluiten", v.Besluit())).GeweigerdDoor("AV-besloten");
        (await Rectificeer(v, new(v.VerzoekId, melding, "/melder", Juist))).GeweigerdDoor("AV12-besluit");
        (await Rectificeer(v, new(v.VerzoekId, melding, "/melder"))).Is(400);
        (await Rectificeer(v, new(v.VerzoekId, melding, "/melder", Verklaring: "Zo heet ik niet."))).Is(201);

        // It is shielded as what it is about: who may not see the melder does not see what he states.
        await using var lees = v.Gemeente.Lees();
        var verklaring = (await lees.Events.FetchStreamAsync(v.Zaak.PandId, token: TestContext.Current.CancellationToken)).Single(e => e.Data is GegevenGerectificeerd).Id;
        var gezien = (await v.Gemeente.Toezichthouder.Post($"/v1/panden/{v.Zaak.PandId}/rechtsgeschiedenis/{verklaring}/_open", new OpenGebeurtenis(Raadpleegdoel.Toezicht))).Is(200);
        gezien.Tekst.ShouldNotContain("Zo heet ik niet.");
        gezien.Json["afgeschermd"]!.AsArray().Count.ShouldBe(1);
        (await v.Gemeente.Jurist.Post($"/v1/panden/{v.Zaak.PandId}/rechtsgeschiedenis/{verklaring}/_open", new OpenGebeurtenis(Raadpleegdoel.Handhaving))).Is(200).Tekst.ShouldContain("Zo heet ik niet.");

        await v.Leg(new PersoonsgegevensGewist(v.Zaak.ZaakId, Guid.NewGuid(), Wisgrond.VerkeerdePersoon, [new(melding, "/melder")]) { GebeurdOp = toepassing.Klok.GetUtcNow() });
        await v.Tot(Verzoeksoort.Rectificatie);
        (await Rectificeer(v, new(v.VerzoekId, melding, "/melder", Juist))).GeweigerdDoor("AV16-gewist");
    }

    private static async Task<Antwoord> Rectificeer(Avgverhaal v, RectificeerGegeven opdracht)
    {
        var antwoord = await v.Gemeente.Jurist.Post($"{v.Zaak.Zaakpad}/rectificaties", opdracht, v.Zaak.Versie);
        if ((int)antwoord.Status == 201) v.Zaak.Versie = antwoord.Versie;
        return antwoord;
    }

    private static Task<Antwoord> Zoek(Gemeente g, string naam) => g.Jurist.Post("/v1/betrokkenen/_zoek", new { doel = "Handhaving", naam });

    private static List<Guid> Gevonden(Antwoord antwoord) => [.. antwoord.Is(200).Json["betrokkenen"]!.AsArray().Select(b => b!["betrokkene"]!.GetValue<Guid>())];

    private static async Task<byte[]> Dossier(Avgverhaal v, Guid dossier)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{v.Zaak.Zaakpad}/dossiers/{dossier}/_open") { Content = new StringContent("{\"doel\":\"BezwaarEnBeroep\"}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        verzoek.Headers.Authorization = new("Bearer", v.Gemeente.Jurist.Token);
        using var klant = v.Gemeente.Toepassing.Host.Server.CreateClient();
        using var antwoord = await klant.SendAsync(verzoek, TestContext.Current.CancellationToken);
        ((int)antwoord.StatusCode).ShouldBe(200);
        return await antwoord.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
