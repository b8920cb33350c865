using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>
/// Een termijn in werkdagen die een organisatie zichzelf stelt. Geen recht maar een productkeuze [P]; alleen wat een werkdag is,
/// volgt de Algemene termijnenwet.
/// </summary>
public static class Werktermijn
{
    /// <summary>De regel: een keuze van de organisatie, geteld met de kalender van de Algemene termijnenwet.</summary>
    public static Regel Regel { get; } = new("werktermijn", "de werktermijn", "productkeuze; werkdagen volgens art. 1 lid 1 en art. 3 Atw", "2026.1", new(new(1994, 1, 1)),
        Betrouwbaarheid.Productkeuze, Zeker: true, Atwgrond.GesteldDoorBestuursorgaan, Duur: null, "de aanleiding");

    /// <summary>De laatste dag: zoveel werkdagen na de dag van de aanleiding.</summary>
    /// <param name="aanleiding">De dag van de aanleiding; die telt zelf niet mee.</param>
    /// <param name="werkdagen">Hoeveel werkdagen, ten minste nul.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    public static Antwoord<DateOnly> Bereken(DateOnly aanleiding, int werkdagen, Rechtsgegevens? gegevens = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(werkdagen);
        var kalender = (gegevens ?? Rechtsgegevens.Standaard).Kalender;
        var einde = kalender.WerkdagNa(aanleiding, werkdagen);
        return new(einde, Regel, kalender.Versie,
            $"{Termijnuitleg.Hoofdletter(Schrijfwijze.Getal(werkdagen))} {(werkdagen == 1 ? "werkdag" : "werkdagen")} na {Schrijfwijze.Voluit(aanleiding)} is {Schrijfwijze.Voluit(einde)}: een eigen werktermijn (productkeuze, geen recht), waarin zaterdagen, zondagen en algemeen erkende feestdagen niet meetellen (art. 3 Atw).",
            [.. kalender.Volledigheidswaarschuwing(aanleiding, einde)]);
    }
}
