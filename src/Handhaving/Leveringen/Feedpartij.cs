using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Handhaving.Bewijs.Boom;
using Handhaving.Borging;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Velden;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Handhaving.Leveringen;

/// <summary>
/// A batch of the log for the feeds of one gemeente, inside one transaction. What an entry comes to follows from the log up to and
/// including it: events that are stored but not booked yet do not count, so it does not matter when a batch began or ended.
/// </summary>
internal sealed class Feedpartij(NpgsqlConnection verbinding, IQuerySession sessie, string gemeente, Hoofdsleutel hoofdsleutel, Leveringsinstellingen instellingen, DateTimeOffset nu, DateOnly vandaag)
{
    private readonly SortedDictionary<Guid, Feed> _feeds = [];
    private readonly Dictionary<string, (long Tot, IReadOnlyList<IEvent> Events)> _stromen = [];
    private readonly Dictionary<string, (int Gevouwen, Pand? Pand)> _panden = [];
    private readonly Dictionary<Guid, LsiProject?> _projecten = [];
    private Dictionary<string, long> _laatste = [];
    private long _tot;

    public IEnumerable<Guid> Gegroeid => _feeds.Values.Where(f => f.Nieuw.Count > 0).Select(f => f.Id);

    public async Task OpenAsync(long positie, IReadOnlyList<Post> posten, CancellationToken ct)
    {
        _tot = positie;
        _laatste = posten.Where(p => p.Stroom.Length > 0).GroupBy(p => p.Stroom).ToDictionary(g => g.Key, g => g.Max(p => p.Versie));
        var rijen = await verbinding.LijstAsync($"select feed, afspraak, versie, head, grens, rand from {Leveringsschema.Feed} where gemeente = $1 order by feed for update",
            r => (Feed: r.GetGuid(0), Afspraak: r.GetGuid(1), Versie: r.IsDBNull(2) ? (int?)null : r.GetInt32(2), Head: r.GetInt64(3), Grens: r.GetInt64(4), Rand: r.GetFieldValue<byte[][]>(5)), ct, gemeente);
        foreach (var r in rijen)
        {
            var afspraak = await AfspraakAsync(Leveringsafspraak.Stroom(r.Afspraak), null, ct) ?? throw new NietGeborgdException("Bij een feed ontbreekt de afspraak.");
            _feeds[r.Feed] = new(r.Feed, afspraak, new(r.Head, r.Rand)) { Grens = r.Grens, Besluit = Leveringsbesluit.Geldend(afspraak, await ProjectAsync(afspraak.ProjectId, ct), vandaag), Versie = r.Versie };
        }
    }

    /// <summary>What begins or ends by the calendar alone.</summary>
    public async Task NieuweDagAsync(CancellationToken ct)
    {
        foreach (var afspraak in (await sessie.Query<Leveringsafspraak>().ToListAsync(ct)).OrderBy(a => a.FeedId))
            await HerzieAsync(afspraak.AfspraakId, null, ct);
        foreach (var feed in _feeds.Values) await new Feedopruiming(verbinding, gemeente, feed, instellingen, nu).RuimOpAsync(Voeg, ct);
    }

    public async Task VolgAsync(Post post, CancellationToken ct)
    {
        _tot = post.I + 1;
        var isPand = Invoer.IsBagObject(post.Stroom);
        var feeds = isPand ? await MetBelangAsync(post.Stroom, ct) : [];
        if (feeds.Count == 0 && !post.Stroom.StartsWith("levering-", StringComparison.Ordinal) && !post.Stroom.StartsWith("lsi-", StringComparison.Ordinal)) return;
        switch ((await StroomAsync(post.Stroom, post.Versie, ct)).FirstOrDefault(e => e.Version == post.Versie)?.Data)
        {
            case Afspraakgebeurtenis a:
                await HerzieAsync(a.AfspraakId, post, ct);
                break;
            case Projectgebeurtenis p:
                await VolgProjectAsync(p, post, ct);
                break;
            case Pandgebeurtenis p:
                foreach (var feed in feeds) await BeoordeelAsync(feed, post.Stroom, post, Waarom(p), ct);
                break;
        }
    }

