using System.Numerics;
using System.Security.Cryptography;

namespace Handhaving.Bewijs.Boom;

/// <summary>A full subtree: level 0 is a leaf; the subtree covers the leaves from Index·2^Niveau up to (Index+1)·2^Niveau.</summary>
public readonly record struct Plaats(int Niveau, long Index);

/// <summary>
/// The Merkle tree of RFC 6962 section 2.1 with SHA-256. Verification follows RFC 9162 section 2.1.3.2 and 2.1.4.2, strictly:
/// every hash has 32 bytes and a proof has exactly the length that index and size prescribe.
/// </summary>
public static class Merkle
{
    public const int Hashlengte = 32;

    /// <summary>A proof in a tree of 2^63 leaves has no more hashes than this.</summary>
    public const int LangsteBewijs = 64;

    /// <summary>The root of the empty tree: the hash of nothing.</summary>
    public static byte[] Leeg() => SHA256.HashData([]);

    /// <summary>SHA-256(0x00 || content).</summary>
    public static byte[] Blad(ReadOnlySpan<byte> inhoud)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(inhoud);
        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static byte[] Knoop(ReadOnlySpan<byte> links, ReadOnlySpan<byte> rechts)
    {
        Span<byte> invoer = stackalloc byte[1 + 2 * Hashlengte];
        invoer[0] = 1;
        links.CopyTo(invoer[1..]);
        rechts.CopyTo(invoer[(1 + Hashlengte)..]);
        return SHA256.HashData(invoer);
    }

    /// <summary>The full subtrees of a tree of this size, left to right: one per one-bit.</summary>
    public static IReadOnlyList<Plaats> Randplaatsen(long maat) => Deelbomen(0, maat);

