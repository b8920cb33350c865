namespace Handhaving.Wijken;

/// <summary>
/// Hides small numbers, and whatever would give them away, from those who may not see them (docs/adr/0010-kleine-aantallen.md).
/// Assumes that the reader knows these rules, every answer that he may get, and which figure can never exceed which.
/// </summary>
/// <param name="K">A number under this is small. A choice of the product, set by <c>Wijkdashboard:KleinsteAantal</c>.</param>
public sealed record Afscherming(int K)
{
    /// <summary>The figures that are given per area. Of the others a reader could subtract one from another within an area.</summary>
    private static readonly Figuur[] PerGebied = [Figuren.Meldingen, Figuren.Controles];

    public static Afscherming Van(IConfiguration configuratie) => configuratie.GetValue("Wijkdashboard:KleinsteAantal", 5) is >= 3 and var k
        ? new(k)
        : throw new InvalidOperationException("Wijkdashboard:KleinsteAantal is kleiner dan 3; dan is een klein aantal niet te verbergen. Zet het op 3 of meer.");

    /// <summary>The whole tree, with null where a number stays hidden.</summary>
    /// <param name="verdeel">Whether the list of areas is known from elsewhere; a list made of the facts would itself tell where they are.</param>
    public Gebiedcijfers Pas(Gebiedcijfers gemeente, bool verdeel)
    {
        var getoond = Top(gemeente);
        var boom = gemeente with { Aantallen = Figuren.Alle.SelectMany(f => f.Delen.Prepend(f)).ToDictionary(f => f.Naam, f => getoond.Contains(f) ? gemeente.Aantallen[f.Naam] : null) };
        return boom with { Kinderen = verdeel ? Kinderen(gemeente, [.. PerGebied.Where(getoond.Contains)]) : [] };
    }

    /// <summary>
    /// Which parts of a whole that is shown may be shown. The small ones stay hidden together when what is left for them
    /// says nothing about any of them: each can still be anything under K. Otherwise no part is shown at all.
    /// </summary>
    public IReadOnlySet<T> Toonbaar<T>(IReadOnlyDictionary<T, int> delen) where T : notnull
    {
        var klein = delen.Where(d => d.Value < K).ToList();
        var samen = klein.Sum(d => d.Value);
        return klein.Count == 0 || (samen >= K && samen <= (klein.Count - 1) * (K - 1)) ? delen.Where(d => d.Value >= K).Select(d => d.Key).ToHashSet() : new HashSet<T>();
    }

    /// <summary>Which figures of the gemeente as a whole are shown, each held against those on which it depends; see <see cref="Figuur"/>.</summary>
    private HashSet<Figuur> Top(Gebiedcijfers gemeente)
    {
        var getoond = new HashSet<Figuur>();
        foreach (var figuur in Figuren.Alle)
        {
            var aantal = gemeente.Aantallen[figuur.Naam]!.Value;
            if (aantal < K || VergtKlein(figuur, gemeente) || (Boven(figuur, getoond) is { } boven && Math.Abs(gemeente.Aantallen[boven.Naam]!.Value - aantal) < K)) continue;
            getoond.Add(figuur);
            getoond.UnionWith(Toonbaar(figuur.Delen.ToDictionary(d => d, d => gemeente.Aantallen[d.Naam]!.Value)));
        }
        return getoond;
    }

    /// <summary>Something without which this figure would be nul is small, however far back.</summary>
    private bool VergtKlein(Figuur figuur, Gebiedcijfers gemeente) => figuur.Vergt is { } nodig && (gemeente.Aantallen[nodig.Naam] < K || VergtKlein(nodig, gemeente));

    /// <summary>The nearest figure that is shown and of which this one is a part.</summary>
    private static Figuur? Boven(Figuur figuur, HashSet<Figuur> getoond) => figuur.DeelVan is not { } geheel ? null : getoond.Contains(geheel) ? geheel : Boven(geheel, getoond);

    /// <summary>Parts per area stand only with the gemeente as a whole: crossed with areas they would give a table to solve.</summary>
    private Gebiedcijfers[] Kinderen(Gebiedcijfers ouder, Figuur[] figuren)
    {
        var perFiguur = figuren.ToDictionary(f => f, f => Toonbaar(ouder.Kinderen.ToDictionary(k => k.Code, k => k.Aantallen[f.Naam]!.Value)));
        return [.. ouder.Kinderen.Select(kind =>
        {
            Figuur[] hier = [.. figuren.Where(f => perFiguur[f].Contains(kind.Code))];
            return kind with
            {
                Aantallen = kind.Aantallen.ToDictionary(a => a.Key, a => hier.Any(f => f.Naam == a.Key) ? a.Value : null),
                Kinderen = Kinderen(kind, hier),
            };
        })];
    }
}

/// <summary>The numbers of an area and of the areas of which it is made.</summary>
/// <param name="Aantallen">By the name of the figure; null is hidden.</param>
public sealed record Gebiedcijfers(string Code, IReadOnlyDictionary<string, int?> Aantallen, IReadOnlyList<Gebiedcijfers> Kinderen)
{
    public IEnumerable<Gebiedcijfers> Alle => Kinderen.SelectMany(k => k.Alle).Prepend(this);

    public static Gebiedcijfers Van(string gemeente, IReadOnlyCollection<Geteld> geteld, IEnumerable<(string Wijk, string Buurt)> gebieden) => new(
        gemeente, Tel(geteld),
        [.. gebieden.Concat(geteld.Select(g => (g.Feit.Gebied.Wijkcode, g.Feit.Gebied.Buurtcode))).Distinct().GroupBy(g => g.Item1).OrderBy(w => w.Key, StringComparer.Ordinal).Select(wijk => new Gebiedcijfers(
            wijk.Key, Tel(geteld.Where(g => g.Feit.Gebied.Wijkcode == wijk.Key)),
            [.. wijk.Select(b => b.Item2).Order(StringComparer.Ordinal).Select(buurt => new Gebiedcijfers(buurt, Tel(geteld.Where(g => g.Feit.Gebied.Buurtcode == buurt)), []))]))]);

    private static Dictionary<string, int?> Tel(IEnumerable<Geteld> geteld)
    {
        var feiten = geteld.Select(g => g.Feit).ToList();
        return Figuren.Alle.SelectMany(f => f.Delen.Prepend(f)).ToDictionary(f => f.Naam, f => (int?)feiten.Count(f.Telt));
    }
}
