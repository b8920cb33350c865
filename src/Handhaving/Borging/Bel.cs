using System.Threading.Channels;

namespace Handhaving.Borging;

/// <summary>Rung when something was booked, so that signing need not wait for its round.</summary>
public sealed class Bel
{
    private readonly Channel<bool> _kanaal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>For whoever wants to hear it beside the one that signs. It must not take time.</summary>
    public event Action? Geluid;

    public void Klink()
    {
        _kanaal.Writer.TryWrite(true);
        Geluid?.Invoke();
    }

    /// <summary>Until it was rung, or so long.</summary>
    public async Task WachtAsync(TimeSpan hooguit, CancellationToken ct)
    {
        using var grens = CancellationTokenSource.CreateLinkedTokenSource(ct);
        grens.CancelAfter(hooguit);
        try
        {
            await _kanaal.Reader.ReadAsync(grens.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { }
    }
}
