using Handhaving.Bewijs.Boom;
using Npgsql;

namespace Handhaving.Borging;

/// <summary>
/// Proofs out of the kept levels of the tree. Reads the log in tiles of 256 hashes and keeps those, so the proofs of many
/// entries cost little more than those of one. What lies under a size never changes, so it needs no lock.
/// </summary>
internal sealed class Boom(NpgsqlConnection verbinding, string gemeente)
{
    private const int Tegel = 1 << Logboek.Sprong;

    private readonly Dictionary<Plaats, byte[][]> _tegels = [];

    /// <summary>The root of the tree when it had this many leaves.</summary>
    public async Task<byte[]> WortelAsync(long omvang, CancellationToken ct) => omvang == 0 ? Merkle.Leeg() : await VouwAsync(Merkle.Randplaatsen(omvang), ct);

    /// <summary>That leaf <paramref name="i"/> stands in the tree of this size.</summary>
    public Task<byte[][]> LidmaatschapAsync(long i, long omvang, CancellationToken ct) => VolgAsync(Merkle.Lidmaatschapsplan(i, omvang), ct);

    /// <summary>That the tree of <paramref name="nieuw"/> leaves only adds to the tree of <paramref name="oud"/>.</summary>
    public async Task<byte[][]> SamenhangAsync(long oud, long nieuw, CancellationToken ct) => oud == 0 ? [] : await VolgAsync(Merkle.Samenhangplan(oud, nieuw), ct);

    private async Task<byte[][]> VolgAsync(IReadOnlyList<IReadOnlyList<Plaats>> plan, CancellationToken ct)
    {
        var bewijs = new byte[plan.Count][];
        for (var nr = 0; nr < plan.Count; nr++) bewijs[nr] = await VouwAsync(plan[nr], ct);
        return bewijs;
    }

    private async Task<byte[]> VouwAsync(IReadOnlyList<Plaats> deelbomen, CancellationToken ct)
    {
        var hashes = new byte[deelbomen.Count][];
        for (var nr = 0; nr < deelbomen.Count; nr++) hashes[nr] = await HashAsync(deelbomen[nr], ct);
        return Merkle.Vouw(hashes);
    }

    /// <summary>Out of the kept level below it, or that level itself.</summary>
    private async Task<byte[]> HashAsync(Plaats plaats, CancellationToken ct)
    {
        var boven = plaats.Niveau % Logboek.Sprong;
        var (eerste, breedte) = (plaats.Index << boven, 1 << boven);
        var tegel = await TegelAsync(new(plaats.Niveau - boven, eerste / Tegel), ct);
        var rij = tegel.AsSpan((int)(eerste % Tegel), breedte).ToArray();
        while (rij.Length > 1) rij = [.. rij.Chunk(2).Select(p => Merkle.Knoop(p[0], p[1]))];
        return rij[0];
    }

    private async Task<byte[][]> TegelAsync(Plaats tegel, CancellationToken ct)
    {
        if (_tegels.TryGetValue(tegel, out var bekend)) return bekend;
        var (van, tot) = (tegel.Index * Tegel, (tegel.Index + 1) * Tegel);
        var hashes = tegel.Niveau == 0
            ? await verbinding.LijstAsync($"select blad from {Borgingsschema.Post} where gemeente = $1 and i >= $2 and i < $3 order by i", r => r.GetFieldValue<byte[]>(0), ct, gemeente, van, tot)
            : await verbinding.LijstAsync($"select hash from {Borgingsschema.Knoop} where gemeente = $1 and niveau = $2 and nr >= $3 and nr < $4 order by nr", r => r.GetFieldValue<byte[]>(0), ct, gemeente, tegel.Niveau, van, tot);
        return _tegels[tegel] = [.. hashes];
    }
}
