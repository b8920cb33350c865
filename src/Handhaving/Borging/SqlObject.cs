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
    public DbObjectName Identifier { get; } = PostgresqlProvider.Instance.Parse(schema, naam);

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine(maak);

    public void WriteDropStatement(Migrator migrator, TextWriter writer) { }

    public void ConfigureQueryCommand(Weasel.Core.DbCommandBuilder builder) => builder.Append($"select coalesce(({klopt}), false);");

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        return new SchemaObjectDelta(this, reader.GetBoolean(0) ? SchemaPatchDifference.None : SchemaPatchDifference.Create);
    }

    public IEnumerable<DbObjectName> AllNames() => [Identifier];
}
