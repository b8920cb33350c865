using System.Security.Cryptography;
using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Bewijs.Notities;
using Npgsql;
using NpgsqlTypes;

namespace Handhaving.Borging;

/// <summary>
/// The log of one gemeente, open for adding inside one transaction: where it stands, the heads of the chains that are
/// touched, and what is to be written.
/// </summary>
internal sealed class Logboek
{
    /// <summary>Between two kept levels of the tree lie 2^8 leaves: a proof reads a handful of rows, and the tree costs 1/256 of the log.</summary>
    public const int Sprong = 8;

    /// <summary>How far the clock of another node may be ahead. Beyond it, to go on would sign a time that is not so.</summary>
    private static readonly TimeSpan MeesteVoorsprong = TimeSpan.FromMinutes(1);

    private readonly NpgsqlConnection _verbinding;
    private readonly string _gemeente, _log;
    private readonly DateTimeOffset _t;
    private readonly Dictionary<string, Ketenhoofd> _ketens = [];
    private readonly List<Geboekt> _posten = [];
    private readonly List<(Plaats Plaats, byte[] Hash)> _knopen = [];
    private readonly List<(long I, long Omvang, byte[] Token)> _ankers = [];
    private Grens _grens;

    private Logboek(NpgsqlConnection verbinding, string gemeente, string log, Grens grens, DateTimeOffset t) =>
        (_verbinding, _gemeente, _log, _grens, _t) = (verbinding, gemeente, log, grens, t);

    public Grens Grens => _grens;

    /// <summary>When what is added now is taken in.</summary>
    public DateTimeOffset T => _t;

    /// <summary>How PostgreSQL knows a transaction that books: it writes no events, so no answer about the history waits for it.</summary>
    public const string Toepassingsnaam = "handhaving-borging";

    /// <summary>
    /// One writer per gemeente. The lock belongs to the transaction: it is free after the commit, also when this session
    /// dies, and it passes through a connection pooler.
    /// </summary>
    public static Task<bool> NeemSlotAsync(NpgsqlConnection verbinding, string gemeente, CancellationToken ct) =>
        verbinding.WaardeAsync<bool>($"select pg_try_advisory_xact_lock(hashtextextended('borging:' || $1, 0)) from set_config('application_name', '{Toepassingsnaam}', true)", ct, gemeente);

    /// <summary>As <see cref="NeemSlotAsync"/>, but stands in line.</summary>
    public static Task WachtOpSlotAsync(NpgsqlConnection verbinding, string gemeente, CancellationToken ct) =>
        verbinding.VoerUitAsync($"select pg_advisory_xact_lock(hashtextextended('borging:' || $1, 0)) from set_config('application_name', '{Toepassingsnaam}', true)", ct, gemeente);

