using Handhaving.Bewijs.Notities;

namespace Handhaving.Borging.Controle;

/// <summary>The daily audit (section <c>Borging:Controle</c>).</summary>
/// <param name="Sleutels">Keys of which one must have signed each checkpoint that is stored. From elsewhere than the database; empty: only the roots are compared.</param>
public sealed record Controleinstellingen(IReadOnlyList<Sleutel> Sleutels)
{
    /// <summary>How long after an audit the next one begins.</summary>
    public TimeSpan Elke { get; init; } = TimeSpan.FromDays(1);

    public static Controleinstellingen Van(IConfiguration config) =>
        new([.. (config.GetSection("Borging:Controle:Sleutels").Get<string[]>() ?? []).Select(Sleutel.Lees)]) { Elke = TimeSpan.FromHours(config.GetValue("Borging:Controle:ElkeUren", 24)) };
}
