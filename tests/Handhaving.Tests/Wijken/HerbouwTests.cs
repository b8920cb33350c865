using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Invordering;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Stories;

namespace Handhaving.Tests.Wijken;

/// <summary>On a database of its own, because a rebuild wants the running application out of the way.</summary>
public class HerbouwTests
{
    /// <summary>The number behind a name is the version of its projection: Marten keeps the tables of two versions apart.</summary>
    private static readonly string[] Tabellen = ["mt_doc_zaakoverzicht_3", "mt_doc_zaakwerk_3", "mt_doc_eigenaarszaak_2", "mt_doc_dashboardfeit", "mt_doc_dashboardcorrectie", "mt_doc_jaarvaststelling"];

    [Fact]
    public async Task Herbouwen_als_de_rol_van_de_toepassing_geeft_dezelfde_documenten()
    {
        var toepassing = new Toepassing();
        await toepassing.InitializeAsync();
        try
        {
            foreach (var g in (Gemeente[])[toepassing.NieuweGemeente(), toepassing.NieuweGemeente()])
            {
                var v = await Verhaal.TotControle(g);
                await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Geen, false));
                await v.Leg("ruimten", new NeemRuimteOp(new Ruimtebevinding("slaapkamer-1", Ruimtesoort.Slaapkamer, true, false, 3, true, true, false)));
                await v.Leg("afrondingen", new RondControleAf(Controleresultaat.OvertredingWaargenomen));
                await v.Leg("processen-verbaal", new MaakProcesVerbaalOp("Wij zagen drie slaapplaatsen."));
                await g.BijgewerktAsync();
            }
            var h = await new Hoofdlijn(toepassing.NieuweGemeente()).TotLast();
            h.Op(2026, 3, 27);
            await h.Hercontrole();
            await h.Doe($"{h.Last}/betalingen", new OntvangBetaling(h.Vandaag, 100_000));
            await h.Gemeente.BijgewerktAsync();
            await toepassing.Host.StopAsync(TestContext.Current.CancellationToken);
            var eerst = await Inhoud(toepassing.Database);
            eerst.Values.Sum(v => v.Length).ShouldBeGreaterThan(1000);
            // What a rebuild does not write anew would otherwise seem equal.
            foreach (var tabel in Tabellen) await toepassing.Database.VraagAsync($"delete from handhaving.{tabel}");

            var (code, uitvoer) = await toepassing.Database.OpdrachtAsync("projections", "rebuild");

            code.ShouldBe(0, uitvoer);
            var daarna = await Inhoud(toepassing.Database);
            foreach (var tabel in Tabellen) daarna[tabel].ShouldBe(eerst[tabel], tabel);
        }
        finally
        {
            await toepassing.DisposeAsync();
        }
    }

    private static async Task<Dictionary<string, string>> Inhoud(Database database)
    {
        Dictionary<string, string> inhoud = [];
        foreach (var tabel in Tabellen)
            inhoud[tabel] = (string)(await database.VraagAsync($"select coalesce(string_agg(tenant_id || ' ' || id || ' ' || data::text, E'\\n' order by tenant_id, id), '') from handhaving.{tabel}"))!;
        return inhoud;
    }
}
