namespace Handhaving.Sleutelbeheer;

/// <summary>How long keys live (section <c>Persoonsgegevens:Sleutels</c>). The terms are choices of the product.</summary>
internal sealed record Sleutelinstellingen
{
    /// <summary>A new epoch begins by itself when the last one is this old; zero: only by command.</summary>
    public TimeSpan RoteerNa { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a backup is kept. The key of an epoch is destroyed only when no backup with something under it is left.</summary>
    public TimeSpan Reservekopie { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long after an inventory the next one begins.</summary>
    public TimeSpan InventarisElke { get; init; } = TimeSpan.FromDays(1);

    public static Sleutelinstellingen Van(IConfiguration config) => new()
    {
        RoteerNa = TimeSpan.FromDays(config.GetValue("Persoonsgegevens:Sleutels:RoteerNaDagen", 30)),
        Reservekopie = TimeSpan.FromDays(config.GetValue("Persoonsgegevens:Sleutels:ReservekopieDagen", 90)),
        InventarisElke = TimeSpan.FromHours(config.GetValue("Persoonsgegevens:Sleutels:InventarisElkeUren", 24)),
    };
}
