namespace Handhaving.Recht.Regels;

/// <summary>Een uitkomst die zichzelf verantwoordt: de waarde, de regel, de kalender, de uitleg en de waarschuwingen.</summary>
/// <param name="Waarde">De uitkomst zelf.</param>
/// <param name="Regel">De toegepaste regel in zijn versie.</param>
/// <param name="Kalenderversie">De versie van de kalender waarmee is gerekend.</param>
/// <param name="Uitleg">De berekening in een Nederlandse zin met de artikelen.</param>
/// <param name="Waarschuwingen">Wat de lezer moet weten; leeg als er niets is.</param>
public sealed record Antwoord<T>(
    T Waarde,
    Regel Regel,
    string Kalenderversie,
    string Uitleg,
    IReadOnlyList<Waarschuwing> Waarschuwingen);
