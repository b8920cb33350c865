using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// No personal data from a database that was restored from before an erasure: asked before the first value is opened, and again
/// as long as the answer is no. What was erased must be on the list too, or the next restore would bring it back; and the list
/// must be the one that this database knows, or an empty one could pass for it.
/// </summary>
public sealed partial class Wislijstwacht(NpgsqlDataSource db, Wislijst lijst, ILogger<Wislijstwacht> log)
{
    /// <summary>The answer holds for a while, and for this database alone: another can be put in its place under an application that runs.</summary>
    private static readonly TimeSpan Geldig = TimeSpan.FromMinutes(15);

    private Antwoord? _klopt;

    private string? _gemeld;

    /// <exception cref="WislijstException">The list and the database do not agree.</exception>
    public async Task EisAsync(CancellationToken ct)
    {
        var database = await DatabaseAsync(ct);
        if (Volatile.Read(ref _klopt) is { } eerder && eerder.Database == database && TimeProvider.System.GetElapsedTime(eerder.Sinds) < Geldig) return;
        try
        {
            await VergelijkAsync(ct);
            Volatile.Write(ref _klopt, new(database, TimeProvider.System.GetTimestamp()));
        }
        catch (WislijstException e)
        {
            if (Interlocked.Exchange(ref _gemeld, e.Message) != e.Message) Dicht(e.Message);
            throw;
        }
    }

    /// <summary>Begins the list of a new installation: as long as there is no personal data, there is nothing that an erasure was missed of.</summary>
    internal async Task BeginAlsLeegAsync(CancellationToken ct)
    {
        if (lijst.Bestaat || (await StandAsync([], ct)).Gevuld) return;
        lijst.Begin();
        await OnthoudAsync(lijst.Stand(heel: false).Merk, ct);
    }

    /// <summary>Begins the list of an installation of before there was one. Whoever says so knows that nothing was ever erased here.</summary>
    /// <exception cref="WislijstException">This database had a list, or erased something.</exception>
    internal async Task BeginAsync(CancellationToken ct)
    {
        var stand = await StandAsync([], ct);
        if (lijst.Bestaat || (stand.Gevuld && stand.Merken.Length > 0)) await EisAsync(ct);
        else if (stand.Onbekend > 0) throw new WislijstException($"Deze database heeft {stand.Onbekend} persoonsgegevens gewist, dus er was een wislijst. Zet haar terug van de plaats waar zij apart wordt bewaard.");
        else
        {
            lijst.Begin();
            await OnthoudAsync(lijst.Stand(heel: false).Merk, ct);
        }
    }

    /// <summary>For who repeats the erasures after a restore: the list must be whole and, as far as the database knows, its own.</summary>
    /// <exception cref="WislijstException">It is not there, damaged, or another one.</exception>
    internal async Task ErkenAsync(CancellationToken ct)
    {
        var (merk, _) = lijst.Stand(heel: true);
        var stand = await StandAsync([], ct);
        if (stand.Gevuld && stand.Merken.Length > 0 && !stand.Merken.Contains(merk)) throw new WislijstException(Andere);
        await OnthoudAsync(merk, ct);
    }

    /// <summary>
    /// The list is a file and is read before the database: an erasure that completes between the two looks like one that the list
    /// misses. What still holds a second time, with both read anew, is so.
    /// </summary>
    private async Task VergelijkAsync(CancellationToken ct)
    {
        if (await VerschilAsync(ct) is not null && await VerschilAsync(ct) is { } verschil) throw new WislijstException(verschil);
    }

