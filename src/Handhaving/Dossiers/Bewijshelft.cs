using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Tijdstempels;
using Handhaving.Borging;
using Npgsql;

namespace Handhaving.Dossiers;

/// <summary>The machine-readable half of a dossier, out of the log: the chain with its proofs against one checkpoint.</summary>
internal static class Bewijshelft
{
    /// <param name="export">What was stated when the dossier was closed.</param>
    /// <param name="n">The number of the closing entry.</param>
    /// <exception cref="NietGeborgdException">The log does not hold what the dossier needs.</exception>
    public static async Task<Dossier> LeesAsync(
        NpgsqlConnection verbinding, string gemeente, Export export, long n, Gepubliceerd uitgegeven, IReadOnlyDictionary<string, byte[]> bestanden, CancellationToken ct)
    {
        var keten = await Pandketen.LeesAsync(verbinding, gemeente, export.PandId, ct);
        if (keten is null || keten.Posten.Count < n || keten.Posten[(int)n - 1].Kop.I >= uitgegeven.Checkpoint.Maat) throw new NietGeborgdException("De afsluiting van het dossier staat niet in het ondertekende log.");
        var boom = new Boom(verbinding, gemeente);
        var plaatsen = await Ankerplaatsen.LeesAsync(verbinding, gemeente, uitgegeven.Checkpoint.Maat, ct);
        List<Ketenlid> leden = [];
        foreach (var post in keten.Posten.Take((int)n))
        {
            // Of what is not told, no more than that it is there.
            var gegeven = !export.Weggelaten.ContainsKey(post.N);
            leden.Add(new(post.Kop, gegeven ? post.Inhoud : null, await boom.LidmaatschapAsync(post.Kop.I, uitgegeven.Checkpoint.Maat, ct),
                gegeven ? plaatsen.Voor(post.Kop.I) : null, gegeven ? plaatsen.Na(post.Kop.I) : null));
        }
        List<Ankerlid> ankers = [];
        foreach (var (kop, anker, token) in await AnkersAsync(verbinding, gemeente, leden.SelectMany(l => (long?[])[l.AnkerVoor, l.AnkerNa]).OfType<long>(), ct))
            ankers.Add(new(kop, anker, await boom.LidmaatschapAsync(kop.I, uitgegeven.Checkpoint.Maat, ct), await boom.SamenhangAsync(anker.Maat, uitgegeven.Checkpoint.Maat, ct), token));
        return new(export, leden, ankers, uitgegeven.Notitie.Bytes(), bestanden);
    }

    /// <summary>
    /// Whether the times of these entries will be proven under this policy, when a stamp comes now for what has none yet: the rule of the
    /// verifier, asked before the text is written.
    /// </summary>
    public static async Task<bool> TijdIsBewezenAsync(NpgsqlConnection verbinding, string gemeente, IEnumerable<Ketenpost> posten, Beleid beleid, DateTimeOffset nu, CancellationToken ct)
    {
        if (beleid.Tijdstempelwortels.Count == 0 || beleid.Ankertijd is null) return false;
        var plaatsen = await Ankerplaatsen.LeesAsync(verbinding, gemeente, long.MaxValue, ct);
        var grenzen = posten.Select(p => (Post: p, Voor: plaatsen.Voor(p.Kop.I), Na: plaatsen.Na(p.Kop.I))).ToList();
        Dictionary<long, DateTimeOffset> stempels = [];
        foreach (var (kop, anker, token) in await AnkersAsync(verbinding, gemeente, grenzen.SelectMany(g => (long?[])[g.Voor, g.Na]).OfType<long>(), ct))
            try
            {
                stempels[kop.I] = Tijdstempel.Controleer(token, anker.Checkpoint(kop.Log).ToString(), beleid.Tijdstempelwortels);
            }
            catch (Handhaving.Bewijs.OngeldigBewijsException)
            {
                return false;
            }
        return grenzen.All(g => Keuring.Tijdtwijfel(beleid, g.Post.N, g.Post.Kop.T, g.Post.Gelezen!.Vastgelegd, g.Voor is { } voor ? stempels[voor] : null, g.Na is { } na ? stempels[na] : nu) is null);
    }

    /// <summary>The anchors at these places, in order.</summary>
    private static Task<List<(Kop Kop, Anker Anker, byte[] Token)>> AnkersAsync(NpgsqlConnection verbinding, string gemeente, IEnumerable<long> plaatsen, CancellationToken ct) => verbinding.LijstAsync($"""
        select p.kop, p.inhoud, a.token from {Borgingsschema.Anker} a join {Borgingsschema.Post} p on p.gemeente = a.gemeente and p.i = a.i
        where a.gemeente = $1 and a.i = any($2) order by a.i
        """, r => (Kop.Lees(r.GetFieldValue<byte[]>(0)), Anker.Lees(r.GetFieldValue<byte[]>(1)), r.GetFieldValue<byte[]>(2)), ct, gemeente, plaatsen.Distinct().ToArray());
}
