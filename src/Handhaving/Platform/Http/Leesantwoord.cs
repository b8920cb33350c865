using Wolverine.Http;

namespace Handhaving.Platform.Http;

/// <summary>
/// Reads without a body: HEAD answers like GET, and a GET whose <c>If-None-Match</c> still holds answers 304 (RFC 9110
/// sections 9.3.2 and 13.1.2). Endpoints only put their ETag on the answer.
/// </summary>
internal sealed class Leesantwoord(RequestDelegate verder)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var zonder = HttpMethods.IsHead(http.Request.Method);
        var etags = http.Request.Headers.IfNoneMatch;
        if (!zonder && (etags.Count == 0 || !HttpMethods.IsGet(http.Request.Method)))
        {
            await verder(http);
            return;
        }

        // Registered first and so run last: after the callback in which an endpoint sets its ETag.
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode is StatusCodes.Status200OK && Geldt(etags.ToString(), http.Response.Headers.ETag.ToString()))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                http.Response.ContentType = null;
                http.Response.ContentLength = null;
            }
            return Task.CompletedTask;
        });
        var lichaam = http.Response.Body;
        http.Response.Body = new Stilstroom(lichaam, () => zonder || http.Response.StatusCode is StatusCodes.Status304NotModified);
        try
        {
            await verder(http);
        }
        finally
        {
            http.Response.Body = lichaam;
        }
    }

    /// <summary>The weak comparison that If-None-Match asks for.</summary>
    private static bool Geldt(string gevraagd, string etag) => etag.Length > 0 && gevraagd.Length > 0
        && (gevraagd.Trim() == "*" || gevraagd.Split(',', StringSplitOptions.TrimEntries).Any(e => Sterk(e) == Sterk(etag)));

    private static string Sterk(string etag) => etag.StartsWith("W/", StringComparison.Ordinal) ? etag[2..] : etag;

    /// <summary>Starts the answer before the first byte, so that its status is known, and drops the bytes when it has no body.</summary>
    private sealed class Stilstroom(Stream onder, Func<bool> stil) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => onder.Flush();

        public override Task FlushAsync(CancellationToken ct) => onder.FlushAsync(ct);

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken ct) => WriteAsync(buffer.AsMemory(offset, count), ct).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken ct = default)
        {
            await onder.FlushAsync(ct);
            if (!stil()) await onder.WriteAsync(buffer, ct);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

internal static class Leesbaar
{
    /// <summary>What can be read with GET can be read with HEAD; so the routing answers it, and names it in Allow.</summary>
    public static void MetHead(HttpChain chain) => chain.Finally(MetHead);

    public static void MetHead(EndpointBuilder adres)
    {
        if (adres.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methoden && methoden.HttpMethods.Contains(HttpMethods.Get))
            adres.Metadata.Add(new HttpMethodMetadata([.. methoden.HttpMethods, HttpMethods.Head], methoden.AcceptCorsPreflight));
    }
}
