namespace Handhaving.Recht.Samenwerking;

/// <summary>Hoe lang een interventieproject mag duren.</summary>
public enum Projectduuroordeel
{
    /// <summary>Ten hoogste twaalf maanden: de regel.</summary>
    Gewoon,

    /// <summary>Langer dan twaalf, ten hoogste vierentwintig maanden: de uitzondering.</summary>
    Lang,

    /// <summary>Langer dan vierentwintig maanden, of een einde voor het begin.</summary>
    TeLang,
}

/// <summary>De duur van een project van de Landelijke Stuurgroep Interventieteams: in de regel ten hoogste twaalf, nooit meer dan vierentwintig maanden (voorwaarden van de LSI).</summary>
public static class Projectduur
{
    /// <summary>Beide dagen tellen mee.</summary>
    public static Projectduuroordeel Beoordeel(DateOnly van, DateOnly totEnMet) =>
        totEnMet < van || totEnMet >= van.AddMonths(24) ? Projectduuroordeel.TeLang : totEnMet >= van.AddMonths(12) ? Projectduuroordeel.Lang : Projectduuroordeel.Gewoon;
}
