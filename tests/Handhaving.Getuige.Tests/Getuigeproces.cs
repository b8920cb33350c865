using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Handhaving.Getuige.Tests;

/// <summary>
/// The real program as a process of its own, with its key, memory and access in one folder. Stop it and start it again in the
/// same folder and it is the same signer or witness. Needs nothing of this project, so another test project can link this file.
/// </summary>
public sealed class Getuigeproces : IAsyncDisposable
{
    private static readonly TimeSpan Langst = TimeSpan.FromSeconds(60);

    private readonly Process _proces;
    private readonly StringBuilder _logboek = new();

    private Getuigeproces(string map, Process proces) => (Map, _proces) = (map, proces);

    /// <summary>Where the built program lies: beside the test, or where the build of the whole put it.</summary>
    public static string Programma { get; } = Zoek();

    public string Map { get; }

    /// <summary>Known once it listens; ends in a slash.</summary>
    public Uri Adres { get; private set; } = new("http://127.0.0.1/");

    public int Pid => _proces.Id;

    public string Sleutelbestand => Path.Combine(Map, "sleutel");

    public string Geheugenmap => Path.Combine(Map, "geheugen");

    public string Toegangsbestand => Path.Combine(Map, "toegang");

    public string Logsbestand => Path.Combine(Map, "logs");

    /// <summary>What it wrote on standard error until now.</summary>
    public string Logboek
    {
        get
        {
            lock (_logboek) return _logboek.ToString();
        }
    }

    /// <summary>A client of this process; for a signer it brings the access along.</summary>
    public HttpClient Client() => new()
    {
        BaseAddress = Adres,
        Timeout = Langst,
        DefaultRequestHeaders = { Authorization = File.Exists(Toegangsbestand) ? new AuthenticationHeaderValue("Bearer", File.ReadAllText(Toegangsbestand).Trim()) : null },
    };

    /// <summary>A signer in this folder; its key, memory and access are made when they are not there yet.</summary>
    /// <param name="gebruiker">Run as this OS user (only root can).</param>
    public static async Task<Getuigeproces> OndertekenaarAsync(string map, int poort = 0, int? gebruiker = null)
    {
        await RichtInAsync(map, gebruiker, "--soort", "ondertekenaar");
        var toegang = Path.Combine(map, "toegang");
        if (!File.Exists(toegang)) await File.WriteAllTextAsync(toegang, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        return await StartAsync(map, gebruiker, "ondertekenaar", "--toegang", toegang, "--url", $"http://127.0.0.1:{poort}");
    }

    /// <summary>A witness in this folder, for the logs with these verifier keys.</summary>
    public static async Task<Getuigeproces> GetuigeAsync(string map, string naam, IEnumerable<string> logs, int poort = 0, int? gebruiker = null)
    {
        await RichtInAsync(map, gebruiker, "--naam", naam);
        var bestand = Path.Combine(map, "logs");
        await File.WriteAllTextAsync(bestand, string.Concat(logs.Select(l => $"log {l}\n")));
        return await StartAsync(map, gebruiker, "getuige", "--logs", bestand, "--url", $"http://127.0.0.1:{poort}");
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int Code, string Uit, string Fout)> VoerAsync(int? gebruiker, params string[] opties)
    {
        using var proces = Process.Start(Opdracht(gebruiker, "dotnet", [Programma, .. opties])) ?? throw new InvalidOperationException("het programma start niet");
        using var tijd = new CancellationTokenSource(Langst);
        var (uit, fout) = (proces.StandardOutput.ReadToEndAsync(tijd.Token), proces.StandardError.ReadToEndAsync(tijd.Token));
        await proces.WaitForExitAsync(tijd.Token);
        return (proces.ExitCode, await uit, await fout);
    }

    /// <summary>A command, as another OS user when one is named.</summary>
    public static ProcessStartInfo Opdracht(int? gebruiker, string programma, IEnumerable<string> opties)
    {
        string[] alles = gebruiker is { } id
            ? ["setpriv", $"--reuid={id.ToString(CultureInfo.InvariantCulture)}", $"--regid={id.ToString(CultureInfo.InvariantCulture)}", "--clear-groups", programma, .. opties]
            : [programma, .. opties];
        return new(alles[0], alles[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
    }

    /// <summary>TERM, as systemd and a container engine do. Returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", Pid.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        return await EindeAsync();
    }

    /// <summary>kill -9.</summary>
    public Task DoodAsync()
    {
        _proces.Kill();
        return EindeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_proces.HasExited) _proces.Kill();
        await EindeAsync();
        _proces.Dispose();
    }

    private async Task<int> EindeAsync()
    {
        using var tijd = new CancellationTokenSource(Langst);
        await _proces.WaitForExitAsync(tijd.Token);
        return _proces.ExitCode;
    }

    private static async Task RichtInAsync(string map, int? gebruiker, params string[] soort)
    {
        Directory.CreateDirectory(Path.Combine(map, "geheugen"));
        if (gebruiker is { } id)
            using (var chown = Process.Start("chown", ["-R", string.Create(CultureInfo.InvariantCulture, $"{id}:{id}"), map])) await chown.WaitForExitAsync();
        var sleutel = Path.Combine(map, "sleutel");
        if (File.Exists(sleutel)) return;
        var (code, _, fout) = await VoerAsync(gebruiker, ["sleutel", sleutel, .. soort]);
        if (code != 0) throw new InvalidOperationException($"geen sleutel gemaakt: {fout}");
    }

    private static async Task<Getuigeproces> StartAsync(string map, int? gebruiker, string soort, params string[] opties)
    {
        var proces = Process.Start(Opdracht(gebruiker, "dotnet", [Programma, soort, "--sleutel", Path.Combine(map, "sleutel"), "--geheugen", Path.Combine(map, "geheugen"), .. opties]))
            ?? throw new InvalidOperationException("het programma start niet");
        var nieuw = new Getuigeproces(map, proces);
        proces.ErrorDataReceived += (_, regel) =>
        {
            lock (nieuw._logboek) nieuw._logboek.AppendLine(regel.Data);
        };
        proces.BeginErrorReadLine();
        using var tijd = new CancellationTokenSource(Langst);
        const string Kop = "Luistert op ";
        if (await proces.StandardOutput.ReadLineAsync(tijd.Token) is not { } eerste || !eerste.StartsWith(Kop, StringComparison.Ordinal))
        {
            await nieuw.DisposeAsync();
            throw new InvalidOperationException($"het programma luistert niet: {nieuw.Logboek}");
        }
        nieuw.Adres = new(eerste[Kop.Length..] + "/");
        return nieuw;
    }

    private static string Zoek()
    {
        const string Naam = "getuige.dll";
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
            foreach (var pad in (string[])[Path.Combine(map.FullName, Naam), Path.Combine(map.FullName, "Handhaving.Getuige", "debug", Naam), Path.Combine(map.FullName, "Handhaving.Getuige", "release", Naam)])
                if (File.Exists(pad)) return pad;
        throw new FileNotFoundException("bouw eerst src/Handhaving.Getuige", Naam);
    }
}
