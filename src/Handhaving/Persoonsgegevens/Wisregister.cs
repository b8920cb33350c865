using Marten;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// The values that go, in the database: closed from the commit on in which they stand here, and for ever. The key service reads
/// it together with the value itself, so there is no moment at which a closed value opens.
/// </summary>
internal static class Wisregister
{
    /// <summary>Closes these values in the transaction of the session.</summary>
    /// <param name="stroom">The stream in which the erasure is recorded.</param>
    public static void Sluit(IDocumentSession sessie, Guid wissing, string stroom, IEnumerable<(Guid Gebeurtenis, string Pad, Guid Betrokkene, string Commitment)> waarden)
    {
        var alle = waarden.ToList();
        // Waits for who is taking one of them to another person's key; who comes later finds it closed.
        sessie.QueueSqlCommand($"update {Kluisschema.Sleutel} set omwikkeld = omwikkeld where gemeente = ? and betrokkene in (select betrokkene from {Kluisschema.Kluis} where gemeente = ? and commitment = any(?))",
            sessie.TenantId, sessie.TenantId, alle.Select(w => w.Commitment).ToArray());
        foreach (var (gebeurtenis, pad, betrokkene, commitment) in alle)
            sessie.QueueSqlCommand($"insert into {Kluisschema.Wissing} (gemeente, commitment, betrokkene, gebeurtenis, pad, wissing, stroom) values (?, ?, coalesce((select betrokkene from {Kluisschema.Kluis} where gemeente = ? and commitment = ?), ?), ?, ?, ?, ?) on conflict do nothing",
                sessie.TenantId, commitment, sessie.TenantId, commitment, betrokkene, gebeurtenis, pad, wissing, stroom);
    }

    /// <summary>Removes the values from the kluis in the transaction of the session, with each key that opens nothing any more.</summary>
    /// <param name="sleutels">Whose keys go when nothing is left under them.</param>
    public static void Wis(IDocumentSession sessie, Guid wissing, string[] commitments, Guid[] sleutels)
    {
        sessie.QueueSqlCommand($"delete from {Kluisschema.Kluis} where gemeente = ? and commitment = any(?)", sessie.TenantId, commitments);
        // Waits for who is saving a value under one of these keys, so that the next statement sees it; who comes later waits for this.
        sessie.QueueSqlCommand($"update {Kluisschema.Sleutel} set omwikkeld = omwikkeld where gemeente = ? and betrokkene = any(?)", sessie.TenantId, sleutels);
        sessie.QueueSqlCommand($"""
            update {Kluisschema.Sleutel} s set omwikkeld = null, tijdvak = null where gemeente = ? and betrokkene = any(?)
            and not exists (select from {Kluisschema.Kluis} k where k.gemeente = s.gemeente and k.betrokkene = s.betrokkene and k.klasse = s.klasse)
            """, sessie.TenantId, sleutels);
        sessie.QueueSqlCommand($"update {Kluisschema.Wissing} set gewist = true where gemeente = ? and commitment = any(?)", sessie.TenantId, commitments);
    }
}
