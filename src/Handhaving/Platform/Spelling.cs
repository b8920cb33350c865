using System.Globalization;
using System.Text.RegularExpressions;

namespace Handhaving.Platform;

/// <summary>Names of the code as people read them.</summary>
internal static partial class Spelling
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary><c>InOnderzoek</c> as <c>in onderzoek</c>.</summary>
    public static string Woorden(string naam) => Hoofdletter().Replace(naam, " $1").Trim().ToLower(Nederlands);

    /// <inheritdoc cref="Woorden(string)"/>
    public static string Woorden<T>(this T keuze) where T : struct, Enum => Woorden(keuze.ToString());

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Hoofdletter();
}
