using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>Where a person stands. Of someone who is restricted (AVG art. 18) an empty event: that he is found, and not where.</summary>
public sealed record Treffer(Guid Betrokkene, Guid Gebeurtenis, string Pad);

/// <summary>
/// Finds persons by keyed hashes of their name, birth date or BSN (a blind index). Beside the events and never in them: a hash of
/// a BSN can be undone by whoever has the key, and must be able to go. A row goes with the value that it is of.
/// </summary>
public sealed class Zoekindex(NpgsqlDataSource db, ISleutelbewaring bewaring, IRaadpleegboek boek, Wislijstwacht? wacht = null)
{
    /// <summary>More persons than this is no search but a list.</summary>
    public const int Meeste = 50;

    /// <summary>The hashes under which one value is found, per gemeente and kind under a key of its own.</summary>
    internal static IEnumerable<(string Soort, byte[] Hmac)> Sleutels(ISleutelbewaring bewaring, string gemeente, Zoekgegevens gegevens)
    {
        IEnumerable<(string Soort, string Vorm)> vormen =
        [
            .. Zoekvorm.Naamwoorden(gegevens.Naam).Select(w => ("naam", w)),
            .. gegevens.Geboortedatum is { } datum ? (IEnumerable<(string, string)>)[("geboortedatum", Zoekvorm.Datum(datum))] : [],
            .. Zoekvorm.Bsn(gegevens.Bsn) is { } bsn ? (IEnumerable<(string, string)>)[("bsn", bsn)] : [],
        ];
        return vormen.Select(v => (v.Soort, HMACSHA256.HashData(bewaring.LeidAf($"zoekindex.v1|{gemeente}|{v.Soort}"), Encoding.UTF8.GetBytes(v.Vorm))));
    }

    /// <summary>
    /// The persons of whom one value has all words of the name, and who have the birth date and the BSN that are asked for, with
    /// every place where they stand. Recorded before it is told.
    /// </summary>
    public async Task<(IReadOnlyList<Treffer> Treffers, IReadOnlyList<Beperkt> Beperkt, bool Meer)> ZoekAsync(Raadpleging raadpleging, Zoekgegevens gegevens, CancellationToken ct)
    {
        if (wacht is not null) await wacht.EisAsync(ct);
        await using var verbinding = await db.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        var gevonden = await BetrokkenenAsync(verbinding, raadpleging.Gemeente, gegevens, ct);
        var getoond = gevonden.Take(Meeste).ToArray();
        var beperkt = await Beperkingsregister.VanAsync(verbinding, raadpleging.Gemeente, getoond, ct);
        var dicht = beperkt.Where(b => b.Zaak is null).Select(b => b.Betrokkene).ToHashSet();
        // A search that found no one is a record as well, about no one.
        await boek.SchrijfAsync(verbinding, raadpleging, [.. getoond.Select(b => (Guid?)b).DefaultIfEmpty(null).Select(b => new Persoonsinzage(b, b is { } wie && dicht.Contains(wie) ? Uitkomst.Geweigerd : Uitkomst.Geopend, []))], ct);
        await using var vraag = new NpgsqlCommand($"select betrokkene, gebeurtenis, pad from {Kluisschema.Kluis} k where gemeente = $1 and betrokkene = any($2) and {NietDicht("k")} order by betrokkene, gebeurtenis, pad", verbinding)
        { Parameters = { new() { Value = raadpleging.Gemeente }, new() { Value = getoond.Where(b => !dicht.Contains(b)).ToArray() } } };
        List<Treffer> treffers = [.. dicht.Select(b => new Treffer(b, Guid.Empty, ""))];
        await using (var r = await vraag.ExecuteReaderAsync(ct))
            while (await r.ReadAsync(ct)) treffers.Add(new(r.GetGuid(0), r.GetGuid(1), r.GetString(2)));
        await tx.CommitAsync(ct);
        return (treffers, beperkt, gevonden.Count > Meeste);
    }

