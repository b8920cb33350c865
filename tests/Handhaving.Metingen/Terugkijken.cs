using System.Globalization;
using Npgsql;

namespace Handhaving.Metingen;

/// <summary>The legal history of a pand at an earlier moment over HTTP, against a bare select of its rows.</summary>
internal static class Terugkijken
{
    private const int Meldingen = 100, Vragen = 40;

    public static async Task<Meting> MeetAsync(Opstelling opstelling, int keer)
    {
        var pand = opstelling.NieuwPand();
        for (var i = 0; i < Meldingen; i++) await opstelling.MeldAsync(pand);
        var moment = Uri.EscapeDataString((await opstelling.VraagAsync<DateTime>("select clock_timestamp()")).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        await using var bron = NpgsqlDataSource.Create(opstelling.AlsApp);

        var (product, ondergrens) = await Reeks.OmEnOmAsync(keer,
            async _ => await Reeks.MillisecondenAsync(async () =>
            {
                for (var i = 0; i < Vragen; i++) (await opstelling.Klant.GetStringAsync($"/v1/panden/{pand}/rechtsgeschiedenis?bekendOp={moment}&geldigOp={moment}")).ToString();
            }) / Vragen,
            async _ => await Reeks.MillisecondenAsync(async () =>
            {
                for (var i = 0; i < Vragen; i++)
                {
                    await using var vraag = bron.CreateCommand("select data, timestamp, version, type from handhaving.mt_events where tenant_id = $1 and stream_id = $2 order by version");
                    vraag.Parameters.AddWithValue(Opstelling.Gemeente);
                    vraag.Parameters.AddWithValue(pand);
                    await using var rij = await vraag.ExecuteReaderAsync();
                    while (await rij.ReadAsync()) rij.GetString(0);
                }
            }) / Vragen);
        return new("terugkijken over HTTP / kale select", "ms", product, ondergrens,
            $"Eén pand met {Meldingen + 1} gebeurtenissen, {Vragen} vragen na elkaar op een eerder moment op beide tijdassen, tijd per vraag. De ondergrens haalt dezelfde rijen op, zonder vouwen, rechten, HTTP of JSON-antwoord.");
    }
}
