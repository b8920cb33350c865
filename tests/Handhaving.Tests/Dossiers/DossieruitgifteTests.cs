using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Tests;
using Handhaving.Dossiers;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Stories;
using Handhaving.Toegang;
using Microsoft.Extensions.DependencyInjection;
using Bewijsoordeel = Handhaving.Bewijs.Dossiers.Oordeel;

namespace Handhaving.Tests.Dossiers;

/// <summary>A dossier as the jurist asks for it, and as someone who trusts nobody finds it.</summary>
public sealed class DossieruitgifteTests(Dossierreis toepassing) : IClassFixture<Dossierreis>, IDisposable
{
    private const string Vreemd = "Vreemde meldtekst over de kelder.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Proefuitgifte Uitgifte => toepassing.Uitgifte;

    public void Dispose() =>
        (Uitgifte.HeeftOndertekenaar, Uitgifte.Gescheiden, Uitgifte.Getuigen, Uitgifte.Tijdstempels, Uitgifte.VreemdeSleutel, Uitgifte.Tussendoor) = (true, true, (true, true), (true, true), false, null);

    [Fact]
    public async Task Het_dossier_van_een_zaak_van_melding_tot_dwangsom_is_bewezen_en_verraadt_niets_van_een_andere()
    {
        Assert.SkipWhen(Tijdstempeldienst.Vind is null, "openssl staat niet op deze machine");
        var g = toepassing.NieuweGemeente();
        _ = toepassing.Host.Services.GetRequiredService<Handhaving.Borging.IUitgifte>();
        await Uitgifte.StempelAsync(g.Code, Ct);
        var h = await new Hoofdlijn(g).TotLast();
        h.Op(2026, 3, 27);
        await h.Hercontrole();
        var ander = await AndereZaakAsync(h);
        await VersAsync(h);

        var antwoord = (await g.Jurist.Post($"{h.Zaak}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), h.Verhaal.Versie)).Is(201);
        var zip = await OpenAsync(h, antwoord.Id("dossierId"));

        var uitslag = Keuring.Keur(zip, Uitgifte.Beleid(g.Code));
        uitslag.Oordeel.ShouldBe(Bewijsoordeel.Bewezen, uitslag.ToString());
        (uitslag.AndereZaken, uitslag.Gewist, uitslag.NietVerstrekt > 5, uitslag.Checkpoint!.Getuigen.Count).ShouldBe((1, 0, true, 1));
        var bestanden = Zip.Lees(zip);
        var dossier = uitslag.Dossier!;
        (dossier.Keten.Count, dossier.Export.Zaak, dossier.Export.PandId, dossier.Export.Gescheiden).ShouldBe(((int)antwoord.Json["n"]!.GetValue<long>(), h.Verhaal.ZaakId, h.Verhaal.PandId, true));
        foreach (var naam in (string[])["dossier.pdf", "dossier.html", "LEESMIJ.txt", "verifieer.py"]) bestanden.Keys.ShouldContain(naam);
        bestanden.Keys.Count(n => n.StartsWith("stukken/", StringComparison.Ordinal)).ShouldBe(5);
        foreach (var (_, stuk) in bestanden.Where(b => b.Key.StartsWith("stukken/", StringComparison.Ordinal))) stuk.ShouldBe("%PDF-1.7 fictief"u8.ToArray());

        // Both halves tell the same events, and the text says no more than the evidence shows.
        var leesbaar = bestanden["dossier.pdf"].Leestekst();
        foreach (var deel in (string[])["Een last onder dwangsom is opgelegd.", "Vijf personen die elkaar niet kennen", "Fictieve Verhuurder", "geborgd", dossier.Export.Dossier.ToString()]) leesbaar.ShouldContain(Leesproef.Kaal(deel));
        var leesmij = Encoding.UTF8.GetString(bestanden["LEESMIJ.txt"]);
        leesmij.ShouldContain("geen bijzondere voorbehouden");
        leesmij.ShouldContain(dossier.Export.Log);
        var regels = System.Text.RegularExpressions.Regex.Count(Encoding.UTF8.GetString(bestanden["dossier.html"]), "<th scope=\"row\"><p>\\d+</p></th><td><p><strong>");
        regels.ShouldBe(dossier.Keten.Count(k => k.Inhoud is not null) - 1);

        // Nothing of the other zaak, of who is kept back, or of who recorded, in any form in any file.
        foreach (var geheim in (string[])[Vreemd, "Vreemde meldtekst", "Meldster Buurvrouw", "0611111111", "randveiligheid", "Fictieve Bewoner", ander.ToString(), ander.ToString("N"), g.Jurist.Verwijzing.ToString(), g.Coordinator.Verwijzing.ToString()])
            Staat(bestanden, geheim).ShouldBeEmpty(geheim);
        // The search is worth something: what is given it finds.
        Staat(bestanden, "Vijf personen die elkaar niet kennen").ShouldContain("dossier.json");
        Staat(bestanden, "Vijf personen die elkaar niet kennen").ShouldContain("dossier.pdf");

        // Who changes a letter is found out.
        Keuring.Keur(Zip.Schrijf(new Dictionary<string, byte[]>(bestanden) { ["LEESMIJ.txt"] = [.. bestanden["LEESMIJ.txt"], 32] }), Uitgifte.Beleid(g.Code)).Regel.ShouldBe("bestand");
        Script(zip, g.Code).ShouldBe(uitslag.ToString());
    }

    [Fact]
    public async Task Zonder_tijdstempeldienst_getuige_en_gescheiden_sleutel_zegt_het_dossier_dat_zelf()
    {
        (Uitgifte.Tijdstempels, Uitgifte.Getuigen, Uitgifte.Gescheiden) = ((false, false), (false, false), false);
        var h = await MeldingAsync();
        var zip = await MaakEnOpenAsync(h, new(Dossierdoel.Bezwaar));

        var uitslag = Keuring.Keur(zip, Uitgifte.Beleid(h.Gemeente.Code));
        uitslag.ToString().ShouldStartWith("tijd niet bewezen: ");
        var leesmij = Encoding.UTF8.GetString(Zip.Lees(zip)["LEESMIJ.txt"]);
        foreach (var voorbehoud in (string[])["- tijd niet bewezen:", "- geen getuige:", "- ondertekenaar niet gescheiden:"]) leesmij.ShouldContain(voorbehoud);
        uitslag.Dossier!.Export.Gescheiden.ShouldBeFalse();
    }

    [Fact]
    public async Task Wat_voor_het_eerste_anker_is_vastgelegd_belooft_geen_tijd()
    {
        var h = await MeldingAsync();
        var zip = await MaakEnOpenAsync(h, new(Dossierdoel.Bezwaar));
        Keuring.Keur(zip, Uitgifte.Beleid(h.Gemeente.Code)).ToString().ShouldStartWith("tijd niet bewezen: ");
        Encoding.UTF8.GetString(Zip.Lees(zip)["LEESMIJ.txt"]).ShouldContain("- tijd niet bewezen:");
    }

    /// <summary>Every choice gives a dossier that is right, holds what is handed out and not what is kept back.</summary>
    [Theory]
    [InlineData("voorstel")]
    [InlineData("meer weg")]
    [InlineData("alles van een soort weg")]
    [InlineData("alles dicht")]
    [InlineData("melding open")]
    [InlineData("medewerkers open")]
    public async Task Elke_keuze_van_wat_opengaat_geeft_een_kloppend_dossier(string keuze)
    {
        var h = await MeldingAsync(melder: new("Melder Buurman", "0622222222"), beschermd: false);
        await using var sessie = h.Gemeente.Lees();
        var melding = (await sessie.Events.FetchStreamAsync(h.PandId, token: Ct)).Single(e => e.Data is MeldingOntvangen).Id;
        var beroep = keuze is "meer weg" or "medewerkers open";
        var opdracht = new MaakDossier(beroep ? Dossierdoel.Beroep : Dossierdoel.Bezwaar, keuze switch
        {
            "meer weg" => [new(Soort: "melding-beoordeeld.v1", Pad: "/motivering", Reden: Geheimhouding.GewichtigeReden)],
            "alles van een soort weg" => [new(Soort: "melding-beoordeeld.v1", Reden: Geheimhouding.Derde)],
            "alles dicht" => [new(Soort: "melding-ontvangen.v1", Reden: Geheimhouding.Zorg), new(Soort: "melding-beoordeeld.v1", Reden: Geheimhouding.Zorg)],
            // Of two the one that names the event holds.
            "melding open" => [new(melding, Pad: "/omschrijving"), new(melding, Pad: "/melder"), new(Soort: "melding-ontvangen.v1", Reden: Geheimhouding.Melder)],
            _ => null,
        }, MedewerkersOpen: keuze is "medewerkers open");
        var zip = await MaakEnOpenAsync(h, opdracht);

        var uitslag = Keuring.Keur(zip, Uitgifte.Beleid(h.Gemeente.Code));
        uitslag.Oordeel.ShouldNotBe(Bewijsoordeel.Afgewezen, uitslag.ToString());
        var (bestanden, export) = (Zip.Lees(zip), uitslag.Dossier!.Export);
        bool Heeft(string tekst) => Staat(bestanden, tekst).Contains("dossier.json") && Staat(bestanden, tekst).Contains("dossier.html");
        bool Mist(string tekst) => Staat(bestanden, tekst).Count == 0;

        (keuze is "melding open" ? Heeft("Melder Buurman") && Heeft("0622222222") && Heeft("Er wonen veel mensen") : Mist("Melder Buurman") && Mist("0622222222") && Mist("Er wonen veel mensen")).ShouldBeTrue(keuze);
        (keuze is "voorstel" or "melding open" or "medewerkers open" ? Heeft("Aanwijzingen voor kamerverhuur") : Mist("Aanwijzingen voor kamerverhuur")).ShouldBeTrue(keuze);
        var redenen = export.Gesloten.Values.SelectMany(v => v.Where(s => s.Key != Toezegging.Medewerkerpad).Select(s => s.Value.Reden)).Distinct().ToList();
        redenen.ShouldBeSubsetOf(beroep ? [Reden.Awb829, Reden.Avg] : [Reden.Awb74, Reden.Avg]);
        if (keuze is "medewerkers open")
        {
            export.Gesloten.Values.ShouldAllBe(v => !v.ContainsKey(Toezegging.Medewerkerpad));
            Staat(bestanden, h.Gemeente.Coordinator.Verwijzing.ToString()).ShouldBe(["dossier.json"]);
        }
        else
        {
            export.Gesloten.Values.ShouldAllBe(v => v[Toezegging.Medewerkerpad].Reden == Reden.Avg);
            Mist(h.Gemeente.Coordinator.Verwijzing.ToString()).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Een_oordeel_dat_niets_noemt_of_een_beschermde_melder_vrijgeeft_wordt_geweigerd()
    {
        var h = await MeldingAsync(melder: new("Melder Buurman", "0622222222"), beschermd: true);
        await using var sessie = h.Gemeente.Lees();
        var melding = (await sessie.Events.FetchStreamAsync(h.PandId, token: Ct)).Single(e => e.Data is MeldingOntvangen).Id;
        async Task<Antwoord> Maak(params Afwijking[] afwijkingen) => await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar, afwijkingen), h.Versie);

        (await Maak(new Afwijking(Guid.NewGuid(), Reden: Geheimhouding.Derde))).Is(400);
        (await Maak(new Afwijking(Soort: "melding-ontvangen.v1", Pad: "/omschriving", Reden: Geheimhouding.Derde))).Is(400);
        (await Maak(new Afwijking(melding, "melding-ontvangen.v1"))).Is(400);
        (await Maak(new Afwijking())).Is(400);
        (await Maak(new Afwijking(melding, Reden: Geheimhouding.EerderDossier))).Is(400);
        (await Maak(new Afwijking(melding, Pad: "/melder"))).GeweigerdDoor("DO1");
        // Opening a kind opens what may be opened.
        var zip = await MaakEnOpenAsync(h, new(Dossierdoel.Bezwaar, [new(Soort: "melding-ontvangen.v1")]));
        Staat(Zip.Lees(zip), "Er wonen veel mensen").ShouldNotBeEmpty();
        Staat(Zip.Lees(zip), "0622222222").ShouldBeEmpty();
    }

    [Fact]
    public async Task Een_herhaling_maakt_geen_tweede_dossier()
    {
        var h = await MeldingAsync();
        var sleutel = Guid.NewGuid().ToString();
        var eerste = (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), h.Versie, sleutel)).Is(201);
        var tweede = (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), h.Versie, sleutel)).Is(201);

        tweede.Tekst.ShouldBe(eerste.Tekst);
        (await AfsluitingenAsync(h)).Count.ShouldBe(1);
        // Handed out twice: another checkpoint perhaps, the same statement.
        var (een, twee) = (Zip.Lees(await OpenAsync(h, eerste.Id("dossierId"))), Zip.Lees(await OpenAsync(h, eerste.Id("dossierId"))));
        foreach (var naam in (string[])["dossier.pdf", "dossier.html", "LEESMIJ.txt", "verifieer.py"]) een[naam].ShouldBe(twee[naam]);
        // Making it recorded the zaak of which it tells, and each time that it was opened the dossier and that zaak again.
        ((long)(await h.Gemeente.VraagAsync("select count(*) from raadpleging.auditregel where gemeente = :gemeente and gegevens->>'doel' = 'BezwaarEnBeroep' and rol = 'handhavingsjurist'"))!).ShouldBe(5);
        // The dossier can be erased by itself; what it was made of stays.
        await toepassing.Database.WisAsync(h.Gemeente.Code, eerste.Id("dossierId"));
        (await StuurAsync(h, eerste.Id("dossierId"))).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Wat_tussendoor_wordt_vastgelegd_staat_in_het_dossier_of_erna_maar_nooit_ertussen()
    {
        var h = await MeldingAsync();
        var uitgifte = toepassing.Host.Services.GetRequiredService<Dossieruitgifte>();
        Uitgifte.Tussendoor = async () => (await h.Gemeente.Coordinator.Post($"/v1/panden/{h.PandId}/meldingen", new OntvangMelding(Kanaal.Balie, Onderwerp.Afval, "Tussendoor gemeld."))).Is(201);
        var dossier = await uitgifte.MaakAsync(h.PandId, h.ZaakId, new(Dossierdoel.Bezwaar), Opener(h), Ct);

        dossier.Uitslag.Oordeel.ShouldNotBe(Bewijsoordeel.Afgewezen);
        dossier.Uitslag.Dossier!.Keten.Count.ShouldBe(5);
        dossier.Uitslag.AndereZaken.ShouldBe(1);
        (await AfsluitingenAsync(h)).ShouldHaveSingleItem().N.ShouldBe(5);

        // Over HTTP the one waits for the other.
        h.Versie = (await h.Gemeente.Jurist.Get(h.Zaakpad)).Versie;
        var samen = await Task.WhenAll(h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Beroep), h.Versie),
            h.Gemeente.Coordinator.Post($"/v1/panden/{h.PandId}/meldingen", new OntvangMelding(Kanaal.Balie, Onderwerp.Afval, "Gelijktijdig gemeld.")));
        var zip = await OpenAsync(h, samen[0].Is(201).Id("dossierId"));
        samen[1].Is(201);
        Keuring.Keur(zip, Uitgifte.Beleid(h.Gemeente.Code)).Oordeel.ShouldNotBe(Bewijsoordeel.Afgewezen);
    }

    [Fact]
    public async Task Valt_het_tijdstempel_uit_na_de_afsluiting_dan_belooft_geen_dossier_dat_de_tijd_is_bewezen()
    {
        Assert.SkipWhen(Tijdstempeldienst.Vind is null, "openssl staat niet op deze machine");
        var h = await MeldingAsync(anker: true);
        (Uitgifte.Tijdstempels, Uitgifte.Getuigen) = ((true, false), (true, false));
        var antwoord = (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), h.Versie)).Is(201);
        (await StuurAsync(h, antwoord.Id("dossierId"))).Status.ShouldBe(HttpStatusCode.Conflict);
        // Whose values were opened for it, is told that they were not given.
        (await UitkomstenAsync(h, "Dossier openen")).ShouldBe("Geopend Geopend NietGegeven NietGegeven");
        // When the authority is back, the same dossier is right.
        (Uitgifte.Tijdstempels, Uitgifte.Getuigen) = ((true, true), (true, true));
        Keuring.Keur(await OpenAsync(h, antwoord.Id("dossierId")), Uitgifte.Beleid(h.Gemeente.Code)).Oordeel.ShouldBe(Bewijsoordeel.Bewezen);

        // In one go it begins again, and says so.
        (Uitgifte.Tijdstempels, Uitgifte.Getuigen) = ((true, false), (true, false));
        var dossier = await toepassing.Host.Services.GetRequiredService<Dossieruitgifte>().MaakAsync(h.PandId, h.ZaakId, new(Dossierdoel.Bezwaar), Opener(h), Ct);
        dossier.Uitslag.ToString().ShouldStartWith("tijd niet bewezen");
        var leesmij = Encoding.UTF8.GetString(Zip.Lees(dossier.Zip)["LEESMIJ.txt"]);
        leesmij.ShouldContain("- tijd niet bewezen:");
        leesmij.ShouldContain("- geen getuige:");
        (await AfsluitingenAsync(h)).Select(a => (a.MetTijdstempels, a.MetGetuigen)).ShouldBe([(true, true), (true, true), (false, false)]);
        // Twice closed, once opened: one line for the making over HTTP, and one for both attempts here.
        (await UitkomstenAsync(h, "Dossier maken")).ShouldBe("Geopend");
        (await UitkomstenAsync(h, Gegeven.EenHandeling.Naam)).ShouldBe("Geopend");
    }

    private static async Task<string> UitkomstenAsync(Verhaal h, string handeling) => (string)(await h.Gemeente.VraagAsync(
        $"select string_agg(a.gegevens->>'uitkomst', ' ' order by a.gegevens->>'uitkomst') from raadpleging.logregel l join raadpleging.auditregel a on a.gemeente = l.gemeente and a.logregel = l.id where l.gemeente = :gemeente and l.regel->>'name' = '{handeling}'"))!;

    [Fact]
    public async Task Zonder_ondertekenaar_wordt_er_niets_afgesloten()
    {
        var h = await MeldingAsync();
        Uitgifte.HeeftOndertekenaar = false;
        var antwoord = (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), h.Versie)).Is(503);
        antwoord.Json["detail"]!.GetValue<string>().ShouldContain("geen ondertekenaar");
        (await AfsluitingenAsync(h)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wat_de_eigen_controle_afwijst_gaat_de_deur_niet_uit()
    {
        var h = await MeldingAsync();
        var dossier = (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), h.Versie)).Is(201).Id("dossierId");
        Uitgifte.VreemdeSleutel = true;
        var antwoord = await StuurAsync(h, dossier);
        antwoord.Status.ShouldBe(HttpStatusCode.InternalServerError);
        Encoding.UTF8.GetString(antwoord.Inhoud).ShouldContain("regel checkpoint");
    }

    [Fact]
    public async Task Een_eerder_dossier_gaat_niet_mee_en_dat_van_een_andere_zaak_is_van_een_andere_zaak()
    {
        var h = await MeldingAsync();
        await MaakEnOpenAsync(h, new(Dossierdoel.Bezwaar));
        var ander = (await h.Gemeente.Coordinator.Post($"/v1/panden/{h.PandId}/meldingen", new OntvangMelding(Kanaal.Balie, Onderwerp.Afval, "Een andere zaak."))).Is(201);
        var anderPad = $"/v1/panden/{h.PandId}/zaken/{ander.Id("zaakId")}";
        (await h.Gemeente.Jurist.Post($"{anderPad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), ander.Versie)).Is(201);
        h.Versie = (await h.Gemeente.Jurist.Get(h.Zaakpad)).Versie;

        var zip = await MaakEnOpenAsync(h, new(Dossierdoel.Beroep, [new(Soort: "dossier-geexporteerd.v1")]));
        var uitslag = Keuring.Keur(zip, Uitgifte.Beleid(h.Gemeente.Code));
        uitslag.Oordeel.ShouldNotBe(Bewijsoordeel.Afgewezen, uitslag.ToString());
        uitslag.AndereZaken.ShouldBe(2);
        uitslag.Dossier!.Export.Gesloten[4]["/helft"].Reden.ShouldBe(Reden.Avg);
        var eerder = (await AfsluitingenAsync(h))[0];
        (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Beroep, [new(await GebeurtenisAsync(h, eerder))]), (await h.Gemeente.Jurist.Get(h.Zaakpad)).Versie)).GeweigerdDoor("DO2");
        // Nor is it opened as an ordinary value by who may open those.
        var geopend = (await h.Gemeente.Coordinator.Post($"/v1/panden/{h.PandId}/rechtsgeschiedenis/{await GebeurtenisAsync(h, eerder)}/_open", new Handhaving.Rechtsgeschiedenis.OpenGebeurtenis(Raadpleegdoel.Handhaving))).Is(200);
        geopend.Json["afgeschermd"]!.AsArray().Select(a => a!.GetValue<string>()).ShouldBe(["/helft"]);
        // And not through the other zaak.
        (await h.Gemeente.Jurist.Post($"{anderPad}/dossiers/{eerder.DossierId}/_open", new OpenDossier(Raadpleegdoel.BezwaarEnBeroep))).Is(404);
    }

    [Fact]
    public async Task Een_waarde_die_weg_is_zonder_dat_het_is_vastgelegd_wordt_niet_verzwegen()
    {
        var h = await MeldingAsync();
        await toepassing.Database.WisAsync(h.Gemeente.Code, h.ZaakId);
        var antwoord = (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Bezwaar), h.Versie)).Is(500);
        antwoord.Json["detail"]!.GetValue<string>().ShouldStartWith("Het gegeven 'motivering' van nr. 3 is niet te openen");
        (await AfsluitingenAsync(h)).ShouldBeEmpty();
        // What is kept back anyway is not looked at.
        await MaakEnOpenAsync(h, new(Dossierdoel.Bezwaar, [new(Soort: "melding-beoordeeld.v1", Reden: Geheimhouding.GewichtigeReden)]));
    }

    [Fact]
    public async Task Op_de_pagina_maakt_de_jurist_een_dossier_en_een_ander_ziet_de_knop_niet()
    {
        var h = await MeldingAsync();
        var pagina = $"/panden/{h.PandId}/rechtsgeschiedenis";
        using var jurist = await Bezoeker.Aangemeld(toepassing, Rol.Handhavingsjurist, h.Gemeente.Code);
        using var antwoord = await jurist.VulInAsync(pagina, $"/panden/{h.PandId}/dossier", new() { ["zaakId"] = h.ZaakId.ToString(), ["doel"] = "Beroep" });
        antwoord.StatusCode.ShouldBe(HttpStatusCode.OK);
        antwoord.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".zip");
        Keuring.Keur(await antwoord.Content.ReadAsByteArrayAsync(Ct), Uitgifte.Beleid(h.Gemeente.Code)).Oordeel.ShouldNotBe(Bewijsoordeel.Afgewezen);
        (await AfsluitingenAsync(h)).ShouldHaveSingleItem().Doel.ShouldBe(Dossierdoel.Beroep);
        using (var onbekend = await jurist.VulInAsync(pagina, $"/panden/{h.PandId}/dossier", new() { ["zaakId"] = Guid.NewGuid().ToString(), ["doel"] = "Beroep" })) onbekend.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var zonder = await jurist.PostAsync(new Uri($"/panden/{h.PandId}/dossier", UriKind.Relative), new FormUrlEncodedContent([new("zaakId", h.ZaakId.ToString())]), Ct)) zonder.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var toezichthouder = await Bezoeker.Aangemeld(toepassing, Rol.Toezichthouder, h.Gemeente.Code);
        (await toezichthouder.GetStringAsync(new Uri(pagina, UriKind.Relative), Ct)).ShouldNotContain("Dossier maken");
        using var geweigerd = await toezichthouder.VulInAsync(pagina, $"/panden/{h.PandId}/dossier", new() { ["zaakId"] = h.ZaakId.ToString(), ["doel"] = "Beroep" });
        geweigerd.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await AfsluitingenAsync(h)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task De_opdrachtregel_zegt_wat_er_mis_is()
    {
        var h = await MeldingAsync();
        async Task<string> Opdracht(params string[] argumenten)
        {
            var (code, uitvoer) = await toepassing.Database.OpdrachtAsync(["dossier", .. argumenten]);
            code.ShouldBe(1, uitvoer);
            return uitvoer;
        }
        (await Opdracht()).ShouldContain("Noem de zaak");
        (await Opdracht($"{h.ZaakId}", "--doel", "cassatie")).ShouldContain("--doel bezwaar");
        (await Opdracht($"{Guid.NewGuid()}", "--doel", "bezwaar")).ShouldContain("Deze zaak is niet bekend");
        // A program without a signer closes nothing.
        (await Opdracht($"{h.ZaakId}", "--doel", "bezwaar")).ShouldContain("geen ondertekenaar");
        (await AfsluitingenAsync(h)).ShouldBeEmpty();
    }

    private async Task<Verhaal> MeldingAsync(Melderopgave? melder = null, bool beschermd = false, bool anker = false)
    {
        var g = toepassing.NieuweGemeente();
        if (anker)
        {
            _ = toepassing.Host.Services.GetRequiredService<Handhaving.Borging.IUitgifte>();
            await Uitgifte.StempelAsync(g.Code, Ct);
        }
        toepassing.Klok.Vast = null;
        return await (await new Verhaal(g).MetMelding(melder: melder, beschermd: beschermd)).InOnderzoek();
    }

    private static Opener Opener(Verhaal h) => new(new(h.Gemeente.Code, h.Gemeente.Jurist.Verwijzing, Rol.Handhavingsjurist, null), new(h.Gemeente.Code, h.Gemeente.Jurist.Verwijzing, Rol.Handhavingsjurist, Raadpleegdoel.BezwaarEnBeroep, h.ZaakId, Gegeven.EenHandeling), (_, _) => true);

    private static async Task<Guid> AndereZaakAsync(Hoofdlijn h) => (await h.Gemeente.Coordinator.Post($"/v1/panden/{h.Verhaal.PandId}/meldingen",
        new OntvangMelding(Kanaal.Partner, Onderwerp.Brandveiligheid, Vreemd, new Melderopgave("Meldster Buurvrouw", "0611111111", null), true, h.Gemeente.Buurt))).Is(201).Id("zaakId");

    private static async Task VersAsync(Hoofdlijn h) => h.Verhaal.Versie = (await h.Gemeente.Jurist.Get(h.Zaak)).Versie;

    private static async Task<List<DossierGeexporteerd>> AfsluitingenAsync(Verhaal h)
    {
        await using var sessie = h.Gemeente.Lees();
        return [.. (await sessie.Events.FetchStreamAsync(h.PandId, token: Ct)).Select(e => e.Data).OfType<DossierGeexporteerd>()];
    }

    private static async Task<Guid> GebeurtenisAsync(Verhaal h, DossierGeexporteerd gebeurtenis)
    {
        await using var sessie = h.Gemeente.Lees();
        return (await sessie.Events.FetchStreamAsync(h.PandId, token: Ct)).Single(e => e.Data is DossierGeexporteerd d && d.DossierId == gebeurtenis.DossierId).Id;
    }

    private async Task<byte[]> MaakEnOpenAsync(Verhaal h, MaakDossier opdracht) =>
        await OpenAsync(h, (await h.Gemeente.Jurist.Post($"{h.Zaakpad}/dossiers", opdracht, h.Versie)).Is(201).Id("dossierId"));

    private Task<byte[]> OpenAsync(Hoofdlijn h, Guid dossier) => OpenAsync(h.Verhaal, dossier);

    private async Task<byte[]> OpenAsync(Verhaal h, Guid dossier)
    {
        var (status, soort, inhoud) = await StuurAsync(h, dossier);
        status.ShouldBe(HttpStatusCode.OK, Encoding.UTF8.GetString(inhoud));
        soort.ShouldBe("application/zip");
        return inhoud;
    }

    private async Task<(HttpStatusCode Status, string? Soort, byte[] Inhoud)> StuurAsync(Verhaal h, Guid dossier)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{h.Zaakpad}/dossiers/{dossier}/_open") { Content = new StringContent("""{"doel":"BezwaarEnBeroep"}""", new MediaTypeHeaderValue("application/json")) };
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", h.Gemeente.Jurist.Token);
        using var klant = toepassing.Host.Server.CreateClient();
        using var antwoord = await klant.SendAsync(verzoek, Ct);
        return (antwoord.StatusCode, antwoord.Content.Headers.ContentType?.MediaType, await antwoord.Content.ReadAsByteArrayAsync(Ct));
    }

    /// <summary>What the script in the zip says of the zip; the other program was written from the format alone.</summary>
    private string Script(byte[] zip, string gemeente)
    {
        var map = Directory.CreateTempSubdirectory("dossier").FullName;
        try
        {
            string Leg(string naam, byte[] bytes)
            {
                File.WriteAllBytes(Path.Combine(map, naam), bytes);
                return Path.Combine(map, naam);
            }
            using var proces = Process.Start(new ProcessStartInfo("python3", ["-X", "utf8", "-B", Leg("verifieer.py", Zip.Lees(zip)["verifieer.py"]), Leg("dossier.zip", zip), "--beleid", Leg("beleid", Encoding.UTF8.GetBytes(Uitgifte.Beleidtekst(gemeente)))]) { RedirectStandardOutput = true })!;
            return proces.StandardOutput.ReadToEnd().Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3 staat niet op deze machine");
            throw;
        }
        finally
        {
            Directory.Delete(map, recursive: true);
        }
    }

    /// <summary>The files in which a text stands: in any form, and in what a PDF shows.</summary>
    private static List<string> Staat(IReadOnlyDictionary<string, byte[]> bestanden, string tekst)
    {
        var zoeker = new Persoonsgegevens.Zoeker(tekst);
        return [.. bestanden.Where(b => zoeker.In(b.Value).Any() || (b.Key.EndsWith(".pdf", StringComparison.Ordinal) && b.Value.Length > 1000 && b.Value.Leestekst().Contains(Leesproef.Kaal(tekst), StringComparison.OrdinalIgnoreCase))).Select(b => b.Key)];
    }
}