    /// <summary>The feeds in which this address stands, or may come to stand. Of any other address nothing is even read.</summary>
    private async Task<List<Feed>> MetBelangAsync(string pandId, CancellationToken ct)
    {
        List<Feed> feeds = [];
        foreach (var feed in _feeds.Values)
            if ((feed.Besluit is not null && (await ProjectAsync(feed.Afspraak.ProjectId, ct))?.GeselecteerdOp(pandId) is not null) || (await OnderwerpenAsync(feed, pandId, ct)).Count > 0) feeds.Add(feed);
        return feeds;
    }

    private static Reden Waarom(Pandgebeurtenis gebeurtenis) => gebeurtenis switch
    {
        GegevenGecorrigeerd => Reden.Rectificatie,
        Wissinggebeurtenis => Reden.Wissing,
        _ => Reden.Wijziging,
    };

    /// <summary>An agreement that came into force, changed or ended.</summary>
    private async Task HerzieAsync(Guid afspraakId, Post? post, CancellationToken ct)
    {
        if (await AfspraakAsync(Leveringsafspraak.Stroom(afspraakId), post?.Versie, ct) is not { } afspraak) return;
        var besluit = Leveringsbesluit.Geldend(afspraak, await ProjectAsync(afspraak.ProjectId, ct), vandaag);
        if (!_feeds.TryGetValue(afspraak.FeedId, out var feed))
        {
            if (besluit is null) return;
            _feeds[afspraak.FeedId] = feed = new(afspraak.FeedId, afspraak, Handhaving.Bewijs.Boom.Grens.Leeg);
        }
        feed.Afspraak = afspraak;
        await HerzieAsync(feed, besluit, post, Reden.Afspraak, ct);
    }

    private async Task VolgProjectAsync(Projectgebeurtenis gebeurtenis, Post post, CancellationToken ct)
    {
        var stroom = post.Stroom;
        _projecten[gebeurtenis.ProjectId] = await VouwAsync<LsiProject>(stroom, post.Versie, LsiProject.Na, ct);
        foreach (var feed in _feeds.Values.Where(f => f.Afspraak.ProjectId == gebeurtenis.ProjectId))
            if (gebeurtenis is AdresGeselecteerd { PandId: var pand }) await BeoordeelAsync(feed, pand, post, Reden.Selectie, ct);
            else if (gebeurtenis is SelectieIngetrokken i) await BeoordeelAsync(feed, _projecten[gebeurtenis.ProjectId]!.Selecties[i.SelectieId].PandId, post, Reden.Selectie, ct);
        // An agreement that was waiting for its project has no feed yet.
        foreach (var afspraak in await sessie.Query<Leveringsafspraak>().Where(a => a.ProjectId == gebeurtenis.ProjectId).ToListAsync(ct)) await HerzieAsync(afspraak.AfspraakId, null, ct);
    }

    /// <summary>All that the feed holds or could hold, when what may go out has changed.</summary>
    private async Task HerzieAsync(Feed feed, Leveringsbesluit? besluit, Post? post, Reden reden, CancellationToken ct)
    {
        var hetzelfde = feed.Besluit?.Versie?.Nr == besluit?.Versie?.Nr && feed.Versie == besluit?.Versie?.Nr && (feed.Besluit?.Velden ?? []).SetEquals(besluit?.Velden ?? []);
        (feed.Besluit, feed.Versie) = (besluit, besluit?.Versie?.Nr);
        if (hetzelfde) return;
        var bekend = await verbinding.LijstAsync($"select distinct pand from {Leveringsschema.Onderwerp} where gemeente = $1 and feed = $2", r => r.GetString(0), ct, gemeente, feed.Id);
        var gekozen = besluit is null ? [] : (await ProjectAsync(feed.Afspraak.ProjectId, ct))!.Selecties.Values.Where(s => s.IngetrokkenOp is null).Select(s => s.PandId);
        foreach (var pand in bekend.Concat(feed.Onderwerpen.Keys).Concat(gekozen).Distinct().Order(StringComparer.Ordinal).ToList()) await BeoordeelAsync(feed, pand, post, reden, ct);
    }

