using System.Data;
using System.Security.Cryptography;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;
using Handhaving.Persoonsgegevens;
using Marten;
using Npgsql;

namespace Handhaving.Borging.Controle;

/// <summary>What one audit of a gemeente came to.</summary>
/// <param name="Posten">Entries that were recomputed.</param>
/// <param name="Leesmodellen">Documents of read models that were rebuilt and compared.</param>
/// <param name="Ingehaald">Read models that were not compared everywhere, because they had not come that far.</param>
public sealed record Controleverslag(string Gemeente, long Posten, long Leesmodellen, IReadOnlyList<string> Ingehaald, Bevindinglijst Bevindingen);

/// <summary>
/// Recomputes the log of a gemeente from what is stored, and holds against it what the screens read and what the kluis
/// keeps. Reads in batches, in one snapshot of the database, and changes nothing.
/// </summary>
public sealed class Borgingscontrole(NpgsqlDataSource bron, IDocumentStore opslag, Toelating toelating, ISleutelbewaring bewaring, Ondertekendienst ondertekenaar, Borgingsinstellingen instellingen, Controleinstellingen controle)
{
    private const int Partij = 1000;

    /// <summary>Tombstones of Marten stand in a stream of this name.</summary>
    internal const string Grafstroom = "mt_tombstone";

    private static readonly TimeSpan Respijt = TimeSpan.FromSeconds(60);

