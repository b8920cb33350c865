using Handhaving.Bewijs;
using Handhaving.Bewijs.Notities;
using Npgsql;

namespace Handhaving.Borging;

/// <summary>
/// Books what lies in the queue into the log of its gemeente: a batch in one transaction, so a batch that breaks off leaves
/// nothing. There is no cursor that could pass something by: a row that is visible is committed, and what is not visible
/// yet will be there next time.
/// </summary>
public sealed partial class Boekhouding(NpgsqlDataSource bron, Toelating toelating, Stempeldienst stempels, Borgingsinstellingen instellingen, Bel bel, ILogger<Boekhouding> log)
{
    private const int Partijgrootte = 500;

    /// <summary>Books for whichever gemeente has work. One that fails does not keep the others waiting.</summary>
    /// <returns>How many events were booked.</returns>
    public async Task<int> BoekAllesAsync(CancellationToken ct)
    {
        var geboekt = 0;
        foreach (var gemeente in await MetWerkAsync(ct))
            try
            {
                for (int partij; (partij = await BoekPartijAsync(gemeente, ct)) > 0;) geboekt += partij;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Gestrand(gemeente, e is NietGeborgdException ? e.Message : e.GetType().Name);
            }
        return geboekt;
    }

    /// <summary>Zero: nothing to do, or another node is booking for this gemeente at this moment.</summary>
    public async Task<int> BoekPartijAsync(string gemeente, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        if (!await Logboek.NeemSlotAsync(verbinding, gemeente, ct)) return 0;

        var logboek = await Logboek.LeesAsync(verbinding, gemeente, instellingen.Log(gemeente), instellingen.Klok.GetUtcNow(), ct);
        HashSet<long> geboekt = [];
        // Past what waits for a predecessor: however much that is, it must not keep the rest waiting.
        for (var rijen = await WachtrijAsync(verbinding, gemeente, -1, ct); rijen.Count > 0; rijen = await WachtrijAsync(verbinding, gemeente, rijen[^1].Rij.SeqId, ct))
        {
            await BoekAsync(verbinding, gemeente, logboek, rijen, geboekt, ct);
            if (geboekt.Count > 0) break;
        }
        await logboek.SchrijfAsync(ct);
        await verbinding.VoerUitAsync($"delete from {Borgingsschema.Inbox} where gemeente = $1 and seq_id = any($2)", ct, gemeente, geboekt.ToArray());
        await tx.CommitAsync(ct);
        if (geboekt.Count > 0) bel.Klink();
        return geboekt.Count;
    }

    /// <summary>The next rows of the queue; not those of a stream that is held up by a refused one.</summary>
    private static Task<List<Aanbod>> WachtrijAsync(NpgsqlConnection verbinding, string gemeente, long na, CancellationToken ct) => verbinding.LijstAsync($"""
        select b.stroom, b.versie, b.aangeboden, {Rij.Kolommen} from {Borgingsschema.Inbox} b join {Logbron.Van(gemeente)} e on e.tenant_id = b.gemeente and e.seq_id = b.seq_id
        where b.gemeente = $1 and b.seq_id > $2 and b.geweigerd is null
          and not exists (select from {Borgingsschema.Inbox} w where w.gemeente = b.gemeente and w.stroom = b.stroom and w.geweigerd is not null and w.seq_id < b.seq_id)
        order by b.seq_id limit {Partijgrootte}
        """, r => new Aanbod(r.GetString(0), r.GetInt64(1), r.GetDateTime(2), Rij.Lees(r, 3)), ct, gemeente, na);

    private async Task BoekAsync(NpgsqlConnection verbinding, string gemeente, Logboek logboek, List<Aanbod> rijen, HashSet<long> geboekt, CancellationToken ct)
    {
        // Leaf 0 says that the log did not exist before that stamp.
        if (logboek.Grens.Maat == 0 && Checkpoint.Leeg(instellingen.Log(gemeente)) is var leeg && await stempels.StempelAsync(leeg, dringend: false, ct) is { } token) logboek.Veranker(token, leeg);
        await logboek.HaalKetensAsync(rijen.Select(r => r.Rij.Stroom), ct);
        var (versies, bekend) = (await VersiesAsync(verbinding, gemeente, rijen, ct), await BekendAsync(verbinding, gemeente, rijen, ct));
        HashSet<string> opgehouden = [];
        foreach (var aanbod in rijen.Where(r => !opgehouden.Contains(r.Stroom)))
        {
            var rij = aanbod.Rij;
            var volgende = versies.GetValueOrDefault(rij.Stroom) + 1;
            // The predecessor is not visible yet, or was refused: this one waits in the queue.
            if (rij.Versie > volgende) continue;
            if ((Bezwaar(gemeente, aanbod, volgende, bekend, geboekt) ?? Boek(logboek, rij)) is { } bezwaar)
            {
                await verbinding.VoerUitAsync($"update {Borgingsschema.Inbox} set geweigerd = $3 where gemeente = $1 and seq_id = $2", ct, gemeente, rij.SeqId, bezwaar);
                Geweigerd(gemeente, rij.SeqId, bezwaar);
                opgehouden.Add(aanbod.Stroom);
                continue;
            }
            versies[rij.Stroom] = rij.Versie;
            bekend.Add(rij.Id);
            geboekt.Add(rij.SeqId);
            if (!rij.Voorgeschiedenis && !instellingen.Bevestigt(rij.Geregistreerd, logboek.T)) Onbevestigd(gemeente, rij.SeqId);
        }
    }

