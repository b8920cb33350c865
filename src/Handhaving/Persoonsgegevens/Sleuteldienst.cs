using System.Text.Json;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// The only door to personal data. Works on connections of its own: its access records stand whatever the caller does, and
/// it never waits for a connection that a saving session holds.
/// </summary>
public sealed class Sleuteldienst(NpgsqlDataSource db, Hoofdsleutel hoofdsleutel, IRaadpleeglog raadpleeglog, Wislijstwacht? wacht = null)
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
        if (wacht is not null) await wacht.EisAsync(ct);
        await raadpleeglog.NoteerAsync(raadpleging, gegeven, ct);

        var sleutel = await SleutelAsync(raadpleging.Gemeente, gegeven.Betrokkene, ct);
        await using var vraag = db.CreateCommand($"""
            select k.gebeurtenis, k.pad, k.inhoud, w.commitment is not null from (select $1::text gemeente, $2::text commitment) v
            left join {Kluisschema.Kluis} k using (gemeente, commitment) left join {Kluisschema.Wissing} w using (gemeente, commitment)
            """);
        vraag.Parameters.AddWithValue(raadpleging.Gemeente);
        vraag.Parameters.AddWithValue(gegeven.Commitment);
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        await rij.ReadAsync(ct);
        // Also while it is still being removed.
        if (rij.GetBoolean(3)) throw new GegevenGewistException(gegeven.Betrokkene);
        if (rij.IsDBNull(0)) throw new KluisGeschondenException("De kluis mist een waarde waarvan de sleutel nog bestaat.");

        var plaats = new Kluisplaats(raadpleging.Gemeente, rij.GetGuid(0), rij.GetString(1), gegeven.Commitment);
        var inhoud = Gcm.Ontsleutel(sleutel, rij.GetFieldValue<byte[]>(2), plaats.Aad);
        return Waarde.Open(gegeven.Commitment, plaats.Pad, inhoud);
    }

    /// <summary>Makes every value of this person unreadable, for good. Events and commitments stay; the empty row says it was erased, not lost. What must be recorded and repeated after a restore goes by <see cref="Wisregister"/>.</summary>
    public async Task WisAsync(string gemeente, Guid betrokkene, CancellationToken ct)
    {
        await using var wis = db.CreateCommand(
            $"insert into {Kluisschema.Sleutel} (gemeente, betrokkene) values ($1, $2) on conflict (gemeente, betrokkene) do update set omwikkeld = null");
        wis.Parameters.AddWithValue(gemeente);
        wis.Parameters.AddWithValue(betrokkene);
        await wis.ExecuteNonQueryAsync(ct);
    }

    internal async Task<byte[]> VersleutelAsync(Guid betrokkene, Kluisplaats plaats, byte[] inhoud, CancellationToken ct)
    {
        var nieuw = hoofdsleutel.WikkelIn(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), Aad(plaats.Gemeente, betrokkene));
        return Gcm.Versleutel(await SleutelAsync(plaats.Gemeente, betrokkene, ct, nieuw), inhoud, plaats.Aad);
    }

    /// <summary>The key of a person; of two that offer a first key at once, one wins and both get that one.</summary>
    private async Task<byte[]> SleutelAsync(string gemeente, Guid betrokkene, CancellationToken ct, byte[]? nieuw = null)
    {
        await using var vraag = db.CreateBatch();
        if (nieuw is not null)
            vraag.BatchCommands.Add(new($"insert into {Kluisschema.Sleutel} (gemeente, betrokkene, omwikkeld) values ($1, $2, $3) on conflict do nothing")
            { Parameters = { new() { Value = gemeente }, new() { Value = betrokkene }, new() { Value = nieuw } } });
        vraag.BatchCommands.Add(new($"select omwikkeld from {Kluisschema.Sleutel} where gemeente = $1 and betrokkene = $2")
        { Parameters = { new() { Value = gemeente }, new() { Value = betrokkene } } });

        return await vraag.ExecuteScalarAsync(ct) switch
        {
            byte[] omwikkeld => hoofdsleutel.WikkelUit(omwikkeld, Aad(gemeente, betrokkene)),
            DBNull => throw new GegevenGewistException(betrokkene),
            _ => throw new KluisGeschondenException("De sleutel van deze betrokkene ontbreekt zonder dat er gewist is."),
        };
    }

    internal static string Aad(string gemeente, Guid betrokkene) => $"sleutel.v1|{gemeente}|{betrokkene}";
}

/// <summary>The values of this person were erased: lawful and final.</summary>
public sealed class GegevenGewistException(Guid betrokkene) : Exception($"De persoonsgegevens van betrokkene {betrokkene} zijn gewist.");

/// <summary>The kluis is not what was written: an incident, not a user's mistake.</summary>
public sealed class KluisGeschondenException(string melding) : Exception(melding);
