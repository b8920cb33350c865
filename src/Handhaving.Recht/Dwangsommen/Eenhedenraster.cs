using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Dwangsommen;

/// <summary>
/// De tijdseenheden van een last, geteld vanaf haar eerste dag; geschorste dagen tellen niet mee. Rekent met hele tijdvakken en
/// niet per dag, zodat een vraag over eeuwen even snel is als een over een maand.
/// </summary>
internal sealed class Eenhedenraster(DateOnly eersteDag, int dagenPerEenheid, IEnumerable<Tijdvak> geschorst)
{
    private readonly List<Tijdvak> _geschorst = Samengevoegd(geschorst.Where(t => t.TotEnMet >= eersteDag).Select(t => t.Van < eersteDag ? t with { Van = eersteDag } : t));

    /// <summary>Hoeveel hele eenheden er voor deze dag zijn verstreken.</summary>
    public int Verstreken(DateOnly dag)
    {
        var dagen = dag.DayNumber - eersteDag.DayNumber;
        foreach (var t in _geschorst.TakeWhile(t => t.Van < dag))
            dagen -= Math.Min(t.TotEnMet.DayNumber + 1, dag.DayNumber) - t.Van.DayNumber;
        return Math.Max(dagen, 0) / dagenPerEenheid;
    }

    /// <summary>De dag na het einde van een eenheid: dan is zij verbeurd.</summary>
    public DateOnly Einde(int nr)
    {
        var laatste = eersteDag.DayNumber + (nr * dagenPerEenheid) - 1;
        foreach (var t in _geschorst.TakeWhile(t => t.Van.DayNumber <= laatste))
            laatste += t.TotEnMet.DayNumber - t.Van.DayNumber + 1;
        return DateOnly.FromDayNumber(laatste + 1);
    }

    /// <summary>De eerste eenheid die op of na deze dag begint; een na de laatste als geen ervan dat doet.</summary>
    public int EersteVanaf(DateOnly dag, int laatste)
    {
        var (van, tot) = (1, laatste + 1);
        while (van < tot)
        {
            var midden = (van + tot) / 2;
            if ((midden == 1 ? eersteDag : Einde(midden - 1)) >= dag)
                tot = midden;
            else
                van = midden + 1;
        }

        return van;
    }

    /// <summary>De tijdvakken op volgorde, met wat overlapt of aansluit samengenomen.</summary>
    public static List<Tijdvak> Samengevoegd(IEnumerable<Tijdvak> tijdvakken)
    {
        var samen = new List<Tijdvak>();
        foreach (var t in tijdvakken.Where(t => t.TotEnMet >= t.Van).OrderBy(t => t.Van))
        {
            if (samen.Count > 0 && t.Van.DayNumber <= samen[^1].TotEnMet.DayNumber + 1)
                samen[^1] = samen[^1] with { TotEnMet = t.TotEnMet > samen[^1].TotEnMet ? t.TotEnMet : samen[^1].TotEnMet };
            else
                samen.Add(t);
        }

        return samen;
    }
}
