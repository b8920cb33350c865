using Handhaving.Panden;
using JasperFx.Events;

namespace Handhaving.Dossiers;

/// <summary>
/// Which events of a pand belong in the procesdossier of one zaak (Awb 7:4 lid 2, 8:42 lid 1). The readable half and the
/// evidence ask here, so that no event is told in the one and only a header in the other.
/// </summary>
public static class Zaakstroom
{
    /// <summary>
    /// Those of the pand itself and of the zaak; a melding that left the zaak or came from another one, with its receipt
    /// there; and what corrects one of these, in whichever zaak that was recorded.
    /// </summary>
    /// <param name="stroom">All events of the pand.</param>
    /// <param name="zaakId">The zaak of the dossier.</param>
    /// <returns>In the order in which they came.</returns>
    public static IReadOnlyList<IEvent> Van(IReadOnlyList<IEvent> stroom, Guid zaakId)
    {
        var eigen = stroom.Where(e => e.Data switch
        {
            MeldingGekoppeld m => m.ZaakId == zaakId || m.VanZaakId == zaakId,
            Zaakgebeurtenis z => z.ZaakId == zaakId,
            _ => true,
        }).Select(e => e.Id).ToHashSet();
        eigen.UnionWith(stroom.Select(e => e.Data).OfType<MeldingGekoppeld>().Where(m => m.ZaakId == zaakId).Select(m => m.Ontvangst).OfType<Guid>());
        eigen.UnionWith(stroom.Where(e => (e.Data is GegevenGecorrigeerd g && eigen.Contains(g.Gebeurtenis)) || (e.Data is GegevenGerectificeerd r && eigen.Contains(r.Veld.Gebeurtenis))).Select(e => e.Id).ToList());
        return [.. stroom.Where(e => eigen.Contains(e.Id))];
    }
}
