using System.Text.Json;
using Handhaving.Dossiers;
using Handhaving.Rechtsgeschiedenis;
using Handhaving.Verwerkingen;

namespace Handhaving.Avgverzoeken;

/// <summary>The copy as a person reads it: his data, and the particulars of AVG art. 15 lid 1 onder a to h. Pure.</summary>
internal static class Inzagestuk
{
    public static Leesstuk Van(Guid kopie, Guid verzoekId, IReadOnlyList<Ontvanger> ontvangers, IReadOnlyList<Inzagewaarde> waarden, int weggelatenTeksten, IReadOnlyList<Verwerkingsversie> verwerkingen, Verantwoordelijke verantwoordelijke, string gemeente, DateTimeOffset nu) =>
        new("Kopie van uw persoonsgegevens", $"Verzoek {verzoekId} · Kopie {kopie}",
        [
            new Blok.Alinea($"{gemeente} geeft u hierbij een kopie van de persoonsgegevens die zij van u verwerkt bij het toezicht op kamerverhuur (art. 15 AVG). Opgemaakt op {Weergave.Moment(nu)}."),
            .. Gegevens(waarden, weggelatenTeksten), .. Verwerkingen(verwerkingen), .. Verstrekt(ontvangers), .. Rechten(verantwoordelijke),
        ]);

    private static IEnumerable<Blok> Gegevens(IReadOnlyList<Inzagewaarde> waarden, int weggelatenTeksten)
    {
        yield return new Blok.Kop(1, "Uw gegevens");
        if (waarden.Count == 0) yield return new Blok.Alinea("Er zijn geen gegevens om te tonen.");
        else yield return new Blok.Tabel("Wat is vastgelegd, wanneer en waar", [("Gegeven", 14), ("Inhoud", 28), ("Sinds", 15), ("Bron", 18), ("Pand en zaak", 13), ("Bewaren", 12)],
            [.. waarden.Select(w => (IReadOnlyList<Tekst>[])[[w.Wat], [.. Inhoud(w)], [Weergave.Moment(w.GebeurdOp), new($"vastgelegd {Weergave.Moment(w.VastgelegdOp)}", Stijl.Klein)],
                [w.Vastlegging, new(w.Verwerking, Stijl.Klein)], [new(w.Pand ?? "–", Stijl.Klein), new(w.Zaak?.ToString() ?? "", Stijl.Klein)], [new(w.Bewaren, Stijl.Klein), new(w.Bewaarklasse, Stijl.Klein)]])]);
        if (weggelatenTeksten > 0) yield return new Blok.Alinea($"{weggelatenTeksten} teksten of stukken zijn niet opgenomen, omdat daarin ook gegevens van anderen staan of kunnen staan (art. 15 lid 4 AVG). Staat in één vastlegging ook iets over een ander, dan is dat weggelaten.");
        // The same sentence for everyone, so that it betrays nothing.
        yield return new Blok.Alinea("Wat de wet toestaat nu niet mee te delen (art. 23 AVG, art. 41 UAVG), staat niet in een kopie zolang die reden bestaat. Of dat bij u zo is, zegt deze kopie niet. U kunt later opnieuw inzage vragen.");
    }

    private static IEnumerable<Tekst> Inhoud(Inzagewaarde w)
    {
        if (w.Onjuist) yield return new("Onjuist, zie correctie.", Stijl.Vet);
        yield return w.Vernietigd ? "vernietigd" : w.Bestand ?? Toon(w.Waarde!.Value);
    }

    private static string Toon(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.String => e.GetString()!,
        JsonValueKind.Object => string.Join("; ", e.EnumerateObject().Where(p => p.Value.ValueKind is not JsonValueKind.Null).Select(p => $"{Weergave.Woorden(p.Name)}: {Toon(p.Value)}")),
        JsonValueKind.Array => string.Join(", ", e.EnumerateArray().Select(Toon)),
        JsonValueKind.True => "ja",
        JsonValueKind.False => "nee",
        _ => e.GetRawText(),
    };

    private static IEnumerable<Blok> Verwerkingen(IReadOnlyList<Verwerkingsversie> verwerkingen)
    {
        yield return new Blok.Kop(1, "Waarvoor, op welke grond en voor wie");
        foreach (var v in verwerkingen)
        {
            yield return new Blok.Kop(2, v.Naam);
            yield return new Blok.Gegevens([
                ("Doel", v.Doel), ("Grondslag", string.Join("; ", v.Grondslagen.Select(g => g.Artikel))), ("Soorten gegevens", string.Join("; ", v.Persoonsgegevens)),
                ("Ontvangers", string.Join("; ", v.Ontvangers.Select(o => o.Naam))), ("Doorgifte buiten de EER", v.DoorgifteBuitenEer), ("Bewaren", $"klasse {v.Bewaring.Klasse}: {v.Bewaring.Toelichting}")]);
        }
    }

    private static IEnumerable<Blok> Verstrekt(IReadOnlyList<Ontvanger> ontvangers)
    {
        yield return new Blok.Kop(1, "Aan wie uw gegevens zijn verstrekt, en wie keek");
        if (ontvangers.Count == 0) yield return new Blok.Alinea("Er zijn geen ontvangers buiten de gemeente vastgelegd.");
        else yield return new Blok.Opsomming([.. ontvangers.Select(o => $"{o.Aanduiding}, verstrekt op {Panden.Besluitregels.Dag(o.VerstrektOp)}")]);
        yield return new Blok.Alinea("Wie binnen de gemeente uw gegevens opende, staat in raadplegingen-1.zip (en volgende), met een bewijs dat geen regel ontbreekt. Het bestand LEESMIJ.txt daarin legt het uit.");
    }

    private static IEnumerable<Blok> Rechten(Verantwoordelijke verantwoordelijke)
    {
        yield return new Blok.Kop(1, "Uw rechten");
        yield return new Blok.Opsomming([
            "U kunt vragen om rectificatie (art. 16 AVG), wissing (art. 17), beperking (art. 18), en bezwaar maken tegen de verwerking (art. 21).",
            "Tegen het besluit op uw verzoek kunt u binnen zes weken na de bekendmaking bezwaar maken bij de gemeente (art. 34 UAVG, art. 6:7 Awb).",
            "U kunt een klacht indienen bij de Autoriteit Persoonsgegevens (art. 77 AVG).",
            "De gegevens komen van de bron die bij elk gegeven staat: wat u zelf verklaarde, wat een ander meldde, of wat toezichthouders vastlegden.",
            "Over u wordt geen besluit genomen dat alleen op geautomatiseerde verwerking berust (art. 22 AVG); er is geen profilering.",
        ]);
        yield return new Blok.Gegevens([("Verantwoordelijke", verantwoordelijke.Naam), ("Contact", verantwoordelijke.Contact), ("Functionaris voor gegevensbescherming", verantwoordelijke.FunctionarisGegevensbescherming)]);
    }
}
