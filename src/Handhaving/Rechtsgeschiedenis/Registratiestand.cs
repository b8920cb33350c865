using Handhaving.Borging;
using Handhaving.Persoonsgegevens;
using Npgsql;

namespace Handhaving.Rechtsgeschiedenis;

/// <summary>Up to which moment of registration an answer knows things, and whether that can still change.</summary>
/// <param name="Voorlopig">A transaction that began before this moment is still open and may yet add something to it.</param>
/// <param name="Open">The moment that was asked for has not passed; this is what is known until now.</param>
public sealed record Registratiestand(DateTimeOffset BekendOp, bool Voorlopig, bool Open = false);

/// <summary>
/// Resolves a moment on the axis of registration. Every event carries the database's clock, taken inside its transaction
/// after that transaction became visible; so once no transaction is open that began before the moment, nothing can be added
/// to it any more, and the same question gives the same answer for ever. What only books or records who looked writes no
/// events, and keeps no answer waiting.
/// </summary>
public sealed class Registratieklok(NpgsqlDataSource db)
{
    /// <param name="bekendOp">The moment asked for; null means now by the database's clock.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Null when the moment lies in the future: nobody knows yet what will be known then.</returns>
    /// <remarks>Read the events after this call, never before: what ended before it is visible to what comes after.</remarks>
    public async Task<Registratiestand?> StandAsync(DateTimeOffset? bekendOp, CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"""
            with moment as materialized (select coalesce($1, clock_timestamp()) as op)
            select op, op > clock_timestamp() + interval '1 second' as toekomst,
              op > clock_timestamp() or exists (select from pg_stat_activity where datname = current_database() and backend_xid is not null and backend_type <> 'autovacuum worker'
                and application_name not in ('{Kluisverbinding.Toepassingsnaam}', '{Logboek.Toepassingsnaam}') and pid <> pg_backend_pid() and (xact_start is null or xact_start <= op))
              or exists (select from pg_prepared_xacts where database = current_database()) as voorlopig
            from moment
            """);
        vraag.Parameters.Add(new NpgsqlParameter { Value = bekendOp?.UtcDateTime ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        await rij.ReadAsync(ct);
        return rij.GetBoolean(1) ? null : new Registratiestand(new DateTimeOffset(rij.GetDateTime(0), TimeSpan.Zero), rij.GetBoolean(2));
    }
}
