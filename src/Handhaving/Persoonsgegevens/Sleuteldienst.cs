using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// The only door to personal data. Works on connections of its own: its access records stand whatever the caller does, and
/// it never waits for a connection that a saving session holds.
/// </summary>
public sealed class Sleuteldienst(NpgsqlDataSource db, ISleutelbewaring bewaring, IRaadpleegboek raadpleegboek, Wislijstwacht? wacht = null)
{
    /// <summary>For how long a refusal is recorded that nobody waits for.</summary>
    public static readonly TimeSpan Weigergeduld = TimeSpan.FromSeconds(15);

    /// <summary>Records the access and opens the value. No record, no value.</summary>
    /// <exception cref="GegevenGewistException">The person was erased.</exception>
    /// <exception cref="KluisGeschondenException">Row, key or commitment do not belong together.</exception>
    public async Task<T> OpenAsync<T>(Raadpleging raadpleging, Persoonsgegeven<T> gegeven, CancellationToken ct) where T : notnull =>
        (await OpenWaardeAsync(raadpleging, gegeven, ct)).Als<T>();

    /// <summary>The same with what opens the commitment, for a dossier: who gets both can prove what was recorded.</summary>
    /// <exception cref="GegevenGewistException">The person was erased.</exception>
    /// <exception cref="KluisGeschondenException">Row, key or commitment do not belong together.</exception>
    public async Task<GeopendeWaarde> OpenWaardeAsync(Raadpleging raadpleging, Persoonsgegeven gegeven, CancellationToken ct) =>
        (await OpenAllesAsync(raadpleging, [gegeven], ct))[gegeven.Commitment] ?? throw new GegevenGewistException(gegeven.Betrokkene);

    /// <summary>
    /// Opens all that one action needs, with one access record per person. Keys are fetched and records written in one transaction; values are
    /// given after its commit.
    /// </summary>
    /// <returns>By commitment; null for a value that was erased. What is restricted is not in it, when the caller wants it left out.</returns>
    /// <exception cref="GegevenBeperktException">Someone among them is restricted, and this access says no ground of AVG art. 18 lid 2. The attempt is recorded, and nothing is given.</exception>
    /// <exception cref="KluisGeschondenException">Row, key or commitment of one of them do not belong together. The attempt is recorded, and nothing is given.</exception>
    public async Task<IReadOnlyDictionary<string, GeopendeWaarde?>> OpenAllesAsync(Raadpleging raadpleging, IReadOnlyCollection<Persoonsgegeven> gegevens, CancellationToken ct)
    {
        IReadOnlyDictionary<string, GeopendeWaarde?> uit = new Dictionary<string, GeopendeWaarde?>();
        await OpenMetBesluitAsync(raadpleging, _ => Task.FromResult(gegevens), (_, geopend) => { uit = geopend; return Task.CompletedTask; }, ct);
        return uit;
    }

    /// <summary>The same, with in that one transaction the decision what is opened and the record of what became of it: all of it stands, or none.</summary>
    /// <param name="besluit">Decides, with what it locks, what is opened. What it throws leaves nothing behind.</param>
    /// <param name="vastleggen">Records. The values are not to leave it before this call returns.</param>
    /// <inheritdoc cref="OpenAllesAsync(Raadpleging, IReadOnlyCollection{Persoonsgegeven}, CancellationToken)"/>
    internal async Task OpenMetBesluitAsync(
        Raadpleging raadpleging, Func<NpgsqlConnection, Task<IReadOnlyCollection<Persoonsgegeven>>> besluit, Func<NpgsqlConnection, IReadOnlyDictionary<string, GeopendeWaarde?>, Task> vastleggen, CancellationToken ct)
    {
        // Who is refused a value and hangs up, was refused it.
        using var geduld = new CancellationTokenSource(Weigergeduld);
        if (raadpleging.Geweigerd.Count > 0) ct = geduld.Token;
        if (wacht is not null) await wacht.EisAsync(ct);
        await using var verbinding = await db.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        var gevraagd = (await besluit(verbinding)).DistinctBy(g => g.Commitment).ToArray();
        var uit = gevraagd.Length == 0 ? [] : await HaalAsync(verbinding, raadpleging, gevraagd, ct);
        var plaatsen = await PlaatsenAsync(verbinding, raadpleging.Gemeente, raadpleging.Geweigerd, ct);
        var heel = uit.TrueForAll(u => u.Fout is null && (!u.Beperkt || raadpleging.BeperktWeglaten));
        var inzagen = uit.Select(u => (u.Betrokkene, Waarde: (u.Plaats, Uitkomst: heel || u.Uitkomst is not Uitkomst.Geopend ? u.Uitkomst : Uitkomst.NietGegeven)))
            .Concat(raadpleging.Geweigerd.Select(g => (Betrokkene: plaatsen.TryGetValue(g.Commitment, out var p) ? p.Betrokkene : g.Betrokkene, Waarde: (p.Plaats, Uitkomst: Uitkomst.Geweigerd))))
            .GroupBy(u => u.Betrokkene).Select(g => Persoonsinzage.Van(g.Key, [.. g.Select(u => u.Waarde)]));
        await raadpleegboek.SchrijfAsync(verbinding, raadpleging, [.. inzagen], ct);
        if (heel) await vastleggen(verbinding, uit.Where(u => !u.Beperkt).ToDictionary(u => u.Gegeven.Commitment, u => u.Waarde));
        await tx.CommitAsync(ct);
        if (uit.Find(u => u.Fout is not null) is { Fout: { } fout } geschonden) throw new KluisGeschondenException(fout) { Commitment = geschonden.Gegeven.Commitment };
        if (!heel) throw new GegevenBeperktException(uit.First(u => u.Beperkt).Gegeven.Betrokkene);
    }

