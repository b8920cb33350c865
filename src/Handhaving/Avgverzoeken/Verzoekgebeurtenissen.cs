using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Avgverzoeken;

/// <summary>What a betrokkene may ask (AVG art. 15 to 18 and 21). Erasure and objection are decided here and carried out in Bewaring.</summary>
public enum Verzoeksoort { Inzage, Rectificatie, Wissing, Beperking, Bezwaar }

/// <summary>How it was established who asks. Never by a copy of an identity document: it is looked at and not kept.</summary>
public enum Identiteitswijze { DocumentGetoond, Digid, Eherkenning, AlBekend, MachtigingGetoond }

/// <summary>Why more time is needed (AVG art. 12 lid 3).</summary>
public enum Verlengingsreden { Complexiteit, AantalVerzoeken }

public enum Verzoekuitkomst { Toegewezen, GedeeltelijkToegewezen, Afgewezen }

/// <summary>Why a request is refused, in whole or in part; <see cref="Verzoekregels.Artikel(Afwijzingsgrond)"/>.</summary>
public enum Afwijzingsgrond
{
    IdentiteitNietVastgesteld, KennelijkOngegrond, Buitensporig, RechtenVanAnderen, Beperking23, NietOnjuist, WissingUitgezonderd, GeenBeperkingsgrond, DwingendeGronden, GeenGegevens,
}

/// <summary>How something reached the person.</summary>
public enum Berichtwijze { Post, Aangetekend, Uitgereikt, ElektronischBeveiligd }

/// <summary>What was done with data of a person, of which those who got them must be told (AVG art. 19).</summary>
public enum Wijzigingssoort { Gerectificeerd, Gewist, Beperkt, BeperkingOpgeheven }

/// <summary>An event of one request; the stream is that of the request.</summary>
public abstract record Verzoekgebeurtenis(Guid VerzoekId) : Gebeurtenis;

/// <summary>Who asks, and what, in his own words. Only ever inside the kluis.</summary>
[BewaarAls(Bewaarklasse.Verzoek)]
public sealed record Verzoeker(string Naam, string Contact, string Verzoek, string? Vertegenwoordiger = null) : Persoonlijk;

/// <param name="OntvangenOp">The day from which the term runs.</param>
/// <param name="Termijn">The last day for an answer.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("avg-verzoek-ontvangen.v1", "Er is een verzoek van een betrokkene ontvangen.", Artikel = "AVG art. 12, 15 tot en met 21")]
public sealed record AvgVerzoekOntvangen(Guid VerzoekId, Verzoeksoort Soort, DateOnly OntvangenOp, Rekendatum Termijn, Persoonsgegeven<Verzoeker> Verzoeker) : Verzoekgebeurtenis(VerzoekId);

/// <summary>A human chose whom it concerns, after a search; a search never does.</summary>
/// <param name="Betrokkenen">All references of the person, in place of what was chosen before.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("betrokkenen-bij-avg-verzoek-gekozen.v1", "Bij het verzoek is gekozen om wie het gaat.", Artikel = "AVG art. 12 lid 2")]
public sealed record BetrokkenenGekozen(Guid VerzoekId, ImmutableArray<Guid> Betrokkenen) : Verzoekgebeurtenis(VerzoekId);

/// <param name="Termijn">As it runs from here, when the gemeente chose that it waits for the identity; else left out.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("identiteit-verzoeker-vastgesteld.v1", "De identiteit van de verzoeker is vastgesteld.", Artikel = "AVG art. 12 lid 2 en 6")]
public sealed record IdentiteitVastgesteld(Guid VerzoekId, Identiteitswijze Wijze, Guid Medewerker, DateOnly Op, Rekendatum? Termijn = null) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("aanvullende-informatie-gevraagd.v1", "Aan de verzoeker is aanvullende informatie gevraagd om zijn identiteit te bevestigen.", Artikel = "AVG art. 12 lid 6")]
public sealed record AanvullendeInformatieGevraagd(Guid VerzoekId, DateOnly Op, Persoonsgegeven<string> Vraag) : Verzoekgebeurtenis(VerzoekId);

/// <param name="MeegedeeldOp">The day on which the person was told, with the reasons.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("termijn-avg-verzoek-verlengd.v1", "De termijn van het verzoek is met twee maanden verlengd.", Artikel = "AVG art. 12 lid 3")]
public sealed record VerzoektermijnVerlengd(Guid VerzoekId, Verlengingsreden Reden, DateOnly MeegedeeldOp, Rekendatum Termijn, Persoonsgegeven<string> Toelichting) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("avg-verzoek-besloten.v1", "Op het verzoek van de betrokkene is besloten.", Artikel = "AVG art. 12 lid 3 en 4; UAVG art. 34")]
public sealed record AvgVerzoekBesloten(Guid VerzoekId, Verzoekuitkomst Uitkomst, ImmutableArray<Afwijzingsgrond> Gronden, Ondertekening Ondertekening, Persoonsgegeven<string> Motivering) : Verzoekgebeurtenis(VerzoekId);

/// <param name="Bezwaartermijn">The last day for bezwaar: it is a besluit in the sense of the Awb.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("avg-besluit-bekendgemaakt.v1", "Het besluit op het verzoek is aan de verzoeker bekendgemaakt.", Artikel = "Awb 3:41, 3:45; UAVG art. 34; AVG art. 12 lid 4")]
public sealed record AvgBesluitBekendgemaakt(Guid VerzoekId, Berichtwijze Wijze, DateOnly Op, Rekendatum Bezwaartermijn) : Verzoekgebeurtenis(VerzoekId);

