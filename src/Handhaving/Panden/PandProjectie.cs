using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Panden;

/// <summary>Keeps the write model in the transaction of its events.</summary>
public sealed partial class PandProjectie : SingleStreamProjection<Pand, string>
{
    public PandProjectie()
    {
        Name = nameof(Pand);
        IncludeType<Pandgebeurtenis>();
    }

    public override Pand? Evolve(Pand? snapshot, string id, IEvent e) => Pand.Na(snapshot, e);
}