    /// <summary>
    /// Adds what is missing of these values, of before there was an index. They are opened in memory for their hashes and go
    /// nowhere, so this is no access of someone to personal data.
    /// </summary>
    /// <returns>How many values came in.</returns>
    internal async Task<int> VulAsync(string gemeente, IReadOnlyCollection<Persoonsgegeven> gegevens, CancellationToken ct)
    {
        var bij = gegevens.Where(g => g.Soort.IsAssignableTo(typeof(IVindbaar))).ToDictionary(g => g.Commitment, StringComparer.Ordinal);
        if (bij.Count == 0) return 0;
        List<(string Soort, byte[] Hmac, string Commitment, Guid Betrokkene)> nieuw = [];
        await using var verbinding = await db.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        await using var vraag = new NpgsqlCommand($"""
            select k.commitment, k.betrokkene, k.gebeurtenis, k.pad, k.inhoud, k.klasse, s.tijdvak, s.omwikkeld
            from {Kluisschema.Kluis} k join {Kluisschema.Sleutel} s on s.gemeente = k.gemeente and s.betrokkene = k.betrokkene and s.klasse = k.klasse
            where k.gemeente = $1 and k.commitment = any($2) and s.omwikkeld is not null
              and not exists (select from {Kluisschema.Zoekindex} z where z.gemeente = k.gemeente and z.commitment = k.commitment)
            for share of s
            """, verbinding)
        { Parameters = { new() { Value = gemeente }, new() { Value = bij.Keys.ToArray() } } };
        await using (var r = await vraag.ExecuteReaderAsync(ct))
            while (await r.ReadAsync(ct))
            {
                var plaats = new Kluisplaats(gemeente, r.GetGuid(2), r.GetString(3), r.GetString(0));
                var sleutel = new Sleutelrij(gemeente, r.GetGuid(1), r.GetString(5), r.IsDBNull(6) ? null : r.GetInt32(6), r.GetFieldValue<byte[]>(7));
                var waarde = Waarde.Open(plaats.Commitment, plaats.Pad, Gcm.Ontsleutel(sleutel.Open(bewaring), r.GetFieldValue<byte[]>(4), plaats.Aad));
                nieuw.AddRange(Sleutels(bewaring, gemeente, ((IVindbaar)Waarde.Lees(waarde.Canoniek, bij[plaats.Commitment].Soort)).Zoekgegevens()).Select(s => (s.Soort, s.Hmac, plaats.Commitment, sleutel.Betrokkene)));
            }
        await using var voeg = new NpgsqlCommand($"insert into {Kluisschema.Zoekindex} (gemeente, soort, hmac, commitment, betrokkene) select $1, * from unnest($2::text[], $3::bytea[], $4::text[], $5::uuid[]) on conflict do nothing", verbinding)
        {
            Parameters =
            {
                new() { Value = gemeente }, new() { Value = nieuw.Select(n => n.Soort).ToArray() }, new() { Value = nieuw.Select(n => n.Hmac).ToArray() },
                new() { Value = nieuw.Select(n => n.Commitment).ToArray() }, new() { Value = nieuw.Select(n => n.Betrokkene).ToArray() },
            },
        };
        await voeg.ExecuteNonQueryAsync(ct);
        await tx.CommitAsync(ct);
        return nieuw.Select(n => n.Commitment).Distinct().Count();
    }

    /// <summary>What is being erased is no longer found either.</summary>
    private static string NietDicht(string rij) => $"not exists (select from {Kluisschema.Wissing} w where w.gemeente = {rij}.gemeente and w.commitment = {rij}.commitment)";

    private async Task<List<Guid>> BetrokkenenAsync(NpgsqlConnection verbinding, string gemeente, Zoekgegevens gegevens, CancellationToken ct)
    {
        await using var vraag = new NpgsqlCommand { Connection = verbinding, Parameters = { new() { Value = gemeente } } };
        List<string> eisen = [];
        foreach (var soort in Sleutels(bewaring, gemeente, gegevens).ToLookup(s => s.Soort, s => s.Hmac))
        {
            var nr = vraag.Parameters.Count;
            eisen.Add($"select betrokkene from {Kluisschema.Zoekindex} z where {NietDicht("z")} and not exists (select from {Kluisschema.Rectificatie} r where r.gemeente = z.gemeente and r.commitment = z.commitment) and gemeente = $1 and soort = ${nr + 1} and hmac = any(${nr + 2}) group by betrokkene, commitment having count(*) = ${nr + 3}");
            vraag.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = soort.Key }, new() { Value = soort.ToArray() }, new() { Value = (long)soort.Count() } });
        }
        if (eisen.Count == 0) return [];
        vraag.CommandText = $"select betrokkene from ({string.Join(" intersect ", eisen.Select(e => $"({e})"))}) b order by 1 limit {Meeste + 1}";
        List<Guid> uit = [];
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit.Add(r.GetGuid(0));
        return uit;
    }
}
