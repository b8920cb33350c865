using System.Security.Cryptography;
using System.Text;
using Handhaving.Avgverzoeken;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Dossiers;
using Handhaving.Tests.Persoonsgegevens;
using static Handhaving.Tests.Opzet.Gegeven;
using Vindplaatsen = Handhaving.Tests.Persoonsgegevens.Vindplaatsen;

namespace Handhaving.Tests.Avgverzoeken;

/// <summary>A person asks what the gemeente has about him (AVG art. 15), until he has it; and what nobody gets.</summary>
public sealed class InzageverhaalTests(Dossierreis toepassing) : IClassFixture<Dossierreis>
{
    [Fact]
    public async Task Een_inzageverzoek_van_ontvangst_tot_afhandeling()
    {
        using var sporen = new Sporenvanger();
        var vindplaatsen = new Vindplaatsen(toepassing, sporen);
        await vindplaatsen.BeginAsync();
        var merk = $"zw{Guid.NewGuid():N}"[..16];
        var v = await new Avgverhaal(toepassing.NieuweGemeente()).MetZaak($"Anna {merk}", beschermd: true, omschrijving: $"Buurman Bert {merk}buur klaagt.");
        var bert = Guid.NewGuid();
        await v.Leg(new BewonerAangetroffen(v.Zaak.ZaakId, Guid.NewGuid(), null, Persoonsgegeven.Over(bert, new Aangetroffene($"Bert {merk}bert"))) { GebeurdOp = Nu });
        await v.MetVerzoek(Verzoeksoort.Inzage, $"Anna {merk}");
        (await v.TeDoen()).ShouldBe(["StelIdentiteitVast", "KiesBetrokkenen", "Beslis"]);
        (await v.Beeld())["termijn"]!["regel"]!.GetValue<string>().ShouldBe("inzageverzoek");

        // Nothing is decided or given to someone who is not known, and nothing before there is a decision.
        (await v.Kopie()).Fout!.GeweigerdDoor("AV12-identiteit");
        (await v.Probeer(v.Gemeente.Jurist, "besluiten", v.Besluit())).GeweigerdDoor("AV12-identiteit");
        await v.Doe(v.Functionaris, "identiteitsvaststellingen", new StelIdentiteitVast(Identiteitswijze.DocumentGetoond, v.Vandaag));
        (await v.Probeer(v.Gemeente.Jurist, "besluiten", v.Besluit())).GeweigerdDoor("AV-betrokkenen");
        // A human chooses, after a search that shows no name.
        var gevonden = (await v.Functionaris.Post("/v1/betrokkenen/_zoek", new { doel = "InzageBetrokkene", naam = $"Anna {merk}" })).Is(200);
        gevonden.Tekst.ShouldNotContain(merk);
        await v.Doe(v.Functionaris, "betrokkenen", new KiesBetrokkenen([v.Anna]));
        (await v.Kopie()).Fout!.GeweigerdDoor("AV12-besluit");
        (await v.Probeer(v.Functionaris, "besluiten", v.Besluit())).Is(403);
        (await v.Probeer(v.Gemeente.Jurist, "besluiten", v.Besluit() with { Ondertekenaar = v.Gemeente.Jurist.Verwijzing })).GeweigerdDoor("AV12-mandaat");
        await v.Doe(v.Gemeente.Jurist, "besluiten", v.Besluit());
        await v.Doe(v.Functionaris, "bekendmakingen", new MaakAvgBesluitBekend(Berichtwijze.Aangetekend, v.Vandaag));
        (await v.Probeer(v.Functionaris, "bekendmakingen", new MaakAvgBesluitBekend(Berichtwijze.Post, v.Vandaag))).GeweigerdDoor("AV-bekendgemaakt");
        (await v.Beeld())["besluit"]!["bezwaartermijn"]!["regel"]!.GetValue<string>().ShouldBe("bezwaartermijn");

        // His values and no one else's; a text that may name others stays out.
        var (fout, zip) = await v.Kopie();
        fout.ShouldBeNull();
        var bestanden = Zip.Lees(zip);
        bestanden.Keys.ShouldBe(["gegevens.html", "gegevens.json", "raadplegingen-1.zip"], ignoreOrder: true);
        foreach (var naam in (string[])["gegevens.html", "gegevens.json"])
        {
            var tekst = Encoding.UTF8.GetString(bestanden[naam]);
            tekst.ShouldContain($"Anna {merk}");
            tekst.ShouldNotContain($"{merk}bert");
            tekst.ShouldNotContain($"{merk}buur");
        }
        var html = Encoding.UTF8.GetString(bestanden["gegevens.html"]);
        foreach (var wat in (string[])["Meldingen behandelen", "AVG art. 6 lid 1 onder e", "Autoriteit Persoonsgegevens", "art. 22 AVG", "Doorgifte buiten de EER", v.Zaak.PandId]) html.ShouldContain(wat);
        Zip.Lees(bestanden["raadplegingen-1.zip"]).Keys.ShouldContain("LEESMIJ.txt");

        // Until someone read it and said that it may.
        var teksten = (await v.Gemeente.Jurist.Get($"{v.Pad}/teksten")).Is(200).Json["teksten"]!.AsArray();
        var omschrijving = teksten.Single(t => t!["pad"]!.GetValue<string>() == "/omschrijving")!;
        omschrijving["eigen"]!.GetValue<bool>().ShouldBeFalse();
        (await v.Probeer(v.Gemeente.Jurist, "tekstoordelen", new BeoordeelInzageteksten([new(Guid.NewGuid(), "/omschrijving", true)]))).Is(400);
        await v.Doe(v.Gemeente.Jurist, "tekstoordelen", new BeoordeelInzageteksten([new(omschrijving["gebeurtenis"]!.GetValue<Guid>(), "/omschrijving", true)]));
        (_, zip) = await v.Kopie();
        Encoding.UTF8.GetString(Zip.Lees(zip)["gegevens.html"]).ShouldContain($"{merk}buur");

        // What he got is on record by its hash.
        var kopieen = (await v.Beeld())["kopieen"]!.AsArray();
        kopieen.Count.ShouldBe(2);
        kopieen[1]!["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(zip)));
        (await v.Probeer(v.Gemeente.Jurist, "afhandelingen", new HandelVerzoekAf())).GeweigerdDoor("AV-uitvoering");
        (await v.Probeer(v.Gemeente.Jurist, "uitvoeringen", new VoerVerzoekUit(Berichtwijze.Uitgereikt, v.Vandaag))).Is(400);
        (await v.Probeer(v.Gemeente.Jurist, "uitvoeringen", new VoerVerzoekUit(Berichtwijze.Uitgereikt, v.Vandaag, Guid.NewGuid()))).GeweigerdDoor("AV15-kopie");
        var sleutel = Guid.NewGuid().ToString();
        var uitvoering = new VoerVerzoekUit(Berichtwijze.Uitgereikt, v.Vandaag, kopieen[1]!["id"]!.GetValue<Guid>());
        var eerste = (await v.Gemeente.Jurist.Post($"{v.Pad}/uitvoeringen", uitvoering, v.Versie, sleutel)).Is(200);
        (await v.Gemeente.Jurist.Post($"{v.Pad}/uitvoeringen", uitvoering, v.Versie, sleutel)).Is(200).Tekst.ShouldBe(eerste.Tekst);
        v.Versie = eerste.Versie;
        (await v.Probeer(v.Gemeente.Jurist, "uitvoeringen", uitvoering)).GeweigerdDoor("AV-uitgevoerd");
        await v.Doe(v.Functionaris, "afhandelingen", new HandelVerzoekAf());
        (await v.Beeld())["fase"]!.GetValue<string>().ShouldBe("Afgehandeld");
        (await v.TeDoen()).ShouldBeEmpty();
        (await v.Kopie()).Fout!.GeweigerdDoor("AV-gesloten");
        (await v.Functionaris.Post($"{v.Pad}/_open", new { })).Is(200).Tekst.ShouldContain(merk);
        (await v.Functionaris.Get("/v1/avg-verzoeken")).Is(200).Tekst.ShouldNotContain(merk);

        // It was on record before anything opened, as what it was.
        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.auditregel where gemeente = :gemeente and gegevens->>'doel' = 'InzageBetrokkene' and gegevens->>'uitkomst' = 'Geopend'")).ShouldBeOfType<long>().ShouldBeGreaterThan(3);
        foreach (var plaats in Vindplaatsen.Alle.Where(p => p != "serverlog" || Vindplaatsen.Serverlog is not null))
            new Zoeker(merk).In(await vindplaatsen.LeesAsync(plaats)).ShouldBeEmpty(plaats);
    }

    [Fact]
    public async Task Wat_gewist_is_heet_vernietigd_en_na_intrekking_wordt_niets_gegeven()
    {
        var v = await new Avgverhaal(toepassing.NieuweGemeente()).MetZaak();
        await (await (await v.MetVerzoek(Verzoeksoort.Inzage, "A. Verzoeker")).MetPersoon()).Toegewezen();
        await v.Gemeente.VraagAsync($"insert into persoonsgegevens.wissing (gemeente, commitment, betrokkene, gebeurtenis, pad, wissing, stroom, gewist) select gemeente, commitment, betrokkene, gebeurtenis, pad, gen_random_uuid(), 'x', true from persoonsgegevens.kluis where gemeente = :gemeente and betrokkene = '{v.Anna}'");
        var html = Encoding.UTF8.GetString(Zip.Lees((await v.Kopie()).Zip)["gegevens.html"]);
        html.ShouldContain("vernietigd");
        html.ShouldNotContain("Anna Fictief");
        html.ShouldContain("A. Verzoeker", Case.Sensitive, "wat hij vroeg gaat ook over hem");

        await v.Doe(v.Functionaris, "intrekkingen", new TrekVerzoekIn(v.Vandaag));
        (await v.Kopie()).Fout!.GeweigerdDoor("AV-gesloten");
        (await v.Probeer(v.Gemeente.Jurist, "besluiten", v.Besluit())).GeweigerdDoor("AV-gesloten");
    }

    /// <summary>Preparing a visit of which nobody may know is confidential (AVG art. 23) until it was made: neither the value nor a figure betrays it.</summary>
    [Fact]
    public async Task Een_kopie_verraadt_geen_controle_die_wordt_voorbereid()
    {
        var (met, zonder) = (new Avgverhaal(toepassing.NieuweGemeente()), new Avgverhaal(toepassing.NieuweGemeente()));
        foreach (var v in new[] { met, zonder }) await v.MetZaak();
        await met.Zaak.MetRegisters();
        await met.Zaak.InOnderzoek();
        await met.Leg(new BewonerAangetroffen(met.Zaak.ZaakId, Guid.NewGuid(), null, Persoonsgegeven.Over(met.Anna, new Aangetroffene("Anna Fictief", null, "Bij Bert."))) { GebeurdOp = Nu });
        await met.Zaak.MetControle();
        foreach (var v in new[] { met, zonder }) await v.Tot(Verzoeksoort.Inzage);

        var tekst = Encoding.UTF8.GetString(Zip.Lees((await met.Kopie()).Zip)["gegevens.html"]);
        tekst.ShouldContain("Anna Fictief");
        tekst.ShouldNotContain("bewoner", Case.Insensitive);
        foreach (var woord in (string[])["Toezicht: controle", "Voorbereiding"]) tekst.ShouldNotContain(woord);
        Rijen(tekst).ShouldBe(Rijen(Encoding.UTF8.GetString(Zip.Lees((await zonder.Kopie()).Zip)["gegevens.html"])));
        (await met.Gemeente.Jurist.Get($"{met.Pad}/teksten")).Is(200).Json["teksten"]!.AsArray().Select(t => t!["pad"]!.GetValue<string>()).ShouldBe((await zonder.Gemeente.Jurist.Get($"{zonder.Pad}/teksten")).Is(200).Json["teksten"]!.AsArray().Select(t => t!["pad"]!.GetValue<string>()).Append("/motivering"), ignoreOrder: true);

        // The visit was made: now he hears of it, without the remark that an employee made.
        await met.Leg(new ControleUitgevoerd(met.Zaak.ZaakId, met.Zaak.ControleId, Controleresultaat.GeenOvertreding, Nu, Nu.AddHours(1), []) { GebeurdOp = Nu });
        tekst = Encoding.UTF8.GetString(Zip.Lees((await met.Kopie()).Zip)["gegevens.html"]);
        tekst.ShouldContain("Toezicht: controle");
        tekst.ShouldNotContain("Bij Bert.");
    }

    private static int Rijen(string html) => html.Split("<tr>").Length;
}
