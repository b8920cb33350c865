using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Velden;

namespace Handhaving.Lsi;

/// <summary>What a project is about: the four themes of the LSI.</summary>
public enum Thema { AdresgerelateerdeProblematiek, WijkgerichteAanpak, Recreatieterreinen, Arbeidsmigranten }

/// <summary>Why the regular tools are not enough.</summary>
public enum Projectaanleiding { BuitengewoneRegelovertreding, ReguliereMiddelenOntoereikend }

/// <summary>How far a project is.</summary>
public enum Projectfase
{
    Gesignaleerd, Aangemeld, ProjectvoorstelOpgesteld, CollegebesluitGenomen, TerWegingBijLsi, Goedgekeurd, Afgewezen, Aangehouden,
    Gestart, Selectie, Uitvoering, Nazorg, Afgesloten, Gerapporteerd, GegevensVernietigd,
}

/// <summary>An event in the course of one project, in a stream of its own.</summary>
public abstract record Projectgebeurtenis(Guid ProjectId) : Gebeurtenis;

[Gebeurtenisnaam("lsi-project-aangemeld.v1", "Een interventieproject is aangemeld.", Artikel = "SUWI 64; Stcrt. 2017, 20624")]
public sealed record LsiProjectAangemeld(Guid ProjectId, Thema Thema, Persoonsgegeven<string> Omschrijving) : Projectgebeurtenis(ProjectId);

/// <summary>What the LSI asks of a gemeente before it weighs a project.</summary>
/// <param name="Partners">Who takes part beside the gemeente itself.</param>
/// <param name="ProjectleiderHonderdsten">Capacity of the project leader, in hundredths of an fte.</param>
/// <param name="OndersteuningHonderdsten">Administrative support, in hundredths of an fte.</param>
/// <param name="Ruimte">There is a room to work in.</param>
/// <param name="LeverbereidheidToegezegd">The services are willing to supply data for the comparison of files.</param>
public sealed record Projectvoorstel(
    Projectaanleiding Aanleiding, ImmutableArray<Partnerverwijzing> Partners, Guid Projectleider, int ProjectleiderHonderdsten, int OndersteuningHonderdsten, bool Ruimte,
    bool LeverbereidheidToegezegd, DateOnly Van, DateOnly TotEnMet);

/// <param name="Gebreken">What departs from the rule, and does not stop it.</param>
[Gebeurtenisnaam("projectvoorstel-opgesteld.v1", "Het projectvoorstel is opgesteld.", Artikel = "Stcrt. 2017, 20624")]
public sealed record ProjectvoorstelOpgesteld(Guid ProjectId, Projectvoorstel Voorstel, ImmutableArray<Gebrek> Gebreken, Persoonsgegeven<string> Onderbouwing) : Projectgebeurtenis(ProjectId);

/// <param name="Besluit">Number of the decision of the college.</param>
[Gebeurtenisnaam("collegebesluit-genomen.v1", "Het college heeft tot het interventieproject besloten.", Artikel = "Gemeentewet 160")]
public sealed record CollegebesluitGenomen(Guid ProjectId, DateOnly Op, string Besluit) : Projectgebeurtenis(ProjectId);

[Gebeurtenisnaam("lsi-weging-aangevraagd.v1", "Het project is ter weging aan de LSI voorgelegd.", Artikel = "Stcrt. 2017, 20624")]
public sealed record LsiWegingAangevraagd(Guid ProjectId) : Projectgebeurtenis(ProjectId);

/// <param name="Kenmerk">Number of the letter of the LSI.</param>
[Gebeurtenisnaam("lsi-project-goedgekeurd.v1", "De LSI heeft het project goedgekeurd.", Artikel = "SUWI 64; Stcrt. 2017, 20624")]
public sealed record LsiProjectGoedgekeurd(Guid ProjectId, DateOnly Op, string Kenmerk) : Projectgebeurtenis(ProjectId);

/// <inheritdoc cref="LsiProjectGoedgekeurd"/>
[Gebeurtenisnaam("lsi-project-afgewezen.v1", "De LSI heeft het project afgewezen.", Artikel = "Stcrt. 2017, 20624")]
public sealed record LsiProjectAfgewezen(Guid ProjectId, DateOnly Op, string Kenmerk) : Projectgebeurtenis(ProjectId);

/// <inheritdoc cref="LsiProjectGoedgekeurd"/>
[Gebeurtenisnaam("lsi-project-aangehouden.v1", "De LSI heeft de weging van het project aangehouden.", Artikel = "Stcrt. 2017, 20624")]
public sealed record LsiProjectAangehouden(Guid ProjectId, DateOnly Op, string Kenmerk) : Projectgebeurtenis(ProjectId);

/// <summary>Who may open what the partners supply: the project leader and these, and nobody else.</summary>
[Gebeurtenisnaam("projectteam-vastgesteld.v1", "Vastgesteld is wie in het project de gegevens van partners mag inzien.", Artikel = "AVG art. 25, 32")]
public sealed record ProjectteamVastgesteld(Guid ProjectId, Guid Projectleider, ImmutableArray<Guid> Leden) : Projectgebeurtenis(ProjectId);

