using System.Text.Json;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// The only door to personal data. Works on connections of its own: its access records stand whatever the caller does, and
/// it never waits for a connection that a saving session holds.
/// </summary>
public sealed class Sleuteldienst(NpgsqlDataSource db, ISleutelbewaring bewaring, IRaadpleegboek raadpleegboek, Wislijstwacht? wacht = null)
{
    /// <summary>Records the access and opens the value. No record, no value.</summary>
    /// <exception cref="GegevenGewistException">The person was erased.</exception>
    /// <exception cref="KluisGeschondenException">Row, key or commitment do not belong together.</exception>
    public async Task<T> OpenAsync<T>(Raadpleging raadpleging, Persoonsgegeven<T> gegeven, CancellationToken ct) where T : notnull =>
        (await OpenWaardeAsync(raadpleging, gegeven, ct)).Als<T>();

    /// <summary>The same for a value of any type, as JSON.</summary>
    /// <exception cref="GegevenGewistException">The person was erased.</exception>
    /// <exception cref="KluisGeschondenException">Row, key or commitment do not belong together.</exception>
    public async Task<JsonElement> OpenJsonAsync(Raadpleging raadpleging, Persoonsgegeven gegeven, CancellationToken ct) =>
        (await OpenWaardeAsync(raadpleging, gegeven, ct)).Als<JsonElement>();

    /// <summary>The same with what opens the commitment, for a dossier: who gets both can prove what was recorded.</summary>
    /// <exception cref="GegevenGewistException">The person was erased.</exception>
    /// <exception cref="KluisGeschondenException">Row, key or commitment do not belong together.</exception>
    public async Task<GeopendeWaarde> OpenWaardeAsync(Raadpleging raadpleging, Persoonsgegeven gegeven, CancellationToken ct) =>
        (await OpenAllesAsync(raadpleging, [gegeven], ct))[gegeven.Commitment] ?? throw new GegevenGewistException(gegeven.Betrokkene);

    /// <summary>
    /// Opens all that one action needs, with one access record per person. Keys are fetched and records written in one transaction; values are
    /// given after its commit.
    /// </summary>
    /// <returns>By commitment; null for a value that was erased.</returns>
    /// <exception cref="KluisGeschondenException">Row, key or commitment of one of them do not belong together. The attempt is recorded, and nothing is given.</exception>
    public async Task<IReadOnlyDictionary<string, GeopendeWaarde?>> OpenAllesAsync(Raadpleging raadpleging, IReadOnlyCollection<Persoonsgegeven> gegevens, CancellationToken ct)
    {
        IReadOnlyDictionary<string, GeopendeWaarde?> uit = new Dictionary<string, GeopendeWaarde?>();
        await OpenAllesAsync(raadpleging, _ => Task.FromResult(gegevens), (_, geopend) => { uit = geopend; return Task.CompletedTask; }, ct);
        return uit;
    }

    /// <summary>The same, with in that one transaction the decision what is opened and the record of what became of it: all of it stands, or none.</summary>
    /// <param name="besluit">Decides, with what it locks, what is opened. What it throws leaves nothing behind.</param>
    /// <param name="vastleggen">Records. The values are not to leave it before this call returns.</param>
    /// <inheritdoc cref="OpenAllesAsync(Raadpleging, IReadOnlyCollection{Persoonsgegeven}, CancellationToken)"/>
    internal async Task OpenAllesAsync(
        Raadpleging raadpleging, Func<NpgsqlConnection, Task<IReadOnlyCollection<Persoonsgegeven>>> besluit, Func<NpgsqlConnection, IReadOnlyDictionary<string, GeopendeWaarde?>, Task> vastleggen, CancellationToken ct)
    {
        if (wacht is not null) await wacht.EisAsync(ct);
        await using var verbinding = await db.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        var gevraagd = (await besluit(verbinding)).DistinctBy(g => g.Commitment).ToArray();
        var uit = gevraagd.Length == 0 ? [] : await HaalAsync(verbinding, raadpleging.Gemeente, gevraagd, ct);
        var plaatsen = await PlaatsenAsync(verbinding, raadpleging.Gemeente, raadpleging.Geweigerd, ct);
        var heel = uit.TrueForAll(u => u.Fout is null);
        var inzagen = uit.Select(u => (u.Gegeven.Betrokkene, Waarde: (u.Plaats, Uitkomst: heel || u.Uitkomst is not Uitkomst.Geopend ? u.Uitkomst : Uitkomst.NietGegeven)))
            .Concat(raadpleging.Geweigerd.Select(g => (g.Betrokkene, Waarde: (plaatsen.TryGetValue(g.Commitment, out var plaats) ? plaats : default((Guid, string)?), Uitkomst: Uitkomst.Geweigerd))))
            .GroupBy(u => u.Betrokkene).Select(g => Persoonsinzage.Van(g.Key, [.. g.Select(u => u.Waarde)]));
        await raadpleegboek.SchrijfAsync(verbinding, raadpleging, [.. inzagen], ct);
        if (heel) await vastleggen(verbinding, uit.ToDictionary(u => u.Gegeven.Commitment, u => u.Waarde));
        await tx.CommitAsync(ct);
        if (uit.Find(u => u.Fout is not null) is { Fout: { } fout } geschonden) throw new KluisGeschondenException(fout) { Commitment = geschonden.Gegeven.Commitment };
    }

