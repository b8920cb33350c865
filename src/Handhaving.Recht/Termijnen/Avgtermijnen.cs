using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De termijnen van de AVG, die Verordening (EEG, Euratom) 1182/71 volgen en niet de Atw.</summary>
public static class Avgtermijnen
{
    /// <summary>Een maand, of met verlenging drie maanden, na ontvangst van een inzageverzoek (art. 12 lid 3 AVG).</summary>
    public static Antwoord<Termijn> Inzageverzoek(DateOnly ontvangen, bool verlengd = false, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var regel = Regelboek.Inzageverzoek;
        var duur = verlengd ? new(3, Tijdseenheid.Maanden) : regel.Duur!.Value;
        var rauw = duur.Na(ontvangen);
        var termijn = new Termijn(ontvangen.AddDays(1), rauw, gegevens.Kalender.EersteWerkdagVanaf(rauw), AtwVanToepassing: false);
        var einde = termijn.Einddatum == rauw
            ? $"eindigt op {Schrijfwijze.Voluit(rauw)}"
            : $"zou eindigen op {Schrijfwijze.Voluit(rauw)}, maar eindigt, omdat dat geen werkdag is, op {Schrijfwijze.Voluit(termijn.Einddatum)}";
        var uitleg = $"{Termijnuitleg.Kop(regel, duur, termijn.EersteDag)} en {einde} (art. 3 lid 4 Verordening (EEG, Euratom) 1182/71, niet de Algemene termijnenwet).";
        return new(termijn, regel, gegevens.Kalender.Versie, uitleg,
        [
            .. regel.Geldigheidswaarschuwing(ontvangen),
            .. gegevens.Kalender.Volledigheidswaarschuwing(rauw, termijn.Einddatum),
            Termijnberekening.Ongecontroleerd(regel),
            .. termijn.Einddatum == rauw ? [] : new Waarschuwing[] { new(Waarschuwing.Rechtsvraag, $"welke feestdagen Verordening 1182/71 hier telt, is niet gecontroleerd; stuur op {Schrijfwijze.Voluit(rauw)}.", 13) },
        ]);
    }

    /// <summary>72 verstreken uren nadat het datalek bekend werd, in Nederlandse tijd (art. 33 lid 1 AVG).</summary>
    public static Antwoord<DateTimeOffset> MeldingDatalek(DateTimeOffset bekendOp, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.MeldingDatalek;
        var uiterlijk = LokaleTijd.Na(bekendOp, regel.Duur!.Value.Aantal);
        var uitleg = $"Het datalek werd bekend op {Schrijfwijze.Voluit(LokaleTijd.In(bekendOp))} en moet zo mogelijk binnen 72 uur, uiterlijk op {Schrijfwijze.Voluit(uiterlijk)} (Nederlandse tijd), aan de Autoriteit Persoonsgegevens zijn gemeld, ook in een weekeinde (art. 33 lid 1 AVG).";
        return new(uiterlijk, regel, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie, uitleg,
            [.. regel.Geldigheidswaarschuwing(LokaleTijd.Dag(bekendOp)), Termijnberekening.Ongecontroleerd(regel)]);
    }
}
