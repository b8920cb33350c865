using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Canoniek;
using Npgsql;

namespace Handhaving.Borging;

/// <summary>One link of a chain, as the log keeps it.</summary>
/// <param name="Inhoud">Null when the body was destroyed at the end of its term.</param>
/// <param name="Opening">The random value that opens the commitment to who recorded it.</param>
internal sealed record Ketenpost(long N, Guid Gebeurtenis, Kop Kop, Json.Voorwerp? Inhoud, byte[] Opening)
{
    /// <summary>The body as the format reads it.</summary>
    public Inhoud? Gelezen { get; } = Inhoud is null ? null : Bewijs.Bladen.Inhoud.Lees(Inhoud);
}

/// <summary>The chain of one pand.</summary>
/// <param name="Zout">Shows for which pand the chain stands.</param>
internal sealed record Pandketen(byte[] Zout, IReadOnlyList<Ketenpost> Posten)
{
    /// <summary>Null when the log knows no event of this pand.</summary>
    public static async Task<Pandketen?> LeesAsync(NpgsqlConnection verbinding, string gemeente, string stroom, CancellationToken ct)
    {
        var zout = await verbinding.WaardeAsync<byte[]>($"select zout from {Borgingsschema.Keten} where gemeente = $1 and stroom = $2", ct, gemeente, stroom);
        return zout is null ? null : new(zout, await verbinding.LijstAsync($"""
            select s.n, p.gebeurtenis, p.kop, p.inhoud, p.opening from {Borgingsschema.Keten} k
            join {Borgingsschema.Schakel} s on s.gemeente = k.gemeente and s.keten = k.keten
            join {Borgingsschema.Post} p on p.gemeente = s.gemeente and p.i = s.i
            where k.gemeente = $1 and k.stroom = $2 order by s.n
            """, r => new Ketenpost(r.GetInt64(0), r.GetGuid(1), Kop.Lees(r.GetFieldValue<byte[]>(2)), r.GetFieldValue<byte[]>(3) is { Length: > 0 } inhoud ? (Json.Voorwerp)Bladprofiel.Lees(inhoud) : null, r.GetFieldValue<byte[]>(4)),
            ct, gemeente, stroom));
    }

    /// <summary>Why the log does not take in this stream any further; null when it does.</summary>
    public static Task<string?> BezwaarAsync(NpgsqlConnection verbinding, string gemeente, string stroom, CancellationToken ct) =>
        verbinding.WaardeAsync<string>($"select geweigerd from {Borgingsschema.Inbox} where gemeente = $1 and stroom = $2 and geweigerd is not null order by seq_id limit 1", ct, gemeente, stroom);
}

/// <summary>The places of the anchors of a log, by which an event lies between two of them.</summary>
internal sealed class Ankerplaatsen(IReadOnlyList<(long I, long Omvang)> ankers)
{
    private readonly long[] _plaatsen = [.. ankers.Select(a => a.I)];

    public static async Task<Ankerplaatsen> LeesAsync(NpgsqlConnection verbinding, string gemeente, long omvang, CancellationToken ct) =>
        new(await verbinding.LijstAsync($"select i, omvang from {Borgingsschema.Anker} where gemeente = $1 and i < $2 order by i", r => (r.GetInt64(0), r.GetInt64(1)), ct, gemeente, omvang));

    /// <summary>The last anchor that lies before this leaf.</summary>
    public long? Voor(long i) => Erachter(i) is > 0 and var k ? _plaatsen[k - 1] : null;

    /// <summary>The first anchor whose stamped tree holds this leaf.</summary>
    public long? Na(long i)
    {
        // An anchor lies behind the tree that it stamps.
        for (var k = Erachter(i); k < ankers.Count; k++)
            if (ankers[k].Omvang > i) return ankers[k].I;
        return null;
    }

    /// <summary>Where the anchors behind this leaf begin.</summary>
    private int Erachter(long i) => Array.BinarySearch(_plaatsen, i) is var k && k < 0 ? ~k : k;
}
