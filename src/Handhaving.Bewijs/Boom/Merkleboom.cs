namespace Handhaving.Bewijs.Boom;

/// <summary>A whole tree in memory: for tests, for an audit, for logs that fit.</summary>
public sealed class Merkleboom
{
    private readonly Dictionary<Plaats, byte[]> _deelbomen = [];

    public Merkleboom() { }

    public Merkleboom(IEnumerable<byte[]> bladhashes)
    {
        foreach (var blad in bladhashes) Voeg(blad);
    }

    public Grens Grens { get; private set; } = Grens.Leeg;

    public long Maat => Grens.Maat;

    /// <returns>The index of the leaf.</returns>
    public long Voeg(byte[] bladhash)
    {
        Grens = Grens.Met(bladhash, (plaats, hash) => _deelbomen[plaats] = hash);
        return Maat - 1;
    }

    /// <summary>The root now, or as it was at an earlier size.</summary>
    public byte[] Wortel(long? maat = null) => Merkle.Wortel(Binnen(maat ?? Maat), Hash);

    public IReadOnlyList<byte[]> Lidmaatschap(long index, long? maat = null) => Merkle.Lidmaatschap(index, Binnen(maat ?? Maat), Hash);

    public IReadOnlyList<byte[]> Samenhang(long oud, long? nieuw = null) => Merkle.Samenhang(oud, Binnen(nieuw ?? Maat), Hash);

    /// <summary>The hash of a full subtree; at level 0 a leaf hash.</summary>
    public byte[] Hash(Plaats plaats) => _deelbomen[plaats];

    private long Binnen(long maat)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maat);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maat, Maat);
        return maat;
    }
}
