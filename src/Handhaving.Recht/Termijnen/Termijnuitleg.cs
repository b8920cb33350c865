using Handhaving.Recht.Kalender;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De uitleg van een termijn in één zin: lengte, artikel, eerste dag, einde en waarom de Atw wel of niet verlengt.</summary>
internal static class Termijnuitleg
{
    public static string Zin(Regel regel, Duur duur, Termijn termijn, Feestdagenkalender kalender) =>
        $"{Kop(regel, duur, termijn.EersteDag)} en {Einde(regel, duur, termijn, kalender)}.";

    public static string Kop(Regel regel, Duur duur, DateOnly eersteDag) =>
        $"{Hoofdletter(regel.Naam)} van {duur} ({regel.Artikel}) begint op {Schrijfwijze.Voluit(eersteDag)}, de dag na {regel.Aanvang},";

    public static string Einde(Regel regel, Duur duur, Termijn termijn, Feestdagenkalender kalender) =>
        !termijn.AtwVanToepassing
            ? $"eindigt op {Schrijfwijze.Voluit(termijn.Einddatum)}; de Algemene termijnenwet verlengt deze termijn niet, omdat {GeenAtw(regel, duur)}"
            : Verlenging(termijn, kalender);

    public static string Verlenging(Termijn termijn, Feestdagenkalender kalender)
    {
        if (termijn.Einddatum == termijn.EinddatumZonderAtw)
            return $"eindigt op {Schrijfwijze.Voluit(termijn.Einddatum)}, een werkdag, zodat de Algemene termijnenwet haar niet verlengt";
        var zou = $"zou eindigen op {Schrijfwijze.Voluit(termijn.EinddatumZonderAtw)}, maar wordt";
        var tot = $"verlengd tot en met {Schrijfwijze.Voluit(termijn.Einddatum)}";
        return termijn.Einddatum == kalender.EersteWerkdagVanaf(termijn.EinddatumZonderAtw)
            ? $"{zou} wegens {Redenen(termijn.EinddatumZonderAtw, termijn.Einddatum, kalender)} {tot}, de eerstvolgende werkdag (art. 1 lid 1 en art. 3 Atw)"
            : $"{zou} {tot}, zodat er ten minste twee werkdagen in vallen (art. 2 Atw)";
    }

    public static string Hoofdletter(string tekst) => char.ToUpperInvariant(tekst[0]) + tekst[1..];

    private static string Redenen(DateOnly van, DateOnly tot, Feestdagenkalender kalender)
    {
        var redenen = new List<string>();
        for (var dag = van; dag < tot; dag = dag.AddDays(1))
            redenen.Add((kalender.Feestdag(dag) ?? $"een {kalender.Reden(dag)}").Replace("gelijkgestelde", "een gelijkgestelde", StringComparison.Ordinal).Split(" (")[0]);
        return redenen.Count == 1 ? redenen[0] : $"{string.Join(", ", redenen[..^1])} en {redenen[^1]}";
    }

    private static string GeenAtw(Regel regel, Duur duur) => regel.Atw switch
    {
        Atwgrond.GesteldDoorBestuursorgaan => "het bestuursorgaan haar stelt en niet een wet (art. 1 lid 1 Atw)",
        Atwgrond.UitdrukkelijkUitgesloten => $"{regel.Artikel} haar uitzondert",
        Atwgrond.Teruggerekend => "zij wordt teruggerekend (art. 1 lid 2 Atw)",
        Atwgrond.Europees => "Verordening (EEG, Euratom) 1182/71 geldt",
        _ => duur.Eenheid switch
        {
            Tijdseenheid.Dagen => "zij meer dan negentig dagen telt (art. 4 onder a Atw)",
            Tijdseenheid.Weken => "zij meer dan twaalf weken telt (art. 4 onder a Atw)",
            Tijdseenheid.Maanden => "zij meer dan drie maanden telt (art. 4 onder a Atw)",
            _ => "zij in jaren is omschreven (art. 4 onder a Atw)",
        },
    };
}