    /// <summary>Opens in memory; whoever calls this has not given anything yet.</summary>
    private async Task<List<Geopend>> HaalAsync(NpgsqlConnection verbinding, string gemeente, Persoonsgegeven[] gevraagd, CancellationToken ct)
    {
        await using var vraag = new NpgsqlCommand($"""
            select g.commitment, k.gebeurtenis, k.pad, k.inhoud, s.betrokkene is not null, s.omwikkeld, s.klasse, s.tijdvak, w.commitment is not null
            from unnest($2::text[], $3::uuid[]) g(commitment, betrokkene)
            left join {Kluisschema.Kluis} k on k.gemeente = $1 and k.commitment = g.commitment
            left join {Kluisschema.Wissing} w on w.gemeente = $1 and w.commitment = g.commitment
            left join lateral (select * from {Kluisschema.Sleutel} s where s.gemeente = $1 and s.betrokkene = g.betrokkene and s.klasse = coalesce(k.klasse, s.klasse) order by s.omwikkeld is not null limit 1) s on true
            """, verbinding)
        { Parameters = { new() { Value = gemeente }, new() { Value = gevraagd.Select(g => g.Commitment).ToArray() }, new() { Value = gevraagd.Select(g => g.Betrokkene).ToArray() } } };
        var bij = gevraagd.ToDictionary(g => g.Commitment, StringComparer.Ordinal);
        List<Geopend> uit = [];
        // Row by row: a value may be a whole document.
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            var gegeven = bij[r.GetString(0)];
            (Guid, string)? plaats = r.IsDBNull(1) ? null : (r.GetGuid(1), r.GetString(2));
            // Also while it is still being removed. And of a value that is gone, a class of this person that was erased says why.
            uit.Add(r.GetBoolean(8) ? new(gegeven, plaats, null, null)
                : !r.GetBoolean(4) ? new(gegeven, plaats, null, "De sleutel van deze betrokkene ontbreekt zonder dat er gewist is.")
                : r.IsDBNull(5) ? new(gegeven, plaats, null, null)
                : plaats is not var (gebeurtenis, pad) ? new(gegeven, plaats, null, "De kluis mist een waarde waarvan de sleutel nog bestaat.")
                : Open(gegeven, new(gemeente, gebeurtenis, pad, gegeven.Commitment), new(gemeente, gegeven.Betrokkene, r.GetString(6), r.IsDBNull(7) ? null : r.GetInt32(7), r.GetFieldValue<byte[]>(5)), r.GetFieldValue<byte[]>(3)));
        }
        return uit;
    }

    private Geopend Open(Persoonsgegeven gegeven, Kluisplaats plaats, Sleutelrij sleutel, byte[] geheim)
    {
        try
        {
            var inhoud = Gcm.Ontsleutel(sleutel.Open(bewaring), geheim, plaats.Aad);
            return new(gegeven, (plaats.Gebeurtenis, plaats.Pad), Waarde.Open(gegeven.Commitment, plaats.Pad, inhoud), null);
        }
        catch (KluisGeschondenException e)
        {
            return new(gegeven, (plaats.Gebeurtenis, plaats.Pad), null, e.Message);
        }
    }

    private static async Task<Dictionary<string, (Guid, string)>> PlaatsenAsync(NpgsqlConnection verbinding, string gemeente, IReadOnlyList<Persoonsgegeven> gegevens, CancellationToken ct)
    {
        Dictionary<string, (Guid, string)> uit = [];
        if (gegevens.Count == 0) return uit;
        await using var vraag = new NpgsqlCommand($"select commitment, gebeurtenis, pad from {Kluisschema.Kluis} where gemeente = $1 and commitment = any($2)", verbinding)
        { Parameters = { new() { Value = gemeente }, new() { Value = gegevens.Select(g => g.Commitment).ToArray() } } };
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit[r.GetString(0)] = (r.GetGuid(1), r.GetString(2));
        return uit;
    }

    /// <param name="Fout">What is wrong with it; null when it opened, or was erased.</param>
    private sealed record Geopend(Persoonsgegeven Gegeven, (Guid, string)? Plaats, GeopendeWaarde? Waarde, string? Fout)
    {
        public Uitkomst Uitkomst => Fout is not null ? Uitkomst.Geschonden : Waarde is null ? Uitkomst.Gewist : Uitkomst.Geopend;
    }

    /// <summary>Makes every value of this person unreadable, for good. Events and commitments stay; the empty rows say that it was erased, not lost. What must be recorded and repeated after a restore goes by <see cref="Wisregister"/>.</summary>
    internal Task WisAsync(string gemeente, Guid betrokkene, CancellationToken ct) => WisAsync(gemeente, betrokkene, Bewaarklasse.Alle, ct);

    /// <summary>The same for these classes alone (<see cref="Bewaarklasse"/>).</summary>
    internal async Task WisAsync(string gemeente, Guid betrokkene, IReadOnlyList<string> klassen, CancellationToken ct)
    {
        await using var wis = db.CreateBatch();
        foreach (var sql in (string[])
            [
                $"insert into {Kluisschema.Sleutel} (gemeente, betrokkene, klasse) select $1, $2, unnest($3) on conflict (gemeente, betrokkene, klasse) do update set omwikkeld = null, tijdvak = null",
                $"delete from {Kluisschema.Zoekindex} z using {Kluisschema.Kluis} k where z.gemeente = $1 and z.betrokkene = $2 and k.gemeente = z.gemeente and k.commitment = z.commitment and k.klasse = any($3)",
            ])
            wis.BatchCommands.Add(new(sql) { Parameters = { new() { Value = gemeente }, new() { Value = betrokkene }, new() { Value = klassen.ToArray() } } });
        await wis.ExecuteNonQueryAsync(ct);
    }

    internal IEnumerable<(string Soort, byte[] Hmac)> Zoeksleutels(string gemeente, Zoekgegevens gegevens) => Zoekindex.Sleutels(bewaring, gemeente, gegevens);

    internal async Task<byte[]> VersleutelAsync(Guid betrokkene, string klasse, Kluisplaats plaats, byte[] inhoud, CancellationToken ct) =>
        Gcm.Versleutel(await EersteSleutelAsync(plaats.Gemeente, betrokkene, klasse, ct), inhoud, plaats.Aad);

    /// <summary>The key of a person for this class; of two that offer a first key at once, one wins and both get that one.</summary>
    private async Task<byte[]> EersteSleutelAsync(string gemeente, Guid betrokkene, string klasse, CancellationToken ct)
    {
        var nieuw = Sleutelrij.Nieuw(bewaring, gemeente, betrokkene, klasse);
        await using var vraag = db.CreateBatch();
        vraag.BatchCommands.Add(new($"insert into {Kluisschema.Sleutel} (gemeente, betrokkene, klasse, omwikkeld, tijdvak) values ($1, $2, $3, $4, $5) on conflict do nothing")
        { Parameters = { new() { Value = gemeente }, new() { Value = betrokkene }, new() { Value = klasse }, new() { Value = nieuw.Omwikkeld }, new() { Value = nieuw.Nr } } });
        vraag.BatchCommands.Add(new($"select klasse, tijdvak, omwikkeld from {Kluisschema.Sleutel} where gemeente = $1 and betrokkene = $2 and klasse = $3")
        { Parameters = { new() { Value = gemeente }, new() { Value = betrokkene }, new() { Value = klasse } } });
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        return await OpenAsync(rij, gemeente, betrokkene, ct);
    }

    private async Task<byte[]> OpenAsync(NpgsqlDataReader rij, string gemeente, Guid betrokkene, CancellationToken ct) =>
        !await rij.ReadAsync(ct) ? throw new KluisGeschondenException("De sleutel van deze betrokkene ontbreekt zonder dat er gewist is.")
        : await rij.IsDBNullAsync(2, ct) ? throw new GegevenGewistException(betrokkene)
        : new Sleutelrij(gemeente, betrokkene, rij.GetString(0), await rij.IsDBNullAsync(1, ct) ? null : rij.GetInt32(1), rij.GetFieldValue<byte[]>(2)).Open(bewaring);
}

/// <summary>The values of this person were erased: lawful and final.</summary>
public sealed class GegevenGewistException(Guid betrokkene) : Exception($"De persoonsgegevens van betrokkene {betrokkene} zijn gewist.");

/// <summary>The kluis is not what was written: an incident, not a user's mistake.</summary>
public sealed class KluisGeschondenException(string melding) : Exception(melding)
{
    /// <summary>Of which value, when that is known.</summary>
    public string? Commitment { get; init; }
}
