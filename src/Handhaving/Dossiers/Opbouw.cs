using System.Globalization;
using System.Text.Json;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Taal;
using Handhaving.Rechtsgeschiedenis;

namespace Handhaving.Dossiers;

/// <summary>The order in which a lawyer reads: what it is, the documents, the history, the terms, what he does not get, what is proven.</summary>
internal static class Opbouw
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    public static Leesstuk Van(Dossierinhoud d) => new(
        $"Procesdossier zaak {d.ZaakId}", $"Zaak {d.ZaakId} · Dossier {d.Uitgave.Dossier}",
        [.. Voorblad(d), .. Inventaris(d), .. Verloop(d), .. Termijnen(d), .. Lasten(d), .. Weggelaten(d), new Blok.Kop(1, "Wat bewezen is en wat niet"), .. Leesmij.Bewijs(d)]);

    private static IEnumerable<Blok> Voorblad(Dossierinhoud d)
    {
        yield return new Blok.Alinea($"{d.Uitgave.Gemeente}. {(d.Uitgave.Doel is Dossierdoel.Bezwaar
            ? "De op de zaak betrekking hebbende stukken voor de behandeling van het bezwaar (art. 7:4 lid 2 Awb)."
            : "De op de zaak betrekking hebbende stukken voor de behandeling van het beroep (art. 8:42 lid 1 Awb).")}");
        yield return new Blok.Gegevens([
            ("Zaak", d.ZaakId.ToString()), ("Pand (BAG)", d.PandId), ("Dossier", d.Uitgave.Dossier.ToString()),
            ("Opgemaakt", Weergave.Moment(d.Uitgave.OpgemaaktOp)), ("Met wat was vastgelegd tot en met", Weergave.Moment(d.BekendOp)),
            ("Fase van de zaak", Weergave.Woorden(d.Stand.Fase.ToString())),
            ("Omvang", $"{Leesmij.Aantal(d.Inventaris.Count, "stuk", "stukken")}, {Leesmij.Aantal(d.Verloop.Count, "vastlegging", "vastleggingen")}"),
            ("Voorbehouden", d.Bewijs.Voorbehouden.Count == 0 ? "geen" : string.Join("; ", d.Bewijs.Voorbehouden))]);
        foreach (var opmerking in d.Opmerkingen) yield return new Blok.Alinea(opmerking);
        yield return new Blok.Alinea("Alle tijden zijn Nederlandse tijd. Een nummer in het verloop is de plaats in de volgorde van vastlegging in dit pand en verandert nooit; een nummer in de inventaris geldt alleen in dit dossier.");
    }

    private static IEnumerable<Blok> Inventaris(Dossierinhoud d)
    {
        yield return new Blok.Kop(1, "Inventaris van de stukken");
        if (d.Inventaris.Count == 0) yield return new Blok.Alinea("In deze zaak is geen stuk opgenomen.");
        else yield return new Blok.Tabel("De stukken, op datum", [("Nr.", 6), ("Datum", 15), ("Soort", 23), ("Vorm en omvang", 15), ("Nr. in verloop", 10), ("SHA-256 van het bestand", 31)],
            [.. d.Inventaris.Select(s => (IReadOnlyList<Tekst>[])[[$"{s.Nummer}"], [Schrijfwijze.Kort(s.Datum.Dag())], [Zin(s.Soort.ToString())],
                [s.Mediatype.ToString().ToUpperInvariant(), new(string.Create(Nederlands, $"{s.OmvangBytes:N0} bytes"), Stijl.Klein)], [$"{s.Regel}"], [.. Bestand(s, d.Uitgave.Doel)]])]);
    }

    private static Tekst[] Bestand(Inventarisstuk s, Dossierdoel doel) => s.Bestand switch
    {
        Openlegging.AlsBestand b => [new(b.Sha256, Stijl.Klein), new(b.Bestandsnaam, Stijl.Klein)],
        var anders => [new(Toon(anders, doel), Stijl.Klein)],
    };

    private static IEnumerable<Blok> Verloop(Dossierinhoud d)
    {
        yield return new Blok.Kop(1, "Verloop van de zaak");
        yield return new Blok.Alinea("In de volgorde waarin het gebeurde, correcties meegerekend. 'Laat vastgelegd' is wat meer dan 24 uur na het gebeuren is vastgelegd. Hoe een termijn is berekend, staat in het volgende hoofdstuk.");
        yield return new Blok.Tabel("Het verloop", [("Nr.", 7), ("Wanneer", 18), ("Wat er gebeurde", 45), ("Grondslag", 15), ("Door wie en stukken", 15)],
            [.. d.Verloop.Select(r => (IReadOnlyList<Tekst>[])[[$"{r.Nummer}"], [.. Wanneer(r)], [.. Wat(r, d.Uitgave.Doel)], [new(r.Grondslag ?? "–", Stijl.Klein)], [.. Wie(r)]])]);
    }

    private static IEnumerable<Tekst> Wanneer(Dossierregel r)
    {
        yield return new(Weergave.Moment(r.GebeurdOp), Stijl.Vet);
        yield return new($"vastgelegd {Weergave.Moment(r.GeregistreerdOp)}", Stijl.Klein);
        if (r.LaatGeregistreerd) yield return new("laat vastgelegd", Stijl.Klein);
        if (r.Herroepen) yield return new("HERROEPEN", Stijl.Vet);
    }

    private static IEnumerable<Tekst> Wat(Dossierregel r, Dossierdoel doel)
    {
        yield return new(r.Omschrijving, Stijl.Vet);
        foreach (var kanttekening in r.Kanttekeningen) yield return kanttekening;
        foreach (var g in r.Gebreken) yield return $"Gebrek {g.Regel} ({g.Grondslag}): {g.Omschrijving} {g.Gevolg}";
        foreach (var f in r.Feiten) yield return new($"{f.Naam}: {f.Waarde}", Stijl.Klein);
        foreach (var p in r.Persoonsgegevens) yield return new($"{p.Naam}: {Toon(p.Openlegging, doel)}", p.Openlegging is Openlegging.Verstrekt ? Stijl.Gewoon : Stijl.Klein);
    }

    private static IEnumerable<Tekst> Wie(Dossierregel r)
    {
        yield return new(r.Door, Stijl.Klein);
        if (r.Stukken.Count > 0) yield return new($"{(r.Stukken.Count == 1 ? "stuk" : "stukken")} {string.Join(", ", r.Stukken)}", Stijl.Klein);
        yield return new(r.Bewijsstatus, Stijl.Klein);
    }

    private static IEnumerable<Blok> Termijnen(Dossierinhoud d)
    {
        yield return new Blok.Kop(1, "Termijnen");
        var dag = Schrijfwijze.Kort(d.Peilmoment.Dag());
        if (d.Stand.Termijnen.Count == 0) yield return new Blok.Alinea($"Op {dag} liep er geen termijn.");
        else yield return new Blok.Tabel($"Termijnen die op {dag} lopen, of verstreken zijn terwijl er nog iets van afhangt", [("Termijn", 22), ("Wie", 15), ("Laatste dag", 15), ("Stand", 11), ("Grondslag en berekening", 37)],
            [.. d.Stand.Termijnen.Select(t => (IReadOnlyList<Tekst>[])[
                [t.Wat + (t.Verbeurte is { } v ? $", verbeurd op {Schrijfwijze.Kort(v)}" : "")], [Weergave.Woorden(t.Wie.ToString())], [Schrijfwijze.Kort(t.Laatste.Datum)],
                [t.Verstreken ? "verstreken" : t.DagenResterend == 0 ? "laatste dag" : $"nog {Leesmij.Aantal(t.DagenResterend, "dag", "dagen")}"],
                [t.Laatste.Artikel, new(string.Join(' ', t.Laatste.Waarschuwingen.Prepend(t.Laatste.Uitleg)), Stijl.Klein)]])]);

        var vastgelegd = d.Verloop.SelectMany(r => r.Feiten.Where(f => f.Uitleg is not null).Select(f => (r.Nummer, Naam: f.Naam + (r.Herroepen ? ", herroepen" : ""), Feit: f))).ToList();
        if (vastgelegd.Count > 0)
            yield return new Blok.Tabel("Alle termijnen zoals zij bij een vastlegging zijn berekend, ook die beëindigd zijn", [("Nr. in verloop", 10), ("Termijn (grondslag)", 27), ("Laatste dag", 15), ("Berekening", 48)],
                [.. vastgelegd.Select(v => (IReadOnlyList<Tekst>[])[[$"{v.Nummer}"], [v.Naam], [v.Feit.Waarde], [new(v.Feit.Uitleg!, Stijl.Klein)]])]);
    }

    private static IEnumerable<Blok> Lasten(Dossierinhoud d)
    {
        if (d.Stand.Lasten.Count == 0) yield break;
        yield return new Blok.Kop(1, "Lasten en dwangsommen");
        foreach (var (l, nummer) in d.Stand.Lasten.Select((l, i) => (l, i + 1)))
        {
            yield return new Blok.Kop(2, $"Last {nummer}: {Weergave.Woorden(l.Status.ToString())}");
            yield return new Blok.Alinea($"Opgelegd op {Schrijfwijze.Kort(l.Dagtekening)}{(l.BekendgemaaktOp is { } op ? $", bekendgemaakt op {Schrijfwijze.Kort(op)}" : ", nog niet bekendgemaakt")}. {Schrijfwijze.Euro(l.BedragCent)} {Per(l.Voorwaarden)}, tot ten hoogste {Schrijfwijze.Euro(l.MaximumCent)}. Verbeurd {Schrijfwijze.Euro(l.VerbeurdCent)}, betaald {Schrijfwijze.Euro(l.BetaaldCent)}, openstaand {Schrijfwijze.Euro(l.OpenstaandCent)}.");
            if (l.Verbeurten.Count > 0)
                yield return new Blok.Tabel($"Verbeurde dwangsommen van last {nummer}", [("Verbeurd op", 20), ("Verbeurd", 15), ("Betaald", 15), ("Openstaand", 15), ("Betalen uiterlijk", 17), ("In te vorderen tot en met", 18)],
                    [.. l.Verbeurten.Select(v => (IReadOnlyList<Tekst>[])[[Schrijfwijze.Kort(v.VerbeurdOp)], [Schrijfwijze.Euro(v.BedragCent)], [Schrijfwijze.Euro(v.BetaaldCent)], [Schrijfwijze.Euro(v.OpenstaandCent)],
                        [Schrijfwijze.Kort(v.BetalenUiterlijk)], [v.LaatsteDagRechtsvordering is { } laatste ? Schrijfwijze.Kort(laatste) : "zolang de procedure loopt"]])]);
        }
    }

    private static string Per(Dwangsomvoorwaarden v) => v switch
    {
        { TijdseenheidDagen: 7 } => "per week",
        { TijdseenheidDagen: { } dagen } => $"per {dagen} dagen",
        { Modaliteit: Recht.Dwangsommen.Modaliteit.PerOvertreding } => "per overtreding",
        _ => "ineens",
    };

    private static IEnumerable<Blok> Weggelaten(Dossierinhoud d)
    {
        yield return new Blok.Kop(1, "Wat niet is verstrekt, en waarom");
        yield return new Blok.Alinea(d.AndereZaken == 0
            ? $"Van dit pand zijn {d.Vastleggingen} vastleggingen bekend. Zij staan alle in dit dossier."
            : $"Van dit pand zijn {d.Vastleggingen} vastleggingen bekend: {d.Verloop.Count} staan in dit dossier, {d.AndereZaken} {(d.AndereZaken == 1 ? "hoort" : "horen")} bij een andere zaak. Een nummer dat in het verloop ontbreekt, is van een andere zaak.");
        yield return new Blok.Alinea("Van wie iets vastlegde, staan rol en mandaat in dit dossier en niet de naam (AVG art. 5 lid 1 onder c).");
        if (d.NietVerstrekt.Count == 0) yield return new Blok.Alinea("Er is geen persoonsgegeven achtergehouden.");
        else
        {
            yield return new Blok.Alinea(d.Uitgave.Doel is Dossierdoel.Bezwaar
                ? "Achterwege laten kan alleen voor zover geheimhouding om gewichtige redenen is geboden; deze lijst is de mededeling daarvan (art. 7:4 lid 6 Awb)."
                : "Of een gegeven voor de andere partij geheim mag blijven, beslist de rechtbank (art. 8:29 lid 3 Awb). Deze lijst is zelf geen verzoek daartoe.");
            yield return new Blok.Tabel("Niet verstrekte gegevens", [("Nr. in verloop", 13), ("Gegeven", 27), ("Reden", 33), ("Grondslag", 27)], [.. d.NietVerstrekt.Select(w => Rij(w, w.Reden.Tekst()))]);
        }
        if (d.Gewist.Count > 0)
            yield return new Blok.Tabel("Gewiste gegevens: zij bestaan niet meer, dat zij er waren blijft zichtbaar", [("Nr. in verloop", 13), ("Gegeven", 27), ("Reden", 33), ("Grondslag", 27)], [.. d.Gewist.Select(w => Rij(w, "rechtmatig gewist"))]);

        static IReadOnlyList<Tekst>[] Rij(Weggelaten w, string reden) => [[$"{w.Regel}"], [w.Gegeven], [reden], [w.Artikel]];
    }

    private static string Toon(Openlegging openlegging, Dossierdoel doel) => openlegging switch
    {
        Openlegging.Verstrekt v => Waarde(v.Waarde),
        Openlegging.AlsBestand b => b.Bestandsnaam,
        Openlegging.Gewist => "gewist",
        Openlegging.NietVerstrekt n => $"niet verstrekt ({n.Reden.Tekst()}; {n.Reden.Artikel(doel)})",
        _ => throw new InvalidOperationException("Onbekende openlegging."),
    };

    /// <summary>A value from the kluis as text; an object as its fields.</summary>
    private static string Waarde(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.String when DateOnly.TryParseExact(e.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) => Schrijfwijze.Kort(dag),
        JsonValueKind.String => e.GetString()!,
        JsonValueKind.Object => string.Join("; ", e.EnumerateObject().Where(p => p.Value.ValueKind is not JsonValueKind.Null).Select(p => $"{Weergave.Woorden(p.Name)} {Waarde(p.Value)}")),
        JsonValueKind.Array => string.Join(", ", e.EnumerateArray().Select(Waarde)),
        JsonValueKind.True => "ja",
        JsonValueKind.False => "nee",
        _ => e.GetRawText(),
    };

    /// <summary>A kind as the first word of a cell.</summary>
    private static string Zin(string naam) => Weergave.Woorden(naam) is { Length: > 0 } w ? char.ToUpper(w[0], Nederlands) + w[1..] : "";
}
