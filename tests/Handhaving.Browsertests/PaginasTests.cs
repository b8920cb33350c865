using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Handhaving.Toegang;
using Microsoft.Playwright;

namespace Handhaving.Browsertests;

public class PaginasTests(Website website)
{
    private const string Last = "/dwangsommen?last.modaliteit=perTijdseenheid&last.tijdseenheidDagen=7&last.bedrag=2500&last.maximum=10000&last.bekendmaking=2026-01-05"
        + "&last.laatsteDagBegunstiging=2026-03-02&gebeurtenissen.0.soort=Constatering&gebeurtenissen.0.datum=2026-03-27&gebeurtenissen.0.overtreding=true&gebeurtenissen.0.deugdelijk=true&peildatum=2026-06-01&reken=ja";

    [Theory]
    [InlineData("/", 1280)]
    [InlineData("/", 360)]
    [InlineData("/aanmelden", 1280)]
    [InlineData("/geen-toegang", 1280)]
    [InlineData("/termijnen", 1280)]
    [InlineData("/termijnen", 360)]
    [InlineData("/termijnen?soort=onzin", 1280)]
    [InlineData("/termijnen?soort=beslistermijnBezwaar&bekendmaking=2026-11-13&opschortingen.0.verzoek=2027-01-04&reken=ja", 1280)]
    [InlineData("/termijnen?soort=awbiVerslagTermijn&binnengetredenOp=2026-12-23&reken=ja", 360)]
    [InlineData("/termijnen?soort=verjaringMetStuiting&verbeurdOp=2026-01-20&handelingen.0.soort=Invorderingsbeschikking&handelingen.0.datum=2026-03-10&reken=ja", 1280)]
    [InlineData("/dwangsommen", 1280)]
    [InlineData(Last, 1280)]
    [InlineData(Last, 360)]
    [InlineData("/dwangsommen?soort=rente&hoofdsom=10000&verzuimVanaf=2026-04-15&betaaldOp=2026-07-15&rentepercentage=6&reken=ja", 1280)]
    [InlineData("/juridische-punten", 360)]
    [InlineData("/verwerkingen", 1280)]
    [InlineData("/verwerkingen", 360)]
    public async Task Een_open_pagina_voldoet_aan_WCAG(string pad, int breed)
    {
        var pagina = await website.NieuwePaginaAsync(breed);
        await pagina.GotoAsync(pad);
        await VoldoetAsync(pagina);
    }

    [Theory]
    [InlineData("/wijkdashboard", 1280)]
    [InlineData("/wijkdashboard", 360)]
    [InlineData("/wijkdashboard?gebied=WK015007", 1280)]
    [InlineData("/wijkdashboard?gebied=WK999999", 1280)]
    [InlineData("/wijkdashboard/gebeurtenissen?gebied=WK015007&figuur=meldingen", 1280)]
    public async Task Een_pagina_achter_aanmelden_voldoet_aan_WCAG(string pad, int breed)
    {
        var pagina = await website.NieuwePaginaAsync(breed);
        await Website.MeldAanAsync(pagina, Rol.Coordinator, pad);
        pagina.Url.ShouldEndWith(pad);
        await VoldoetAsync(pagina);
    }

    [Fact]
    public async Task De_cijfers_op_de_pagina_zijn_die_van_de_api_en_leiden_naar_evenveel_gebeurtenissen()
    {
        var pagina = await website.NieuwePaginaAsync();
        await Website.MeldAanAsync(pagina, Rol.Coordinator);
        var api = await website.VraagAsync(Rol.Coordinator, "/v1/wijkdashboards");

        foreach (var wijk in api["gebieden"]!.AsArray())
        {
            var rij = pagina.Locator("section[aria-labelledby=gebieden] tbody tr").Filter(new() { Has = pagina.GetByRole(AriaRole.Rowheader, new() { Name = wijk!["naam"]!.GetValue<string>(), Exact = true }) });
            (await rij.Locator("td").First.InnerTextAsync()).Trim().ShouldBe($"{wijk["cijfers"]!["meldingen"]!["aantal"]}");
        }

        await pagina.GetByRole(AriaRole.Link, new() { Name = "Rivierenwijk en Bergweide", Exact = true }).ClickAsync();
        await pagina.Locator(".kerncijfer a").First.ClickAsync();
        (await pagina.Locator("h1").InnerTextAsync()).ShouldBe("Meldingen in Rivierenwijk en Bergweide");
        (await pagina.Locator("tbody tr").CountAsync()).ShouldBe(50);
        await pagina.GetByRole(AriaRole.Link, new() { Name = "Volgende" }).ClickAsync();
        (await pagina.Locator("tbody tr").CountAsync()).ShouldBe(10);
    }

