using System.Security.Cryptography;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Bladen;

/// <summary>
/// The body of an anchor leaf: which time stamp was received over which earlier state of this log. Leaf 0 is an anchor over the empty tree.
/// What lies behind it is later than the stamp; what lay in the stamped tree is earlier.
/// </summary>
/// <param name="Token">SHA-256 of the bare RFC 3161 token.</param>
/// <param name="Maat">The size of the tree that was stamped.</param>
/// <param name="Wortel">Its root.</param>
public sealed record Anker(byte[] Token, long Maat, byte[] Wortel)
{
    public const string Soort = "anker";

    /// <summary>The anchor for a token over a checkpoint.</summary>
    public static Anker Van(byte[] token, Checkpoint checkpoint) => new(SHA256.HashData(token), checkpoint.Maat, checkpoint.Wortel);

    /// <summary>The text that was stamped.</summary>
    public Checkpoint Checkpoint(string log) => new(log, Maat, Wortel);

    public byte[] Bytes() => Bladprofiel.Bytes(Json());

    public Json.Voorwerp Json() => Canoniek.Json.Van(("root", Hex.Schrijf(Wortel)), ("size", Maat), ("token", Hex.Schrijf(Token)), ("type", Soort));

    public byte[] Hash() => SHA256.HashData(Bytes());

    /// <exception cref="OngeldigBewijsException">Not the canonical bytes of an anchor.</exception>
    public static Anker Lees(ReadOnlySpan<byte> bytes) => Lees(Bladprofiel.Lees(bytes, Kop.MaximaleOmvang));

    /// <inheritdoc cref="Lees(ReadOnlySpan{byte})"/>
    public static Anker Lees(Json waarde)
    {
        var velden = new Vorm(waarde, "anker", "root", "size", "token", "type");
        if (velden.Tekst("type") != Soort) throw velden.Fout("type", "is geen anker");
        return new(velden.Hash("token"), velden.Getal("size"), velden.Hash("root"));
    }
}
