namespace Handhaving.Recht.Termijnen;

/// <summary>Wat de verjaring van een dwangsom stuit (art. 5:37a lid 1, 4:105 en 4:106 Awb).</summary>
public enum Stuitingssoort
{
    /// <summary>De bekendgemaakte invorderingsbeschikking (art. 5:37a lid 1 Awb).</summary>
    Invorderingsbeschikking,

    /// <summary>De aanmaning (art. 4:106 Awb).</summary>
    Aanmaning,

    /// <summary>Het betekende dwangbevel (art. 4:106 Awb).</summary>
    Dwangbevel,

    /// <summary>Erkenning door de schuldenaar (art. 4:105 lid 2 Awb).</summary>
    ErkenningSchuldenaar,

    /// <summary>De beschikking tot verrekening (art. 4:106 Awb).</summary>
    Verrekeningsbeschikking,

    /// <summary>Een daad van rechtsvervolging (art. 4:105 lid 1 Awb).</summary>
    DaadVanRechtsvervolging,

    /// <summary>Een daad van tenuitvoerlegging van een dwangbevel (art. 4:106 Awb).</summary>
    DaadVanTenuitvoerlegging,
}

/// <summary>De handelingen die stuiten in lopende tekst.</summary>
public static class Stuitingssoorten
{
    /// <summary>De handeling met haar artikel: "de invorderingsbeschikking (art. 5:37a lid 1 Awb)".</summary>
    public static string Omschrijving(this Stuitingssoort soort) => soort switch
    {
        Stuitingssoort.Invorderingsbeschikking => "de invorderingsbeschikking (art. 5:37a lid 1 Awb)",
        Stuitingssoort.Aanmaning => "de aanmaning (art. 4:106 Awb)",
        Stuitingssoort.Dwangbevel => "het dwangbevel (art. 4:106 Awb)",
        Stuitingssoort.ErkenningSchuldenaar => "erkenning (art. 4:105 lid 2 Awb)",
        Stuitingssoort.Verrekeningsbeschikking => "de beschikking tot verrekening (art. 4:106 Awb)",
        Stuitingssoort.DaadVanRechtsvervolging => "een daad van rechtsvervolging (art. 4:105 lid 1 Awb)",
        _ => "een daad van tenuitvoerlegging (art. 4:106 Awb)",
    };
}

/// <summary>Een handeling die als stuiting wordt aangevoerd.</summary>
/// <param name="Datum">De dag waarop zij de schuldenaar bereikte: bekendmaking, verzending, betekening.</param>
/// <param name="Soort">De soort zoals opgegeven.</param>
/// <param name="Stuiting">De soort stuiting; <c>null</c> als de wet aan deze handeling geen stuiting verbindt.</param>
public sealed record Stuitingshandeling(DateOnly Datum, string Soort, Stuitingssoort? Stuiting);

/// <summary>Wat een aangevoerde handeling met de verjaring deed.</summary>
/// <param name="Datum">De dag van de handeling.</param>
/// <param name="Soort">De soort zoals opgegeven.</param>
/// <param name="Stuiting">De soort stuiting; <c>null</c> als de wet er geen stuiting aan verbindt.</param>
/// <param name="NieuweLaatsteDag">De nieuwe laatste dag; <c>null</c> als de handeling niet stuit.</param>
/// <param name="Reden">Waarom zij niet stuit; <c>null</c> als zij stuit.</param>
public sealed record Stuitingsstap(DateOnly Datum, string Soort, Stuitingssoort? Stuiting, DateOnly? NieuweLaatsteDag, string? Reden)
{
    /// <summary>Of de handeling stuit.</summary>
    public bool Stuit => Reden is null;
}
