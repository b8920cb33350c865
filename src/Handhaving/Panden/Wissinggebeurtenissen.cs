using System.Collections.Immutable;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>Why personal values are erased. A closed list: a free text about it would itself be about the person.</summary>
public enum Wisgrond
{
    /// <summary>AVG art. 17 lid 1 onder a.</summary>
    NietLangerNodig,

    /// <summary>The person objects, and it is not decided yet: AVG art. 17 lid 1 onder c, art. 21 lid 1.</summary>
    BezwaarBetrokkene,

    /// <summary>AVG art. 17 lid 1 onder d.</summary>
    OnrechtmatigVerwerkt,

    /// <summary>It is about somebody else than was thought: AVG art. 5 lid 1 onder d, art. 17 lid 1 onder d.</summary>
    VerkeerdePersoon,

    /// <summary>A court or the Autoriteit Persoonsgegevens ordered it: AVG art. 17 lid 1 onder e, art. 58 lid 2 onder g.</summary>
    WettelijkePlicht,

    /// <summary>The whole zaak, at the end of its term: Archiefwet 1995 art. 3 and 5; AVG art. 5 lid 1 onder e.</summary>
    BewaartermijnVerstreken,

    /// <summary>His objection was decided upon and was right: no compelling ground outweighs it, so nothing needs the data any more. AVG art. 17 lid 1 onder c, art. 21 lid 1.</summary>
    GegrondBezwaar,
}

/// <summary>One personal value: the event it stands in, and its JSON pointer there. As docs/dossierformaat.md reads it.</summary>
public sealed record Wisveld(Guid Gebeurtenis, string Pad);

/// <summary>An event of one erasure.</summary>
public abstract record Wissinggebeurtenis(Guid ZaakId, Guid WissingId) : Zaakgebeurtenis(ZaakId);

/// <summary>Nothing is closed yet: a second person confirms.</summary>
/// <param name="Voorsteller">Opaque reference of who proposed it, who may not be the one who confirms.</param>
/// <param name="TeBeoordelen">Free texts and documents of the zaak that may mention the person, as they stood at the proposal.</param>
/// <param name="Bewaartermijn">Of the destruction of a whole zaak alone.</param>
[Gebeurtenisnaam("wissing-voorgesteld.v1", "Er is voorgesteld om persoonsgegevens te wissen.", Artikel = "AVG art. 17; Archiefwet 1995 art. 3")]
public sealed record WissingVoorgesteld(
    Guid ZaakId, Guid WissingId, Wisgrond Grond, Guid Voorsteller, ImmutableArray<Wisveld> Velden, ImmutableArray<Wisveld> TeBeoordelen, Bewaareinde? Bewaartermijn = null)
    : Wissinggebeurtenis(ZaakId, WissingId);

/// <summary>What a zaak came to, and so how long it is kept.</summary>
public enum Bewaarresultaat { NietInBehandeling, GeenOvertreding, OvertredingBeeindigd, Gelegaliseerd, NietGehandhaafd, LastOpgelegd, Invordering }

/// <summary>The end of the term of a zaak, as it was worked out when its destruction was proposed.</summary>
/// <param name="Categorie">Number in the selectielijst.</param>
/// <param name="Tabelversie">Version of the terms that were set.</param>
/// <param name="LaatsteDag">The last day on which it had to be kept.</param>
public sealed record Bewaareinde(Bewaarresultaat Resultaat, string Categorie, string Tabelversie, Rekendatum LaatsteDag);

public enum Tekstkeuze { Behouden, Wissen, Vervangen }

/// <summary>The judgement of one text or document.</summary>
/// <param name="Vervanging">The text without the person; only when it is replaced.</param>
public sealed record Tekstoordeel(Wisveld Veld, Tekstkeuze Keuze, Persoonsgegeven<string>? Vervanging = null);

[Gebeurtenisnaam("vrije-tekst-beoordeeld.v1", "Van vrije teksten is beoordeeld of zij met de wissing mee moeten.", Artikel = "AVG art. 17 lid 1, art. 16")]
public sealed record VrijeTekstBeoordeeld(Guid ZaakId, Guid WissingId, ImmutableArray<Tekstoordeel> Oordelen) : Wissinggebeurtenis(ZaakId, WissingId);

/// <summary>Confirmed by a second person. From this commit on none of these values opens any more.</summary>
/// <param name="Bevestiger">Opaque reference of who confirmed.</param>
/// <param name="Velden">All that is erased: what was proposed, the texts that go with it, and the kept halves of dossiers that held any of it.</param>
[Gebeurtenisnaam("wissing-aangevraagd.v1", "De wissing is bevestigd; de gegevens zijn vanaf nu dicht.", Artikel = "AVG art. 17; Archiefwet 1995 art. 3")]
public sealed record WissingAangevraagd(Guid ZaakId, Guid WissingId, Wisgrond Grond, Guid Bevestiger, ImmutableArray<Wisveld> Velden) : Wissinggebeurtenis(ZaakId, WissingId);

[Gebeurtenisnaam("wissing-ingetrokken.v1", "Het voorstel om persoonsgegevens te wissen is ingetrokken of afgewezen.")]
public sealed record WissingIngetrokken(Guid ZaakId, Guid WissingId) : Wissinggebeurtenis(ZaakId, WissingId);

/// <summary>The values are gone: in the same transaction they left the kluis (docs/dossierformaat.md section 5).</summary>
/// <param name="Herhaald">Done once more on a database that was restored from before the erasure.</param>
/// <param name="EerstOp">Of a repetition: when it was done first, as the list outside the database remembers.</param>
[Gebeurtenisnaam("persoonsgegevens-gewist.v1", "Persoonsgegevens zijn gewist.", Artikel = "AVG art. 17; Archiefwet 1995 art. 3")]
public sealed record PersoonsgegevensGewist(Guid ZaakId, Guid WissingId, Wisgrond Grond, ImmutableArray<Wisveld> Velden, bool Herhaald = false, DateTimeOffset? EerstOp = null) : Wissinggebeurtenis(ZaakId, WissingId);
