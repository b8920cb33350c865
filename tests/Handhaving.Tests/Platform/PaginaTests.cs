using System.Net.Http.Headers;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Platform;

/// <summary>What a browser meets outside the API.</summary>
public class PaginaTests(Toepassing toepassing)
{
    [Theory]
    [InlineData("/onzin", 404)]
    [InlineData("/wijkdashboard/", 404)]
    [InlineData("/rechtsgeschiedenis", 405)]
    [InlineData("/?fout=%00", 400)]
    public async Task Een_adres_zonder_pagina_geeft_een_Nederlandse_pagina_met_een_uitweg(string adres, int status)
    {
        var antwoord = await Vraag(HttpMethod.Get, adres);
        antwoord.Is(status);
        antwoord.Koppen["Content-Type"].ShouldStartWith("text/html");
        antwoord.Tekst.ShouldContain("<nav aria-label=\"Hoofdmenu\">");
        antwoord.Tekst.ShouldContain("Naar de startpagina");
        antwoord.Tekst.ShouldNotContain("openapi.json");
    }

    [Fact]
    public async Task Wie_om_JSON_vraagt_krijgt_ook_buiten_de_API_een_probleem_als_JSON() =>
        (await Vraag(HttpMethod.Get, "/onzin", "application/json")).Is(404).Koppen["Content-Type"].ShouldStartWith("application/problem+json");

    [Theory]
    [InlineData("/")]
    [InlineData("/aanmelden")]
    [InlineData("/verwerkingen")]
    public async Task Een_pagina_is_ook_met_HEAD_te_vragen(string adres)
    {
        var antwoord = (await Vraag(HttpMethod.Head, adres)).Is(200);
        antwoord.Koppen["Content-Type"].ShouldStartWith("text/html");
        antwoord.Tekst.ShouldBeEmpty();
    }

    [Fact]
    public async Task Een_pand_dat_er_niet_is_houdt_de_pagina_en_een_rol_zonder_inzage_krijgt_geen_verwijzing()
    {
        using var jurist = await Bezoeker.Aangemeld(toepassing, "handhavingsjurist");
        foreach (var pand in (string[])["abc", "0150100000999999"])
        {
            var antwoord = await Antwoord.Van(await jurist.GetAsync(new Uri($"/panden/{pand}/rechtsgeschiedenis", UriKind.Relative), TestContext.Current.CancellationToken));
            antwoord.Is(404).Koppen["Content-Type"].ShouldStartWith("text/html");
            antwoord.Tekst.ShouldContain("<nav aria-label=\"Hoofdmenu\">");
        }
        (await jurist.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("action=\"/rechtsgeschiedenis\"");

        using var coordinator = await Bezoeker.Aangemeld(toepassing, "coordinator");
        var start = await coordinator.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        start.ShouldNotContain("action=\"/rechtsgeschiedenis\"");
        start.ShouldNotContain("href=\"/#rechtsgeschiedenis\"");
        // The frame of a refusal knows who one is, also where no page is.
        var onzin = await Antwoord.Van(await coordinator.GetAsync(new Uri("/onzin/", UriKind.Relative), TestContext.Current.CancellationToken));
        onzin.Is(404).Tekst.ShouldContain("Afmelden");
    }

    private async Task<Antwoord> Vraag(HttpMethod methode, string adres, string soort = "text/html")
    {
        using var klant = toepassing.Host.Server.CreateClient();
        using var verzoek = new HttpRequestMessage(methode, adres);
        verzoek.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(soort));
        return await Antwoord.Van(await klant.SendAsync(verzoek, TestContext.Current.CancellationToken));
    }
}
