using Handhaving.Borging;
using Handhaving.Raadplegingen;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Handhaving.Partners;

/// <summary>
/// What was decided about partners, which nobody changes; and which assertions were used, so that none is used twice on any node. The latter
/// go when they can no longer be used anyhow.
/// </summary>
internal sealed class Partnerschema(string app) : FeatureSchemaBase("partners", new PostgresqlMigrator())
{
    /// <summary>Needs nothing of it: a fixed place, so that the schema is printed in one order.</summary>
    public override IEnumerable<Type> DependentTypes() => [typeof(Raadpleegschema)];

    public const string Schema = "partners", Beslissing = $"{Schema}.beslissing", Verklaring = $"{Schema}.verklaring";

    public override Type StorageType => typeof(Partnerschema);

    protected override IEnumerable<Weasel.Core.ISchemaObject> schemaObjects()
    {
        yield return Tabel(Beslissing, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("id", "uuid").AsPrimaryKey();
            t.AddColumn("op", "timestamptz").NotNull().DefaultValueByExpression("clock_timestamp()");
            t.AddColumn("partner", "uuid");
            t.AddColumn("soort", "text").NotNull();
            t.AddColumn("feed", "text");
            t.AddColumn("toegestaan", "boolean").NotNull();
            t.AddColumn("reden", "text").NotNull();
            t.AddColumn("transactie", "uuid").NotNull();
            t.AddColumn("trace", "text").NotNull();
            t.AddColumn("regel", "jsonb").NotNull();
            t.Indexes.Add(new IndexDefinition("beslissing_partner") { Columns = ["gemeente", "partner", "id"] });
            t.Indexes.Add(new IndexDefinition("beslissing_transactie") { Columns = ["gemeente", "transactie"] });
        });
        yield return Tabel(Verklaring, t =>
        {
            t.AddColumn("gemeente", "text").AsPrimaryKey();
            t.AddColumn("partner", "uuid").AsPrimaryKey();
            t.AddColumn("jti", "bytea").AsPrimaryKey();
            t.AddColumn("tot", "timestamptz").NotNull();
        });
        yield return SqlObject.Functie(Schema, "weiger_wijziging", "begin raise exception 'Een beslissing is onveranderlijk: % op % geweigerd', tg_op, tg_relid::regclass using errcode = '42501'; end");
        yield return SqlObject.Trigger("alleen_toevoegen", Beslissing, "before update or delete or truncate", "for each statement", $"{Schema}.weiger_wijziging", SqlObject.VoorWijziging);
        yield return Rechten();
    }

    private static Table Tabel(string naam, Action<Table> maak)
    {
        var tabel = new Table(naam);
        maak(tabel);
        return tabel;
    }

    private SqlObject Rechten() => new(Schema, "rechten",
        klopt: $"""
            select bool_and(coalesce(has_table_privilege('{app}', to_regclass(t.tabel), r) = (r = any(t.mag)), false))
              and not has_any_column_privilege('{app}', to_regclass('{Beslissing}'), 'update') and not has_schema_privilege('{app}', '{Schema}', 'create')
            from (values ('{Beslissing}', array['select', 'insert']), ('{Verklaring}', array['select', 'insert', 'delete'])) t(tabel, mag),
              unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r
            """,
        maak: $"""
            revoke create on schema {Schema} from {app}, public;
            grant usage on schema {Schema} to {app};
            revoke all on all tables in schema {Schema} from {app}, public;
            grant select, insert on {Beslissing} to {app};
            grant select, insert, delete on {Verklaring} to {app};
            """);
}
