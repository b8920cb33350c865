using System.Threading.RateLimiting;
using Handhaving.Platform;

namespace Handhaving.Partners;

/// <summary>
/// How much room each caller gets, on each node. Before one is known, his certificate counts (or his address, when he has none): what
/// he says his name is would let him use up another's room.
/// </summary>
internal sealed class Partnerruimte(Partnerinstellingen instellingen) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _perCertificaat = PerMinuut(instellingen.Grenzen.Tokens), _perPartner = PerMinuut(instellingen.Grenzen.Tokens), _weigeringen = PerMinuut(instellingen.Grenzen.Weigeringen);
    private readonly FixedWindowRateLimiter _vreemden = new(Venster(instellingen.Grenzen.Vreemden, TimeSpan.FromHours(1)));

    public bool TokenVoorBeller(string beller) => Neem(_perCertificaat, beller);

    public bool TokenVoorPartner(string client) => Neem(_perPartner, client);

    public bool WeigeringVan(string beller) => Neem(_weigeringen, beller);

    public bool VanVreemde()
    {
        using var plaats = _vreemden.AttemptAcquire();
        return plaats.IsAcquired;
    }

    /// <summary>Who calls, as far as it is known without believing him.</summary>
    public static string Beller(HttpContext http) => http.Partnercertificaat()?.Vingerafdruk ?? $"{http.Connection.RemoteIpAddress}";

    internal static FixedWindowRateLimiterOptions Venster(int aantal, TimeSpan duur) => new() { PermitLimit = Math.Max(1, aantal), Window = duur, QueueLimit = 0 };

    private static PartitionedRateLimiter<string> PerMinuut(int aantal) => PartitionedRateLimiter.Create<string, string>(wie => RateLimitPartition.GetFixedWindowLimiter(wie, _ => Venster(aantal, TimeSpan.FromMinutes(1))));

    private static bool Neem(PartitionedRateLimiter<string> ruimte, string wie)
    {
        using var plaats = ruimte.AttemptAcquire(wie);
        return plaats.IsAcquired;
    }

    public void Dispose()
    {
        _perCertificaat.Dispose();
        _perPartner.Dispose();
        _weigeringen.Dispose();
        _vreemden.Dispose();
    }
}

internal static class Partnerdrukte
{
    /// <summary>Of requests with a token, the framework's own: one window per partner, and none for anybody else.</summary>
    public static void AddPartnerdrukte(this IServiceCollection services, Partnerinstellingen instellingen) => services.AddRateLimiter(o =>
    {
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Aansluiting.Van(http.User) is { } partner
            ? RateLimitPartition.GetFixedWindowLimiter(partner.ClientId, _ => Partnerruimte.Venster(instellingen.Grenzen.Verzoeken, TimeSpan.FromMinutes(1)))
            : RateLimitPartition.GetNoLimiter(""));
        o.OnRejected = async (geweigerd, ct) =>
        {
            var http = geweigerd.HttpContext;
            http.Transactie();
            Partnermeters.Geweigerd(Beslisreden.TeVeel);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            http.Response.Headers.RetryAfter = Wacht(geweigerd.Lease);
            await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new()
            {
                HttpContext = http,
                ProblemDetails = Problemen.Maak(StatusCodes.Status429TooManyRequests, "te-veel-vragen", "Te veel vragen", "U hebt in korte tijd meer gevraagd dan is afgesproken. Ga verder na de tijd in de kop Retry-After."),
            });
        };
    });

    public static string Wacht(RateLimitLease? plaats) => $"{(int)Math.Ceiling((plaats?.TryGetMetadata(MetadataName.RetryAfter, out var tijd) is true ? tijd : TimeSpan.FromMinutes(1)).TotalSeconds)}";
}
