using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De termijn voor een zienswijze, die het bestuursorgaan zelf stelt (art. 4:8 en 4:9 Awb).</summary>
/// <param name="EersteDag">De dag na de verzending.</param>
/// <param name="Einddatum">De laatste dag van de gestelde termijn.</param>
/// <param name="AanbevolenEinddatum">[P] De eerste werkdag vanaf de einddatum; het besluit valt niet eerder dan de dag erna.</param>
public sealed record Zienswijzetermijn(DateOnly EersteDag, DateOnly Einddatum, DateOnly AanbevolenEinddatum)
{
    /// <summary>De gebruikelijke lengte van twee weken; geen wettelijke termijn.</summary>
    public static Duur Gebruikelijk { get; } = new(2, Tijdseenheid.Weken);

    /// <summary>De zienswijzetermijn na verzending van het voornemen.</summary>
    public static Antwoord<Zienswijzetermijn> Bereken(DateOnly verzending, Duur duur, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var regel = Regelboek.Zienswijzetermijn;
        var termijn = Termijnberekening.Loop(regel, verzending, duur, gegevens.Kalender);
        var aanbevolen = gegevens.Kalender.EersteWerkdagVanaf(termijn.Einddatum);
        var advies = aanbevolen == termijn.Einddatum
            ? $"het besluit kan niet eerder worden genomen dan op {Schrijfwijze.Voluit(aanbevolen.AddDays(1))}"
            : $"aanbevolen is {Schrijfwijze.Voluit(aanbevolen)} als laatste dag aan te houden en het besluit niet voor {Schrijfwijze.Voluit(aanbevolen.AddDays(1))} te nemen";
        var uitleg = $"{Termijnuitleg.Kop(regel, duur, termijn.EersteDag)} en {Termijnuitleg.Einde(regel, duur, termijn, gegevens.Kalender)}; {advies}.";
        return new(new(termijn.EersteDag, termijn.Einddatum, aanbevolen), regel, gegevens.Kalender.Versie, uitleg,
        [
            .. regel.Geldigheidswaarschuwing(verzending),
            .. gegevens.Kalender.Volledigheidswaarschuwing(termijn.Einddatum, aanbevolen),
            new(Waarschuwing.Productkeuze, "de aanbevolen einddatum op een werkdag is een productkeuze [P], geen recht.", 13),
        ]);
    }
}
