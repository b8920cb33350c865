using Handhaving.Borging;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Handhaving.Raadplegingen;

/// <summary>
/// The access log in PostgreSQL: what was processed (without who did it, as the standard wants), who did it and why, and a counter per key. The
/// view shows each line in the form of an event, which is how the log beside it (<see cref="Borgingsschema"/>) takes it in.
/// </summary>
internal sealed class Raadpleegschema(string app) : FeatureSchemaBase("raadpleging", new PostgresqlMigrator())
{
    public const string Schema = "raadpleging", Logregel = $"{Schema}.logregel", Auditregel = $"{Schema}.auditregel", Teller = $"{Schema}.teller", Gebeurtenis = $"{Schema}.gebeurtenis";

    /// <summary>The address of the activity of a line; indexed in this spelling.</summary>
    public const string Activiteit = "(regel -> 'attributes'::text) ->> 'dpl.core.processing_activity_id'::text";

    private const string Nummer = $"{Schema}.nummer", LogVanGemeente = "logregel_log_van_gemeente";

    public override Type StorageType => typeof(Raadpleegschema);

    public override IEnumerable<Type> DependentTypes() => [typeof(Borgingsschema)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        yield return new Sequence(PostgresqlProvider.Instance.Parse(Schema, "nummer"));
        yield return Tabel(Logregel, t =>
        {
            t.AddColumn("log", "text").AsPrimaryKey();
            t.AddColumn("nr", "bigint").AsPrimaryKey().DefaultValueByExpression($"nextval('{Nummer}'::regclass)");
            t.AddColumn("gemeente", "text").NotNull();
            t.AddColumn("id", "uuid").NotNull();
            t.AddColumn("sleutel", "text").NotNull();
            t.AddColumn("n", "bigint").NotNull();
            t.AddColumn("soort", "text").NotNull();
            t.AddColumn("op", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
            t.AddColumn("trace", "text").NotNull();
            t.AddColumn("onderwerp", "text");
            t.AddColumn("regel", "jsonb").NotNull();
            t.AddColumn("afsluiting", "jsonb");
            t.AddColumn("merk", "text").NotNull();
            t.Indexes.Add(new IndexDefinition("logregel_id") { Columns = ["gemeente", "id"], IsUnique = true });
            // By log and not by gemeente: a line outside the log takes no number in it.
            t.Indexes.Add(new IndexDefinition("logregel_sleutel") { Columns = ["log", "sleutel", "n"], IsUnique = true });
            t.Indexes.Add(new IndexDefinition("logregel_trace") { Columns = ["log", "trace"] });
            t.Indexes.Add(new IndexDefinition("logregel_onderwerp") { Columns = ["log", "onderwerp"] });
            t.Indexes.Add(new IndexDefinition("logregel_op") { Columns = ["log", "op"] });
            t.Indexes.Add(new IndexDefinition("logregel_activiteit") { Columns = ["log", $"({Activiteit})", "nr"] });
        });
        yield return Tabel(Auditregel, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("logregel", "uuid").AsPrimaryKey();
            t.AddColumn("medewerker", "uuid").NotNull();
            t.AddColumn("rol", "text").NotNull();
            t.AddColumn("mandaat", "text");
            t.AddColumn("zaak", "uuid");
            t.AddColumn("gegevens", "jsonb").NotNull();
            t.Indexes.Add(new IndexDefinition("auditregel_zaak") { Columns = ["gemeente", "zaak"] });
            t.Indexes.Add(new IndexDefinition("auditregel_medewerker") { Columns = ["gemeente", "medewerker"] });
        });
        yield return Tabel(Teller, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("sleutel", "text").AsPrimaryKey();
            t.AddColumn("n", "bigint").NotNull();
        });
        yield return InHetLog();
        yield return AlsGebeurtenis();
        yield return SqlObject.Functie(Schema, "weiger_wijziging", "begin raise exception 'Het raadpleeglog is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end");
        yield return SqlObject.Functie(Schema, "naar_inbox", $"begin insert into {Borgingsschema.Inbox} (gemeente, seq_id, stroom, versie) values (new.log, new.nr, new.sleutel, new.n); perform pg_notify('{Borger.Raadpleegkanaal}', ''); return null; end", alsEigenaar: true);
        yield return SqlObject.Trigger("naar_inbox", Logregel, "after insert", "for each row", $"{Schema}.naar_inbox", SqlObject.NaElkeRij);
        foreach (var tabel in (string[])[Logregel, Auditregel])
            yield return SqlObject.Trigger("alleen_toevoegen", tabel, "before update or delete or truncate", "for each statement", $"{Schema}.weiger_wijziging", SqlObject.VoorWijziging);
        yield return Rechten();
    }

    private static Table Tabel(string naam, Action<Table> maak)
    {
        var tabel = new Table(naam);
        maak(tabel);
        return tabel;
    }

    /// <summary>A line stands in the log of its gemeente, or nobody would audit it. Lines of before are left to the audit, which counts those that do not.</summary>
    private static SqlObject InHetLog() => new(Schema, LogVanGemeente,
        klopt: $"select pg_get_constraintdef(oid) = $body$CHECK ((log = (gemeente || '{Raadpleeglog.Achtervoegsel}'::text))) NOT VALID$body$ from pg_constraint where conrelid = to_regclass('{Logregel}') and conname = '{LogVanGemeente}'",
        maak: $"""
            alter table {Logregel} drop constraint if exists {LogVanGemeente};
            alter table {Logregel} add constraint {LogVanGemeente} check (log = gemeente || '{Raadpleeglog.Achtervoegsel}') not valid;
            """);

    private static SqlObject AlsGebeurtenis()
    {
        // What is searched by stands in columns of its own and takes its place here: changed there, it is not what the log took in.
        const string body = $"""
             SELECT l.log AS tenant_id, l.nr AS seq_id, l.id, l.sleutel AS stream_id, l.n AS version, l.soort AS type, l.op AS "timestamp",
                jsonb_build_object('audit', (a.gegevens - 'zaak') || CASE WHEN a.zaak IS NULL THEN jsonb_build_object() ELSE jsonb_build_object('zaak', a.zaak) END,
                  'logregel', CASE WHEN l.onderwerp IS NULL THEN r.regel ELSE jsonb_set(r.regel, array['attributes', 'dpl.core.data_subject_id'], to_jsonb(l.onderwerp)) END)
                  || coalesce(l.afsluiting, jsonb_build_object()) AS data,
                a.medewerker::text AS user_name, l.trace AS correlation_id, jsonb_build_object('rol', a.rol, 'mandaat', a.mandaat, '{Toelating.Kopregel}', l.merk) AS headers
               FROM {Logregel} l LEFT JOIN {Auditregel} a ON a.gemeente = l.gemeente AND a.logregel = l.id,
                 LATERAL (SELECT ((l.regel || jsonb_build_object('trace_id', l.trace)) #- array['attributes', 'dpl.core.data_subject_id']) AS regel) r
              WHERE l.log = l.gemeente || '{Raadpleeglog.Achtervoegsel}'
            """;
        return new(Schema, "gebeurtenis",
            // PostgreSQL keeps a view in a spelling of its own: the text that made it stands in its comment.
            klopt: $"select obj_description(to_regclass('{Gebeurtenis}'), 'pg_class') = md5($body${body}$body$)",
            maak: $"""
                create or replace view {Gebeurtenis} as
                {body};
                do $body$ begin execute format('comment on view {Gebeurtenis} is %L', md5($inhoud${body}$inhoud$)); end $body$;
                """);
    }

    /// <summary>The application adds and reads. Nobody changes a line; a counter only the application moves.</summary>
    private SqlObject Rechten() => new(Schema, "rechten",
        klopt: $"""
            select bool_and(coalesce(has_table_privilege('{app}', to_regclass(t.tabel), r) = (r = any(t.mag)), false))
              and not has_any_column_privilege('{app}', to_regclass('{Logregel}'), 'update') and not has_any_column_privilege('{app}', to_regclass('{Auditregel}'), 'update')
              and not has_schema_privilege('{app}', '{Schema}', 'create') and has_sequence_privilege('{app}', to_regclass('{Nummer}'), 'usage')
            from (values ('{Logregel}', array['select', 'insert']), ('{Auditregel}', array['select', 'insert']), ('{Teller}', array['select', 'insert', 'update']), ('{Gebeurtenis}', array['select'])) t(tabel, mag),
              unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r
            """,
        maak: $"""
            revoke create on schema {Schema} from {app}, public;
            grant usage on schema {Schema} to {app};
            revoke all on all tables in schema {Schema} from {app}, public;
            revoke all on all sequences in schema {Schema} from {app}, public;
            grant usage on sequence {Nummer} to {app};
            grant select, insert on {Logregel}, {Auditregel} to {app};
            grant select, insert, update on {Teller} to {app};
            grant select on {Gebeurtenis} to {app};
            """);
}
