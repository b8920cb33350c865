using Marten;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>One value in the kluis, or one that was there: where it stands and whose it is, never what it is.</summary>
/// <param name="Gesloten">It was erased, or is about to be.</param>
public sealed record Persoonswaarde(string Commitment, Guid Betrokkene, Guid Gebeurtenis, string Pad, string Klasse, bool Gesloten);

/// <summary>
/// Takes values to the key of another person. A value is bound to its place and its commitment, and not to a person (<see cref="Kluisplaats"/>), so
/// its event stays as it is and what was proved of it still is. It is opened in memory and goes nowhere: no access of someone to personal data.
/// </summary>
public sealed class Omsleuteling(NpgsqlDataSource db, ISleutelbewaring bewaring, Sleuteldienst dienst, Wislijstwacht wacht)
{
    /// <summary>What these references have, and had.</summary>
    public async Task<IReadOnlyList<Persoonswaarde>> WaardenAsync(string gemeente, IReadOnlyList<Guid> betrokkenen, CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"""
            select coalesce(k.commitment, w.commitment), coalesce(k.betrokkene, w.betrokkene), coalesce(k.gebeurtenis, w.gebeurtenis), coalesce(k.pad, w.pad), coalesce(k.klasse, ''), w.commitment is not null or s.omwikkeld is null
            from (select * from {Kluisschema.Kluis} where gemeente = $1 and betrokkene = any($2)) k
            full join (select * from {Kluisschema.Wissing} where gemeente = $1 and betrokkene = any($2)) w on w.commitment = k.commitment
            left join {Kluisschema.Sleutel} s on s.gemeente = $1 and s.betrokkene = k.betrokkene and s.klasse = k.klasse order by 2, 3, 4
            """);
        vraag.Parameters.AddWithValue(gemeente);
        vraag.Parameters.AddWithValue(betrokkenen.ToArray());
        List<Persoonswaarde> uit = [];
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit.Add(new(r.GetString(0), r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.GetString(4), r.GetBoolean(5)));
        return uit;
    }

    /// <summary>In the transaction of the session; all of them, or nothing is saved.</summary>
    /// <exception cref="KluisGeschondenException">Row, key or commitment of one of them do not belong together.</exception>
    internal async Task VerplaatsAsync(IDocumentSession sessie, IReadOnlyList<Persoonswaarde> waarden, Guid naar, CancellationToken ct)
    {
        await wacht.EisAsync(ct);
        foreach (var w in waarden)
        {
            var plaats = new Kluisplaats(sessie.TenantId, w.Gebeurtenis, w.Pad, w.Commitment);
            var geheim = await dienst.VersleutelAsync(naar, w.Klasse, plaats, await OpenAsync(plaats, w, ct), ct);
            var vindbaar = await VindbaarAsync(plaats, ct);
            // Waits for who is closing it for erasure.
            sessie.QueueSqlCommand($"update {Kluisschema.Sleutel} set omwikkeld = omwikkeld where gemeente = ? and betrokkene = ?", sessie.TenantId, w.Betrokkene);
            // The application may not change a row of the kluis, so the old one goes and a new one comes; what it was found by goes with the old.
            sessie.QueueSqlCommand($"""
                with weg as (delete from {Kluisschema.Kluis} where gemeente = ? and commitment = ? and betrokkene = ? returning gemeente, commitment, gebeurtenis, pad, klasse)
                insert into {Kluisschema.Kluis} (gemeente, commitment, betrokkene, gebeurtenis, pad, klasse, inhoud) select gemeente, commitment, ?, gebeurtenis, pad, klasse, ? from weg
                """, sessie.TenantId, w.Commitment, w.Betrokkene, naar, geheim);
            foreach (var (soort, hmac) in vindbaar)
                sessie.QueueSqlCommand($"insert into {Kluisschema.Zoekindex} (gemeente, soort, hmac, commitment, betrokkene) select ?, ?, ?, ?, ? where exists (select from {Kluisschema.Kluis} where gemeente = ? and commitment = ?) on conflict do nothing", sessie.TenantId, soort, hmac, w.Commitment, naar, sessie.TenantId, w.Commitment);
            // A value that was erased or moved meanwhile leaves nothing to choose, and then the event is not stored either.
            sessie.QueueSqlCommand($"""
                update {Kluisschema.Sleutel} set klasse = (select k.klasse from {Kluisschema.Kluis} k where k.gemeente = ? and k.commitment = ? and k.betrokkene = ?
                  and not exists (select from {Kluisschema.Wissing} w where w.gemeente = k.gemeente and w.commitment = k.commitment)) where gemeente = ? and betrokkene = ? and klasse = ?
                """, sessie.TenantId, w.Commitment, naar, sessie.TenantId, naar, w.Klasse);
        }
    }

    private async Task<IReadOnlyList<(string Soort, byte[] Hmac)>> VindbaarAsync(Kluisplaats plaats, CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"select soort, hmac from {Kluisschema.Zoekindex} where gemeente = $1 and commitment = $2");
        vraag.Parameters.AddWithValue(plaats.Gemeente);
        vraag.Parameters.AddWithValue(plaats.Commitment);
        List<(string, byte[])> uit = [];
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit.Add((r.GetString(0), r.GetFieldValue<byte[]>(1)));
        return uit;
    }

    private async Task<byte[]> OpenAsync(Kluisplaats plaats, Persoonswaarde w, CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"""
            select k.inhoud, s.tijdvak, s.omwikkeld from {Kluisschema.Kluis} k join {Kluisschema.Sleutel} s on s.gemeente = k.gemeente and s.betrokkene = k.betrokkene and s.klasse = k.klasse
            where k.gemeente = $1 and k.commitment = $2 and k.betrokkene = $3 and s.omwikkeld is not null
            """);
        foreach (var waarde in (object[])[plaats.Gemeente, plaats.Commitment, w.Betrokkene]) vraag.Parameters.AddWithValue(waarde);
        await using var r = await vraag.ExecuteReaderAsync(ct);
        if (!await r.ReadAsync(ct)) throw new GegevenGewistException(w.Betrokkene);
        var inhoud = Gcm.Ontsleutel(new Sleutelrij(plaats.Gemeente, w.Betrokkene, w.Klasse, await r.IsDBNullAsync(1, ct) ? null : r.GetInt32(1), r.GetFieldValue<byte[]>(2)).Open(bewaring), r.GetFieldValue<byte[]>(0), plaats.Aad);
        // What does not prove here must not be sealed anew, or the fault would look like ours.
        _ = Waarde.Open(plaats.Commitment, plaats.Pad, inhoud);
        return inhoud;
    }
}
