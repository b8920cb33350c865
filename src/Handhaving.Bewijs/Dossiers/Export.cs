using System.Globalization;
using System.Security.Cryptography;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Dossiers;

/// <summary>Why something is not in a dossier.</summary>
public enum Reden
{
    /// <summary>The event belongs to another zaak in the same pand: only its header is given, so that the chain stays whole.</summary>
    AndereZaak,

    /// <summary>Withheld in bezwaar (art. 7:4 lid 6 Awb).</summary>
    Awb74,

    /// <summary>Withheld in beroep (art. 8:29 Awb).</summary>
    Awb829,

    /// <summary>Personal data that this recipient need not have.</summary>
    Avg,

    /// <summary>The value was erased; a later entry says so.</summary>
    Gewist,

    /// <summary>The whole body was destroyed at the end of its term; a later entry says so.</summary>
    Vernietigd,
}

/// <param name="Door">The number in the chain of the entry that records an erasure or destruction.</param>
public sealed record Sluiting(Reden Reden, long? Door = null);

/// <summary>An opened personal value: the value itself, or the file that holds the document.</summary>
/// <param name="R">The 32 random bytes of its commitment.</param>
public sealed record Opening(byte[] R, Json? Waarde, string? Bestand = null, string? Mediatype = null)
{
    /// <summary>A document: the kluis committed to its base64 and media type, the dossier holds the file.</summary>
    public static Opening Document(byte[] r, string bestand, string mediatype) => new(r, null, bestand, mediatype);

    /// <summary>The value that was committed to.</summary>
    public Json Toegezegd(Func<string, byte[]> bestand) => Waarde ?? Json.Van(("inhoud", Convert.ToBase64String(bestand(Bestand!))), ("mediatype", Mediatype!));
}

public sealed record Bestandsregel(long Grootte, byte[] Sha256)
{
    public static Bestandsregel Van(byte[] inhoud) => new(inhoud.Length, SHA256.HashData(inhoud));
}

