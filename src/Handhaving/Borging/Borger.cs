using Npgsql;

namespace Handhaving.Borging;

/// <summary>
/// Runs on every node, once for all gemeenten. The store's own NOTIFY wakes it (a second one would make every commit wait
/// again); the slow round makes up for a message that was missed.
/// </summary>
public sealed partial class Borger(NpgsqlDataSource bron, Boekhouding boekhouding, Toelating toelating, ILogger<Borger> log) : BackgroundService
{
    private const string Kanaal = "mt_events_appended";

    /// <summary>Rung for a line of the access log: until it is booked only a counter holds it.</summary>
    public const string Raadpleegkanaal = "raadpleging_vastgelegd";

    private static readonly TimeSpan Ronde = TimeSpan.FromSeconds(5), Herstel = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LuisterAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Onderbroken(e is NietGeborgdException ? e.Message : e.GetType().Name);
                await Task.Delay(Herstel, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) { }
        }
    }

    private async Task LuisterAsync(CancellationToken ct)
    {
        await new Overgang(bron, toelating).MerkAsync(ct);
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        await verbinding.VoerUitAsync($"listen {Kanaal}; listen {Raadpleegkanaal}", ct);
        while (true)
        {
            await boekhouding.BoekAllesAsync(ct);
            await verbinding.WaitAsync(Ronde, ct);
        }
    }

    [LoggerMessage(LogLevel.Critical, "De borging is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);
}
