namespace Handhaving.Recht.Kalender;

/// <summary>Hoeveel tijd tussen twee dagen is verstreken.</summary>
public static class Tijdsverloop
{
    /// <summary>Het aantal kalenderdagen van de ene dag tot de andere; negatief als de tweede voor de eerste ligt.</summary>
    public static int Dagen(DateOnly van, DateOnly tot) => tot.DayNumber - van.DayNumber;
}
