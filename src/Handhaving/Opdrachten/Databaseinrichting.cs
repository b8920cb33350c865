using Handhaving.Platform;
using Npgsql;

namespace Handhaving.Opdrachten;

/// <summary>
/// Roles and database, with the login of an administrator. The schema follows with the login of the owner, by the
/// framework's own migration. Can be repeated; never drops anything.
/// </summary>
internal static class Databaseinrichting
{
    public const string Eigenaar = "handhaving_eigenaar", App = "handhaving_app";

    public static async Task RollenEnDatabaseAsync(IConfiguration configuratie, CancellationToken ct = default)
    {
        var eigenaar = new NpgsqlConnectionStringBuilder(Verplicht(configuratie, "Eigenaar"));
        var app = new NpgsqlConnectionStringBuilder(Verplicht(configuratie, "Handhaving"));
        var beheer = new NpgsqlConnectionStringBuilder(Verplicht(configuratie, "Beheer")) { Pooling = false };
        var doel = eigenaar.Database!;

        await using (var server = await OpenAsync(beheer, ct))
        {
            await RolAsync(server, Eigenaar, eigenaar, ct);
            await RolAsync(server, App, app, ct);
            // Only with this can a reader see that a transaction of another role is still open.
            await VoerUitAsync(server, $"grant pg_read_all_stats to {App}", ct);
            if (!await BestaatAsync(server, "select 1 from pg_database where datname = $1", doel, ct))
            {
                await VoerUitAsync(server, $"create database {Naam(doel)} owner {Eigenaar}", ct);
                await VoerUitAsync(server, $"revoke all on database {Naam(doel)} from public", ct);
            }
            await VoerUitAsync(server, $"grant connect, create, temporary on database {Naam(doel)} to {Eigenaar}; grant connect on database {Naam(doel)} to {App}", ct);
        }
    }

    private static string Verplicht(IConfiguration configuratie, string naam) => configuratie.GetConnectionString(naam)
        ?? throw new OpdrachtMislukt($"ConnectionStrings__{naam} ontbreekt. Start met ops/start, of zie docs/beheer/draaien.md voor een eigen PostgreSQL.");

    /// <summary>A role that logs in with its own password, or one that the administrator's login takes on.</summary>
    private static async Task RolAsync(NpgsqlConnection server, string rol, NpgsqlConnectionStringBuilder gebruik, CancellationToken ct)
    {
        if (!await BestaatAsync(server, "select 1 from pg_roles where rolname = $1", rol, ct)) await VoerUitAsync(server, $"create role {rol}", ct);
        if (gebruik.Username == rol && gebruik.Password is { } wachtwoord)
            await VoerUitAsync(server, $"alter role {rol} login password '{wachtwoord.Replace("'", "''", StringComparison.Ordinal)}'", ct);
        else if (gebruik.Username != rol)
            await VoerUitAsync(server, $"grant {rol} to {Naam(gebruik.Username!)}", ct);
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnectionStringBuilder beheer, CancellationToken ct)
    {
        foreach (var database in (string?[])[beheer.Database, "postgres"])
        {
            var verbinding = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(beheer.ConnectionString) { Database = database }.ConnectionString);
            try
            {
                await verbinding.OpenAsync(ct);
                return verbinding;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName && database != "postgres")
            {
                await verbinding.DisposeAsync();
            }
        }
        throw new OpdrachtMislukt("De databaseserver antwoordt, maar geen database is te openen.");
    }

    private static async Task<bool> BestaatAsync(NpgsqlConnection server, string vraag, string naam, CancellationToken ct)
    {
        await using var opdracht = new NpgsqlCommand(vraag, server) { Parameters = { new() { Value = naam } } };
        return await opdracht.ExecuteScalarAsync(ct) is not null;
    }

    private static async Task VoerUitAsync(NpgsqlConnection server, string sql, CancellationToken ct)
    {
        await using var opdracht = new NpgsqlCommand(sql, server);
        await opdracht.ExecuteNonQueryAsync(ct);
    }

    private static string Naam(string naam) => $"\"{naam.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
