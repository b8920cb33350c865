using System.Text.Json.Nodes;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;
using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Contract.Uitkomst;

namespace Handhaving.Recht.Contract;

/// <summary>Per soort: welke velden de invoer heeft en welke het antwoord.</summary>
internal static partial class Termijnsoorten
{
    public static IReadOnlyDictionary<string, Func<Invoer, Rechtsgegevens, Uitkomst>> Alle { get; } = new Dictionary<string, Func<Invoer, Rechtsgegevens, Uitkomst>>(StringComparer.Ordinal)
    {
        ["bezwaartermijn"] = (i, g) => Rechtsmiddel("bezwaartermijn", Bezwaartermijn.Bereken(i.Datum("bekendmaking"), g)),
        ["beroepstermijn"] = (i, g) => Rechtsmiddel("beroepstermijn", Bezwaartermijn.BerekenBeroep(i.Datum("bekendmaking"), g)),
        ["tijdigheidBezwaar"] = Tijdigheid,
        ["zienswijzetermijn"] = Zienswijze,
        ["begunstigingstermijn"] = Begunstiging,
        ["betaaltermijnDwangsom"] = BetalingDwangsom,
        ["betaaltermijnBeschikking"] = BetalingBeschikking,
        ["aanmaningstermijn"] = Aanmaning,
        ["verjaringDwangsom"] = (i, g) => Verjaard("verjaringDwangsom", Verjaring.VanDwangsom(i.Datum("verbeurdOp"), g)),
        ["verjaringGeldschuld"] = (i, g) => Verjaard("verjaringGeldschuld", Verjaring.VanGeldschuld(i.Datum("betalenUiterlijk"), g)),
        ["verjaringMetStuiting"] = Stuiting,
        ["verjaringMetVerlenging"] = Verlenging,
        ["machtigingGeldigheid"] = GeldigheidMachtiging,
        ["awbiVerslagTermijn"] = (i, g) => VeiligEnEinde(Termijnberekening.Bereken(Regelboek.AwbiVerslagTermijn, i.Datum("binnengetredenOp"), null, g)),
        ["binnentredenTijdstip"] = Binnentreden,
        ["beslistermijnBezwaar"] = BeslissingOpBezwaar,
        ["hoorzittingTermijnen"] = Hoorzitting,
        ["beslistermijnBoete"] = (i, g) => Einde(i, g, Regelboek.BeslistermijnBoete, "dagtekeningRapport"),
        ["wachttermijnOM"] = (i, g) => Einde(i, g, Regelboek.WachttermijnOM, "voorgelegdOp"),
        ["beslistermijnAanvraag"] = (i, g) => Einde(i, g, Regelboek.BeslistermijnAanvraag, "ontvangstAanvraag"),
        ["beslistermijnInvorderingsverzoek"] = (i, g) => Einde(i, g, Regelboek.BeslistermijnInvorderingsverzoek, "ontvangstVerzoek"),
        ["verweerschrift"] = (i, g) => Einde(i, g, Regelboek.Verweerschrift, "verzendingBeroepschrift"),
        ["beslistermijnOmzettingsvergunning"] = Omzettingsvergunning,
        ["vervaltermijnBoete"] = Boetebevoegdheid,
        ["opheffingsverzoekMogelijkVanaf"] = Opheffing,
        ["dwangsomNietTijdig"] = NietTijdig,
        ["brpAangifte"] = (i, g) => Einde(i, g, Regelboek.BrpAangifte, "aanvangVerblijf"),
        ["geldigheidHuisvestingsverordening"] = Verordening,
        ["inzageverzoek"] = (i, g) => VeiligEnEinde(Avgtermijnen.Inzageverzoek(i.Datum("ontvangen"), i.Ja("verlengdMetTweeMaanden"), g)),
        ["meldingDatalek"] = Datalek,
        ["wettelijkeTermijnInDagen"] = WettelijkeTermijn,
        ["isVerlengingsdag"] = DagVanVerlenging,
        ["aankondigingBetreden"] = Aankondiging,
    };

    private static Uitkomst Rechtsmiddel(string soort, Antwoord<Bezwaartermijn> antwoord)
    {
        var (termijn, post) = antwoord.Waarde;
        return Van(soort, antwoord, new()
        {
            ["eersteDag"] = Iso(termijn.EersteDag),
            ["einddatumZonderAtw"] = Iso(termijn.EinddatumZonderAtw),
            ["einddatum"] = Iso(termijn.Einddatum),
            ["weekdagEinde"] = Schrijfwijze.Weekdag(termijn.Einddatum),
            ["uitersteOntvangstPerPost"] = Iso(post),
        });
    }

    private static Uitkomst Einde(Invoer invoer, Rechtsgegevens gegevens, Regel regel, string aanvangsveld) =>
        Einde(Termijnberekening.Bereken(regel, invoer.Datum(aanvangsveld), invoer.DuurOfNiets(), gegevens));

