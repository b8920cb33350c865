using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudNative.CloudEvents.SystemTextJson;
using Handhaving.Partners;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Partners;
using JasperFx.CommandLine;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Handhaving.Tests.Leveringen;

/// <summary>The application with the door through which partners really come: mutual TLS on a port, tokens, and nothing replaced.</summary>
public sealed class Afnemerstoepassing : Toepassing
{
    private readonly int _poort = VrijePoort();
    private int _sleutelversie = -1;
    private Knoop? _deur;

    public Proefketen Keten { get; } = new();

    public string Uitgever => string.Create(CultureInfo.InvariantCulture, $"https://localhost:{_poort}");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var server = Keten.Blad(new X500DistinguishedName("CN=localhost"), Keten.Tussen, eku: Proefketen.Server, dns: "localhost");
        await File.WriteAllTextAsync(Path.Combine(Keten.Map, "server.pem"), server.ExportCertificatePem() + "\n" + Keten.Tussen.ExportCertificatePem() + "\n");
        await File.WriteAllTextAsync(Path.Combine(Keten.Map, "server.key"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Open();
    }

    /// <summary>Each time with other keys: a token of before is no longer believed.</summary>
    public void Open()
    {
        _sleutelversie += 2;
        JasperFxEnvironment.AutoStartHost = true;
        _deur = new Knoop(this);
        _deur.UseKestrel();
        _deur.StartServer();
    }

    public async Task SluitAsync()
    {
        if (_deur is not null) await _deur.DisposeAsync();
        _deur = null;
    }

    protected override void Pas(IWebHostBuilder web) => Stel(web);

    private void Stel(IWebHostBuilder web)
    {
        web.UseSetting("Partners:Uitgever", Uitgever);
        // Shorter than a test lasts: a reader who does not renew it in time stands still.
        web.UseSetting("Partners:Tokenduur", "00:00:20");
        web.UseSetting("Partners:Sleutelversie", _sleutelversie.ToString(CultureInfo.InvariantCulture));
        web.UseSetting("Partners:Vertrouwen:Wortels:0", Keten.Wortelbestand);
        web.UseSetting("Partners:Vertrouwen:Intrekkingslijsten", Keten.Lijsten);
        web.UseSetting("Partners:Grenzen:Tokens", "100000");
        web.UseSetting("Partners:Grenzen:Verzoeken", "100000");
    }

    public override async ValueTask DisposeAsync()
    {
        await SluitAsync();
        await base.DisposeAsync();
        Keten.Dispose();
    }

    private static int VrijePoort()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        return ((IPEndPoint)luisteraar.LocalEndpoint).Port;
    }

    private sealed class Knoop(Afnemerstoepassing toepassing) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder web)
        {
            web.UseEnvironment("Development");
            web.UseSetting("ConnectionStrings:Handhaving", toepassing.Database.AlsApp);
            web.UseSetting("Persoonsgegevens:Hoofdsleutel", toepassing.Database.Hoofdsleutel);
            web.UseSetting("Aanmelding:Ontwikkelsleutel", Path.Combine(Path.GetDirectoryName(toepassing.Database.Hoofdsleutel)!, "ontwikkelsleutel"));
            web.UseSetting("Knooppunt:Leesmodellen", "false");
            web.UseSetting("urls", "http://127.0.0.1:0");
            web.UseSetting("Partners:Poort:Adres", toepassing.Uitgever);
            web.UseSetting("Partners:Poort:Certificaat", Path.Combine(toepassing.Keten.Map, "server.pem"));
            web.UseSetting("Partners:Poort:Sleutel", Path.Combine(toepassing.Keten.Map, "server.key"));
            web.UseSetting("Logging:LogLevel:Default", "Warning");
            toepassing.Stel(web);
            web.ConfigureServices(s =>
            {
                s.AddSingleton<TimeProvider>(toepassing.Klok);
                s.RunWolverineInSoloMode();
            });
        }
    }
}

