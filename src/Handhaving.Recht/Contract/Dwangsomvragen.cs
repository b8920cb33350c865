using static Handhaving.Recht.Contract.Termijnvragen;
using static Handhaving.Recht.Contract.Veldsoort;

namespace Handhaving.Recht.Contract;

/// <summary>De beschrijving van de last, haar gebeurtenissen en de rentevraag. De test <c>VraagTests</c> houdt haar gelijk aan <see cref="Lastlezer"/>.</summary>
internal static class Dwangsomvragen
{
    public static Vraag Stand { get; } = new("dwangsommen", "Last en dwangsom", "Wat is verbeurd, betaald, verjaard en wat staat open?",
    [
        new("last", "De last", Groep)
        {
            Velden =
            [
                new("modaliteit", "Modaliteit", Keuze)
                {
                    Voorbeeld = "perTijdseenheid",
                    Hulp = "Zoals het dictum de dwangsom vaststelt (art. 5:32b lid 1 Awb).",
                    Keuzes =
                    [
                        new("ineens", "ineens: één bedrag, één keer verbeurd"),
                        new("perTijdseenheid", "per tijdseenheid: een bedrag per week of andere periode dat de overtreding duurt", [new("tijdseenheidDagen", "Lengte van de tijdseenheid in dagen", Getal) { Voorbeeld = "7", Hulp = "7 voor een week, 1 voor een dag." }]),
                        new("perOvertreding", "per overtreding: een bedrag per geconstateerde overtreding", [new("maxEenPerDagen", "Hooguit één dwangsom per zoveel dagen", Getal) { Verplicht = false, Voorbeeld = "7", Hulp = "Alleen als de last dat zegt; leeg betekent hooguit één per dag." }]),
                    ],
                },
                new("bedrag", "Bedrag per keer", Bedrag) { Voorbeeld = "2500", Hulp = "In euro." },
                new("maximum", "Maximum", Bedrag) { NietNodigBij = "ineens", Voorbeeld = "10000", Hulp = "Het bedrag waarboven niets meer verbeurt (art. 5:32b lid 2 Awb). Alleen bij een dwangsom ineens mag het leeg blijven." },
                Dag("bekendmaking", "Last bekendgemaakt op", "2026-01-05"),
                new("laatsteDagBegunstiging", "Laatste dag van de begunstigingstermijn", Datum) { Verplicht = false, Voorbeeld = "2026-03-02", Hulp = "Leeg als de last geen termijn kent." },
            ],
        },
        new("gebeurtenissen", "Wat er gebeurde", Lijst)
        {
            Deelnaam = "gebeurtenis",
            Hulp = "De volgorde van invullen maakt niet uit, behalve binnen een dag.",
            Velden = [Dag("datum", "Datum", "2026-03-27"), new("soort", "Soort", Keuze) { Voorbeeld = "Constatering", Keuzes = Gebeurtenissen }],
        },
        Dag("peildatum", "Peildatum", "2026-06-01", "De stand op deze dag; wat daarna gebeurt telt niet mee."),
    ]);

    public static Vraag Rente { get; } = new("rente", "Betalen en verjaren", "Hoeveel wettelijke rente is verschuldigd?",
    [
        new("hoofdsom", "Hoofdsom", Bedrag) { Voorbeeld = "10000", Hulp = "In euro." },
        Dag("verzuimVanaf", "In verzuim vanaf", "2024-04-15", "De dag na de laatste dag van de betaaltermijn."),
        Dag("betaaldOp", "Betaald op", "2024-07-15", "De dag van bijschrijving, of de dag tot waarop u wilt rekenen."),
        new("rentepercentage", "Rentepercentage per jaar", Percentage) { Verplicht = false, Hulp = "Leeg: de wettelijke percentages die zijn geladen. Buiten hun geldigheid volgt geen bedrag, maar een waarschuwing." },
        Ja("bestuursorgaanIsSchuldenaar", "Het bestuursorgaan is de schuldenaar"),
    ]);

