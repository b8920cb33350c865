using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Handhaving.Partners;
using Handhaving.Tests.Opzet;
using JasperFx.CommandLine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Handhaving.Tests.Partners;

/// <summary>
/// Four nodes on one database: the one where the gemeente works, and three with a door for partners, on real sockets with real TLS. The
/// last of these believes a proxy on this machine.
/// </summary>
public sealed class Partnertoepassing : Toepassing
{
    private readonly List<Knoop> _knopen = [];

    public Proefketen Keten { get; } = new();

    public Feedrechten Feeds { get; } = new();

    public Knoop Deur => _knopen[0];

    public Knoop TweedeDeur => _knopen[1];

    public Knoop AchterProxy => _knopen[2];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var server = Keten.Blad(new X500DistinguishedName("CN=partners.test"), Keten.Tussen, eku: Proefketen.Server, dns: "partners.test");
        await File.WriteAllTextAsync(Path.Combine(Keten.Map, "server.pem"), server.ExportCertificatePem() + "\n" + Keten.Tussen.ExportCertificatePem() + "\n");
        await File.WriteAllTextAsync(Path.Combine(Keten.Map, "server.key"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        foreach (var proxy in (string?[])[null, null, "127.0.0.1"])
        {
            JasperFxEnvironment.AutoStartHost = true;
            var knoop = new Knoop(this, proxy);
            knoop.UseKestrel();
            knoop.StartServer();
            _knopen.Add(knoop);
        }
    }

    protected override void Pas(IWebHostBuilder web) => Stel(web, null);

    internal void Stel(IWebHostBuilder web, string? proxy)
    {
        web.UseSetting("Partners:Uitgever", "https://partners.test");
        web.UseSetting("Partners:Vertrouwen:Wortels:0", Keten.Wortelbestand);
        web.UseSetting("Partners:Vertrouwen:Intrekkingslijsten", Keten.Lijsten);
        web.UseSetting("Partners:Grenzen:Tokens", "1000");
        web.UseSetting("Partners:Grenzen:Weigeringen", "1000");
        web.UseSetting("Partners:Grenzen:Vreemden", "5");
        web.UseSetting("Partners:Grenzen:Verzoeken", "20");
        if (proxy is not null) web.UseSetting("Partners:Proxies:0", proxy);
        web.ConfigureServices(s => s.AddSingleton<IAfspraken>(Feeds));
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var knoop in _knopen) await knoop.DisposeAsync();
        await base.DisposeAsync();
        Keten.Dispose();
    }

    public sealed class Knoop(Partnertoepassing toepassing, string? proxy) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("ConnectionStrings:Handhaving", toepassing.Database.AlsApp);
            builder.UseSetting("Persoonsgegevens:Hoofdsleutel", toepassing.Database.Hoofdsleutel);
            builder.UseSetting("Aanmelding:Ontwikkelsleutel", Path.Combine(Path.GetDirectoryName(toepassing.Database.Hoofdsleutel)!, "ontwikkelsleutel"));
            builder.UseSetting("Knooppunt:Leesmodellen", "false");
            builder.UseSetting("urls", "http://127.0.0.1:0");
            builder.UseSetting("Partners:Poort:Adres", "https://127.0.0.1:0");
            builder.UseSetting("Partners:Poort:Certificaat", Path.Combine(toepassing.Keten.Map, "server.pem"));
            builder.UseSetting("Partners:Poort:Sleutel", Path.Combine(toepassing.Keten.Map, "server.key"));
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            toepassing.Stel(builder, proxy);
            builder.ConfigureServices(s =>
            {
                s.AddSingleton<TimeProvider>(toepassing.Klok);
                s.RunWolverineInSoloMode();
            });
        }

        private int Poort(string schema) => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).First(a => a.Scheme == schema).Port;

        /// <param name="certificaat">Null shows none.</param>
        public HttpClient Beller(X509Certificate2? certificaat, params X509Certificate2[] mee) => Klant(Poort("https"), "https://partners.test", certificaat, mee);

        /// <summary>At the ordinary door, as a proxy does that ended TLS.</summary>
        public HttpClient Binnen() => Klant(Poort("http"), "http://partners.test", null, []);

        private HttpClient Klant(int poort, string adres, X509Certificate2? certificaat, X509Certificate2[] mee)
        {
            var wortel = toepassing.Keten.Wortel;
            var handler = new SocketsHttpHandler
            {
                ConnectCallback = async (_, ct) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, poort), ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
                SslOptions = new SslClientAuthenticationOptions
                {
                    ClientCertificateContext = certificaat is null ? null : SslStreamCertificateContext.Create(certificaat, [.. mee], offline: true),
                    CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { wortel } },
                },
            };
            return new HttpClient(handler) { BaseAddress = new Uri(adres) };
        }
    }
}

