namespace Handhaving.Recht.Regels;

/// <summary>
/// De keuzes die geen recht zijn: productkeuzes [P] en niet gecontroleerde regels [M] (docs/juridische-punten.md, punt 13 en 14).
/// De jurist van de gemeente kan elk ervan anders stellen; een antwoord dat erop rust, zegt dat.
/// </summary>
public sealed record Beleid
{
    /// <summary>De keuzes die bij de bibliotheek horen.</summary>
    public static Beleid Standaard { get; } = new();

    /// <summary>De versie van deze keuzes.</summary>
    public string Versie { get; init; } = "2026.1";

    /// <summary>De dagen waarop deze keuzes gelden.</summary>
    public Geldigheid Geldigheid { get; init; } = new(new(1994, 1, 1));

    /// <summary>[P] Per tijdseenheid: een deugdelijke constatering bewijst ook de volle eenheden sinds de vorige, zolang geen naleving is gezien.</summary>
    public bool TussenliggendeEenhedenBoeken { get; init; } = true;

    /// <summary>[P] Per overtreding: hooguit één verbeurte in zoveel dagen als de last zelf niets zegt; 1 is één per dag.</summary>
    public int OvertredingenHooguitEenPerDagen { get; init; } = 1;

    /// <summary>[P] Geschorste dagen tellen niet mee in een tijdseenheid.</summary>
    public bool GeschorsteDagenTellenNietMee { get; init; } = true;

    /// <summary>[P] Een aanmaning of dwangbevel zonder bevoegdheid stuit de verjaring niet.</summary>
    public bool OnbevoegdeHandelingStuitNiet { get; init; } = true;

    /// <summary>[J] Per tijdseenheid: verlengen kan nog zolang de eerste eenheid niet is verstreken.</summary>
    public bool VerlengenTijdensEersteEenheid { get; init; } = true;

    /// <summary>[P] Een overschot wordt ook aan later verbeurde dwangsommen toegerekend; uit, omdat verrekening een wettelijke grondslag vraagt (art. 4:93 lid 1 Awb).</summary>
    public bool OverschotNaarLatereVerbeurten { get; init; }

    /// <summary>[M] Of de Atw de twee weken na de ingebrekestelling verlengt (art. 4:17 lid 3 Awb).</summary>
    public bool AtwOpIngebrekestelling { get; init; }

    /// <summary>[M] Zonder poststempel: ontvangst binnen zoveel werkdagen na het einde geldt als tijdig ter post bezorgd.</summary>
    public int WerkdagenVermoedenTerPost { get; init; } = 2;
}
