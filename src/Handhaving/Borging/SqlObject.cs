using System.Data.Common;
using Weasel.Core;
using Weasel.Postgresql;

namespace Handhaving.Borging;

/// <summary>
/// What Weasel does not know (triggers, grants) as an ordinary schema object: <paramref name="klopt"/> asks the catalogue
/// whether it stands there exactly, <paramref name="maak"/> can be repeated. So db-assert sees a trigger that was switched
/// off or a right that was widened, and db-apply repairs it.
/// </summary>
internal sealed class SqlObject(string schema, string naam, string klopt, string maak) : ISchemaObject
{
    /// <summary>The bits of pg_trigger.tgtype: before, with delete, update and truncate; before, with row and insert; after, with row and insert.</summary>
    public const int VoorWijziging = 2 + 8 + 16 + 32, VoorElkeRij = 1 + 2 + 4, NaElkeRij = 1 + 4;

    /// <param name="alsEigenaar">It works with the rights of the owner of the tables; nobody may call it but a trigger.</param>
    public static SqlObject Functie(string schema, string naam, string body, bool alsEigenaar = false) => new(schema, naam,
        klopt: $"""
            select prosrc = $body${body}$body$ and proconfig = array['search_path=pg_catalog, pg_temp'] and prosecdef = {alsEigenaar}
              and not (prosecdef and has_function_privilege('public', oid, 'execute'))
            from pg_proc where oid = to_regproc('{schema}.{naam}')
            """,
        maak: $"""
            create or replace function {schema}.{naam}() returns trigger language plpgsql security {(alsEigenaar ? "definer" : "invoker")} set search_path = pg_catalog, pg_temp as $body${body}$body$;
            {(alsEigenaar ? $"revoke all on function {schema}.{naam}() from public;" : "")}
            """);

    /// <summary>Enabled always, so that <c>session_replication_role = replica</c> does not pass it.</summary>
    public static SqlObject Trigger(string naam, string tabel, string wanneer, string per, string functie, int soort) => new(functie.Split('.')[0], $"{naam}_op_{tabel.Replace('.', '_')}",
        klopt: $"""
            select tgenabled = 'A' and tgfoid = to_regproc('{functie}') and tgqual is null and tgattr = ''::int2vector and tgtype = {soort}
            from pg_trigger where tgrelid = to_regclass('{tabel}') and tgname = '{naam}'
            """,
        maak: $"""
            create or replace trigger {naam} {wanneer} on {tabel} {per} execute function {functie}();
            alter table {tabel} enable always trigger {naam};
            """);

    /// <summary>Whether it stands there exactly.</summary>
    public string Vraag => $"select coalesce(({klopt}), false)";

    public DbObjectName Identifier { get; } = PostgresqlProvider.Instance.Parse(schema, naam);

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine(maak);

    public void WriteDropStatement(Migrator migrator, TextWriter writer) { }

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder) => builder.Append($"{Vraag};");

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        return new SchemaObjectDelta(this, reader.GetBoolean(0) ? SchemaPatchDifference.None : SchemaPatchDifference.Create);
    }

    public IEnumerable<DbObjectName> AllNames() => [Identifier];
}