    private static IReadOnlyList<Vraagkeuze> Gebeurtenissen =>
    [
        new("Constatering", "Constatering bij controle",
        [
            new("overtreding", "De last werd overtreden", JaNee) { Voorbeeld = "true", Hulp = "Nee betekent dat naleving is gezien." },
            new("deugdelijk", "De constatering is deugdelijk", JaNee) { Voorbeeld = "true", Hulp = "Met plaats, tijd, waarnemer, werkwijze, dagtekening en ondertekening." },
            Ja("voortdurendSindsEindeTermijn", "De overtreding is sinds de begunstigingstermijn nooit gestaakt"),
        ]),
        new("BegunstigingstermijnVerlengd", "Begunstigingstermijn verlengd", [Dag("nieuweLaatsteDag", "Nieuwe laatste dag", "2026-04-02")]),
        new("LastGewijzigd", "Dwangsom verlaagd op verzoek",
        [
            new("bedrag", "Nieuw bedrag", Bedrag) { Voorbeeld = "1500", Hulp = "In euro, niet hoger dan het was (art. 5:34 lid 1 Awb)." },
            new("maximum", "Nieuw maximum", Bedrag) { Voorbeeld = "10000", Hulp = "In euro, niet hoger dan het was." },
        ]),
        new("LastGeschorst", "Last geschorst", [Open("totEnMet", "Tot en met", "2026-04-30", "Leeg als het einde nog open is.")]),
        new("SchorsingOpgeheven", "Schorsing van de last opgeheven"),
        new("LastIngetrokken", "Last ingetrokken"),
        new("LastOpgeheven", "Last opgeheven"),
        new("LastHerroepen", "Last herroepen of vernietigd met terugwerkende kracht"),
        new("ProcedureTegenLast", "Bezwaar of beroep tegen de last", [Open("onherroepelijkOp", "Onherroepelijk beslist op", "2027-09-15", "Leeg als de procedure nog loopt.")]),
        new("VerzoekOmInvordering", "Verzoek van een derde om invordering", [Open("onherroepelijkOp", "Onherroepelijk beslist op", "2027-09-15", "Leeg als daarover nog niet is beslist.")]),
        new("ProcedureBeeindigd", "Lopende procedures onherroepelijk beslist"),
        new("InvorderingsbeschikkingBekendgemaakt", "Invorderingsbeschikking bekendgemaakt", [Verbeurten]),
        new("InvorderingsbeschikkingVervallen", "Invorderingsbeschikking vervallen of vernietigd", [Verbeurten]),
        new("InvorderingsbeschikkingGeschorst", "Invorderingsbeschikking geschorst", [Dag("totEnMet", "Tot en met", "2026-09-30"), Verbeurten]),
        new("AanmaningVerzonden", "Aanmaning verzonden", [Open("vergoeding", "Vergoeding voor de aanmaning", "9", "In euro (art. 4:113 Awb).", Bedrag), Verbeurten]),
        new("DwangbevelBetekend", "Dwangbevel betekend", [Open("kosten", "Kosten van het dwangbevel", "100", "In euro (art. 4:120 Awb).", Bedrag), Verbeurten]),
        new("SchuldErkend", "Schuld erkend door de schuldenaar", [Verbeurten]),
        new("VerrekeningBeschikt", "Verrekening beschikt", [Verbeurten]),
        new("RechtsvervolgingIngesteld", "Daad van rechtsvervolging", [Verbeurten]),
        new("DwangbevelTenuitvoergelegd", "Dwangbevel ten uitvoer gelegd", [Verbeurten]),
        new("UitstelVerleend", "Uitstel van betaling verleend", [Open("van", "Van", "2026-05-01", "Leeg: vanaf de dag van het besluit."), Dag("totEnMet", "Tot en met", "2026-08-30"), Verbeurten]),
        new("UitstelBeeindigd", "Uitstel van betaling ingetrokken", [Verbeurten]),
        new("VanInvorderingAfgezien", "Van invordering afgezien", [Verbeurten]),
        new("VorderingVervallen", "Vordering om een andere reden vervallen", [Verbeurten]),
        new("Kwijtgescholden", "Kwijtgescholden", [Euro("500"), Verbeurten]),
        new("RenteVastgesteld", "Rente bij beschikking vastgesteld", [Euro("25"), new("verbeurte", "Nummer van de verbeurte", Getal) { Voorbeeld = "1" }]),
        new("BetalingOntvangen", "Betaling ontvangen", [Euro("2500"), Open("verbeurte", "Nummer van de verbeurte", "1", "Alleen als de betaler haar aanwijst (art. 4:92 lid 2 Awb).", Getal)]),
        new("Terugbetaald", "Terugbetaald aan de schuldenaar", [Euro("500")]),
    ];

    private static Vraagveld Verbeurten => new("verbeurten", "Nummers van de verbeurten", Nummers) { Verplicht = false, Voorbeeld = "1", Hulp = "Zoals 1, 2. Leeg: alle die op die dag zijn geboekt." };

    private static Vraagveld Euro(string voorbeeld) => new("bedrag", "Bedrag", Bedrag) { Voorbeeld = voorbeeld, Hulp = "In euro." };

    private static Vraagveld Open(string naam, string label, string voorbeeld, string hulp, Veldsoort soort = Datum) => new(naam, label, soort) { Verplicht = false, Voorbeeld = voorbeeld, Hulp = hulp };
}
