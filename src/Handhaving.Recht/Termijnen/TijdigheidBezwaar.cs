using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Hoe een bezwaarschrift is ingediend.</summary>
public enum Indieningswijze
{
    /// <summary>Per post (art. 6:9 lid 2 Awb).</summary>
    Post,

    /// <summary>Elektronisch: ontvangen wanneer het bericht het systeem bereikt (afd. 2.3 Awb).</summary>
    Elektronisch,

    /// <summary>Afgegeven aan de balie.</summary>
    Balie,
}

/// <summary>Wanneer en hoe een bezwaarschrift binnenkwam.</summary>
/// <param name="Wijze">De wijze van indiening.</param>
/// <param name="Ontvangen">De Nederlandse kalenderdag van ontvangst.</param>
/// <param name="TerPostBezorgd">De dag van terpostbezorging, zo bekend.</param>
public sealed record Indiening(Indieningswijze Wijze, DateOnly Ontvangen, DateOnly? TerPostBezorgd = null);

/// <summary>Of een bezwaar tijdig is (art. 6:9 en 6:10 Awb); over verschoonbaarheid (art. 6:11) oordeelt een mens.</summary>
/// <param name="Tijdig">Of het bezwaar tijdig is.</param>
/// <param name="Prematuur">Of het voor het begin van de termijn is ingediend.</param>
/// <param name="Reden">De reden, kort.</param>
public sealed record TijdigheidBezwaar(bool Tijdig, bool Prematuur, string Reden)
{
    /// <summary>Beoordeelt de tijdigheid van een bezwaar tegen een besluit dat op <paramref name="bekendmaking"/> is bekendgemaakt.</summary>
    public static Antwoord<TijdigheidBezwaar> Beoordeel(DateOnly bekendmaking, Indiening indiening, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var regel = Regelboek.TijdigheidBezwaar;
        var bezwaar = Bezwaartermijn.Bereken(bekendmaking, gegevens);
        var (oordeel, uitleg, waarschuwing) = Oordeel(bezwaar.Waarde, indiening, gegevens, gegevens.BeleidOp(bekendmaking));
        List<Waarschuwing> waarschuwingen = [.. bezwaar.Waarschuwingen];
        if (waarschuwing is not null)
            waarschuwingen.Add(waarschuwing);
        if (indiening.Wijze == Indieningswijze.Elektronisch)
            waarschuwingen.Add(new(Waarschuwing.NietGecontroleerd, "de artikelen van afd. 2.3 Awb (Wmebv) over ontvangst en storing zijn niet in detail gecontroleerd; ga na of het bericht langs het aangewezen kanaal kwam.", 5));
        if (!oordeel.Tijdig)
            waarschuwingen.Add(new(Waarschuwing.Beoordelen, "vraag naar de reden van de overschrijding en beoordeel of de indiener redelijkerwijs niet in verzuim is (art. 6:11 Awb).", 12));
        return new(oordeel, regel, gegevens.Kalender.Versie, uitleg, waarschuwingen);
    }

