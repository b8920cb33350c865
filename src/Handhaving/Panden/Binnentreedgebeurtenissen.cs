using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>Consent covers the shared dwelling, or one private room: a room let to a person is that person's dwelling (Awb 5:15).</summary>
public enum Reikwijdte { Woning, Ruimte }

/// <summary>Only the bewoner can consent.</summary>
public enum Hoedanigheid { Bewoner, Verhuurder, Anders }

/// <summary>On what the toezichthouder entered.</summary>
public enum Binnentreedgrond { Toestemming, Machtiging, ErnstigGevaar, Geen }

/// <summary>What was wrong with an act as it was recorded, by which rule, and what follows.</summary>
/// <param name="Regel">Rule id, such as <c>B2</c>.</param>
/// <param name="Regelversie">Version of the rule that judged.</param>
public sealed record Gebrek(string Regel, int Regelversie, string Grondslag, string Omschrijving, string Gevolg);

[Gebeurtenisnaam("toestemming-verleend.v1", "Toestemming om binnen te treden is verleend.", Artikel = "Awbi 1 lid 4")]
public sealed record ToestemmingVerleend(
    Guid ZaakId, Guid ControleId, Guid ToestemmingId, Reikwijdte Reikwijdte, string? Ruimte, Hoedanigheid Hoedanigheid, bool Begrepen, bool Vrijwillig,
    Persoonsgegeven<Aangetroffene> Verlener) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

[Gebeurtenisnaam("toestemming-geweigerd.v1", "Toestemming om binnen te treden is geweigerd.", Artikel = "Awbi 1 lid 4")]
public sealed record ToestemmingGeweigerd(
    Guid ZaakId, Guid ControleId, Reikwijdte Reikwijdte, string? Ruimte, Persoonsgegeven<string>? Toelichting) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

[Gebeurtenisnaam("toestemming-ingetrokken.v1", "De toestemming om binnen te treden is ingetrokken.", Artikel = "Awbi 1 lid 4")]
public sealed record ToestemmingIngetrokken(Guid ZaakId, Guid ControleId, Guid ToestemmingId) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

/// <param name="MachtigingId">The machtiging of this file on which they entered.</param>
/// <param name="Woning">Which dwelling it was.</param>
/// <param name="Vergezellers">Who went along beside the couple.</param>
/// <param name="Toezichthouders">Who of the couple went in; left out: both.</param>
/// <param name="Gebreken">As judged at the moment of registration; what is registered later can change the judgement, not this event.</param>
[Gebeurtenisnaam("woning-binnengetreden.v1", "De woning is binnengetreden.", Artikel = "Awbi 1, 2")]
public sealed record WoningBinnengetreden(
    Guid ZaakId, Guid ControleId, Binnentreedgrond Grond, bool BewonerAanwezig, Persoonsgegeven<string>? Toelichting, ImmutableArray<Gebrek> Gebreken,
    Guid? MachtigingId = null, Woning? Woning = null, ImmutableArray<Vergezeller>? Vergezellers = null, ImmutableArray<Guid>? Toezichthouders = null) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

[Gebeurtenisnaam("woning-verlaten.v1", "De woning is verlaten.", Artikel = "Awbi 10 lid 2 onder e")]
public sealed record WoningVerlaten(Guid ZaakId, Guid ControleId) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

/// <summary>A jurist ruled, with a reason, that a defect does not bar the findings of this visit.</summary>
[Gebeurtenisnaam("check-terzijde-gesteld.v1", "Een jurist heeft een regel gemotiveerd terzijde gesteld.")]
public sealed record CheckTerzijdeGesteld(Guid ZaakId, Guid ControleId, string Regel, Persoonsgegeven<string> Motivering) : Controlegebeurtenis(ZaakId, ControleId);
