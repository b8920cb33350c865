using Handhaving.Avgverzoeken;
using Handhaving.Bewaring;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Dossiers;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Tests.Dossiers;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;

namespace Handhaving.Tests.Avgverzoeken;

/// <summary>While the processing of someone's data is restricted (AVG art. 18) no door opens them, but for a stated ground; and he himself gets them.</summary>
public sealed class BeperkingverhaalTests(Dossierreis toepassing) : IClassFixture<Dossierreis>
{
    private static readonly Beperkingsuitzondering Claim = new(Uitzonderingsgrond.Rechtsvordering, "Z/2026-00123");

    [Fact]
    public async Task Geen_deur_opent_wat_beperkt_is_en_elke_poging_staat_in_het_log()
    {
        var v = await new Avgverhaal(toepassing.NieuweGemeente()).MetZaak();
        var (g, pand, melding) = (v.Gemeente, $"/v1/panden/{v.Zaak.PandId}", await v.Melding());
        var dossier = (await v.Zaak.Voeg(g.Jurist, $"{v.Zaak.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar, [new(melding)]))).Id("dossierId");
        await v.Tot(Verzoeksoort.Beperking);
        (await v.OpenMelding()).Is(200).Tekst.ShouldContain("Anna Fictief");
        (await v.Probeer(g.Jurist, "beperkingen", new BeperkVerwerking(Guid.NewGuid(), Beperkingsgrond.OnrechtmatigGeenWissing))).GeweigerdDoor("AV18-betrokkene");
        (await v.Probeer(g.Jurist, "uitvoeringen", new VoerVerzoekUit(Berichtwijze.Post, v.Vandaag))).GeweigerdDoor("AV18-uitvoering");
        await v.Doe(g.Jurist, "beperkingen", new BeperkVerwerking(v.Anna, Beperkingsgrond.OnrechtmatigGeenWissing));
        (await v.Probeer(g.Jurist, "beperkingen", new BeperkVerwerking(v.Anna, Beperkingsgrond.OnrechtmatigGeenWissing))).GeweigerdDoor("AV18-dubbel");

        // Two in one event, and only she is restricted: the rest of it opens.
        var open = (await v.OpenMelding()).Is(200);
        open.Tekst.ShouldNotContain("Anna Fictief");
        open.Json["beperkt"]!.AsArray().Select(p => p!.GetValue<string>()).ShouldBe(["/melder"]);
        open.Json["waarden"]!["/omschrijving"]!.GetValue<string>().ShouldBe("Er wonen veel mensen.");
        var nood = (await g.Jurist.Post($"{pand}/rechtsgeschiedenis/{melding}/_noodtoegang", new OpenInNood(Noodreden.GevaarVoorPersoon))).Is(200);
        nood.Tekst.ShouldNotContain("Anna Fictief");
        nood.Json["beperkt"]!.AsArray().Count.ShouldBe(1);
        var intake = (await g.Jurist.Post($"{pand}/meldingen/{v.Zaak.MeldingId}/_open", new OpenMelding(Raadpleegdoel.Handhaving))).Is(200);
        intake.Tekst.ShouldNotContain("Anna Fictief");
        intake.Json["beperkt"]!.AsArray().Select(p => p!.GetValue<string>()).ShouldBe(["melder"]);
        (await g.Jurist.Post($"{v.Zaak.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar, [new(melding)]), v.Zaak.Versie)).GeweigerdDoor("AV18-beperkt");
        (await g.Jurist.Post($"{v.Zaak.Zaakpad}/dossiers/{dossier}/_open", new OpenDossier(Raadpleegdoel.BezwaarEnBeroep))).GeweigerdDoor("AV18-beperkt");
        // With her kept back the dossier can be made.
        await v.Zaak.Voeg(g.Jurist, $"{v.Zaak.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar));
        var gezocht = (await g.Jurist.Post("/v1/betrokkenen/_zoek", new { doel = "Handhaving", naam = "Anna Fictief" })).Is(200).Json["betrokkenen"]!.AsArray().ShouldHaveSingleItem()!;
        gezocht["beperkt"]!.GetValue<bool>().ShouldBeTrue();
        gezocht["vindplaatsen"]!.AsArray().ShouldBeEmpty();
        (await g.VraagAsync($"select count(*) from raadpleging.logregel l join raadpleging.auditregel a on a.gemeente = l.gemeente and a.logregel = l.id where l.gemeente = :gemeente and l.sleutel = '{v.Anna}' and a.gegevens->>'uitkomst' = 'Geweigerd' and l.regel->>'status' = 'Unset'")).ShouldBe(6L);

        // A stated ground of lid 2 opens, and stands in the log.
        (await v.OpenMelding(new OpenGebeurtenis(Raadpleegdoel.BezwaarEnBeroep, Claim))).Is(200).Tekst.ShouldContain("Anna Fictief");
        (await v.OpenMelding(new OpenGebeurtenis(Raadpleegdoel.BezwaarEnBeroep, Claim with { Kenmerk = "omdat Anna Fictief het wil" }))).Is(400);
        (await v.OpenMelding(new { doel = "BezwaarEnBeroep", beperking = new { grond = "Nieuwsgierigheid", kenmerk = "Z-1" } })).Is(400);
        (await g.Jurist.Post($"{v.Zaak.Zaakpad}/dossiers/{dossier}/_open", new OpenDossier(Raadpleegdoel.BezwaarEnBeroep, Claim))).Is(200);
        (await g.VraagAsync($"select count(*) from raadpleging.auditregel where gemeente = :gemeente and gegevens->>'uitzondering' = 'Rechtsvordering Z/2026-00123'")).ShouldBeOfType<long>().ShouldBeGreaterThan(0);

        // She does not want her data erased.
        (await g.Jurist.Post($"{v.Zaak.Zaakpad}/wissingen", new StelWissingVoor(Wisgrond.VerkeerdePersoon, false, v.Anna), v.Zaak.Versie)).GeweigerdDoor("W-beperking");

        // Her own copy is hers.
        await v.Doe(g.Jurist, "uitvoeringen", new VoerVerzoekUit(Berichtwijze.Post, v.Vandaag));
        await v.Tot(Verzoeksoort.Inzage);
        System.Text.Encoding.UTF8.GetString(Zip.Lees((await v.Kopie()).Zip)["gegevens.html"]).ShouldContain("Anna Fictief");
    }

    [Fact]
    public async Task Een_beperking_in_een_zaak_laat_de_andere_open()
    {
        var v = await new Avgverhaal(toepassing.NieuweGemeente()).MetZaak();
        var ander = new Verhaal(v.Gemeente);
        await ander.MetMelding(melder: new Melderopgave("Anna Fictief", "06", null, v.Anna));
        await v.Tot(Verzoeksoort.Beperking);
        await v.Doe(v.Gemeente.Jurist, "beperkingen", new BeperkVerwerking(v.Anna, Beperkingsgrond.NodigVoorRechtsvordering, v.Zaak.ZaakId));

        (await v.OpenMelding()).Is(200).Tekst.ShouldNotContain("Anna Fictief");
        (await v.Gemeente.Jurist.Post($"/v1/panden/{ander.PandId}/meldingen/{ander.MeldingId}/_open", new OpenMelding(Raadpleegdoel.Handhaving))).Is(200).Tekst.ShouldContain("Anna Fictief");
        var gezocht = (await v.Gemeente.Jurist.Post("/v1/betrokkenen/_zoek", new { doel = "Handhaving", naam = "Anna Fictief" })).Is(200).Json["betrokkenen"]![0]!;
        gezocht["vindplaatsen"]!.AsArray().ShouldHaveSingleItem()!["zaakId"]!.GetValue<Guid>().ShouldBe(ander.ZaakId);
    }

    /// <summary>A month from receipt, longer only when that was said within it; each day by the rules of Handhaving.Recht.</summary>
    [Fact]
    public async Task De_termijn_loopt_wordt_een_keer_verlengd_en_staat_op_de_lijst_en_de_pagina()
    {
        var app = toepassing;
        try
        {
            app.Klok.Vast = new DateOnly(2027, 3, 10).Om(new TimeOnly(10, 0));
            var v = await new Avgverhaal(app.NieuweGemeente()).MetZaak();
            (await v.Functionaris.Post("/v1/avg-verzoeken", new OntvangAvgVerzoek(Verzoeksoort.Inzage, v.Vandaag.AddDays(1), "Anna", "hier", "alles"))).Is(400);
            (await v.Gemeente.Toezichthouder.Post("/v1/avg-verzoeken", new OntvangAvgVerzoek(Verzoeksoort.Inzage, v.Vandaag, "Anna", "hier", "alles"))).Is(403);
            await v.MetVerzoek(Verzoeksoort.Inzage);
            (await v.Beeld())["termijn"]!["datum"]!.GetValue<string>().ShouldBe("2027-04-12", "10 april is een zaterdag");
            await v.Doe(v.Functionaris, "informatievragen", new VraagInformatie(v.Vandaag, "Wilt u langskomen met uw paspoort?"));
            (await v.Functionaris.Post($"{v.Pad}/verlengingen", new VerlengVerzoek(Verlengingsreden.Complexiteit, v.Vandaag, "Veel panden."), v.Versie)).Is(403);
            (await v.Gemeente.Jurist.Post($"{v.Pad}/verlengingen", new VerlengVerzoek(Verlengingsreden.Complexiteit, v.Vandaag, "Veel panden."), "\"1\"")).Is(412);
            (await v.Gemeente.Jurist.Post($"{v.Pad}/verlengingen", new VerlengVerzoek(Verlengingsreden.Complexiteit, v.Vandaag, "Veel panden."))).Is(428);

            app.Klok.Vast = new DateOnly(2027, 4, 14).Om(new TimeOnly(10, 0));
            (await v.Beeld())["verstreken"]!.GetValue<bool>().ShouldBeTrue();
            (await v.Probeer(v.Gemeente.Jurist, "verlengingen", new VerlengVerzoek(Verlengingsreden.Complexiteit, v.Vandaag, "Veel panden."))).GeweigerdDoor("AV12-verlenging");
            await v.Doe(v.Gemeente.Jurist, "verlengingen", new VerlengVerzoek(Verlengingsreden.Complexiteit, new DateOnly(2027, 4, 9), "Veel panden."));
            (await v.Probeer(v.Gemeente.Jurist, "verlengingen", new VerlengVerzoek(Verlengingsreden.Complexiteit, new DateOnly(2027, 4, 9), "Veel panden."))).GeweigerdDoor("AV12-verlengd");
            var beeld = await v.Beeld();
            (beeld["termijn"]!["datum"]!.GetValue<string>(), beeld["verstreken"]!.GetValue<bool>()).ShouldBe(("2027-06-10", false));
            beeld["keuzes"]!.AsArray().Select(k => k!.GetValue<string>()).ShouldBe(["TermijnLooptVanafOntvangst", "VerordeningNietAtw"]);

            // Nobody showed who he is: that alone can be refused without knowing it.
            (await v.Probeer(v.Gemeente.Jurist, "besluiten", new BeslisOpVerzoek(Verzoekuitkomst.Afgewezen, v.Tekenaar.Verwijzing, v.Vandaag, "Kennelijk ongegrond.", [Afwijzingsgrond.KennelijkOngegrond]))).GeweigerdDoor("AV12-identiteit");
            await v.Doe(v.Gemeente.Jurist, "besluiten", new BeslisOpVerzoek(Verzoekuitkomst.Afgewezen, v.Tekenaar.Verwijzing, v.Vandaag, "De verzoeker kwam niet.", [Afwijzingsgrond.IdentiteitNietVastgesteld]));
            (await v.Probeer(v.Gemeente.Jurist, "afhandelingen", new HandelVerzoekAf())).GeweigerdDoor("AV-bekend");
            var regel = (await v.Functionaris.Get("/v1/avg-verzoeken?fase=Besloten")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
            regel["teDoen"]!.AsArray().Select(s => s!.GetValue<string>()).ShouldBe(["MaakBekend", "HandelAf"]);
            (await v.Functionaris.Get("/v1/avg-verzoeken?fase=Afgehandeld")).Is(200).Json["items"]!.AsArray().ShouldBeEmpty();
            (await v.Gemeente.Coordinator.Get("/v1/avg-verzoeken")).Is(403);
            using var bezoeker = await Bezoeker.Aangemeld(app, Rol.FunctionarisGegevensbescherming, v.Gemeente.Code);
            var pagina = await bezoeker.GetStringAsync(new Uri("/avg-verzoeken", UriKind.Relative), TestContext.Current.CancellationToken);
            pagina.ShouldContain(v.VerzoekId.ToString());
            pagina.ShouldContain("10 juni 2027, verlengd");
            pagina.ShouldNotContain("Anna");
        }
        finally
        {
            app.Klok.Vast = null;
        }
    }

    [Fact]
    public async Task Zolang_de_juistheid_wordt_nagegaan_kan_zonder_besluit_worden_beperkt_en_opheffen_gaat_na_bericht()
    {
        var app = toepassing;
        try
        {
            app.Klok.Vast = new DateOnly(2027, 3, 1).Om(new TimeOnly(10, 0));
            var v = await new Avgverhaal(app.NieuweGemeente()).MetZaak();
            await v.MetVerzoek(Verzoeksoort.Rectificatie);
            (await v.Probeer(v.Gemeente.Jurist, "beperkingen", new BeperkVerwerking(v.Anna, Beperkingsgrond.JuistheidBetwist))).GeweigerdDoor("AV12-identiteit");
            await v.MetPersoon();
            (await v.Probeer(v.Gemeente.Jurist, "beperkingen", new BeperkVerwerking(v.Anna, Beperkingsgrond.OnrechtmatigGeenWissing))).GeweigerdDoor("AV-soort");
            var beperking = (await v.Doe(v.Gemeente.Jurist, "beperkingen", new BeperkVerwerking(v.Anna, Beperkingsgrond.JuistheidBetwist))).Id("beperkingId");
            (await v.OpenMelding()).Is(200).Tekst.ShouldNotContain("Anna Fictief");

            (await v.Probeer(v.Gemeente.Jurist, $"beperkingen/{beperking}/opheffingen", new HefBeperkingOp())).GeweigerdDoor("AV18-aankondiging");
            await v.Doe(v.Functionaris, "intrekkingen", new TrekVerzoekIn(v.Vandaag));
            (await v.OpenMelding()).Is(200).Tekst.ShouldNotContain("Anna Fictief", Case.Sensitive, "intrekken heft niet op");
            await v.Doe(v.Functionaris, $"beperkingen/{beperking}/aankondigingen", new KondigOpheffingAan(Berichtwijze.Post, v.Vandaag));
            (await v.Probeer(v.Gemeente.Jurist, $"beperkingen/{beperking}/opheffingen", new HefBeperkingOp())).GeweigerdDoor("AV18-aankondiging");
            app.Klok.Vast = new DateOnly(2027, 3, 2).Om(new TimeOnly(10, 0));
            await v.Doe(v.Gemeente.Jurist, $"beperkingen/{beperking}/opheffingen", new HefBeperkingOp());
            (await v.Probeer(v.Gemeente.Jurist, $"beperkingen/{beperking}/opheffingen", new HefBeperkingOp())).GeweigerdDoor("AV18-opgeheven");
            (await v.OpenMelding()).Is(200).Tekst.ShouldContain("Anna Fictief");
        }
        finally
        {
            app.Klok.Vast = null;
        }
    }
}
