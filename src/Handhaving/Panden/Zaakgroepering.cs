using JasperFx.Events;
using JasperFx.Events.Grouping;
using Marten;

namespace Handhaving.Panden;

/// <summary>
/// Which zaken an event touches, for every read model that folds zaken: its own, the one that a melding leaves, and at a
/// correction all of the pand. A correction changes what was folded before, so it brings the pand as it is from then on; read
/// from the events themselves, so that a rebuild finds the same.
/// </summary>
public static class Zaakgroepering
{
    private const string Kop = "na-correctie";

    public static async Task GroepeerAsync(IQuerySession sessie, IReadOnlyList<IEvent> gebeurtenissen, IEventGrouping<Guid> groepen)
    {
        foreach (var e in gebeurtenissen)
        {
            switch (e.Data)
            {
                case GegevenGecorrigeerd:
                    var pand = (await sessie.Events.FetchStreamAsync(e.StreamKey!, version: e.Version)).Aggregate((Pand?)null, Pand.Na)!;
                    e.SetHeader(Kop, pand);
                    foreach (var zaakId in pand.Zaken.Keys) groepen.AddEvent(zaakId, e);
                    break;
                case MeldingGekoppeld { VanZaakId: { } van } g:
                    groepen.AddEvent(van, e);
                    groepen.AddEvent(g.ZaakId, e);
                    break;
                case Zaakgebeurtenis z:
                    groepen.AddEvent(z.ZaakId, e);
                    break;
            }
        }
    }

    /// <summary>One zaak after an event that was grouped here: the same as the write model has it.</summary>
    public static Zaak NaGroepering(this Zaak zaak, IEvent e) => e.Data is GegevenGecorrigeerd ? ((Pand)e.GetHeader(Kop)!).Zaak(zaak.Id)! : zaak.Na(e, e.Version);
}
