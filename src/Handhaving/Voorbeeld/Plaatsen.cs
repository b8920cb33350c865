using System.Globalization;

namespace Handhaving.Voorbeeld;

internal sealed record Plaats(string PandId, string Buurtcode, string VerblijfsobjectId);

/// <summary>
/// Addresses that do not exist, in buurten that do. The ids have the official form (gemeente, kind, number) with numbers from
/// a range that the BAG of Deventer has not reached.
/// </summary>
internal static class Plaatsen
{
    private static readonly (string[] Buurten, int Procent)[] Wijkplannen =
    [
        (["BU01500702", "BU01500702", "BU01500701", "BU01500703"], 28),
        (["BU01500401", "BU01500402", "BU01500403", "BU01500404", "BU01500405", "BU01500406"], 22),
        (["BU01500302", "BU01500303", "BU01500304", "BU01500305", "BU01500306"], 18),
        (["BU01500801"], 15),
    ];

    private static readonly string[] Elders =
    [
        "BU01500101", "BU01500107", "BU01500201", "BU01500501", "BU01500502", "BU01500601", "BU01500602", "BU01500605", "BU01500802",
        "BU01500905", "BU01501002", "BU01501004", "BU01501101", "BU01501201", "BU01501401", "BU01501501",
    ];

    /// <summary>Where the (made up) recreation park lies; its standplaatsen have BAG ids of their own.</summary>
    private const string Recreatiepark = "BU01501403";

    private const int Standplaatsen = 3;

    /// <param name="gecontroleerd">How many addresses get visits; they come first in the result.</param>
    /// <param name="overig">How many more, spread in the same way.</param>
    public static IReadOnlyList<Plaats> Trek(int gecontroleerd, int overig, Random toeval)
    {
        var nummers = new HashSet<int>();
        while (nummers.Count < gecontroleerd + overig) nummers.Add(toeval.Next(100_000_000));
        return [.. Buurten(gecontroleerd, Standplaatsen).OrderBy(_ => toeval.Next()).Concat(Buurten(overig, 0).OrderBy(_ => toeval.Next())).Zip(nummers, Maak)];
    }

    /// <summary>A few more, drawn apart: what was drawn before them stays where it is.</summary>
    /// <param name="bezet">Panden that are taken.</param>
    public static IEnumerable<Plaats> Erbij(int aantal, IReadOnlySet<string> bezet, Random toeval) => Enumerable.Range(0, int.MaxValue)
        .Select(i => Maak(Wijkplannen[i % Wijkplannen.Length].Buurten[i / Wijkplannen.Length % Wijkplannen[i % Wijkplannen.Length].Buurten.Length], toeval.Next(100_000_000)))
        .Where(p => !bezet.Contains(p.PandId)).DistinctBy(p => p.PandId).Take(aantal);

    /// <summary>Shares, not chances: with every seed the areas of the wijkplannen get the most.</summary>
    private static IEnumerable<string> Buurten(int aantal, int standplaatsen)
    {
        var buurten = Wijkplannen.SelectMany(w => Enumerable.Range(0, aantal * w.Procent / 100).Select(i => w.Buurten[i % w.Buurten.Length])).ToList();
        return [.. buurten, .. Enumerable.Repeat(Recreatiepark, standplaatsen), .. Enumerable.Range(0, aantal - buurten.Count - standplaatsen).Select(i => Elders[i % Elders.Length])];
    }

    private static Plaats Maak(string buurt, int nummer) => buurt == Recreatiepark
        ? new(Id("03", nummer), buurt, Id("03", nummer))
        : new(Id("10", nummer), buurt, Id("01", nummer));

    private static string Id(string soort, int nummer) => string.Create(CultureInfo.InvariantCulture, $"0150{soort}99{nummer:00000000}");
}
