using Handhaving.Recht.Bedragen;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De dwangsom die het bestuursorgaan verbeurt als het niet tijdig beslist (art. 4:17 en 7:14 Awb).</summary>
/// <param name="Prematuur">Of de ingebrekestelling te vroeg kwam en dus geen gevolg heeft.</param>
/// <param name="EersteDag">De eerste dag van de dwangsom; <c>null</c> als de ingebrekestelling prematuur is.</param>
/// <param name="LaatsteDag">De laatste van de ten hoogste 42 dagen.</param>
/// <param name="MaximumCent">Het bedrag over 42 dagen in eurocenten; <c>null</c> als er geen bedrag is geladen.</param>
public sealed record DwangsomNietTijdig(bool Prematuur, DateOnly? EersteDag, DateOnly? LaatsteDag, long? MaximumCent)
{
    /// <summary>Berekent de dwangsom na een ingebrekestelling.</summary>
    /// <param name="einddatumBeslistermijn">De laatste dag om te beslissen.</param>
    /// <param name="ingebrekestellingOntvangen">De dag van ontvangst van de ingebrekestelling.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    public static Antwoord<DwangsomNietTijdig> Bereken(DateOnly einddatumBeslistermijn, DateOnly ingebrekestellingOntvangen, Rechtsgegevens? gegevens = null)
    {
        gegevens ??= Rechtsgegevens.Standaard;
        var regel = Regelboek.DwangsomNietTijdig;
        List<Waarschuwing> waarschuwingen = [.. regel.Geldigheidswaarschuwing(ingebrekestellingOntvangen)];
        if (ingebrekestellingOntvangen <= einddatumBeslistermijn)
            return new(new(true, null, null, null), regel, gegevens.Kalender.Versie,
                $"De ingebrekestelling is op {Schrijfwijze.Voluit(ingebrekestellingOntvangen)} ontvangen, voordat de beslistermijn op {Schrijfwijze.Voluit(einddatumBeslistermijn)} was verstreken, en is prematuur, zodat er geen dwangsom uit volgt (art. 4:17 lid 3 Awb).",
                waarschuwingen);

        var rauw = ingebrekestellingOntvangen.AddDays(14);
        var metAtw = gegevens.Kalender.EersteWerkdagVanaf(rauw);
        var eerste = (gegevens.BeleidOp(ingebrekestellingOntvangen).AtwOpIngebrekestelling ? metAtw : rauw).AddDays(1);
        var laatste = regel.Duur!.Value.Na(eerste.AddDays(-1));
        waarschuwingen.Add(new(Waarschuwing.Rechtsvraag, "de eerste dag is gerekend op vijftien dagen na ontvangst van de ingebrekestelling; dat is niet uitgemaakt.", 14));
        if (metAtw != rauw)
        {
            waarschuwingen.AddRange(gegevens.Kalender.Volledigheidswaarschuwing(rauw, metAtw));
            waarschuwingen.Add(new(Waarschuwing.Rechtsvraag, $"als de Algemene termijnenwet de twee weken verlengt, is {Schrijfwijze.Voluit(metAtw.AddDays(1))} de eerste dag; beslis voor {Schrijfwijze.Voluit(rauw.AddDays(1))}.", 14));
        }

        var maximum = Maximum(eerste, gegevens.Bedragen, waarschuwingen);
        var uitleg = $"De ingebrekestelling is op {Schrijfwijze.Voluit(ingebrekestellingOntvangen)} ontvangen, na het verstrijken van de beslistermijn op {Schrijfwijze.Voluit(einddatumBeslistermijn)}, zodat de twee weken op {Schrijfwijze.Voluit(eerste.AddDays(-1))} zijn verstreken en vanaf {Schrijfwijze.Voluit(eerste)} een dwangsom loopt (art. 4:17 lid 3 Awb), "
            + $"voor ten hoogste 42 dagen, tot en met {Schrijfwijze.Voluit(laatste)}, zonder verlenging door de Algemene termijnenwet (art. 4:17 lid 1 Awb)"
            + (maximum is { } cent ? $", en tot ten hoogste {Schrijfwijze.Euro(cent)} (art. 4:17 lid 2 Awb)." : ".");
        return new(new(false, eerste, laatste, maximum), regel, gegevens.Kalender.Versie, uitleg, waarschuwingen);
    }

    // The three rates of fourteen days each (art. 4:17 lid 2), taken at the first day.
    private static long? Maximum(DateOnly dag, Bedragentabel tabel, List<Waarschuwing> waarschuwingen)
    {
        long totaal = 0;
        for (var schijf = 1; schijf <= 3; schijf++)
        {
            if (tabel.Zoek($"dwangsom-niet-tijdig-{schijf}", dag) is not { } bedrag)
            {
                waarschuwingen.Add(tabel.Ontbreekt($"dwangsom-niet-tijdig-{schijf}", dag));
                return null;
            }

            if (schijf == 1)
                waarschuwingen.AddRange(bedrag.Controlewaarschuwing(dag));
            totaal += 14 * bedrag.Waarde;
        }

        return totaal;
    }
}
