using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tests;
using Handhaving.Borging;
using Handhaving.Getuige.Tests;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handhaving.Tests.Borging;

/// <summary>Who vouches from outside, as real programs: a signer and a witness with their own keys and memory, and an authority that stamps with openssl.</summary>
public sealed class Buitenwereld : IAsyncDisposable
{
    private readonly string _map = Directory.CreateTempSubdirectory("buitenwereld-").FullName;
    private WebApplication? _tijd;

    public Getuigeproces Ondertekenaar { get; private set; } = null!;

    public Getuigeproces Getuige { get; private set; } = null!;

    public string Getuigesleutel { get; private set; } = "";

    public Uri Tijdadres { get; private set; } = null!;

    public string Wortelbestand => Path.Combine(_map, "wortel.cer");

    /// <summary>False: the authority answers 503.</summary>
    public bool TijdAan { get; set; } = true;

    public static async Task<Buitenwereld> StartAsync()
    {
        var wereld = new Buitenwereld();
        wereld.Ondertekenaar = await Getuigeproces.OndertekenaarAsync(Directory.CreateDirectory(Path.Combine(wereld._map, "ondertekenaar")).FullName);
        await wereld.StartGetuigeAsync(0);
        using (var client = wereld.Getuige.Client()) wereld.Getuigesleutel = (await client.GetStringAsync(new Uri("sleutel", UriKind.Relative))).Trim();
        await wereld.StartTijdAsync();
        return wereld;
    }

    /// <summary>In the same folder, so it is the same witness; on the same port when one is given.</summary>
    public async Task StartGetuigeAsync(int poort) =>
        Getuige = await Getuigeproces.GetuigeAsync(Directory.CreateDirectory(Path.Combine(_map, "getuige")).FullName, "getuige.example", _logs, poort);

    public async Task StartOndertekenaarAsync(int poort) => Ondertekenaar = await Getuigeproces.OndertekenaarAsync(Path.Combine(_map, "ondertekenaar"), poort);

    private readonly List<string> _logs = [];

    /// <summary>Tells the witness of one more log, as its operator does.</summary>
    public async Task VolgAsync(Sleutel log)
    {
        _logs.Add(log.ToString());
        await File.WriteAllTextAsync(Getuige.Logsbestand, string.Concat(_logs.Select(l => $"log {l}\n")));
    }

    private async Task StartTijdAsync()
    {
        var dienst = Tijdstempeldienst.Vind ?? throw new InvalidOperationException("Deze tests vragen openssl.");
        await File.WriteAllBytesAsync(Wortelbestand, dienst.Wortel.RawData);
        var bouwer = WebApplication.CreateSlimBuilder();
        bouwer.Logging.ClearProviders();
        bouwer.WebHost.UseUrls("http://127.0.0.1:0");
        _tijd = bouwer.Build();
        _tijd.MapPost("/", async (HttpContext http) =>
        {
            if (!TijdAan) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            using var vraag = new MemoryStream();
            await http.Request.Body.CopyToAsync(vraag);
            return Results.Bytes(dienst.Antwoord(vraag.ToArray()), "application/timestamp-reply");
        });
        await _tijd.StartAsync();
        Tijdadres = new(_tijd.Urls.First());
    }

    public void Stel(IWebHostBuilder web)
    {
        web.UseSetting("Borging:Ondertekenaar:Url", Ondertekenaar.Adres.ToString());
        web.UseSetting("Borging:Ondertekenaar:Toegang", Ondertekenaar.Toegangsbestand);
        web.UseSetting("Borging:Ondertekenaar:Gescheiden", "true");
        web.UseSetting("Borging:Getuigen:0:Url", Getuige.Adres.ToString());
        web.UseSetting("Borging:Getuigen:0:Sleutel", Getuigesleutel);
        web.UseSetting("Borging:Tijdstempels:Url", Tijdadres.ToString());
        web.UseSetting("Borging:Tijdstempels:Wortel", Wortelbestand);
        web.ConfigureServices(s => s.AddSingleton(p => Borgingsinstellingen.Van(p.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()) with { Rust = TimeSpan.Zero, Geduld = TimeSpan.FromSeconds(20) }));
    }

    public async ValueTask DisposeAsync()
    {
        await Ondertekenaar.DisposeAsync();
        await Getuige.DisposeAsync();
        if (_tijd is not null) await _tijd.DisposeAsync();
        Directory.Delete(_map, recursive: true);
    }
}

/// <summary>An application with all who vouch for it, on a database of its own.</summary>
public sealed class GeborgdeToepassing : Toepassing
{
    public Buitenwereld Buiten { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Buiten = await Buitenwereld.StartAsync();
        await base.InitializeAsync();
    }

    protected override void Pas(IWebHostBuilder web) => Buiten.Stel(web);

    /// <summary>A gemeente of which the witness knows the log.</summary>
    public async Task<Gemeente> GevolgdeGemeenteAsync()
    {
        var g = NieuweGemeente();
        await VolgAsync(g.Code);
        return g;
    }

    /// <summary>The witness gets to know a log.</summary>
    public async Task VolgAsync(string log) =>
        await Buiten.VolgAsync(await Host.Services.GetRequiredService<Ondertekendienst>().SleutelAsync(Host.Services.GetRequiredService<Borgingsinstellingen>().Log(log), TestContext.Current.CancellationToken));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Buiten.DisposeAsync();
    }
}