    /// <returns>What is wrong; null when they agree.</returns>
    private async Task<string?> VerschilAsync(CancellationToken ct)
    {
        (string? merk, IReadOnlyList<Wisregel> regels) = lijst.Bestaat ? lijst.Stand(heel: false) : (null, []);
        var stand = await StandAsync(regels, ct);
        if (stand.Teruggekomen > 0) return $"Deze database heeft {stand.Teruggekomen} gewiste persoonsgegevens terug. Draai eerst: ops/handhaving persoonsgegevens herhaal-wissingen.";
        if (merk is null)
            return !stand.Gevuld && stand.Onbekend == 0 ? null
                : $"De wislijst {lijst.Bestand} ontbreekt, en deze database heeft persoonsgegevens. Zet haar terug van de plaats waar zij apart wordt bewaard.{(stand.Merken.Length > 0 || stand.Onbekend > 0 ? "" : " Is dit een bijgewerkte installatie van vóór de wislijst, waarin nooit iets is gewist, draai dan: ops/handhaving persoonsgegevens begin-wislijst.")}";
        if (stand.Onbekend > 0) return $"De wislijst {lijst.Bestand} mist {stand.Onbekend} wissingen van deze database. Zet haar terug van de plaats waar zij apart wordt bewaard.";
        if (stand.Merken.Contains(merk)) return null;
        // A database of before it remembered its list: every list of then begins alike, and one that was begun since is not it.
        if (stand.Gevuld && (stand.Merken.Length > 0 || merk != Wislijst.Merk1)) return Andere;
        await OnthoudAsync(merk, ct);
        return null;
    }

    private string Andere => $"De wislijst {lijst.Bestand} is niet die van deze database. Zet de goede terug van de plaats waar zij apart wordt bewaard, en draai: ops/handhaving persoonsgegevens herhaal-wissingen.";

    private async Task<Databasestand> StandAsync(IReadOnlyList<Wisregel> regels, CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"""
            with lijst as materialized (select * from unnest($1::text[], $2::uuid[], $3::text[]) l(gemeente, gebeurtenis, pad))
            select (select count(*) from lijst l join {Kluisschema.Kluis} k using (gemeente, gebeurtenis, pad)
                where not exists (select from {Kluisschema.Wissing} w where w.gemeente = k.gemeente and w.commitment = k.commitment)),
              (select count(*) from {Kluisschema.Wissing} w where w.gewist and not exists (select from lijst l where (l.gemeente, l.gebeurtenis, l.pad) = (w.gemeente, w.gebeurtenis, w.pad))),
              exists (select from {Kluisschema.Kluis}), array(select merk from {Kluisschema.Wislijst})
            """);
        vraag.Parameters.AddWithValue(regels.Select(r => r.Gemeente).ToArray());
        vraag.Parameters.AddWithValue(regels.Select(r => r.Gebeurtenis).ToArray());
        vraag.Parameters.AddWithValue(regels.Select(r => r.Pad).ToArray());
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        await rij.ReadAsync(ct);
        return new(rij.GetInt64(0), rij.GetInt64(1), rij.GetBoolean(2), rij.GetFieldValue<string[]>(3));
    }

    /// <summary>From here on this database asks for this list.</summary>
    private async Task OnthoudAsync(string merk, CancellationToken ct)
    {
        await using var voeg = db.CreateCommand($"insert into {Kluisschema.Wislijst} (merk) values ($1) on conflict do nothing");
        voeg.Parameters.AddWithValue(merk);
        await voeg.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Server, its start, database and the file of the kluis: what a restore in the same place changes.</summary>
    private async Task<string> DatabaseAsync(CancellationToken ct)
    {
        await using var vraag = db.CreateCommand($"""
            select concat_ws('|', c.system_identifier, pg_postmaster_start_time(), d.oid, '{Kluisschema.Kluis}'::regclass::oid, pg_relation_filenode('{Kluisschema.Kluis}'))
            from pg_control_system() c, pg_database d where d.datname = current_database()
            """);
        return (string)(await vraag.ExecuteScalarAsync(ct))!;
    }

    /// <param name="Teruggekomen">Values of the list that are here and open.</param>
    /// <param name="Onbekend">Erasures of this database that the list does not have.</param>
    /// <param name="Gevuld">There is personal data.</param>
    /// <param name="Merken">The lists that this database knows as its own.</param>
    private sealed record Databasestand(long Teruggekomen, long Onbekend, bool Gevuld, string[] Merken);

    private sealed record Antwoord(string Database, long Sinds);

    [LoggerMessage(LogLevel.Critical, "Persoonsgegevens blijven gesloten: {Melding}")]
    private partial void Dicht(string melding);
}
