namespace Handhaving.Recht.Termijnen;

/// <summary>Tijdstippen in Nederlandse tijd (Europe/Amsterdam), met zomer- en wintertijd.</summary>
public static class LokaleTijd
{
    /// <summary>De tijdzone van het recht in deze bibliotheek.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>Hetzelfde moment in Nederlandse tijd.</summary>
    public static DateTimeOffset In(DateTimeOffset tijdstip) => TimeZoneInfo.ConvertTime(tijdstip, Zone);

    /// <summary>De Nederlandse kalenderdag van een moment; de dag eindigt om 24.00 uur lokale tijd.</summary>
    public static DateOnly Dag(DateTimeOffset tijdstip) => DateOnly.FromDateTime(In(tijdstip).DateTime);

    /// <summary>Zoveel verstreken uren later (of eerder, bij een negatief getal), in Nederlandse tijd.</summary>
    public static DateTimeOffset Na(DateTimeOffset tijdstip, int uren) => In(tijdstip.ToUniversalTime().AddHours(uren));
}
