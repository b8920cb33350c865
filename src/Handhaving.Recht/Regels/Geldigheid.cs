namespace Handhaving.Recht.Regels;

/// <summary>De dagen waarop een regel, bedrag of keuze geldt; beide grenzen tellen mee.</summary>
/// <param name="Van">De eerste dag.</param>
/// <param name="TotEnMet">De laatste dag; <c>null</c> zolang er geen einde bekend is.</param>
public sealed record Geldigheid(DateOnly Van, DateOnly? TotEnMet = null)
{
    /// <summary>Of de regel op deze dag geldt.</summary>
    public bool Omvat(DateOnly dag) => dag >= Van && (TotEnMet is null || dag <= TotEnMet);
}
