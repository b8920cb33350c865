using System.Collections.Concurrent;
using Handhaving.Bewijs.Volgen;
using Npgsql;

namespace Handhaving.Borging;

/// <summary>
/// Keeps every log signed, cosigned and stamped. Runs on every node, once for all gemeenten; two nodes at once only do the same
/// thing twice. Stamping goes beside signing, because an authority may be slow.
/// </summary>
internal sealed partial class Uitgever(
    NpgsqlDataSource bron, Publicatie publicatie, Ondertekendienst ondertekenaar, Getuigen getuigen, Stempeldienst stempels, Borgingsinstellingen instellingen, Bel bel, Borgingsmeters meters, ILogger<Uitgever> log) : BackgroundService
{
    private static readonly TimeSpan Ronde = TimeSpan.FromSeconds(5), Stempelronde = TimeSpan.FromSeconds(20);

    /// <summary>A refusal does not go away by itself: the alarm is repeated, not rattled.</summary>
    private static readonly TimeSpan NaWeigering = TimeSpan.FromMinutes(1);

    private const int Tegelijk = 8;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _rustTot = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        LusAsync(ondertekenaar.IsIngericht, PubliceerAllesAsync, ct => bel.WachtAsync(Ronde, ct), stoppingToken),
        LusAsync(stempels.IsIngericht, VerankerAllesAsync, ct => Task.Delay(Stempelronde, ct), stoppingToken),
        LusAsync(true, ct => meters.MeetAsync(bron, stempels.IsIngericht, ct), ct => Task.Delay(Stempelronde, ct), stoppingToken));

    private async Task LusAsync(bool ingericht, Func<CancellationToken, Task> ronde, Func<CancellationToken, Task> wacht, CancellationToken ct)
    {
        try
        {
            while (ingericht)
            {
                try
                {
                    await ronde(ct);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Onderbroken(e.GetType().Name);
                }
                await wacht(ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
    }

    /// <summary>Also asks witnesses again that did not answer the last time.</summary>
    private async Task PubliceerAllesAsync(CancellationToken ct)
    {
        var werk = await GemeentenAsync($"""
            select s.gemeente from {Borgingsschema.Stand} s
            left join lateral (select omvang, getuigen from {Borgingsschema.Checkpoint} c where c.gemeente = s.gemeente order by omvang desc, getuigen desc limit 1) c on true
            where c.omvang is distinct from s.omvang or c.getuigen < $1
            """, ct, getuigen.Beschikbaar);
        var nu = instellingen.Klok.GetUtcNow();
        await Parallel.ForEachAsync(werk.Where(g => _rustTot.GetValueOrDefault(g) <= nu), new ParallelOptions { MaxDegreeOfParallelism = Tegelijk, CancellationToken = ct }, async (gemeente, token) =>
        {
            try
            {
                await publicatie.PubliceerAsync(gemeente, token);
                _rustTot.TryRemove(gemeente, out _);
            }
            catch (GeenOndertekenaarException)
            {
                _rustTot[gemeente] = nu + instellingen.Rust;
                Ongetekend(gemeente);
            }
            // Said already, as an alarm.
            catch (VolgenGeweigerdException)
            {
                _rustTot[gemeente] = nu + NaWeigering;
            }
            catch (Exception e) when (e is not OperationCanceledException || !token.IsCancellationRequested)
            {
                _rustTot[gemeente] = nu + NaWeigering;
                Gestrand(gemeente, e.GetType().Name);
            }
        });
    }

    /// <summary>A log that grew since its last stamp, and one that was silent for long.</summary>
    private async Task VerankerAllesAsync(CancellationToken ct)
    {
        if (instellingen.Tijdstempels is not { } adres) return;
        var nu = instellingen.Klok.GetUtcNow().UtcDateTime;
        var werk = await GemeentenAsync($"""
            select s.gemeente from {Borgingsschema.Stand} s
            left join lateral (select i, op from {Borgingsschema.Anker} a where a.gemeente = s.gemeente order by i desc limit 1) a on true
            where a.i is null or a.op < $2 or (a.op < $1 and a.i + 1 < s.omvang)
            """, ct, nu - adres.Interval, nu - adres.Hartslag);
        await Parallel.ForEachAsync(werk, new ParallelOptions { MaxDegreeOfParallelism = Tegelijk, CancellationToken = ct },
            async (gemeente, token) =>
            {
                try
                {
                    await publicatie.VerankerAsync(gemeente, dringend: false, token);
                }
                catch (Exception e) when (e is not OperationCanceledException || !token.IsCancellationRequested)
                {
                    Gestrand(gemeente, e.GetType().Name);
                }
            });
        if (werk.Count > 0) bel.Klink();
    }

    private async Task<List<string>> GemeentenAsync(string sql, CancellationToken ct, params object?[] waarden)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return await verbinding.LijstAsync(sql, r => r.GetString(0), ct, waarden);
    }

    [LoggerMessage(LogLevel.Critical, "Het log van {Gemeente} kan niet worden uitgegeven ({Fout}); ops/handhaving borging controleer zegt wat eraan mankeert.")]
    private partial void Gestrand(string gemeente, string fout);

    [LoggerMessage(LogLevel.Error, "De uitgifte van het log is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);

    [LoggerMessage(LogLevel.Error, "Het log van {Gemeente} is niet ondertekend: de ondertekenaar is niet bereikbaar. Wat wordt vastgelegd wordt later ondertekend.")]
    private partial void Ongetekend(string gemeente);
}
