using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Dwangsommen;

/// <summary>De stand en elke verbeurte in één zin, en de waarschuwingen die bij een grootboek horen.</summary>
internal static class Standuitleg
{
    public static string Zin(Stand stand)
    {
        var op = $"Op {Schrijfwijze.Voluit(stand.Peildatum)}";
        if (stand.Grootboek.Herroepen)
            return $"{op} is er niets verbeurd, omdat de last op {Schrijfwijze.Kort(stand.Grootboek.HerroepenOp!.Value)} met terugwerkende kracht is herroepen (art. 7:11 lid 2 en 5:38 Awb)"
                + (stand.NogTerugTeBetalenCent > 0 ? $", zodat {Schrijfwijze.Euro(stand.NogTerugTeBetalenCent)} met wettelijke rente moet worden terugbetaald (art. 4:102 Awb)." : ".");
        if (stand.Posten.Count == 0 && stand.Grootboek is { Last.AlleenBeeindigen: true, NageleefdOp: { } nageleefd })
            return $"{op} is er geen dwangsom verbeurd, en dat kan ook niet meer, omdat op {Schrijfwijze.Kort(nageleefd)} aan de last was voldaan en zij herhaling niet verbiedt (art. 5:33 Awb).";
        if (stand.Posten.Count == 0)
            return $"{op} is er geen dwangsom verbeurd; dat kan op zijn vroegst op {Schrijfwijze.Voluit(Vroegst(stand.Grootboek))} (art. 5:32a lid 2 en 5:33 Awb), tot ten hoogste {Schrijfwijze.Euro(stand.Grootboek.Last.MaximumCent)} (art. 5:32b lid 2 Awb).";
        var delen = new List<string> { $"{Schrijfwijze.Euro(stand.BetaaldCent)} betaald (art. 4:92 Awb)" };
        Voeg(delen, stand.AfgezienCent, "niet ingevorderd omdat daarvan is afgezien (art. 5:37 lid 1 Awb)");
        Voeg(delen, stand.KwijtgescholdenCent, "kwijtgescholden (art. 4:94a Awb)");
        Voeg(delen, stand.VervallenCent, "vervallen");
        Voeg(delen, stand.VerjaardCent, "verjaard (art. 5:35 Awb)");
        var verzuim = stand.InVerzuimCent > 0 ? $", waarvan {Schrijfwijze.Euro(stand.InVerzuimCent)} in verzuim (art. 4:97 Awb)" : "";
        var aantal = stand.Posten.Count == 1 ? "is één dwangsom" : $"zijn {Schrijfwijze.Getal(stand.Posten.Count)} dwangsommen";
        return $"{op} {aantal} van rechtswege verbeurd tot {Schrijfwijze.Euro(stand.VerbeurdCent)} (art. 5:33 Awb); daarvan is {string.Join(", ", delen)} en staat {Schrijfwijze.Euro(stand.OpenstaandCent)} open{verzuim}, "
            + $"terwijl tot het maximum {Schrijfwijze.Euro(stand.ResterendTotMaximumCent)} resteert (art. 5:32b lid 2 Awb).";
    }

    public static string Zin(Verbeurte v, DateOnly? laatsteDag, Procedure? procedure, bool doorUitstel, DateOnly peildatum)
    {
        var eenheid = v.Eenheid is { } nr ? $", aan het einde van tijdseenheid {nr} (ECLI:NL:RVS:2015:3532)," : "";
        var gestuit = string.Concat(v.Stuitingen.Select(s => $", gestuit op {Schrijfwijze.Kort(s.Datum)} door {s.Soort.Omschrijving()}"));
        var verlengd = (doorUitstel ? ", verlengd met de duur van het uitstel (art. 4:111 Awb)" : "")
            + (procedure is null ? "" : $", verlengd omdat de procedure tot {Schrijfwijze.Kort(procedure.OnherroepelijkOp!.Value)} liep (art. 5:35 lid 2 en 5:37a Awb)");
        var atw = v.BetalenUiterlijk == v.VerbeurdOp.AddDays(42) ? "" : ", art. 1 lid 1 Atw";
        var betalen = peildatum > v.BetalenUiterlijk ? "moest" : "moet";
        var einde = laatsteDag is { } dag
            ? $"{(peildatum > dag ? "was tot en met" : "is tot en met")} {Schrijfwijze.Voluit(dag)} in te vorderen (art. 5:35 Awb)"
            : "verjaart niet zolang de procedure loopt (art. 5:35 lid 2 en 5:37a Awb)";
        return $"Dwangsom {v.Nr} van {Schrijfwijze.Euro(v.BedragCent)} is op {Schrijfwijze.Voluit(v.VerbeurdOp)}{eenheid} van rechtswege verbeurd, {betalen} uiterlijk op {Schrijfwijze.Voluit(v.BetalenUiterlijk)} zijn betaald (art. 5:33 Awb{atw}) en {einde}{gestuit}{verlengd}.";
    }

