using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// No personal data from a database that was restored from before an erasure: asked before the first value is opened, and again
/// as long as the answer is no. What was erased must be on the list too, or the next restore would bring it back.
/// </summary>
public sealed partial class Wislijstwacht(NpgsqlDataSource db, Wislijst lijst, ILogger<Wislijstwacht> log)
{
    /// <summary>The answer holds for a while: a database can be put back under an application that runs.</summary>
    private static readonly TimeSpan Geldig = TimeSpan.FromMinutes(15);

    private long _klopt;

    private string? _gemeld;

    /// <exception cref="WislijstException">The list and the database do not agree.</exception>
    public async Task EisAsync(CancellationToken ct)
    {
        if (Interlocked.Read(ref _klopt) is not 0 and var sinds && TimeProvider.System.GetElapsedTime(sinds) < Geldig) return;
        try
        {
            await VergelijkAsync(ct);
            Interlocked.Exchange(ref _klopt, TimeProvider.System.GetTimestamp());
        }
        catch (WislijstException e)
        {
            if (Interlocked.Exchange(ref _gemeld, e.Message) != e.Message) Dicht(e.Message);
            throw;
        }
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
        var nieuw = !lijst.Bestaat;
        var regels = nieuw ? [] : lijst.Lees(heel: false);
        await using var vraag = db.CreateCommand($"""
            with lijst as materialized (select * from unnest($1::text[], $2::uuid[], $3::text[]) l(gemeente, gebeurtenis, pad))
            select (select count(*) from lijst l join {Kluisschema.Kluis} k using (gemeente, gebeurtenis, pad)
                where not exists (select from {Kluisschema.Wissing} w where w.gemeente = k.gemeente and w.commitment = k.commitment)),
              (select count(*) from {Kluisschema.Wissing} w where w.gewist and not exists (select from lijst l where (l.gemeente, l.gebeurtenis, l.pad) = (w.gemeente, w.gebeurtenis, w.pad)))
            """);
        vraag.Parameters.AddWithValue(regels.Select(r => r.Gemeente).ToArray());
        vraag.Parameters.AddWithValue(regels.Select(r => r.Gebeurtenis).ToArray());
        vraag.Parameters.AddWithValue(regels.Select(r => r.Pad).ToArray());
        await using var rij = await vraag.ExecuteReaderAsync(ct);
        await rij.ReadAsync(ct);
        var (teruggekomen, onbekend) = (rij.GetInt64(0), rij.GetInt64(1));
        return teruggekomen > 0 ? $"Deze database heeft {teruggekomen} gewiste persoonsgegevens terug. Draai eerst: ops/handhaving persoonsgegevens herhaal-wissingen."
            : onbekend == 0 ? null
            : nieuw ? $"De wislijst {lijst.Bestand} ontbreekt, en deze database heeft gewiste persoonsgegevens. Zet haar terug van de plaats waar zij apart wordt bewaard."
            : $"De wislijst {lijst.Bestand} mist {onbekend} wissingen van deze database. Zet haar terug van de plaats waar zij apart wordt bewaard.";
    }

    [LoggerMessage(LogLevel.Critical, "Persoonsgegevens blijven gesloten: {Melding}")]
    private partial void Dicht(string melding);
}