    [Fact]
    public async Task Wie_geen_kleine_aantallen_mag_zien_ziet_ze_ook_op_de_pagina_niet()
    {
        var pagina = await website.NieuwePaginaAsync();
        await Website.MeldAanAsync(pagina, Rol.Burgemeester);
        (await pagina.Locator("section[aria-labelledby=gebieden] td a").CountAsync()).ShouldBe(0);
        (await pagina.Locator("main").InnerTextAsync()).ShouldContain("afgeschermd");
        var antwoord = await pagina.GotoAsync("/wijkdashboard/gebeurtenissen?figuur=meldingen");
        antwoord!.Status.ShouldBe(403);
        await VoldoetAsync(pagina);
    }

    [Fact]
    public async Task Wie_het_dashboard_niet_mag_zien_krijgt_dat_te_horen()
    {
        var pagina = await website.NieuwePaginaAsync();
        await Website.MeldAanAsync(pagina, Rol.Beheerder);
        pagina.Url.ShouldContain("/geen-toegang");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Een_auditor_vindt_op_de_pagina_wie_in_een_zaak_keek(int breed)
    {
        const string pand = "/v1/panden/0150100000000000/rechtsgeschiedenis";
        var regel = (await website.VraagAsync(Rol.Handhavingsjurist, pand))["regels"]!.AsArray().First(r => r!["persoonsgegevens"]!.AsArray().Count > 0)!;
        await website.StuurAsync(Rol.Handhavingsjurist, $"{pand}/{regel["gebeurtenis"]}/_open", new { doel = "Handhaving" });

        var pagina = await website.NieuwePaginaAsync(breed);
        await Website.MeldAanAsync(pagina, Rol.Auditor, "/raadplegingen");
        await VoldoetAsync(pagina);
        await pagina.GetByLabel("Wat zoekt u").SelectOptionAsync("zaak");
        await pagina.GetByLabel("Kenmerk").FillAsync("onzin");
        await pagina.GetByRole(AriaRole.Button, new() { Name = "Zoek" }).ClickAsync();
        (await pagina.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Kenmerk");
        await VoldoetAsync(pagina);

        await pagina.GetByLabel("Kenmerk").FillAsync(regel["zaakId"]!.GetValue<string>());
        await pagina.GetByLabel("Kenmerk").PressAsync("Enter");
        var gevonden = pagina.Locator("section[aria-labelledby=gevonden]");
        (await gevonden.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        (await gevonden.InnerTextAsync()).ShouldContain("handhavingsjurist");
        (await pagina.Locator("main").InnerTextAsync()).ShouldNotContain("Fictieve melding");
        await VoldoetAsync(pagina);
    }

    [Fact]
    public async Task Wie_het_raadpleeglog_niet_mag_zien_ziet_de_pagina_niet()
    {
        var pagina = await website.NieuwePaginaAsync();
        await Website.MeldAanAsync(pagina, Rol.Toezichthouder, "/raadplegingen");
        pagina.Url.ShouldContain("/geen-toegang");
    }

    [Fact]
    public async Task Met_het_toetsenbord_is_alles_te_bereiken_en_elke_pagina_zegt_wat_zij_is()
    {
        var pagina = await website.NieuwePaginaAsync();
        await pagina.GotoAsync("/");
        (await pagina.Locator(".banier").InnerTextAsync()).ShouldContain("fictief");
        (await pagina.Locator("html").GetAttributeAsync("lang")).ShouldBe("nl");
        await pagina.Keyboard.PressAsync("Tab");
        (await pagina.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Ga naar de inhoud");
        await pagina.Keyboard.PressAsync("Enter");
        (await pagina.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("inhoud");

        await Website.MeldAanAsync(pagina, Rol.Coordinator);
        (await pagina.Locator(".wie").InnerTextAsync()).ShouldContain("coördinator, Deventer");
        await pagina.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).PressAsync("Enter");
        await pagina.GotoAsync("/wijkdashboard");
        pagina.Url.ShouldContain("/aanmelden");
    }

    [Fact]
    public async Task Een_pagina_haalt_niets_van_elders_en_wijkt_niet_af_van_haar_beleid()
    {
        var pagina = await website.NieuwePaginaAsync();
        List<string> verzoeken = [], meldingen = [];
        pagina.Request += (_, v) => verzoeken.Add(v.Url);
        pagina.Console += (_, m) => meldingen.Add(m.Text);
        await Website.MeldAanAsync(pagina, Rol.Coordinator);
        verzoeken.ShouldAllBe(v => v.StartsWith(website.Adres, StringComparison.Ordinal));
        meldingen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Een_jurist_rekent_een_termijn_uit_en_geeft_het_adres_door()
    {
        var pagina = await website.NieuwePaginaAsync();
        await pagina.GotoAsync("/");
        await pagina.GetByRole(AriaRole.Link, new() { Name = "Termijnen", Exact = true }).ClickAsync();
        await pagina.GetByRole(AriaRole.Link, new() { Name = "Tot wanneer kan bezwaar worden gemaakt?" }).ClickAsync();
        await pagina.GetByRole(AriaRole.Button, new() { Name = "Bereken" }).ClickAsync();
        await pagina.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link, new() { Name = "Besluit bekendgemaakt op" }).ClickAsync();
        pagina.Url.ShouldEndWith("#bekendmaking");
        await pagina.GetByLabel("Besluit bekendgemaakt op").FillAsync("2026-11-13");
        await pagina.GetByLabel("Besluit bekendgemaakt op").PressAsync("Enter");
        (await pagina.Locator(".hoofduitkomst").InnerTextAsync()).ShouldContain("maandag 28 december 2026");
        (await pagina.Locator(".antwoord").InnerTextAsync()).ShouldContain("art. 6:7 en 6:8 lid 1 Awb");

        var adres = await pagina.GetByLabel("Adres van deze berekening").InputValueAsync();
        var tekst = await pagina.Locator(".antwoord").InnerTextAsync();
        var ander = await website.NieuwePaginaAsync();
        await ander.GotoAsync(adres);
        (await ander.Locator(".antwoord").InnerTextAsync()).ShouldBe(tekst);
    }

    [Fact]
    public async Task Een_jurist_bouwt_een_last_op_en_haalt_een_gebeurtenis_weer_weg()
    {
        var pagina = await website.NieuwePaginaAsync();
        await pagina.GotoAsync(Last);
        (await pagina.Locator(".kerncijfer").First.InnerTextAsync()).ShouldContain("€ 7.500");
        (await pagina.Locator(".grootboek tbody tr").CountAsync()).ShouldBe(3);

        await pagina.Locator("select[name='nieuw.gebeurtenissen']").SelectOptionAsync("BetalingOntvangen");
        await pagina.GetByRole(AriaRole.Button, new() { Name = "Voeg gebeurtenis toe" }).ClickAsync();
        var rij = pagina.GetByRole(AriaRole.Group, new() { Name = "Gebeurtenis 2: betaling ontvangen" });
        await rij.GetByLabel("Datum").FillAsync("2026-04-10");
        await rij.GetByLabel("Bedrag").FillAsync("vijfhonderd");
        await pagina.GetByRole(AriaRole.Button, new() { Name = "Bereken" }).ClickAsync();
        (await rij.GetByLabel("Bedrag").InputValueAsync()).ShouldBe("vijfhonderd");
        (await rij.InnerTextAsync()).ShouldContain("Is geen bedrag");
        await rij.GetByLabel("Bedrag").FillAsync("1.000,50");
        await pagina.GetByLabel("Peildatum").PressAsync("Enter");
        (await pagina.Locator(".kerncijfers").InnerTextAsync()).ShouldContain("€ 1.000,50");

        await pagina.GetByRole(AriaRole.Button, new() { Name = "Verwijder gebeurtenis 1" }).ClickAsync();
        await pagina.GetByRole(AriaRole.Group, new() { Name = "Gebeurtenis 1: betaling ontvangen" }).WaitForAsync();
        await pagina.GetByRole(AriaRole.Button, new() { Name = "Bereken" }).ClickAsync();
        (await pagina.Locator(".antwoord").InnerTextAsync()).ShouldContain("niets verbeurd");
    }

    private static async Task VoldoetAsync(IPage pagina)
    {
        if (Environment.GetEnvironmentVariable("HANDHAVING_SCHERMAFDRUKKEN") is { } map)
            await pagina.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(map, $"{string.Concat(new Uri(pagina.Url).PathAndQuery.Select(c => char.IsLetterOrDigit(c) ? c : '-'))}-{pagina.ViewportSize!.Width}.png") });
        var uitkomst = await pagina.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice") });
        uitkomst.Violations.ShouldBeEmpty(string.Join('\n', uitkomst.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        // Nothing to scroll sideways but what says so.
        (await pagina.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).ShouldBeTrue("de pagina is breder dan het scherm");
    }
}
