namespace Handhaving.Toegang;

/// <summary>What someone is in one gemeente; the values of the claim <c>rol</c>.</summary>
public static class Rol
{
    public const string Toezichthouder = "toezichthouder", Handhavingsjurist = "handhavingsjurist", Coordinator = "coordinator",
        Burgemeester = "burgemeester", Auditor = "auditor", FunctionarisGegevensbescherming = "functionaris-gegevensbescherming",
        Beheerder = "beheerder", LsiPartner = "lsi-partner";

    public static IReadOnlyList<string> Alle { get; } =
        [Toezichthouder, Handhavingsjurist, Coordinator, Burgemeester, Auditor, FunctionarisGegevensbescherming, Beheerder, LsiPartner];
}