    /// <summary>Every log of which anything is stored: those of gemeenten, and those of who looked.</summary>
    public async Task<IReadOnlyList<string>> LogboekenAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return await verbinding.LijstAsync($"""
            select tenant_id from handhaving.mt_events where type <> 'tombstone' union select tenant_id from handhaving.mt_streams where id <> '{Grafstroom}' union select gemeente from {Borgingsschema.Stand}
            union select gemeente from {Borgingsschema.Inbox} union select gemeente from {Borgingsschema.Checkpoint} union select gemeente from {Borgingsschema.Anker}
            union select gemeente || '{Borgingsinstellingen.Raadplegingen}' from {Logbron.Tellers} order by 1
            """, r => r.GetString(0), ct);
    }

    /// <summary>Every gemeente of which anything is stored.</summary>
    public async Task<IReadOnlyList<string>> GemeentenAsync(CancellationToken ct) => [.. (await LogboekenAsync(ct)).Select(Logbron.Gemeente).Distinct()];

    public async Task<Controleverslag> ControleerAsync(string gemeente, CancellationToken ct)
    {
        var bevindingen = new Bevindinglijst();
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        await using var tx = await verbinding.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

        var keuring = new Logkeuring(new(instellingen.Log(gemeente), rij => IsToegelaten(gemeente, rij), instellingen.Bevestigt,
            await Vernietiging.BladenAsync(verbinding, gemeente, ct), await SleutelsAsync(gemeente, ct)), bevindingen);
        await LogAsync(verbinding, gemeente, keuring, bevindingen, ct);
        await BoekhoudingAsync(verbinding, gemeente, bevindingen, ct);
        await StromenAsync(verbinding, gemeente, bevindingen, ct);
        await WissingenAsync(verbinding, gemeente, bevindingen, ct);
        await BetrokkenenAsync(verbinding, gemeente, bevindingen, ct);
        await BeperkingenAsync(verbinding, gemeente, bevindingen, ct);
        if (Logbron.IsRaadplegingen(gemeente))
        {
            await NaastLogAsync(verbinding, gemeente, bevindingen, ct);
            return new(gemeente, keuring.Grens.Maat, 0, [], bevindingen);
        }
        var leesmodellen = await new Leesmodelcontrole((DocumentStore)opslag, gemeente, bevindingen).ControleerAsync(verbinding, tx, ct);
        return new(gemeente, keuring.Grens.Maat, leesmodellen.Vergeleken, leesmodellen.Ingehaald, bevindingen);
    }

    /// <summary>Those of the settings, or else the one that the signer itself names: never out of the database.</summary>
    private async Task<IReadOnlyList<Sleutel>> SleutelsAsync(string gemeente, CancellationToken ct)
    {
        if (controle.Sleutels.Count > 0 || !ondertekenaar.IsIngericht) return controle.Sleutels;
        try
        {
            return [await ondertekenaar.SleutelAsync(instellingen.Log(gemeente), ct)];
        }
        // Without the signer the roots are still compared.
        catch (Exception e) when (e is HttpRequestException or Handhaving.Bewijs.OngeldigBewijsException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return [];
        }
    }

    private bool IsToegelaten(string gemeente, Rij rij)
    {
        try
        {
            return toelating.Klopt(rij.Toelating, gemeente, rij.Stroom, rij.Id, rij.Soort, rij.Medewerker, rij.Rol, rij.Mandaat, rij.Data);
        }
        catch (Handhaving.Bewijs.OngeldigBewijsException)
        {
            return false;
        }
    }

    private async Task LogAsync(NpgsqlConnection verbinding, string gemeente, Logkeuring keuring, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var kluis = new Kluiscontrole(bewaring);
        var wissingen = await Wissing.VeldenAsync(verbinding, gemeente, ct);
        keuring.OnthoudWortels(await verbinding.LijstAsync($"select distinct omvang from {Borgingsschema.Anker} where gemeente = $1", r => r.GetInt64(0), ct, gemeente));
        keuring.KenGetuigen(instellingen.Getuigen.Select(g => g.Sleutel));
        foreach (var leeg in await CheckpointsAsync(verbinding, gemeente, -1, 0, ct)) keuring.OverCheckpoint(leeg.Notitie, leeg.Getuigen);

        var (na, toezeggingen, schakels, knopen, ankers) = (-1L, 0L, 0L, 0L, 0L);
        while (true)
        {
            var partij = await verbinding.LijstAsync($"""
                select p.i, p.seq_id, p.gebeurtenis, p.stroom, p.versie, p.kop, p.inhoud, p.blad, p.opening, e.seq_id is not null, {Rij.Kolommen}
                from (select * from {Borgingsschema.Post} where gemeente = $1 and i > $2 order by i limit {Partij}) p
                left join {Logbron.Van(gemeente)} e on e.tenant_id = $1 and e.seq_id = p.seq_id order by p.i
                """, r => (Post: LeesPost(r), Rij: r.GetBoolean(9) ? LeesRij(r) : null), ct, gemeente, na);
            if (partij.Count == 0) break;
            var checkpoints = (await CheckpointsAsync(verbinding, gemeente, keuring.Grens.Maat, keuring.Grens.Maat + partij.Count, ct)).ToLookup(c => c.Omvang);
            var kluizen = new Dictionary<string, (Guid, string)>(StringComparer.Ordinal);
            var plaatsen = new Dictionary<string, (Post Post, Inhoud Inhoud, string Pad)>(StringComparer.Ordinal);
            foreach (var (post, rij) in partij)
            {
                if (post.I == na) { bevindingen.Meld("gebeurtenis-dubbel", "dit volgnummer staat meer dan eens in de gebeurtenissen", post.I, post.SeqId, post.Stroom); continue; }
                na = post.I;
                var inhoud = keuring.Neem(post, rij);
                foreach (var c in checkpoints[keuring.Grens.Maat]) keuring.OverCheckpoint(c.Notitie, c.Getuigen);
                foreach (var (pad, toezegging) in inhoud?.Persoonsgegevens ?? new Dictionary<string, string>())
                {
                    kluizen[toezegging] = (inhoud!.Gebeurtenis, pad);
                    plaatsen[toezegging] = (post, inhoud, pad);
                }
            }
            toezeggingen += await KluisAsync(kluis, verbinding, gemeente, kluizen, plaatsen, wissingen, bevindingen, ct);
            schakels += await SchakelsAsync(verbinding, gemeente, keuring.NeemSchakels(), bevindingen, ct);
            knopen += await KnopenAsync(verbinding, gemeente, keuring.NeemKnopen(), bevindingen, ct);
            ankers += await AnkersAsync(verbinding, gemeente, keuring.NeemAnkers(), bevindingen, ct);
        }

        var stand = await verbinding.LijstAsync($"select omvang, rand, t from {Borgingsschema.Stand} where gemeente = $1", r => (r.GetInt64(0), r.GetFieldValue<byte[][]>(1), new DateTimeOffset(r.GetDateTime(2), TimeSpan.Zero)), ct, gemeente);
        keuring.Sluit(stand is [var s] ? s : null);
        foreach (var c in await CheckpointsAsync(verbinding, gemeente, keuring.Grens.Maat, long.MaxValue, ct))
            bevindingen.Meld("checkpoint-wortel", $"er is een checkpoint van omvang {c.Omvang}, en het log is korter: het einde ontbreekt", keuring.Grens.Maat == 0 ? null : keuring.Grens.Maat - 1);
        await KetensAsync(verbinding, gemeente, keuring, bevindingen, ct);
        await OvertolligAsync(verbinding, gemeente, Borgingsschema.Schakel, schakels, "schakel", bevindingen, ct);
        await OvertolligAsync(verbinding, gemeente, Borgingsschema.Knoop, knopen, "knoop", bevindingen, ct);
        await OvertolligAsync(verbinding, gemeente, Borgingsschema.Anker, ankers, "anker-overtollig", bevindingen, ct);
        await OvertolligAsync(verbinding, gemeente, Kluisschema.Kluis, toezeggingen, "kluis-overtollig", bevindingen, ct);
    }

    private static Post LeesPost(NpgsqlDataReader r)
    {
        T? Of<T>(int kolom) => r.IsDBNull(kolom) ? default : r.GetFieldValue<T>(kolom);
        return new(r.GetInt64(0), Of<long?>(1), Of<Guid?>(2), Of<string>(3), Of<long?>(4), r.GetFieldValue<byte[]>(5), r.GetFieldValue<byte[]>(6), r.GetFieldValue<byte[]>(7), r.GetFieldValue<byte[]>(8));
    }

    /// <summary>A row without a stream or a moment is no event any more.</summary>
    private static Rij? LeesRij(NpgsqlDataReader r)
    {
        try
        {
            return Rij.Lees(r, 10);
        }
        catch (InvalidCastException)
        {
            return null;
        }
    }

    private static Task<List<(long Omvang, int Getuigen, string Notitie)>> CheckpointsAsync(NpgsqlConnection verbinding, string gemeente, long na, long tot, CancellationToken ct) =>
        verbinding.LijstAsync($"select omvang, getuigen, notitie from {Borgingsschema.Checkpoint} where gemeente = $1 and omvang > $2 and omvang <= $3 order by omvang limit {Partij * 10}", r => (r.GetInt64(0), r.GetInt32(1), r.GetString(2)), ct, gemeente, na, tot);

    /// <returns>How many commitments have a row in the kluis.</returns>
    private static async Task<long> KluisAsync(
        Kluiscontrole kluis, NpgsqlConnection verbinding, string gemeente, Dictionary<string, (Guid, string)> toezeggingen, Dictionary<string, (Post Post, Inhoud Inhoud, string Pad)> plaatsen,
        IReadOnlySet<(Guid, string)> wissingen, Bevindinglijst bevindingen, CancellationToken ct)
    {
        if (toezeggingen.Count == 0) return 0;
        var rijen = 0L;
        foreach (var (toezegging, stand) in await kluis.ControleerAsync(verbinding, gemeente, toezeggingen, ct))
        {
            var (post, inhoud, pad) = plaatsen[toezegging];
            if (stand is not Kluisstand.Ontbreekt) rijen++;
            var gewist = wissingen.Contains((inhoud.Gebeurtenis, pad));
            var (code, zin) = stand switch
            {
                Kluisstand.Klopt when gewist => ("kluis-niet-gewist", "er is een wissing vastgelegd, maar dit persoonsgegeven is nog te openen"),
                Kluisstand.Geschonden => ("kluis-geschonden", "dit persoonsgegeven opent niet, of is niet wat de gebeurtenis heeft toegezegd"),
                Kluisstand.Ontbreekt when !gewist => ("kluis-ontbreekt", "dit persoonsgegeven ontbreekt in de kluis, en geen wissing verklaart dat"),
                Kluisstand.Gewist when !gewist => ("kluis-gewist", "de sleutel van dit persoonsgegeven is gewist zonder dat een gebeurtenis dat zegt"),
                _ => (null, ""),
            };
            if (code is not null) bevindingen.Meld(code, $"{zin}: {pad}", post.I, post.SeqId, post.Stroom);
        }
        return rijen;
    }

    private static async Task<long> SchakelsAsync(NpgsqlConnection verbinding, string gemeente, (string Keten, long N, long I)[] schakels, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var bewaard = (await verbinding.LijstAsync($"select s.keten, s.n, s.i from {Borgingsschema.Schakel} s join unnest($2::text[], $3::bigint[]) g(keten, n) using (keten, n) where s.gemeente = $1",
            r => ((r.GetString(0), r.GetInt64(1)), r.GetInt64(2)), ct, gemeente, schakels.Select(s => s.Keten).ToArray(), schakels.Select(s => s.N).ToArray())).ToLookup(s => s.Item1, s => s.Item2);
        foreach (var s in schakels)
            if (!bewaard[(s.Keten, s.N)].Contains(s.I)) bevindingen.Meld("schakel", $"de bewaarde plaats van schakel {s.N} is niet die van haar post", s.I, waar: Borgingsschema.Schakel);
        return schakels.Length;
    }

    private static async Task<long> KnopenAsync(NpgsqlConnection verbinding, string gemeente, (Plaats Plaats, byte[] Hash)[] knopen, Bevindinglijst bevindingen, CancellationToken ct)
    {
        if (knopen.Length == 0) return 0;
        var bewaard = (await verbinding.LijstAsync($"select k.niveau, k.nr, k.hash from {Borgingsschema.Knoop} k join unnest($2::integer[], $3::bigint[]) g(niveau, nr) using (niveau, nr) where k.gemeente = $1",
            r => (new Plaats(r.GetInt32(0), r.GetInt64(1)), r.GetFieldValue<byte[]>(2)), ct, gemeente, knopen.Select(k => k.Plaats.Niveau).ToArray(), knopen.Select(k => k.Plaats.Index).ToArray())).ToDictionary();
        foreach (var (plaats, hash) in knopen)
            if (!bewaard.TryGetValue(plaats, out var h) || !h.AsSpan().SequenceEqual(hash))
                bevindingen.Meld("knoop", $"de bewaarde knoop {plaats.Index} van niveau {plaats.Niveau} is niet die van haar posten", plaats.Index << plaats.Niveau, waar: Borgingsschema.Knoop);
        return knopen.Length;
    }

    /// <summary>The time stamps stand beside the log, and the log holds their hash: what is stamped next, and what a dossier carries, is read from the rows.</summary>
    /// <returns>How many anchors have a row.</returns>
    private static async Task<long> AnkersAsync(NpgsqlConnection verbinding, string gemeente, (long I, Anker Anker, DateTimeOffset? T)[] ankers, Bevindinglijst bevindingen, CancellationToken ct)
    {
        if (ankers.Length == 0) return 0;
        var rijen = 0L;
        var bewaard = (await verbinding.LijstAsync($"select i, omvang, token, op from {Borgingsschema.Anker} where gemeente = $1 and i = any($2)",
            r => (I: r.GetInt64(0), Omvang: r.GetInt64(1), Token: SHA256.HashData(r.GetFieldValue<byte[]>(2)), Op: new DateTimeOffset(r.GetDateTime(3), TimeSpan.Zero)), ct, gemeente, ankers.Select(a => a.I).ToArray())).ToLookup(a => a.I);
        foreach (var (i, anker, t) in ankers)
        {
            if (!bewaard.Contains(i))
            {
                bevindingen.Meld("anker-ontbreekt", "het tijdstempel van dit anker is er niet", i, waar: Borgingsschema.Anker);
                continue;
            }
            rijen++;
            if (!bewaard[i].Any(a => a.Omvang == anker.Maat && a.Op == t && a.Token.AsSpan().SequenceEqual(anker.Token)))
                bevindingen.Meld("anker-anders", "het bewaarde tijdstempel is niet dat van dit anker", i, waar: Borgingsschema.Anker);
        }
        return rijen;
    }

    private static async Task KetensAsync(NpgsqlConnection verbinding, string gemeente, Logkeuring keuring, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var (aantal, na) = (0, "");
        while (true)
        {
            var partij = await verbinding.LijstAsync($"select stroom, keten, zout, n, hoofd from {Borgingsschema.Keten} where gemeente = $1 and stroom > $2 order by stroom limit {Partij}",
                r => (Stroom: r.GetString(0), Naam: r.GetString(1), Zout: r.GetFieldValue<byte[]>(2), N: r.GetInt64(3), Hoofd: r.IsDBNull(4) ? [] : r.GetFieldValue<byte[]>(4)), ct, gemeente, na);
            if (partij.Count == 0) break;
            foreach (var k in partij)
            {
                (aantal, na) = (aantal + 1, k.Stroom);
                if (keuring.Keten(k.Stroom) is not { } echt || echt.Naam != k.Naam || echt.N != k.N || !echt.Hoofd.AsSpan().SequenceEqual(k.Hoofd))
                    bevindingen.Meld("keten", "het bewaarde hoofd van deze keten is niet dat van haar posten", waar: k.Stroom);
                if (k.Zout.Length != Pandverwijzing.Zoutlengte || Hex.Schrijf(Pandverwijzing.Van(k.Zout, k.Stroom)) != k.Naam)
                    bevindingen.Meld("keten", "de naam van deze keten volgt niet uit haar zout en haar stroom", waar: k.Stroom);
            }
        }
        if (aantal != keuring.Ketens) bevindingen.Meld("keten", $"er zijn {aantal} ketens bewaard en de posten hebben er {keuring.Ketens}", waar: Borgingsschema.Keten);
    }

    private static async Task OvertolligAsync(NpgsqlConnection verbinding, string gemeente, string tabel, long verwacht, string code, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var aantal = await verbinding.WaardeAsync<long>($"select count(*) from {tabel} where gemeente = $1", ct, gemeente);
        if (aantal > verwacht) bevindingen.Meld(code, $"er staan {aantal - verwacht} rijen waar geen post bij hoort", waar: tabel);
    }

    /// <summary>Everything that was recorded is in the log, or waits for it and not for long.</summary>
    private async Task BoekhoudingAsync(NpgsqlConnection verbinding, string gemeente, Bevindinglijst bevindingen, CancellationToken ct)
    {
        var nu = instellingen.Klok.GetUtcNow();
        foreach (var (seq, stroom, graf) in await verbinding.LijstAsync($"""
            select e.seq_id, coalesce(e.stream_id, ''), e.type = 'tombstone' from {Logbron.Van(gemeente)} e left join {Borgingsschema.Post} p on p.gemeente = e.tenant_id and p.seq_id = e.seq_id
            left join {Borgingsschema.Inbox} b on b.gemeente = e.tenant_id and b.seq_id = e.seq_id
            where e.tenant_id = $1 and p.i is null and b.seq_id is null and (e.type <> 'tombstone' or e.stream_id is distinct from '{Grafstroom}') order by e.seq_id limit {Partij}
            """, r => (r.GetInt64(0), r.GetString(1), r.GetBoolean(2)), ct, gemeente))
            if (graf) bevindingen.Meld("grafsteen", "deze gebeurtenis is als vervallen gemerkt, en dat doet het systeem niet in een stroom met gebeurtenissen", null, seq, stroom);
            else bevindingen.Meld("gebeurtenis-zonder-post", "deze gebeurtenis staat niet in het log en wacht daar ook niet op", null, seq, stroom);

        foreach (var (seq, stroom, reden, aangeboden, weg) in await verbinding.LijstAsync($"""
            select b.seq_id, b.stroom, b.geweigerd, b.aangeboden, e.seq_id is null from {Borgingsschema.Inbox} b left join {Logbron.Van(gemeente)} e on e.tenant_id = b.gemeente and e.seq_id = b.seq_id
            where b.gemeente = $1 order by b.seq_id limit {Partij}
            """, r => (r.GetInt64(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), new DateTimeOffset(r.GetDateTime(3), TimeSpan.Zero), r.GetBoolean(4)), ct, gemeente))
            if (weg) bevindingen.Meld("wachtrij", "deze gebeurtenis is verdwenen voordat zij was geborgd", null, seq, stroom);
            else if (reden is not null) bevindingen.Meld("geweigerd", $"deze gebeurtenis is niet geborgd: {reden}", null, seq, stroom);
            else if ((nu - aangeboden).Duration() > Respijt) bevindingen.Meld("wachtrij", "deze gebeurtenis wacht al langer dan een minuut op het log, of op een gebeurtenis die voorgaat", null, seq, stroom);
    }

    /// <summary>What is closed for erasure is what an event says, no more and no less: a row by itself would hide a value, a row that is gone would open one.</summary>
    private static async Task WissingenAsync(NpgsqlConnection verbinding, string gemeente, Bevindinglijst bevindingen, CancellationToken ct)
    {
        foreach (var (gebeurtenis, pad, dicht) in await verbinding.LijstAsync($"""
            with gezegd as (select v->>'gebeurtenis' gebeurtenis, v->>'pad' pad from handhaving.mt_events e, jsonb_path_query(e.data, '$.velden[*]') v
                where e.tenant_id = $1 and e.type in ('wissing-aangevraagd.v1', 'persoonsgegevens-gewist.v1', 'lsi-gegevens-vernietigd.v1') group by 1, 2),
              dicht as (select gebeurtenis::text gebeurtenis, pad from {Kluisschema.Wissing} where gemeente = $1)
            select coalesce(d.gebeurtenis, g.gebeurtenis), coalesce(d.pad, g.pad), d.pad is not null from gezegd g full join dicht d using (gebeurtenis, pad) where g.pad is null or d.pad is null limit {Partij}
            """, r => (r.GetString(0), r.GetString(1), r.GetBoolean(2)), ct, gemeente))
            if (dicht) bevindingen.Meld("wissing-zonder-gebeurtenis", $"dit persoonsgegeven is gesloten om te wissen, en geen gebeurtenis zegt dat: {pad}", waar: gebeurtenis);
            else bevindingen.Meld("wissing-open", $"een gebeurtenis zegt dat dit persoonsgegeven dicht is, en dat is het niet: {pad}", waar: gebeurtenis);
    }

    /// <summary>A value is under the key of the person that its event names, or of the last split that names it: another key would let it go with someone else's erasure, and be missing from his own.</summary>
    private static async Task BetrokkenenAsync(NpgsqlConnection verbinding, string gemeente, Bevindinglijst bevindingen, CancellationToken ct)
    {
        foreach (var (gebeurtenis, pad) in await verbinding.LijstAsync($"""
            with gesplitst as (select distinct on (1, 2) v->>'gebeurtenis' gebeurtenis, v->>'pad' pad, e.data->>'nieuw' nieuw from handhaving.mt_events e, jsonb_path_query(e.data, '$.velden[*]') v
                where e.tenant_id = $1 and e.type = 'persoon-gesplitst.v1' order by 1, 2, e.version desc)
            select k.gebeurtenis::text, k.pad from {Kluisschema.Kluis} k join handhaving.mt_events e on e.tenant_id = $1 and e.id = k.gebeurtenis
            left join gesplitst g on g.gebeurtenis = k.gebeurtenis::text and g.pad = k.pad
            where k.gemeente = $1 and k.betrokkene::text <> coalesce(g.nieuw, e.data #>> (string_to_array(substr(k.pad, 2), '/') || 'betrokkene'::text)) limit {Partij}
            """, r => (r.GetString(0), r.GetString(1)), ct, gemeente))
            bevindingen.Meld("kluis-andere-betrokkene", $"dit persoonsgegeven staat onder de sleutel van een ander dan de gebeurtenissen zeggen: {pad}", waar: gebeurtenis);
    }

    /// <summary>Who is restricted (AVG art. 18) is who an event says, no more and no less: a row that is gone would open his values to all.</summary>
    private static async Task BeperkingenAsync(NpgsqlConnection verbinding, string gemeente, Bevindinglijst bevindingen, CancellationToken ct)
    {
        foreach (var (beperking, staat) in await verbinding.LijstAsync($"""
            with opgeheven as (select data->>'beperkingId' beperking from handhaving.mt_events where tenant_id = $1 and type = 'beperking-opgeheven.v1'),
              gezegd as (select data->>'beperkingId' beperking, data->>'betrokkene' betrokkene, data->>'zaak' zaak from handhaving.mt_events where tenant_id = $1 and type = 'verwerking-beperkt.v1'
                and data->>'beperkingId' not in (select beperking from opgeheven)),
              staat as (select beperking::text beperking, betrokkene::text betrokkene, zaak::text zaak from {Kluisschema.Beperking} where gemeente = $1 and not opgeheven)
            select beperking, true from (select * from staat except select * from gezegd) a union all select beperking, false from (select * from gezegd except select * from staat) b limit {Partij}
            """, r => (r.GetString(0), r.GetBoolean(1)), ct, gemeente))
            if (staat) bevindingen.Meld("beperking-zonder-gebeurtenis", "van een betrokkene is de verwerking beperkt, en geen gebeurtenis zegt dat zo", waar: beperking);
            else bevindingen.Meld("beperking-open", "een gebeurtenis zegt dat de verwerking van een betrokkene is beperkt, en zijn gegevens gaan open", waar: beperking);
    }

    /// <summary>
    /// What stands in the tables of who looked and not in their log: a row that the log does not count, and what the row says once more in
    /// JSON and the log takes from a column. Nobody reads either; whoever wrote it wanted it to be read.
    /// </summary>
    private static async Task NaastLogAsync(NpgsqlConnection verbinding, string log, Bevindinglijst bevindingen, CancellationToken ct)
    {
        foreach (var (code, zin, tabel, rijen) in ((string, string, string, string)[])
            [
                ("rij-buiten-log", "regels buiten het log van de gemeente, dat ze dus niet telt", Logbron.Logregels, "l where (l.log = $1 or l.gemeente = $2) and not (l.log = $1 and l.gemeente = $2)"),
                ("rij-buiten-log", "rijen die bij geen regel van het log horen", Logbron.Auditregels, $"a where a.gemeente = $2 and not exists (select from {Logbron.Logregels} l where l.log = $1 and l.gemeente = $2 and l.id = a.logregel)"),
                ("rij-anders-dan-log", "regels die in hun JSON iets anders zeggen dan het log heeft opgenomen", Logbron.Logregels, "l where l.log = $1 and l.gemeente = $2 and (l.regel->>'trace_id' is distinct from l.trace or l.regel->'attributes'->>'dpl.core.data_subject_id' is distinct from l.onderwerp)"),
                ("rij-anders-dan-log", "rijen die in hun JSON een andere zaak noemen dan het log heeft opgenomen", Logbron.Auditregels, "a where $1 <> '' and a.gemeente = $2 and a.gegevens->>'zaak' is distinct from a.zaak::text"),
            ])
            if (await verbinding.WaardeAsync<long>($"select count(*) from {tabel} {rijen}", ct, log, Logbron.Gemeente(log)) is > 0 and var aantal) bevindingen.Meld(code, $"{zin}: {aantal}", waar: tabel);
    }

    /// <summary>What says how far each stream is: its head, or for who looked the counter of each key, which moves in the transaction that fetches the key.</summary>
    private static string Koppen(string gemeente) => Logbron.IsRaadplegingen(gemeente)
        ? $"select sleutel id, n as version from {Logbron.Tellers} where gemeente || '{Borgingsinstellingen.Raadplegingen}' = $1"
        : $"select id, version from handhaving.mt_streams where tenant_id = $1 and id <> '{Grafstroom}'";

    /// <summary>Each stream runs from 1 without a hole, in what is stored together with what was booked, up to the version that its head names.</summary>
    private static async Task StromenAsync(NpgsqlConnection verbinding, string gemeente, Bevindinglijst bevindingen, CancellationToken ct)
    {
        foreach (var (stroom, versies, eerste, laatste, rijen, hoofd) in await verbinding.LijstAsync($"""
            select coalesce(v.stroom, s.id), coalesce(v.versies, 0), coalesce(v.eerste, 0), coalesce(v.laatste, 0), coalesce(v.rijen, 0), coalesce(s.version, -1)
            from (select stroom, count(distinct versie) versies, min(versie) eerste, max(versie) laatste, greatest(sum(bron), 0) rijen from (
                select stream_id stroom, version versie, 1 bron from {Logbron.Van(gemeente)} where tenant_id = $1 and stream_id <> '{Grafstroom}'
                union all select stroom, versie, 0 from {Borgingsschema.Post} where gemeente = $1 and stroom is not null) x group by stroom) v
            full join ({Koppen(gemeente)}) s on s.id = v.stroom
            where v.stroom is null or s.id is null or v.eerste <> 1 or v.versies <> v.laatste or v.rijen > v.versies or s.version <> v.laatste order by 1 limit {Partij}
            """, r => (r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetInt64(5)), ct, gemeente))
            bevindingen.Meld("stroom",
                hoofd < 0 ? "deze stroom heeft gebeurtenissen en geen kop"
                : laatste == 0 ? "deze stroom heeft een kop en geen gebeurtenissen"
                : eerste != 1 || versies != laatste ? $"de versies van deze stroom lopen niet door tot {laatste}"
                : rijen > versies ? "een versie van deze stroom staat er meer dan eens"
                : $"de kop van deze stroom noemt versie {hoofd}, en de laatste gebeurtenis is {laatste}", waar: stroom);
    }
}

