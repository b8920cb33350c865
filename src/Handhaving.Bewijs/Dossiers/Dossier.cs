using System.Globalization;
using System.Security.Cryptography;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;

namespace Handhaving.Bewijs.Dossiers;

/// <summary>One link of the chain of the pand.</summary>
/// <param name="Inhoud">The body as a value; null when it is not given.</param>
/// <param name="Lidmaatschap">The inclusion proof against the checkpoint of the dossier.</param>
/// <param name="AnkerVoor">The index of the anchor leaf that lies before it; null when there is none.</param>
/// <param name="AnkerNa">The index of the anchor leaf whose stamped tree holds it; null when there is none.</param>
public sealed record Ketenlid(Kop Kop, Json.Voorwerp? Inhoud, IReadOnlyList<byte[]> Lidmaatschap, long? AnkerVoor, long? AnkerNa);

/// <summary>An anchor leaf with everything that proves it.</summary>
/// <param name="Samenhang">That the stamped tree is the beginning of the tree of the checkpoint; empty for the empty tree.</param>
/// <param name="Token">The bare RFC 3161 token.</param>
public sealed record Ankerlid(Kop Kop, Anker Anker, IReadOnlyList<byte[]> Lidmaatschap, IReadOnlyList<byte[]> Samenhang, byte[] Token);

/// <summary>A dossier: the whole chain of a pand up to its own closing entry, with the proofs. The format stands in docs/dossierformaat.md.</summary>
/// <param name="Checkpoint">The signed note, with cosignatures, byte for byte.</param>
/// <param name="Bestanden">The files that <see cref="Export"/> names: LEESMIJ.txt, dossier.pdf, dossier.html, stukken/….</param>
public sealed record Dossier(Export Export, IReadOnlyList<Ketenlid> Keten, IReadOnlyList<Ankerlid> Ankers, byte[] Checkpoint, IReadOnlyDictionary<string, byte[]> Bestanden)
{
    public const string Soort = "handhaving-dossier", Json = "dossier.json", Checkpointbestand = "checkpoint.txt", Leesmij = "LEESMIJ.txt", Pdf = "dossier.pdf", Html = "dossier.html", Script = "verifieer.py", Stukken = "stukken/";

    /// <summary>The aliases of the events that a verifier reads.</summary>
    public const string Afsluiting = "dossier-geexporteerd.v1", Wissing = "persoonsgegevens-gewist.v1", Vernietiging = "dossier-vernietigd.v1";

    public const int LangsteKeten = 10_000, MeesteAnkers = 4_096, MaximaleJson = 32 << 20;

    /// <summary>The file of a token.</summary>
    public static string Tokenbestand(long index) => string.Create(CultureInfo.InvariantCulture, $"tokens/{index}.tst");

    /// <summary>The zip. The same dossier gives the same bytes.</summary>
    public byte[] Schrijf() => Zip.Schrijf(new Dictionary<string, byte[]>(
        [
            new(Json, Bladprofiel.Bytes(Waarde())), new(Checkpointbestand, Checkpoint),
            .. Ankers.Select(a => KeyValuePair.Create(Tokenbestand(a.Kop.I), a.Token)), .. Bestanden,
        ], StringComparer.Ordinal));

    private Json.Voorwerp Waarde() => Canoniek.Json.Van(
        ("ankers", Canoniek.Json.Lijst(Ankers.OrderBy(a => a.Kop.I).Select(a => (Json)Canoniek.Json.Van(
            ("inhoud", a.Anker.Json()), ("kop", a.Kop.Json()), ("lidmaatschap", Hashes(a.Lidmaatschap)), ("samenhang", Hashes(a.Samenhang)))))),
        ("checkpoint", Hex.Schrijf(SHA256.HashData(Checkpoint))), ("export", Export.Json()),
        ("keten", Canoniek.Json.Lijst(Keten.Select(k => (Json)Canoniek.Json.Van(
            ("anker_na", Getal(k.AnkerNa)), ("anker_voor", Getal(k.AnkerVoor)), ("inhoud", k.Inhoud), ("kop", k.Kop.Json()), ("lidmaatschap", Hashes(k.Lidmaatschap)))))),
        ("soort", Soort), ("versie", 1L));

    /// <summary>Reads the form of dossier.json; nothing is proven by that.</summary>
    /// <param name="bestanden">The files of the zip.</param>
    /// <param name="checkpointhash">The SHA-256 that checkpoint.txt must have.</param>
    /// <exception cref="OngeldigBewijsException">Not the form of docs/dossierformaat.md.</exception>
    internal static Dossier Lees(IReadOnlyDictionary<string, byte[]> bestanden, out byte[] checkpointhash)
    {
        byte[] Bestand(string naam) => bestanden.GetValueOrDefault(naam) ?? throw new OngeldigBewijsException($"{naam} ontbreekt");

        var v = new Vorm(Bladprofiel.Lees(Bestand(Json), MaximaleJson), Json, "ankers", "checkpoint", "export", "keten", "soort", "versie");
        if (v.Tekst("soort") != Soort || v.Getal("versie") != 1) throw v.Fout("versie", "is niet die van dit formaat");
        checkpointhash = v.Hash("checkpoint");
        var ankers = v.Rij("ankers", MeesteAnkers).Select(a =>
        {
            var lid = new Vorm(a, "ankers", "inhoud", "kop", "lidmaatschap", "samenhang");
            var kop = Kop.Lees(lid["kop"]);
            return new Ankerlid(kop, Anker.Lees(lid["inhoud"]), lid.Hashes("lidmaatschap", Merkle.LangsteBewijs), lid.Hashes("samenhang", Merkle.LangsteBewijs), Bestand(Tokenbestand(kop.I)));
        }).ToList();
        var keten = v.Rij("keten", LangsteKeten).Select(k =>
        {
            var lid = new Vorm(k, "keten", ["anker_na", "anker_voor", "kop", "lidmaatschap"], ["inhoud"]);
            return new Ketenlid(Kop.Lees(lid["kop"]), lid.Heeft("inhoud") ? lid.Voorwerp("inhoud") : null, lid.Hashes("lidmaatschap", Merkle.LangsteBewijs), Index(lid, "anker_voor"), Index(lid, "anker_na"));
        }).ToList();
        var vast = ankers.Select(a => Tokenbestand(a.Kop.I)).Append(Json).Append(Checkpointbestand).ToHashSet(StringComparer.Ordinal);
        return new(Export.Lees(v["export"]), keten, ankers, Bestand(Checkpointbestand), bestanden.Where(b => !vast.Contains(b.Key)).ToDictionary(StringComparer.Ordinal));
    }

    private static long? Index(Vorm lid, string naam) => lid[naam] is Json.Leeg ? null : lid.Getal(naam);

    private static Json Getal(long? getal) => getal is { } g ? g : Canoniek.Json.Niets;

    private static Json.Rij Hashes(IReadOnlyList<byte[]> hashes) => Canoniek.Json.Lijst(hashes.Select(h => (Json)Hex.Schrijf(h)));
}
