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

    /// <summary>Puts the area of its pand on every event of a pand's stream. In memory only; nothing is stored.</summary>
    public static async Task PlaatsAsync(IQuerySession sessie, IReadOnlyCollection<IEvent> gebeurtenissen, CancellationToken ct)
    {
        var vanPanden = gebeurtenissen.Where(e => e.Data is Pandgebeurtenis).ToList();
        var bekend = vanPanden.Where(e => e.Data is PandOpgenomen).ToDictionary(e => e.StreamKey!, e => ((PandOpgenomen)e.Data).Gebied);
        var gezocht = vanPanden.Select(e => e.StreamKey!).Where(p => !bekend.ContainsKey(p)).Distinct().ToArray();
        if (gezocht.Length > 0)
        {
            foreach (var e in await sessie.Events.QueryAllRawEvents().Where(e => e.StreamKey!.IsOneOf(gezocht) && e.EventTypesAre(typeof(PandOpgenomen))).ToListAsync(ct))
                bekend[e.StreamKey!] = ((PandOpgenomen)e.Data).Gebied;
        }
        foreach (var e in vanPanden) e.SetHeader(Kop, bekend[e.StreamKey!]);
    }

    /// <summary>The area that <see cref="PlaatsAsync"/> put there.</summary>
    public static Gebied Gebied(this IEvent e) => (Gebied)e.GetHeader(Kop)!;
}