/// <summary>
/// The one place that says which entries may be without their event: those that an event
/// <c>dossier-vernietigd.v1</c> names by leaf hash (docs/dossierformaat.md section 5).
/// </summary>
internal static class Vernietiging
{
    public static async Task<IReadOnlySet<string>> BladenAsync(NpgsqlConnection verbinding, string gemeente, CancellationToken ct) => (await verbinding.LijstAsync(
        "select b #>> '{}' from handhaving.mt_events e, jsonb_path_query(e.data, '$.bladen[*]') b where e.tenant_id = $1 and e.type = 'dossier-vernietigd.v1' and jsonb_typeof(b) = 'string'", r => r.GetString(0), ct, gemeente)).ToHashSet();
}

/// <summary>The one place that says which personal values may be gone: those that an event <c>persoonsgegevens-gewist.v1</c> names.</summary>
internal static class Wissing
{
    public static async Task<IReadOnlySet<(Guid Gebeurtenis, string Pad)>> VeldenAsync(NpgsqlConnection verbinding, string gemeente, CancellationToken ct) => (await verbinding.LijstAsync("""
        select coalesce(v->>'gebeurtenis', ''), coalesce(v->>'pad', '') from handhaving.mt_events e, jsonb_path_query(e.data, '$.velden[*]') v where e.tenant_id = $1 and e.type = 'persoonsgegevens-gewist.v1'
        """, r => (Guid.TryParse(r.GetString(0), out var gebeurtenis) ? gebeurtenis : Guid.Empty, r.GetString(1)), ct, gemeente)).ToHashSet();
}
