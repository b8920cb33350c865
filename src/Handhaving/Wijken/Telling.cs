using Handhaving.Panden;
using Handhaving.Platform;

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
    public static IEnumerable<Geteld> Van(IReadOnlyCollection<Dashboardfeit> feiten, IEnumerable<Dashboardcorrectie> correcties, Periode periode, Peil peil)
    {
        var bekend = Correcties.Laatste(correcties.Where(c => peil.Kent(c.GeregistreerdOp, c.Volgnummer)).OrderBy(c => c.Volgnummer), c => c.Betreft);
        // Without its proof a dwangsom did not forfeit: the ledger no longer knows it either.
        var zonderBewijs = feiten.Where(f => f.Soort is Feitsoort.Hercontrole && bekend.GetValueOrDefault(f.Id) is { Herroepen: true }).Select(f => (f.ZaakId, f.Bewijs)).ToHashSet();
        return
            from feit in feiten
            where feit.Soort is not Feitsoort.Hercontrole && !(feit.Soort is Feitsoort.DwangsomVerbeurd && zonderBewijs.Contains((feit.ZaakId, feit.Bewijs)))
            where peil.Kent(feit.GeregistreerdOp, feit.Volgnummer)
            let correctie = bekend.GetValueOrDefault(feit.Id)
            let moment = Correcties.Moment(feit.GebeurdOp, correctie?.Herroepen ?? false, correctie?.GebeurdOpWordt)
            where moment is { } op && periode.Bevat(op) && op <= peil.Moment
            orderby moment, feit.Id
            select new Geteld(feit, moment.Value, correctie is not null);
    }
}