    /// <summary>What cannot become a leaf holds up its own stream, not its gemeente. Nothing has changed when the body cannot be made.</summary>
    private static string? Boek(Logboek logboek, Rij rij)
    {
        try
        {
            logboek.Boek(rij);
            return null;
        }
        catch (OngeldigBewijsException)
        {
            return "zonder canonieke vorm";
        }
    }

    /// <summary>Why this row is not, as it stands there, the next thing that the application wrote; null when it is.</summary>
    private string? Bezwaar(string gemeente, Aanbod aanbod, long volgende, HashSet<Guid> bekend, HashSet<long> geboekt)
    {
        var rij = aanbod.Rij;
        try
        {
            // Marten's unique indexes refuse these, until somebody drops them.
            return bekend.Contains(rij.Id) || geboekt.Contains(rij.SeqId) ? "deze gebeurtenis is al geborgd"
                : rij.Versie < volgende ? "deze versie van de stroom is al geborgd"
                : (rij.Stroom, rij.Versie) != (aanbod.Stroom, aanbod.Versie) ? "wijkt af van wat bij het vastleggen is genoteerd"
                : !rij.Voorgeschiedenis && (rij.Geregistreerd - aanbod.Aangeboden).Duration() > instellingen.Verwerkingstijd ? "het tijdstip is niet dat van het vastleggen"
                : toelating.Klopt(rij.Toelating, gemeente, rij.Stroom, rij.Id, rij.Soort, rij.Medewerker, rij.Rol, rij.Mandaat, rij.Data) ? null
                : rij.Toelating is null ? "zonder toelatingsmerk" : "het toelatingsmerk klopt niet";
        }
        catch (OngeldigBewijsException)
        {
            return "zonder canonieke vorm";
        }
    }

    private async Task<List<string>> MetWerkAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return await verbinding.LijstAsync($"select distinct gemeente from {Borgingsschema.Inbox} where geweigerd is null", r => r.GetString(0), ct);
    }

    private static async Task<Dictionary<string, long>> VersiesAsync(NpgsqlConnection verbinding, string gemeente, List<Aanbod> rijen, CancellationToken ct) =>
        (await verbinding.LijstAsync($"select stroom, max(versie) from {Borgingsschema.Post} where gemeente = $1 and stroom = any($2) group by stroom",
            r => (r.GetString(0), r.GetInt64(1)), ct, gemeente, rijen.Select(r => r.Rij.Stroom).Distinct().ToArray())).ToDictionary();

    private static async Task<HashSet<Guid>> BekendAsync(NpgsqlConnection verbinding, string gemeente, List<Aanbod> rijen, CancellationToken ct) =>
        [.. await verbinding.LijstAsync($"select gebeurtenis from {Borgingsschema.Post} where gemeente = $1 and gebeurtenis = any($2)", r => r.GetGuid(0), ct, gemeente, rijen.Select(r => r.Rij.Id).ToArray())];

    /// <summary>A row of the queue as the trigger wrote it, with the event as it stands now.</summary>
    private sealed record Aanbod(string Stroom, long Versie, DateTime Aangeboden, Rij Rij);

    [LoggerMessage(LogLevel.Critical, "De borging van {Gemeente} is onderbroken ({Fout}); zij begint opnieuw.")]
    private partial void Gestrand(string gemeente, string fout);

    [LoggerMessage(LogLevel.Critical, "Gebeurtenis {SeqId} van {Gemeente} is niet geborgd: {Bezwaar}.")]
    private partial void Geweigerd(string gemeente, long seqId, string bezwaar);

    [LoggerMessage(LogLevel.Critical, "Gebeurtenis {SeqId} van {Gemeente} is geborgd, maar haar tijdstip van registratie wijkt te veel af van de klok van de borging.")]
    private partial void Onbevestigd(string gemeente, long seqId);
}
