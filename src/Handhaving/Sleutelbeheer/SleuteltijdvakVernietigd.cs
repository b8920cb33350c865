using System.Collections.Immutable;
using Handhaving.Platform;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Sleutelbeheer;

/// <summary>
/// From here on no key that was wrapped in this epoch opens, in whatever backup it stands: a backup of then opens by the keys of persons of
/// now alone. A value that was erased while its key lives on is still in it (ADR 0025).
/// </summary>
/// <param name="AfgeslotenOp">Since when nothing in the database was wrapped under it any more.</param>
[Gebeurtenisnaam("sleuteltijdvak-vernietigd.v1", "De sleutel van een afgesloten tijdvak is vernietigd.", Artikel = "AVG 17, 32")]
public sealed record SleuteltijdvakVernietigd(int Tijdvak, DateTimeOffset AfgeslotenOp) : Gebeurtenis;

/// <summary>The epochs that a gemeente saw destroyed. Its stream is a stream like any other, so this stands in the log.</summary>
public sealed record Sleutelregister(string Id, long Version, ImmutableList<int> Vernietigd)
{
    public const string Stroom = "sleutels";

    public static Sleutelregister Na(Sleutelregister? register, IEvent e)
    {
        register ??= new(Stroom, 0, []);
        return (e.Data is SleuteltijdvakVernietigd v ? register with { Vernietigd = register.Vernietigd.Add(v.Tijdvak) } : register) with { Version = e.Version > 0 ? e.Version : register.Version + 1 };
    }
}

public sealed partial class SleutelregisterProjectie : SingleStreamProjection<Sleutelregister, string>
{
    public SleutelregisterProjectie()
    {
        Name = nameof(Sleutelregister);
        IncludeType<SleuteltijdvakVernietigd>();
    }

    public override Sleutelregister? Evolve(Sleutelregister? snapshot, string id, IEvent e) => Sleutelregister.Na(snapshot, e);
}
