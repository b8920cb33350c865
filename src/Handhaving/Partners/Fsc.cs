namespace Handhaving.Partners;

/// <summary>
/// The transaction id with which Federatieve Service Connectiviteit ties the logs of both sides together: a UUIDv7, made by the Outway,
/// handed on by the Inway. Taken over when it has that shape, and made here when not; returned, and kept with each decision.
/// </summary>
public static class Fsc
{
    public const string Transactiekop = "Fsc-Transaction-Id";

    public static Guid Transactie(this HttpContext http)
    {
        if (http.Items[Transactiekop] is Guid eerder) return eerder;
        var klok = http.RequestServices.GetRequiredService<TimeProvider>();
        var transactie = http.Request.Headers[Transactiekop] is [var kop] && Guid.TryParseExact(kop, "D", out var id) && IsVersie7(id) ? id : Guid.CreateVersion7(klok.GetUtcNow());
        http.Items[Transactiekop] = transactie;
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Transactiekop] = transactie.ToString();
            return Task.CompletedTask;
        });
        return transactie;
    }

    /// <summary>RFC 9562 section 5.7.</summary>
    internal static bool IsVersie7(Guid id) => id.Version == 7 && id.Variant is >= 8 and <= 11;
}
