using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De aankondiging, ten minste 48 uur vooraf, van het betreden van een plaats die niet bij de overtreding is betrokken (art. 5:27 lid 3 Awb).</summary>
public static class AankondigingBetreden
{
    /// <summary>Het laatste tijdstip van aankondiging, in Nederlandse tijd; de Atw geldt niet voor uren (art. 4 onder a Atw).</summary>
    public static Antwoord<DateTimeOffset> Uiterlijk(DateTimeOffset betredenOp, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.AankondigingBetreden;
        var uiterlijk = LokaleTijd.Na(betredenOp, -regel.Duur!.Value.Aantal);
        var uitleg = $"Het betreden op {Schrijfwijze.Voluit(LokaleTijd.In(betredenOp))} moet ten minste 48 uur vooraf schriftelijk zijn aangekondigd, uiterlijk op {Schrijfwijze.Voluit(uiterlijk)} (art. 5:27 lid 3 Awb), zonder verlenging, omdat de termijn in uren is omschreven (art. 4 onder a Atw).";
        return new(uiterlijk, regel, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie, uitleg, [.. regel.Geldigheidswaarschuwing(LokaleTijd.Dag(betredenOp))]);
    }
}
