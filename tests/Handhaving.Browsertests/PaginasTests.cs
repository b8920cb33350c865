using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Handhaving.Toegang;
using Microsoft.Playwright;

namespace Handhaving.Browsertests;

public class PaginasTests(Website website)
{
    [Theory]
    [InlineData("/", 1280)]
    [InlineData("/", 360)]
    [InlineData("/aanmelden", 1280)]
    [InlineData("/geen-toegang", 1280)]
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
