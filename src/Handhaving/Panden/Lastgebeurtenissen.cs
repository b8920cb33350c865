using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;

namespace Handhaving.Panden;

/// <summary>An event of one last onder dwangsom: imposed, running, forfeiting, collected.</summary>
public abstract record Lastgebeurtenis(Guid ZaakId, Guid LastId) : Zaakgebeurtenis(ZaakId);

/// <summary>Exactly one modality, its amount and its maximum, in euro cents (Awb 5:32b).</summary>
/// <param name="TijdseenheidDagen">Only per tijdseenheid.</param>
/// <param name="HooguitEenPerDagen">Only per overtreding: at most one in so many days.</param>
public sealed record Dwangsomvoorwaarden(Modaliteit Modaliteit, long BedragCent, long MaximumCent, int? TijdseenheidDagen = null, int? HooguitEenPerDagen = null);

/// <summary>How long nothing forfeits: so many days or weeks after bekendmaking, or up to and including a day.</summary>
public sealed record Begunstigingsduur(int? Dagen, int? Weken, DateOnly? LaatsteDag);

/// <param name="Motivering">Why this length suffices and is not longer than needed.</param>
public sealed record Begunstiging(Begunstigingsduur Duur, Persoonsgegeven<string> Motivering);

/// <summary>What must be done, and what may remain, so that the addressee need not guess (Awb 5:32a lid 1).</summary>
public sealed record Herstelmaatregel(int Nummer, Persoonsgegeven<string> WatMoet, Persoonsgegeven<string> WatMag);

/// <summary>A check that read a text when the command ran; the text itself is in the kluis.</summary>
public sealed record Tekstcontrole(string Regel, int Versie, bool Voldoet);

/// <param name="GestaaktHouden">The last also forbids repetition.</param>
/// <param name="Begunstiging">Left out only when the last does no more than prevent repetition.</param>
/// <param name="VoornemenId">Left out when hearing was lawfully left out.</param>
/// <param name="MotiveringHoogte">Why the amounts are in proportion.</param>
/// <param name="AlleenHerhaling">The last ends nothing: it does no more than prevent repetition. Left out: it does not say so.</param>
[Gebeurtenisnaam("last-onder-dwangsom-opgelegd.v1", "Een last onder dwangsom is opgelegd.", Artikel = "Awb 5:9, 5:32, 5:32a, 5:32b")]
public sealed record LastOnderDwangsomOpgelegd(
    Guid ZaakId, Guid LastId, Guid OvertrederId, Guid OvertredingId, Guid? VoornemenId, Dwangsomvoorwaarden Voorwaarden, Begunstiging? Begunstiging, bool GestaaktHouden,
    ImmutableArray<Herstelmaatregel> Herstelmaatregelen, ImmutableArray<Tekstcontrole> Tekstcontroles, bool Rechtsmiddelenclausule, Ondertekening Ondertekening, Guid StukId,
    Persoonsgegeven<string> MotiveringHoogte, bool? AlleenHerhaling = null) : Lastgebeurtenis(ZaakId, LastId);

/// <summary>From here on the last works and every term runs.</summary>
/// <param name="Op">The day of dispatch or of handing over, as proven; not the date on the letter.</param>
/// <param name="LaatsteDagBegunstiging">Left out when the last has no term.</param>
[Gebeurtenisnaam("besluit-bekendgemaakt.v1", "De last onder dwangsom is bekendgemaakt.", Artikel = "Awb 3:40, 3:41, 6:8")]
public sealed record BesluitBekendgemaakt(Guid ZaakId, Guid LastId, DateOnly Op, Rekendatum? LaatsteDagBegunstiging, Rekendatum Bezwaartermijn) : Lastgebeurtenis(ZaakId, LastId);

[Gebeurtenisnaam("begunstigingstermijn-verlengd.v1", "De begunstigingstermijn is verlengd.", Artikel = "Awb 5:32a lid 2, 5:34 lid 1")]
public sealed record BegunstigingstermijnVerlengd(
    Guid ZaakId, Guid LastId, Rekendatum LaatsteDag, Ondertekening Ondertekening, Guid StukId, Verzending Verzending, Persoonsgegeven<string> Motivering) : Lastgebeurtenis(ZaakId, LastId);

