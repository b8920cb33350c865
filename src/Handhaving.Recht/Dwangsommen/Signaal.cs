namespace Handhaving.Recht.Dwangsommen;

/// <summary>Iets in het verloop waar een jurist naar moet kijken.</summary>
/// <param name="Datum">De dag van het feit.</param>
/// <param name="Code">Vaste code.</param>
/// <param name="Tekst">De uitleg in het Nederlands.</param>
/// <param name="Verbeurte">Het nummer van de verbeurte; <c>null</c> als het de last betreft.</param>
public sealed record Signaal(DateOnly Datum, string Code, string Tekst, int? Verbeurte = null)
{
    /// <summary>Een overtreding na naleving van een last die herhaling niet verbiedt.</summary>
    public const string LastNageleefd = "LAST_NAGELEEFD";

    /// <summary>Aanmaning zonder bevoegdheid: geen invorderingsbeschikking, geen verzuim, uitstel of verjaard.</summary>
    public const string AanmaningOnbevoegd = "AANMANING_ONBEVOEGD";

    /// <summary>Dwangbevel zonder bevoegdheid: geen verstreken aanmaningstermijn, uitstel of verjaard.</summary>
    public const string DwangbevelOnbevoegd = "DWANGBEVEL_ONBEVOEGD";
}