/// <summary>What one partner that signed may get, and whether it supplies.</summary>
public sealed record Paragraafregel(string Oin, ImmutableArray<Leverveld> MagOntvangen, bool Levert);

/// <summary>Only who signed stands in it. A later one replaces it.</summary>
[Gebeurtenisnaam("gegevensparagraaf-ondertekend.v1", "De gegevensparagraaf van het project is ondertekend.", Artikel = "AVG art. 26; SUWI 64")]
public sealed record GegevensparagraafOndertekend(Guid ProjectId, DateOnly Op, string Kenmerk, ImmutableArray<Paragraafregel> Regels) : Projectgebeurtenis(ProjectId);

/// <param name="FunctionarisGeadviseerd">The functionaris gegevensbescherming gave advice (AVG art. 35 lid 2).</param>
/// <param name="HoogRestrisico">A high risk remains after the measures.</param>
/// <param name="VoorafGeraadpleegd">The Autoriteit Persoonsgegevens was consulted (AVG art. 36).</param>
[Gebeurtenisnaam("dpia-vastgesteld.v1", "De gegevensbeschermingseffectbeoordeling van het project is vastgesteld.", Artikel = "AVG art. 35, 36")]
public sealed record DpiaVastgesteld(Guid ProjectId, DateOnly Op, string Kenmerk, bool FunctionarisGeadviseerd, bool HoogRestrisico, bool VoorafGeraadpleegd) : Projectgebeurtenis(ProjectId);

/// <param name="TotEnMet">After this day nothing is selected and nothing exchanged.</param>
[Gebeurtenisnaam("lsi-project-gestart.v1", "Het interventieproject is gestart.", Artikel = "SUWI 64")]
public sealed record LsiProjectGestart(Guid ProjectId, DateOnly Van, DateOnly TotEnMet, ImmutableArray<Gebrek> Gebreken) : Projectgebeurtenis(ProjectId);

/// <summary>The visits begin, or what follows on them.</summary>
[Gebeurtenisnaam("projectfase-begonnen.v1", "Een volgende fase van het project is begonnen.")]
public sealed record ProjectfaseBegonnen(Guid ProjectId, Projectfase Fase) : Projectgebeurtenis(ProjectId);

/// <summary>Why an address is looked at. A closed list of what is known of a dwelling and its use; whoever lives there, and where he comes from, is no ground.</summary>
public enum Selectiegrond
{
    /// <summary>Meldingen about the dwelling, or nuisance from it (Awb 3:2).</summary>
    Meldingen,

    /// <summary>More persons registered than the dwelling holds (Wet BRP 2.34).</summary>
    AantalInschrijvingen,

    /// <summary>An overtreding at this address that was established before (Awb 5:11).</summary>
    EerdereOvertreding,

    /// <summary>Let without the permit that is asked for (Hw 21).</summary>
    VergunningOntbreekt,

    /// <summary>Signs of fire danger or bad upkeep (Ow 18.1, Bbl).</summary>
    Brandveiligheid,

    /// <summary>Used otherwise than the plan for its site allows, such as on a recreation park (Ow 5.1).</summary>
    StrijdigGebruik,

    /// <summary>A finding at a visit elsewhere that points at this address (Awb 5:11).</summary>
    BevindingElders,
}

/// <summary>One address with its reasoned ground.</summary>
/// <param name="PandId">BAG id; stands in events and paths by exception (DPIA).</param>
/// <param name="Motivering">Why here: read for words about origin when it was recorded, and kept in the kluis.</param>
[Gebeurtenisnaam("adres-geselecteerd.v1", "Een adres is in het project geselecteerd, met de grond.", Artikel = "SUWI 64; AVG art. 5 lid 1 onder a; Grondwet 1")]
public sealed record AdresGeselecteerd(Guid ProjectId, Guid SelectieId, string PandId, Selectiegrond Grond, Tekstcontrole Tekstcontrole, Persoonsgegeven<string> Motivering) : Projectgebeurtenis(ProjectId);

public enum Intrekkingsreden { GrondVervallen, Vergissing, NietLangerNodig }

[Gebeurtenisnaam("selectie-ingetrokken.v1", "De selectie van een adres is ingetrokken.", Artikel = "AVG art. 5 lid 1 onder c")]
public sealed record SelectieIngetrokken(Guid ProjectId, Guid SelectieId, Intrekkingsreden Reden) : Projectgebeurtenis(ProjectId);

[Gebeurtenisnaam("lsi-project-afgesloten.v1", "Het interventieproject is afgesloten.", Artikel = "SUWI 64; AVG art. 5 lid 1 onder e")]
public sealed record LsiProjectAfgesloten(Guid ProjectId) : Projectgebeurtenis(ProjectId);

/// <summary>Numbers, and nothing else: no address and no person fits in it.</summary>
public sealed record Resultaattelling(int Controles, int Bevindingen, int Sancties, long BedragCent, int Zorgverwijzingen);

[Gebeurtenisnaam("resultaat-gerapporteerd.v1", "Het resultaat van het project is in aantallen gerapporteerd.", Artikel = "Stcrt. 2017, 20624; AVG art. 5 lid 1 onder c")]
public sealed record ResultaatGerapporteerd(Guid ProjectId, Resultaattelling Resultaat) : Projectgebeurtenis(ProjectId);