    /// <summary>What this feed has to say about the zaken of a pand now; nothing when it says so already.</summary>
    private async Task BeoordeelAsync(Feed feed, string pandId, Post? post, Reden reden, CancellationToken ct)
    {
        var geselecteerd = (await ProjectAsync(feed.Afspraak.ProjectId, ct))?.GeselecteerdOp(pandId);
        var bekend = await OnderwerpenAsync(feed, pandId, ct);
        if ((geselecteerd is null || feed.Besluit is null) && bekend.Count == 0) return;
        var pand = await PandAsync(pandId, ct);
        var gewist = pand is null ? [] : Gewist(pand);
        foreach (var zaakId in (pand?.Zaken.Keys ?? []).Union(bekend.Keys).Order().ToList())
        {
            var bron = pand?.Zaak(zaakId) is null || Vernietigd(pand, zaakId) ? null : Bronrecord.Van(pand, zaakId, geselecteerd);
            var oud = bekend.GetValueOrDefault(zaakId);
            if (bron is null || feed.Besluit?.Versie is not { } versie || !Leveringsafspraak.Omvat(versie, bron))
            {
                if (oud is not null) Verwijder(feed, pandId, zaakId, post, reden);
                continue;
            }
            var data = Feedrecord.Bewaar(bron, feed.Besluit.Velden, feed.Afspraak.Partner.Soort, gewist);
            var afdruk = SHA256.HashData(Encoding.UTF8.GetBytes($"{versie.Nr}\n{data.ToJsonString()}"));
            if (oud is not null && oud.Afdruk.AsSpan().SequenceEqual(afdruk)) continue;
            // First that everything must go, which a client cannot take for an ordinary change, and then what may stay.
            if (oud is not null && reden is Reden.Wissing) Verwijder(feed, pandId, zaakId, post, reden);
            var nr = Voeg(feed, feed.Sleutel(hoofdsleutel, gemeente).Zaak(zaakId), versie.Nr, reden, post?.Gebeurtenis, data);
            bekend[zaakId] = new(nr, afdruk);
            if (oud is not null && reden is (Reden.Rectificatie or Reden.Wissing or Reden.Afspraak)) feed.TeBevestigen.Add(feed.Nieuw[^1]);
        }
    }

    private void Verwijder(Feed feed, string pandId, Guid zaakId, Post? post, Reden reden)
    {
        Voeg(feed, feed.Sleutel(hoofdsleutel, gemeente).Zaak(zaakId), feed.Afspraak.Versies[^1].Nr, reden, post?.Gebeurtenis, null);
        feed.TeBevestigen.Add(feed.Nieuw[^1]);
        feed.Onderwerpen[pandId].Remove(zaakId);
    }

