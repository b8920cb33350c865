using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>An event of one voornemen and of what was said about it.</summary>
public abstract record Voornemengebeurtenis(Guid ZaakId, Guid VoornemenId) : Zaakgebeurtenis(ZaakId);

/// <summary>What was announced is the last that may follow; another one asks for a new voornemen.</summary>
/// <param name="Zienswijzetermijn">The last day for a zienswijze.</param>
[Gebeurtenisnaam("voornemen-verzonden.v1", "Het voornemen tot een last onder dwangsom is verzonden.", Artikel = "Awb 4:8")]
public sealed record VoornemenVerzonden(
    Guid ZaakId, Guid VoornemenId, Guid OvertrederId, Guid OvertredingId, Dwangsomvoorwaarden Voorwaarden, Guid StukId, Verzending Verzending, Rekendatum Zienswijzetermijn)
    : Voornemengebeurtenis(ZaakId, VoornemenId);

[Gebeurtenisnaam("voornemen-invordering-verzonden.v1", "Het voornemen tot invordering is verzonden.", Artikel = "Awb 4:8; RVS:2018:2956")]
public sealed record VoornemenInvorderingVerzonden(
    Guid ZaakId, Guid VoornemenId, Guid LastId, Guid OvertrederId, ImmutableArray<DateOnly> Verbeurten, Guid StukId, Verzending Verzending, Rekendatum Zienswijzetermijn)
    : Voornemengebeurtenis(ZaakId, VoornemenId);

[Gebeurtenisnaam("voornemen-ingetrokken.v1", "Het voornemen is ingetrokken.")]
public sealed record VoornemenIngetrokken(Guid ZaakId, Guid VoornemenId, Persoonsgegeven<string> Motivering) : Voornemengebeurtenis(ZaakId, VoornemenId);

[Gebeurtenisnaam("zienswijzetermijn-verlengd.v1", "De termijn voor een zienswijze is verlengd.", Artikel = "Awb 4:8")]
public sealed record ZienswijzetermijnVerlengd(Guid ZaakId, Guid VoornemenId, Rekendatum Zienswijzetermijn) : Voornemengebeurtenis(ZaakId, VoornemenId);

/// <summary>One point of a zienswijze, to be answered by itself.</summary>
public sealed record Argument(int Nummer, Persoonsgegeven<string> Tekst);

/// <param name="OntvangenOp">The day of receipt; that it was late is shown, and refuses nothing.</param>
/// <param name="AfstandVanTermijn">He needs the rest of the term no more.</param>
[Gebeurtenisnaam("zienswijze-ingediend.v1", "Een schriftelijke zienswijze is ingediend.", Artikel = "Awb 4:8, 4:9")]
public sealed record ZienswijzeIngediend(
    Guid ZaakId, Guid VoornemenId, Guid ZienswijzeId, DateOnly OntvangenOp, bool TeLaat, bool AfstandVanTermijn, ImmutableArray<Argument> Argumenten, Guid StukId)
    : Voornemengebeurtenis(ZaakId, VoornemenId), IFeit;

/// <param name="StukId">The report of the hearing.</param>
[Gebeurtenisnaam("zienswijze-mondeling-gegeven.v1", "Een mondelinge zienswijze is gegeven.", Artikel = "Awb 4:9")]
public sealed record ZienswijzeMondelingGegeven(
    Guid ZaakId, Guid VoornemenId, Guid ZienswijzeId, DateOnly OntvangenOp, bool TeLaat, bool AfstandVanTermijn, ImmutableArray<Argument> Argumenten, Guid StukId)
    : Voornemengebeurtenis(ZaakId, VoornemenId), IFeit;

public enum Oordeel { Gegrond, DeelsGegrond, Ongegrond }

/// <summary>What an argument changes.</summary>
public enum Argumentgevolg { Geen, LastAangepast, TermijnAangepast, BedragAangepast, AfgezienVanLast, NaderOnderzoek }

/// <summary>The answer to one point.</summary>
public sealed record Argumentoordeel(int Nummer, Oordeel Oordeel, Argumentgevolg Gevolg, Persoonsgegeven<string> Reactie);

[Gebeurtenisnaam("zienswijze-beoordeeld.v1", "De zienswijze is per argument beoordeeld.", Artikel = "Awb 3:46, 3:47")]
public sealed record ZienswijzeBeoordeeld(Guid ZaakId, Guid VoornemenId, Guid ZienswijzeId, ImmutableArray<Argumentoordeel> Argumenten) : Voornemengebeurtenis(ZaakId, VoornemenId);

/// <summary>The three grounds of Awb 4:11; the financial one of 4:12 is not among them on purpose.</summary>
public enum Afziengrond { Spoed, EerderGehoord, DoelVereist }

/// <param name="LastId">Left out before the last itself; named before a decision to collect.</param>
/// <param name="OvertredingId">Before the last: the overtreding on which it is not heard. An event of before this was recorded speaks for each.</param>
/// <param name="Verbeurten">Before a decision to collect: the dwangsommen, by their days. An event of before this was recorded speaks for each.</param>
[Gebeurtenisnaam("afgezien-van-horen.v1", "Van horen is gemotiveerd afgezien.", Artikel = "Awb 4:11")]
public sealed record AfgezienVanHoren(
    Guid ZaakId, Guid OvertrederId, Guid? LastId, Afziengrond Grond, Persoonsgegeven<string> Motivering, Guid? OvertredingId = null, ImmutableArray<DateOnly>? Verbeurten = null)
    : Zaakgebeurtenis(ZaakId);