/// <summary>
/// What the exporter states about this one dossier. Its hash stands in the closing entry, so nothing in it can be changed afterwards:
/// not a reason, not a file, not whose dossier it is.
/// </summary>
/// <param name="Gescheiden">The signer's key and memory are out of reach of the backend.</param>
/// <param name="Bestanden">Every file except dossier.json, checkpoint.txt and the tokens.</param>
/// <param name="Weggelaten">By number in the chain: bodies that are not given.</param>
/// <param name="Geopend">By number and path.</param>
/// <param name="Gesloten">By number and path.</param>
/// <param name="Zout">32 random bytes: the hash in the log lets nobody guess what is in the dossier.</param>
public sealed record Export(Guid Dossier, string Log, Guid Zaak, string PandId, byte[] Pandzout, bool Gescheiden, byte[] Zout,
    IReadOnlyDictionary<string, Bestandsregel> Bestanden,
    IReadOnlyDictionary<long, Sluiting> Weggelaten,
    IReadOnlyDictionary<long, IReadOnlyDictionary<string, Opening>> Geopend,
    IReadOnlyDictionary<long, IReadOnlyDictionary<string, Sluiting>> Gesloten)
{
    public const string Gescheidentekst = "gescheiden", Ongescheidentekst = "niet gescheiden";

    private static readonly (Reden Reden, string Tekst, bool VoorInhoud, bool VoorVeld, bool Door)[] Redenen =
    [
        (Reden.AndereZaak, "andere_zaak", true, false, false), (Reden.Awb74, "awb_7_4", true, true, false), (Reden.Awb829, "awb_8_29", true, true, false),
        (Reden.Avg, "avg", true, true, false), (Reden.Gewist, "gewist", false, true, true), (Reden.Vernietigd, "vernietigd", true, false, true),
    ];

    public Json.Voorwerp Json() => Canoniek.Json.Van(
        ("bestanden", Canoniek.Json.Van(Bestanden.Select(b => (b.Key, (Json?)Canoniek.Json.Van(("grootte", b.Value.Grootte), ("sha256", Hex.Schrijf(b.Value.Sha256))))))),
        ("dossier", Tekst(Dossier)), ("geopend", PerVeld(Geopend, Open)), ("gesloten", PerVeld(Gesloten, Dicht)),
        ("log", Log), ("ondertekenaar", Gescheiden ? Gescheidentekst : Ongescheidentekst),
        ("pand", Canoniek.Json.Van(("id", PandId), ("zout", Hex.Schrijf(Pandzout)))),
        ("weggelaten", Canoniek.Json.Van(Weggelaten.Select(w => (Tekst(w.Key), (Json?)Dicht(w.Value))))),
        ("zaak", Tekst(Zaak)), ("zout", Hex.Schrijf(Zout)));

    /// <summary>SHA-256 of the canonical bytes: goes into the closing entry.</summary>
    public byte[] Hash() => SHA256.HashData(Bladprofiel.Bytes(Json()));

    /// <exception cref="OngeldigBewijsException">Not the form of docs/dossierformaat.md.</exception>
    public static Export Lees(Json waarde)
    {
        var v = new Vorm(waarde, "export", "bestanden", "dossier", "geopend", "gesloten", "log", "ondertekenaar", "pand", "weggelaten", "zaak", "zout");
        var pand = new Vorm(v["pand"], "pand", "id", "zout");
        if (v.Tekst("ondertekenaar") is not (Gescheidentekst or Ongescheidentekst)) throw v.Fout("ondertekenaar", "heeft een onbekende waarde");
        return new(v.Id("dossier"), v.Tekst("log"), v.Id("zaak"), pand.Tekst("id"), pand.Hash("zout"), v.Tekst("ondertekenaar") == Gescheidentekst, v.Hash("zout"),
            v.Voorwerp("bestanden").Velden.ToDictionary(b => b.Key, b => new Vorm(b.Value, "bestanden", "grootte", "sha256") is var f ? new Bestandsregel(f.Getal("grootte"), f.Hash("sha256")) : null!, StringComparer.Ordinal),
            v.Voorwerp("weggelaten").Velden.ToDictionary(w => N(w.Key), w => LeesDicht(w.Value, inhoud: true)),
            LeesPerVeld(v.Voorwerp("geopend"), LeesOpen), LeesPerVeld(v.Voorwerp("gesloten"), w => LeesDicht(w, inhoud: false)));
    }

    private static Json.Voorwerp PerVeld<T>(IReadOnlyDictionary<long, IReadOnlyDictionary<string, T>> velden, Func<T, Json> schrijf) =>
        Canoniek.Json.Van(velden.Where(n => n.Value.Count > 0).Select(n => (Tekst(n.Key), (Json?)Canoniek.Json.Van(n.Value.Select(p => (p.Key, (Json?)schrijf(p.Value)))))));

    private static Dictionary<long, IReadOnlyDictionary<string, T>> LeesPerVeld<T>(Json.Voorwerp velden, Func<Json, T> lees) => velden.Velden.ToDictionary(n => N(n.Key),
        n => (IReadOnlyDictionary<string, T>)(n.Value is Json.Voorwerp { Velden.Count: > 0 } paden ? paden.Velden.ToDictionary(p => p.Key, p => lees(p.Value), StringComparer.Ordinal) : throw new OngeldigBewijsException("een gebeurtenis zonder velden staat bij geopend of gesloten")));

    private static Json Open(Opening opening) => opening.Waarde is { } waarde
        ? Canoniek.Json.Van(("r", Convert.ToBase64String(opening.R)), ("waarde", waarde))
        : Canoniek.Json.Van(("bestand", opening.Bestand!), ("mediatype", opening.Mediatype!), ("r", Convert.ToBase64String(opening.R)));

    private static Opening LeesOpen(Json waarde)
    {
        var heel = waarde is Json.Voorwerp voorwerp && voorwerp.Velden.ContainsKey("waarde");
        var v = heel ? new Vorm(waarde, "geopend", "r", "waarde") : new Vorm(waarde, "geopend", "bestand", "mediatype", "r");
        var r = Base64.Lees(v.Tekst("r"), Toezegging.Zoutlengte);
        return heel ? new(r, v["waarde"]) : Opening.Document(r, v.Tekst("bestand"), v.Tekst("mediatype"));
    }

    private static Json Dicht(Sluiting sluiting) => Canoniek.Json.Van(("door", sluiting.Door is { } door ? door : null), ("reden", Redenen.Single(r => r.Reden == sluiting.Reden).Tekst));

    private static Sluiting LeesDicht(Json waarde, bool inhoud)
    {
        var wat = inhoud ? "weggelaten" : "gesloten";
        var v = new Vorm(waarde, wat, ["reden"], ["door"]);
        var reden = Redenen.FirstOrDefault(r => r.Tekst == v.Tekst("reden") && (inhoud ? r.VoorInhoud : r.VoorVeld));
        return reden.Tekst is not null && reden.Door == v.Heeft("door") ? new(reden.Reden, reden.Door ? v.Getal("door") : null) : throw v.Fout("reden", "is onbekend of mist door");
    }

    private static string Tekst(long n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Tekst(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private static long N(string tekst) => Checkpoint.Getal(tekst);
}