    public static IEnumerable<Waarschuwing> Waarschuwingen(Grootboek boek)
    {
        foreach (var waarschuwing in boek.Verbeurten.Take(1).SelectMany(v => Regelboek.Dwangsommen.Geldigheidswaarschuwing(v.VerbeurdOp)))
            yield return waarschuwing;
        if (boek.Last.MaximumCent < boek.Last.BedragCent)
            yield return new(Waarschuwing.Beoordelen, "het maximum is lager dan één dwangsom; de last voldoet mogelijk niet aan art. 5:32b lid 2 Awb.");
        if (boek.Last.LaatsteDagBegunstiging is null)
            yield return Keuze("zonder begunstigingstermijn is gerekend vanaf de dag na de bekendmaking");
        if (boek.Last is { Modaliteit: Modaliteit.PerOvertreding, HooguitEenPerDagen: null })
            yield return Keuze("per overtreding is hooguit één dwangsom per dag geteld");
        if (boek.Last.Modaliteit == Modaliteit.Ineens && !boek.Verbeurten.IsEmpty)
            yield return Keuze("de dag van verbeurte ineens is de dag na de begunstigingstermijn als de overtreding nooit is gestaakt, en anders de dag van de constatering");
        if (!boek.Schorsingen.IsEmpty)
            yield return Keuze("geschorste dagen tellen niet mee en verbeuren niets; lees het dictum");
        if (boek.Ontvangsten.Count > 0 && boek.Verbeurten.Count > 1)
            yield return Keuze("een betaling zonder aanwijzing is aan de oudste dwangsom toegerekend");
        if (boek.Verbeurten.Exists(v => !v.Uitstel.IsEmpty))
            yield return new(Waarschuwing.Rechtsvraag, "uitstel dat voor het einde van de betaaltermijn is verleend, stelt hier het verzuim uit; later uitstel heft verzuim niet op (art. 4:94 en 4:97 Awb).", 8);
        if (boek.Verbeurten.Exists(v => v.KwijtgescholdenCent > 0))
            yield return new(Waarschuwing.NietGecontroleerd, "art. 4:94a Awb (kwijtschelding) is niet in de huidige tekst gecontroleerd.", 8);
        if (!boek.Procedures.IsEmpty && !boek.Verbeurten.IsEmpty)
            yield return Verjaring.OnherroepelijkeDag;
        if (boek.Tegoeden.Count > 0)
            yield return new(Waarschuwing.Beoordelen, "er is te veel betaald; bereken de wettelijke rente vanaf de betaling (art. 4:102 Awb) en verreken alleen met een wettelijke grondslag (art. 4:93 lid 1 Awb).");
        foreach (var signaal in boek.Signalen)
            yield return new(signaal.Code, $"{Schrijfwijze.Kort(signaal.Datum)}{(signaal.Verbeurte is { } nr ? $", verbeurte {nr}" : "")}: {signaal.Tekst}",
                signaal.Code is "TUSSENLIGGENDE_EENHEID" or Signaal.AanmaningOnbevoegd or Signaal.DwangbevelOnbevoegd ? 13 : null);
    }

    private static Waarschuwing Keuze(string tekst) => new(Waarschuwing.Productkeuze, $"{tekst} [P].", 13);

    private static DateOnly Vroegst(Grootboek boek) =>
        boek.Last.Modaliteit == Modaliteit.PerTijdseenheid ? boek.EersteDag.AddDays(boek.Last.TijdseenheidDagen!.Value) : boek.EersteDag;

    private static void Voeg(List<string> delen, long cent, string tekst)
    {
        if (cent > 0)
            delen.Add($"{Schrijfwijze.Euro(cent)} {tekst}");
    }
}
