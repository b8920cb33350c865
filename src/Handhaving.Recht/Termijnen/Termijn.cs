namespace Handhaving.Recht.Termijnen;

/// <summary>Een berekende termijn in kalenderdagen.</summary>
/// <param name="EersteDag">De eerste dag: de dag na het aanvangsfeit.</param>
/// <param name="EinddatumZonderAtw">De laatste dag zonder de Algemene termijnenwet.</param>
/// <param name="Einddatum">De laatste dag waarop nog tijdig kan worden gehandeld.</param>
/// <param name="AtwVanToepassing">Of de Algemene termijnenwet op de termijn van toepassing is.</param>
public sealed record Termijn(DateOnly EersteDag, DateOnly EinddatumZonderAtw, DateOnly Einddatum, bool AtwVanToepassing)
{
    /// <summary>De dag waarop het bestuursorgaan veilig stuurt: nooit later dan zonder de Algemene termijnenwet.</summary>
    public DateOnly VeiligeDatum => EinddatumZonderAtw;
}
