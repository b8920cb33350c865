using System.Diagnostics.Metrics;

namespace Handhaving.Partners;

/// <summary>What is not recorded one by one is counted.</summary>
public static class Partnermeters
{
    public const string Naam = "Handhaving.Partners";

    private static readonly Meter Meter = new(Naam);

    private static readonly Counter<long> Geweigerden = Meter.CreateCounter<long>("handhaving.partners.geweigerd", description: "Geweigerde aanmeldingen en verzoeken van partners, ook die niet elk zijn vastgelegd.");

    internal static void Geweigerd(Beslisreden reden) => Geweigerden.Add(1, new KeyValuePair<string, object?>("reden", reden.ToString()));
}
