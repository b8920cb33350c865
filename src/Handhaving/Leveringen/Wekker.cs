using System.Collections.Concurrent;
using Handhaving.Borging;
using Npgsql;

namespace Handhaving.Leveringen;

/// <summary>
/// Wakes who waits for a row. One connection listens for all of them; who waits holds none. What is missed while it is away costs time and
/// nothing else: who waits looks again at its end.
/// </summary>
public sealed partial class Wekker(NpgsqlDataSource bron, ILogger<Wekker> log) : BackgroundService
{
    private static readonly TimeSpan Herstel = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _wachters = new();

    /// <summary>Ends at the next row of this feed. Ask for it before looking whether there is one.</summary>
    public Task Volgende(Guid feed) => _wachters.GetOrAdd(feed, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var verbinding = await bron.OpenConnectionAsync(stoppingToken);
                verbinding.Notification += (_, bericht) => { if (Guid.TryParse(bericht.Payload, out var feed)) Wek(feed); };
                await verbinding.VoerUitAsync($"listen {Feedschrijver.Kanaal}", stoppingToken);
                foreach (var feed in _wachters.Keys) Wek(feed);
                while (true) await verbinding.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Onderbroken(e.GetType().Name);
                await Task.Delay(Herstel, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) { }
        }
    }

    private void Wek(Guid feed)
    {
        if (_wachters.TryRemove(feed, out var wachter)) wachter.TrySetResult();
    }

    [LoggerMessage(LogLevel.Warning, "Het luisteren naar nieuwe regels in de feeds is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);
}
