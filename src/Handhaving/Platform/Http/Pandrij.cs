namespace Handhaving.Platform.Http;

/// <summary>
/// Commands on one pand go one after the other. The store sees to that for a pand that it knows, by locking its stream; of one
/// that is new there is nothing to lock yet, and all but the first would have to be sent again. Two processes still can meet
/// there: then the answer is a 409 that may be repeated.
/// </summary>
internal sealed class Pandrij(RequestDelegate verder)
{
    /// <summary>A few panden share one: enough that they seldom meet, and nothing to tidy away.</summary>
    private readonly SemaphoreSlim[] _rijen = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !Kopregels.IsApi(http.Request.Path) || http.Request.RouteValues["pandId"] is not string pandId)
        {
            await verder(http);
            return;
        }
        var rij = _rijen[(uint)pandId.GetHashCode(StringComparison.Ordinal) % _rijen.Length];
        await rij.WaitAsync(http.RequestAborted);
        try
        {
            await verder(http);
        }
        finally
        {
            rij.Release();
        }
    }
}
