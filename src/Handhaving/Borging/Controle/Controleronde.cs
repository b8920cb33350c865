using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Marten;
using Npgsql;

namespace Handhaving.Borging.Controle;

/// <summary>What the alarms look at: the findings of the last audit of each gemeente, and how long ago that was.</summary>
public sealed class Controlemeters
{
    public const string Naam = "Handhaving.Borging.Controle";

    private readonly ConcurrentDictionary<string, (int Afwijkingen, DateTimeOffset Op)> _laatste = new();

    public Controlemeters(IMeterFactory fabriek, Borgingsinstellingen instellingen)
    {
        var meter = fabriek.Create(Naam);
        meter.CreateObservableGauge("handhaving.borging.afwijkingen", () => _laatste.Select(l => new Measurement<int>(l.Value.Afwijkingen, Van(l.Key))), description: "Findings of the last audit that show a change");
        meter.CreateObservableGauge("handhaving.borging.controle", () => _laatste.Select(l => new Measurement<double>((instellingen.Klok.GetUtcNow() - l.Value.Op).TotalSeconds, Van(l.Key))), "s", "Age of the last audit");
    }

    public void Meet(string gemeente, int afwijkingen, DateTimeOffset op) => _laatste[gemeente] = (afwijkingen, op);

    private static KeyValuePair<string, object?> Van(string gemeente) => new("gemeente", gemeente);
}

/// <summary>
/// Audits every gemeente once a day, on whichever node comes first, and records that it did: the report is an event, so it
/// gets a place in the log that it is about.
/// </summary>
public sealed partial class Controleronde(
    Borgingscontrole controle, Catalogus catalogus, IDocumentStore opslag, NpgsqlDataSource bron, Controlemeters meters, Borgingsinstellingen instellingen, Controleinstellingen eisen, ILogger<Controleronde> log) : BackgroundService
{
    private static readonly TimeSpan Kijk = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var klok = new PeriodicTimer(Kijk);
        while (await klok.WaitForNextTickAsync(stoppingToken))
            try
            {
                await RondeAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Onderbroken(e.GetType().Name);
            }
    }

    /// <summary>Audits each gemeente of which the last audit is too long ago.</summary>
    public async Task RondeAsync(CancellationToken ct)
    {
        // One node at a time: an audit reads all there is.
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        if (!await verbinding.WaardeAsync<bool>("select pg_try_advisory_lock(hashtextextended('borging-controle', 0))", ct)) return;
        try
        {
            Bevindinglijst? database = null;
            foreach (var gemeente in await controle.GemeentenAsync(ct))
                try
                {
                    if (await IsNodigAsync(gemeente, ct)) await ControleerAsync(gemeente, database ??= await catalogus.ControleerAsync(ct), ct);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Onderbroken(e.GetType().Name);
                }
        }
        finally
        {
            await verbinding.VoerUitAsync("select pg_advisory_unlock(hashtextextended('borging-controle', 0))", CancellationToken.None);
        }
    }

    private async Task<bool> IsNodigAsync(string gemeente, CancellationToken ct)
    {
        await using var sessie = opslag.QuerySession(gemeente);
        // From the events: a forged document would put the audit off, and the audit is what finds it.
        if (await sessie.Events.AggregateStreamAsync<Controleregister>(Controleregister.Stroom, token: ct) is not { } eerder) return true;
        meters.Meet(gemeente, eerder.Afwijkingen, eerder.LaatsteOp);
        return (instellingen.Klok.GetUtcNow() - eerder.LaatsteOp).Duration() >= eisen.Elke;
    }

    private async Task ControleerAsync(string gemeente, Bevindinglijst database, CancellationToken ct)
    {
        var verslag = await controle.ControleerAsync(gemeente, ct);
        var (nu, afwijkingen) = (instellingen.Klok.GetUtcNow(), verslag.Bevindingen.Afwijkingen + database.Afwijkingen);
        var tellingen = verslag.Bevindingen.Aantallen.Concat(database.Aantallen).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new Telling(a.Key, a.Value));
        await using var sessie = opslag.LightweightSession(gemeente);
        (await sessie.Events.FetchForWriting<Controleregister>(Controleregister.Stroom, ct))
            .AppendOne(new BorgingGecontroleerd(verslag.Posten, verslag.Leesmodellen, afwijkingen, [.. tellingen], await catalogus.LaatsteAsync(ct)) { GebeurdOp = nu });
        await sessie.SaveChangesAsync(ct);
        meters.Meet(gemeente, afwijkingen, nu);
        if (afwijkingen > 0) Gevonden(gemeente, afwijkingen);
    }

    [LoggerMessage(LogLevel.Critical, "De controle van de borging van {Gemeente} vond {Aantal} afwijkingen; ops/handhaving borging controleer noemt ze.")]
    private partial void Gevonden(string gemeente, int aantal);

    [LoggerMessage(LogLevel.Error, "De controle van de borging is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);
}
