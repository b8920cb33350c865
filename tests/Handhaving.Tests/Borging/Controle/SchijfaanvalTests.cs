using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Handhaving.Borging.Controle;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Borging.Controle;

/// <summary>No login, no SQL, no trace in any log of the server: the file of the table itself, while the server is down.</summary>
public class SchijfaanvalTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>PostgreSQL refuses to run as root; the folder is its user's.</summary>
    private const string Begin = """
        set -euo pipefail; map=$1 bin=$2 poort=$3
        als() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
        start() { als "$bin/pg_ctl" -D "$map/data" -w -l "$map/data/log" -o "-p $poort -c unix_socket_directories= -c listen_addresses=127.0.0.1 -c fsync=off" start >/dev/null; }
        stop() { als "$bin/pg_ctl" -D "$map/data" -m fast -w stop >/dev/null; }

        """;

    private static string? Programmas =>
        Environment.GetEnvironmentVariable("HANDHAVING_PG_BIN") is { } map ? map : Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(b => File.Exists(Path.Combine(b, "initdb"))).Max() : null;

    [Fact]
    public async Task Een_byte_die_in_het_bestand_van_de_tabel_is_gewijzigd_wordt_gevonden()
    {
        Assert.SkipWhen(Programmas is null, "De programma's van PostgreSQL staan niet op deze machine.");
        var g = toepassing.NieuweGemeente();
        var pand = g.NieuwPand();
        await using (var sessie = g.Schrijf())
        {
            sessie.CorrelationId = "merkteken-van-deze-proef-1";
            sessie.Events.StartStream<Pand>(pand, new PandOpgenomen(Objectsoort.Pand, new Handhaving.Gemeenten.Gebied(Deltabuurt, "WK015007", 2023)) { GebeurdOp = Op(-901) }, Melding(Guid.NewGuid(), Guid.NewGuid()));
            await sessie.SaveChangesAsync(Ct);
        }
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        var map = Directory.CreateTempSubdirectory("handhaving-schijf-").FullName;
        var (poort, wachtwoord, bron) = (VrijePoort(), Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), new NpgsqlConnectionStringBuilder(toepassing.Database.AlsBeheer));
        var kopie = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = poort, Username = "postgres", Password = wachtwoord, Database = "kopie", Pooling = false }.ConnectionString;
        try
        {
            await DraaiAsync(map, poort, """
                chmod 711 "$map"; printf %s "$4" >"$map/wachtwoord"
                if [ "$(id -u)" = 0 ]; then chown -R postgres: "$map"; fi
                als "$bin/initdb" -D "$map/data" -U postgres --pwfile="$map/wachtwoord" --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
                start
                export PGPASSWORD=$4
                psql=("$bin/psql" -qX -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$poort" -U postgres)
                "${psql[@]}" -c 'create role handhaving_eigenaar' -c 'create role handhaving_app' -c 'create database kopie' postgres
                PGPASSWORD=$8 "$bin/pg_dump" -h "$5" -p "$6" -U "$7" "$9" | "${psql[@]}" kopie >/dev/null
                """, wachtwoord, bron.Host!, $"{bron.Port}", bron.Username!, bron.Password ?? "", bron.Database!);
            (await VindAsync(kopie, g)).ShouldBeEmpty();
            string bestand;
            await using (var c = new NpgsqlConnection(kopie))
            {
                await c.OpenAsync(Ct);
                await using var vraag = new NpgsqlCommand("select pg_relation_filepath('handhaving.mt_events')", c);
                bestand = Path.Combine(map, "data", (string)(await vraag.ExecuteScalarAsync(Ct))!);
            }

            await DraaiAsync(map, poort, "stop");
            var bytes = await File.ReadAllBytesAsync(bestand, Ct);
            var plaats = bytes.AsSpan().IndexOf("merkteken-van-deze-proef-1"u8);
            plaats.ShouldBeGreaterThan(0);
            bytes[plaats + 25] = (byte)'2';
            await File.WriteAllBytesAsync(bestand, bytes, Ct);
            await DraaiAsync(map, poort, "start");

            var b = (await VindAsync(kopie, g)).ShouldHaveSingleItem();
            (b.Code, b.Waar).ShouldBe(("gebeurtenis-gewijzigd", pand));
            b.Zin.ShouldEndWith("de samenhang");
        }
        finally
        {
            await DraaiAsync(map, poort, "stop || true");
            Directory.Delete(map, recursive: true);
        }
    }

    private async Task<IReadOnlyList<Bevinding>> VindAsync(string verbinding, Gemeente g)
    {
        await using var bron = NpgsqlDataSource.Create(verbinding);
        var controle = ActivatorUtilities.CreateInstance<Borgingscontrole>(toepassing.Host.Services, bron);
        return (await controle.ControleerAsync(g.Code, Ct)).Bevindingen.Alle;
    }

    private static async Task DraaiAsync(string map, int poort, string opdracht, params string[] waarden)
    {
        // No pipes: the server would inherit them and keep this call waiting.
        using var proces = Process.Start(new ProcessStartInfo("bash", ["-c", $"{{ {Begin}{opdracht}\n}} >\"$1/uit\" 2>&1 </dev/null", "_", map, Programmas!, $"{poort}", .. waarden]))!;
        await proces.WaitForExitAsync(Ct);
        proces.ExitCode.ShouldBe(0, await File.ReadAllTextAsync(Path.Combine(map, "uit"), Ct));
    }

    private static int VrijePoort()
    {
        using var luisteraar = new TcpListener(IPAddress.Loopback, 0);
        luisteraar.Start();
        return ((IPEndPoint)luisteraar.LocalEndpoint).Port;
    }
}
