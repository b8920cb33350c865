using System.Text.Json.Nodes;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Contract.Uitkomst;

namespace Handhaving.Recht.Contract;

internal static partial class Termijnsoorten
{
    private static readonly Dictionary<string, Indieningswijze> Wijzen = new(StringComparer.Ordinal)
    {
        ["post"] = Indieningswijze.Post,
        ["elektronisch"] = Indieningswijze.Elektronisch,
        ["balie"] = Indieningswijze.Balie,
    };

    private static Uitkomst Tijdigheid(Invoer invoer, Rechtsgegevens gegevens)
    {
        var indiening = new Indiening(
            invoer.Keuze("wijze", Wijzen), invoer.DagVanDatumOfTijdstip("ontvangen"), invoer.Heeft("terPostBezorgd") ? invoer.DagVanDatumOfTijdstip("terPostBezorgd") : null);
        if (indiening.TerPostBezorgd > indiening.Ontvangen)
            throw invoer.Fout("terPostBezorgd", "ligt na de ontvangst", "geef een dag op of voor de dag van ontvangst");
        var antwoord = TijdigheidBezwaar.Beoordeel(invoer.Datum("bekendmaking"), indiening, gegevens);
        var kern = new JsonObject { ["tijdig"] = antwoord.Waarde.Tijdig };
        if (antwoord.Waarde.Prematuur)
            kern["prematuur"] = true;
        kern["reden"] = antwoord.Waarde.Reden;
        return Van("tijdigheidBezwaar", antwoord, kern);
    }

    private static Uitkomst Zienswijze(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Zienswijzetermijn.Bereken(invoer.Datum("verzending"), invoer.DuurOfNiets() ?? Zienswijzetermijn.Gebruikelijk, gegevens);
        return Van("zienswijzetermijn", antwoord, new()
        {
            ["eersteDag"] = Iso(antwoord.Waarde.EersteDag),
            ["einddatum"] = Iso(antwoord.Waarde.Einddatum),
            ["aanbevolenEinddatum"] = Iso(antwoord.Waarde.AanbevolenEinddatum),
        }, new() { ["besluitNietVoor"] = Iso(antwoord.Waarde.AanbevolenEinddatum.AddDays(1)) });
    }

    private static Uitkomst Begunstiging(Invoer invoer, Rechtsgegevens gegevens)
    {
        var bekendmaking = invoer.Datum("bekendmaking");
        var eindtijd = invoer.TijdOfNiets("eindtijd");
        var duur = invoer.DuurOfNiets("dagenNaBekendmaking", "wekenNaBekendmaking", "maandenNaBekendmaking", "jarenNaBekendmaking");
        var laatsteDag = invoer.DatumOfNiets("laatsteDag");
        if (duur is null == laatsteDag is null)
            throw invoer.Fout("laatsteDag", duur is null ? "ontbreekt" : "staat naast een lengte", "geef laatsteDag of wekenNaBekendmaking (of dagen, maanden), niet beide");
        if (laatsteDag < bekendmaking)
            throw invoer.Fout("laatsteDag", "ligt voor de bekendmaking", "geef een dag op of na de bekendmaking; een besluit werkt niet voor de bekendmaking (art. 3:40 Awb)");
        var antwoord = duur is { } lengte
            ? Begunstigingstermijn.Bereken(bekendmaking, lengte, eindtijd, gegevens)
            : Begunstigingstermijn.TotEnMet(bekendmaking, laatsteDag!.Value, eindtijd, gegevens);
        return Van("begunstigingstermijn", antwoord, new()
        {
            ["laatsteDag"] = Iso(antwoord.Waarde.LaatsteDag),
            ["eindeTijdstipExclusief"] = antwoord.Waarde.EindeTijdstipExclusief,
            ["eersteMogelijkeVerbeurteIneens"] = Iso(antwoord.Waarde.EersteMogelijkeVerbeurteIneens),
            ["eersteVerbeurteBijPerWeek"] = Iso(antwoord.Waarde.EersteVerbeurteBijPerWeek),
        });
    }

    private static Uitkomst GeldigheidMachtiging(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Machtiging.Geldigheid(invoer.Datum("gegevenOp"), gegevens);
        return Van("machtigingGeldigheid", antwoord, new()
        {
            ["laatsteGeldigeDag"] = Iso(antwoord.Waarde.LaatsteGeldigeDag),
            ["ongeldigVanaf"] = Iso(antwoord.Waarde.OngeldigVanaf),
        });
    }

    private static Uitkomst Binnentreden(Invoer invoer, Rechtsgegevens gegevens)
    {
        var machtiging = invoer.Deel("machtiging");
        var antwoord = BinnentredenTijdstip.Toets(
            invoer.Tijdstip("tijdstip"),
            new(machtiging.Ja("nachtClausule"), machtiging.Ja("afwezigheidsClausule"), machtiging.Ja("dringendNoodzakelijkGemotiveerd")),
            invoer.Ja("bewonerAfwezig"),
            gegevens);
        var kern = new JsonObject { ["toegestaan"] = antwoord.Waarde.Toegestaan };
        if (antwoord.Waarde.Reden is { } reden)
            kern["reden"] = reden;
        return Van("binnentredenTijdstip", antwoord, kern);
    }