    /// <summary>Opens in memory; whoever calls this has not given anything yet.</summary>
    private async Task<List<Geopend>> HaalAsync(NpgsqlConnection verbinding, Raadpleging raadpleging, Persoonsgegeven[] gevraagd, CancellationToken ct)
    {
        var gemeente = raadpleging.Gemeente;
        var meegesloten = (await Beperkingsregister.MeegeslotenAsync(verbinding, gemeente, raadpleging.Zaak, ct)).Except(raadpleging.Eigen).ToArray();
        await using var vraag = new NpgsqlCommand($"""
            select g.commitment, k.gebeurtenis, k.pad, k.inhoud, s.betrokkene is not null, s.omwikkeld, s.klasse, s.tijdvak, w.commitment is not null, coalesce(k.betrokkene, w.betrokkene, g.betrokkene),
              exists (select from {Kluisschema.Beperking} b where b.gemeente = $1 and b.betrokkene in (g.betrokkene, k.betrokkene) and not b.opgeheven and (b.zaak is null or $4 or b.zaak = $5) and not b.betrokkene = any($6)) or coalesce(k.betrokkene, g.betrokkene) = any($7), r.rectificatie
            from unnest($2::text[], $3::uuid[]) g(commitment, betrokkene)
            left join {Kluisschema.Kluis} k on k.gemeente = $1 and k.commitment = g.commitment
            left join {Kluisschema.Wissing} w on w.gemeente = $1 and w.commitment = g.commitment
            left join {Kluisschema.Rectificatie} r on r.gemeente = $1 and r.commitment = g.commitment
            left join lateral (select * from {Kluisschema.Sleutel} s where s.gemeente = $1 and s.betrokkene = coalesce(k.betrokkene, w.betrokkene, g.betrokkene) and s.klasse = coalesce(k.klasse, s.klasse) order by s.omwikkeld is not null limit 1) s on true
            """, verbinding)
        { Parameters = { new() { Value = gemeente }, new() { Value = gevraagd.Select(g => g.Commitment).ToArray() }, new() { Value = gevraagd.Select(g => g.Betrokkene).ToArray() }, new() { Value = raadpleging.Zaak is null }, new() { Value = raadpleging.Zaak ?? Guid.Empty }, new() { Value = raadpleging.Eigen.ToArray() }, new() { Value = meegesloten } } };
        var bij = gevraagd.ToDictionary(g => g.Commitment, StringComparer.Ordinal);
        List<Geopend> uit = [];
        // Row by row: a value may be a whole document.
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            // Whose it is by its event, or by a split since.
            var (gegeven, van) = (bij[r.GetString(0)], r.GetGuid(9));
            (Guid, string)? plaats = r.IsDBNull(1) ? null : (r.GetGuid(1), r.GetString(2));
            // Also while it is still being removed. And of a value that is gone, a class of this person that was erased says why.
            if (!r.GetBoolean(8) && r.GetBoolean(10) && raadpleging.Handeling.Uitzondering is null)
            {
                uit.Add(new(gegeven, van, plaats, null, null, Beperkt: true));
                continue;
            }
            uit.Add(r.GetBoolean(8) ? new(gegeven, van, plaats, null, null)
                : !r.GetBoolean(4) ? new(gegeven, van, plaats, null, "De sleutel van deze betrokkene ontbreekt zonder dat er gewist is.")
                : r.IsDBNull(5) ? new(gegeven, van, plaats, null, null)
                : plaats is not var (gebeurtenis, pad) ? new(gegeven, van, plaats, null, "De kluis mist een waarde waarvan de sleutel nog bestaat.")
                : Open(gegeven, new(gemeente, gebeurtenis, pad, gegeven.Commitment), new(gemeente, van, r.GetString(6), r.IsDBNull(7) ? null : r.GetInt32(7), r.GetFieldValue<byte[]>(5)), r.GetFieldValue<byte[]>(3), r.IsDBNull(11) ? null : r.GetGuid(11)));
        }
        return uit;
    }

    private Geopend Open(Persoonsgegeven gegeven, Kluisplaats plaats, Sleutelrij sleutel, byte[] geheim, Guid? rectificatie)
    {
        try
        {
            var inhoud = Gcm.Ontsleutel(sleutel.Open(bewaring), geheim, plaats.Aad);
            return new(gegeven, sleutel.Betrokkene, (plaats.Gebeurtenis, plaats.Pad), Waarde.Open(gegeven.Commitment, plaats.Pad, inhoud) with { Rectificatie = rectificatie }, null);
        }
        catch (KluisGeschondenException e)
        {
            return new(gegeven, sleutel.Betrokkene, (plaats.Gebeurtenis, plaats.Pad), null, e.Message);
        }
    }

    private static async Task<Dictionary<string, (Guid Betrokkene, (Guid, string)? Plaats)>> PlaatsenAsync(NpgsqlConnection verbinding, string gemeente, IReadOnlyList<Persoonsgegeven> gegevens, CancellationToken ct)
    {
        Dictionary<string, (Guid, (Guid, string)?)> uit = [];
        if (gegevens.Count == 0) return uit;
        await using var vraag = new NpgsqlCommand($"select commitment, gebeurtenis, pad, betrokkene from {Kluisschema.Kluis} where gemeente = $1 and commitment = any($2)", verbinding)
        { Parameters = { new() { Value = gemeente }, new() { Value = gegevens.Select(g => g.Commitment).ToArray() } } };
        await using var r = await vraag.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) uit[r.GetString(0)] = (r.GetGuid(3), (r.GetGuid(1), r.GetString(2)));
        return uit;
    }

    /// <param name="Betrokkene">Whose it is now.</param>
    /// <param name="Fout">What is wrong with it; null when it opened, or was erased.</param>
    /// <param name="Beperkt">It was not opened, because the person is restricted (AVG art. 18).</param>
    private sealed record Geopend(Persoonsgegeven Gegeven, Guid Betrokkene, (Guid, string)? Plaats, GeopendeWaarde? Waarde, string? Fout, bool Beperkt = false)
    {
        public Uitkomst Uitkomst => Beperkt ? Uitkomst.Geweigerd : Fout is not null ? Uitkomst.Geschonden : Waarde is null ? Uitkomst.Gewist : Uitkomst.Geopend;
    }

    /// <summary>Of what was opened and then not given after all: one more record per person, in a transaction of its own.</summary>
    internal async Task NietGegevenAsync(Raadpleging raadpleging, IReadOnlyCollection<Persoonsgegeven> gegevens, CancellationToken ct)
    {
        await using var verbinding = await db.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        var plaatsen = await PlaatsenAsync(verbinding, raadpleging.Gemeente, [.. gegevens], ct);
        await raadpleegboek.SchrijfAsync(verbinding, raadpleging, [.. gegevens.DistinctBy(g => g.Commitment)
            .Select(g => (Betrokkene: plaatsen.TryGetValue(g.Commitment, out var p) ? p.Betrokkene : g.Betrokkene, Waarde: (p.Plaats, Uitkomst.NietGegeven)))
            .GroupBy(u => u.Betrokkene).Select(g => Persoonsinzage.Van(g.Key, [.. g.Select(u => u.Waarde)]))], ct);
        await tx.CommitAsync(ct);
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
