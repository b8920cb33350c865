using Handhaving.Recht.Kalender;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Termijnen;

/// <summary>De gewone termijn: zij begint de dag na het aanvangsfeit en eindigt na haar lengte, zo nodig verlengd door de Atw.</summary>
public static class Termijnberekening
{
    /// <summary>Berekent een termijn volgens een regel.</summary>
    /// <param name="regel">De regel: grondslag, lengte en verhouding tot de Atw.</param>
    /// <param name="aanvangsfeit">De dag van het aanvangsfeit; die dag telt zelf niet mee.</param>
    /// <param name="duur">De lengte als die niet uit de regel volgt of daarvan afwijkt.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    public static Antwoord<Termijn> Bereken(Regel regel, DateOnly aanvangsfeit, Duur? duur = null, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var lengte = duur ?? regel.Duur ?? throw new ArgumentException($"Regel {regel.Id} bepaalt geen lengte; geef de duur mee.", nameof(duur));
        var termijn = Loop(regel, aanvangsfeit, lengte, gegevens.Kalender);
        return new(termijn, regel, gegevens.Kalender.Versie, Termijnuitleg.Zin(regel, lengte, termijn, gegevens.Kalender), Waarschuwingen(regel, aanvangsfeit, termijn, gegevens.Kalender));
    }

    internal static Termijn Loop(Regel regel, DateOnly aanvangsfeit, Duur duur, Feestdagenkalender kalender)
    {
        var eersteDag = aanvangsfeit.AddDays(1);
        var einde = duur.Na(aanvangsfeit);
        var atw = regel.Atw == Atwgrond.WettelijkeTermijn && duur.ValtOnderTermijnenwet;
        return new(eersteDag, einde, atw ? Termijnenwet.Verleng(eersteDag, einde, duur.VraagtTweeWerkdagen, kalender) : einde, atw);
    }

    internal static IReadOnlyList<Waarschuwing> Waarschuwingen(Regel regel, DateOnly aanvangsfeit, Termijn termijn, Feestdagenkalender kalender) =>
    [
        .. regel.Geldigheidswaarschuwing(aanvangsfeit),
        .. termijn.AtwVanToepassing ? kalender.Volledigheidswaarschuwing(termijn.EinddatumZonderAtw, termijn.Einddatum) : [],
        .. regel.Betrouwbaarheid == Betrouwbaarheid.NietGecontroleerd ? [Ongecontroleerd(regel)] : Array.Empty<Waarschuwing>(),
        .. !regel.Zeker && termijn.Einddatum != termijn.EinddatumZonderAtw ? [Onzeker(regel, termijn)] : Array.Empty<Waarschuwing>(),
    ];

    internal static Waarschuwing Ongecontroleerd(Regel regel) =>
        new(Waarschuwing.NietGecontroleerd, $"{regel.Artikel} is voor deze regel niet in de huidige tekst gecontroleerd.", 2);

    private static Waarschuwing Onzeker(Regel regel, Termijn termijn) =>
        new(Waarschuwing.Rechtsvraag, $"niet zeker is dat {regel.Naam} wordt verlengd; stuur op {Taal.Schrijfwijze.Voluit(termijn.VeiligeDatum)}.", 13);
}