    /// <param name="nu">The clock of whoever books, not the database's. It never runs back inside one log.</param>
    public static async Task<Logboek> LeesAsync(NpgsqlConnection verbinding, string gemeente, string log, DateTimeOffset nu, CancellationToken ct)
    {
        var stand = await verbinding.LijstAsync($"select omvang, rand, t from {Borgingsschema.Stand} where gemeente = $1",
            r => (Grens: new Grens(r.GetInt64(0), r.GetFieldValue<byte[][]>(1)), T: new DateTimeOffset(r.GetDateTime(2), TimeSpan.Zero)), ct, gemeente);
        if (stand is [{ Grens.Maat: > 0 and var maat }])
        {
            var laatste = Kop.Lees(await verbinding.WaardeAsync<byte[]>($"select kop from {Borgingsschema.Post} where gemeente = $1 and i = $2", ct, gemeente, maat - 1) ?? throw new NietGeborgdException("De laatste regel van het log ontbreekt."));
            if (laatste.Log != log) throw new NietGeborgdException($"Het log van {gemeente} heet {laatste.Log}; de instelling Borging:Oorsprong zegt iets anders.");
        }
        if (stand is [{ T: var eerder }] && eerder - nu > MeesteVoorsprong) throw new NietGeborgdException($"De klok van het log van {gemeente} loopt voor op deze klok; zet de klokken gelijk of zoek uit wie haar verzette.");
        nu = new(nu.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        return stand is [var s] ? new(verbinding, gemeente, log, s.Grens, s.T > nu ? s.T : nu) : new(verbinding, gemeente, log, Grens.Leeg, nu);
    }

    public async Task HaalKetensAsync(IEnumerable<string> stromen, CancellationToken ct)
    {
        var gevraagd = stromen.Distinct().Where(s => !_ketens.ContainsKey(s)).ToArray();
        foreach (var k in await _verbinding.LijstAsync($"select stroom, keten, zout, n, hoofd from {Borgingsschema.Keten} where gemeente = $1 and stroom = any($2)",
            r => (r.GetString(0), new Ketenhoofd(r.GetString(1), r.GetFieldValue<byte[]>(2), r.GetInt64(3), r.IsDBNull(4) ? null : r.GetFieldValue<byte[]>(4))), ct, _gemeente, gevraagd))
            _ketens[k.Item1] = k.Item2;
        foreach (var nieuw in gevraagd.Where(s => !_ketens.ContainsKey(s))) _ketens[nieuw] = Ketenhoofd.Nieuw(nieuw);
    }

    /// <summary>An event, next in the chain of its stream.</summary>
    public void Boek(Rij rij)
    {
        var keten = _ketens[rij.Stroom];
        var (inhoud, opening) = Bladinhoud.Van(rij);
        var blad = Voeg(inhoud, opening, [new(Convert.FromHexString(keten.Naam), keten.N + 1, keten.Hoofd)], rij);
        _ketens[rij.Stroom] = keten with { N = keten.N + 1, Hoofd = blad, Gewijzigd = true };
    }

    /// <summary>A time stamp over an earlier state of this log, outside the chains: what lies behind it is later.</summary>
    public void Veranker(byte[] token, Checkpoint gestempeld)
    {
        _ankers.Add((_grens.Maat, gestempeld.Maat, token));
        Voeg(Anker.Van(token, gestempeld).Bytes(), [], [], null);
    }

    private byte[] Voeg(byte[] inhoud, byte[] opening, Schakel[] keten, Rij? rij)
    {
        var kop = new Kop(SHA256.HashData(inhoud), keten, _grens.Maat, _log, _t).Bytes();
        var blad = Merkle.Blad(kop);
        _posten.Add(new(_grens.Maat, rij, keten, kop, inhoud, blad, opening));
        _grens = _grens.Met(blad, (plaats, hash) => { if (plaats.Niveau > 0 && plaats.Niveau % Sprong == 0) _knopen.Add((plaats, hash)); });
        return blad;
    }

    public async Task SchrijfAsync(CancellationToken ct)
    {
        if (_posten.Count == 0) return;
        await using (var copy = await _verbinding.BeginBinaryImportAsync($"copy {Borgingsschema.Post} (gemeente, i, seq_id, gebeurtenis, stroom, versie, kop, inhoud, blad, opening) from stdin (format binary)", ct))
        {
            foreach (var p in _posten)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(_gemeente, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(p.I, NpgsqlDbType.Bigint, ct);
                if (p.Rij is { } rij)
                {
                    await copy.WriteAsync(rij.SeqId, NpgsqlDbType.Bigint, ct);
                    await copy.WriteAsync(rij.Id, NpgsqlDbType.Uuid, ct);
                    await copy.WriteAsync(rij.Stroom, NpgsqlDbType.Text, ct);
                    await copy.WriteAsync(rij.Versie, NpgsqlDbType.Bigint, ct);
                }
                else for (var leeg = 0; leeg < 4; leeg++) await copy.WriteNullAsync(ct);
                foreach (var bytes in (byte[][])[p.Kop, p.Inhoud, p.Blad, p.Opening]) await copy.WriteAsync(bytes, NpgsqlDbType.Bytea, ct);
            }
            await copy.CompleteAsync(ct);
        }
        await _verbinding.VoerUitAsync($"insert into {Borgingsschema.Schakel} (gemeente, keten, n, i) select $1, * from unnest($2::text[], $3::bigint[], $4::bigint[])", ct, _gemeente,
            _posten.SelectMany(p => p.Keten, (_, s) => Hex.Schrijf(s.Id)).ToArray(), _posten.SelectMany(p => p.Keten, (_, s) => s.N).ToArray(), _posten.SelectMany(p => p.Keten, (p, _) => p.I).ToArray());
        await _verbinding.VoerUitAsync($"insert into {Borgingsschema.Knoop} (gemeente, niveau, nr, hash) select $1, * from unnest($2::integer[], $3::bigint[], $4::bytea[])", ct, _gemeente,
            _knopen.Select(k => k.Plaats.Niveau).ToArray(), _knopen.Select(k => k.Plaats.Index).ToArray(), _knopen.Select(k => k.Hash).ToArray());
        foreach (var (i, omvang, token) in _ankers)
            await _verbinding.VoerUitAsync($"insert into {Borgingsschema.Anker} (gemeente, i, omvang, token, op) values ($1, $2, $3, $4, $5)", ct, _gemeente, i, omvang, token, _t.UtcDateTime);
        var ketens = _ketens.Where(k => k.Value.Gewijzigd).ToArray();
        await _verbinding.VoerUitAsync($"""
            insert into {Borgingsschema.Keten} (gemeente, stroom, keten, zout, n, hoofd) select $1, * from unnest($2::text[], $3::text[], $4::bytea[], $5::bigint[], $6::bytea[])
            on conflict (gemeente, stroom) do update set n = excluded.n, hoofd = excluded.hoofd
            """, ct, _gemeente, ketens.Select(k => k.Key).ToArray(), ketens.Select(k => k.Value.Naam).ToArray(), ketens.Select(k => k.Value.Zout).ToArray(),
            ketens.Select(k => k.Value.N).ToArray(), ketens.Select(k => k.Value.Hoofd!).ToArray());
        await _verbinding.VoerUitAsync($"""
            insert into {Borgingsschema.Stand} (gemeente, omvang, rand, t) values ($1, $2, $3, $4)
            on conflict (gemeente) do update set omvang = excluded.omvang, rand = excluded.rand, t = excluded.t
            """, ct, _gemeente, _grens.Maat, _grens.Rand.ToArray(), _t.UtcDateTime);
    }

    private sealed record Geboekt(long I, Rij? Rij, Schakel[] Keten, byte[] Kop, byte[] Inhoud, byte[] Blad, byte[] Opening);

    /// <summary>The last link of a chain. The name says nothing without the salt; with it, a dossier can show for which pand the chain stands.</summary>
    private sealed record Ketenhoofd(string Naam, byte[] Zout, long N, byte[]? Hoofd, bool Gewijzigd = false)
    {
        public static Ketenhoofd Nieuw(string stroom)
        {
            var zout = RandomNumberGenerator.GetBytes(Pandverwijzing.Zoutlengte);
            return new(Hex.Schrijf(Pandverwijzing.Van(zout, stroom)), zout, 0, null);
        }
    }
}
