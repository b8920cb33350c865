using Handhaving.Panden;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Handhaving.Overnames;

/// <summary>When who was where, over all panden: shows that one person seems to have been in two places at once.</summary>
/// <param name="Id">The event that says so, so that a correction finds it.</param>
/// <param name="Herroepen">It did not take place; kept, because a later correction may say that it did.</param>
public sealed record Bezoek(Guid Id, Guid ControleId, DateTimeOffset Begin, DateTimeOffset Einde, IReadOnlyList<Guid> Koppel, bool Herroepen = false)
{
    /// <summary>No visit lasts longer, so that only visits near a moment need to be read.</summary>
    public static TimeSpan Langste => Controle.Langste;

    public static async Task<IReadOnlyList<Bezoek>> RondAsync(IQuerySession sessie, DateTimeOffset begin, DateTimeOffset einde, CancellationToken ct)
    {
        var (van, tot) = (begin.ToUniversalTime() - Langste, einde.ToUniversalTime());
        return await sessie.Query<Bezoek>().Where(b => b.Begin > van && b.Begin < tot && !b.Herroepen).ToListAsync(ct);
    }

    public bool Overlapt(DateTimeOffset begin, DateTimeOffset einde, IEnumerable<Guid> koppel) => Begin < einde && begin < Einde && Koppel.Intersect(koppel).Any();
}

/// <summary>Kept in the transaction of the visit itself: the next import must see it.</summary>
public sealed partial class BezoekProjectie : MultiStreamProjection<Bezoek, Guid>
{
    public BezoekProjectie()
    {
        Name = nameof(Bezoek);
        Identity<IEvent<ControleUitgevoerd>>(e => e.Id);
        Identity<GegevenGecorrigeerd>(g => g.Gebeurtenis);
    }

    public override Bezoek? Evolve(Bezoek? snapshot, Guid id, IEvent e) => e.Data switch
    {
        ControleUitgevoerd u => new Bezoek(id, u.ControleId, u.Begin, u.Einde, u.Koppel),
        GegevenGecorrigeerd g when snapshot is not null => Correcties.Moment(snapshot.Begin, g.Herroepen, g.GebeurdOpWordt) is { } op
            ? snapshot with { Begin = op, Einde = op + (snapshot.Einde - snapshot.Begin), Herroepen = false }
            : snapshot with { Herroepen = true },
        _ => snapshot,
    };
}
