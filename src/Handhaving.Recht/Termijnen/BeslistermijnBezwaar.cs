using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Een opschorting omdat de indiener een verzuim moest herstellen (art. 7:10 lid 2 Awb).</summary>
/// <param name="Verzoek">De dag van het verzoek om herstel.</param>
/// <param name="Hersteld">De dag van herstel; <c>null</c> als de hersteltermijn ongebruikt verstreek.</param>
/// <param name="UitersteHersteldag">De laatste dag van de hersteltermijn.</param>
public sealed record Opschorting(DateOnly Verzoek, DateOnly? Hersteld, DateOnly? UitersteHersteldag = null)
{
    /// <summary>De opgeschorte dagen: van de dag na het verzoek tot de dag van herstel, of [P] tot en met de laatste dag van de ongebruikte hersteltermijn.</summary>
    public int Dagen => Math.Max(0, (Hersteld ?? UitersteHersteldag?.AddDays(1) ?? Verzoek.AddDays(1)).DayNumber - Verzoek.DayNumber - 1);
}

/// <summary>De termijn om op bezwaar te beslissen (art. 7:10 Awb).</summary>
/// <param name="BezwaartermijnEinde">Het einde van de bezwaartermijn, verlengd door de Atw.</param>
/// <param name="Termijn">De beslistermijn; <see cref="Termijn.VeiligeDatum"/> is het einde zonder de Atw.</param>
public sealed record BeslistermijnBezwaar(DateOnly BezwaartermijnEinde, Termijn Termijn)
{
    /// <summary>De beslistermijn voor bezwaar tegen een besluit dat op <paramref name="bekendmaking"/> is bekendgemaakt.</summary>
    /// <param name="bekendmaking">De bekendmaking van het bestreden besluit.</param>
    /// <param name="adviescommissie">Of een commissie als bedoeld in art. 7:13 Awb is ingesteld: twaalf in plaats van zes weken.</param>
    /// <param name="verdaagd">Of de beslissing met zes weken is verdaagd (lid 3).</param>
    /// <param name="opschortingDagen">Het aantal dagen opschorting (lid 2).</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    public static Antwoord<BeslistermijnBezwaar> Bereken(
        DateOnly bekendmaking, bool adviescommissie, bool verdaagd = false, int opschortingDagen = 0, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var (regel, kalender) = (Regelboek.BeslistermijnBezwaar, gegevens.Kalender);
        var bezwaar = Bezwaartermijn.Bereken(bekendmaking, gegevens).Waarde.Termijn;
        var duur = new Duur(adviescommissie ? 12 : 6, Tijdseenheid.Weken);
        var rauw = duur.Na(bezwaar.Einddatum).AddDays(opschortingDagen + (verdaagd ? 42 : 0));
        var eersteDag = bezwaar.Einddatum.AddDays(1);
        var termijn = new Termijn(eersteDag, rauw, Termijnenwet.Verleng(eersteDag, rauw, tweeWerkdagen: true, kalender), AtwVanToepassing: true);
        var uitleg = $"{Termijnuitleg.Kop(regel with { Artikel = adviescommissie ? "art. 7:10 lid 1 en 7:13 Awb" : "art. 7:10 lid 1 Awb" }, duur, eersteDag)}"
            + (opschortingDagen > 0 ? $" is {opschortingDagen} {(opschortingDagen == 1 ? "dag" : "dagen")} opgeschort (art. 7:10 lid 2 Awb)," : "")
            + (verdaagd ? " is met zes weken verdaagd (art. 7:10 lid 3 Awb)," : "")
            + $" en {Termijnuitleg.Verlenging(termijn, kalender)}.";
        List<Waarschuwing> waarschuwingen = [.. regel.Geldigheidswaarschuwing(bekendmaking), .. kalender.Volledigheidswaarschuwing(bezwaar.EinddatumZonderAtw, termijn.Einddatum)];
        if (termijn.Einddatum != termijn.VeiligeDatum)
            waarschuwingen.Add(new(Waarschuwing.Rechtsvraag, $"stuur op {Schrijfwijze.Voluit(termijn.VeiligeDatum)}, het einde zonder de Algemene termijnenwet.", verdaagd || opschortingDagen > 0 ? 13 : null));
        return new(new(bezwaar.Einddatum, termijn), regel, kalender.Versie, uitleg, waarschuwingen);
    }
}