    private static Uitkomst Einde(Antwoord<Termijn> antwoord) => Van(antwoord.Regel.Id, antwoord, new()
    {
        ["einddatumZonderAtw"] = Iso(antwoord.Waarde.EinddatumZonderAtw),
        ["einddatum"] = Iso(antwoord.Waarde.Einddatum),
    }, Bijlage(antwoord.Waarde));

    private static Uitkomst VeiligEnEinde(Antwoord<Termijn> antwoord) => Van(antwoord.Regel.Id, antwoord, new()
    {
        ["veiligeDatum"] = Iso(antwoord.Waarde.VeiligeDatum),
        ["einddatum"] = Iso(antwoord.Waarde.Einddatum),
    }, Bijlage(antwoord.Waarde));

    private static JsonObject Bijlage(Termijn termijn) => new()
    {
        ["eersteDag"] = Iso(termijn.EersteDag),
        ["einddatumZonderAtw"] = Iso(termijn.EinddatumZonderAtw),
        ["veiligeDatum"] = Iso(termijn.VeiligeDatum),
        ["atwVanToepassing"] = termijn.AtwVanToepassing,
    };

    private static Uitkomst WettelijkeTermijn(Invoer invoer, Rechtsgegevens gegevens) => Einde(Termijnberekening.Bereken(
        Regelboek.WettelijkeTermijnInDagen,
        invoer.Datum("aanvangsfeit"),
        invoer.DuurOfNiets() ?? throw invoer.Fout("dagen", "ontbreekt", "geef de lengte in dagen, weken, maanden of jaren"),
        gegevens));

    private static Uitkomst Omzettingsvergunning(Invoer invoer, Rechtsgegevens gegevens)
    {
        var regel = Regelboek.BeslistermijnOmzettingsvergunning;
        var ontvangst = invoer.Datum("ontvangstAanvraag");
        var duur = invoer.DuurOfNiets() ?? regel.Duur!.Value;
        var gewoon = Termijnberekening.Bereken(regel, ontvangst, duur, gegevens);
        if (!invoer.Ja("verlengd6Weken"))
            return Einde(gewoon);
        var rauw = gewoon.Waarde.EinddatumZonderAtw.AddDays(42);
        var termijn = new Termijn(gewoon.Waarde.EersteDag, rauw, Termijnenwet.Verleng(gewoon.Waarde.EersteDag, rauw, tweeWerkdagen: true, gegevens.Kalender), AtwVanToepassing: true);
        return Einde(gewoon with
        {
            Waarde = termijn,
            Uitleg = $"{Termijnuitleg.Kop(regel, duur, termijn.EersteDag)} is eenmaal met zes weken verlengd en {Termijnuitleg.Verlenging(termijn, gegevens.Kalender)}.",
            Waarschuwingen = Termijnberekening.Waarschuwingen(regel, ontvangst, termijn, gegevens.Kalender),
        });
    }

    private static Uitkomst BetalingDwangsom(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Betaaltermijn.VanDwangsom(invoer.Datum("verbeurdOp"), gegevens);
        return Van("betaaltermijnDwangsom", antwoord, new()
        {
            ["einddatumZonderAtw"] = Iso(antwoord.Waarde.Termijn.EinddatumZonderAtw),
            ["betalenUiterlijk"] = Iso(antwoord.Waarde.BetalenUiterlijk),
            ["verzuimVanaf"] = Iso(antwoord.Waarde.Daarna),
            ["aanmanenVanaf"] = Iso(antwoord.Waarde.Daarna),
        }, Bijlage(antwoord.Waarde.Termijn));
    }

    private static Uitkomst BetalingBeschikking(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Betaaltermijn.VanBeschikking(invoer.Datum("bekendmaking"), gegevens);
        return Van("betaaltermijnBeschikking", antwoord, new()
        {
            ["einddatumZonderAtw"] = Iso(antwoord.Waarde.Termijn.EinddatumZonderAtw),
            ["betalenUiterlijk"] = Iso(antwoord.Waarde.BetalenUiterlijk),
            ["verzuimVanaf"] = Iso(antwoord.Waarde.Daarna),
        }, Bijlage(antwoord.Waarde.Termijn));
    }

    private static Uitkomst Aanmaning(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Betaaltermijn.VanAanmaning(invoer.Datum("toezending"), gegevens);
        return Van("aanmaningstermijn", antwoord, new()
        {
            ["einddatumZonderAtw"] = Iso(antwoord.Waarde.Termijn.EinddatumZonderAtw),
            ["betalenUiterlijk"] = Iso(antwoord.Waarde.BetalenUiterlijk),
            ["dwangbevelVanaf"] = Iso(antwoord.Waarde.Daarna),
        }, Bijlage(antwoord.Waarde.Termijn));
    }
}
