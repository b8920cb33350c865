using Handhaving.Borging;
using Handhaving.Partners;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Handhaving.Leveringen;

/// <summary>
/// The feeds in PostgreSQL: how far the writer is in the log, and per feed its rows, its tree, what was given out and what was confirmed. A
/// row is never changed; it can only give way to a later one. A personal value never stands here.
/// </summary>
internal sealed class Leveringsschema(string app) : FeatureSchemaBase("levering", new PostgresqlMigrator())
{
    public const string Schema = "levering", Stand = $"{Schema}.stand", Feed = $"{Schema}.feed", Onderwerp = $"{Schema}.onderwerp", Regel = $"{Schema}.regel", Knoop = $"{Schema}.knoop",
        Correctie = $"{Schema}.correctie", Levering = $"{Schema}.levering", Bevestiging = $"{Schema}.bevestiging", Checkpoint = $"{Schema}.checkpoint";

    /// <summary>Written once, never changed and never removed.</summary>
    private static readonly string[] AlleenToevoegen = [Knoop, Correctie, Levering, Bevestiging, Checkpoint];

    public override Type StorageType => typeof(Leveringsschema);

    public override IEnumerable<Type> DependentTypes() => [typeof(Borgingsschema), typeof(Partnerschema)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        yield return Tabel(Stand, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("positie", "bigint").NotNull();
            t.AddColumn("dag", "date").NotNull();
        });
        yield return Tabel(Feed, t =>
        {
            Sleutel(t);
            t.AddColumn("afspraak", "uuid").NotNull();
            t.AddColumn("versie", "integer");
            t.AddColumn("begonnen", "timestamptz").NotNull();
            t.AddColumn("head", "bigint").NotNull();
            t.AddColumn("grens", "bigint").NotNull();
            t.AddColumn("rand", "bytea[]").NotNull();
        });
        yield return Tabel(Onderwerp, t =>
        {
            Sleutel(t);
            t.AddColumn("zaak", "uuid").AsPrimaryKey();
            t.AddColumn("pand", "text").NotNull();
            t.AddColumn("nr", "bigint").NotNull();
            t.AddColumn("afdruk", "bytea").NotNull();
            t.Indexes.Add(new IndexDefinition("onderwerp_pand") { Columns = ["gemeente", "pand"] });
        });
        yield return Tabel(Regel, t =>
        {
            Sleutel(t);
            t.AddColumn("nr", "bigint").AsPrimaryKey();
            t.AddColumn("onderwerp", "text").NotNull();
            t.AddColumn("verwijderd", "boolean").NotNull();
            t.AddColumn("versie", "integer").NotNull();
            t.AddColumn("reden", "text").NotNull();
            t.AddColumn("gebeurtenis", "uuid");
            t.AddColumn("spoor", "text").NotNull();
            t.AddColumn("op", "timestamptz").NotNull();
            t.AddColumn("data", "jsonb");
            t.Indexes.Add(new IndexDefinition("regel_onderwerp") { Columns = ["gemeente", "feed", "onderwerp"] });
        });
        yield return Tabel(Knoop, t =>
        {
            Sleutel(t);
            t.AddColumn("niveau", "integer").AsPrimaryKey();
            t.AddColumn("nr", "bigint").AsPrimaryKey();
            t.AddColumn("hash", "bytea").NotNull();
        });
        yield return Tabel(Correctie, t =>
        {
            Sleutel(t);
            t.AddColumn("nr", "bigint").AsPrimaryKey();
            t.AddColumn("reden", "text").NotNull();
            t.AddColumn("op", "timestamptz").NotNull();
        });
        yield return Tabel(Levering, t =>
        {
            Sleutel(t);
            t.AddColumn("id", "uuid").AsPrimaryKey();
            t.AddColumn("op", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
            t.AddColumn("afnemer", "uuid").NotNull();
            t.AddColumn("beslissing", "uuid").NotNull();
            t.AddColumn("versie", "integer");
            t.AddColumn("na", "bigint").NotNull();
            t.AddColumn("tot", "bigint").NotNull();
            t.AddColumn("aantal", "integer").NotNull();
            t.AddColumn("sha256", "bytea").NotNull();
            t.AddColumn("spoor", "text").NotNull();
            t.Indexes.Add(new IndexDefinition("levering_tot") { Columns = ["gemeente", "feed", "tot"] });
        });
        yield return Tabel(Bevestiging, t =>
        {
            Sleutel(t);
            t.AddColumn("tot", "bigint").AsPrimaryKey();
            t.AddColumn("afnemer", "uuid").NotNull();
            t.AddColumn("op", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
        });
        yield return Tabel(Checkpoint, t =>
        {
            Sleutel(t);
            t.AddColumn("omvang", "bigint").AsPrimaryKey();
            t.AddColumn("notitie", "text").NotNull();
            t.AddColumn("op", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
        });
        yield return SqlObject.Functie(Schema, "weiger_wijziging", "begin raise exception 'Wat is geleverd staat vast: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end");
        foreach (var tabel in AlleenToevoegen)
            yield return SqlObject.Trigger("alleen_toevoegen", tabel, "before update or delete or truncate", "for each statement", $"{Schema}.weiger_wijziging", SqlObject.VoorWijziging);
        yield return Rechten();
    }

    private static void Sleutel(Table tabel)
    {
        tabel.AddColumn("gemeente", "text").AsPrimaryKey();
        tabel.AddColumn("feed", "uuid").AsPrimaryKey();
    }

    private static Table Tabel(string naam, Action<Table> maak)
    {
        var tabel = new Table(naam);
        maak(tabel);
        return tabel;
    }

    private static (string Tabel, string Mag)[] Tabelrechten =>
    [
        (Stand, "select, insert, update"), (Feed, "select, insert, update"), (Onderwerp, "select, insert, update, delete"), (Regel, "select, insert, delete"),
        .. AlleenToevoegen.Select(t => (t, "select, insert")),
    ];

    /// <summary>The application moves the position and adds; a row it can only let go, what was delivered not even that.</summary>
    private SqlObject Rechten() => new(Schema, "rechten",
        klopt: $"""
            select bool_and(coalesce(has_table_privilege('{app}', to_regclass(t.tabel), r) = (r = any(t.mag)), false))
              and not has_any_column_privilege('{app}', to_regclass('{Regel}'), 'update') and not has_schema_privilege('{app}', '{Schema}', 'create')
            from (values {string.Join(", ", Tabelrechten.Select(t => $"('{t.Tabel}', array['{t.Mag.Replace(", ", "', '", StringComparison.Ordinal)}'])"))}) t(tabel, mag),
              unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r
            """,
        maak: $"""
            revoke create on schema {Schema} from {app}, public;
            grant usage on schema {Schema} to {app};
            revoke all on all tables in schema {Schema} from {app}, public;
            {string.Join("\n", Tabelrechten.Select(t => $"grant {t.Mag} on {t.Tabel} to {app};"))}
            """);
}
