using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;

namespace Handhaving.Borging;

/// <summary>
/// What PostgreSQL itself enforces on the history: nothing is changed or removed, not even with
/// <c>session_replication_role = replica</c>, and the database's clock says when something was registered.
/// A superuser can still switch this off; that is what the verifiable log is for.
/// </summary>
internal sealed class Onveranderlijkheid(StoreOptions opts, string app) : FeatureSchemaBase("onveranderlijkheid", new PostgresqlMigrator())
{
    /// <summary>The bits of pg_trigger.tgtype: before, with delete, update and truncate; and before, with row and insert.</summary>
    private const int VoorWijziging = 2 + 8 + 16 + 32, VoorElkeRij = 1 + 2 + 4;

    private readonly string _schema = opts.Events.DatabaseSchemaName;

    public override Type StorageType => typeof(Onveranderlijkheid);

    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var gebeurtenissen = $"{_schema}.mt_events";

        yield return Functie("weiger_wijziging", "begin raise exception 'De geschiedenis is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end");
        // The transaction id is taken first: once it is visible, a reader knows that this transaction may still add a
        // row with this moment, and calls his answer provisional.
        yield return Functie("stempel_registratie", "begin perform pg_current_xact_id(); new.timestamp := clock_timestamp(); return new; end");
        yield return Trigger("alleen_toevoegen", gebeurtenissen, "before update or delete or truncate", "for each statement", "weiger_wijziging", VoorWijziging);
        yield return Trigger("stempel_registratie", gebeurtenissen, "before insert", "for each row", "stempel_registratie", VoorElkeRij);
        yield return Trigger("alleen_toevoegen", Persoonsgegevens.Kluisschema.Raadpleging, "before update or delete or truncate", "for each statement", "weiger_wijziging", VoorWijziging);
        yield return Rechten();
    }

    private SqlObject Functie(string naam, string body) => new(_schema, naam,
        klopt: $"""
            select prosrc = $body${body}$body$ and proconfig = array['search_path=pg_catalog, pg_temp'] and not prosecdef
            from pg_proc where oid = to_regproc('{_schema}.{naam}')
            """,
        maak: $"""
            create or replace function {_schema}.{naam}() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $body${body}$body$;
            """);

    private SqlObject Trigger(string naam, string tabel, string wanneer, string per, string functie, int soort) => new(_schema, $"{naam}_op_{tabel.Replace('.', '_')}",
        klopt: $"""
            select tgenabled = 'A' and tgfoid = to_regproc('{_schema}.{functie}') and tgqual is null and tgattr = ''::int2vector and tgtype = {soort}
            from pg_trigger where tgrelid = to_regclass('{tabel}') and tgname = '{naam}'
            """,
        maak: $"""
            create or replace trigger {naam} {wanneer} on {tabel} {per} execute function {_schema}.{functie}();
            alter table {tabel} enable always trigger {naam};
            """);

    /// <summary>The application adds and reads. New tables of the owner fall under the default privileges.</summary>
    private SqlObject Rechten() => new(_schema, "rechten",
        klopt: $"""
            select bool_and(coalesce(has_table_privilege('{app}', to_regclass(t.tabel), r) = (r = any(t.mag)), false))
              and not has_any_column_privilege('{app}', to_regclass('{_schema}.mt_events'), 'update')
              and not exists (select from pg_attribute where attrelid = to_regclass('{_schema}.mt_streams') and attnum > 0
                and has_column_privilege('{app}', attrelid, attnum, 'update') <> (attname in ('version', 'timestamp')))
              and not has_sequence_privilege('{app}', to_regclass('{_schema}.mt_events_sequence'), 'update')
              and not has_schema_privilege('{app}', '{_schema}', 'create') and not has_schema_privilege('{app}', '{Persoonsgegevens.Kluisschema.Schema}', 'create')
            from (values ('{_schema}.mt_events', array['select', 'insert']), ('{_schema}.mt_streams', array['select', 'insert']),
                ('{Persoonsgegevens.Kluisschema.Kluis}', array['select', 'insert', 'delete']), ('{Persoonsgegevens.Kluisschema.Sleutel}', array['select', 'insert', 'update']),
                ('{Persoonsgegevens.Kluisschema.Raadpleging}', array['select', 'insert'])) t(tabel, mag),
              unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r
            """,
        maak: $"""
            revoke create on schema {_schema}, {Persoonsgegevens.Kluisschema.Schema} from {app}, public;
            grant usage on schema {_schema}, {Persoonsgegevens.Kluisschema.Schema} to {app};
            alter default privileges in schema {_schema} grant select, insert, update, delete, truncate on tables to {app};
            alter default privileges in schema {_schema} grant usage, select on sequences to {app};
            grant select, insert, update, delete, truncate on all tables in schema {_schema} to {app};
            revoke all on all sequences in schema {_schema} from {app}, public;
            grant usage, select on all sequences in schema {_schema} to {app};
            revoke all on {_schema}.mt_events, {_schema}.mt_streams from {app}, public;
            grant select, insert on {_schema}.mt_events, {_schema}.mt_streams to {app};
            grant update (version, timestamp) on {_schema}.mt_streams to {app};
            revoke all on all tables in schema {Persoonsgegevens.Kluisschema.Schema} from {app}, public;
            grant select, insert, delete on {Persoonsgegevens.Kluisschema.Kluis} to {app};
            grant select, insert, update on {Persoonsgegevens.Kluisschema.Sleutel} to {app};
            grant select, insert on {Persoonsgegevens.Kluisschema.Raadpleging} to {app};
            """);
}
