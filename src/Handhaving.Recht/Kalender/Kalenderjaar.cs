namespace Handhaving.Recht.Kalender;

/// <summary>Wat voor een jaar bij koninklijk besluit aan de feestdagen is toegevoegd (art. 3 lid 3 Atw).</summary>
/// <param name="Jaar">Het kalenderjaar.</param>
/// <param name="GelijkgesteldeDagen">De dagen die met een feestdag gelijk zijn gesteld.</param>
/// <param name="Besluit">De bron: het besluit tot gelijkstelling.</param>
public sealed record Kalenderjaar(int Jaar, IReadOnlyList<DateOnly> GelijkgesteldeDagen, string Besluit);
