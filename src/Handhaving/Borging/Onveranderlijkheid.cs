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
    private readonly string _schema = opts.Events.DatabaseSchemaName;

    public override Type StorageType => typeof(Onveranderlijkheid);

    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var gebeurtenissen = $"{_schema}.mt_events";

        yield return SqlObject.Functie(_schema, "weiger_wijziging", "begin raise exception 'De geschiedenis is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end");
        // The transaction id is taken first: once it is visible, a reader knows that this transaction may still add a
        // row with this moment, and calls his answer provisional.
        yield return SqlObject.Functie(_schema, "stempel_registratie", "begin perform pg_current_xact_id(); new.timestamp := clock_timestamp(); return new; end");
        yield return SqlObject.Trigger("alleen_toevoegen", gebeurtenissen, "before update or delete or truncate", "for each statement", $"{_schema}.weiger_wijziging", SqlObject.VoorWijziging);
        yield return SqlObject.Trigger("stempel_registratie", gebeurtenissen, "before insert", "for each row", $"{_schema}.stempel_registratie", SqlObject.VoorElkeRij);
        yield return Rechten();
    }

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
                ('{Persoonsgegevens.Kluisschema.Wissing}', array['select', 'insert']), ('{Persoonsgegevens.Kluisschema.Wislijst}', array['select', 'insert']), ('{Persoonsgegevens.Kluisschema.Zoekindex}', array['select', 'insert', 'delete']),
                ('{Persoonsgegevens.Kluisschema.Beperking}', array['select', 'insert']), ('{Persoonsgegevens.Kluisschema.Rectificatie}', array['select', 'insert'])) t(tabel, mag),
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
            grant select, insert on {Persoonsgegevens.Kluisschema.Wissing}, {Persoonsgegevens.Kluisschema.Wislijst} to {app};
            grant update (gewist) on {Persoonsgegevens.Kluisschema.Wissing} to {app};
            grant select, insert, delete on {Persoonsgegevens.Kluisschema.Zoekindex} to {app};
            grant select, insert on {Persoonsgegevens.Kluisschema.Beperking}, {Persoonsgegevens.Kluisschema.Rectificatie} to {app};
            grant update (opgeheven) on {Persoonsgegevens.Kluisschema.Beperking} to {app};
            grant update (rectificatie) on {Persoonsgegevens.Kluisschema.Rectificatie} to {app};
            """);
}
