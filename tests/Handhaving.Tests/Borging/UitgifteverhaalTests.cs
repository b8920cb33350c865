using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;
using Handhaving.Borging;
using Handhaving.Dossiers;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;
using Bewijsoordeel = Handhaving.Bewijs.Dossiers.Oordeel;

namespace Handhaving.Tests.Borging;

/// <summary>A dossier with everyone who vouches for it as a real program: what the gemeente hands out, and what a reader with the policy finds.</summary>
public class UitgifteverhaalTests(GeborgdeToepassing toepassing) : IClassFixture<GeborgdeToepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Een_dossier_is_bewezen_onder_het_beleid_van_zijn_gemeente_en_wordt_afgewezen_onder_dat_van_een_andere()
    {
        var (g, ander) = (await toepassing.GevolgdeGemeenteAsync(), await toepassing.GevolgdeGemeenteAsync());
        var v = await Verhaal.TotControle(g);
        var id = (await g.Jurist.Post($"{v.Zaakpad}/dossiers", new MaakDossier(Dossierdoel.Beroep), v.Versie)).Is(201).Id("dossierId");
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"{v.Zaakpad}/dossiers/{id}/_open") { Content = new StringContent(JsonSerializer.Serialize(new { doel = "BezwaarEnBeroep" }), Encoding.UTF8, "application/json") };
        verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", g.Jurist.Token);
        using var client = toepassing.Host.Server.CreateClient();
        using var antwoord = await client.SendAsync(verzoek, Ct);
        antwoord.EnsureSuccessStatusCode();
        var zip = await antwoord.Content.ReadAsByteArrayAsync(Ct);

        var (beleid, vreemd) = (await BeleidAsync(g), await BeleidAsync(ander));
        var uitslag = Keuring.Keur(zip, beleid);
        uitslag.Oordeel.ShouldBe(Bewijsoordeel.Bewezen, uitslag.ToString());
        // The signer of the tests runs as the same user, whatever the setting claims.
        uitslag.Dossier!.Export.Gescheiden.ShouldBeFalse();
        Encoding.UTF8.GetString(Zip.Lees(zip)["LEESMIJ.txt"]).ShouldContain("ondertekenaar niet gescheiden");

        Keuring.Keur(zip, vreemd).Oordeel.ShouldBe(Bewijsoordeel.Afgewezen);
    }

    private async Task<Beleid> BeleidAsync(Gemeente g) => Beleid.Lees(Encoding.UTF8.GetBytes(await toepassing.Host.Services.GetRequiredService<Beleidstekst>().MaakAsync(g.Code, Ct)));
}
