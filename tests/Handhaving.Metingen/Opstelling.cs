using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Getuige.Tests;
using Handhaving.Toegang;
using Npgsql;

namespace Handhaving.Metingen;

/// <summary>The product as it really runs: its own process, database, roles, tokens and HTTP over loopback.</summary>
internal sealed class Opstelling : IAsyncDisposable
{
    public const string Gemeente = "GM0150", Buurt = "BU01500702";

    private readonly string _map = Directory.CreateTempSubdirectory("handhaving-meet-").FullName;
    private readonly string _database = $"handhaving_meet_{Guid.NewGuid():N}";
    private readonly string _wachtwoord = Guid.NewGuid().ToString("N");
    private readonly int _poort = VrijePoort();
    private Process? _toepassing;
    private Getuigeproces? _ondertekenaar;
    private int _pand;

    public HttpClient Klant { get; private set; } = null!;

    public static string Beheer => Environment.GetEnvironmentVariable("ConnectionStrings__Beheer") ?? throw new InvalidOperationException("ConnectionStrings__Beheer ontbreekt; draai ops/meet.");

    public string AlsApp => Als("handhaving_app");

    public string AlsBeheer => new NpgsqlConnectionStringBuilder(Beheer) { Database = _database }.ConnectionString;

    public static string PgBin => Environment.GetEnvironmentVariable("HANDHAVING_PG_BIN") ?? Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";

    public static async Task<Opstelling> MaakAsync()
    {
        var o = new Opstelling();
        foreach (var sleutel in (string[])["hoofdsleutel", "ontwikkelsleutel"])
            await File.WriteAllBytesAsync(Path.Combine(o._map, sleutel), System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        using (var inrichten = o.Start("database-inrichten")) await inrichten.WaitForExitAsync();
        o._ondertekenaar = await Getuigeproces.OndertekenaarAsync(Directory.CreateDirectory(Path.Combine(o._map, "ondertekenaar")).FullName);
        o._toepassing = o.Start();
        var token = new Ontwikkeluitgever(Path.Combine(o._map, "ontwikkelsleutel"), TimeProvider.System).Geef(Rol.Handhavingsjurist, Gemeente, 1, TimeSpan.FromHours(2));
        o.Klant = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{o._poort}"), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        await o.WachtTotGereedAsync();
        return o;
    }

    public string NieuwPand() => string.Create(CultureInfo.InvariantCulture, $"015010{Interlocked.Increment(ref _pand):0000000000}");

    /// <param name="zaakId">The zaak to which it belongs; null begins one.</param>
    public async Task<JsonNode> MeldAsync(string pandId, Guid? zaakId = null) => JsonNode.Parse(await StuurAsync($"/v1/panden/{pandId}/meldingen",
        new { kanaal = "Telefoon", onderwerp = "Overlast", omschrijving = "Veel fietsen voor de deur en elke nacht ander geluid.", buurtcode = Buurt, zaakId }))!;

    /// <summary>The ETag of what stands at this address.</summary>
    public async Task<string> VersieAsync(string pad)
    {
        using var antwoord = await Klant.GetAsync(new Uri(pad, UriKind.Relative));
        return antwoord.EnsureSuccessStatusCode().Headers.ETag!.ToString();
    }

    /// <param name="versie">The ETag for If-Match.</param>
    public async Task<byte[]> StuurAsync(string pad, object opdracht, string? versie = null)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, pad)
        {
            Content = new StringContent(JsonSerializer.Serialize(opdracht), Encoding.UTF8, "application/json"),
            Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
        };
        if (versie is not null) verzoek.Headers.TryAddWithoutValidation("If-Match", versie);
        using var antwoord = await Klant.SendAsync(verzoek);
        return antwoord.IsSuccessStatusCode ? await antwoord.Content.ReadAsByteArrayAsync() : throw new InvalidOperationException($"{pad}: {antwoord.StatusCode} {await antwoord.Content.ReadAsStringAsync()}");
    }

    public async Task UitvoerenAsync(string sql)
    {
        await using var c = new NpgsqlConnection(AlsBeheer);
        await c.OpenAsync();
        await using var opdracht = new NpgsqlCommand(sql, c) { CommandTimeout = 0 };
        await opdracht.ExecuteNonQueryAsync();
    }

    public async Task<T> VraagAsync<T>(string sql, string? verbinding = null)
    {
        await using var c = new NpgsqlConnection(verbinding ?? AlsBeheer);
        await c.OpenAsync();
        await using var vraag = new NpgsqlCommand(sql, c) { CommandTimeout = 0 };
        return (T)(await vraag.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        Klant?.Dispose();
        if (_toepassing is { HasExited: false })
        {
            _toepassing.Kill(entireProcessTree: true);
            await _toepassing.WaitForExitAsync();
        }
        _toepassing?.Dispose();
        if (_ondertekenaar is not null) await _ondertekenaar.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await using var c = new NpgsqlConnection(Beheer);
        await c.OpenAsync();
        await using var weg = new NpgsqlCommand($"drop database if exists {_database} with (force)", c);
        await weg.ExecuteNonQueryAsync();
        Directory.Delete(_map, recursive: true);
    }

    public string Als(string rol) => new NpgsqlConnectionStringBuilder(Beheer) { Database = _database, Username = rol, Password = _wachtwoord }.ConnectionString;

    private Process Start(params string[] argumenten)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Ontwikkeluitgever).Assembly.Location.Replace("Handhaving.Metingen", "Handhaving", StringComparison.Ordinal), .. argumenten])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{_poort}";
        start.Environment["ConnectionStrings__Beheer"] = AlsBeheer;
        start.Environment["ConnectionStrings__Eigenaar"] = Als("handhaving_eigenaar");
        start.Environment["ConnectionStrings__Handhaving"] = AlsApp;
        start.Environment["Persoonsgegevens__Hoofdsleutel"] = Path.Combine(_map, "hoofdsleutel");
        start.Environment["Aanmelding__Ontwikkelsleutel"] = Path.Combine(_map, "ontwikkelsleutel");
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (_ondertekenaar is { } tekent) (start.Environment["Borging__Ondertekenaar__Url"], start.Environment["Borging__Ondertekenaar__Toegang"]) = (tekent.Adres.ToString(), tekent.Toegangsbestand);
        var proces = Process.Start(start)!;
        proces.OutputDataReceived += (_, _) => { };
        proces.ErrorDataReceived += (_, _) => { };
        proces.BeginOutputReadLine();
        proces.BeginErrorReadLine();
        return proces;
    }

    private async Task WachtTotGereedAsync()
    {
        using var limiet = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            limiet.Token.ThrowIfCancellationRequested();
            if (_toepassing!.HasExited) throw new InvalidOperationException("De toepassing stopte voordat zij gereed was.");
            try
            {
                using var antwoord = await Klant.GetAsync("/v1/panden/0150100000000000", limiet.Token);
                if (antwoord.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, limiet.Token);
            }
        }
    }

    private static int VrijePoort()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        return ((IPEndPoint)luisteraar.LocalEndpoint).Port;
    }
}
