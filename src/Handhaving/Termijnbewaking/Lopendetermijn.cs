using Handhaving.Platform;

namespace Handhaving.Termijnbewaking;

/// <summary>What a term is about.</summary>
public enum Termijnsoort { MachtigingGeldig, VerslagBinnentreden, Zienswijze, Begunstiging, BezwaarLast, BezwaarBeschikking, Betaling, Aanmaning, Verjaring }

/// <summary>Who must act within a term.</summary>
public enum Partij { Toezichthouder, Overtreder, Belanghebbende, College }

/// <summary>One term of a zaak as it stands on a day.</summary>
/// <param name="Wat">What it is, as a heading has it.</param>
/// <param name="Laatste">The last day, with article, rule, calendar and explanation.</param>
/// <param name="Wie">Who must act by then.</param>
/// <param name="Verstreken">The last day lies before the day that is looked at.</param>
/// <param name="DagenResterend">Calendar days left after that day; nul on the last day, and less once it is over.</param>
/// <param name="Over">Id of the machtiging, betreding, voornemen, last or beschikking that it is about.</param>
/// <param name="Verbeurte">The dwangsom that it is about, by the day on which it forfeited.</param>
public sealed record Lopendetermijn(Termijnsoort Soort, string Wat, Rekendatum Laatste, Partij Wie, bool Verstreken, int DagenResterend, Guid Over, DateOnly? Verbeurte = null);
