namespace Handhaving.Recht.Contract;

/// <summary>Hoe de velden van een antwoord voor een lezer heten, het belangrijkste eerst.</summary>
public static class Antwoordvelden
{
    private static readonly (string Veld, string Label)[] Alle =
    [
        ("tijdig", "Op tijd"), ("toegestaan", "Toegestaan"), ("verlengingsdag", "Verlengt een termijn"),
        ("einddatum", "Laatste dag"), ("betalenUiterlijk", "Betalen uiterlijk"), ("laatsteDagRechtsvordering", "Laatste dag om in te vorderen"), ("laatsteDag", "Laatste dag"),
        ("laatsteGeldigeDag", "Laatste geldige dag"), ("verzoekOpheffingMogelijkVanaf", "Verzoek mogelijk vanaf"), ("uiterlijkGeldigTotEnMet", "Geldig uiterlijk tot en met"),
        ("veiligTijdstip", "Uiterlijk tijdstip"), ("aankondigenUiterlijk", "Aankondigen uiterlijk"), ("laatsteDagNadereStukken", "Laatste dag voor nadere stukken"),
        ("eersteDagDwangsom", "Eerste dag van de dwangsom"), ("rente", "Wettelijke rente"),
        ("reden", "Reden"), ("prematuur", "Te vroeg ingediend"), ("weekdagEinde", "Weekdag"), ("eersteDag", "Eerste dag"), ("eersteDagBeslistermijn", "Eerste dag van de beslistermijn"),
        ("bezwaartermijnEinde", "Einde van de bezwaartermijn"), ("einddatumZonderAtw", "Laatste dag zonder Algemene termijnenwet"), ("veiligeDatum", "Veilige datum"),
        ("aanbevolenEinddatum", "Aanbevolen laatste dag"), ("besluitNietVoor", "Niet beslissen voor"), ("uitersteOntvangstPerPost", "Per post uiterlijk ontvangen"),
        ("stukkenTerInzageUiterlijkVanaf", "Stukken ter inzage uiterlijk vanaf"), ("eindeTijdstipExclusief", "Eindigt om"), ("eersteMogelijkeVerbeurteIneens", "Ineens: kan verbeuren vanaf"),
        ("eersteVerbeurteBijPerWeek", "Per week: verbeurt voor het eerst op"), ("verzuimVanaf", "In verzuim vanaf"), ("aanmanenVanaf", "Aanmanen vanaf"), ("dwangbevelVanaf", "Dwangbevel vanaf"),
        ("verjaardVanaf", "Verjaard vanaf"), ("vervallenVanaf", "Vervallen vanaf"), ("ongeldigVanaf", "Ongeldig vanaf"), ("laatsteDagDwangsom", "Laatste dag van de dwangsom"),
        ("maximum", "Hoogste bedrag"), ("dagen", "Dagen in verzuim"), ("berekend", "Berekende rente"), ("atwVanToepassing", "Algemene termijnenwet van toepassing"), ("verloop", "Verloop"),
    ];

    /// <summary>De namen van de velden in de volgorde waarin een lezer ze wil zien.</summary>
    public static IReadOnlyList<string> Volgorde { get; } = [.. Alle.Select(v => v.Veld)];

    private static readonly Dictionary<string, string> Labels = Alle.ToDictionary(v => v.Veld, v => v.Label, StringComparer.Ordinal);

    /// <summary>De naam van een veld voor een lezer.</summary>
    public static string Label(string veld) => Labels[veld];
}
