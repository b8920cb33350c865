using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>Who signed and on what that rests: the entry in the register of mandaten that held on the day of signing.</summary>
/// <param name="Dagtekening">The date on the document; no term runs from it.</param>
public sealed record Ondertekening(Guid Medewerker, Guid MandaatId, DateOnly Dagtekening);

public enum Verzendwijze { Aangetekend, Post, Uitgereikt, Elektronisch }

/// <summary>How a document went out.</summary>
/// <param name="Op">The day on which it was sent or handed over.</param>
/// <param name="TeltVanaf">
/// The day from which terms run. It is <paramref name="Op"/> when a proof is in the file; without one it is the day of registration.
/// </param>
/// <param name="Bewijs">The document that proves the dispatch.</param>
/// <param name="Adres">The address that was used.</param>
public sealed record Verzending(Verzendwijze Wijze, DateOnly Op, DateOnly TeltVanaf, Guid? Bewijs, Persoonsgegeven<string> Adres);

[Gebeurtenisnaam("besluit-verzonden.v1", "Het besluit is verzonden.", Artikel = "Awb 3:41 lid 1")]
public sealed record BesluitVerzonden(Guid ZaakId, Guid BesluitId, Guid OvertrederId, Verzending Verzending) : Zaakgebeurtenis(ZaakId), IFeit;

[Gebeurtenisnaam("besluit-retour-ontvangen.v1", "Het besluit kwam onbestelbaar terug.", Artikel = "Awb 3:41 lid 1")]
public sealed record BesluitRetourOntvangen(Guid ZaakId, Guid BesluitId, Guid Verzending, DateOnly Op) : Zaakgebeurtenis(ZaakId), IFeit;
