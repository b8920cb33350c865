using Handhaving.Borging;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Npgsql;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Leveringen;

/// <summary>One feed, for whoever watches over it.</summary>
/// <param name="Stand">Whether it delivers at this moment.</param>
/// <param name="Regels">How many rows it ever had: the number of the last one.</param>
/// <param name="GeleverdTot">The last row that was given out.</param>
/// <param name="Achterstand">How many rows wait for the partner.</param>
/// <param name="OudsteOp">Since when the oldest of those waits.</param>
/// <param name="BevestigdTot">The last row of which the partner said that it was processed.</param>
/// <param name="OpenCorrecties">Corrections and removals of which it did not say so yet (AVG art. 19).</param>
/// <param name="OudsteCorrectieOp">Since when the oldest of those waits.</param>
/// <param name="TeLaat">That is longer than was agreed on in the product: a week.</param>
public sealed record Leveringsbeeld(
    Guid FeedId, Guid AfspraakId, Guid ProjectId, Partnerverwijzing Partner, Leveringsdoel Doel, string Stand, int? Versie, IReadOnlyList<string> Velden, DateTimeOffset BegonnenOp,
    long Regels, long GeleverdTot, DateTimeOffset? LaatsteLeveringOp, long Achterstand, DateTimeOffset? OudsteOp, long BevestigdTot, long OpenCorrecties, DateTimeOffset? OudsteCorrectieOp, bool TeLaat);

/// <summary>Who gets what, since when, and how far behind he is.</summary>
public sealed record Leveringenlijst(IReadOnlyList<Leveringsbeeld> Items);

public static class BekijkLeveringenEndpoint
{
    [WolverineGet("/v1/leveringen"), NonTransactional, Mag(Toegangsrecht.LeveringsafspraakInzien)]
    public static async Task<Leveringenlijst> Get(IQuerySession sessie, Leveringenoverzicht overzicht, CancellationToken ct) => new(await overzicht.LeesAsync(sessie, ct));
}

/// <summary>The overview behind the address and the page.</summary>
public sealed class Leveringenoverzicht(NpgsqlDataSource bron, TimeProvider klok)
{
    /// <summary>How long a partner may take to confirm a correction; a choice of the product.</summary>
    public static readonly TimeSpan Bevestigtermijn = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<Leveringsbeeld>> LeesAsync(IQuerySession sessie, CancellationToken ct)
    {
        var afspraken = (await sessie.Query<Leveringsafspraak>().ToListAsync(ct)).ToDictionary(a => a.FeedId);
        var projecten = (await sessie.Query<LsiProject>().ToListAsync(ct)).ToDictionary(p => p.ProjectId);
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var rijen = await verbinding.LijstAsync($"""
            select f.feed, f.begonnen, f.head, coalesce(l.tot, 0), l.op, r.n, r.op, coalesce(b.tot, 0), c.n, c.op from {Leveringsschema.Feed} f
            left join lateral (select max(tot) as tot, max(op) as op from {Leveringsschema.Levering} l where l.gemeente = f.gemeente and l.feed = f.feed) l on true
            left join lateral (select max(tot) as tot from {Leveringsschema.Bevestiging} b where b.gemeente = f.gemeente and b.feed = f.feed) b on true
            left join lateral (select count(*) as n, min(op) as op from {Leveringsschema.Regel} r where r.gemeente = f.gemeente and r.feed = f.feed and r.nr > coalesce(l.tot, 0)) r on true
            left join lateral (select count(*) as n, min(op) as op from {Leveringsschema.Correctie} c where c.gemeente = f.gemeente and c.feed = f.feed and c.nr > coalesce(b.tot, 0)) c on true
            where f.gemeente = $1 order by f.begonnen, f.feed
            """, r => (Feed: r.GetGuid(0), Begonnen: Moment(r, 1)!.Value, Head: r.GetInt64(2), Geleverd: r.GetInt64(3), GeleverdOp: Moment(r, 4), Achter: r.GetInt64(5), AchterOp: Moment(r, 6),
                Bevestigd: r.GetInt64(7), Open: r.GetInt64(8), OpenOp: Moment(r, 9)), ct, sessie.TenantId);
        return [.. rijen.Where(r => afspraken.ContainsKey(r.Feed)).Select(r =>
        {
            var a = afspraken[r.Feed];
            var besluit = Leveringsbesluit.Van(a, projecten.GetValueOrDefault(a.ProjectId), klok.Vandaag());
            return new Leveringsbeeld(r.Feed, a.AfspraakId, a.ProjectId, a.Partner, a.Doel, besluit.Stand.ToString(), besluit.Versie?.Nr, [.. besluit.Velden.Order().Select(v => v.ToString())], r.Begonnen,
                r.Head, r.Geleverd, r.GeleverdOp, r.Achter, r.AchterOp, r.Bevestigd, r.Open, r.OpenOp, r.OpenOp < klok.GetUtcNow() - Bevestigtermijn);
        })];
    }

    private static DateTimeOffset? Moment(NpgsqlDataReader r, int kolom) => r.IsDBNull(kolom) ? null : new DateTimeOffset(r.GetDateTime(kolom), TimeSpan.Zero);
}
