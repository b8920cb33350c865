using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Velden;

namespace Handhaving.Leveringsafspraken;

/// <summary>Which zaken of the selected addresses go along; all that is left open means all. A closed form: nothing that points at origin fits in it.</summary>
/// <param name="Wijkcodes">CBS codes; empty: everywhere in the gemeente.</param>
/// <param name="Controleresultaten">Of the last visit; empty: any, and also without a visit.</param>
/// <param name="AlleenNaOvertreding">Only when an overtreding was established.</param>
public sealed record Leveringsfilter(ImmutableArray<string> Wijkcodes, ImmutableArray<Controleresultaat> Controleresultaten, bool AlleenNaOvertreding);

/// <summary>What one version of an agreement says.</summary>
/// <param name="Velden">What is granted. Everything else is refused.</param>
/// <param name="BewaardagenFeed">How many days what was delivered stays in the feed.</param>
public sealed record Afspraakinhoud(ImmutableArray<Leverveld> Velden, Leveringsfilter Filter, DateOnly GeldigVanaf, DateOnly GeldigTotEnMet, int BewaardagenFeed);

public enum Opschortreden { Datalek, GrondOnzeker, ProjectStil, OpVerzoekPartner, Onjuistheid }

public enum Beeindigingsreden { ProjectAfgesloten, DoelBereikt, Opgezegd, GrondVervallen, Datalek }

/// <summary>An event of one agreement to deliver.</summary>
public abstract record Afspraakgebeurtenis(Guid AfspraakId) : Gebeurtenis;

/// <summary>Nothing is delivered yet: a second person approves.</summary>
/// <param name="FeedId">Random name of the feed; the partner knows no other.</param>
/// <param name="Voorsteller">Opaque reference of who proposed it, who may not be the one who approves.</param>
/// <param name="Noodzaak">Why each field is necessary for the purpose, in words.</param>
[Gebeurtenisnaam("leveringsafspraak-voorgesteld.v1", "Een afspraak om gegevens te leveren is voorgesteld.", Artikel = "AVG art. 5 lid 1 onder b en c; SUWI 64")]
public sealed record LeveringsafspraakVoorgesteld(
    Guid AfspraakId, Guid FeedId, Guid ProjectId, Partnerverwijzing Partner, Leveringsdoel Doel, Leveringsgrond Grond, Afspraakinhoud Inhoud, Guid Voorsteller, Persoonsgegeven<string> Noodzaak)
    : Afspraakgebeurtenis(AfspraakId);

/// <summary>A next version is proposed. Until it is approved the one before it holds.</summary>
/// <param name="Versie">Its number.</param>
[Gebeurtenisnaam("leveringsafspraak-gewijzigd.v1", "Een nieuwe versie van een leveringsafspraak is voorgesteld.", Artikel = "AVG art. 5 lid 1 onder b en c; SUWI 64")]
public sealed record LeveringsafspraakGewijzigd(Guid AfspraakId, int Versie, Afspraakinhoud Inhoud, Guid Voorsteller, Persoonsgegeven<string> Noodzaak) : Afspraakgebeurtenis(AfspraakId);

/// <summary>From its first day on this version is delivered.</summary>
/// <param name="Goedkeurder">Opaque reference of who approved: somebody else than who proposed.</param>
[Gebeurtenisnaam("leveringsafspraak-goedgekeurd.v1", "Een leveringsafspraak is door een tweede persoon goedgekeurd.", Artikel = "AVG art. 5 lid 2, 24")]
public sealed record LeveringsafspraakGoedgekeurd(Guid AfspraakId, int Versie, Guid Goedkeurder) : Afspraakgebeurtenis(AfspraakId);

/// <summary>Nothing is delivered from here on. One person suffices: stopping may not wait.</summary>
[Gebeurtenisnaam("levering-opgeschort.v1", "De levering aan een partner is opgeschort.", Artikel = "AVG art. 5 lid 1, 18, 33")]
public sealed record LeveringOpgeschort(Guid AfspraakId, Opschortreden Reden, Guid Door) : Afspraakgebeurtenis(AfspraakId);

/// <param name="Door">Somebody else than who suspended.</param>
[Gebeurtenisnaam("levering-hervat.v1", "De levering aan een partner is hervat.")]
public sealed record LeveringHervat(Guid AfspraakId, Guid Door) : Afspraakgebeurtenis(AfspraakId);

/// <summary>For good: who wants to deliver again makes a new agreement, with a feed of its own.</summary>
[Gebeurtenisnaam("leveringsafspraak-beeindigd.v1", "Een leveringsafspraak is beëindigd.")]
public sealed record LeveringsafspraakBeeindigd(Guid AfspraakId, Beeindigingsreden Reden, Guid Door) : Afspraakgebeurtenis(AfspraakId);
