using System.Collections.Immutable;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;
using Marten.Events.Aggregation;

namespace Handhaving.Borging.Controle;

/// <summary>How often the audit found something.</summary>
/// <param name="Code">The name of the finding, from the code of the product.</param>
public sealed record Telling(string Code, int Aantal);

/// <param name="Posten">Entries that were recomputed.</param>
/// <param name="Leesmodellen">Documents of read models that were rebuilt and compared.</param>
/// <param name="Afwijkingen">Findings that show a change, those of the database included.</param>
/// <param name="Ijking">Number of the measure that the database was held against; null when there was none.</param>
[Gebeurtenisnaam("borging-gecontroleerd.v1", "De borging van de geschiedenis is gecontroleerd.")]
public sealed record BorgingGecontroleerd(long Posten, long Leesmodellen, int Afwijkingen, ImmutableArray<Telling> Bevindingen, long? Ijking) : Gebeurtenis;

/// <summary>The last audit of one of the two logs of a gemeente. Its stream is a stream like any other, so the report is itself in the log.</summary>
public sealed record Controleregister(string Id, long Version, DateTimeOffset LaatsteOp, int Afwijkingen)
{
    public const string Stroom = "borging", RaadpleegStroom = "borging-raadpleging";

    public static Controleregister Na(Controleregister? register, IEvent e)
    {
        register ??= new(e.StreamKey!, 0, default, 0);
        return (e.Data is BorgingGecontroleerd g ? register with { LaatsteOp = g.GebeurdOp, Afwijkingen = g.Afwijkingen } : register) with { Version = e.Version > 0 ? e.Version : register.Version + 1 };
    }
}

public sealed partial class ControleregisterProjectie : SingleStreamProjection<Controleregister, string>
{
    public ControleregisterProjectie()
    {
        Name = nameof(Controleregister);
        IncludeType<BorgingGecontroleerd>();
    }

    public override Controleregister? Evolve(Controleregister? snapshot, string id, IEvent e) => Controleregister.Na(snapshot, e);

    public static void Inrichten(StoreOptions opts) => opts.Projections.Add<ControleregisterProjectie>(JasperFx.Events.Projections.ProjectionLifecycle.Inline);
}
