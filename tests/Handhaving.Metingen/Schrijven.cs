using System.Diagnostics;
using Npgsql;

namespace Handhaving.Metingen;

/// <summary>A melding on a new pand, eight callers at once, against pgbench that writes the same rows in the same tables.</summary>
internal static class Schrijven
{
    private const int Gelijktijdig = 8, Aantal = 400;

    public static async Task<Meting> MeetAsync(Opstelling opstelling, int keer)
    {
        await opstelling.MeldAsync(opstelling.NieuwPand());
        var script = await ScriptAsync(opstelling);
        try
        {
            var (product, ondergrens) = await Reeks.OmEnOmAsync(keer,
                async _ => await Reeks.MillisecondenAsync(() => Parallel.ForEachAsync(Enumerable.Range(0, Aantal), new ParallelOptions { MaxDegreeOfParallelism = Gelijktijdig },
                    async (_, _) => await opstelling.MeldAsync(opstelling.NieuwPand()))) / Aantal,
                _ => PgbenchAsync(opstelling, script));
            return new("opdracht over HTTP / pgbench, zelfde rijen", "ms", product, ondergrens,
                $"{Aantal} meldingen op nieuwe panden door {Gelijktijdig} gelijktijdige aanroepers, wandkloktijd per melding. De ondergrens schrijft met evenveel verbindingen, als dezelfde rol en met dezelfde triggers, de rijen die één melding achterlaat: stroom, twee gebeurtenissen, kluis, sleutel (eigen transactie) en idempotentie. Product en database delen de machine.");
        }
        finally
        {
            File.Delete(script);
        }
    }

    /// <summary>The rows of a real melding, read back from the database with only the keys made anew.</summary>
    private static async Task<string> ScriptAsync(Opstelling opstelling)
    {
        var data = await opstelling.VraagAsync<string>("select string_agg(data::text, E'\\n' order by seq_id) from handhaving.mt_events");
        var antwoord = await opstelling.VraagAsync<int>("select coalesce(max(octet_length(d::text)), 300) from handhaving.wolverine_deduplicated_responses d");
        var regels = data.Split('\n');
        var script = Path.Combine(Path.GetTempPath(), $"handhaving-pgbench-{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(script, $"""
            insert into persoonsgegevens.sleutel (gemeente, betrokkene, omwikkeld) values ('GM0000', gen_random_uuid(), decode(repeat('ab', 60), 'hex'));
            begin;
            select gen_random_uuid()::text as stroom \gset
            insert into handhaving.mt_streams (id, type, version, tenant_id) values (':stroom', 'pand', 2, 'GM0000');
            insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type, user_name, headers) values
              (nextval('handhaving.mt_events_sequence'), gen_random_uuid(), ':stroom', 1, {Tekst(regels[0])}, 'meting.v1', 'GM0000', 'meting', gen_random_uuid()::text, '{Kop}'),
              (nextval('handhaving.mt_events_sequence'), gen_random_uuid(), ':stroom', 2, {Tekst(regels[^1])}, 'meting.v1', 'GM0000', 'meting', gen_random_uuid()::text, '{Kop}');
            insert into persoonsgegevens.kluis (gemeente, commitment, betrokkene, gebeurtenis, pad, inhoud) values ('GM0000', gen_random_uuid()::text, gen_random_uuid(), gen_random_uuid(), '/omschrijving', decode(repeat('ab', 120), 'hex'));
            insert into handhaving.meet_idempotentie (id, inhoud) values (gen_random_uuid(), repeat('x', {antwoord}));
            notify mt_events_appended;
            commit;
            """.ReplaceLineEndings("\n").Replace("values\n", "values ", StringComparison.Ordinal));
        await using var eigenaar = new NpgsqlConnection(opstelling.Als("handhaving_eigenaar"));
        await eigenaar.OpenAsync();
        await using var tabel = new NpgsqlCommand("create table if not exists handhaving.meet_idempotentie (id uuid primary key, inhoud text not null)", eigenaar);
        await tabel.ExecuteNonQueryAsync();
        return script;
    }

    private const string Kop = """{"rol": "handhavingsjurist"}""";

    private static string Tekst(string json) => $"'{json.Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task<double> PgbenchAsync(Opstelling opstelling, string script)
    {
        var app = new NpgsqlConnectionStringBuilder(opstelling.AlsApp);
        var start = new ProcessStartInfo(Path.Combine(Opstelling.PgBin, "pgbench"),
            ["-h", app.Host!, "-p", $"{app.Port}", "-U", app.Username!, "-n", "-c", $"{Gelijktijdig}", "-j", "2", "-t", $"{Aantal / Gelijktijdig}", "-f", script, app.Database!])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = app.Password;
        using var pgbench = Process.Start(start)!;
        var uit = pgbench.StandardOutput.ReadToEndAsync();
        var fout = pgbench.StandardError.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        var tps = (await uit).Split('\n').FirstOrDefault(r => r.StartsWith("tps", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"pgbench mislukte: {await fout}");
        return 1000 / double.Parse(tps.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
    }
}