    private static Uitkomst BeslissingOpBezwaar(Invoer invoer, Rechtsgegevens gegevens)
    {
        var opgeteld = invoer.Heeft("opschortingen") ? invoer.Lijst("opschortingen").Sum(LeesOpschorting) : 0;
        var antwoord = BeslistermijnBezwaar.Bereken(
            invoer.Datum("bekendmaking"), invoer.Ja("adviescommissie"), invoer.Ja("verdaagd6Weken"), (invoer.GeheelOfNiets("opschortingDagen", 0, 3650) ?? 0) + opgeteld, gegevens);
        return Van("beslistermijnBezwaar", antwoord, new()
        {
            ["bezwaartermijnEinde"] = Iso(antwoord.Waarde.BezwaartermijnEinde),
            ["eersteDagBeslistermijn"] = Iso(antwoord.Waarde.Termijn.EersteDag),
            ["veiligeDatum"] = Iso(antwoord.Waarde.Termijn.VeiligeDatum),
            ["einddatum"] = Iso(antwoord.Waarde.Termijn.Einddatum),
        });
    }

    private static int LeesOpschorting(Invoer invoer)
    {
        var opschorting = new Opschorting(invoer.Datum("verzoek"), invoer.DatumOfNiets("hersteld"), invoer.DatumOfNiets("uitersteHersteldag"));
        if (opschorting.Hersteld is null && opschorting.UitersteHersteldag is null)
            throw invoer.Fout("hersteld", "ontbreekt", "geef de dag van herstel of de uitersteHersteldag die ongebruikt verstreek");
        return opschorting.Dagen;
    }

    private static Uitkomst Hoorzitting(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Hoorzittingtermijnen.Bereken(invoer.Datum("hoorzitting"), gegevens);
        return Van("hoorzittingTermijnen", antwoord, new()
        {
            ["laatsteDagNadereStukken"] = Iso(antwoord.Waarde.LaatsteDagNadereStukken),
            ["stukkenTerInzageUiterlijkVanaf"] = Iso(antwoord.Waarde.StukkenTerInzageUiterlijkVanaf),
        });
    }

    private static Uitkomst Boetebevoegdheid(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = VervaltermijnBoete.Bereken(invoer.Datum("overtredingOp"), invoer.CentOfNiets("maxBoete"), gegevens);
        return Van("vervaltermijnBoete", antwoord, new()
        {
            ["laatsteDag"] = Iso(antwoord.Waarde.LaatsteDag),
            ["vervallenVanaf"] = Iso(antwoord.Waarde.VervallenVanaf),
        });
    }

    private static Uitkomst Opheffing(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Opheffingsverzoek.Bereken(invoer.Datum("lastInWerkingOp"), invoer.Ja("dwangsomVerbeurd"), gegevens);
        return Van("opheffingsverzoekMogelijkVanaf", antwoord, new() { ["verzoekOpheffingMogelijkVanaf"] = Iso(antwoord.Waarde.MogelijkVanaf) });
    }

    private static Uitkomst NietTijdig(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = DwangsomNietTijdig.Bereken(invoer.Datum("einddatumBeslistermijn"), invoer.Datum("ingebrekestellingOntvangen"), gegevens);
        var waarde = antwoord.Waarde;
        return Van("dwangsomNietTijdig", antwoord, waarde.Prematuur
            ? new() { ["prematuur"] = true, ["eersteDagDwangsom"] = null }
            : new()
            {
                ["eersteDagDwangsom"] = Iso(waarde.EersteDag),
                ["laatsteDagDwangsom"] = Iso(waarde.LaatsteDag),
                ["maximum"] = waarde.MaximumCent is { } cent ? Euro(cent) : null,
            });
    }

    private static Uitkomst Verordening(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = GeldigheidHuisvestingsverordening.Bereken(invoer.Datum("inwerkingtreding"), gegevens);
        return Van("geldigheidHuisvestingsverordening", antwoord, new() { ["uiterlijkGeldigTotEnMet"] = Iso(antwoord.Waarde.UiterlijkGeldigTotEnMet) });
    }

    private static Uitkomst Datalek(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Avgtermijnen.MeldingDatalek(invoer.Tijdstip("bekendOp"), gegevens);
        return Van("meldingDatalek", antwoord, new() { ["veiligTijdstip"] = Iso(antwoord.Waarde) });
    }

    private static Uitkomst Aankondiging(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = AankondigingBetreden.Uiterlijk(invoer.Tijdstip("betredenOp"), gegevens);
        return Van("aankondigingBetreden", antwoord, new() { ["aankondigenUiterlijk"] = Iso(antwoord.Waarde) });
    }

    private static Uitkomst DagVanVerlenging(Invoer invoer, Rechtsgegevens gegevens)
    {
        var antwoord = Verlengingsdag.Beoordeel(invoer.Datum("datum"), gegevens);
        return Van("isVerlengingsdag", antwoord, new() { ["verlengingsdag"] = antwoord.Waarde.IsVerlengingsdag, ["reden"] = antwoord.Waarde.Reden });
    }
}
