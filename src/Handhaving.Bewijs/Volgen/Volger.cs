using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Bewijs.Volgen;

/// <summary>Why a follower did not sign, in the vocabulary of C2SP tlog-witness.</summary>
public enum Volgweigering
{
    /// <summary>400: the old size is larger than the checkpoint.</summary>
    Kleiner = 400,

    /// <summary>409: this is not the size that was last signed here, or two roots for one size.</summary>
    AndereStand = 409,

    /// <summary>422: the proof does not show that the tree only grew.</summary>
    GeenSamenhang = 422,
}

/// <param name="maat">The size that was last signed.</param>
public sealed class VolgenGeweigerdException(Volgweigering reden, long maat, string melding) : Exception(melding)
{
    public Volgweigering Reden => reden;

    public long Maat => maat;
}

/// <summary>
/// Signs a tree only when it contains all that it signed before, and remembers the tree before it lets the signature go. So
/// whoever owns every table still cannot have a rewritten log signed.
/// </summary>
public sealed class Volger(Geheugen geheugen)
{
    /// <param name="teken">Makes the signature. Called once the new state is on disk.</param>
    /// <exception cref="VolgenGeweigerdException">The checkpoint does not follow on what was signed before.</exception>
    public async Task<T> VolgAsync<T>(long oud, IReadOnlyList<byte[]> samenhang, Checkpoint checkpoint, Func<T> teken, CancellationToken ct)
    {
        using var beurt = await geheugen.NeemAsync(ct);
        var eerder = geheugen.Lees(checkpoint.Log) ?? Checkpoint.Leeg(checkpoint.Log);
        if (oud > checkpoint.Maat) throw new VolgenGeweigerdException(Volgweigering.Kleiner, eerder.Maat, "de oude maat is groter dan het checkpoint");
        if (oud != eerder.Maat) throw new VolgenGeweigerdException(Volgweigering.AndereStand, eerder.Maat, $"het log is hier gevolgd tot maat {eerder.Maat}");
        if (checkpoint.Maat == oud)
        {
            if (!checkpoint.Wortel.AsSpan().SequenceEqual(eerder.Wortel)) throw new VolgenGeweigerdException(Volgweigering.AndereStand, eerder.Maat, "van deze maat is al een andere wortel getekend");
            if (samenhang.Count > 0) throw new VolgenGeweigerdException(Volgweigering.GeenSamenhang, eerder.Maat, "een bewijs van niets is leeg");
        }
        else if (oud == 0 ? samenhang.Count > 0 : !Merkle.HangtSamen(oud, checkpoint.Maat, eerder.Wortel, checkpoint.Wortel, samenhang))
        {
            throw new VolgenGeweigerdException(Volgweigering.GeenSamenhang, eerder.Maat, "het bewijs toont niet dat het log alleen is aangevuld");
        }
        if (checkpoint.Maat > eerder.Maat || eerder.Maat == 0) geheugen.Bewaar(checkpoint);
        return teken();
    }
}
