using Microsoft.AspNetCore.Connections.Features;

namespace Handhaving.Leveringen;

/// <summary>
/// Writes a page in pieces, and looks between them whether it may still go out. When it may not, the connection is broken off: the reader never
/// holds a whole page, so he keeps nothing of it and his cursor stays where it was.
/// </summary>
internal sealed class Feedantwoord(Feedpagina pagina, Func<CancellationToken, Task<bool>> magNog) : IResult
{
    public const string Mediatype = "application/cloudevents-batch+json";

    private const int Stuk = 16 << 10;

    /// <summary>What the system may take over for a reader who does not read; more would be out of the house before anyone can stop it.</summary>
    private const int Verzendbuffer = 32 << 10;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (antwoord, ct) = (httpContext.Response, httpContext.RequestAborted);
        antwoord.ContentType = $"{Mediatype}; charset=utf-8";
        if (pagina.Events.Count > 0 && httpContext.Features.Get<IConnectionSocketFeature>() is { } verbinding) verbinding.Socket.SendBufferSize = Verzendbuffer;
        var geschreven = 0;
        foreach (var stuk in Stukken(pagina.Events))
        {
            // The last piece closes the page, so it is always looked at; what fits in one was decided a moment ago.
            if (geschreven > 0 && !await magNog(ct))
            {
                httpContext.Abort();
                return;
            }
            await antwoord.Body.WriteAsync(stuk, ct);
            await antwoord.Body.FlushAsync(ct);
            geschreven += stuk.Length;
        }
    }

    /// <summary>The page as a JSON array, in pieces.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Stukken(IReadOnlyList<byte[]> events)
    {
        var stuk = new MemoryStream();
        stuk.WriteByte((byte)'[');
        for (var i = 0; i < events.Count; i++)
        {
            if (i > 0) stuk.WriteByte((byte)',');
            stuk.Write(events[i]);
            if (stuk.Length < Stuk) continue;
            yield return stuk.ToArray();
            stuk.SetLength(0);
        }
        stuk.WriteByte((byte)']');
        yield return stuk.ToArray();
    }
}
