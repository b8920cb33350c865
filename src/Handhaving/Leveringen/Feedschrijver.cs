using Handhaving.Borging;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Marten;
using Npgsql;

namespace Handhaving.Leveringen;

/// <summary>
/// The one writer of the feeds of a gemeente. It follows the log (ADR 0016) by its own number: that has no holes and only grows at its end, so
/// there is no event that it could pass by, and what was not admitted to the log goes to nobody. A batch of the log, the rows that follow from
/// it and the position are one transaction: whenever it breaks off, it begins again where it was.
/// </summary>
public sealed partial class Feedschrijver(NpgsqlDataSource bron, IDocumentStore opslag, Hoofdsleutel hoofdsleutel, Leveringsinstellingen instellingen, TimeProvider klok, ILogger<Feedschrijver> log)
{
    /// <summary>Rung in the transaction of the rows, with the feed as its word.</summary>
    public const string Kanaal = "levering_bijgewerkt";

    private const int Partijgrootte = 200;

    /// <summary>Brings every feed up to the log, for whichever gemeente has work. One that fails does not keep the others waiting.</summary>
    public async Task WerkBijAsync(CancellationToken ct)
    {
        foreach (var gemeente in await MetWerkAsync(ct))
            try
            {
                while (await PartijAsync(gemeente, ct)) { }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Gestrand(gemeente, e is OpdrachtMislukt or NietGeborgdException ? e.Message : e.GetType().Name);
            }
    }

    /// <summary>A gemeente without agreements costs nothing.</summary>
    private async Task<List<string>> MetWerkAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return await verbinding.LijstAsync($"""
            select b.gemeente from {Borgingsschema.Stand} b left join {Leveringsschema.Stand} l on l.gemeente = b.gemeente
            where (l.gemeente is null or l.positie < b.omvang or l.dag < $1) and exists (select from {Documenten.Afspraken} a where a.tenant_id = b.gemeente)
            """, r => r.GetString(0), ct, klok.Vandaag());
    }

    /// <returns>Whether there may be more.</returns>
    internal async Task<bool> PartijAsync(string gemeente, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        // Belongs to the transaction: free when this session dies, and another node goes on. It writes no events, so no answer about the history waits for it.
        await verbinding.VoerUitAsync($"select pg_advisory_xact_lock(hashtextextended('levering:' || $1, 0)) from set_config('application_name', '{Logboek.Toepassingsnaam}', true)", ct, gemeente);
        var vandaag = klok.Vandaag();
        var (positie, dag) = (await verbinding.LijstAsync($"select positie, dag from {Leveringsschema.Stand} where gemeente = $1", r => (r.GetInt64(0), r.GetFieldValue<DateOnly>(1)), ct, gemeente)) is [var stand] ? stand : (0, vandaag);
        var posten = await verbinding.LijstAsync($"select i, gebeurtenis, stroom, versie from {Borgingsschema.Post} where gemeente = $1 and i >= $2 order by i limit {Partijgrootte}",
            r => r.IsDBNull(1) ? new Post(r.GetInt64(0), Guid.Empty, "", 0) : new Post(r.GetInt64(0), r.GetGuid(1), r.GetString(2), r.GetInt64(3)), ct, gemeente, positie);
        if (posten.Count == 0 && dag == vandaag) return false;
        if (posten.Where((p, n) => p.I != positie + n).Any()) throw new NietGeborgdException("Het log mist een regel; de feeds wachten.");

        // On the same connection: who holds one must not wait for a second.
        var opties = Marten.Services.SessionOptions.ForTransaction(tx);
        opties.TenantId = gemeente;
        await using var sessie = opslag.QuerySession(opties);
        var partij = new Feedpartij(verbinding, sessie, gemeente, hoofdsleutel, instellingen, klok.GetUtcNow(), vandaag);
        await partij.OpenAsync(positie, posten, ct);
        if (dag != vandaag) await partij.NieuweDagAsync(ct);
        foreach (var post in posten) await partij.VolgAsync(post, ct);
        await partij.SchrijfAsync(ct);
        await verbinding.VoerUitAsync($"insert into {Leveringsschema.Stand} (gemeente, positie, dag) values ($1, $2, $3) on conflict (gemeente) do update set positie = excluded.positie, dag = excluded.dag",
            ct, gemeente, positie + posten.Count, vandaag);
        foreach (var feed in partij.Gegroeid) await verbinding.VoerUitAsync($"select pg_notify('{Kanaal}', $1)", ct, feed.ToString());
        await tx.CommitAsync(ct);
        return posten.Count == Partijgrootte;
    }

    [LoggerMessage(LogLevel.Critical, "De feeds van {Gemeente} zijn niet bijgewerkt ({Fout}); dat wordt opnieuw geprobeerd.")]
    private partial void Gestrand(string gemeente, string fout);
}

/// <summary>An entry of the log; without a stream when it is a time stamp.</summary>
internal sealed record Post(long I, Guid Gebeurtenis, string Stroom, long Versie);

/// <summary>Where the store keeps what a delivery asks: read and locked in the transaction of the delivery.</summary>
internal static class Documenten
{
    public const string Afspraken = "handhaving.mt_doc_leveringsafspraak", Projecten = "handhaving.mt_doc_lsiproject", Partners = "handhaving.mt_doc_partner";
}

/// <summary>Runs on every node. Rung when something was booked; the slow round makes up for what was missed, and turns the day.</summary>
internal sealed partial class Feedbijwerker(Feedschrijver schrijver, Bel bel, ILogger<Feedbijwerker> log) : BackgroundService
{
    private static readonly TimeSpan Ronde = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wekker = new SemaphoreSlim(0, 1);
        bel.Geluid += Wek;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await schrijver.WerkBijAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    Onderbroken(e.GetType().Name);
                }
                await wekker.WaitAsync(Ronde, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
        finally
        {
            bel.Geluid -= Wek;
        }

        void Wek()
        {
            lock (bel)
                if (wekker.CurrentCount == 0) wekker.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "Het bijwerken van de feeds is onderbroken ({Fout}) en begint opnieuw.")]
    private partial void Onderbroken(string fout);
}