/// <param name="BedragCent">Never higher than it was: a higher one is a new last.</param>
[Gebeurtenisnaam("last-gewijzigd.v1", "De last onder dwangsom is gewijzigd.", Artikel = "Awb 5:34 lid 1")]
public sealed record LastGewijzigd(
    Guid ZaakId, Guid LastId, long BedragCent, long MaximumCent, ImmutableArray<Herstelmaatregel> Herstelmaatregelen, Ondertekening Ondertekening, Guid StukId, Verzending Verzending,
    Persoonsgegeven<string> Motivering) : Lastgebeurtenis(ZaakId, LastId);

/// <summary>For the future; what was forfeited stays owed.</summary>
[Gebeurtenisnaam("last-ingetrokken.v1", "De last onder dwangsom is ingetrokken.", Artikel = "Awb 5:34; RVS")]
public sealed record LastIngetrokken(Guid ZaakId, Guid LastId, Ondertekening Ondertekening, Guid StukId, Verzending Verzending, Persoonsgegeven<string> Motivering) : Lastgebeurtenis(ZaakId, LastId);

[Gebeurtenisnaam("last-opgeheven.v1", "De last onder dwangsom is op verzoek opgeheven.", Artikel = "Awb 5:34")]
public sealed record LastOpgeheven(
    Guid ZaakId, Guid LastId, DateOnly VerzoekOntvangenOp, Ondertekening Ondertekening, Guid StukId, Verzending Verzending, Persoonsgegeven<string> Motivering) : Lastgebeurtenis(ZaakId, LastId);

public enum Schorsingsbron { Voorzieningenrechter, Bestuursorgaan }

/// <param name="TotEnMet">Left out: until further notice.</param>
/// <param name="StukId">The ruling, or the decision.</param>
/// <param name="Ondertekening">Only of a decision by the gemeente.</param>
/// <param name="Verzending">Only of a decision by the gemeente.</param>
[Gebeurtenisnaam("looptijd-opgeschort.v1", "De last onder dwangsom is geschorst.", Artikel = "Awb 5:34 lid 1, 8:81")]
public sealed record LooptijdOpgeschort(
    Guid ZaakId, Guid LastId, Schorsingsbron Bron, DateOnly Vanaf, DateOnly? TotEnMet, Guid StukId, Ondertekening? Ondertekening = null, Verzending? Verzending = null)
    : Lastgebeurtenis(ZaakId, LastId), IFeit;

/// <param name="StukId">The ruling, or the decision.</param>
/// <param name="Ondertekening">Only of a decision by the gemeente.</param>
/// <param name="Verzending">Only of a decision by the gemeente.</param>
[Gebeurtenisnaam("schorsing-opgeheven.v1", "De schorsing van de last is geëindigd.", Artikel = "Awb 5:34 lid 1, 8:85, 8:87")]
public sealed record SchorsingOpgeheven(Guid ZaakId, Guid LastId, DateOnly Vanaf, Guid StukId, Ondertekening? Ondertekening = null, Verzending? Verzending = null)
    : Lastgebeurtenis(ZaakId, LastId), IFeit;

/// <summary>A visit after the last, held against it.</summary>
/// <param name="DektLast">What was found is precisely what the last forbids.</param>
/// <param name="VoortdurendSindsEindeTermijn">It shows that the violation never stopped.</param>
/// <param name="Gebreken">Why it proves nothing, when it does not.</param>
/// <param name="Bevindingen">The findings on which it was judged: it holds as long as each of them may be used. Left out by what was recorded before this was kept.</param>
[Gebeurtenisnaam("hercontrole-uitgevoerd.v1", "Een controle is aan de last getoetst.", Artikel = "Awb 5:33; RVS:2017:1179")]
public sealed record HercontroleUitgevoerd(
    Guid ZaakId, Guid LastId, Guid ControleId, DateOnly Op, bool Overtreding, bool DektLast, bool VoortdurendSindsEindeTermijn, ImmutableArray<Gebrek> Gebreken,
    ImmutableArray<Guid>? Bevindingen = null) : Lastgebeurtenis(ZaakId, LastId), IFeit;

/// <summary>Forfeited by operation of law on its own day; the visit only proves it.</summary>
/// <param name="Bewijs">The visit that proves it.</param>
/// <param name="Signalen">What a jurist must look at, by code.</param>
[Gebeurtenisnaam("dwangsom-verbeurd.v1", "Een dwangsom is van rechtswege verbeurd.", Artikel = "Awb 5:33")]
public sealed record DwangsomVerbeurd(
    Guid ZaakId, Guid LastId, DateOnly VerbeurdOp, long BedragCent, Guid Bewijs, Rekendatum BetalenUiterlijk, Rekendatum LaatsteDagRechtsvordering, ImmutableArray<string> Signalen)
    : Lastgebeurtenis(ZaakId, LastId);
