using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De eenheid waarin een termijn is omschreven.</summary>
public enum Tijdseenheid
{
    /// <summary>Uren.</summary>
    Uren,

    /// <summary>Kalenderdagen.</summary>
    Dagen,

    /// <summary>Weken van zeven dagen.</summary>
    Weken,

    /// <summary>Kalendermaanden.</summary>
    Maanden,

    /// <summary>Kalenderjaren.</summary>
    Jaren,
}

/// <summary>De lengte van een termijn zoals de wet haar omschrijft; "zes weken" is iets anders dan "42 dagen" (art. 4 onder a Atw).</summary>
/// <param name="Aantal">Hoeveel eenheden, ten minste één.</param>
/// <param name="Eenheid">De eenheid.</param>
public readonly record struct Duur(int Aantal, Tijdseenheid Eenheid)
{
    /// <summary>De laatste dag van een termijn die de dag na deze dag begint; een ontbrekende dag wordt de laatste van de maand.</summary>
    public DateOnly Na(DateOnly dag) => Eenheid switch
    {
        Tijdseenheid.Dagen => dag.AddDays(Aantal),
        Tijdseenheid.Weken => dag.AddDays(7 * Aantal),
        Tijdseenheid.Maanden => dag.AddMonths(Aantal),
        Tijdseenheid.Jaren => dag.AddYears(Aantal),
        _ => throw new InvalidOperationException("Een termijn in uren loopt vanaf een tijdstip, niet vanaf een dag."),
    };

    /// <summary>Of de Algemene termijnenwet een termijn van deze lengte kan verlengen (art. 4 onder a Atw).</summary>
    public bool ValtOnderTermijnenwet => Eenheid switch
    {
        Tijdseenheid.Dagen => Aantal <= 90,
        Tijdseenheid.Weken => Aantal <= 12,
        Tijdseenheid.Maanden => Aantal <= 3,
        _ => false,
    };

    /// <summary>Of de termijn ten minste drie dagen telt, zodat er twee werkdagen in moeten vallen (art. 2 Atw).</summary>
    public bool VraagtTweeWerkdagen => Eenheid != Tijdseenheid.Dagen || Aantal >= 3;

    /// <summary>De lengte in woorden: "zes weken", "één jaar".</summary>
    public override string ToString() => $"{Schrijfwijze.Getal(Aantal)} {Eenheidsnaam}";

    private string Eenheidsnaam => (Eenheid, Aantal) switch
    {
        (Tijdseenheid.Uren, _) => "uur",
        (Tijdseenheid.Dagen, 1) => "dag",
        (Tijdseenheid.Dagen, _) => "dagen",
        (Tijdseenheid.Weken, 1) => "week",
        (Tijdseenheid.Weken, _) => "weken",
        (Tijdseenheid.Maanden, 1) => "maand",
        (Tijdseenheid.Maanden, _) => "maanden",
        _ => "jaar",
    };
}
