using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Handhaving.Partners;

/// <summary>
/// Where the certificate of a request comes from: its own connection, or, when a known proxy ended TLS, the header in which that proxy hands
/// it on (RFC 9440). From anyone else the header is thrown away; and a proxy's own certificate is never taken for a partner's.
/// Runs before anything changes the address of the caller.
/// </summary>
internal sealed class Certificaatbron(RequestDelegate verder, Partnerinstellingen instellingen, Certificaatkeuring keuring)
{
    public const string Kop = "Client-Cert", Ketenkop = "Client-Cert-Chain";

    private const int Hoogstens = 16 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        var (kop, keten) = (http.Request.Headers[Kop], http.Request.Headers[Ketenkop]);
        http.Request.Headers.Remove(Kop);
        http.Request.Headers.Remove(Ketenkop);
        var proxy = http.Connection.RemoteIpAddress is { } adres && instellingen.Proxies.Any(p => p.Equals(adres) || p.Equals(adres.IsIPv4MappedToIPv6 ? adres.MapToIPv4() : adres));
        // Worked out when somebody asks: most requests are not a partner's.
        http.Features.Set(new Aangeboden(new(() => proxy ? UitKop(kop, keten) : http.Connection.ClientCertificate is { } eigen ? keuring.Keur(eigen) : null)));
        return verder(http);
    }

    private Partnercertificaat? UitKop(IReadOnlyList<string?> kop, IReadOnlyList<string?> keten)
    {
        if (kop is not [{ } tekst] || Lees(tekst) is not { } blad) return null;
        var mee = new X509Certificate2Collection();
        foreach (var deel in keten.SelectMany(k => (k ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (mee.Count >= 10 || Lees(deel) is not { } tussen) return null;
            mee.Add(tussen);
        }
        return keuring.Keur(blad, mee);
    }

    /// <summary>A byte sequence of RFC 8941: base64 between colons.</summary>
    private static X509Certificate2? Lees(string tekst)
    {
        try
        {
            return tekst is [':', .. var binnen, ':'] && binnen.Length <= Hoogstens ? X509CertificateLoader.LoadCertificate(Convert.FromBase64String(binnen)) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }

    internal sealed record Aangeboden(Lazy<Partnercertificaat?> Certificaat);
}

internal static class Certificaatvraag
{
    /// <summary>The certificate of this request, if it holds now.</summary>
    public static Partnercertificaat? Partnercertificaat(this HttpContext http) => http.Features.Get<Certificaatbron.Aangeboden>()?.Certificaat.Value;
}
