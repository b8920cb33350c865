namespace Handhaving.Recht.Regels;

/// <summary>Hoe zeker de bron achter een regel, bedrag of keuze is.</summary>
public enum Betrouwbaarheid
{
    /// <summary>[V] Gecontroleerd in een bron met de huidige tekst.</summary>
    Gecontroleerd,

    /// <summary>[V17] Gecontroleerd in de geconsolideerde tekst van mei 2017; geen latere wijziging bekend.</summary>
    Gecontroleerd2017,

    /// <summary>[J] Rust op een uitspraak die via een bron met ECLI is gecontroleerd.</summary>
    Uitspraak,

    /// <summary>[M] Niet gecontroleerd: instelling met een geldigheidsduur, nooit een constante.</summary>
    NietGecontroleerd,

    /// <summary>[P] Productkeuze, geen recht: zichtbaar en instelbaar.</summary>
    Productkeuze,
}

/// <summary>De merktekens waarmee de bronvermelding de betrouwbaarheid kort schrijft.</summary>
public static class Merktekens
{
    /// <summary>Het merkteken: <c>V</c>, <c>V17</c>, <c>J</c>, <c>M</c> of <c>P</c>.</summary>
    public static string Merkteken(this Betrouwbaarheid betrouwbaarheid) => betrouwbaarheid switch
    {
        Betrouwbaarheid.Gecontroleerd => "V",
        Betrouwbaarheid.Gecontroleerd2017 => "V17",
        Betrouwbaarheid.Uitspraak => "J",
        Betrouwbaarheid.NietGecontroleerd => "M",
        Betrouwbaarheid.Productkeuze => "P",
        _ => throw new ArgumentOutOfRangeException(nameof(betrouwbaarheid)),
    };

    /// <summary>De betrouwbaarheid die bij een merkteken hoort.</summary>
    public static Betrouwbaarheid Lees(string merkteken) =>
        Enum.GetValues<Betrouwbaarheid>().Single(b => b.Merkteken() == merkteken);
}