/// <summary>The two programs in voorbeelden/.</summary>
public enum Afnemersoort
{
    CSharp,
    Node,
}

/// <summary>One of the sample consumers as a process of its own, with a certificate, a key and a folder, as a partner would run it.</summary>
public sealed class Afnemer : IAsyncDisposable
{
    private static readonly TimeSpan Langst = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<string>> Nodemap = new(RichtNodeInAsync);

    private readonly Afnemerstoepassing _toepassing;
    private readonly Feedlezing _feed;
    private readonly string _client;
    private readonly ECDsa _sleutel = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificaat;
    private readonly string _map = Directory.CreateTempSubdirectory("afnemer-").FullName;
    private readonly StringBuilder _logboek = new();
    private string[] _opdracht = [];
    private Process? _proces;

    private Afnemer(Afnemerstoepassing toepassing, Leververhaal verhaal, Feedlezing feed, string oin) =>
        (_toepassing, _feed, _client, _certificaat) = (toepassing, feed, $"{verhaal.Gemeente.Code}.{feed.Partner:N}", toepassing.Keten.Blad(Proefketen.Onderwerp(oin)));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Stand => Path.Combine(_map, "stand");

    public string Standbestand => Path.Combine(Stand, "stand.json");

    public string Logboek
    {
        get
        {
            lock (_logboek) return _logboek.ToString();
        }
    }

    /// <summary>How many pages it processed since it was started.</summary>
    public int Bladzijden => Logboek.Split("Bij: ").Length - 1;

    public string? Cursor => File.Exists(Standbestand) && JsonNode.Parse(File.ReadAllText(Standbestand))!["lezing"]!["cursor"] is { } cursor ? cursor.GetValue<string>() : null;

    public static async Task<Afnemer> RichtIn(Afnemersoort soort, Afnemerstoepassing toepassing, Leververhaal verhaal, Feedlezing feed, string oin)
    {
        var afnemer = new Afnemer(toepassing, verhaal, feed, oin);
        var (pad, nu) = ($"/v1/partners/{feed.Partner}", toepassing.Klok.GetUtcNow());
        var sleutel = (await verhaal.Gemeente.Beheerder.Post($"{pad}/sleutels", new StelPartnersleutelVoor(Proefjwt.Jwk(afnemer._sleutel, "k1"), nu.AddDays(-1), nu.AddDays(30), []), "*")).Is(200).Id("sleutelId");
        (await verhaal.Gemeente.Jurist.Post($"{pad}/sleutels/{sleutel}/bevestigingen", new BevestigPartnersleutel(), "*")).Is(200);
        afnemer.Leg("partner.pem", afnemer._certificaat.ExportCertificatePem() + "\n" + toepassing.Keten.Tussen.ExportCertificatePem() + "\n");
        afnemer.Leg("partner.key", afnemer._certificaat.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n");
        afnemer.Leg("aanmelden.key", afnemer._sleutel.ExportPkcs8PrivateKeyPem() + "\n");
        afnemer.Leg("wortel.pem", toepassing.Keten.Wortel.ExportCertificatePem() + "\n");
        afnemer.Leg("aansluiting.json", JsonSerializer.Serialize(new
        {
            uitgever = toepassing.Uitgever,
            client = afnemer._client,
            kid = "k1",
            feed = feed.Feed,
            certificaat = "partner.pem",
            certificaatsleutel = "partner.key",
            aanmeldsleutel = "aanmelden.key",
            vertrouwd = "wortel.pem",
        }));
        afnemer._opdracht = [.. soort is Afnemersoort.CSharp ? (string[])["dotnet", Programma()] : ["node", Path.Combine(await Nodemap.Value, "afnemer.mjs")], Path.Combine(afnemer._map, "aansluiting.json"), afnemer.Stand];
        return afnemer;
    }

    public void Start(params string[] opties)
    {
        lock (_logboek) _logboek.Clear();
        var proces = Process.Start(new ProcessStartInfo(_opdracht[0], [.. _opdracht[1..], .. opties]) { RedirectStandardError = true, WorkingDirectory = _map }) ?? throw new InvalidOperationException("de afnemer start niet");
        proces.ErrorDataReceived += (_, regel) =>
        {
            lock (_logboek) _logboek.AppendLine(regel.Data);
        };
        proces.BeginErrorReadLine();
        _proces = proces;
    }

    /// <summary>Reads to the end of the feed and stops by itself.</summary>
    public async Task LeesAlles()
    {
        Start("--eenmaal");
        (await EindeAsync()).ShouldBe(0, Logboek);
    }

    /// <summary>kill -9. It may not have stopped before, of its own accord.</summary>
    public async Task DoodAsync()
    {
        _proces!.HasExited.ShouldBeFalse(Logboek);
        _proces.Kill();
        await EindeAsync();
    }

    /// <summary>TERM, as systemd does.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _proces!.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(Ct);
        (await EindeAsync()).ShouldBe(0, Logboek);
    }

