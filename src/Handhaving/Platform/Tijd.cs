using System.Globalization;
using System.Text.RegularExpressions;

namespace Handhaving.Platform;

/// <summary>Legal dates are days in Europe/Amsterdam; moments are UTC. This is the only place that converts.</summary>
public static partial class Tijd
{
    public static TimeZoneInfo Amsterdam { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The calendar that the product knows: outside it a date is a slip of the pen, and arithmetic falls off the end.</summary>
    public const int EersteJaar = 1900, LaatsteJaar = 2199;

    public static bool BinnenKalender(this DateOnly dag) => dag.Year is >= EersteJaar and <= LaatsteJaar;

    public static bool BinnenKalender(this DateTimeOffset moment) => moment.UtcDateTime.Year is >= EersteJaar and <= LaatsteJaar;

    public static DateOnly Vandaag(this TimeProvider klok) => klok.GetUtcNow().Dag();

    /// <summary>The Dutch calendar day on which a moment falls.</summary>
    public static DateOnly Dag(this DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);

    /// <summary>The Dutch wall clock at a moment.</summary>
    public static TimeOnly Kloktijd(this DateTimeOffset moment) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Amsterdam).DateTime);

    /// <summary>The moment of a Dutch wall-clock time. In the hour that occurs twice, the first; in the hour that is skipped, the one after it.</summary>
    public static DateTimeOffset Om(this DateOnly dag, TimeOnly tijd)
    {
        var lokaal = dag.ToDateTime(tijd, DateTimeKind.Unspecified);
        if (Amsterdam.IsInvalidTime(lokaal)) lokaal = lokaal.AddHours(1);
        var afstand = Amsterdam.IsAmbiguousTime(lokaal) ? Amsterdam.GetAmbiguousTimeOffsets(lokaal).Max() : Amsterdam.GetUtcOffset(lokaal);
        return new DateTimeOffset(lokaal, afstand).ToUniversalTime();
    }

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

    /// <summary>The first moment after a Dutch calendar day.</summary>
    public static DateTimeOffset Einde(this DateOnly dag) => dag.AddDays(1).Om(TimeOnly.MinValue);
}
