using Handhaving.Gemeenten;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>An event in the stream of one pand.</summary>
public abstract record Pandgebeurtenis : Gebeurtenis;

/// <summary>An event that belongs to one zaak in the pand.</summary>
public abstract record Zaakgebeurtenis(Guid ZaakId) : Pandgebeurtenis;

/// <summary>An event of one visit.</summary>
public abstract record Controlegebeurtenis(Guid ZaakId, Guid ControleId) : Zaakgebeurtenis(ZaakId);

/// <summary>What the BAG calls the object; standplaatsen and ligplaatsen (recreation parks) have streams of their own.</summary>
public enum Objectsoort { Pand, Standplaats, Ligplaats }

[Gebeurtenisnaam("pand-opgenomen.v1", "Het pand is in de registratie opgenomen.")]
public sealed record PandOpgenomen(Objectsoort Soort, Gebied Gebied) : Pandgebeurtenis;

/// <summary>
/// An earlier fact was recorded wrongly. The old event stays as it was and stays readable at its own moment of registration.
/// </summary>
/// <param name="Gebeurtenis">Id of the event that is corrected.</param>
/// <param name="Herroepen">It did not happen at all.</param>
/// <param name="GebeurdOpWordt">It happened, but at this moment.</param>
[Gebeurtenisnaam("gegeven-gecorrigeerd.v1", "Een eerder vastgelegd feit is gecorrigeerd.", Artikel = "AVG art. 5 lid 1 onder d")]
public sealed record GegevenGecorrigeerd(Guid ZaakId, Guid Gebeurtenis, bool Herroepen, DateTimeOffset? GebeurdOpWordt, Persoonsgegeven<string> Reden)
    : Zaakgebeurtenis(ZaakId);
