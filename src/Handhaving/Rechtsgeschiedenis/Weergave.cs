using System.Collections;
using System.Globalization;
using System.Reflection;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Rechtsgeschiedenis;

/// <summary>One fact of an event as people read it.</summary>
/// <param name="Uitleg">How a computed day came about.</param>
internal sealed record Weergegeven(string Naam, string Waarde, string? Uitleg = null);

/// <summary>
/// How the history reads to people: Dutch dates, euros, words instead of field names, no keys. It reads the types of the
/// event, never the look of a value: a name that starts with a capital is no choice from a list.
/// </summary>
internal static partial class Weergave
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>Shown elsewhere on the line, or the same for every event.</summary>
    private static readonly string[] Vast = [nameof(Gebeurtenis.GebeurdOp), nameof(Gebeurtenis.Overgenomen), "ZaakId"];

    public static string Moment(DateTimeOffset op) => LokaleTijd.In(op).ToString("d MMMM yyyy, HH:mm", Nederlands);

    public static string Kort(Guid id) => id.ToString("N")[^6..];

    /// <summary><c>InOnderzoek</c> as <c>in onderzoek</c>.</summary>
    public static string Woorden(string naam) => Spelling.Woorden(naam);

    /// <summary>The field that a JSON pointer names, as words.</summary>
    public static string Veld(string pad) => string.Join(": ", pad.Split('/').Where(d => d.Length > 0 && !d.All(char.IsAsciiDigit)).Select(Woorden));

    public static IEnumerable<Gebrek> Gebreken(object gebeurtenis) => Velden(gebeurtenis.GetType()).Select(v => v.GetValue(gebeurtenis)).OfType<IEnumerable<Gebrek>>().SelectMany(g => g);

    /// <summary>The recorded facts. References to other things are left to the API, personal values to the kluis, defects to a place of their own.</summary>
    public static IEnumerable<Weergegeven> Gegevens(object gebeurtenis) => Velden(gebeurtenis.GetType()).Where(v => !IsVerborgen(v)).SelectMany(v => Toon(Naam(v.Name), v.Name, v.GetValue(gebeurtenis)));

    /// <summary>Not among the facts of the line; a test holds that every other field is.</summary>
    public static bool IsVerborgen(PropertyInfo veld) => Vast.Contains(veld.Name) || IsVerborgen(veld.PropertyType);

    /// <summary>The fields that an event stores.</summary>
    public static IEnumerable<PropertyInfo> Velden(Type soort) => soort.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.SetMethod is not null);

    private static bool IsVerborgen(Type soort) => Kaal(soort) is var t && (t == typeof(Guid) || t == typeof(Gebrek) || t.IsAssignableTo(typeof(Persoonsgegeven)));

    /// <summary>The type itself, or that of the parts of a list.</summary>
    private static Type Kaal(Type soort) => Nullable.GetUnderlyingType(soort) is { } binnen ? Kaal(binnen)
        : soort != typeof(string) && soort.IsAssignableTo(typeof(IEnumerable)) && soort.IsGenericType ? Kaal(soort.GetGenericArguments()[^1])
        : soort;

    private static IEnumerable<Weergegeven> Toon(string naam, string veld, object? waarde) => waarde switch
    {
        null => [],
        Rekendatum r => [new($"{naam} ({r.Artikel})", Dag(r.Datum), string.Join(' ', r.Waarschuwingen.Prepend(r.Uitleg)))],
        _ when Enkel(waarde, veld) is { } tekst => [new(naam, tekst)],
        IEnumerable lijst => Lijst(naam, veld, [.. lijst.Cast<object>()]),
        _ => Velden(waarde.GetType()).Where(v => !IsVerborgen(v)).SelectMany(v => Toon($"{naam}: {Naam(v.Name)}", v.Name, v.GetValue(waarde))),
    };

    private static IEnumerable<Weergegeven> Lijst(string naam, string veld, object[] delen) =>
        delen.Length == 0 ? [new(naam, "geen")]
        : delen.All(d => Enkel(d, veld) is not null) ? [new(naam, string.Join(", ", delen.Select(d => Enkel(d, veld))))]
        : delen.SelectMany((d, i) => Toon(delen.Length == 1 ? naam : $"{naam} {i + 1}", veld, d));

    private static string? Enkel(object waarde, string veld) => waarde switch
    {
        string tekst => tekst,
        bool ja => ja ? "ja" : "nee",
        Enum keuze => Woorden(keuze.ToString()),
        DateOnly dag => Dag(dag),
        DateTimeOffset op => Moment(op),
        TimeOnly tijd => tijd.ToString("HH:mm", Nederlands),
        int or long when IsBedrag(veld) => $"€ {(Convert.ToInt64(waarde, CultureInfo.InvariantCulture) / 100m).ToString("N2", Nederlands)}",
        int or long => string.Create(Nederlands, $"{waarde}"),
        _ => null,
    };

    private static string Dag(DateOnly dag) => dag.ToString("d MMMM yyyy", Nederlands);

    private static bool IsBedrag(string veld) => veld.EndsWith("Cent", StringComparison.Ordinal);

    private static string Naam(string veld) => Woorden(IsBedrag(veld) ? veld[..^"Cent".Length] : veld);
}