/// <summary>The judgement of one free text: does it go into the copy (AVG art. 15 lid 4)?</summary>
public sealed record Tekstvrijgave(Wisveld Veld, bool Verstrekken);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("teksten-voor-inzage-beoordeeld.v1", "Van vrije teksten is beoordeeld of zij met de kopie mee kunnen.", Artikel = "AVG art. 15 lid 4")]
public sealed record TekstenBeoordeeld(Guid VerzoekId, ImmutableArray<Tekstvrijgave> Oordelen) : Verzoekgebeurtenis(VerzoekId);

/// <param name="Sha256">Of the copy that was made, in hexadecimals.</param>
/// <param name="Waarden">How many values it tells.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("kopie-voor-betrokkene-gemaakt.v1", "Er is een kopie van de gegevens voor de betrokkene gemaakt.", Artikel = "AVG art. 15 lid 3")]
public sealed record KopieGemaakt(Guid VerzoekId, Guid KopieId, string Sha256, int Waarden) : Verzoekgebeurtenis(VerzoekId);

/// <param name="KopieId">Of inzage alone: which copy the person got.</param>
/// <param name="Sha256">Of that copy.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("avg-verzoek-uitgevoerd.v1", "Aan het verzoek is gevolg gegeven.", Artikel = "AVG art. 12 lid 3")]
public sealed record AvgVerzoekUitgevoerd(Guid VerzoekId, DateOnly Op, Berichtwijze Wijze, Guid? KopieId, string? Sha256) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("avg-verzoek-ingetrokken.v1", "De betrokkene heeft zijn verzoek ingetrokken.")]
public sealed record AvgVerzoekIngetrokken(Guid VerzoekId, DateOnly Op) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("avg-verzoek-afgehandeld.v1", "Het verzoek is afgehandeld.", Artikel = "AVG art. 12")]
public sealed record AvgVerzoekAfgehandeld(Guid VerzoekId) : Verzoekgebeurtenis(VerzoekId);

/// <summary>From this commit on no value of this person opens, but for a stated ground of art. 18 lid 2.</summary>
/// <param name="Zaak">Only there; left out, everywhere.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("verwerking-beperkt.v1", "De verwerking van gegevens van een betrokkene is beperkt.", Artikel = "AVG art. 18 lid 1")]
public sealed record VerwerkingBeperkt(Guid VerzoekId, Guid BeperkingId, Guid Betrokkene, Guid? Zaak, Beperkingsgrond Grond) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("opheffing-beperking-aangekondigd.v1", "De betrokkene is ingelicht dat de beperking wordt opgeheven.", Artikel = "AVG art. 18 lid 3")]
public sealed record OpheffingAangekondigd(Guid VerzoekId, Guid BeperkingId, DateOnly Op, Berichtwijze Wijze) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("beperking-opgeheven.v1", "De beperking van de verwerking is opgeheven.", Artikel = "AVG art. 18 lid 3")]
public sealed record BeperkingOpgeheven(Guid VerzoekId, Guid BeperkingId) : Verzoekgebeurtenis(VerzoekId);

/// <summary>What changed for those who got data of this person. What tells partners can hang on this event: whom, what, and where.</summary>
/// <param name="Velden">The places, as far as they are known; empty: all of him.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("wijziging-voor-ontvangers.v1", "Gegevens zijn gewijzigd die anderen hebben ontvangen; zij moeten het weten.", Artikel = "AVG art. 19")]
public sealed record WijzigingVoorOntvangers(Guid VerzoekId, Guid Betrokkene, Wijzigingssoort Soort, ImmutableArray<Wisveld> Velden) : Verzoekgebeurtenis(VerzoekId);

/// <param name="Aanduiding">Of the organisation, by pattern: no name of a person fits in it.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("ontvanger-van-gegevens-vastgelegd.v1", "Vastgelegd is wie gegevens van de betrokkene heeft ontvangen.", Artikel = "AVG art. 19, art. 15 lid 1 onder c")]
public sealed record OntvangerVastgelegd(Guid VerzoekId, Guid OntvangerId, string Aanduiding, DateOnly VerstrektOp) : Verzoekgebeurtenis(VerzoekId);

/// <param name="BevestigenVoor">The day by which the recipient should have confirmed, as it was asked of him.</param>
[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("ontvanger-in-kennis-gesteld.v1", "Een ontvanger is in kennis gesteld van de wijziging.", Artikel = "AVG art. 19")]
public sealed record OntvangerInKennisGesteld(Guid VerzoekId, Guid OntvangerId, DateOnly Op, DateOnly BevestigenVoor) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("kennisgeving-bevestigd.v1", "Een ontvanger heeft de kennisgeving bevestigd.", Artikel = "AVG art. 19")]
public sealed record KennisgevingBevestigd(Guid VerzoekId, Guid OntvangerId, DateOnly Op) : Verzoekgebeurtenis(VerzoekId);

[BewaarAls(Bewaarklasse.Verzoek)]
[Gebeurtenisnaam("kennisgeving-achterwege-gelaten.v1", "Een ontvanger is niet in kennis gesteld: het is onmogelijk of vergt onevenredig veel.", Artikel = "AVG art. 19")]
public sealed record KennisgevingAchterwegeGelaten(Guid VerzoekId, Guid OntvangerId, Persoonsgegeven<string> Motivering) : Verzoekgebeurtenis(VerzoekId);
