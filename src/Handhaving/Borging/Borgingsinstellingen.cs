namespace Handhaving.Borging;

/// <summary>How the log is named (section <c>Borging</c>).</summary>
/// <param name="Oorsprong">First part of the name of every log: a domain name of the municipality's own, such as <c>handhaving.deventer.nl</c>. Stands in every entry, so it never changes.</param>
public sealed record Borgingsinstellingen(string Oorsprong)
{
    /// <summary>The booker's own clock, which no test and no database sets.</summary>
    public TimeProvider Klok { get; init; } = TimeProvider.System;

    public static Borgingsinstellingen Van(IConfiguration config) => new(config["Borging:Oorsprong"] ?? "handhaving.invalid");

    /// <summary>The name of the log of one gemeente; stands in every entry, so that logs cannot be mixed.</summary>
    public string Log(string gemeente) => $"{Oorsprong}/{gemeente}/pandlog";
}
