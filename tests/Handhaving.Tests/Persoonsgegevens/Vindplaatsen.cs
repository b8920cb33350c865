using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Handhaving.Tests.Opzet;
using Npgsql;

namespace Handhaving.Tests.Persoonsgegevens;

/// <summary>The places where data comes to rest, as bytes to search.</summary>
public sealed partial class Vindplaatsen(Toepassing toepassing, Sporenvanger sporen)
{
    private const int Walpagina = 8192, Kop = 24, EersteKop = 40;

    public static string[] Alle { get; } = ["dump", "berichtentabellen", "wal", "basiskopie", "tijdelijke map", "serverlog", "logs", "sporen"];

    private string _begin = "";

    private DateTime _sinds;

    public static string? Serverlog => Environment.GetEnvironmentVariable("HANDHAVING_PG_LOG");

    /// <summary>What is written from here on is searched in the WAL.</summary>
    public async Task BeginAsync()
    {
        _sinds = DateTime.UnixEpoch + TimeSpan.FromMilliseconds(toepassing.Klok.GetUtcNow().ToUnixTimeMilliseconds());
        _begin = (string)(await toepassing.Database.VraagAsync("select pg_current_wal_insert_lsn()::text"))!;
    }

    public async Task<byte[]> LeesAsync(string plaats) => plaats switch
    {
        "dump" => await DumpAsync([]),
        "berichtentabellen" => await DumpAsync(["--data-only", "-t", "handhaving.wolverine_*", "-t", "*.mt_doc_deadletterevent*", "-t", "*dedup*", "-t", "*.lek_*"]),
        "wal" => await WalAsync(),
        "basiskopie" => await BasiskopieAsync(),
        "tijdelijke map" => TijdelijkeMap(),
        "serverlog" => await File.ReadAllBytesAsync(Serverlog!),
        "logs" => Encoding.UTF8.GetBytes(toepassing.Log.Alles),
        "sporen" => Encoding.UTF8.GetBytes(sporen.Alles),
        _ => throw new ArgumentException(plaats),
    };

    /// <summary>A dump shows binary columns as hexadecimal digits; what they hold is searched as well.</summary>
    private async Task<byte[]> DumpAsync(string[] opties)
    {
        var db = new NpgsqlConnectionStringBuilder(toepassing.Database.AlsBeheer);
        var start = new ProcessStartInfo(Programma("pg_dump"), ["-h", db.Host!, "-p", $"{db.Port}", "-U", db.Username!, .. opties, db.Database!]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGPASSWORD"] = db.Password;
        using var proces = Process.Start(start)!;
        var fout = proces.StandardError.ReadToEndAsync();
        var dump = await proces.StandardOutput.ReadToEndAsync();
        await proces.WaitForExitAsync();
        proces.ExitCode.ShouldBe(0, await fout);
        using var alles = new MemoryStream();
        alles.Write(Encoding.UTF8.GetBytes(dump));
        foreach (var binair in Bytea().EnumerateMatches(dump)) alles.Write(Convert.FromHexString(dump.AsSpan(binair.Index + 3, (binair.Length - 3) / 2 * 2)));
        return alles.ToArray();
    }

    /// <summary>The files that were written to since <see cref="BeginAsync"/>, read through the server.</summary>
    private async Task<byte[]> WalAsync()
    {
        await using var c = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await c.OpenAsync();
        await using var lees = new NpgsqlCommand(
            """
            select pg_read_binary_file('pg_wal/' || name) from pg_ls_waldir()
            where name >= pg_walfile_name($1::pg_lsn) and name <= pg_walfile_name(pg_current_wal_flush_lsn()) and name ~ '^[0-9A-F]{24}$' order by name
            """, c)
        { Parameters = { new() { Value = _begin } } };
        await using var rij = await lees.ExecuteReaderAsync();
        using var alles = new MemoryStream();
        while (await rij.ReadAsync())
        {
            var segment = rij.GetFieldValue<byte[]>(0);
            // A value can run over the edge of a page; without the page headers it is whole again.
            for (var pagina = 0; pagina < segment.Length; pagina += Walpagina)
                alles.Write(segment.AsSpan(pagina + (pagina == 0 ? EersteKop : Kop), Walpagina - (pagina == 0 ? EersteKop : Kop)));
        }
        return alles.ToArray();
    }

    /// <summary>
    /// The files of the database as a backup takes them, after a checkpoint and between the start and the stop of one; and what the server
    /// put aside in files. What is compressed in them (TOAST) cannot be searched here: the dump shows it as it is.
    /// </summary>
    private async Task<byte[]> BasiskopieAsync()
    {
        await using var c = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await c.OpenAsync();
        await using (var begin = new NpgsqlCommand("select pg_backup_start('lektest', true)", c)) await begin.ExecuteNonQueryAsync();
        using var alles = new MemoryStream();
        await using (var lees = new NpgsqlCommand(
            """
            select pg_read_binary_file(m.map || '/' || f.naam, 0, s.size, true)
            from (select 'base/' || oid map from pg_database where datname = current_database() union all select 'base/pgsql_tmp' union all select 'global') m,
              lateral pg_ls_dir(m.map, true, false) f(naam), lateral pg_stat_file(m.map || '/' || f.naam, true) s where not s.isdir and s.size > 0
            """, c))
        await using (var rij = await lees.ExecuteReaderAsync())
            while (await rij.ReadAsync())
                if (!rij.IsDBNull(0)) alles.Write(rij.GetFieldValue<byte[]>(0));
        await using (var einde = new NpgsqlCommand("select pg_backup_stop(false)", c)) await einde.ExecuteNonQueryAsync();
        return alles.ToArray();
    }

    /// <summary>Names and content of what came into the temporary directory of this process: nothing of it should be the product's.</summary>
    private byte[] TijdelijkeMap()
    {
        using var alles = new MemoryStream();
        var hoe = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        // A pipe has no length, and reading one waits.
        foreach (var bestand in new DirectoryInfo(Path.GetTempPath()).EnumerateFiles("*", hoe).Where(f => f.LastWriteTimeUtc >= _sinds && f.Length is > 0 and < 20_000_000))
            try
            {
                alles.Write(Encoding.UTF8.GetBytes(bestand.FullName));
                alles.Write(File.ReadAllBytes(bestand.FullName));
            }
            // Gone meanwhile, or of somebody else.
            catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }
        return alles.ToArray();
    }

    private static string Programma(string naam) => Environment.GetEnvironmentVariable("HANDHAVING_PG_BIN") is { } map ? Path.Combine(map, naam)
        : Directory.Exists("/usr/lib/postgresql") && Directory.GetFiles("/usr/lib/postgresql", naam, SearchOption.AllDirectories).Order().LastOrDefault() is { } gevonden ? gevonden
        : naam;

    [GeneratedRegex(@"\\\\x(?:[0-9a-f]{2})+")]
    private static partial Regex Bytea();
}
