using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Contract.Veldsoort;

namespace Handhaving.Recht.Contract;

/// <summary>De beschrijving van elke soort termijn. De test <c>VraagTests</c> houdt haar gelijk aan <see cref="Termijnsoorten"/>.</summary>
internal static class Termijnvragen
{
    private const string Bezwaar = "Bezwaar en beroep", Last = "Last en dwangsom", Betalen = "Betalen en verjaren", Boete = "Bestuurlijke boete",
        Binnen = "Binnentreden", Beslissen = "Beslistermijnen", Overig = "Overig";

    public static IReadOnlyList<Vraag> Alle { get; } =
    [
        new("bezwaartermijn", Bezwaar, "Tot wanneer kan bezwaar worden gemaakt?", [Bekendmaking]),
        new("beroepstermijn", Bezwaar, "Tot wanneer kan beroep worden ingesteld?", [Bekendmaking]),
        new("tijdigheidBezwaar", Bezwaar, "Is het bezwaar op tijd?",
        [
            Bekendmaking,
            new("wijze", "Wijze van indienen", Keuze)
            {
                Voorbeeld = "post",
                Keuzes = [new("post", "per post"), new("elektronisch", "elektronisch"), new("balie", "aan de balie")],
            },
            new("ontvangen", "Ontvangen op", DatumOfTijdstip) { Voorbeeld = "2026-12-29", Hulp = "De dag van ontvangst; elektronisch: de dag in Nederlandse tijd waarop het bericht het systeem bereikte." },
            new("terPostBezorgd", "Ter post bezorgd op", DatumOfTijdstip) { Verplicht = false, Voorbeeld = "2026-12-23", Hulp = "Alleen bij indiening per post. Laat leeg zonder leesbaar poststempel of ander bewijs." },
        ]),
        new("hoorzittingTermijnen", Bezwaar, "Tot wanneer stukken, vanaf wanneer ter inzage?", [Dag("hoorzitting", "Hoorzitting op", "2027-02-11")]),
        new("verweerschrift", Bezwaar, "Wanneer moeten stukken en verweerschrift er zijn?", [Dag("verzendingBeroepschrift", "Beroepschrift verzonden door de rechtbank op", "2026-11-23"), AndereLengte()]),

        new("zienswijzetermijn", Last, "Tot wanneer kan een zienswijze worden gegeven?",
            [Dag("verzending", "Voornemen verzonden op", "2026-11-23"), Lengte("De termijn in het voornemen", "2") with { Verplicht = false, Hulp = "Laat leeg voor de gebruikelijke twee weken." }]),
        new("begunstigingstermijn", Last, "Wanneer eindigt de begunstigingstermijn?",
        [
            Bekendmaking,
            new("lengte", "Lengte van de termijn", Veldsoort.Lengte)
            {
                Voorbeeld = "8",
                EenVan = "einde",
                Hulp = "Een lengte of een laatste dag, zoals het besluit haar noemt.",
                Keuzes = [new("wekenNaBekendmaking", "weken"), new("dagenNaBekendmaking", "dagen"), new("maandenNaBekendmaking", "maanden"), new("jarenNaBekendmaking", "jaren")],
            },
            new("laatsteDag", "Laatste dag", Datum) { EenVan = "einde", Hulp = "De laatste dag waarop nog aan de last kan worden voldaan." },
            new("eindtijd", "Eindtijd op de laatste dag", Tijd) { Verplicht = false, Hulp = "Alleen als het besluit een uur noemt; anders loopt de hele dag mee." },
        ]),
        new("opheffingsverzoekMogelijkVanaf", Last, "Vanaf wanneer kan opheffing van de last worden gevraagd?",
            [Dag("lastInWerkingOp", "Last van kracht sinds", "2026-01-15"), Ja("dwangsomVerbeurd", "Er is een dwangsom verbeurd")]),

        new("betaaltermijnDwangsom", Betalen, "Wanneer moet een verbeurde dwangsom zijn betaald?", [VerbeurdOp]),
        new("betaaltermijnBeschikking", Betalen, "Wanneer moet een boete of ander bedrag zijn betaald?", [Bekendmaking]),
        new("aanmaningstermijn", Betalen, "Wanneer eindigt de aanmaningstermijn?", [Dag("toezending", "Aanmaning toegezonden op", "2026-12-11")]),
        new("verjaringDwangsom", Betalen, "Wanneer verjaart een verbeurde dwangsom?", [VerbeurdOp]),
        new("verjaringMetStuiting", Betalen, "Wanneer verjaart een dwangsom na stuiting?",
        [
            VerbeurdOp,
            new("handelingen", "Handelingen", Lijst)
            {
                Deelnaam = "handeling",
                Hulp = "Wat als stuiting wordt aangevoerd, op volgorde van datum.",
                Velden =
                [
                    Dag("datum", "Datum", "2027-03-10"),
                    new("soort", "Soort", Keuze) { Voorbeeld = nameof(Stuitingssoort.Invorderingsbeschikking), Keuzes = [.. Enum.GetValues<Stuitingssoort>().Select(s => new Vraagkeuze(s.ToString(), s.Omschrijving())), new("andere", "iets anders, zoals een herinnering")] },
                ],
            },
        ]),
        new("verjaringMetVerlenging", Betalen, "Wanneer verjaart een dwangsom na verlenging?",
        [
            VerbeurdOp,
            new("gronden", "Gronden voor verlenging", Lijst)
            {
                Deelnaam = "grond",
                Velden = [new("grond", "Grond", Keuze) { Voorbeeld = "uitstelVanBetaling", Keuzes = Gronden }],
            },
        ]),
        new("verjaringGeldschuld", Betalen, "Wanneer verjaart een boete of andere geldschuld?", [Dag("betalenUiterlijk", "Betalen uiterlijk op", "2027-01-12")]),
        new("dwangsomNietTijdig", Betalen, "Welke dwangsom is de gemeente verschuldigd bij te laat beslissen?",
            [Dag("einddatumBeslistermijn", "Laatste dag van de beslistermijn", "2027-03-18"), Dag("ingebrekestellingOntvangen", "Ingebrekestelling ontvangen op", "2027-03-22")]),

        new("beslistermijnBoete", Boete, "Wanneer moet op de boete zijn beslist?", [Dag("dagtekeningRapport", "Dagtekening van het rapport", "2026-09-24"), AndereLengte()]),
        new("wachttermijnOM", Boete, "Hoe lang wachten op het openbaar ministerie?", [Dag("voorgelegdOp", "Voorgelegd aan het openbaar ministerie op", "2026-08-03"), AndereLengte()]),
        new("vervaltermijnBoete", Boete, "Wanneer vervalt de bevoegdheid een boete op te leggen?",
            [Dag("overtredingOp", "Dag van de overtreding", "2026-11-20"), new("maxBoete", "Hoogste boete die kan worden opgelegd", Bedrag) { Verplicht = false, Hulp = "In euro. Laat leeg voor een boete boven de grens van art. 5:53 Awb." }]),

        new("machtigingGeldigheid", Binnen, "Hoe lang geldt de machtiging tot binnentreden?", [Dag("gegevenOp", "Machtiging gegeven op", "2026-11-23")]),
        new("binnentredenTijdstip", Binnen, "Mag op dit tijdstip worden binnengetreden?",
        [
            new("tijdstip", "Tijdstip van binnentreden", Tijdstip) { Voorbeeld = "2026-11-24T22:30:00+01:00" },
            new("machtiging", "De machtiging", Groep)
            {
                Velden =
                [
                    Ja("nachtClausule", "Staat binnentreden tussen 00.00 en 06.00 uur uitdrukkelijk toe"),
                    Ja("afwezigheidsClausule", "Staat binnentreden bij afwezigheid van de bewoner uitdrukkelijk toe"),
                    Ja("dringendNoodzakelijkGemotiveerd", "De dringende noodzaak daarvan is vastgelegd"),
                ],
            },
            Ja("bewonerAfwezig", "De bewoner is afwezig"),
        ]),
        new("awbiVerslagTermijn", Binnen, "Wanneer moet het verslag van binnentreden zijn toegezonden?", [Dag("binnengetredenOp", "Binnengetreden op", "2026-11-23")]),
        new("aankondigingBetreden", Binnen, "Wanneer moet het betreden zijn aangekondigd?", [new("betredenOp", "Tijdstip van betreden", Tijdstip) { Voorbeeld = "2026-12-03T10:00:00+01:00" }]),

        new("beslistermijnBezwaar", Beslissen, "Wanneer moet op het bezwaar zijn beslist?",
        [
            Bekendmaking,
            Ja("adviescommissie", "Er is een adviescommissie ingesteld"),
            Ja("verdaagd6Weken", "De beslissing is met zes weken verdaagd"),
            new("opschortingDagen", "Dagen opschorting", Getal) { Verplicht = false, Voorbeeld = "0", Hulp = "Bekend aantal dagen. Tellen moet? Vul dan hieronder de verzoeken om herstel in." },
            new("opschortingen", "Opschortingen wegens een verzuim", Lijst)
            {
                Verplicht = false,
                Deelnaam = "opschorting",
                Hulp = "Van het verzoek om herstel (art. 6:6 Awb) tot het herstel, of tot het ongebruikt verstrijken van de hersteltermijn.",
                Velden =
                [
                    Dag("verzoek", "Verzoek om herstel op", "2027-01-04"),
                    new("hersteld", "Hersteld op", Datum) { EenVan = "herstel", Voorbeeld = "2027-01-11" },
                    new("uitersteHersteldag", "Laatste dag van de hersteltermijn", Datum) { EenVan = "herstel", Hulp = "Als niet is hersteld." },
                ],
            },
        ]),
        new("beslistermijnAanvraag", Beslissen, "Wanneer moet op een aanvraag of handhavingsverzoek zijn beslist?", [Ontvangst, AndereLengte()]),
        new("beslistermijnOmzettingsvergunning", Beslissen, "Wanneer moet op de aanvraag om een omzettingsvergunning zijn beslist?",
            [Ontvangst, AndereLengte(), Ja("verlengd6Weken", "De termijn is eenmaal met zes weken verlengd")]),
        new("beslistermijnInvorderingsverzoek", Beslissen, "Wanneer moet op een verzoek om invordering zijn beslist?", [Dag("ontvangstVerzoek", "Verzoek ontvangen op", "2026-11-27"), AndereLengte()]),

        new("wettelijkeTermijnInDagen", Overig, "Wanneer eindigt een andere wettelijke termijn?", [Dag("aanvangsfeit", "Dag van het aanvangsfeit", "2026-04-02"), Lengte("Lengte van de termijn", "3")]),
        new("isVerlengingsdag", Overig, "Kan een termijn op deze dag eindigen?", [Dag("datum", "Dag", "2026-12-25")]),
        new("brpAangifte", Overig, "Wanneer moet aangifte van verblijf en adres zijn gedaan?", [Dag("aanvangVerblijf", "Aanvang van het verblijf", "2026-12-23"), AndereLengte()]),
        new("geldigheidHuisvestingsverordening", Overig, "Tot wanneer geldt een huisvestingsverordening?", [Dag("inwerkingtreding", "In werking getreden op", "2022-05-20")]),
        new("inzageverzoek", Overig, "Wanneer moet een inzageverzoek zijn beantwoord?", [Dag("ontvangen", "Verzoek ontvangen op", "2026-11-25"), Ja("verlengdMetTweeMaanden", "De termijn is met twee maanden verlengd")]),
        new("meldingDatalek", Overig, "Wanneer moet een datalek zijn gemeld?", [new("bekendOp", "Tijdstip waarop het lek bekend werd", Tijdstip) { Voorbeeld = "2026-11-20T16:00:00+01:00" }]),
    ];

