using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Canoniek;

namespace Handhaving.Bewijs.Bladen;

/// <summary>The place of a leaf in the chain of one pand.</summary>
/// <param name="Id">The <see cref="Pandverwijzing"/>: nobody reads a pand from it without the salt.</param>
/// <param name="N">1, 2, 3 …: without a hole, so that nothing can be left out unseen.</param>
/// <param name="Vorige">The leaf hash of n-1; null for the first.</param>
public sealed record Schakel(byte[] Id, long N, byte[]? Vorige);

/// <summary>
/// What a leaf says to everyone, without personal data. It binds place (log, i), chain, content (the hash of the body) and time, so that none of
/// them can be changed or moved on its own. The leaf hash is SHA-256(0x00 || these canonical bytes).
/// </summary>
/// <param name="Inhoudhash">SHA-256 of the canonical bytes of the body.</param>
/// <param name="Ketens">One place per pand that is concerned: none for an anchor, several when panden split or merge.</param>
/// <param name="I">The index of the leaf in the log.</param>
/// <param name="Log">The origin of the log: a leaf of one gemeente is no leaf of another.</param>
/// <param name="T">When the sequencer took it in.</param>
public sealed record Kop(byte[] Inhoudhash, IReadOnlyList<Schakel> Ketens, long I, string Log, DateTimeOffset T)
{
    public const int MaximaleOmvang = 16 << 10, MeesteKetens = 16;

    /// <exception cref="OngeldigBewijsException">A field has the wrong length or order.</exception>
    public byte[] Bytes()
    {
        Eis();
        return Bladprofiel.Bytes(Json());
    }

    /// <summary>The header as a value, to put in a dossier.</summary>
    public Json.Voorwerp Json() => Canoniek.Json.Van(
        ("b", Hex.Schrijf(Inhoudhash)),
        ("chain", Canoniek.Json.Lijst(Ketens.Select(k => (Json)Canoniek.Json.Van(("id", Hex.Schrijf(k.Id)), ("n", k.N), ("prev", k.Vorige is { } vorige ? Hex.Schrijf(vorige) : Canoniek.Json.Niets))))),
        ("i", I), ("log", Log), ("t", Moment.Schrijf(T)), ("v", 1L));

    /// <summary>The leaf hash, RFC 6962.</summary>
    public byte[] Blad() => Merkle.Blad(Bytes());

    /// <summary>Reads the leaf data as it stands in the log: it must be the canonical bytes of a header and nothing more.</summary>
    /// <exception cref="OngeldigBewijsException">Anything else.</exception>
    public static Kop Lees(ReadOnlySpan<byte> bytes) => Lees(Bladprofiel.Lees(bytes, MaximaleOmvang));

    /// <inheritdoc cref="Lees(ReadOnlySpan{byte})"/>
    public static Kop Lees(Json waarde)
    {
        var velden = new Vorm(waarde, "kop", "b", "chain", "i", "log", "t", "v");
        if (velden.Getal("v") != 1) throw velden.Fout("v", "heeft een onbekende versie");
        var kop = new Kop(velden.Hash("b"), [.. velden.Rij("chain", MeesteKetens).Select(Schakel)], velden.Getal("i"), velden.Tekst("log"), velden.Moment("t"));
        kop.Eis();
        return kop;
    }

    private static Schakel Schakel(Json waarde)
    {
        var velden = new Vorm(waarde, "chain", "id", "n", "prev");
        return new(velden.Hash("id"), velden.Getal("n"), velden["prev"] is Canoniek.Json.Leeg ? null : velden.Hash("prev"));
    }

    private void Eis()
    {
        if (Inhoudhash.Length != Merkle.Hashlengte || I < 0 || Log.Length is 0 or > 255) throw new OngeldigBewijsException("een kop mist zijn inhoud, plaats of log");
        if (Ketens.Count > MeesteKetens) throw new OngeldigBewijsException("een kop noemt te veel ketens");
        foreach (var keten in Ketens)
            if (keten.Id.Length != Merkle.Hashlengte || keten.N < 1 || keten.N == 1 != keten.Vorige is null || keten.Vorige is { Length: not Merkle.Hashlengte })
                throw new OngeldigBewijsException("een schakel is de eerste en heeft geen vorige, of is dat niet en heeft er een");
        // Sorted and each once: one content, one spelling.
        for (var k = 1; k < Ketens.Count; k++)
            if (Ketens[k - 1].Id.AsSpan().SequenceCompareTo(Ketens[k].Id) >= 0) throw new OngeldigBewijsException("de ketens in een kop staan niet elk eenmaal op volgorde van hun id");
    }
}
