using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;
using Npgsql;

namespace Handhaving.Borging;

/// <summary>A state of the log for which others vouch.</summary>
/// <param name="Notitie">The checkpoint with the log's signature and the cosignatures.</param>
/// <param name="Getuigen">How many witnesses cosigned.</param>
public sealed record Gepubliceerd(Checkpoint Checkpoint, Notitie Notitie, int Getuigen);

/// <summary>An event that the log refused, or that it has not taken in although it had the time.</summary>
public sealed class NietGeborgdException(string melding) : Exception(melding);

/// <summary>Brings what is booked before those who vouch for it: the signer, the witnesses, the time stamping authority.</summary>
public sealed partial class Publicatie(
    NpgsqlDataSource bron, Boekhouding boekhouding, Ondertekendienst ondertekenaar, Getuigen getuigen, Stempeldienst stempels, Borgingsinstellingen instellingen, Borgingsmeters meters, ILogger<Publicatie> log) : IUitgifte
{
    private static readonly TimeSpan Kijk = TimeSpan.FromMilliseconds(100), BoekGeduld = TimeSpan.FromSeconds(15);

    private TaskCompletionSource _gepubliceerd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Has all that is booked signed and cosigned.</summary>
    /// <returns>Null when this gemeente has no log yet.</returns>
    /// <exception cref="GeenOndertekenaarException">There is no signer, or it cannot be reached.</exception>
    /// <exception cref="VolgenGeweigerdException">The signer saw another log than this before: a backup was put back, or the log was rewritten.</exception>
    public async Task<Gepubliceerd?> PubliceerAsync(string gemeente, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        for (var poging = 1; ; poging++)
        {
            if (await StandAsync(verbinding, gemeente, ct) is not { } checkpoint) return null;
            try
            {
                return await PubliceerAsync(verbinding, gemeente, checkpoint, ct);
            }
            catch (VolgenGeweigerdException e)
            {
                // Another node had a longer log signed in the meantime; when there is none, this one was cut off.
                if (e.Reden == Volgweigering.Kleiner && poging < 5 && (await StandAsync(verbinding, gemeente, ct))?.Maat >= e.Maat) continue;
                meters.Geweigerd("ondertekenaar");
                Geweigerd(gemeente, e.Message);
                throw;
            }
            catch (Exception e) when (IsOnbereikbaar(e, ct))
            {
                throw Onbereikbaar(e);
            }
        }
    }

    private async Task<Gepubliceerd> PubliceerAsync(NpgsqlConnection verbinding, string gemeente, Checkpoint checkpoint, CancellationToken ct)
    {
        var boom = new Boom(verbinding, gemeente);
        var laatste = await LaatsteAsync(verbinding, gemeente, ct);
        if (laatste?.Checkpoint.Maat > checkpoint.Maat)
            throw new VolgenGeweigerdException(Volgweigering.Kleiner, laatste.Checkpoint.Maat, $"er is al een log van {laatste.Checkpoint.Maat} regels ondertekend; dit log heeft er {checkpoint.Maat}");
        var bekend = laatste?.Checkpoint.Maat == checkpoint.Maat;
        if (bekend && laatste!.Getuigen == getuigen.Aantal) return laatste;
        Task<byte[][]> Samenhang(long oud) => boom.SamenhangAsync(oud, checkpoint.Maat, ct);

        var notitie = bekend ? laatste!.Notitie : await ondertekenaar.TekenAsync(laatste?.Checkpoint.Maat ?? 0, Samenhang, checkpoint, ct);
        notitie = await getuigen.MedeondertekenAsync(notitie, checkpoint, Samenhang, () => OmvangAsync(gemeente, ct), ct);
        var gepubliceerd = new Gepubliceerd(checkpoint, notitie, getuigen.Telt(notitie));
        await verbinding.VoerUitAsync($"insert into {Borgingsschema.Checkpoint} (gemeente, omvang, getuigen, notitie) values ($1, $2, $3, $4) on conflict do nothing",
            ct, gemeente, checkpoint.Maat, gepubliceerd.Getuigen, notitie.ToString());
        Interlocked.Exchange(ref _gepubliceerd, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return gepubliceerd;
    }

    /// <summary>
    /// The proof that this event is in a log for which others vouch: for a besluit that leaves the house. Waits for it, and never gives a
    /// mere promise.
    /// </summary>
    /// <returns>Null when it is not there in time.</returns>
    /// <exception cref="NietGeborgdException">The log refused this event.</exception>
    public async Task<Logbewijs?> WachtAsync(string gemeente, Guid gebeurtenis, TimeSpan hooguit, CancellationToken ct)
    {
        for (var begin = instellingen.Klok.GetTimestamp(); ;)
        {
            var wek = _gepubliceerd.Task;
            if (await BewijsAsync(gemeente, gebeurtenis, ct) is { } bewijs) return bewijs;
            var rest = hooguit - instellingen.Klok.GetElapsedTime(begin);
            if (rest <= TimeSpan.Zero) return null;
            // Another node may publish it, which this one does not hear.
            await Task.WhenAny(wek, Task.Delay(rest < Kijk ? rest : Kijk, ct));
        }
    }

    private async Task<Logbewijs?> BewijsAsync(string gemeente, Guid gebeurtenis, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        if (await PlaatsAsync(verbinding, gemeente, gebeurtenis, ct) is not { } i) return null;
        var notitie = await verbinding.LijstAsync($"select omvang, notitie from {Borgingsschema.Checkpoint} where gemeente = $1 and omvang > $2 and getuigen >= $3 order by omvang desc, getuigen desc limit 1",
            r => (Omvang: r.GetInt64(0), Tekst: r.GetString(1)), ct, gemeente, i, instellingen.Quorum);
        return notitie is [var n] ? new(i, await new Boom(verbinding, gemeente).LidmaatschapAsync(i, n.Omvang, ct), n.Tekst) : null;
    }

    /// <inheritdoc/>
    public async Task<Uitgiftestand> StandAsync(string gemeente, CancellationToken ct)
    {
        try
        {
            return new(await ondertekenaar.SleutelAsync(instellingen.Log(gemeente), ct), await ondertekenaar.IsGescheidenAsync(ct), getuigen.Beschikbaar >= Math.Max(1, instellingen.Quorum),
                stempels.IsIngericht ? Beleidstekst.Tijdregels(instellingen) : null, stempels.IsBereikbaar, Math.Max(1, instellingen.Quorum));
        }
        catch (Exception e) when (IsOnbereikbaar(e, ct))
        {
            throw Onbereikbaar(e);
        }
    }

    /// <summary>
    /// Everything that a dossier which closes with this event needs: the event in the log, a time stamp over it when there is an
    /// authority, the leaf of that stamp, and over all of it the word of the signer and the witnesses.
    /// </summary>
    /// <exception cref="NietGeborgdException">The log refused the event, or does not get to it.</exception>
    /// <inheritdoc cref="PubliceerAsync(string, CancellationToken)"/>
    public async Task<Gepubliceerd> GeefUitAsync(string gemeente, Guid gebeurtenis, CancellationToken ct)
    {
        if (!ondertekenaar.IsIngericht) throw new GeenOndertekenaarException("Er is geen ondertekenaar ingesteld (Borging:Ondertekenaar:Url).");
        await using (var verbinding = await bron.OpenConnectionAsync(ct))
            for (var begin = instellingen.Klok.GetTimestamp(); await PlaatsAsync(verbinding, gemeente, gebeurtenis, ct) is null;)
            {
                if (instellingen.Klok.GetElapsedTime(begin) > BoekGeduld) throw new NietGeborgdException("Het log neemt deze gebeurtenis niet op; kijk of de borging loopt.");
                if (await boekhouding.BoekPartijAsync(gemeente, ct) == 0) await Task.Delay(Kijk, ct);
            }
        await VerankerAsync(gemeente, dringend: true, ct);
        return await PubliceerAsync(gemeente, ct) ?? throw new NietGeborgdException("Deze gemeente heeft nog geen log.");
    }

    /// <summary>Has the present state of the log stamped, and takes the stamp up in the log.</summary>
    /// <returns>False when there is no stamp to be had.</returns>
    public async Task<bool> VerankerAsync(string gemeente, bool dringend, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        if (!stempels.IsIngericht || await StandAsync(verbinding, gemeente, ct) is not { } checkpoint || await stempels.StempelAsync(checkpoint, dringend, ct) is not { } token) return false;
        await using var tx = await verbinding.BeginTransactionAsync(ct);
        await Logboek.WachtOpSlotAsync(verbinding, gemeente, ct);
        var logboek = await Logboek.LeesAsync(verbinding, gemeente, checkpoint.Log, instellingen.Klok.GetUtcNow(), ct);
        logboek.Veranker(token, checkpoint);
        await logboek.SchrijfAsync(ct);
        await tx.CommitAsync(ct);
        return true;
    }

    /// <summary>The newest state that was signed; of one size the one with most cosignatures.</summary>
    internal static async Task<Gepubliceerd?> LaatsteAsync(NpgsqlConnection verbinding, string gemeente, CancellationToken ct) =>
        (await verbinding.LijstAsync($"select notitie, getuigen from {Borgingsschema.Checkpoint} where gemeente = $1 order by omvang desc, getuigen desc limit 1", r =>
        {
            var notitie = Notitie.Lees(System.Text.Encoding.UTF8.GetBytes(r.GetString(0)));
            return new Gepubliceerd(Checkpoint.Lees(notitie.Tekst), notitie, r.GetInt32(1));
        }, ct, gemeente)).FirstOrDefault();

    private static bool IsOnbereikbaar(Exception e, CancellationToken ct) =>
        e is HttpRequestException or Handhaving.Bewijs.OngeldigBewijsException or IOException or UnauthorizedAccessException || (e is OperationCanceledException && !ct.IsCancellationRequested);

    private static GeenOndertekenaarException Onbereikbaar(Exception e) => new("De ondertekenaar van het log is niet bereikbaar of antwoordt iets anders dan een handtekening.", e);

    private async Task<long> OmvangAsync(string gemeente, CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return (await StandAsync(verbinding, gemeente, ct))?.Maat ?? 0;
    }

    private async Task<Checkpoint?> StandAsync(NpgsqlConnection verbinding, string gemeente, CancellationToken ct) =>
        (await verbinding.LijstAsync($"select omvang, rand from {Borgingsschema.Stand} where gemeente = $1", r => new Grens(r.GetInt64(0), r.GetFieldValue<byte[][]>(1)), ct, gemeente)) is [var grens]
            ? new(instellingen.Log(gemeente), grens.Maat, grens.Wortel()) : null;

    /// <summary>The place of an event in the log; null when it is not in yet.</summary>
    private static async Task<long?> PlaatsAsync(NpgsqlConnection verbinding, string gemeente, Guid gebeurtenis, CancellationToken ct)
    {
        var gevonden = await verbinding.LijstAsync($"""
            select p.i, null from {Borgingsschema.Post} p where p.gemeente = $1 and p.gebeurtenis = $2
            union all
            select null, b.geweigerd from {Borgingsschema.Inbox} b join {Logbron.Van(gemeente)} e on e.tenant_id = b.gemeente and e.seq_id = b.seq_id
            where b.gemeente = $1 and e.id = $2 and b.geweigerd is not null
            """, r => (I: r.IsDBNull(0) ? (long?)null : r.GetInt64(0), Geweigerd: r.IsDBNull(1) ? null : r.GetString(1)), ct, gemeente, gebeurtenis);
        if (gevonden is [{ I: { } i }, ..]) return i;
        return gevonden is [{ Geweigerd: { } bezwaar }, ..] ? throw new NietGeborgdException($"Het log weigert deze gebeurtenis: {bezwaar}.") : null;
    }

    [LoggerMessage(LogLevel.Critical, "De ondertekenaar weigert het log van {Gemeente}: {Reden}. Zoek uit of een reservekopie is teruggezet of het log is herschreven.")]
    private partial void Geweigerd(string gemeente, string reden);
}
