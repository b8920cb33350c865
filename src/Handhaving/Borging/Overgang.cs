using Npgsql;
using NpgsqlTypes;

namespace Handhaving.Borging;

/// <summary>
/// Events of before the log carry no admission tag. The application makes theirs at its first start beside an existing history, and seals
/// that this was done: whatever is without a tag after that, is admitted by nobody.
/// </summary>
internal sealed class Overgang(NpgsqlDataSource bron, Toelating toelating)
{
    private const int Partij = 1000;

    /// <summary>The row that says it was done: of no gemeente, and with a tag that only the application can make.</summary>
    private const string Niemand = "";

    /// <summary>Once. A log that holds anything was begun before, so its seal cannot be missing for an honest reason.</summary>
    /// <exception cref="NietGeborgdException">The seal is missing or false.</exception>
    public async Task MerkAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        await verbinding.VoerUitAsync("select pg_advisory_xact_lock(hashtextextended('borging-overgang', 0))", ct);
        var zegel = await verbinding.WaardeAsync<string>($"select merk from {Borgingsschema.Overgang} where gemeente = $1 and seq_id = 0", ct, Niemand);
        if (zegel == toelating.Overgangszegel) return;
        if (zegel is not null || await verbinding.WaardeAsync<bool>($"select exists (select from {Borgingsschema.Post})", ct))
            throw new NietGeborgdException("Het zegel op de overgang naar het log ontbreekt of is vals: iemand maakte gebeurtenissen van buiten de toepassing toelaatbaar.");

        var tot = await verbinding.WaardeAsync<long>("select coalesce(max(seq_id), 0) from handhaving.mt_events", ct);
        for (var na = -1L; na < tot;)
        {
            var rijen = await verbinding.LijstAsync($"select e.tenant_id, {Rij.Kolommen} from handhaving.mt_events e where e.seq_id > $1 and e.seq_id <= $2 and e.type <> 'tombstone' order by e.seq_id limit {Partij}",
                r => (Gemeente: r.GetString(0), Rij: Rij.Lees(r, 1)), ct, na, tot);
            if (rijen.Count == 0) break;
            na = rijen[^1].Rij.SeqId;
            await using var copy = await verbinding.BeginBinaryImportAsync($"copy {Borgingsschema.Overgang} (gemeente, seq_id, merk) from stdin (format binary)", ct);
            foreach (var (gemeente, rij) in rijen.Where(r => r.Rij.Voorgeschiedenis))
            {
                if (Merk(gemeente, rij) is not { } merk) continue;
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(gemeente, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(rij.SeqId, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(merk, NpgsqlDbType.Text, ct);
            }
            await copy.CompleteAsync(ct);
        }
        await verbinding.VoerUitAsync($"insert into {Borgingsschema.Overgang} (gemeente, seq_id, merk) values ($1, 0, $2)", ct, Niemand, toelating.Overgangszegel);
        await tx.CommitAsync(ct);
    }

    /// <summary>Null: it has no canonical form, and the booker will say so.</summary>
    private string? Merk(string gemeente, Rij rij)
    {
        try
        {
            return toelating.Merk(gemeente, rij.Stroom, rij.Id, rij.Soort, rij.Medewerker, rij.Rol, rij.Mandaat, rij.Data);
        }
        catch (Handhaving.Bewijs.OngeldigBewijsException)
        {
            return null;
        }
    }
}
