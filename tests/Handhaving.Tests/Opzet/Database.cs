using System.Diagnostics;
using Npgsql;

namespace Handhaving.Tests.Opzet;

/// <summary>A fresh database with the real roles, set up by the product's own command.</summary>
public sealed class Database
{
    private const string Wachtwoord = "alleen-voor-deze-testcluster";

    private readonly string _naam = $"handhaving_test_{Guid.NewGuid():N}";

    private static string Beheer => Environment.GetEnvironmentVariable("ConnectionStrings__Beheer")
        ?? throw new InvalidOperationException("ConnectionStrings__Beheer ontbreekt. Draai de tests met ops/test, of wijs een PostgreSQL aan waarop rollen en databases gemaakt mogen worden.");

    /// <summary>The key file of the application on this database, for a command beside it.</summary>
    public string? Hoofdsleutel { get; set; }

    /// <summary>Its list of erasures, when that is not beside the key.</summary>
    public string? Wislijst { get; set; }

    public string AlsBeheer => Met(null);

    public string AlsEigenaar => Met("handhaving_eigenaar");

    public string AlsApp => Met("handhaving_app");

    /// <summary>The program in its own build folder, whichever test project asks.</summary>
    public static string Programma
    {
        get
        {
            var hier = new FileInfo(typeof(Program).Assembly.Location);
            return Path.Combine(hier.Directory!.Parent!.Parent!.FullName, "Handhaving", hier.Directory.Name, hier.Name);
        }
    }

    public async Task MaakAsync()
    {
        for (var poging = 1; ; poging++)
        {
            var (code, uitvoer) = await OpdrachtAsync("database-inrichten");
            if (code == 0) return;
            // Roles belong to the server; two databases that are set up at once meet there.
            if (poging == 5 || !uitvoer.Contains("tuple concurrently updated", StringComparison.Ordinal)) throw new InvalidOperationException($"De database is niet ingericht:\n{uitvoer}");
        }
    }

    /// <summary>The real command line, from its own folder: the framework looks at every assembly beside the application.</summary>
    public Task<(int Code, string Uitvoer)> OpdrachtAsync(params string[] argumenten) => OpdrachtAlsAsync(AlsApp, argumenten);

    /// <param name="verbinding">The login with which the command works, in place of the application's.</param>
    public async Task<(int Code, string Uitvoer)> OpdrachtAlsAsync(string verbinding, params string[] argumenten)
    {
        var start = new ProcessStartInfo("dotnet", [Programma, .. argumenten]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Beheer"] = AlsBeheer;
        start.Environment["ConnectionStrings__Eigenaar"] = AlsEigenaar;
        start.Environment["ConnectionStrings__Handhaving"] = verbinding;
        if (Hoofdsleutel is not null) start.Environment["Persoonsgegevens__Hoofdsleutel"] = Hoofdsleutel;
        if (Wislijst is not null) start.Environment["Persoonsgegevens__Wislijst"] = Wislijst;
        using var proces = Process.Start(start)!;
        var uit = proces.StandardOutput.ReadToEndAsync();
        var fout = proces.StandardError.ReadToEndAsync();
        await proces.WaitForExitAsync();
        return (proces.ExitCode, await uit + await fout);
    }

    public async Task<object?> VraagAsync(string sql, string? verbinding = null, params object[] waarden)
    {
        await using var c = new NpgsqlConnection(verbinding ?? AlsBeheer);
        await c.OpenAsync();
        await using var opdracht = new NpgsqlCommand(sql, c);
        foreach (var waarde in waarden) opdracht.Parameters.AddWithValue(waarde);
        return await opdracht.ExecuteScalarAsync();
    }

    /// <summary>A backup as an administrator makes it.</summary>
    public Task KopieerAsync(string bestand) => PostgresAsync("pg_dump", "--format=custom", $"--file={bestand}", _naam);

    /// <summary>Puts a backup in the place of what is there now. Nobody may be connected.</summary>
    public async Task ZetTerugAsync(string bestand)
    {
        await RuimOpAsync();
        await ServerAsync($"create database {_naam}");
        await PostgresAsync("pg_restore", "--exit-on-error", $"--dbname={_naam}", bestand);
    }

    /// <summary>A program of PostgreSQL itself, as the superuser.</summary>
    private static async Task PostgresAsync(string programma, params string[] argumenten)
    {
        var bin = Environment.GetEnvironmentVariable("HANDHAVING_PG_BIN") is { Length: > 0 } map ? map : Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        var beheer = new NpgsqlConnectionStringBuilder(Beheer);
        var start = new ProcessStartInfo(Path.Combine(bin, programma), ["--host", beheer.Host!, "--port", beheer.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--username", beheer.Username!, .. argumenten]) { RedirectStandardError = true };
        if (beheer.Password is { } wachtwoord) start.Environment["PGPASSWORD"] = wachtwoord;
        using var proces = Process.Start(start)!;
        var fout = await proces.StandardError.ReadToEndAsync();
        await proces.WaitForExitAsync();
        if (proces.ExitCode != 0) throw new InvalidOperationException($"{programma} mislukte: {fout}");
    }

    public async Task RuimOpAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ServerAsync($"drop database if exists {_naam} with (force)");
    }

    /// <summary>On the server, outside this database.</summary>
    public static async Task ServerAsync(string sql)
    {
        await using var c = new NpgsqlConnection(Beheer);
        await c.OpenAsync();
        await using var opdracht = new NpgsqlCommand(sql, c);
        await opdracht.ExecuteNonQueryAsync();
    }

    private string Met(string? rol)
    {
        var verbinding = new NpgsqlConnectionStringBuilder(Beheer) { Database = _naam, IncludeErrorDetail = false };
        if (rol is not null) (verbinding.Username, verbinding.Password) = (rol, Wachtwoord);
        return verbinding.ConnectionString;
    }
}
