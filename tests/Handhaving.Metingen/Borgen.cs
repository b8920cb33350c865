using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Handhaving.Bewijs.Boom;
using Npgsql;

namespace Handhaving.Metingen;

/// <summary>What the evidence costs: per command, in the booking, in the tree, in a dossier, and in the wait for a proof.</summary>
internal static class Borgen
{
    private const int Aantal = 200, Gelijktijdig = 8;

    /// <summary>The command with and without what the evidence does in its transaction and behind it.</summary>
    public static async Task<Meting> OpdrachtAsync(Opstelling opstelling, int keer)
    {
        async Task<double> Ronde(bool met)
        {
            await opstelling.UitvoerenAsync($"alter table handhaving.mt_events {(met ? "enable always" : "disable")} trigger naar_inbox");
            return await MeldAsync(opstelling) / Aantal;
        }
        try
        {
            var (met, zonder) = await Reeks.OmEnOmAsync(keer, _ => Ronde(true), _ => Ronde(false));
            return new("opdracht met borging / zonder", "ms", met, zonder,
                $"{Aantal} meldingen door {Gelijktijdig} gelijktijdige aanroepers. Zonder: de trigger naar de wachtrij staat uit, zodat er ook niets wordt geboekt en ondertekend. Het toelatingsmerk (een HMAC per gebeurtenis) wordt in beide gemaakt.");
        }
        finally
        {
            await opstelling.UitvoerenAsync("alter table handhaving.mt_events enable always trigger naar_inbox");
        }
    }

    /// <summary>Working off a queue that was held up, against the writing of the same events.</summary>
    public static async Task<Meting> BoekenAsync(Opstelling opstelling, int keer)
    {
        List<double> boeken = [], schrijven = [];
        for (var ronde = 0; ronde <= keer; ronde++)
        {
            await WachtOpLegeRijAsync(opstelling);
            await using var slot = new NpgsqlConnection(opstelling.AlsBeheer);
            await slot.OpenAsync();
            // Whoever holds the lock of the gemeente keeps the booker waiting.
            await using (var neem = new NpgsqlCommand($"select pg_advisory_lock(hashtextextended('borging:{Opstelling.Gemeente}', 0))", slot)) await neem.ExecuteNonQueryAsync();
            var geschreven = await MeldAsync(opstelling);
            var begin = Stopwatch.GetTimestamp();
            await slot.CloseAsync();
            NpgsqlConnection.ClearPool(slot);
            await opstelling.UitvoerenAsync("notify mt_events_appended");
            await WachtOpLegeRijAsync(opstelling);
            if (ronde == 0) continue;
            boeken.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            schrijven.Add(geschreven);
        }
        return new($"{Aantal} meldingen boeken / schrijven", "ms", new(boeken), new(schrijven),
            $"De borging wordt opgehouden terwijl {Gelijktijdig} aanroepers {Aantal} meldingen (400 gebeurtenissen) vastleggen; daarna wordt de tijd gemeten tot de wachtrij leeg is. Onder 1 houdt de borging het schrijven bij.");
    }

    /// <summary>The tree over so many leaves, against one pass of SHA-256 over the same bytes.</summary>
    public static async Task<Meting> BoomAsync(int bladen, int keer)
    {
        // As large as a header of an event.
        var kop = RandomNumberGenerator.GetBytes(320);
        var (product, ondergrens) = await Reeks.OmEnOmAsync(keer,
            _ => Reeks.MillisecondenAsync(() => Task.Run(() =>
            {
                var grens = Grens.Leeg;
                for (var i = 0; i < bladen; i++) grens = grens.Met(Merkle.Blad(Kop(kop, i)));
                grens.Wortel();
            })),
            _ => Reeks.MillisecondenAsync(() => Task.Run(() =>
            {
                Span<byte> hash = stackalloc byte[32];
                for (var i = 0; i < bladen; i++) SHA256.HashData(Kop(kop, i), hash);
            })));
        return new($"boom van {bladen} bladen / kale SHA-256", "ms", product, ondergrens, $"Bladhash en rand van {bladen} koppen van {kop.Length} bytes; de ondergrens hasht dezelfde bytes eenmaal. Een boom doet per blad twee hashes.");
    }