    /// <returns>The number of the row.</returns>
    private long Voeg(Feed feed, string onderwerp, int versie, Reden reden, Guid? gebeurtenis, JsonObject? data)
    {
        var (nr, sleutel) = (feed.Boom.Maat + 1, feed.Sleutel(hoofdsleutel, gemeente));
        // To the millisecond, as it goes out.
        var op = new DateTimeOffset(nu.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        var rij = new Feedrij(nr, onderwerp, versie, reden, gebeurtenis, sleutel.Spoor(feed.Id, nr), op, data);
        feed.Boom = feed.Boom.Met(Merkle.Blad(rij.Blad(instellingen.Bron(gemeente), feed.Afspraak.Schemaadres(versie, instellingen.Basis), sleutel)), (plaats, hash) => feed.Knopen.Add((plaats, hash)));
        feed.Nieuw.Add(rij);
        return nr;
    }

    private static bool Vernietigd(Pand pand, Guid zaakId) => pand.Stroom.Any(e => e.Data is WissingAangevraagd { Grond: Wisgrond.BewaartermijnVerstreken } w && w.ZaakId == zaakId);

    /// <summary>What opens no more, from the confirmation of its erasure on.</summary>
    private static HashSet<string> Gewist(Pand pand)
    {
        var velden = pand.Stroom.Select(e => e.Data).SelectMany(d => d switch { WissingAangevraagd a => a.Velden, PersoonsgegevensGewist g => g.Velden, _ => [] }).ToHashSet();
        return velden.Count == 0 ? [] : [.. pand.Stroom.Where(e => velden.Any(v => v.Gebeurtenis == e.Id)).SelectMany(e => Persoonsgegeven.In(e.Data).Where(p => velden.Contains(new(e.Id, p.Pad)))).Select(p => p.Gegeven.Commitment)];
    }

    private async Task<Dictionary<Guid, Stand>> OnderwerpenAsync(Feed feed, string pandId, CancellationToken ct)
    {
        if (feed.Onderwerpen.TryGetValue(pandId, out var bekend)) return bekend;
        return feed.Onderwerpen[pandId] = (await verbinding.LijstAsync($"select zaak, nr, afdruk from {Leveringsschema.Onderwerp} where gemeente = $1 and feed = $2 and pand = $3",
            r => (r.GetGuid(0), new Stand(r.GetInt64(1), r.GetFieldValue<byte[]>(2))), ct, gemeente, feed.Id, pandId)).ToDictionary();
    }

    private Task<Leveringsafspraak?> AfspraakAsync(string stroom, long? versie, CancellationToken ct) => VouwAsync<Leveringsafspraak>(stroom, versie, Leveringsafspraak.Na, ct);

    private async Task<LsiProject?> ProjectAsync(Guid projectId, CancellationToken ct) =>
        _projecten.TryGetValue(projectId, out var bekend) ? bekend : _projecten[projectId] = await VouwAsync<LsiProject>(LsiProject.Stroom(projectId), null, LsiProject.Na, ct);

    private async Task<T?> VouwAsync<T>(string stroom, long? versie, Func<T?, IEvent, T?> stap, CancellationToken ct) where T : class =>
        (await StroomAsync(stroom, versie ?? await GeboektAsync(stroom, ct), ct)).Aggregate((T?)null, stap);

    /// <summary>As the log knows it at this entry; folded on from where it was.</summary>
    private async Task<Pand?> PandAsync(string pandId, CancellationToken ct)
    {
        var events = await StroomAsync(pandId, await GeboektAsync(pandId, ct), ct);
        var (gevouwen, pand) = _panden.GetValueOrDefault(pandId);
        for (; gevouwen < events.Count; gevouwen++) pand = Pand.Na(pand, events[gevouwen]);
        _panden[pandId] = (gevouwen, pand);
        return pand;
    }

    /// <summary>Up to which version a stream stands in the log before this place.</summary>
    private Task<long> GeboektAsync(string stroom, CancellationToken ct) =>
        verbinding.WaardeAsync<long>($"select coalesce(max(versie), 0) from {Borgingsschema.Post} where gemeente = $1 and stroom = $2 and i < $3", ct, gemeente, stroom, _tot);

    private async Task<IReadOnlyList<IEvent>> StroomAsync(string stroom, long versie, CancellationToken ct)
    {
        if (versie == 0) return [];
        if (!_stromen.TryGetValue(stroom, out var bekend) || bekend.Tot < versie)
        {
            var tot = Math.Max(versie, _laatste.GetValueOrDefault(stroom));
            _stromen[stroom] = bekend = (tot, await sessie.Events.FetchStreamAsync(stroom, version: tot, token: ct));
        }
        return bekend.Tot == versie ? bekend.Events : [.. bekend.Events.TakeWhile(e => e.Version <= versie)];
    }

    public async Task SchrijfAsync(CancellationToken ct)
    {
        foreach (var feed in _feeds.Values) await feed.SchrijfAsync(verbinding, gemeente, nu, ct);
    }
}

/// <summary>Where a zaak stands in a feed.</summary>
internal sealed record Stand(long Nr, byte[] Afdruk);

/// <summary>One feed, open for writing.</summary>
internal sealed class Feed(Guid id, Leveringsafspraak afspraak, Grens boom)
{
    private Feedsleutel? _sleutel;

    public Guid Id => id;

    public Leveringsafspraak Afspraak { get; set; } = afspraak;

    public Leveringsbesluit? Besluit { get; set; }

    /// <summary>Under which version it was kept last; null: under none.</summary>
    public int? Versie { get; set; }

    /// <summary>One leaf per row: its size is the head of the feed.</summary>
    public Grens Boom { get; set; } = boom;

    /// <summary>Up to here removals were let go: who stands before it cannot be told any more what he must remove.</summary>
    public long Grens { get; set; }

    public List<Feedrij> Nieuw { get; } = [];

    /// <summary>Of these it is followed until the partner says that he did it.</summary>
    public List<Feedrij> TeBevestigen { get; } = [];

    public List<(Plaats Plaats, byte[] Hash)> Knopen { get; } = [];

    /// <summary>By pand and zaak, of the panden that were touched.</summary>
    public Dictionary<string, Dictionary<Guid, Stand>> Onderwerpen { get; } = [];

    public Feedsleutel Sleutel(Hoofdsleutel hoofdsleutel, string gemeente) => _sleutel ??= Feedsleutel.Van(hoofdsleutel, gemeente, Afspraak);

