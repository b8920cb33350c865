using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Handhaving.Partners;

/// <summary>
/// A door of its own for partners: mutual TLS, with our own roots (Digikoppeling TLS001 to TLS006). All other doors stay as they are, and
/// ask nobody for a certificate.
/// </summary>
internal static class Partnerpoort
{
    /// <summary>Forward secrecy and authenticated encryption alone (NCSC 2025: good or sufficient).</summary>
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    public static void AddPartnerpoort(this WebApplicationBuilder builder)
    {
        var poort = builder.Configuration.GetSection("Partners:Poort");
        if (poort["Adres"] is not { Length: > 0 } adres) return;
        var (certificaat, sleutel) = (Verplicht(poort, "Certificaat"), Verplicht(poort, "Sleutel"));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            var keuring = kestrel.ApplicationServices.GetRequiredService<Certificaatkeuring>();
            var eigen = X509Certificate2.CreateFromPemFile(certificaat, sleutel);
            var keten = new X509Certificate2Collection();
            keten.ImportFromPemFile(certificaat);
            // A door that is named in code takes the place of those in the settings: open those as well.
            foreach (var gewoon in (builder.Configuration["urls"] ?? "http://localhost:5000").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                Luister(kestrel, gewoon, l =>
                {
                    if (gewoon.StartsWith("https:", StringComparison.OrdinalIgnoreCase)) l.UseHttps();
                });
            Luister(kestrel, adres, l => l.Merk().UseHttps(o =>
            {
                o.ServerCertificate = eigen;
                o.ServerCertificateChain = keten;
                o.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                o.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                o.CheckCertificateRevocation = false;
                o.ClientCertificateValidation = (blad, aangeboden, _) => keuring.Keur(blad, aangeboden?.ChainPolicy.ExtraStore ?? []) is not null;
                if (!OperatingSystem.IsWindows() && !OperatingSystem.IsAndroid()) o.OnAuthenticate = AlleenSterk;
            }));
        });
    }

    /// <summary>Through this door one reaches what is for partners, and nothing else of the product.</summary>
    public static void UsePartnerpoort(this WebApplication app) => app.Use((http, verder) =>
    {
        if (http.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(typeof(Partnerpoort)) is not true || http.GetEndpoint()?.Metadata is { } wat && (wat.GetMetadata<MagPartnerAttribute>() is not null || wat.GetMetadata<Partneradres>() is not null))
            return verder(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    /// <summary>Stands on what partners need before they have a token.</summary>
    internal sealed record Partneradres;

    private static ListenOptions Merk(this ListenOptions deur)
    {
        deur.Use(verder => verbinding =>
        {
            verbinding.Items[typeof(Partnerpoort)] = true;
            return verder(verbinding);
        });
        return deur;
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows"), System.Runtime.Versioning.UnsupportedOSPlatform("android")]
    private static void AlleenSterk(ConnectionContext verbinding, SslServerAuthenticationOptions ssl) => ssl.CipherSuitesPolicy = new CipherSuitesPolicy(Suites);

    private static void Luister(KestrelServerOptions kestrel, string adres, Action<ListenOptions> inrichting)
    {
        var plaats = BindingAddress.Parse(adres);
        if (plaats.IsUnixPipe) kestrel.ListenUnixSocket(plaats.UnixPipePath, inrichting);
        else if (IPAddress.TryParse(plaats.Host.Trim('[', ']'), out var ip)) kestrel.Listen(ip, plaats.Port, inrichting);
        else if (plaats.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) kestrel.ListenLocalhost(plaats.Port, inrichting);
        else kestrel.ListenAnyIP(plaats.Port, inrichting);
    }

    private static string Verplicht(IConfigurationSection poort, string naam) => poort[naam] is { Length: > 0 } waarde ? waarde
        : throw new InvalidOperationException($"Partners:Poort:{naam} ontbreekt. Geef bij Partners:Poort:Adres ook het certificaat en de sleutel van deze server, als PEM-bestanden.");
}
