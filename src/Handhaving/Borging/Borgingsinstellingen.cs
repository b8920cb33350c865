namespace Handhaving.Borging;

/// <summary>How the log is named (section <c>Borging</c>).</summary>
/// <param name="Oorsprong">First part of the name of every log: a domain name of the municipality's own, such as <c>handhaving.deventer.nl</c>. Stands in every entry, so it never changes.</param>
public sealed record Borgingsinstellingen(string Oorsprong)
{
    /// <summary>The booker's own clock, which no test and no database sets.</summary>
    public TimeProvider Klok { get; init; } = TimeProvider.System;

    /// <summary>
    /// The most that may lie between the registration and the booking of an event. Beyond it the booker's clock does not
    /// confirm the time that the database gave: after an outage of the booker, or when a time was forged.
    /// </summary>
    public TimeSpan Verwerkingstijd { get; init; } = TimeSpan.FromMinutes(10);

    public static Borgingsinstellingen Van(IConfiguration config) => new(config["Borging:Oorsprong"] ?? "handhaving.invalid")
    {
        Verwerkingstijd = TimeSpan.FromSeconds(config.GetValue("Borging:VerwerkingstijdInSeconden", 600)),
    };

    /// <summary>The booker's clock confirms this time of registration.</summary>
    public bool Bevestigt(DateTime geregistreerd, DateTimeOffset geboekt) => (geboekt - new DateTimeOffset(geregistreerd, TimeSpan.Zero)).Duration() <= Verwerkingstijd;

    /// <summary>The name of the log of one gemeente; stands in every entry, so that logs cannot be mixed.</summary>
    public string Log(string gemeente) => $"{Oorsprong}/{gemeente}/pandlog";
}