    private static byte[] Kop(byte[] kop, int i)
    {
        BitConverter.TryWriteBytes(kop, i);
        return kop;
    }

    /// <summary>A dossier of so many events, from the order to the zip, against reading the same history.</summary>
    public static async Task<Meting> DossierAsync(Opstelling opstelling, int gebeurtenissen, int keer)
    {
        var pand = opstelling.NieuwPand();
        var (zaak, grootte) = ((await opstelling.MeldAsync(pand))["zaakId"]!.GetValue<Guid>(), 0);
        while (await TelAsync(opstelling, pand) < gebeurtenissen) await opstelling.MeldAsync(pand, zaak);
        var pad = $"/v1/panden/{pand}/zaken/{zaak}";
        var (product, ondergrens) = await Reeks.OmEnOmAsync(keer,
            _ => Reeks.MillisecondenAsync(async () =>
            {
                var gemaakt = JsonNode.Parse(await opstelling.StuurAsync($"{pad}/dossiers", new { doel = "Bezwaar" }, await opstelling.VersieAsync(pad)))!;
                grootte = (await opstelling.StuurAsync($"{pad}/dossiers/{gemaakt["dossierId"]}/_open", new { doel = "BezwaarEnBeroep" })).Length;
            }),
            _ => Reeks.MillisecondenAsync(() => opstelling.Klant.GetByteArrayAsync(new Uri($"/v1/panden/{pand}/rechtsgeschiedenis", UriKind.Relative))));
        return new($"dossier van {gebeurtenissen} gebeurtenissen / geschiedenis lezen", "ms", product, ondergrens,
            $"Van opdracht tot zip over HTTP, met ondertekenaar en eigen keuring, zonder tijdstempeldienst; de zip is {grootte / 1024} KiB. De ondergrens vraagt de rechtsgeschiedenis van hetzelfde pand.");
    }

    /// <summary>From the answer to a command until the proof of its event is there.</summary>
    public static async Task<Meting> WachtAsync(Opstelling opstelling)
    {
        List<double> wachten = [], opdrachten = [];
        for (var nr = 0; nr < Aantal; nr++)
        {
            var pand = opstelling.NieuwPand();
            opdrachten.Add(await Reeks.MillisecondenAsync(() => opstelling.MeldAsync(pand)));
            var begin = Stopwatch.GetTimestamp();
            var gebeurtenis = await opstelling.VraagAsync<Guid>($"select id from handhaving.mt_events where stream_id = '{pand}' order by version desc limit 1");
            await opstelling.Klant.GetByteArrayAsync(new Uri($"/v1/panden/{pand}/rechtsgeschiedenis/{gebeurtenis}/bewijs?wacht=30", UriKind.Relative));
            wachten.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        var op = wachten.Order().ToList();
        return new("wachten op het bewijs / de opdracht zelf", "ms", new(wachten), new(opdrachten),
            $"{Aantal} maal één melding en dan het bewijs van haar laatste gebeurtenis, met ondertekenaar en zonder getuige: p50 {op[Aantal / 2]:0} ms, p99 {op[Aantal * 99 / 100]:0} ms.");
    }

    private static Task<double> MeldAsync(Opstelling opstelling) => Reeks.MillisecondenAsync(() => Parallel.ForEachAsync(
        Enumerable.Range(0, Aantal), new ParallelOptions { MaxDegreeOfParallelism = Gelijktijdig }, async (_, _) => await opstelling.MeldAsync(opstelling.NieuwPand())));

    private static async Task<long> TelAsync(Opstelling opstelling, string pand) => await opstelling.VraagAsync<long>($"select count(*) from handhaving.mt_events where stream_id = '{pand}'");

    private static async Task WachtOpLegeRijAsync(Opstelling opstelling)
    {
        while (await opstelling.VraagAsync<long>($"select count(*) from borging.inbox where gemeente = '{Opstelling.Gemeente}'") > 0) await Task.Delay(5);
    }
}