    /// <summary>Which subtrees an inclusion proof needs: per hash of the proof its full subtrees, left to right. So a caller can fetch them all at once.</summary>
    public static IReadOnlyList<IReadOnlyList<Plaats>> Lidmaatschapsplan(long index, long maat)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, maat);
        var plan = new List<IReadOnlyList<Plaats>>();
        var (van, tot) = (0L, maat);
        while (tot - van > 1)
        {
            var midden = van + Helft(tot - van);
            if (index < midden) { plan.Add(Deelbomen(midden, tot)); tot = midden; }
            else { plan.Add(Deelbomen(van, midden)); van = midden; }
        }
        plan.Reverse();
        return plan;
    }

    /// <summary>Which subtrees a consistency proof needs, as in <see cref="Lidmaatschapsplan"/>. Empty when the sizes are equal.</summary>
    public static IReadOnlyList<IReadOnlyList<Plaats>> Samenhangplan(long oud, long nieuw)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oud, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oud, nieuw);
        var plan = new List<IReadOnlyList<Plaats>>();
        var (van, tot, heel) = (0L, nieuw, true);
        while (oud < tot)
        {
            var midden = van + Helft(tot - van);
            if (oud <= midden) { plan.Add(Deelbomen(midden, tot)); tot = midden; }
            else { plan.Add(Deelbomen(van, midden)); van = midden; heel = false; }
        }
        if (!heel) plan.Add(Deelbomen(van, tot));
        plan.Reverse();
        return plan;
    }

    /// <summary>The hash of neighbouring full subtrees, left to right.</summary>
    public static byte[] Vouw(IReadOnlyList<byte[]> deelbomen)
    {
        var hash = deelbomen[^1];
        for (var i = deelbomen.Count - 2; i >= 0; i--) hash = Knoop(deelbomen[i], hash);
        return hash;
    }

    /// <summary>The root of a tree of this size.</summary>
    public static byte[] Wortel(long maat, Func<Plaats, byte[]> hash) => maat == 0 ? Leeg() : Vouw([.. Randplaatsen(maat).Select(hash)]);

    /// <summary>The inclusion proof of a leaf.</summary>
    public static IReadOnlyList<byte[]> Lidmaatschap(long index, long maat, Func<Plaats, byte[]> hash) =>
        [.. Lidmaatschapsplan(index, maat).Select(deel => Vouw([.. deel.Select(hash)]))];

    /// <summary>The proof that the tree of size <paramref name="oud"/> is the beginning of the tree of size <paramref name="nieuw"/>.</summary>
    public static IReadOnlyList<byte[]> Samenhang(long oud, long nieuw, Func<Plaats, byte[]> hash) =>
        [.. Samenhangplan(oud, nieuw).Select(deel => Vouw([.. deel.Select(hash)]))];

    /// <summary>Whether this leaf hash stands at this index in the tree with this size and root.</summary>
    public static bool IsLid(long index, long maat, byte[] blad, IReadOnlyList<byte[]> bewijs, byte[] wortel)
    {
        if (index < 0 || index >= maat || !ZijnHashes([blad, wortel]) || bewijs.Count > LangsteBewijs || !ZijnHashes(bewijs)) return false;
        var (plek, laatste, hash) = (index, maat - 1, blad);
        foreach (var deel in bewijs)
        {
            if (laatste == 0) return false;
            if ((plek & 1) == 1 || plek == laatste)
            {
                hash = Knoop(deel, hash);
                while ((plek & 1) == 0 && plek != 0) (plek, laatste) = (plek >> 1, laatste >> 1);
            }
            else
            {
                hash = Knoop(hash, deel);
            }
            (plek, laatste) = (plek >> 1, laatste >> 1);
        }
        return laatste == 0 && hash.AsSpan().SequenceEqual(wortel);
    }

    /// <summary>Whether the old tree is the beginning of the new one. A size of 0 proves nothing and is refused, as RFC 9162 demands.</summary>
    public static bool HangtSamen(long oud, long nieuw, byte[] oudeWortel, byte[] nieuweWortel, IReadOnlyList<byte[]> bewijs)
    {
        if (oud < 1 || oud > nieuw || !ZijnHashes([oudeWortel, nieuweWortel]) || bewijs.Count > LangsteBewijs || !ZijnHashes(bewijs)) return false;
        if (oud == nieuw) return bewijs.Count == 0 && oudeWortel.AsSpan().SequenceEqual(nieuweWortel);
        if (bewijs.Count == 0) return false;

        // A full old tree is itself the first hash; it is not sent along.
        var volgende = BitOperations.IsPow2(oud) ? 0 : 1;
        var (links, rechts) = volgende == 0 ? (oudeWortel, oudeWortel) : (bewijs[0], bewijs[0]);
        var (plek, laatste) = (oud - 1, nieuw - 1);
        while ((plek & 1) == 1) (plek, laatste) = (plek >> 1, laatste >> 1);
        for (; volgende < bewijs.Count; volgende++)
        {
            if (laatste == 0) return false;
            var deel = bewijs[volgende];
            if ((plek & 1) == 1 || plek == laatste)
            {
                (links, rechts) = (Knoop(deel, links), Knoop(deel, rechts));
                while ((plek & 1) == 0 && plek != 0) (plek, laatste) = (plek >> 1, laatste >> 1);
            }
            else
            {
                rechts = Knoop(rechts, deel);
            }
            (plek, laatste) = (plek >> 1, laatste >> 1);
        }
        return laatste == 0 && links.AsSpan().SequenceEqual(oudeWortel) && rechts.AsSpan().SequenceEqual(nieuweWortel);
    }

    private static bool ZijnHashes(IEnumerable<byte[]> hashes) => hashes.All(h => h.Length == Hashlengte);

    /// <summary>The largest power of two smaller than n.</summary>
    private static long Helft(long n) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)n - 1));

    /// <summary>The full subtrees that together cover the leaves from <paramref name="van"/> to <paramref name="tot"/>; van lies on a boundary of that size.</summary>
    private static List<Plaats> Deelbomen(long van, long tot)
    {
        var delen = new List<Plaats>();
        while (van < tot)
        {
            var niveau = 63 - BitOperations.LeadingZeroCount((ulong)(tot - van));
            delen.Add(new(niveau, van >> niveau));
            van += 1L << niveau;
        }
        return delen;
    }
}
