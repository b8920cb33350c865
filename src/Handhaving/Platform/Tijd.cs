using System.Globalization;
using System.Text.RegularExpressions;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Platform;

/// <summary>Legal dates are days in Europe/Amsterdam; moments are UTC. The library of law converts; this is its face in the product.</summary>
public static partial class Tijd
{
    /// <summary>The calendar that the product knows: outside it a date is a slip of the pen, and arithmetic falls off the end.</summary>
    public const int EersteJaar = 1900, LaatsteJaar = 2199;

    public static bool BinnenKalender(this DateOnly dag) => dag.Year is >= EersteJaar and <= LaatsteJaar;

    public static bool BinnenKalender(this DateTimeOffset moment) => moment.UtcDateTime.Year is >= EersteJaar and <= LaatsteJaar;

    public static DateOnly Vandaag(this TimeProvider klok) => klok.GetUtcNow().Dag();

    /// <summary>The Dutch calendar day on which a moment falls.</summary>
    public static DateOnly Dag(this DateTimeOffset moment) => LokaleTijd.Dag(moment);

    /// <summary>The Dutch wall clock at a moment.</summary>
    public static TimeOnly Kloktijd(this DateTimeOffset moment) => LokaleTijd.Kloktijd(moment);

    /// <summary>The moment of a Dutch wall-clock time. In the hour that occurs twice, the first; in the hour that is skipped, the one after it.</summary>
    public static DateTimeOffset Om(this DateOnly dag, TimeOnly tijd) => LokaleTijd.Om(dag, tijd).ToUniversalTime();

    /// <summary>
    /// Reads a moment that a caller wrote: a date-time with an offset (RFC 9557), or a date, which then means the end of that
    /// Dutch day. A date-time without an offset is refused: nobody can tell which clock was meant.
    /// </summary>
    public static bool Lees(string tekst, out DateTimeOffset moment)
    {
        if (DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag))
        {
            moment = dag.BinnenKalender() ? dag.Einde().AddTicks(-10) : default;
            return dag.BinnenKalender();
        }
        moment = default;
        // In a query string an unescaped plus arrives as a space.
        return MetAfstand().IsMatch(tekst) && DateTimeOffset.TryParse(tekst.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out moment) && moment.BinnenKalender();
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+ -]\d{2}:\d{2})$")]
    private static partial Regex MetAfstand();

    /// <summary>The moment of something of which only the day is known: now for today, else the begin of that day.</summary>
    public static DateTimeOffset Op(this TimeProvider klok, DateOnly dag) => dag == klok.Vandaag() ? klok.GetUtcNow() : dag.Om(TimeOnly.MinValue);

    /// <summary>The first moment after a Dutch calendar day.</summary>
    public static DateTimeOffset Einde(this DateOnly dag) => LokaleTijd.EindeVan(dag).ToUniversalTime();
}