/// <summary>The agreements of a test.</summary>
public sealed class Feedrechten : IAfspraken
{
    public System.Collections.Concurrent.ConcurrentDictionary<Guid, Feedrecht[]> Van { get; } = new();

    public Task<IReadOnlyList<Feedrecht>> VanAsync(string gemeente, Guid partner, CancellationToken ct) => Task.FromResult<IReadOnlyList<Feedrecht>>(Van.GetValueOrDefault(partner) ?? []);
}

/// <summary>A partner that was proposed and confirmed over the API, with a key of its own and a certificate.</summary>
public sealed class Proefpartner
{
    private Proefpartner(Partnertoepassing toepassing, Gemeente gemeente, Guid id, string oin) => (Toepassing, Gemeente, Id, Oin) = (toepassing, gemeente, id, oin);

    public Partnertoepassing Toepassing { get; }

    public Gemeente Gemeente { get; }

    public Guid Id { get; }

    public string Oin { get; }

    public ECDsa Sleutel { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Guid SleutelId { get; private set; }

    public string Client => $"{Gemeente.Code}.{Id:N}";

    public string Pad => $"/v1/partners/{Id}";

    public X509Certificate2 Certificaat { get; private init; } = null!;

    public static async Task<Proefpartner> Sluit(Partnertoepassing toepassing, string oin = Proefketen.Oin, Gemeente? gemeente = null)
    {
        gemeente ??= toepassing.NieuweGemeente();
        var id = (await gemeente.Beheerder.Post("/v1/partners", new StelPartnerVoor(oin, "Proefpartner", Partnersoort.Uwv))).Is(201).Id("partnerId");
        var partner = new Proefpartner(toepassing, gemeente, id, oin) { Certificaat = toepassing.Keten.Blad(Proefketen.Onderwerp(oin)) };
        (await gemeente.Jurist.Post($"{partner.Pad}/bevestigingen", new BevestigPartner(), "*")).Is(200);
        partner.SleutelId = await partner.Geef(partner.Sleutel, "k1");
        return partner;
    }

    public async Task<Guid> Geef(ECDsa sleutel, string kid, DateTimeOffset? van = null, DateTimeOffset? tot = null, params string[] certificaten)
    {
        var id = (await Gemeente.Beheerder.Post($"{Pad}/sleutels", new StelPartnersleutelVoor(Proefjwt.Jwk(sleutel, kid), van ?? Toepassing.Klok.GetUtcNow().AddDays(-1), tot ?? Toepassing.Klok.GetUtcNow().AddDays(30), certificaten), "*")).Is(200).Id("sleutelId");
        (await Gemeente.Jurist.Post($"{Pad}/sleutels/{id}/bevestigingen", new BevestigPartnersleutel(), "*")).Is(200);
        return id;
    }

    public HttpClient Beller(Partnertoepassing.Knoop? deur = null) => (deur ?? Toepassing.Deur).Beller(Certificaat, Toepassing.Keten.Tussen);

    public string Verklaring(ECDsa? sleutel = null, string kid = "k1", Action<Dictionary<string, object>>? anders = null)
    {
        var inhoud = Proefjwt.Inhoud(Client, Toepassing.Klok.GetUtcNow());
        anders?.Invoke(inhoud);
        return Proefjwt.Maak(new { alg = "ES256", kid, typ = "JWT" }, inhoud, Proefjwt.Es256(sleutel ?? Sleutel));
    }

    public static Dictionary<string, string> Formulier(string verklaring) => new()
    {
        ["grant_type"] = "client_credentials",
        ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ["client_assertion"] = verklaring,
    };

    public async Task<Antwoord> Vraag(HttpClient beller, string? verklaring = null, string? scope = null)
    {
        var velden = Formulier(verklaring ?? Verklaring());
        if (scope is not null) velden["scope"] = scope;
        using var formulier = new FormUrlEncodedContent(velden);
        return await Antwoord.Van(await beller.PostAsync(new Uri("/token", UriKind.Relative), formulier, TestContext.Current.CancellationToken));
    }

    public async Task<string> Token(HttpClient beller, string? scope = null) => (await Vraag(beller, scope: scope)).Is(200).Json["access_token"]!.GetValue<string>();

    public static async Task<Antwoord> Kijk(HttpClient beller, string? token, Action<HttpRequestMessage>? anders = null)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Get, "/v1/aansluiting");
        if (token is not null) verzoek.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        anders?.Invoke(verzoek);
        return await Antwoord.Van(await beller.SendAsync(verzoek, TestContext.Current.CancellationToken));
    }

    public async Task<string?> LaatsteReden() => (string?)await Gemeente.VraagAsync($"select reden from partners.beslissing where gemeente = :gemeente order by id desc limit 1");
}
