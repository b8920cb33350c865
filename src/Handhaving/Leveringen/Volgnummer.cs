using System.Globalization;
using System.Text.RegularExpressions;
using Handhaving.Platform;

namespace Handhaving.Leveringen;

/// <summary>
/// A place in a feed: the number of a row, from 1 on without holes. In an event it is both <c>id</c> and <c>sequence</c>, in 19 digits, so that it
/// sorts as text the way it sorts as a number (NL GOV profile for CloudEvents 1.1).
/// </summary>
internal static partial class Volgnummer
{
    public static string Schrijf(long nr) => nr.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Null when it is no cursor.</summary>
    public static long? Lees(string tekst) => Vorm().IsMatch(tekst) && long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var nr) ? nr : null;

    /// <summary>The cursor in a parameter; null when it was left out.</summary>
    /// <exception cref="ProbleemException">It is no cursor.</exception>
    public static long? Lees(string parameter, string? tekst) => tekst is null ? null
        : Lees(tekst) ?? throw new ProbleemException(Problemen.Ongeldig(parameter, "is geen cursor van deze feed. Gebruik het id van de laatste gebeurtenis die u hebt verwerkt: 19 cijfers."));

    [GeneratedRegex(@"^[0-9]{19}\z")]
    private static partial Regex Vorm();
}
