namespace Handhaving.Recht.Regels;

/// <summary>Iets wat de lezer van een uitkomst moet weten voordat hij erop vaart.</summary>
/// <param name="Code">Vaste code voor machines, bijvoorbeeld <c>KALENDER_ONVOLLEDIG</c>.</param>
/// <param name="Tekst">De waarschuwing in een Nederlandse zin.</param>
/// <param name="JuridischPunt">Nummer van het open punt in docs/juridische-punten.md waaruit zij voortkomt.</param>
public sealed record Waarschuwing(string Code, string Tekst, int? JuridischPunt = null)
{
    /// <summary>Voor een jaar in de berekening is geen besluit tot gelijkstelling geladen (art. 3 lid 3 Atw).</summary>
    public const string KalenderOnvolledig = "KALENDER_ONVOLLEDIG";

    /// <summary>De datum ligt buiten de geldigheid van de regelversie.</summary>
    public const string RegelBuitenGeldigheid = "REGEL_BUITEN_GELDIGHEID";

    /// <summary>De uitkomst rust mede op een productkeuze [P], niet op recht.</summary>
    public const string Productkeuze = "PRODUCTKEUZE";

    /// <summary>De uitkomst rust mede op een niet gecontroleerde bron [M].</summary>
    public const string NietGecontroleerd = "NIET_GECONTROLEERD";

    /// <summary>Voor de datum is geen bedrag of percentage geladen.</summary>
    public const string BedragOntbreekt = "BEDRAG_ONTBREEKT";

    /// <summary>De rechtsvraag is niet uitgemaakt: stuur op de veilige datum.</summary>
    public const string Rechtsvraag = "RECHTSVRAAG";

    /// <summary>Wat de jurist nog zelf moet beoordelen.</summary>
    public const string Beoordelen = "BEOORDELEN";

    /// <summary>Een veld in de invoer dat geen regel gebruikt.</summary>
    public const string OnbekendVeld = "ONBEKEND_VELD";
}
