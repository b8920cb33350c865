using System.Text;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform.Http;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Persoonsgegevens;

/// <summary>What is kept of a request so that a retry can be told from another request must not tell what was in it.</summary>
public class HerhaalmerkTests(Toepassing toepassing)
{
    [Fact]
    public async Task Van_wat_is_verstuurd_blijft_geen_hash_die_te_raden_is()
    {
        var g = toepassing.NieuweGemeente();
        var (pad, json, sleutel) = ($"/v1/panden/{g.NieuwPand()}/meldingen", """{"kanaal":"Telefoon","onderwerp":"Afval","omschrijving":"BSN 999990019","buurtcode":"BUURT"}""".Replace("BUURT", g.Buurt, StringComparison.Ordinal), Guid.NewGuid().ToString());
        var eerste = (await g.Coordinator.Post(pad, json, sleutel: sleutel)).Is(201).Tekst;
        // A retry is still a retry, and another request still another.
        (await g.Coordinator.Post(pad, json, sleutel: sleutel)).Is(201).Tekst.ShouldBe(eerste);
        (await g.Coordinator.Post(pad, json.Replace("019", "020", StringComparison.Ordinal), sleutel: sleutel)).Is(422);

        var bewaard = (string)(await toepassing.Database.VraagAsync("select string_agg(d::text, ' ') from handhaving.wolverine_deduplicated_responses d"))!;
        var (bytes, geheim) = (Encoding.UTF8.GetBytes(json), toepassing.Host.Services.GetRequiredService<Hoofdsleutel>().Afgeleid("herhaling.v1"));
        // With the key it is found, so this looks in the right place and in the right way; without it, it is not.
        bewaard.ShouldContain(await HashAsync(pad, [.. bytes, .. Verzoekregels.Merk(geheim, bytes)]));
        bewaard.ShouldNotContain(await HashAsync(pad, bytes));
        bewaard.ShouldNotContain(await HashAsync(pad, [.. bytes, .. Verzoekregels.Merk(new byte[32], bytes)]));
    }

    private static async Task<string> HashAsync(string pad, byte[] inhoud)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path, http.Request.Body) = ("POST", pad, new MemoryStream(inhoud));
        return (await Wolverine.Http.HttpHandler.ComputeDeduplicationFingerprintAsync(http, "x"))!;
    }
}
