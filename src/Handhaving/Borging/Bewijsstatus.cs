using Npgsql;

namespace Handhaving.Borging;

/// <summary>Who vouches for an event at this moment. It only ever rises.</summary>
public enum Bewijsstatus
{
    /// <summary>It is not in the log.</summary>
    NietGeborgd,

    /// <summary>It is in the log, and nobody outside the database has vouched for that yet.</summary>
    Geborgd,

    /// <summary>The signer, and as many witnesses as are asked for, stand for a log that holds it.</summary>
    Ondertekend,

    /// <summary>And a time stamping authority stamped a log that holds it.</summary>
    Gestempeld,
}

/// <summary>The state of the evidence of the events of one stream.</summary>
/// <param name="plaatsen">From version in the stream to index in the log.</param>
/// <param name="getekend">The size of the largest log that was signed and cosigned.</param>
/// <param name="gestempeld">The size of the largest log that was stamped.</param>
public sealed class Bewijsstatussen(IReadOnlyDictionary<long, long> plaatsen, long getekend, long gestempeld)
{
    public static Bewijsstatussen Geen { get; } = new(new Dictionary<long, long>(), 0, 0);

    public Bewijsstatus Van(long versie) =>
        !plaatsen.TryGetValue(versie, out var i) ? Bewijsstatus.NietGeborgd
        : i >= getekend ? Bewijsstatus.Geborgd
        : i >= gestempeld ? Bewijsstatus.Ondertekend
        : Bewijsstatus.Gestempeld;

    public static string Tekst(Bewijsstatus status) => status switch
    {
        Bewijsstatus.NietGeborgd => "niet geborgd",
        Bewijsstatus.Geborgd => "geborgd, nog niet ondertekend",
        Bewijsstatus.Ondertekend => "geborgd en ondertekend",
        _ => "geborgd, ondertekend en gestempeld",
    };
}

/// <summary>Asks the log how far the events of a stream are.</summary>
public sealed class Bewijslezer(NpgsqlDataSource bron, Borgingsinstellingen instellingen)
{
    public async Task<Bewijsstatussen> VanAsync(string gemeente, string stroom, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        // The small figures first: what is signed later than they tell only shows a little less.
        var standen = (await verbinding.LijstAsync($"""
            select coalesce((select max(omvang) from {Borgingsschema.Checkpoint} where gemeente = $1 and getuigen >= $2), 0), coalesce((select omvang from {Borgingsschema.Anker} where gemeente = $1 order by i desc limit 1), 0)
            """, r => (Getekend: r.GetInt64(0), Gestempeld: r.GetInt64(1)), ct, gemeente, instellingen.Quorum))[0];
        var plaatsen = await verbinding.LijstAsync($"select versie, i from {Borgingsschema.Post} where gemeente = $1 and stroom = $2", r => KeyValuePair.Create(r.GetInt64(0), r.GetInt64(1)), ct, gemeente, stroom);
        return new(plaatsen.ToDictionary(), standen.Getekend, standen.Gestempeld);
    }
}
