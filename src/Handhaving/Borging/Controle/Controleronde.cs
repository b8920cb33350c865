using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Marten;
using Npgsql;

namespace Handhaving.Borging.Controle;

/// <summary>
/// What the alarms look at: the findings of the last audit of each gemeente by this process, and how long ago that was. Never what
/// a stored report says: whoever is audited could have written it.
/// </summary>
public sealed class Controlemeters
{
    public const string Naam = "Handhaving.Borging.Controle";

    private readonly ConcurrentDictionary<string, (int? Afwijkingen, DateTimeOffset Op)> _laatste = new();
    private readonly TimeProvider _klok;

    public Controlemeters(IMeterFactory fabriek, Borgingsinstellingen instellingen)
    {
        _klok = instellingen.Klok;
        var meter = fabriek.Create(Naam);
        meter.CreateObservableGauge("handhaving.borging.afwijkingen", () => _laatste.Where(l => l.Value.Afwijkingen is not null).Select(l => new Measurement<int>(l.Value.Afwijkingen!.Value, Van(l.Key))), description: "Findings of the last audit that show a change");
        meter.CreateObservableGauge("handhaving.borging.controle", () => _laatste.Select(l => new Measurement<double>((_klok.GetUtcNow() - l.Value.Op).TotalSeconds, Van(l.Key))), "s", "Age of the last audit");
    }

    /// <summary>An audit of this gemeente is to come. One that never succeeds must age too.</summary>
    public void Verwacht(string gemeente) => _laatste.TryAdd(gemeente, (null, _klok.GetUtcNow()));

    public void Meet(string gemeente, int afwijkingen) => _laatste[gemeente] = (afwijkingen, _klok.GetUtcNow());

    private static KeyValuePair<string, object?> Van(string gemeente) => new("gemeente", gemeente);
}

/// <summary>
/// Audits every gemeente soon after the start and then once a day, and records that it did: the report is an event, so it gets a
/// place in the log that it is about. Each node keeps in its own memory when it last did: asking the database would let the audited
/// decide whether there is an audit. Two nodes therefore both audit.
/// </summary>
public sealed partial class Controleronde(
    Borgingscontrole controle, Catalogus catalogus, IDocumentStore opslag, NpgsqlDataSource bron, Controlemeters meters, Borgingsinstellingen instellingen, Controleinstellingen eisen, ILogger<Controleronde> log) : BackgroundService
{
    private static readonly TimeSpan Kijk = TimeSpan.FromMinutes(15);

    /// <summary>When this process last audited each gemeente, by a clock that nobody sets, and the longest log that it saw.</summary>
    private readonly Dictionary<string, (long Op, long Posten)> _gedaan = [];

    private bool _week;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var klok = new PeriodicTimer(Kijk);
        while (await klok.WaitForNextTickAsync(stoppingToken))
            try
            {
                await RondeAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Onderbroken(e.GetType().Name);
            }
    }

    /// <summary>Audits each gemeente that this process did not audit, or too long ago.</summary>
    public async Task RondeAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        // One node at a time, because an audit reads all there is. A courtesy of one round: whoever holds the lock for longer may not be a node.
        var slot = await verbinding.WaardeAsync<bool>("select pg_try_advisory_lock(hashtextextended('borging-controle', 0))", ct);
        _week = !slot && !_week;
        if (_week) return;
        try
        {
            Bevindinglijst? database = null;
            // Also those that were there before: emptied, they do not drop out.
            foreach (var gemeente in (await controle.LogboekenAsync(ct)).Union(_gedaan.Keys).ToArray())
                try
                {
                    meters.Verwacht(gemeente);
                    if (_gedaan.TryGetValue(gemeente, out var vorige) && instellingen.Klok.GetElapsedTime(vorige.Op) < eisen.Elke) continue;
                    var posten = await ControleerAsync(gemeente, vorige.Posten, database ??= await catalogus.ControleerAsync(ct), ct);
                    _gedaan[gemeente] = (instellingen.Klok.GetTimestamp(), Math.Max(posten, vorige.Posten));
                }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    Onderbroken(e.GetType().Name);
                }
        }
        finally
        {
            if (slot) await verbinding.VoerUitAsync("select pg_advisory_unlock(hashtextextended('borging-controle', 0))", CancellationToken.None);
        }
    }

    /// <returns>How long the log is.</returns>
    private async Task<long> ControleerAsync(string gemeente, long eerder, Bevindinglijst database, CancellationToken ct)
    {
        var verslag = await controle.ControleerAsync(gemeente, ct);
        // Emptied altogether, it contradicts nothing that is stored.
        if (verslag.Posten < eerder) verslag.Bevindingen.Meld("log-korter", $"het log heeft {verslag.Posten} posten, en had er bij een eerdere controle {eerder}");
        var afwijkingen = verslag.Bevindingen.Afwijkingen + database.Afwijkingen;
        // The alarm first: it does not depend on a report that the database may refuse.
        meters.Meet(gemeente, afwijkingen);
        if (afwijkingen > 0) Gevonden(gemeente, afwijkingen);
        var tellingen = verslag.Bevindingen.Aantallen.Concat(database.Aantallen).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new Telling(a.Key, a.Value));
        await using var sessie = opslag.LightweightSession(Logbron.Gemeente(gemeente));
        (await sessie.Events.FetchForWriting<Controleregister>(Logbron.IsRaadplegingen(gemeente) ? Controleregister.RaadpleegStroom : Controleregister.Stroom, ct))
            .AppendOne(new BorgingGecontroleerd(verslag.Posten, verslag.Leesmodellen, afwijkingen, [.. tellingen], await catalogus.LaatsteAsync(ct)) { GebeurdOp = instellingen.Klok.GetUtcNow() });
        await sessie.SaveChangesAsync(ct);
        return verslag.Posten;
    }

    [LoggerMessage(LogLevel.Critical, "De controle van de borging van {Gemeente} vond {Aantal} afwijkingen; ops/handhaving borging controleer noemt ze.")]
    private partial void Gevonden(string gemeente, int aantal);

    [LoggerMessage(LogLevel.Error, "De controle van de borging is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);
}
