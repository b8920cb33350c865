namespace Handhaving.Recht.Dwangsommen;

/// <summary>Hoe een dwangsom verbeurt (art. 5:32b lid 1 Awb): precies één van de drie.</summary>
public enum Modaliteit
{
    /// <summary>Een bedrag ineens.</summary>
    Ineens,

    /// <summary>Een bedrag per tijdseenheid waarin de last niet is uitgevoerd, verbeurd aan het einde van elke eenheid.</summary>
    PerTijdseenheid,

    /// <summary>Een bedrag per overtreding van de last.</summary>
    PerOvertreding,
}

/// <summary>Een last onder dwangsom zoals opgelegd.</summary>
/// <param name="Modaliteit">Ineens, per tijdseenheid of per overtreding.</param>
/// <param name="BedragCent">Het bedrag van één dwangsom in eurocenten.</param>
/// <param name="MaximumCent">Het bedrag waarboven niets meer verbeurt, in eurocenten (art. 5:32b lid 2 Awb).</param>
/// <param name="Bekendmaking">De dag van bekendmaking.</param>
/// <param name="LaatsteDagBegunstiging">De laatste dag van de begunstigingstermijn, tot en met; <c>null</c> bij een last die alleen herhaling voorkomt.</param>
/// <param name="TijdseenheidDagen">De lengte van de tijdseenheid in dagen; alleen per tijdseenheid.</param>
/// <param name="HooguitEenPerDagen">Per overtreding: hooguit één verbeurte in zoveel dagen, gerekend vanaf de vorige; <c>null</c> volgt het beleid.</param>
/// <param name="AlleenBeeindigen">De last gebiedt te staken en niet ook gestaakt te houden: na gebleken naleving verbeurt een nieuwe overtreding niets.</param>
public sealed record Last(
    Modaliteit Modaliteit,
    long BedragCent,
    long MaximumCent,
    DateOnly Bekendmaking,
    DateOnly? LaatsteDagBegunstiging,
    int? TijdseenheidDagen = null,
    int? HooguitEenPerDagen = null,
    bool AlleenBeeindigen = false);
