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
    /// <param name="zichtbaar">Which of the places the searcher may see; of whom none is left, nothing is told, and his lines do not say that he was found.</param>
    /// <param name="hoofden">Of references that are one person with others, the one that stands for all; found by what any of them has.</param>
    public async Task<(IReadOnlyList<Treffer> Treffers, IReadOnlyList<Beperkt> Beperkt, bool Meer)> ZoekAsync(
        Raadpleging raadpleging, Zoekgegevens gegevens, Func<IReadOnlyList<Treffer>, Task<IReadOnlyList<Treffer>>> zichtbaar, IReadOnlyDictionary<Guid, Guid> hoofden, CancellationToken ct)
    {
        if (wacht is not null) await wacht.EisAsync(ct);
        await using var verbinding = await db.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        var gevonden = await BetrokkenenAsync(verbinding, raadpleging.Gemeente, gegevens, hoofden, ct);
        var wie = gevonden.Take(Meeste).SelectMany(Verwijzingen).ToArray();
        var beperkt = await Beperkingsregister.VanAsync(verbinding, raadpleging.Gemeente, wie, ct);
        // Restricted under one reference is restricted under all.
        var dicht = beperkt.Where(b => b.Zaak is null).Select(b => Hoofd(b.Betrokkene)).ToHashSet();
        await using var vraag = new NpgsqlCommand($"select betrokkene, gebeurtenis, pad from {Kluisschema.Kluis} k where gemeente = $1 and betrokkene = any($2) and {NietDicht("k")} order by betrokkene, gebeurtenis, pad", verbinding)
        { Parameters = { new() { Value = raadpleging.Gemeente }, new() { Value = wie } } };
        List<Treffer> alle = [];
        await using (var r = await vraag.ExecuteReaderAsync(ct))
            while (await r.ReadAsync(ct)) alle.Add(new(r.GetGuid(0), r.GetGuid(1), r.GetString(2)));
        var treffers = await zichtbaar(alle);
        // Told of one reference is told of all; and a search that found no one is a record as well, about no one.
        var getoond = treffers.Select(t => Hoofd(t.Betrokkene)).Distinct().SelectMany(Verwijzingen);
        await boek.SchrijfAsync(verbinding, raadpleging, [.. getoond.Select(b => (Guid?)b).DefaultIfEmpty(null).Select(b => new Persoonsinzage(b, b is { } van && dicht.Contains(Hoofd(van)) ? Uitkomst.Geweigerd : Uitkomst.Geopend, []))], ct);
        await tx.CommitAsync(ct);
        return ([.. treffers.Where(t => !dicht.Contains(Hoofd(t.Betrokkene))), .. treffers.Select(t => Hoofd(t.Betrokkene)).Distinct().Where(dicht.Contains).Select(b => new Treffer(b, Guid.Empty, ""))], beperkt, gevonden.Count > Meeste);

        Guid Hoofd(Guid betrokkene) => hoofden.GetValueOrDefault(betrokkene, betrokkene);

        IEnumerable<Guid> Verwijzingen(Guid hoofd) => hoofden.Where(h => h.Value == hoofd).Select(h => h.Key).DefaultIfEmpty(hoofd);
    }

    /// <summary>
    /// Adds what is missing of these values, of before there was an index. They are opened in memory for their hashes and go
    /// nowhere, so this is no access of someone to personal data.
    /// </summary>
    /// <returns>How many values came in, and how many do not open; the inventory names those.</returns>
    internal async Task<(int Opgenomen, int Geschonden)> VulAsync(string gemeente, IReadOnlyCollection<Persoonsgegeven> gegevens, CancellationToken ct)
    {
        var bij = gegevens.Where(g => g.Soort.IsAssignableTo(typeof(IVindbaar))).ToDictionary(g => g.Commitment, StringComparer.Ordinal);
        if (bij.Count == 0) return (0, 0);
        var geschonden = 0;
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
                try
                {
                    var waarde = Waarde.Open(plaats.Commitment, plaats.Pad, Gcm.Ontsleutel(sleutel.Open(bewaring), r.GetFieldValue<byte[]>(4), plaats.Aad));
                    nieuw.AddRange(Sleutels(bewaring, gemeente, ((IVindbaar)Waarde.Lees(waarde.Canoniek, bij[plaats.Commitment].Soort)).Zoekgegevens()).Select(s => (s.Soort, s.Hmac, plaats.Commitment, sleutel.Betrokkene)));
                }
                // Those that do open must not wait for it.
                catch (KluisGeschondenException)
                {
                    geschonden++;
                }
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
        return (nieuw.Select(n => n.Commitment).Distinct().Count(), geschonden);
    }

    /// <summary>What is being erased is no longer found either.</summary>
    private static string NietDicht(string rij) => $"not exists (select from {Kluisschema.Wissing} w where w.gemeente = {rij}.gemeente and w.commitment = {rij}.commitment)";

    private async Task<List<Guid>> BetrokkenenAsync(NpgsqlConnection verbinding, string gemeente, Zoekgegevens gegevens, IReadOnlyDictionary<Guid, Guid> hoofden, CancellationToken ct)
    {
        await using var vraag = new NpgsqlCommand { Connection = verbinding, Parameters = { new() { Value = gemeente }, new() { Value = hoofden.Keys.ToArray() }, new() { Value = hoofden.Values.ToArray() } } };
        List<string> eisen = [];
        foreach (var soort in Sleutels(bewaring, gemeente, gegevens).ToLookup(s => s.Soort, s => s.Hmac))
        {
            var nr = vraag.Parameters.Count;
            eisen.Add($"select coalesce(max(h.hoofd::text)::uuid, z.betrokkene) betrokkene from {Kluisschema.Zoekindex} z left join unnest($2::uuid[], $3::uuid[]) h(betrokkene, hoofd) on h.betrokkene = z.betrokkene where {NietDicht("z")} and not exists (select from {Kluisschema.Rectificatie} r where r.gemeente = z.gemeente and r.commitment = z.commitment) and gemeente = $1 and soort = ${nr + 1} and hmac = any(${nr + 2}) group by z.betrokkene, commitment having count(*) = ${nr + 3}");
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