    public async Task SchrijfAsync(NpgsqlConnection verbinding, string gemeente, DateTimeOffset nu, CancellationToken ct)
    {
        await verbinding.VoerUitAsync($"""
            insert into {Leveringsschema.Feed} (gemeente, feed, afspraak, versie, begonnen, head, grens, rand) values ($1, $2, $3, $4::integer, $5, $6, $7, $8)
            on conflict (gemeente, feed) do update set versie = excluded.versie, head = excluded.head, grens = excluded.grens, rand = excluded.rand
            """, ct, gemeente, id, Afspraak.AfspraakId, Versie, nu.UtcDateTime, Boom.Maat, Grens, Boom.Rand.ToArray());
        if (Nieuw.Count == 0) return;
        await verbinding.VoerUitAsync($"""
            insert into {Leveringsschema.Regel} (gemeente, feed, nr, onderwerp, verwijderd, versie, reden, gebeurtenis, spoor, op, data)
            select $1, $2, nr, onderwerp, data is null, versie, reden, gebeurtenis, spoor, op, data::jsonb
            from unnest($3::bigint[], $4::text[], $5::integer[], $6::text[], $7::uuid[], $8::text[], $9::timestamptz[], $10::text[]) r(nr, onderwerp, versie, reden, gebeurtenis, spoor, op, data)
            """, ct, gemeente, id, Nieuw.Select(r => r.Nr).ToArray(), Nieuw.Select(r => r.Onderwerp).ToArray(), Nieuw.Select(r => r.Versie).ToArray(), Nieuw.Select(r => r.Reden.ToString()).ToArray(),
            Nieuw.Select(r => r.Gebeurtenis).ToArray(), Nieuw.Select(r => r.Spoor).ToArray(), Nieuw.Select(r => r.Op.UtcDateTime).ToArray(), Nieuw.Select(r => r.Data?.ToJsonString()).ToArray());
        // What was wrong, may no longer be given or must go does not wait for its term.
        var correcties = Nieuw.Where(r => r.Verwijderd || r.Reden is Reden.Rectificatie or Reden.Wissing or Reden.Afspraak or Reden.Herhaling).ToList();
        await verbinding.VoerUitAsync($"delete from {Leveringsschema.Regel} r using unnest($3::text[], $4::bigint[]) c(onderwerp, nr) where r.gemeente = $1 and r.feed = $2 and r.onderwerp = c.onderwerp and r.nr < c.nr and not r.verwijderd",
            ct, gemeente, id, correcties.Select(r => r.Onderwerp).ToArray(), correcties.Select(r => r.Nr).ToArray());
        await verbinding.VoerUitAsync($"insert into {Leveringsschema.Correctie} (gemeente, feed, nr, reden, op) select $1, $2, nr, reden, $5 from unnest($3::bigint[], $4::text[]) c(nr, reden)",
            ct, gemeente, id, TeBevestigen.Select(r => r.Nr).ToArray(), TeBevestigen.Select(r => r.Reden.ToString()).ToArray(), nu.UtcDateTime);
        await verbinding.VoerUitAsync($"insert into {Leveringsschema.Knoop} (gemeente, feed, niveau, nr, hash) select $1, $2, niveau, nr, hash from unnest($3::integer[], $4::bigint[], $5::bytea[]) k(niveau, nr, hash)",
            ct, gemeente, id, Knopen.Select(k => k.Plaats.Niveau).ToArray(), Knopen.Select(k => k.Plaats.Index).ToArray(), Knopen.Select(k => k.Hash).ToArray());
        await verbinding.VoerUitAsync($"delete from {Leveringsschema.Onderwerp} where gemeente = $1 and feed = $2 and pand = any($3)", ct, gemeente, id, Onderwerpen.Keys.ToArray());
        var levend = Onderwerpen.SelectMany(p => p.Value.Select(z => (Pand: p.Key, Zaak: z.Key, z.Value.Nr, z.Value.Afdruk))).ToList();
        await verbinding.VoerUitAsync($"insert into {Leveringsschema.Onderwerp} (gemeente, feed, zaak, pand, nr, afdruk) select $1, $2, zaak, pand, nr, afdruk from unnest($3::uuid[], $4::text[], $5::bigint[], $6::bytea[]) o(zaak, pand, nr, afdruk)",
            ct, gemeente, id, levend.Select(l => l.Zaak).ToArray(), levend.Select(l => l.Pand).ToArray(), levend.Select(l => l.Nr).ToArray(), levend.Select(l => l.Afdruk).ToArray());
    }
}
