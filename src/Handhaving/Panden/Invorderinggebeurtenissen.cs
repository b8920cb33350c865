using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>One forfeited dwangsom in a decision to collect: its day, amount in euro cents, and the visit that proves it.</summary>
public sealed record Invorderingspost(DateOnly VerbeurdOp, long BedragCent, Guid Bewijs);

/// <param name="VoornemenId">Left out when hearing was lawfully left out.</param>
[Gebeurtenisnaam("invorderingsbeschikking-genomen.v1", "Een invorderingsbeschikking is genomen.", Artikel = "Awb 5:37 lid 1")]
public sealed record InvorderingsbeschikkingGenomen(
    Guid ZaakId, Guid LastId, Guid BeschikkingId, Guid? VoornemenId, ImmutableArray<Invorderingspost> Posten, Ondertekening Ondertekening, Guid StukId,
    Persoonsgegeven<string> Motivering) : Lastgebeurtenis(ZaakId, LastId);

/// <summary>Until when one dwangsom can still be collected, uitstel and earlier interruptions counted.</summary>
/// <param name="LaatsteDag">Left out while a procedure extends it without a known end. It lies before the bekendmaking when the dwangsom was time-barred by then.</param>
public sealed record Verjaringsdatum(DateOnly VerbeurdOp, Rekendatum? LaatsteDag);

/// <summary>Interrupts limitation of the dwangsommen that it names, and of no others.</summary>
/// <param name="LaatsteDagRechtsvordering">The first of these days that is still to come; it stands for all where <paramref name="Verjaring"/> is left out.</param>
/// <param name="Verjaring">For each dwangsom by itself.</param>
/// <param name="Gebreken">Which of them had lapsed before the bekendmaking.</param>
[Gebeurtenisnaam("invorderingsbeschikking-bekendgemaakt.v1", "De invorderingsbeschikking is bekendgemaakt.", Artikel = "Awb 3:41, 5:37a lid 1")]
public sealed record InvorderingsbeschikkingBekendgemaakt(
    Guid ZaakId, Guid LastId, Guid BeschikkingId, DateOnly Op, Rekendatum Bezwaartermijn, Rekendatum LaatsteDagRechtsvordering,
    ImmutableArray<Verjaringsdatum>? Verjaring = null, ImmutableArray<Gebrek>? Gebreken = null)
    : Lastgebeurtenis(ZaakId, LastId);

[Gebeurtenisnaam("van-invordering-afgezien.v1", "Van invordering is afgezien.", Artikel = "Awb 5:37 lid 1; RVS:2019:624")]
public sealed record VanInvorderingAfgezien(
    Guid ZaakId, Guid LastId, ImmutableArray<DateOnly> Verbeurten, Ondertekening Ondertekening, Guid StukId, Verzending Verzending, Persoonsgegeven<string> Motivering)
    : Lastgebeurtenis(ZaakId, LastId);

/// <param name="Op">The day on which it was credited (Awb 4:89 lid 3).</param>
/// <param name="VoorVerbeurte">The debt that the payer pointed out (Awb 4:92 lid 2).</param>
[Gebeurtenisnaam("betaling-ontvangen.v1", "Een betaling is ontvangen.", Artikel = "Awb 4:89, 4:92")]
public sealed record BetalingOntvangen(Guid ZaakId, Guid LastId, DateOnly Op, long BedragCent, DateOnly? VoorVerbeurte) : Lastgebeurtenis(ZaakId, LastId), IFeit;

[Gebeurtenisnaam("terugbetaald.v1", "Een bedrag is terugbetaald.", Artikel = "Awb 4:102")]
public sealed record Terugbetaald(Guid ZaakId, Guid LastId, DateOnly Op, long BedragCent) : Lastgebeurtenis(ZaakId, LastId), IFeit;

/// <summary>Recorded as it was sent. Without power it has no effect and interrupts nothing; the defects say so.</summary>
/// <param name="BetalenUiterlijk">The last day of the two weeks.</param>
[Gebeurtenisnaam("aanmaning-verzonden.v1", "Een aanmaning is verzonden.", Artikel = "Awb 4:112, 4:113")]
public sealed record AanmaningVerzonden(
    Guid ZaakId, Guid LastId, ImmutableArray<DateOnly> Verbeurten, long VergoedingCent, Guid StukId, Verzending Verzending, Rekendatum BetalenUiterlijk, ImmutableArray<Gebrek> Gebreken)
    : Lastgebeurtenis(ZaakId, LastId), IFeit;

[Gebeurtenisnaam("dwangbevel-uitgevaardigd.v1", "Een dwangbevel is uitgevaardigd.", Artikel = "Awb 4:114, 4:117, 5:10 lid 2")]
public sealed record DwangbevelUitgevaardigd(Guid ZaakId, Guid LastId, Guid DwangbevelId, ImmutableArray<DateOnly> Verbeurten, Ondertekening Ondertekening, Guid StukId)
    : Lastgebeurtenis(ZaakId, LastId);

/// <param name="StukId">The writ of the bailiff.</param>
[Gebeurtenisnaam("dwangbevel-betekend.v1", "Het dwangbevel is betekend.", Artikel = "Awb 4:117, 4:123")]
public sealed record DwangbevelBetekend(
    Guid ZaakId, Guid LastId, Guid DwangbevelId, ImmutableArray<DateOnly> Verbeurten, DateOnly Op, long KostenCent, Guid StukId, ImmutableArray<Gebrek> Gebreken)
    : Lastgebeurtenis(ZaakId, LastId), IFeit;

[Gebeurtenisnaam("uitstel-verleend.v1", "Uitstel van betaling is verleend.", Artikel = "Awb 4:94")]
public sealed record UitstelVerleend(
    Guid ZaakId, Guid LastId, Guid UitstelId, ImmutableArray<DateOnly> Verbeurten, DateOnly Van, DateOnly TotEnMet, Ondertekening Ondertekening, Guid StukId, Verzending Verzending)
    : Lastgebeurtenis(ZaakId, LastId);

[Gebeurtenisnaam("uitstel-beeindigd.v1", "Het uitstel van betaling is ingetrokken.", Artikel = "Awb 4:96")]
public sealed record UitstelBeeindigd(Guid ZaakId, Guid LastId, Guid UitstelId, DateOnly Vanaf, Ondertekening Ondertekening, Guid StukId, Verzending Verzending) : Lastgebeurtenis(ZaakId, LastId);

/// <summary>Interrupts limitation (Awb 4:105 lid 2).</summary>
[Gebeurtenisnaam("schuld-erkend.v1", "De schuldenaar heeft de schuld erkend.", Artikel = "Awb 4:105 lid 2")]
public sealed record SchuldErkend(Guid ZaakId, Guid LastId, ImmutableArray<DateOnly> Verbeurten, DateOnly Op, Guid StukId) : Lastgebeurtenis(ZaakId, LastId), IFeit;
