using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Handhaving.Borging;

/// <summary>
/// The verifiable log beside the events: a queue that a trigger fills in the transaction of the event itself, the entries
/// with their tree and chains, and what was signed and stamped over them.
/// </summary>
internal sealed class Borgingsschema(StoreOptions opts, string app) : FeatureSchemaBase("borging", new PostgresqlMigrator())
{
    public const string Schema = "borging", Inbox = $"{Schema}.inbox", Post = $"{Schema}.post", Schakel = $"{Schema}.schakel", Keten = $"{Schema}.keten",
        Knoop = $"{Schema}.knoop", Stand = $"{Schema}.stand", Checkpoint = $"{Schema}.checkpoint", Anker = $"{Schema}.anker", Aanvang = $"{Schema}.aanvang",
        Ijking = $"{Schema}.ijking", Overgang = $"{Schema}.overgang";

    /// <summary>Written once, never changed.</summary>
    private static readonly string[] AlleenToevoegen = [Post, Schakel, Knoop, Checkpoint, Anker, Aanvang, Ijking, Overgang];

    private readonly string _gebeurtenissen = $"{opts.Events.DatabaseSchemaName}.mt_events";

    public override Type StorageType => typeof(Borgingsschema);

    /// <summary>Also behind what stands on the events already, so that the script has one order.</summary>
    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent), typeof(Onveranderlijkheid)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        yield return Tabel(Inbox, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("seq_id", "bigint").AsPrimaryKey();
            t.AddColumn("stroom", "text").NotNull();
            t.AddColumn("versie", "bigint").NotNull();
            t.AddColumn("aangeboden", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
            t.AddColumn("geweigerd", "text");
        });
        yield return Tabel(Post, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("i", "bigint").AsPrimaryKey();
            t.AddColumn("seq_id", "bigint");
            t.AddColumn("gebeurtenis", "uuid");
            t.AddColumn("stroom", "text");
            t.AddColumn("versie", "bigint");
            t.AddColumn("kop", "bytea").NotNull();
            t.AddColumn("inhoud", "bytea").NotNull();
            t.AddColumn("blad", "bytea").NotNull();
            t.AddColumn("opening", "bytea").NotNull();
            t.Indexes.Add(new IndexDefinition("post_seq_id") { Columns = ["gemeente", "seq_id"], IsUnique = true });
            t.Indexes.Add(new IndexDefinition("post_gebeurtenis") { Columns = ["gemeente", "gebeurtenis"], IsUnique = true });
            t.Indexes.Add(new IndexDefinition("post_stroom_versie") { Columns = ["gemeente", "stroom", "versie"], IsUnique = true });
        });
        yield return Tabel(Schakel, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("keten", "text").AsPrimaryKey();
            t.AddColumn("n", "bigint").AsPrimaryKey();
            t.AddColumn("i", "bigint").NotNull();
        });
        yield return Tabel(Keten, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("stroom", "text").AsPrimaryKey();
            t.AddColumn("keten", "text").NotNull();
            t.AddColumn("zout", "bytea").NotNull();
            t.AddColumn("n", "bigint").NotNull();
            t.AddColumn("hoofd", "bytea");
        });
        yield return Tabel(Knoop, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("niveau", "integer").AsPrimaryKey();
            t.AddColumn("nr", "bigint").AsPrimaryKey();
            t.AddColumn("hash", "bytea").NotNull();
        });
        yield return Tabel(Stand, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("omvang", "bigint").NotNull();
            t.AddColumn("rand", "bytea[]").NotNull();
            t.AddColumn("t", "timestamptz").NotNull();
        });
        yield return Tabel(Checkpoint, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("omvang", "bigint").AsPrimaryKey();
            t.AddColumn("getuigen", "integer").AsPrimaryKey();
            t.AddColumn("notitie", "text").NotNull();
            t.AddColumn("op", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
        });
        yield return Tabel(Anker, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("i", "bigint").AsPrimaryKey();
            t.AddColumn("omvang", "bigint").NotNull();
            t.AddColumn("token", "bytea").NotNull();
            t.AddColumn("op", "timestamptz").NotNull();
        });
        yield return Tabel(Aanvang, t => t.AddColumn("seq_id", "bigint").AsPrimaryKey());
        yield return Tabel(Overgang, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("seq_id", "bigint").AsPrimaryKey();
            t.AddColumn("merk", "text").NotNull();
        });
        yield return Tabel(Ijking, t =>
        {
            t.AddColumn("nr", "bigint").AsPrimaryKey();
            t.AddColumn("op", "timestamptz").NotNull();
            t.AddColumn("regels", "text[]").NotNull();
            t.AddColumn("zegel", "bytea").NotNull();
        });

        yield return SqlObject.Functie(Schema, "weiger_wijziging", "begin raise exception 'Het log is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end");
        // Marten writes tombstones for sequence numbers that a failed append had reserved: they are no history.
        yield return SqlObject.Functie(Schema, "naar_inbox", $"begin if new.type <> 'tombstone' then insert into {Inbox} (gemeente, seq_id, stroom, versie) values (new.tenant_id, new.seq_id, new.stream_id, new.version); end if; return null; end", alsEigenaar: true);
        yield return SqlObject.Trigger("naar_inbox", _gebeurtenissen, "after insert", "for each row", $"{Schema}.naar_inbox", SqlObject.NaElkeRij);
        foreach (var tabel in AlleenToevoegen)
            yield return SqlObject.Trigger("alleen_toevoegen", tabel, "before update or delete or truncate", "for each statement", $"{Schema}.weiger_wijziging", SqlObject.VoorWijziging);
        yield return Voorgeschiedenis();
        yield return Rechten();
    }

    private static Table Tabel(string naam, Action<Table> maak)
    {
        var tabel = new Table(naam);
        maak(tabel);
        return tabel;
    }

    /// <summary>
    /// Events of before the log was there get their places in the queue, once. Their admission tags the application makes at its
    /// first start (<see cref="Borging.Overgang"/>): what an owner of tables writes here admits nothing.
    /// </summary>
    private SqlObject Voorgeschiedenis() => new(Schema, "voorgeschiedenis",
        // Asked in text: on an empty database the table is not there to be named.
        klopt: $"select case when to_regclass('{Aanvang}') is null then false else query_to_xml('select from {Aanvang}', false, false, '')::text like '%<row%' end",
        maak: $"""
            do $body$ begin
            lock table {_gebeurtenissen} in share row exclusive mode;
            insert into {Inbox} (gemeente, seq_id, stroom, versie) select tenant_id, seq_id, stream_id, version from {_gebeurtenissen} where type <> 'tombstone' on conflict do nothing;
            insert into {Aanvang} select coalesce(max(seq_id), 0) from {_gebeurtenissen} where not exists (select from {Aanvang});
            end $body$;
            """);

    /// <summary>The application works off the queue and adds to the log; what stands there it cannot change.</summary>
    private SqlObject Rechten() => new(Schema, "rechten",
        klopt: $"""
            select bool_and(coalesce(has_table_privilege('{app}', to_regclass(t.tabel), r) = (r = any(t.mag)), false))
              and not has_any_column_privilege('{app}', to_regclass('{Post}'), 'update') and not has_schema_privilege('{app}', '{Schema}', 'create')
            from (values {string.Join(", ", Tabelrechten.Select(t => $"('{t.Tabel}', array['{t.Mag.Replace(", ", "', '", StringComparison.Ordinal)}'])"))}) t(tabel, mag),
              unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r
            """,
        maak: $"""
            revoke create on schema {Schema} from {app}, public;
            grant usage on schema {Schema} to {app};
            revoke all on all tables in schema {Schema} from {app}, public;
            {string.Join("\n", Tabelrechten.Select(t => $"grant {t.Mag} on {t.Tabel} to {app};"))}
            """);

    private static (string Tabel, string Mag)[] Tabelrechten =>
    [
        (Inbox, "select, update, delete"), (Keten, "select, insert, update"), (Stand, "select, insert, update"), (Anker, "select, insert"),
        (Post, "select, insert"), (Schakel, "select, insert"), (Knoop, "select, insert"), (Checkpoint, "select, insert"), (Aanvang, "select"), (Ijking, "select, insert"), (Overgang, "select, insert"),
    ];
}
