namespace Handhaving.Bewijs.Boom;

/// <summary>
/// The frontier of a Merkle tree: of each full subtree its root, largest first. All that appending and the root need, so a
/// log of a million leaves is kept in twenty hashes.
/// </summary>
public sealed record Grens
{
    public static readonly Grens Leeg = new(0, []);

    /// <exception cref="OngeldigBewijsException">The number or length of the hashes does not fit the size.</exception>
    public Grens(long maat, IReadOnlyList<byte[]> rand)
    {
        if (maat < 0 || rand.Count != long.PopCount(maat) || rand.Any(h => h.Length != Merkle.Hashlengte))
            throw new OngeldigBewijsException("de rand past niet bij de omvang van de boom");
        (Maat, Rand) = (maat, rand);
    }

    public long Maat { get; }

    public IReadOnlyList<byte[]> Rand { get; }

    /// <summary>The tree with one leaf more. Full subtrees of equal height melt together, as in adding one in binary.</summary>
    /// <param name="blad">The leaf hash (<see cref="Merkle.Blad"/>).</param>
    /// <param name="vol">Gets each subtree that becomes full, the leaf first: store these to make proofs later.</param>
    public Grens Met(byte[] blad, Action<Plaats, byte[]>? vol = null)
    {
        if (blad.Length != Merkle.Hashlengte) throw new OngeldigBewijsException("een bladhash heeft 32 bytes");
        List<byte[]> rand = [.. Rand, blad];
        var plaats = new Plaats(0, Maat);
        vol?.Invoke(plaats, blad);
        for (; (plaats.Index & 1) == 1;)
        {
            rand[^2] = Merkle.Knoop(rand[^2], rand[^1]);
            rand.RemoveAt(rand.Count - 1);
            plaats = new(plaats.Niveau + 1, plaats.Index >> 1);
            vol?.Invoke(plaats, rand[^1]);
        }
        return new(Maat + 1, rand);
    }

    public byte[] Wortel() => Rand.Count == 0 ? Merkle.Leeg() : Merkle.Vouw(Rand);
}
