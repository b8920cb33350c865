using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Wat de machtiging over nacht en afwezigheid bepaalt (art. 7 Awbi).</summary>
/// <param name="NachtClausule">Of zij binnentreden tussen 00.00 en 06.00 uur uitdrukkelijk toestaat.</param>
/// <param name="AfwezigheidsClausule">Of zij binnentreden bij afwezigheid van de bewoner uitdrukkelijk toestaat.</param>
/// <param name="DringendNoodzakelijkGemotiveerd">Of de dringende noodzaak is vastgelegd.</param>
public sealed record Machtigingsclausules(bool NachtClausule, bool AfwezigheidsClausule, bool DringendNoodzakelijkGemotiveerd);

/// <summary>Of op een tijdstip krachtens een machtiging mag worden binnengetreden (art. 7 Awbi).</summary>
/// <param name="Toegestaan">Of het mag.</param>
/// <param name="Reden">Waarom niet; <c>null</c> als het mag.</param>
public sealed record BinnentredenTijdstip(bool Toegestaan, string? Reden)
{
    /// <summary>Toetst een tijdstip, in Nederlandse tijd, aan art. 7 Awbi.</summary>
    public static Antwoord<BinnentredenTijdstip> Toets(
        DateTimeOffset tijdstip, Machtigingsclausules machtiging, bool bewonerAfwezig = false, Rechtsgegevens? gegevens = null)
    {
        var lokaal = LokaleTijd.In(tijdstip);
        var nacht = lokaal.Hour < 6;
        var reden =
            nacht && !machtiging.NachtClausule ? "tussen 00:00 en 06:00 zonder uitdrukkelijke bepaling in machtiging"
            : bewonerAfwezig && !machtiging.AfwezigheidsClausule ? "bewoner afwezig zonder uitdrukkelijke bepaling in machtiging"
            : (nacht || bewonerAfwezig) && !machtiging.DringendNoodzakelijkGemotiveerd ? "dringende noodzaak niet vastgelegd"
            : null;
        var omstandigheid = (nacht, bewonerAfwezig) switch
        {
            (true, true) => "tussen 00.00 en 06.00 uur en bij afwezigheid van de bewoner (art. 7 lid 1 en 2 Awbi)",
            (true, false) => "tussen 00.00 en 06.00 uur (art. 7 lid 1 Awbi)",
            (false, true) => "bij afwezigheid van de bewoner (art. 7 lid 2 Awbi)",
            _ => "buiten de uren van 00.00 tot 06.00 (art. 7 lid 1 Awbi)",
        };
        var gevolg = (reden, nacht || bewonerAfwezig) switch
        {
            (null, true) => "is toegestaan, omdat de machtiging dat uitdrukkelijk bepaalt en de dringende noodzaak is vastgelegd",
            (null, false) => "is toegestaan zonder bijzondere bepaling in de machtiging",
            _ => $"is niet toegestaan: {reden}",
        };
        return new(new(reden is null, reden), Regelboek.BinnentredenTijdstip, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie,
            $"Binnentreden op {Schrijfwijze.Voluit(lokaal)} (Nederlandse tijd), {omstandigheid}, {gevolg}.",
            [.. Regelboek.BinnentredenTijdstip.Geldigheidswaarschuwing(LokaleTijd.Dag(tijdstip))]);
    }
}