    private static Vraagveld Bekendmaking => Dag("bekendmaking", "Besluit bekendgemaakt op", "2026-11-13", "De dag van toezending of uitreiking (art. 3:41 Awb), niet de dag waarop het besluit is genomen.");

    private static Vraagveld VerbeurdOp => Dag("verbeurdOp", "Verbeurd op", "2027-01-19", "De dag waarop de dwangsom van rechtswege is verbeurd, niet de dag van de invorderingsbeschikking.");

    private static Vraagveld Ontvangst => Dag("ontvangstAanvraag", "Aanvraag ontvangen op", "2026-11-02");

    private static IReadOnlyList<Vraagkeuze> Gronden =>
    [
        .. new (string, string)[]
        {
            ("uitstelVanBetaling", "uitstel van betaling (art. 4:94 Awb)"), ("surseanceVanBetaling", "surseance van betaling"), ("faillissement", "faillissement"),
            ("schuldsanering", "schuldsanering"), ("schorsingTenuitvoerlegging", "schorsing van de tenuitvoerlegging van het dwangbevel"),
            ("schorsingInvorderingsbeschikking", "schorsing van de invorderingsbeschikking (art. 5:37a lid 4 Awb)"),
        }.Select(g => new Vraagkeuze(g.Item1, g.Item2, [Dag("van", "Van", "2027-06-01"), Dag("totEnMet", "Tot en met", "2027-08-30")])),
        .. new (string, string)[]
        {
            ("procedureTegenLastAanhangig", "procedure tegen de last aanhangig (art. 5:35 lid 2 Awb)"), ("verzoekInvorderingAanhangig", "verzoek om invordering aanhangig (art. 5:37a lid 2 Awb)"),
            ("procedureTegenAfwijzingVerzoek", "procedure tegen de afwijzing van dat verzoek (art. 5:37a lid 3 Awb)"),
        }.Select(g => new Vraagkeuze(g.Item1, g.Item2,
        [
            new("van", "Aanhangig sinds", Datum) { Verplicht = false, Voorbeeld = "2027-02-01", Hulp = "Laat leeg als zij al liep op de dag van verbeurte." },
            new("onherroepelijkOp", "Onherroepelijk beslist op", Datum) { Verplicht = false, Voorbeeld = "2028-06-01", Hulp = "Laat leeg als de procedure nog loopt." },
        ])),
    ];

    internal static Vraagveld Dag(string naam, string label, string voorbeeld, string? hulp = null) => new(naam, label, Datum) { Voorbeeld = voorbeeld, Hulp = hulp };

    internal static Vraagveld Ja(string naam, string label) => new(naam, label, JaNee) { Verplicht = false };

    private static Vraagveld AndereLengte() => Lengte("Afwijkende lengte", null) with { Verplicht = false, Hulp = "Alleen als een bijzondere wet een andere lengte stelt." };

    private static Vraagveld Lengte(string label, string? voorbeeld) => new("lengte", label, Veldsoort.Lengte)
    {
        Voorbeeld = voorbeeld,
        Keuzes = [new("weken", "weken"), new("dagen", "dagen"), new("maanden", "maanden"), new("jaren", "jaren")],
    };
}
