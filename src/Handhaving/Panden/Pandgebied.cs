using Handhaving.Gemeenten;
using JasperFx.Events;
using Marten;
using Marten.Events;

namespace Handhaving.Panden;

/// <summary>
/// Where a pand lies stands in its first event alone, and never changes. A projection asks for it here, once for a whole
/// batch and from the events themselves, so that a rebuild finds the same as the first run did.
/// </summary>
public static class Pandgebied
{
    private const string Kop = "gebied";

    private static readonly Gebied Onbekend = new("", "", 0);

    /// <summary>Puts the area of its pand on every event of a pand's stream. In memory only; nothing is stored.</summary>
    public static async Task PlaatsAsync(IQuerySession sessie, IReadOnlyCollection<IEvent> gebeurtenissen, CancellationToken ct)
    {
        var vanPanden = gebeurtenissen.Where(e => e.Data is Pandgebeurtenis).ToList();
        var bekend = vanPanden.Where(e => e.Data is PandOpgenomen).GroupBy(e => (e.TenantId, e.StreamKey!)).ToDictionary(g => g.Key, g => ((PandOpgenomen)g.First().Data).Gebied);
        var gezocht = vanPanden.Where(e => !bekend.ContainsKey((e.TenantId, e.StreamKey!))).Select(e => e.StreamKey!).Distinct().ToArray();
        if (gezocht.Length > 0)
        {
            foreach (var e in await sessie.Events.QueryAllRawEvents().Where(e => e.StreamKey!.IsOneOf(gezocht) && e.EventTypesAre(typeof(PandOpgenomen))).ToListAsync(ct))
                bekend[(e.TenantId, e.StreamKey!)] = ((PandOpgenomen)e.Data).Gebied;
        }
        // A stream without that event cannot come through the API. If it is there all the same, it counts in the gemeente and
        // in no wijk; one odd stream must not stop the figures of every gemeente.
        foreach (var e in vanPanden) e.SetHeader(Kop, bekend.GetValueOrDefault((e.TenantId, e.StreamKey!), Onbekend));
    }

    /// <summary>The area that <see cref="PlaatsAsync"/> put there.</summary>
    public static Gebied Gebied(this IEvent e) => (Gebied)e.GetHeader(Kop)!;
}