    private static (TijdigheidBezwaar, string Uitleg, Waarschuwing?) Oordeel(Bezwaartermijn bezwaar, Indiening indiening, Rechtsgegevens gegevens, Beleid beleid)
    {
        var termijn = bezwaar.Termijn;
        var ontvangen = Schrijfwijze.Voluit(indiening.Ontvangen);
        var einde = Schrijfwijze.Voluit(termijn.Einddatum);
        if (indiening.Ontvangen < termijn.EersteDag)
            return (new(true, true, "voor begin termijn ingediend; besluit al tot stand gekomen"),
                $"Het bezwaar is op {ontvangen} ontvangen, voor het begin van de termijn op {Schrijfwijze.Voluit(termijn.EersteDag)} (art. 6:8 lid 1 Awb), maar blijft niet om die reden niet-ontvankelijk als het besluit toen al tot stand was gekomen (art. 6:10 lid 1 onder a Awb).",
                indiening.Ontvangen < termijn.EersteDag.AddDays(-1) ? new(Waarschuwing.Beoordelen, "het bezwaar kwam binnen voor de bekendmaking; ga na of het besluit toen al was genomen of de indiener dat kon menen (art. 6:10 lid 1 Awb).") : null);

        var elektronisch = indiening.Wijze == Indieningswijze.Elektronisch;
        if (indiening.Ontvangen <= termijn.Einddatum)
            return elektronisch
                ? (new(true, false, "bericht bereikt systeem voor 24:00 op laatste dag"),
                    $"Het bericht bereikte het systeem van het bestuursorgaan op {ontvangen} (Nederlandse tijd), voor het einde van de termijn op {einde} om 24.00 uur, zodat het bezwaar tijdig is (art. 6:9 lid 1 en afd. 2.3 Awb).", null)
                : (new(true, false, "ontvangen voor einde termijn"),
                    $"Het bezwaar is op {ontvangen} ontvangen, voor het einde van de termijn op {einde}, en is dus tijdig (art. 6:9 lid 1 Awb).", null);

        return indiening.Wijze == Indieningswijze.Post
            ? PerPost(bezwaar, indiening, gegevens, beleid, ontvangen, einde)
            : (new(false, false, "ontvangen na einde termijn"),
                $"{(elektronisch ? "Het bericht bereikte het systeem van het bestuursorgaan" : "Het bezwaar is ontvangen")} op {ontvangen}{(elektronisch ? " (Nederlandse tijd)" : "")}, na het einde van de termijn op {einde}, en is niet tijdig (art. 6:9 lid 1 Awb).", null);
    }

    private static (TijdigheidBezwaar, string Uitleg, Waarschuwing?) PerPost(
        Bezwaartermijn bezwaar, Indiening indiening, Rechtsgegevens gegevens, Beleid beleid, string ontvangen, string einde)
    {
        var uiterlijk = bezwaar.UitersteOntvangstPerPost;
        if (indiening.TerPostBezorgd is { } gepost && gepost > bezwaar.Termijn.Einddatum)
            return (new(false, false, "ter post bezorgd na einde termijn"),
                $"Het bezwaar is op {Schrijfwijze.Voluit(gepost)} ter post bezorgd, na het einde van de termijn op {einde}, en is niet tijdig (art. 6:9 lid 2 Awb).", null);
        if (indiening.Ontvangen > uiterlijk)
            return (new(false, false, $"ontvangen na {uiterlijk:yyyy-MM-dd}"),
                $"Het bezwaar is op {ontvangen} ontvangen, meer dan een week na het einde van de termijn op {einde} (uiterlijk {Schrijfwijze.Voluit(uiterlijk)}), en is niet tijdig (art. 6:9 lid 2 Awb).", null);
        if (indiening.TerPostBezorgd is { } tijdigGepost)
            return (new(true, false, "voor einde termijn ter post bezorgd en binnen een week ontvangen"),
                $"Het bezwaar is op {Schrijfwijze.Voluit(tijdigGepost)}, voor het einde van de termijn op {einde}, ter post bezorgd en op {ontvangen} binnen een week na afloop ontvangen, en is dus tijdig (art. 6:9 lid 2 Awb).", null);

        var werkdagen = gegevens.Kalender.Werkdagen(bezwaar.Termijn.Einddatum.AddDays(1), indiening.Ontvangen);
        var vermoeden = werkdagen <= beleid.WerkdagenVermoedenTerPost;
        return (new(vermoeden, false, vermoeden ? "vermoedelijk voor einde termijn ter post bezorgd" : "tijdige terpostbezorging niet gebleken"),
            $"De dag van terpostbezorging is onbekend en het bezwaar is op {ontvangen} ontvangen, {Schrijfwijze.Getal(werkdagen)} werkdag{(werkdagen == 1 ? "" : "en")} na het einde van de termijn op {einde}, zodat tijdige terpostbezorging {(vermoeden ? "wordt vermoed" : "niet is gebleken")} (art. 6:9 lid 2 Awb).",
            new(Waarschuwing.NietGecontroleerd, "het vermoeden van tijdige terpostbezorging bij ontvangst kort na het einde is een instelling [M]; zoek het poststempel of de envelop.", 13));
    }
}
