namespace Handhaving.Recht.Termijnen;

/// <summary>Hoe ver een dag nog weg is, en wanneer daarvoor wordt gewaarschuwd.</summary>
public static class Resttermijn
{
    /// <summary>[P] De niveaus van de verjaringswaarschuwing in dagen (dossiercheck DC46).</summary>
    public static IReadOnlyList<int> Verjaringsniveaus { get; } = [180, 90, 30, 7];

    /// <summary>Hoeveel dagen er na de peildatum nog zijn; nul op de laatste dag zelf, en minder dan nul daarna.</summary>
    public static int Dagen(DateOnly laatsteDag, DateOnly peildatum) => laatsteDag.DayNumber - peildatum.DayNumber;

    /// <summary>Het laagste bereikte niveau; <c>null</c> als het eerste nog niet is bereikt.</summary>
    public static int? Verjaringsniveau(DateOnly laatsteDag, DateOnly peildatum) =>
        Dagen(laatsteDag, peildatum) is var dagen && Verjaringsniveaus.Any(n => dagen <= n) ? Verjaringsniveaus.Where(n => dagen <= n).Min() : null;
}
