using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>Why data of an interventieteam may serve another purpose (AVG art. 6 lid 4).</summary>
public enum Doelbindingsgrond
{
    /// <summary>The abuse in the zaak is one of those for which the project was made: it lies within SUWI art. 64.</summary>
    VerwantMisbruik,

    /// <summary>A statute of its own lets the gemeente use it here.</summary>
    EigenWettelijkeGrond,
}

/// <summary>What a partner supplied in an interventieproject may be used in this zaak. Stands in the zaak, so that its dossier shows it.</summary>
/// <param name="Ontvangsten">What may be used, by its reference in the project. Nothing else of the project may.</param>
/// <param name="Voorsteller">Opaque reference of the jurist who proposed it.</param>
/// <param name="Beslisser">Opaque reference of who decided it: somebody else.</param>
[Gebeurtenisnaam("doelbindingsbesluit-genomen.v1", "Besloten is dat gegevens uit een interventieproject in deze zaak mogen worden gebruikt.", Artikel = "AVG art. 5 lid 1 onder b, art. 6 lid 4; SUWI 64")]
public sealed record DoelbindingsbesluitGenomen(
    Guid ZaakId, Guid BesluitId, Guid ProjectId, ImmutableArray<Guid> Ontvangsten, Doelbindingsgrond Grond, Guid Voorsteller, Guid Beslisser, Persoonsgegeven<string> Reden) : Zaakgebeurtenis(ZaakId);
