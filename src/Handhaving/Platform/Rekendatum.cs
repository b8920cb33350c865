using System.Collections.Immutable;
using Handhaving.Recht.Regels;

namespace Handhaving.Platform;

/// <summary>
/// A day that the law computes, kept with all that is needed to reproduce it years later: the rule and its version, the
/// version of the calendar, and what was told about it then. A later version of the rule never changes it silently.
/// </summary>
/// <param name="Regel">Id of the rule in Handhaving.Recht.</param>
/// <param name="Artikel">The article on which it rests.</param>
/// <param name="Uitleg">The calculation in one Dutch sentence; made by the library from dates alone.</param>
/// <param name="Waarschuwingen">What a jurist must know before he relies on it, as sentences.</param>
public sealed record Rekendatum(DateOnly Datum, string Regel, string Artikel, string Regelversie, string Kalenderversie, string Uitleg, ImmutableArray<string> Waarschuwingen)
{
    public static Rekendatum Van<T>(Antwoord<T> antwoord, Func<T, DateOnly> datum) => new(
        datum(antwoord.Waarde), antwoord.Regel.Id, antwoord.Regel.Artikel, antwoord.Regel.Versie, antwoord.Kalenderversie, antwoord.Uitleg, [.. antwoord.Waarschuwingen.Select(w => w.Tekst)]);
}
