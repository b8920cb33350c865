using Handhaving.Recht.Kalender;

namespace Handhaving.Recht.Termijnen;

/// <summary>De verlenging van art. 1 en 2 van de Algemene termijnenwet.</summary>
public static class Termijnenwet
{
    /// <summary>Het einde van een wettelijke termijn na verlenging.</summary>
    /// <param name="eersteDag">De eerste dag van de termijn.</param>
    /// <param name="einde">Het einde zonder verlenging.</param>
    /// <param name="tweeWerkdagen">Of art. 2 geldt: de termijn telt ten minste drie dagen.</param>
    /// <param name="kalender">De feestdagen.</param>
    public static DateOnly Verleng(DateOnly eersteDag, DateOnly einde, bool tweeWerkdagen, Feestdagenkalender kalender)
    {
        if (tweeWerkdagen)
            while (kalender.Werkdagen(eersteDag > einde.AddDays(-14) ? eersteDag : einde.AddDays(-14), einde) < 2)
                einde = einde.AddDays(1);
        return kalender.EersteWerkdagVanaf(einde);
    }
}
