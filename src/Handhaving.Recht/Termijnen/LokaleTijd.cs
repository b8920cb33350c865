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

    /// <summary>De Nederlandse klok op een moment.</summary>
    public static TimeOnly Kloktijd(DateTimeOffset tijdstip) => TimeOnly.FromDateTime(In(tijdstip).DateTime);

    /// <summary>Het moment van een Nederlandse kloktijd. In het uur dat tweemaal voorkomt het eerste; in het uur dat wordt overgeslagen het uur erna.</summary>
    public static DateTimeOffset Om(DateOnly dag, TimeOnly tijd)
    {
        var lokaal = dag.ToDateTime(tijd, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(lokaal))
            lokaal = lokaal.AddHours(1);
        return new(lokaal, Zone.IsAmbiguousTime(lokaal) ? Zone.GetAmbiguousTimeOffsets(lokaal).Max() : Zone.GetUtcOffset(lokaal));
    }

    /// <summary>Het eerste moment na een Nederlandse kalenderdag.</summary>
    public static DateTimeOffset EindeVan(DateOnly dag) => Om(dag.AddDays(1), TimeOnly.MinValue);

    /// <summary>Zoveel verstreken uren later (of eerder, bij een negatief getal), in Nederlandse tijd.</summary>
    public static DateTimeOffset Na(DateTimeOffset tijdstip, int uren) => In(tijdstip.ToUniversalTime().AddHours(uren));
}
