using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Tot wanneer een huisvestingsverordening ten hoogste geldt (art. 4 lid 1 Huisvestingswet 2014).</summary>
/// <param name="UiterlijkGeldigTotEnMet">De laatste dag van de vier jaar.</param>
public sealed record GeldigheidHuisvestingsverordening(DateOnly UiterlijkGeldigTotEnMet)
{
    /// <summary>Ten hoogste vier jaar vanaf de inwerkingtreding, die dag meegeteld.</summary>
    public static Antwoord<GeldigheidHuisvestingsverordening> Bereken(DateOnly inwerkingtreding, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.GeldigheidHuisvestingsverordening;
        var laatste = regel.Duur!.Value.Na(inwerkingtreding).AddDays(-1);
        var uitleg = $"De huisvestingsverordening die op {Schrijfwijze.Voluit(inwerkingtreding)} in werking trad, geldt ten hoogste vier jaar en dus uiterlijk tot en met {Schrijfwijze.Voluit(laatste)}; een overtreding daarna vraagt een nieuwe verordening (art. 4 lid 1 Huisvestingswet 2014; art. 5:4 Awb).";
        return new(new(laatste), regel, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie, uitleg,
            [.. regel.Geldigheidswaarschuwing(inwerkingtreding), new(Waarschuwing.Beoordelen, "ga na welke verordening op de dag van de overtreding gold; zij kan eerder zijn vervangen of ingetrokken.", 1)]);
    }
}
