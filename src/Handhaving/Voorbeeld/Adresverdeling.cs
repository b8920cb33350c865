using Handhaving.Panden;

namespace Handhaving.Voorbeeld;

/// <summary>Gives every moment of the agenda an address: two or three visits each, with time between them.</summary>
internal static class Adresverdeling
{
    private const int DagenTussen = 21;

    /// <returns>The moments of each address, in order.</returns>
    public static IReadOnlyList<IReadOnlyList<Planning>> Verdeel(IReadOnlyList<Planning> agenda, Random toeval)
    {
        while (true)
            if (Probeer(agenda, toeval) is { } verdeling)
                return verdeling;
    }

    /// <summary>Walks through time and each time goes back to a known address or on to a new one; null when that does not come out.</summary>
    private static List<List<Planning>>? Probeer(IReadOnlyList<Planning> agenda, Random toeval)
    {
        var met3 = 40 + 2 * toeval.Next(8);
        met3 += (agenda.Count - met3 * 3) % 2;
        var nieuw = new Stack<int>(Enumerable.Repeat(3, met3).Concat(Enumerable.Repeat(2, (agenda.Count - met3 * 3) / 2)).OrderBy(_ => toeval.Next()).ToList());
        var lopend = new List<(List<Planning> Bezoeken, int Nog)>();
        var klaar = new List<List<Planning>>();
        foreach (var moment in agenda)
        {
            var terug = lopend.FindIndex(a => a.Bezoeken[^1].Datum.AddDays(DagenTussen) <= moment.Datum);
            if (terug < 0 || (nieuw.Count > 0 && toeval.Next(100) < 35))
            {
                if (!nieuw.TryPop(out var bezoeken)) return null;
                lopend.Add(([moment], bezoeken - 1));
                continue;
            }
            var (adres, nog) = lopend[terug];
            lopend.RemoveAt(terug);
            adres.Add(moment);
            if (nog > 1) lopend.Add((adres, nog - 1));
            else klaar.Add(adres);
        }
        return lopend.Count == 0 && nieuw.Count == 0 ? [.. klaar.OrderBy(a => a[0].BeginOp)] : null;
    }
}
