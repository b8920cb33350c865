using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Velden;

namespace Handhaving.Lsi;

/// <summary>How something went to a partner outside a feed.</summary>
public enum Verstrekwijze { BeveiligdBericht, Overleg, Inzage }

/// <summary>What went to whom, for what, on what ground and when (<c>GebeurdOp</c>): the set of fields, never their values.</summary>
[Gebeurtenisnaam("gegevens-verstrekt.v1", "Gegevens over een adres zijn aan een partner verstrekt.", Artikel = "AVG art. 5, 6; SUWI 64")]
public sealed record GegevensVerstrekt(
    Guid ProjectId, Guid VerstrekkingId, Guid SelectieId, string Oin, Leveringsdoel Doel, Leveringsgrond Grond, ImmutableArray<Leverveld> Velden, Verstrekwijze Wijze)
    : Projectgebeurtenis(ProjectId);

/// <summary>What a partner supplied. Only ever inside the kluis, in a compartment of its own.</summary>
[BewaarAls(Bewaarklasse.Lsi)]
public sealed record Partnergegeven(string Inhoud) : Persoonlijk;

/// <summary>What the police supplied (Wpg 16 to 20): apart from what the other partners supplied.</summary>
[BewaarAls(Bewaarklasse.LsiPolitie)]
public sealed record Politiegegeven(string Inhoud) : Persoonlijk;

/// <summary>
/// Something came in from a partner. A fact, so also recorded when it should not have come; then <paramref name="Gebreken"/> say so and it
/// can be used for nothing.
/// </summary>
/// <param name="SelectieId">The selected address that it is about; left out: the project.</param>
/// <param name="Gegeven">Exactly one of the two is there.</param>
[Gebeurtenisnaam("gegevens-ontvangen.v1", "Van een partner zijn gegevens ontvangen.", Artikel = "SUWI 64; Wpg 16 tot en met 20")]
public sealed record GegevensOntvangen(
    Guid ProjectId, Guid OntvangstId, string Oin, Guid? SelectieId, ImmutableArray<Gebrek> Gebreken,
    [property: Afgeschermd(Toegangsrecht.LsiGegevensInzien)] Persoonsgegeven<Partnergegeven>? Gegeven,
    [property: Afgeschermd(Toegangsrecht.LsiPolitiegegevensInzien)] Persoonsgegeven<Politiegegeven>? Politiegegeven) : Projectgebeurtenis(ProjectId);

public enum Teruggavewijze { Teruggegeven, Vernietigd }

/// <summary>A partner says what became of what it got.</summary>
[Gebeurtenisnaam("teruggave-bevestigd.v1", "Een partner bevestigt dat hij de gegevens heeft teruggegeven of vernietigd.", Artikel = "AVG art. 5 lid 1 onder e, 19")]
public sealed record TeruggaveBevestigd(Guid ProjectId, string Oin, Teruggavewijze Wijze, DateOnly Op) : Projectgebeurtenis(ProjectId);

/// <summary>The values of the partners are closed from this commit on, and are removed from the kluis.</summary>
/// <param name="Door">Opaque reference of who decided it.</param>
/// <param name="Velden">All places that went.</param>
[Gebeurtenisnaam("lsi-gegevens-vernietigd.v1", "De gegevens van partners in dit project zijn vernietigd.", Artikel = "AVG art. 5 lid 1 onder e; SUWI 64")]
public sealed record LsiGegevensVernietigd(Guid ProjectId, Guid VernietigingId, Guid Door, ImmutableArray<Wisveld> Velden) : Projectgebeurtenis(ProjectId);

/// <summary>A jurist proposes that a zaak outside the project may use these; the functionaris decides.</summary>
[Gebeurtenisnaam("doelbindingsbesluit-voorgesteld.v1", "Voorgesteld is om gegevens uit het project in een zaak te gebruiken.", Artikel = "AVG art. 5 lid 1 onder b, art. 6 lid 4; SUWI 64")]
public sealed record DoelbindingsbesluitVoorgesteld(
    Guid ProjectId, Guid BesluitId, string PandId, Guid ZaakId, ImmutableArray<Guid> Ontvangsten, Doelbindingsgrond Grond, Guid Voorsteller, Persoonsgegeven<string> Reden) : Projectgebeurtenis(ProjectId);

/// <summary>The counterpart in the project of <see cref="DoelbindingsbesluitGenomen"/> in the zaak.</summary>
[Gebeurtenisnaam("lsi-gegevens-vrijgegeven.v1", "Gegevens uit het project mogen in een zaak worden gebruikt.", Artikel = "AVG art. 5 lid 1 onder b, art. 6 lid 4; SUWI 64")]
public sealed record LsiGegevensVrijgegeven(Guid ProjectId, Guid BesluitId, Guid Beslisser) : Projectgebeurtenis(ProjectId);
