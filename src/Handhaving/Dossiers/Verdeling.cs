using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Bewijs.Dossiers;
using Handhaving.Borging;

namespace Handhaving.Dossiers;

/// <summary>What later entries say was erased or destroyed: found by the alias in the log, whatever the product makes of them.</summary>
/// <param name="Velden">By value the number of the entry that records its erasure.</param>
/// <param name="Bladen">By leaf hash the number of the entry that records its destruction.</param>
internal sealed record Wissingen(IReadOnlyDictionary<Vindplaats, long> Velden, IReadOnlyDictionary<string, long> Bladen)
{
    public static Wissingen Van(IReadOnlyList<Ketenpost> keten)
    {
        var (velden, bladen) = (new Dictionary<Vindplaats, long>(), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var post in keten)
            foreach (var deel in Lijst(post))
                switch (deel)
                {
                    case Json.Tekst blad: bladen.TryAdd(blad.Waarde, post.N); break;
                    case Json.Voorwerp v when Vindplaats(v) is { } plaats: velden.TryAdd(plaats, post.N); break;
                }
        return new(velden, bladen);
    }

    private static IReadOnlyList<Json> Lijst(Ketenpost post) => post.Gelezen is not { } inhoud ? []
        : (inhoud.Soort switch { Dossier.Wissing => inhoud.Gegevens["velden"], Dossier.Vernietiging => inhoud.Gegevens["bladen"], _ => null }) is Json.Rij rij ? rij.Delen : [];

    private static Vindplaats? Vindplaats(Json.Voorwerp v) =>
        v["gebeurtenis"] is Json.Tekst g && v["pad"] is Json.Tekst p && Guid.TryParseExact(g.Waarde, "D", out var id) ? new Vindplaats(id, p.Waarde) : null;
}

/// <summary>
/// What of each entry of the chain goes into the evidence. The counterpart of <see cref="Dossierinhoud"/>, from the same
/// <see cref="Zaakstroom"/> and the same openings; pure.
/// </summary>
internal sealed record Verdeling(
    IReadOnlyDictionary<long, Sluiting> Weggelaten, IReadOnlyDictionary<long, IReadOnlyDictionary<string, Opening>> Geopend, IReadOnlyDictionary<long, IReadOnlyDictionary<string, Sluiting>> Gesloten)
{
    /// <param name="keten">From number 1 to just before the closing entry.</param>
    /// <param name="eigen">The events of the zaak.</param>
    /// <param name="open">What is handed out. A value that is missing here is not.</param>
    /// <param name="dicht">Why something is not handed out; a value that is missing here need not be known.</param>
    /// <exception cref="NietGeborgdException">A body is gone and no later entry says so.</exception>
    public static Verdeling Van(IReadOnlyList<Ketenpost> keten, IReadOnlySet<Guid> eigen, IReadOnlyDictionary<Vindplaats, Opening> open, IReadOnlyDictionary<Vindplaats, Reden> dicht)
    {
        var gewist = Wissingen.Van(keten);
        var (weggelaten, geopend, gesloten) = (new Dictionary<long, Sluiting>(), new Dictionary<long, IReadOnlyDictionary<string, Opening>>(), new Dictionary<long, IReadOnlyDictionary<string, Sluiting>>());
        // An entry by which something of this zaak is gone is given, in whichever zaak it was recorded: without it the gap is not explained.
        var genoemd = gewist.Velden.Where(v => eigen.Contains(v.Key.Gebeurtenis)).Select(v => v.Value)
            .Concat(keten.Where(p => p.Inhoud is null).Select(p => gewist.Bladen.GetValueOrDefault(Hex.Schrijf(p.Kop.Blad())))).ToHashSet();
        foreach (var post in keten)
        {
            if (post.Gelezen is not { } inhoud)
            {
                weggelaten[post.N] = gewist.Bladen.TryGetValue(Hex.Schrijf(post.Kop.Blad()), out var n) && n > post.N ? new(Reden.Vernietigd, n)
                    : throw new NietGeborgdException($"De inhoud van nr. {post.N} is weg zonder dat een latere gebeurtenis de vernietiging vermeldt.");
                continue;
            }
            if (!eigen.Contains(post.Gebeurtenis) && !genoemd.Contains(post.N))
            {
                weggelaten[post.N] = new(Reden.AndereZaak);
                continue;
            }
            var paden = inhoud.Persoonsgegevens.Keys.Concat(inhoud.Medewerker is null ? [] : [Toezegging.Medewerkerpad]).ToLookup(pad => open.ContainsKey(new(post.Gebeurtenis, pad)) && !Weg(pad).HasValue);
            geopend[post.N] = paden[true].ToDictionary(pad => pad, pad => open[new(post.Gebeurtenis, pad)], StringComparer.Ordinal);
            gesloten[post.N] = paden[false].ToDictionary(pad => pad, pad => Weg(pad) is { } door ? new Sluiting(Reden.Gewist, door)
                : new Sluiting(dicht.TryGetValue(new(post.Gebeurtenis, pad), out var reden) ? reden : Reden.Avg), StringComparer.Ordinal);

            long? Weg(string pad) => gewist.Velden.TryGetValue(new(post.Gebeurtenis, pad), out var door) && door > post.N ? door : null;
        }
        return new(weggelaten, geopend.Where(g => g.Value.Count > 0).ToDictionary(), gesloten.Where(g => g.Value.Count > 0).ToDictionary());
    }
}
