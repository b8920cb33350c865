using System.Text.Json;
using Handhaving.Samenstelling;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;

namespace Handhaving.Metingen;

/// <summary>Rebuilding every read model, against reading all events once and parsing their JSON.</summary>
internal static class Herbouwen
{
    private const int Panden = 3000;

    public static async Task<Meting> MeetAsync(Opstelling opstelling, int keer)
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, Panden), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await opstelling.MeldAsync(opstelling.NieuwPand()));
        // What pgbench wrote is no event of the product.
        var gebeurtenissen = await opstelling.VraagAsync<long>("select count(*) from handhaving.mt_events where tenant_id <> 'GM0000'");
        await using var opslag = DocumentStore.For(opts =>
        {
            opts.Connection(opstelling.AlsApp);
            opts.Inrichten();
            opts.Projections.RebuildErrors.SkipUnknownEvents = true;
        });
        var leesmodellen = opslag.Options.Projections.All.Where(p => p.Lifecycle == ProjectionLifecycle.Async).Select(p => p.Name).Order().ToList();

        var (product, ondergrens) = await Reeks.OmEnOmAsync(keer,
            async _ => await Reeks.MillisecondenAsync(async () =>
            {
                using var daemon = await opslag.BuildProjectionDaemonAsync();
                foreach (var leesmodel in leesmodellen) await daemon.RebuildProjectionAsync(leesmodel, CancellationToken.None);
            }),
            async _ => await Reeks.MillisecondenAsync(() => LeesEnOntleedAsync(opstelling)));
        return new("herbouw leesmodellen / lezen en ontleden", "ms", product, ondergrens,
            $"{gebeurtenissen} gebeurtenissen, alle asynchrone leesmodellen na elkaar ({string.Join(", ", leesmodellen)}). De ondergrens leest elke gebeurtenis één keer en ontleedt haar JSON; {leesmodellen.Count} leesmodellen lezen dus {leesmodellen.Count} keer zo veel.");
    }

    private static async Task LeesEnOntleedAsync(Opstelling opstelling)
    {
        await using var c = new NpgsqlConnection(opstelling.AlsApp);
        await c.OpenAsync();
        await using var vraag = new NpgsqlCommand("select data from handhaving.mt_events where tenant_id <> 'GM0000' order by seq_id", c);
        await using var rij = await vraag.ExecuteReaderAsync();
        while (await rij.ReadAsync())
        {
            using var json = JsonDocument.Parse(rij.GetString(0));
        }
    }
}
