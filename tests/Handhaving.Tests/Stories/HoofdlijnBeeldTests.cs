using System.Net;
using System.Text.Json.Nodes;
using Handhaving.Invordering;
using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Voornemens;
using Handhaving.Zaken;

namespace Handhaving.Tests.Stories;

/// <summary>What one sees of the main line: the zaak, the list, the work and the portfolio, while the days move along.</summary>
public class HoofdlijnBeeldTests(Tijdreis toepassing) : IClassFixture<Tijdreis>
{
    [Fact]
    public async Task Termijnen_bedragen_en_taken_lopen_mee_van_voornemen_tot_afsluiting()
    {
        var h = new Hoofdlijn(toepassing.NieuweGemeente()).Op(2026, 1, 5);
        await h.Begin();
        await h.MetOvertreder();
        (await Taken(h)).ShouldBe(["VoornemenVerzenden"]);
        await h.MetVoornemen();
        (await Taken(h)).ShouldBeEmpty();
        (await Zaken(h, "?fase=VoornemenUit")).ShouldHaveSingleItem()["eerstvolgendeTermijn"]!["soort"]!.GetValue<string>().ShouldBe("Zienswijze");

        h.Op(2026, 1, 20);
        (await Taken(h)).ShouldBe(["BesluitNemen"]);
        (await Zaken(h, "?fase=VoornemenUit")).ShouldBeEmpty();
        (await Zaken(h, "?fase=KlaarVoorBesluit")).ShouldHaveSingleItem()["fase"]!.GetValue<string>().ShouldBe("KlaarVoorBesluit");
        await h.MetLast();
        (await Taken(h)).ShouldBeEmpty();
        var last = (await h.Lees())["lasten"]!.AsArray().ShouldHaveSingleItem()!;
        last["status"]!.GetValue<string>().ShouldBe("Bekendgemaakt");
        last["laatsteDagBegunstiging"]!.GetValue<string>().ShouldBe("2026-03-17");

        h.Op(2026, 3, 27);
        (await Taken(h)).ShouldBe(["HercontroleUitvoeren"]);
        (await Zaken(h, "?fase=LastVerbeurbaar")).ShouldHaveSingleItem();
        (await Zaken(h, "?fase=LastLoopt")).ShouldBeEmpty();
        await h.Hercontrole();
        var verbeurd = new DateOnly(2026, 3, 25);
        (await Taken(h)).ShouldBe(["HercontroleUitvoeren", "VoornemenInvorderingVerzenden"], ignoreOrder: true);
        var regel = (await Zaken(h, "?metOpenstaand=true")).ShouldHaveSingleItem();
        (regel["verbeurdCent"]!.GetValue<long>(), regel["betaaldCent"]!.GetValue<long>(), regel["openstaandCent"]!.GetValue<long>()).ShouldBe((250_000, 0, 250_000));

        h.Op(2026, 4, 1);
        var voornemen = (await h.Doe($"{h.Last}/voornemens", new VerzendVoornemenInvordering([verbeurd], await h.Stuk(Stuksoort.VoornemenInvordering), await h.Verzonden()))).Id("voornemenId");
        (await Taken(h)).ShouldNotContain("VoornemenInvorderingVerzenden");
        h.Op(2026, 4, 20);
        (await Taken(h)).ShouldContain("InvorderingsbeschikkingNemen");
        var beschikking = (await h.Doe($"{h.Last}/invorderingsbeschikkingen", new NeemInvorderingsbeschikking([verbeurd], "Volgt.", await h.Ondertekend(Stuksoort.Invorderingsbeschikking), voornemen))).Id("beschikkingId");
        (await Taken(h)).ShouldContain("InvorderingsbeschikkingBekendmaken");
        await h.Doe($"{h.Zaak}/besluiten/{beschikking}/verzendingen", new VerzendBesluit(await h.Verzonden()));
        await h.Doe($"{h.Last}/invorderingsbeschikkingen/{beschikking}/bekendmakingen", new MaakInvorderingsbeschikkingBekend());

        h.Op(2026, 5, 7);
        var aanmanen = (await Werk(h)).Single(t => t["soort"]!.GetValue<string>() == "AanmaningVerzenden");
        aanmanen["artikel"]!.GetValue<string>().ShouldBe("Awb 4:112");
        aanmanen["berekening"]!["uitleg"]!.GetValue<string>().ShouldNotBeEmpty();
        var verbeurte = (await h.Lees())["lasten"]![0]!["verbeurten"]![0]!;
        verbeurte["inVerzuim"]!.GetValue<bool>().ShouldBeTrue();
        verbeurte["verzuimVanaf"]!.GetValue<string>().ShouldBe("2026-05-07");
        verbeurte["bewijs"]!["beschikking"]!.GetValue<Guid>().ShouldBe(beschikking);

        // A replay looks with the eyes of its own day.
        var toen = (await h.Gemeente.Jurist.Get($"/v1/panden/{h.Verhaal.PandId}/rechtsgeschiedenis?geldigOp=2026-03-18")).Is(200).Json["stand"]![0]!;
        toen["fase"]!.GetValue<string>().ShouldBe("LastVerbeurbaar");
        toen["peildatum"]!.GetValue<string>().ShouldBe("2026-03-18");
        toen["lasten"]![0]!["verbeurdCent"]!.GetValue<long>().ShouldBe(0);

        // Razor writes what is not ASCII as an entity.
        var pagina = WebUtility.HtmlDecode((await h.Gemeente.Jurist.Get($"/panden/{h.Verhaal.PandId}/rechtsgeschiedenis")).Is(200).Tekst);
        foreach (var tekst in (string[])["last verbeurbaar", "€ 2.500", "in verzuim", "art. 5:33 Awb", "20 april 2027", "Hoe berekend"]) pagina.ShouldContain(tekst);

        await h.Doe($"{h.Last}/betalingen", new OntvangBetaling(h.Vandaag, 250_000));
        (await Taken(h)).ShouldNotContain("AanmaningVerzenden");
        (await Zaken(h, "?metOpenstaand=true")).ShouldBeEmpty();
        await h.Doe($"{h.Last}/intrekkingen", new TrekLastIn("Het gebruik is gestaakt.", await h.Ondertekend(Stuksoort.Intrekkingsbesluit), await h.Verzonden()));
        (await Taken(h)).ShouldBe(["ZaakAfsluiten"]);
        await h.Doe($"{h.Zaak}/afsluitingen", new SluitZaakAf(Afsluitreden.Hersteld, "Hersteld en betaald."));
        (await Taken(h)).ShouldBeEmpty();

        // The database stamps with its own clock, so a figure is asked for as of a day after that.
        h.Op(2035, 1, 2);
        var dashboard = (await h.Gemeente.Coordinator.Get("/v1/wijkdashboards?van=2026-01-01&tot=2026-12-31")).Is(200).Json["geheel"]!["cijfers"]!;
        foreach (var figuur in (string[])["lastenOpgelegd", "dwangsommenVerbeurd", "zakenAfgesloten"])
        {
            dashboard[figuur]!["aantal"]!.GetValue<int>().ShouldBe(1, figuur);
            (await h.Gemeente.Coordinator.Get(dashboard[figuur]!["gebeurtenissen"]!.GetValue<string>())).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task De_burgemeester_ziet_zijn_eigen_taak_en_die_van_een_ander_niet()
    {
        var h = new Hoofdlijn(toepassing.NieuweGemeente()).Op(2026, 1, 5);
        await h.Begin();
        var bezoek = await h.Bezoek();
        await h.Gemeente.BijgewerktAsync();
        (await h.Burgemeester.Get("/v1/werkvoorraad")).Is(200).Json["items"]!.AsArray().ShouldBeEmpty();
        await h.Doe(h.Gemeente.Toezichthouder, $"{h.Zaak}/machtigingen", new Handhaving.Binnentreden.VraagMachtigingAan(h.Verhaal.NormId, [new(Hoofdlijn.Verblijfsobject)], [h.Gemeente.Toezichthouder.Verwijzing],
            new(false, false, false, []), [bezoek, h.Verhaal.MeldingId], LichterMiddelOntoereikend: true, "Een ernstig vermoeden."));
        await h.Gemeente.BijgewerktAsync();
        (await h.Burgemeester.Get("/v1/werkvoorraad")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!["soort"]!.GetValue<string>().ShouldBe("MachtigingBeslissen");
    }

    [Fact]
    public async Task Een_verhuurder_met_meer_panden_toont_ze_alle_en_wat_is_herroepen_niet()
    {
        var gemeente = toepassing.NieuweGemeente();
        var een = await new Hoofdlijn(gemeente).TotLast();
        var eigenaar = (await een.Lees())["overtreders"]![0]!["betrokkene"]!.GetValue<Guid>();
        var twee = new Hoofdlijn(gemeente).Op(2026, 2, 2);
        await twee.Vervolg(een);
        await twee.MetOvertreder(eigenaar);
        await gemeente.BijgewerktAsync();

        var portefeuille = (await gemeente.Jurist.Get($"/v1/eigenaren/{eigenaar}")).Is(200);
        portefeuille.Json["panden"]!.AsArray().Select(p => p!["pandId"]!.GetValue<string>()).ShouldBe([een.Verhaal.PandId, twee.Verhaal.PandId], ignoreOrder: true);
        portefeuille.Json["lasten"]!.GetValue<int>().ShouldBe(1);
        portefeuille.Tekst.ShouldNotContain("Fictieve Verhuurder");
        var regel = (await gemeente.Jurist.Get("/v1/eigenaren")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        (regel["panden"]!.GetValue<int>(), regel["zaken"]!.GetValue<int>()).ShouldBe((2, 2));
        (await gemeente.Coordinator.Get("/v1/eigenaren")).Is(403);
        (await gemeente.Jurist.Get($"/v1/eigenaren/{Guid.NewGuid()}")).Is(404);
        (await toepassing.NieuweGemeente().Jurist.Get($"/v1/eigenaren/{eigenaar}")).Is(404);

        var recidive = (await Zaken(twee, "")).Single(z => z["zaakId"]!.GetValue<Guid>() == twee.Verhaal.ZaakId)["recidive"]!.AsArray().ShouldHaveSingleItem()!;
        recidive["soort"]!.GetValue<string>().ShouldBe("EerdereZaak");
        recidive["eerder"]!.AsArray().Single()!.GetValue<Guid>().ShouldBe(een.Verhaal.ZaakId);
        (await Zaken(een, "")).Single(z => z["zaakId"]!.GetValue<Guid>() == een.Verhaal.ZaakId)["recidive"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Who is two references does not escape that he was overtreder before.</summary>
    [Fact]
    public async Task Een_verhuurder_onder_twee_verwijzingen_is_na_samenvoegen_een_eigenaar_met_recidive()
    {
        var gemeente = toepassing.NieuweGemeente();
        var een = await new Hoofdlijn(gemeente).TotLast();
        var eigenaar = (await een.Lees())["overtreders"]![0]!["betrokkene"]!.GetValue<Guid>();
        var (twee, ander) = (new Hoofdlijn(gemeente).Op(2026, 2, 2), Guid.NewGuid());
        await twee.Vervolg(een);
        await twee.MetOvertreder(ander);
        (await Zaken(twee, "")).Single(z => z["zaakId"]!.GetValue<Guid>() == twee.Verhaal.ZaakId)["recidive"]!.AsArray().ShouldBeEmpty();
        (await gemeente.Jurist.Get("/v1/eigenaren")).Is(200).Json["items"]!.AsArray().Count.ShouldBe(2);

        (await gemeente.Jurist.Post("/v1/samenvoegingen", new { betrokkene = eigenaar, ander, grond = "Basisregistratie" }, "\"0\"")).Is(201);

        foreach (var wie in (Guid[])[eigenaar, ander])
            (await gemeente.Jurist.Get($"/v1/eigenaren/{wie}")).Is(200).Json["panden"]!.AsArray().Select(p => p!["pandId"]!.GetValue<string>()).ShouldBe([een.Verhaal.PandId, twee.Verhaal.PandId], ignoreOrder: true);
        (await gemeente.Jurist.Get("/v1/eigenaren")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem();
        (await Zaken(twee, "")).Single(z => z["zaakId"]!.GetValue<Guid>() == twee.Verhaal.ZaakId)["recidive"]!.AsArray().ShouldHaveSingleItem()!["eerder"]!.AsArray().Single()!.GetValue<Guid>().ShouldBe(een.Verhaal.ZaakId);
    }

    private static async Task<List<JsonNode>> Werk(Hoofdlijn h)
    {
        await h.Gemeente.BijgewerktAsync();
        return [.. (await h.Gemeente.Jurist.Get("/v1/werkvoorraad")).Is(200).Json["items"]!.AsArray().Select(t => t!)];
    }

    private static async Task<List<string>> Taken(Hoofdlijn h) => [.. (await Werk(h)).Select(t => t["soort"]!.GetValue<string>())];

    private static async Task<List<JsonNode>> Zaken(Hoofdlijn h, string vraag)
    {
        await h.Gemeente.BijgewerktAsync();
        return [.. (await h.Gemeente.Jurist.Get($"/v1/zaken{vraag}")).Is(200).Json["items"]!.AsArray().Select(t => t!)];
    }
}
