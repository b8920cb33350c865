using System.Text.Json;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// The only door to personal data. Works on connections of its own: its access records stand whatever the caller does, and
/// it never waits for a connection that a saving session holds.
/// </summary>
public sealed class Sleuteldienst(NpgsqlDataSource db, ISleutelbewaring bewaring, IRaadpleeglog raadpleeglog)
{
    /// <summary>Records the access, then opens the value. No record, no value.</summary>
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
    public async Task<GeopendeWaarde> OpenWaardeAsync(Raadpleging raadpleging, Persoonsgegeven gegeven, CancellationToken ct)
    {
        await raadpleeglog.NoteerAsync(raadpleging, gegeven, ct);

        var sleutel = await SleutelAsync(raadpleging.Gemeente, gegeven, ct);
        await using var vraag = db.CreateCommand($"select gebeurtenis, pad, inhoud from {Kluisschema.Kluis} where gemeente = $1 and commitment = $2");
        vraag.Parameters.AddWithValue(raadpleging.Gemeente);
        vraag.Parameters.AddWithValue(gegeven.Commitment);
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        if (!await rij.ReadAsync(ct)) throw new KluisGeschondenException("De kluis mist een waarde waarvan de sleutel nog bestaat.");

        var plaats = new Kluisplaats(raadpleging.Gemeente, rij.GetGuid(0), rij.GetString(1), gegeven.Commitment);
        var inhoud = Gcm.Ontsleutel(sleutel, rij.GetFieldValue<byte[]>(2), plaats.Aad);
        return Waarde.Open(gegeven.Commitment, plaats.Pad, inhoud);
    }

    /// <summary>Makes every value of this person unreadable, for good. Events and commitments stay; the empty rows say that it was erased, not lost.</summary>
    public Task WisAsync(string gemeente, Guid betrokkene, CancellationToken ct) => WisAsync(gemeente, betrokkene, Bewaarklasse.Alle, ct);

    /// <summary>The same for these classes alone (<see cref="Bewaarklasse"/>).</summary>
    public async Task WisAsync(string gemeente, Guid betrokkene, IReadOnlyList<string> klassen, CancellationToken ct)
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

    /// <summary>The key that a stored value is under. Of a value that is gone, a class of this person that was erased says why.</summary>
    private async Task<byte[]> SleutelAsync(string gemeente, Persoonsgegeven gegeven, CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"""
            select s.klasse, s.tijdvak, s.omwikkeld from {Kluisschema.Sleutel} s left join {Kluisschema.Kluis} k on k.gemeente = s.gemeente and k.commitment = $3
            where s.gemeente = $1 and s.betrokkene = $2 and s.klasse = coalesce(k.klasse, s.klasse) order by s.omwikkeld is not null limit 1
            """);
        vraag.Parameters.AddWithValue(gemeente);
        vraag.Parameters.AddWithValue(gegeven.Betrokkene);
        vraag.Parameters.AddWithValue(gegeven.Commitment);
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        return await OpenAsync(rij, gemeente, gegeven.Betrokkene, ct);
    }

    private async Task<byte[]> OpenAsync(NpgsqlDataReader rij, string gemeente, Guid betrokkene, CancellationToken ct) =>
        !await rij.ReadAsync(ct) ? throw new KluisGeschondenException("De sleutel van deze betrokkene ontbreekt zonder dat er gewist is.")
        : await rij.IsDBNullAsync(2, ct) ? throw new GegevenGewistException(betrokkene)
        : new Sleutelrij(gemeente, betrokkene, rij.GetString(0), await rij.IsDBNullAsync(1, ct) ? null : rij.GetInt32(1), rij.GetFieldValue<byte[]>(2)).Open(bewaring);
}

/// <summary>The values of this person were erased: lawful and final.</summary>
public sealed class GegevenGewistException(Guid betrokkene) : Exception($"De persoonsgegevens van betrokkene {betrokkene} zijn gewist.");

/// <summary>The kluis is not what was written: an incident, not a user's mistake.</summary>
public sealed class KluisGeschondenException(string melding) : Exception(melding);
