using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Een termijn om te betalen en de dag waarop iets volgt als er niet is betaald.</summary>
/// <param name="Termijn">De termijn; de einddatum is de laatste dag om te betalen.</param>
public sealed record Betaaltermijn(Termijn Termijn)
{
    /// <summary>De laatste dag om te betalen.</summary>
    public DateOnly BetalenUiterlijk => Termijn.Einddatum;

    /// <summary>De dag na de termijn: het begin van het verzuim (art. 4:97 Awb) of van de bevoegdheid tot een dwangbevel (art. 4:117 Awb).</summary>
    public DateOnly Daarna => Termijn.Einddatum.AddDays(1);

    /// <summary>Zes weken na verbeurte van rechtswege (art. 5:33 Awb).</summary>
    public static Antwoord<Betaaltermijn> VanDwangsom(DateOnly verbeurdOp, Rechtsgegevens? gegevens = null) =>
        Bereken(Regelboek.BetaaltermijnDwangsom, verbeurdOp, d => $"is de schuldenaar vanaf {d} in verzuim (art. 4:97 Awb) en kan hij vanaf die dag worden aangemaand, mits de invorderingsbeschikking is bekendgemaakt (art. 5:37 lid 1 Awb)", gegevens);

    /// <summary>Zes weken na bekendmaking van een boete of kostenbeschikking (art. 4:87 lid 1 Awb).</summary>
    public static Antwoord<Betaaltermijn> VanBeschikking(DateOnly bekendmaking, Rechtsgegevens? gegevens = null) =>
        Bereken(Regelboek.BetaaltermijnBeschikking, bekendmaking, d => $"is de schuldenaar vanaf {d} in verzuim (art. 4:97 Awb), tenzij de beschikking een later tijdstip vermeldt", gegevens);

    /// <summary>Twee weken na toezending van de aanmaning (art. 4:112 lid 1 Awb).</summary>
    public static Antwoord<Betaaltermijn> VanAanmaning(DateOnly toezending, Rechtsgegevens? gegevens = null) =>
        Bereken(Regelboek.Aanmaningstermijn, toezending, d => $"kan vanaf {d} een dwangbevel worden uitgevaardigd als niet volledig is betaald (art. 4:117 lid 1 Awb)", gegevens);

    private static Antwoord<Betaaltermijn> Bereken(Regel regel, DateOnly aanvang, Func<string, string> gevolg, Rechtsgegevens? gegevens)
    {
        var termijn = Termijnberekening.Bereken(regel, aanvang, null, gegevens);
        var betaaltermijn = new Betaaltermijn(termijn.Waarde);
        return new(betaaltermijn, regel, termijn.Kalenderversie, $"{termijn.Uitleg[..^1]}; daarna {gevolg(Schrijfwijze.Voluit(betaaltermijn.Daarna))}.", termijn.Waarschuwingen);
    }
}
