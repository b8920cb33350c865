using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;

namespace Handhaving.Wijken;

/// <summary>A period of Dutch calendar days, both included.</summary>
public sealed record Periode(DateOnly Van, DateOnly Tot)
{
    public static Periode Jaar(int jaar) => new(new(jaar, 1, 1), new(jaar, 12, 31));

    /// <summary>The year, when the period is exactly one calendar year.</summary>
    public int? HeelJaar => this == Jaar(Van.Year) ? Van.Year : null;

    public bool Bevat(DateTimeOffset moment) => moment.Dag() is var dag && dag >= Van && dag <= Tot;
}

/// <summary>
/// As of when: only what had happened and had been registered by then counts. With a place in the order of registration
/// the answer is closed for ever, also against transactions that were under way at the moment.
/// </summary>
public sealed record Peil(DateTimeOffset Moment, long? Volgnummer = null)
{
    public bool Kent(DateTimeOffset geregistreerdOp, long volgnummer) => Volgnummer is { } grens ? volgnummer <= grens : geregistreerdOp <= Moment;
}

/// <summary>A fact as it counts at a peildatum: corrected as far as that was registered by then.</summary>
public sealed record Geteld(Dashboardfeit Feit, DateTimeOffset GebeurdOp, bool Gecorrigeerd);

/// <summary>The one rule of what counts; the figures and the lists behind them both come from here.</summary>
public static class Telling
{
    /// <param name="feiten">Those of the period, and all that were ever corrected.</param>
    /// <param name="zonderBewijs">Of the dwangsommen among them those that <see cref="ZonderBewijs"/> leaves out.</param>
    public static IEnumerable<Geteld> Van(IEnumerable<Dashboardfeit> feiten, IEnumerable<Dashboardcorrectie> correcties, Periode periode, Peil peil, IReadOnlySet<Guid> zonderBewijs)
    {
        var bekend = Correcties.Laatste(correcties.Where(c => peil.Kent(c.GeregistreerdOp, c.Volgnummer)).OrderBy(c => c.Volgnummer), c => c.Betreft);
        return
            from feit in feiten
            where !zonderBewijs.Contains(feit.Id) && peil.Kent(feit.GeregistreerdOp, feit.Volgnummer)
            let correctie = bekend.GetValueOrDefault(feit.Id)
            let moment = Correcties.Moment(feit.GebeurdOp, correctie?.Herroepen ?? false, correctie?.GebeurdOpWordt)
            where moment is { } op && periode.Bevat(op) && op <= peil.Moment
            orderby moment, feit.Id
            select new Geteld(feit, moment.Value, correctie is not null);
    }

    /// <summary>
    /// The dwangsommen in the stream of a pand that do not count at a peildatum, because their proof fell away or another took
    /// its place. The ledger of the last is asked as it stood then, so that a figure says what the file says.
    /// </summary>
    public static IEnumerable<Guid> ZonderBewijs(IEnumerable<IEvent> stroom, Peil peil)
    {
        List<IEvent> bekend = [.. stroom.Where(e => peil.Kent(e.Timestamp, e.Sequence))];
        var pand = bekend.Aggregate((Pand?)null, Pand.Na);
        return from e in bekend
               where e.Data is DwangsomVerbeurd v && !(pand?.Zaak(v.ZaakId)?.Lasten.GetValueOrDefault(v.LastId) is { } last && last.Bewezen(v.VerbeurdOp) && last.Verbeurd[v.VerbeurdOp] == v.Bewijs)
               select e.Id;
    }
}
