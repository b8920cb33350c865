using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Handhaving.Panden;

/// <summary>Folds the write model from its events whenever it is asked for, so that a new field needs no stored model to be rewritten.</summary>
public sealed partial class PandProjectie : SingleStreamProjection<Pand, string>
{
    public PandProjectie()
    {
        Name = nameof(Pand);
        IncludeType<Pandgebeurtenis>();
    }

    public override Pand? Evolve(Pand? snapshot, string id, IEvent e) => Pand.Na(snapshot, e);
}