    public async Task Tot(Func<bool> waar, string wat)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!waar())
        {
            if (_proces is { HasExited: true } || TimeProvider.System.GetElapsedTime(begin) > Langst) Assert.Fail($"{wat}: niet gezien. {Logboek}");
            await Task.Delay(50, Ct);
        }
    }

    /// <summary>What the program holds: of each zaak the last state, as it stands in its folder. Nothing else may lie there.</summary>
    public SortedDictionary<string, string> Zaken()
    {
        var stand = JsonNode.Parse(File.ReadAllText(Standbestand))!;
        stand["opnieuw"].ShouldBeNull();
        var zaken = Path.Combine(Stand, stand["lezing"]!["map"]!.GetValue<string>());
        Directory.GetFileSystemEntries(Stand).ShouldBe([Standbestand, zaken], ignoreOrder: true);
        return new(Directory.GetFiles(zaken).Select(f => JsonNode.Parse(File.ReadAllText(f))!)
            .ToDictionary(z => z["onderwerp"]!.GetValue<string>(), z => Zaak(z["volgnummer"]!.GetValue<string>(), z["reden"]!.GetValue<string>(), z["gegevens"]!)), StringComparer.Ordinal);
    }

    /// <summary>What somebody else gets who reads the same feed through the same door from the beginning.</summary>
    public async Task<SortedDictionary<string, string>> Onafhankelijk()
    {
        using var klant = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                ClientCertificateContext = SslStreamCertificateContext.Create(_certificaat, [_toepassing.Keten.Tussen], offline: true),
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { _toepassing.Keten.Wortel } },
            },
        })
        { BaseAddress = new Uri(_toepassing.Uitgever) };
        using var formulier = new FormUrlEncodedContent(Proefpartner.Formulier(Proefjwt.Maak(new { alg = "ES256", kid = "k1", typ = "JWT" }, Proefjwt.Inhoud(_client, _toepassing.Klok.GetUtcNow(), $"{_toepassing.Uitgever}/token"), Proefjwt.Es256(_sleutel))));
        klant.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await Antwoord.Van(await klant.PostAsync(new Uri("/token", UriKind.Relative), formulier, Ct))).Is(200).Json["access_token"]!.GetValue<string>());
        SortedDictionary<string, string> zaken = new(StringComparer.Ordinal);
        for (string? na = null; ;)
        {
            var pagina = (await Antwoord.Van(await klant.GetAsync(new Uri(_feed.Pad + (na is null ? "" : $"?lastEventId={na}"), UriKind.Relative), Ct))).Is(200);
            var events = new JsonEventFormatter().DecodeBatchModeMessage(Encoding.UTF8.GetBytes(pagina.Tekst), new ContentType("application/cloudevents-batch+json"), []);
            if (events.Count == 0) return zaken;
            foreach (var e in events)
                if (e.Data is null) zaken.Remove(e.Subject!);
                else zaken[e.Subject!] = Zaak((string)e["sequence"]!, (string)e["reden"]!, JsonNode.Parse(((JsonElement)e.Data).GetRawText())!);
            na = events[^1].Id;
        }
    }

    private static string Zaak(string volgnummer, string reden, JsonNode gegevens) => $"{volgnummer} {reden} {gegevens.ToJsonString()}";

    public async ValueTask DisposeAsync()
    {
        if (_proces is { HasExited: false })
        {
            _proces.Kill();
            await EindeAsync();
        }
        _proces?.Dispose();
        _certificaat.Dispose();
        _sleutel.Dispose();
        Directory.Delete(_map, recursive: true);
    }

    private void Leg(string naam, string inhoud) => File.WriteAllText(Path.Combine(_map, naam), inhoud);

    private async Task<int> EindeAsync()
    {
        using var tijd = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        tijd.CancelAfter(Langst);
        await _proces!.WaitForExitAsync(tijd.Token);
        return _proces.ExitCode;
    }

    /// <summary>Where the build put it, of the kind that these tests were built as.</summary>
    private static string Programma() =>
        new DirectoryInfo(AppContext.BaseDirectory) is { Parent.Parent: { } bin } hier && Path.Combine(bin.FullName, "Afnemer", hier.Name, "lsi-afnemer.dll") is var pad && File.Exists(pad)
            ? pad : throw new FileNotFoundException("bouw eerst voorbeelden/lsi-afnemer-dotnet");

    /// <summary>The program with the packages of its lock file, in artifacts/; once for each lock file.</summary>
    private static async Task<string> RichtNodeInAsync()
    {
        var (bron, doel) = (Path.Combine(Wortel(), "voorbeelden", "lsi-afnemer-node"), Path.Combine(Wortel(), "artifacts", "lsi-afnemer-node"));
        var (versie, _) = await VoerAsync("node", ["--version"], Wortel());
        if (!versie.StartsWith('v') || int.Parse(versie[1..].Split('.')[0], CultureInfo.InvariantCulture) < 18) throw new InvalidOperationException($"Deze test draait de afnemer in Node en heeft Node 18 of later nodig; hier staat {versie.Trim()}.");
        Directory.CreateDirectory(doel);
        foreach (var bestand in (string[])["afnemer.mjs", "package.json", "package-lock.json"]) File.Copy(Path.Combine(bron, bestand), Path.Combine(doel, bestand), overwrite: true);
        var merk = Path.Combine(doel, "node_modules", $".{Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(doel, "package-lock.json"))))}");
        if (File.Exists(merk)) return doel;
        var (_, fout) = await VoerAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", Path.Combine(doel, ".npm")], doel);
        if (fout is not null) throw new InvalidOperationException($"npm haalt de pakketten van voorbeelden/lsi-afnemer-node niet op; is er een register bereikbaar? {fout}");
        await File.WriteAllTextAsync(merk, "");
        return doel;
    }

    /// <summary>Runs to the end; what went wrong, or null.</summary>
    private static async Task<(string Uit, string? Fout)> VoerAsync(string programma, string[] opties, string map)
    {
        try
        {
            using var proces = Process.Start(new ProcessStartInfo(programma, opties) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = map })!;
            var (uit, fout) = (proces.StandardOutput.ReadToEndAsync(Ct), proces.StandardError.ReadToEndAsync(Ct));
            await proces.WaitForExitAsync(Ct);
            return (await uit, proces.ExitCode == 0 ? null : await fout);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"Deze test draait de afnemer in Node, en {programma} staat niet op deze machine. Op Debian: apt-get install -y --no-install-recommends nodejs npm (ops/test doet dit als root).");
        }
    }

    private static string Wortel([CallerFilePath] string hier = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, "..", "..", ".."));
}
