using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Bedragen;

/// <summary>Wettelijke rente over een geldschuld aan of van een bestuursorgaan (art. 4:97 tot en met 4:99 Awb; art. 6:119 en 6:120 lid 1 BW).</summary>
/// <param name="Dagen">Het aantal dagen van de eerste dag van verzuim tot de dag van betaling.</param>
/// <param name="BerekendCent">De berekende rente in eurocenten; <c>null</c> als voor een deel van het tijdvak geen percentage is geladen.</param>
/// <param name="VerschuldigdCent">De verschuldigde rente in eurocenten: nul onder de drempel van art. 4:98 lid 2 Awb.</param>
public sealed record WettelijkeRente(int Dagen, long? BerekendCent, long? VerschuldigdCent)
{
    /// <summary>Rente van de eerste dag van verzuim tot de dag van betaling (die dag niet meegeteld).</summary>
    /// <param name="hoofdsomCent">De hoofdsom in eurocenten.</param>
    /// <param name="verzuimVanaf">De eerste dag van verzuim.</param>
    /// <param name="betaaldOp">De dag waarop de rekening van de schuldeiser is gecrediteerd (art. 4:89 lid 3 Awb).</param>
    /// <param name="basispunten">Een vast percentage in basispunten; <c>null</c> neemt de geladen percentages.</param>
    /// <param name="bestuursorgaanIsSchuldenaar">Of de gemeente de schuldenaar is, met de lagere drempel.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    public static Antwoord<WettelijkeRente> Bereken(
        long hoofdsomCent, DateOnly verzuimVanaf, DateOnly betaaldOp, int? basispunten = null, bool bestuursorgaanIsSchuldenaar = false, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        List<Waarschuwing> waarschuwingen = [.. Regelboek.WettelijkeRente.Geldigheidswaarschuwing(verzuimVanaf)];
        var dagen = Math.Max(0, betaaldOp.DayNumber - verzuimVanaf.DayNumber);
        var berekend = Berekend(hoofdsomCent, verzuimVanaf, betaaldOp, basispunten, gegevens.Bedragen, waarschuwingen);
        var drempelId = bestuursorgaanIsSchuldenaar ? "rentedrempel-bestuursorgaan" : "rentedrempel-schuldenaar";
        var drempel = gegevens.Bedragen.Zoek(drempelId, betaaldOp)?.Waarde;
        if (drempel is null)
            waarschuwingen.Add(gegevens.Bedragen.Ontbreekt(drempelId, betaaldOp));
        var verschuldigd = berekend < drempel ? 0 : berekend;
        if (basispunten is not null)
            waarschuwingen.Add(new(Waarschuwing.NietGecontroleerd, "het rentepercentage komt uit de invoer en is niet vergeleken met het Besluit vaststelling wettelijke rente.", 7));
        return new(new(dagen, berekend, verschuldigd), Regelboek.WettelijkeRente, gegevens.Kalender.Versie,
            Uitleg(hoofdsomCent, verzuimVanaf, betaaldOp, dagen, basispunten, berekend, drempel, verschuldigd), waarschuwingen);
    }

    private static long? Berekend(long hoofdsomCent, DateOnly van, DateOnly tot, int? basispunten, Bedragentabel tabel, List<Waarschuwing> waarschuwingen)
    {
        decimal grondslag = hoofdsomCent;
        var totaal = 0m;
        // Interest compounds after each full year of default (art. 6:119 lid 2 BW); exact until the one rounding at the end.
        for (var jaar = 0; van.AddYears(jaar) < tot; jaar++)
        {
            var einde = van.AddYears(jaar + 1) < tot ? van.AddYears(jaar + 1) : tot;
            var jaarrente = 0m;
            for (var dag = van.AddYears(jaar); dag < einde;)
            {
                var geladen = basispunten is null ? tabel.Zoek("wettelijke-rente", dag) : null;
                if ((basispunten ?? geladen?.Waarde) is not { } tarief)
                {
                    waarschuwingen.Add(tabel.Ontbreekt("wettelijke-rente", dag));
                    return null;
                }

                var tariefEinde = geladen?.Geldigheid.TotEnMet?.AddDays(1) is { } t && t < einde ? t : einde;
                waarschuwingen.AddRange(geladen?.Controlewaarschuwing(dag) ?? []);
                jaarrente += grondslag * tarief * (tariefEinde.DayNumber - dag.DayNumber) / (10_000m * 365m);
                dag = tariefEinde;
            }

            totaal += jaarrente;
            grondslag += jaarrente;
        }

        return (long)Math.Round(totaal, MidpointRounding.AwayFromZero);
    }

    private static string Uitleg(long hoofdsom, DateOnly van, DateOnly tot, int dagen, int? basispunten, long? berekend, long? drempel, long? verschuldigd)
    {
        var tarief = basispunten is { } b ? $"{Schrijfwijze.Procent(b)}% per jaar" : "het wettelijke percentage per tijdvak";
        var begin = $"Over {Schrijfwijze.Euro(hoofdsom)} is van {Schrijfwijze.Kort(van)}, de eerste dag van verzuim (art. 4:97 Awb), tot {Schrijfwijze.Kort(tot)}, {dagen} dagen, tegen {tarief}";
        if (berekend is not { } rente)
            return $"{begin} geen rente te berekenen, omdat niet voor het hele tijdvak een percentage is geladen (art. 6:119 en 6:120 lid 1 BW).";
        var einde = verschuldigd == 0 && rente > 0
            ? $"maar zij is niet verschuldigd, omdat zij minder bedraagt dan {Schrijfwijze.Euro(drempel!.Value)} (art. 4:98 lid 2 Awb)"
            : "door het bestuursorgaan bij beschikking vast te stellen (art. 4:99 Awb)";
        return $"{begin} {Schrijfwijze.Euro(rente)} wettelijke rente berekend (art. 4:98 lid 1 Awb; art. 6:119 BW), {einde}.";
    }
}
