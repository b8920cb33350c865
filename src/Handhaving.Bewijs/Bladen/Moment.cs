using System.Globalization;

namespace Handhaving.Bewijs.Bladen;

/// <summary>A moment in a leaf: UTC with exactly six digits, as PostgreSQL keeps it.</summary>
public static class Moment
{
    private const string Vorm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", Secondevorm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Written without its last digit below a microsecond.</summary>
    public static string Schrijf(DateTimeOffset moment) => moment.UtcDateTime.ToString(Vorm, CultureInfo.InvariantCulture);

    /// <exception cref="OngeldigBewijsException">Any other form.</exception>
    public static DateTimeOffset Lees(string tekst) => Lees(tekst, Vorm);

    /// <summary>Whole seconds, as in a policy.</summary>
    public static DateTimeOffset LeesSeconden(string tekst) => Lees(tekst, Secondevorm);

    private static DateTimeOffset Lees(string tekst, string vorm) =>
        tekst.All(char.IsAscii) && DateTimeOffset.TryParseExact(tekst, vorm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw new OngeldigBewijsException($"geen moment in de vorm {vorm.Replace("'", "", StringComparison.Ordinal)}");
}
