using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Handhaving.Browsertests;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Website))]

namespace Handhaving.Browsertests;

/// <summary>The real program on a free port with a real database, and a browser to look at it.</summary>
public sealed class Website : IAsyncLifetime
{
    private readonly string _sleutels = Directory.CreateTempSubdirectory("handhaving-browser-").FullName;
    private readonly Database _database = new();
    private Process? _proces;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Adres { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        foreach (var naam in (string[])["hoofdsleutel", "ontwikkelsleutel"])
            await File.WriteAllBytesAsync(Path.Combine(_sleutels, naam), System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        await _database.MaakAsync();
        Adres = $"http://127.0.0.1:{VrijePoort()}";
        _proces = Start();
        await WachtTotKlaarAsync();
        await VulAsync();

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("HANDHAVING_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser that nobody used before.</summary>
    public async Task<IPage> NieuwePaginaAsync(int breed = 1280)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = Adres, Locale = "nl-NL", ViewportSize = new() { Width = breed, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        // On a machine with other work a page may be late; a test that waits for what never comes still fails.
        context.SetDefaultTimeout(120_000);
        return await context.NewPageAsync();
    }

    /// <summary>With the keyboard alone: the way that has to work for everybody.</summary>
    public static async Task MeldAanAsync(IPage pagina, string rol, string terug = "/wijkdashboard")
    {
        await pagina.GotoAsync(terug);
        await pagina.Locator("#rol").FocusAsync();
        await pagina.Keyboard.TypeAsync(rol == Rol.Coordinator ? "coö" : rol);
        await pagina.Keyboard.PressAsync("Tab");
        await pagina.Keyboard.PressAsync("Tab");
        await pagina.Keyboard.PressAsync("Tab");
        await pagina.Keyboard.PressAsync("Enter");
        await pagina.WaitForURLAsync(url => !url.Contains("/aanmelden", StringComparison.Ordinal));
    }

    public async Task<JsonNode> VraagAsync(string rol, string pad)
    {
        using var klant = Klant(rol);
        return JsonNode.Parse(await klant.GetStringAsync(pad))!;
    }

    public async Task<JsonNode> StuurAsync(string rol, string pad, object opdracht)
    {
        using var klant = Klant(rol);
        using var antwoord = await klant.PostAsJsonAsync(pad, opdracht);
        var tekst = await antwoord.Content.ReadAsStringAsync();
        antwoord.IsSuccessStatusCode.ShouldBeTrue($"{pad}: {antwoord.StatusCode} {(antwoord.IsSuccessStatusCode ? "" : tekst)}");
        return JsonNode.Parse(tekst)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_proces is { HasExited: false })
        {
            _proces.Kill();
            await _proces.WaitForExitAsync();
        }
        _proces?.Dispose();
        await _database.RuimOpAsync();
        Directory.Delete(_sleutels, recursive: true);
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Database.Programma, "run"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Adres;
        start.Environment["ConnectionStrings__Handhaving"] = _database.AlsApp;
        start.Environment["Persoonsgegevens__Hoofdsleutel"] = Path.Combine(_sleutels, "hoofdsleutel");
        start.Environment["Aanmelding__Ontwikkelsleutel"] = Path.Combine(_sleutels, "ontwikkelsleutel");
        var proces = Process.Start(start)!;
        proces.OutputDataReceived += (_, _) => { };
        proces.ErrorDataReceived += (_, _) => { };
        proces.BeginOutputReadLine();
        proces.BeginErrorReadLine();
        return proces;
    }

    private async Task WachtTotKlaarAsync()
    {
        using var klant = new HttpClient { BaseAddress = new Uri(Adres) };
        for (var poging = 0; poging < 600; poging++)
        {
            if (_proces!.HasExited) throw new InvalidOperationException($"De toepassing is gestopt met code {_proces.ExitCode}.");
            try
            {
                if ((await klant.GetAsync("/")).StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200);
            }
        }
        throw new InvalidOperationException("De toepassing antwoordt niet.");
    }

    /// <summary>Meldingen in four wijken of Deventer, one of them with few, and all of them in the dashboard.</summary>
    private async Task VulAsync()
    {
        using var klant = Klant(Rol.Coordinator);
        string[] buurten = [.. Enumerable.Repeat("BU01500702", 60), .. Enumerable.Repeat("BU01500402", 7), .. Enumerable.Repeat("BU01500301", 6), "BU01500801", "BU01500801"];
        string[] onderwerpen = ["Kamerverhuur", "Overlast", "Afval"];
        for (var i = 0; i < buurten.Length; i++)
        {
            using var verzoek = new HttpRequestMessage(HttpMethod.Post, $"/v1/panden/015010{i:0000000000}/meldingen")
            {
                Content = JsonContent.Create(new { kanaal = "Telefoon", onderwerp = onderwerpen[i % 3], omschrijving = "Fictieve melding.", buurtcode = buurten[i] }),
                Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
            };
            using var antwoord = await klant.SendAsync(verzoek);
            antwoord.StatusCode.ShouldBe(HttpStatusCode.Created, await antwoord.Content.ReadAsStringAsync());
        }
        for (var poging = 0; poging < 300; poging++)
        {
            var cijfers = (await VraagAsync(Rol.Coordinator, "/v1/wijkdashboards/GM0150"))["gebied"]!["cijfers"]!;
            if (cijfers["meldingen"]!["aantal"]!.GetValue<int>() == buurten.Length) return;
            await Task.Delay(200);
        }
        throw new InvalidOperationException("Het wijkdashboard is niet bijgewerkt.");
    }

    private HttpClient Klant(string rol)
    {
        var token = new Ontwikkeluitgever(Path.Combine(_sleutels, "ontwikkelsleutel"), TimeProvider.System).Geef(rol, "GM0150", 1, TimeSpan.FromHours(1));
        return new HttpClient { BaseAddress = new Uri(Adres), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    private static int VrijePoort()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        return ((IPEndPoint)luisteraar.LocalEndpoint).Port;
    }
}
