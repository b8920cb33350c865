using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>An event of one machtiging tot binnentreden.</summary>
public abstract record Machtiginggebeurtenis(Guid ZaakId, Guid MachtigingId) : Zaakgebeurtenis(ZaakId);

/// <summary>One dwelling, named by itself: its BAG id, and the room when a room in it is somebody's dwelling.</summary>
public sealed record Woning(string VerblijfsobjectId, string? Ruimte = null);

/// <summary>In what capacity someone goes along; a <see cref="Toezichthouder"/> is one whom the machtiging does not name as gemachtigde.</summary>
public enum Vergezeller { Tolk, Politie, Brandweer, Slotenmaker, Adresonderzoeker, Deskundige, Toezichthouder }

/// <summary>What a machtiging expressly allows beyond the daytime visit to a bewoner who is at home.</summary>
/// <param name="DringendNoodzakelijk">The urgent need was put on record (Awbi 7).</param>
/// <param name="Vergezellers">Who may go along (Awbi 8 lid 2).</param>
public sealed record Clausules(bool Nacht, bool Afwezigheid, bool DringendNoodzakelijk, ImmutableArray<Vergezeller> Vergezellers);

/// <param name="NormId">The norm whose statute allows entry without consent.</param>
/// <param name="Gemachtigden">Who asks to enter.</param>
/// <param name="Feiten">The facts of this file on which the suspicion rests, by the ids of meldingen, visits and processen-verbaal.</param>
/// <param name="RecentsteFeit">The day of the most recent of them.</param>
/// <param name="Motivering">The suspicion, and why no lighter means will do.</param>
[Gebeurtenisnaam("machtiging-aangevraagd.v1", "Een machtiging tot binnentreden is aangevraagd.", Artikel = "Awbi 3 lid 3")]
public sealed record MachtigingAangevraagd(
    Guid ZaakId, Guid MachtigingId, Guid NormId, ImmutableArray<Woning> Woningen, ImmutableArray<Guid> Gemachtigden, Clausules Clausules,
    ImmutableArray<Guid> Feiten, DateOnly RecentsteFeit, Persoonsgegeven<string> Motivering) : Machtiginggebeurtenis(ZaakId, MachtigingId);

/// <param name="GeldigTotEnMet">The third day after the day of issue.</param>
[Gebeurtenisnaam("machtiging-verleend.v1", "De machtiging tot binnentreden is verleend.", Artikel = "Awbi 2, 3, 5, 6")]
public sealed record MachtigingVerleend(
    Guid ZaakId, Guid MachtigingId, Guid NormId, ImmutableArray<Woning> Woningen, ImmutableArray<Guid> Gemachtigden, Clausules Clausules,
    Ondertekening Ondertekening, Rekendatum GeldigTotEnMet, Guid StukId) : Machtiginggebeurtenis(ZaakId, MachtigingId);

/// <param name="StukId">The letter of refusal.</param>
[Gebeurtenisnaam("machtiging-geweigerd.v1", "De machtiging tot binnentreden is geweigerd.", Artikel = "Awbi 3 lid 3")]
public sealed record MachtigingGeweigerd(Guid ZaakId, Guid MachtigingId, Ondertekening Ondertekening, Persoonsgegeven<string> Motivering, Guid? StukId = null)
    : Machtiginggebeurtenis(ZaakId, MachtigingId);

public enum Vervalgrond { Verstreken, Ingetrokken }

[Gebeurtenisnaam("machtiging-vervallen.v1", "De machtiging tot binnentreden is vervallen.", Artikel = "Awbi 6 lid 2")]
public sealed record MachtigingVervallen(Guid ZaakId, Guid MachtigingId, Vervalgrond Grond) : Machtiginggebeurtenis(ZaakId, MachtigingId);

/// <summary>What only the report itself says. Only ever inside the kluis.</summary>
/// <param name="Bewoner">Name of the bewoner (Awbi 10 lid 2 onder d).</param>
/// <param name="Verrichtingen">Manner of entry, and what was done or happened (onder e and f).</param>
public sealed record Verslaginhoud(string Bewoner, string Verrichtingen) : Persoonlijk;

/// <summary>The report that every entry without consent asks for.</summary>
/// <param name="Betreding">Id of the event of the entry.</param>
/// <param name="MachtigingId">Left out when there was none (Awbi 2 lid 3).</param>
/// <param name="Uitzondering">Use was made of the exceptions for identification, purpose, night or absence (onder g).</param>
[Gebeurtenisnaam("verslag-binnentreden-opgemaakt.v1", "Het verslag van binnentreden is opgemaakt.", Artikel = "Awbi 10")]
public sealed record VerslagBinnentredenOpgemaakt(
    Guid ZaakId, Guid ControleId, Guid VerslagId, Guid Betreding, Guid Opsteller, bool OpAmbtseed, Guid? MachtigingId, DateTimeOffset BinnenOp, DateTimeOffset BuitenOp,
    ImmutableArray<Vergezeller> Vergezellers, bool Aanhouding, bool Inbeslagneming, bool Uitzondering, Guid StukId, Persoonsgegeven<Verslaginhoud> Inhoud)
    : Controlegebeurtenis(ZaakId, ControleId);

public enum Verslagontvanger { Burgemeester, Bewoner }

/// <param name="Uiterlijk">The fourth day after the entry.</param>
/// <param name="Gebreken">Too late, when it was.</param>
[Gebeurtenisnaam("verslag-binnentreden-verzonden.v1", "Het verslag van binnentreden is verzonden.", Artikel = "Awbi 11")]
public sealed record VerslagBinnentredenVerzonden(
    Guid ZaakId, Guid ControleId, Guid VerslagId, Verslagontvanger Aan, Verzending Verzending, Rekendatum Uiterlijk, ImmutableArray<Gebrek> Gebreken)
    : Controlegebeurtenis(ZaakId, ControleId), IFeit;
