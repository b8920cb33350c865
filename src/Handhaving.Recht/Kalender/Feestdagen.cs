using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Handhaving.Recht.Kalender;

/// <summary>De algemeen erkende feestdagen die uit de wet zelf volgen (art. 3 lid 1 en 2 Atw).</summary>
public static class Feestdagen
{
    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, string>> PerJaar = new();

    /// <summary>Alle feestdagen van een jaar met hun naam en het lid van art. 3 Atw; ook die in een weekeinde.</summary>
    public static IReadOnlyDictionary<DateOnly, string> Van(int jaar) => PerJaar.GetOrAdd(jaar, Bereken);

    /// <summary>Eerste Paasdag in de gregoriaanse kalender (algoritme van Meeus, Jones en Butcher).</summary>
    public static DateOnly EerstePaasdag(int jaar)
    {
        var a = jaar % 19;
        var (b, c) = Math.DivRem(jaar, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (maand, dag) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new(jaar, maand, dag + 1);
    }

    /// <summary>De dag waarop de verjaardag van de Koning wordt gevierd: valt die op zondag, dan de dag ervoor.</summary>
    public static DateOnly Koningsdag(int jaar)
    {
        var verjaardag = jaar >= 2014 ? new DateOnly(jaar, 4, 27) : new DateOnly(jaar, 4, 30);
        return verjaardag.DayOfWeek == DayOfWeek.Sunday ? verjaardag.AddDays(-1) : verjaardag;
    }

    private static FrozenDictionary<DateOnly, string> Bereken(int jaar)
    {
        var pasen = EerstePaasdag(jaar);
        var feestdagen = new Dictionary<DateOnly, string>
        {
            [new(jaar, 1, 1)] = "Nieuwjaarsdag (3 lid 1)",
            [pasen.AddDays(-2)] = "Goede Vrijdag (3 lid 2)",
            [pasen.AddDays(1)] = "Tweede Paasdag (3 lid 1)",
            [Koningsdag(jaar)] = jaar >= 2014 ? "Koningsdag (3 lid 1)" : "Koninginnedag (3 lid 1)",
            [pasen.AddDays(50)] = "Tweede Pinksterdag (3 lid 1)",
            [new(jaar, 12, 25)] = "Eerste Kerstdag (3 lid 1)",
            [new(jaar, 12, 26)] = "Tweede Kerstdag (3 lid 1)",
        };
        // Ascension Day can fall on 5 May itself (2005, 2016): both names then hold.
        feestdagen[new(jaar, 5, 5)] = "5 mei (3 lid 1)";
        var hemelvaart = pasen.AddDays(39);
        feestdagen[hemelvaart] = feestdagen.TryGetValue(hemelvaart, out var samen) ? $"Hemelvaartsdag en {samen}" : "Hemelvaartsdag (3 lid 1)";
        return feestdagen.ToFrozenDictionary();
    }
}
