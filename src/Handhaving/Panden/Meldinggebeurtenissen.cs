using System.Text.Json.Serialization;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;

namespace Handhaving.Panden;

public enum Kanaal { Telefoon, Email, Website, Balie, Brief, Ambtshalve, Partner }

/// <summary>What a melding is about, in the reporter's terms. Not a finding: it never says who lives there.</summary>
public enum Onderwerp { Kamerverhuur, Overbewoning, Overlast, Afval, Brandveiligheid, Verhuurmisstand, Overig }

public enum MeldingUitkomst { InOnderzoek, NietInBehandeling, Doorverwezen }

public enum Prioriteit { Laag, Normaal, Hoog, Spoed }

/// <summary>Why a zaak starts without a melding.</summary>
public enum Aanleiding { Ambtshalve, Wijkplan, Hercontrole }

public enum Zorgsoort { Leerplicht, Jeugd, Gezondheid, Dakloosheid, Arbeidsuitbuiting, Mensenhandel, Brandgevaar, Overig }

/// <summary>Who can help; a closed list, so that no name gets into an event.</summary>
public enum Zorginstantie { Leerplicht, VeiligThuis, Ggd, SociaalWijkteam, Maatschappelijkeopvang, Arbeidsinspectie, Politie, Comensha, Brandweer }

/// <summary>Who reported. Only ever inside the kluis.</summary>
[BewaarAls(Bewaarklasse.Melder)]
public sealed record Melder(string Naam, string? Telefoon = null, string? Email = null) : Persoonlijk, IVindbaar
{
    public Zoekgegevens Zoekgegevens() => new(Naam);
}

/// <param name="MelderBeschermd">The reporter asked that the identity stays hidden, also from most employees.</param>
[Gebeurtenisnaam("melding-ontvangen.v1", "Er is een melding ontvangen.", Artikel = "Awb 3:2")]
public sealed record MeldingOntvangen(
    Guid ZaakId, Guid MeldingId, string? VerblijfsobjectId, Kanaal Kanaal, Onderwerp Onderwerp, bool Anoniem, bool MelderBeschermd,
    [property: Afgeschermd(Toegangsrecht.BeschermdeMelderInzien, Als = nameof(MeldingOntvangen.MelderBeschermd))] Persoonsgegeven<Melder>? Melder, Persoonsgegeven<string> Omschrijving) : Zaakgebeurtenis(ZaakId), IFeit;

/// <summary>A melding got its place: from the intake to this pand, or from another zaak in this pand.</summary>
/// <param name="Ontvangst">The event of this pand with which it came in, when it moved between zaken; not in events of before it was kept.</param>
/// <param name="Uitkomst">How it had been judged in the zaak that it left.</param>
[Gebeurtenisnaam("melding-gekoppeld.v1", "Een melding is aan deze zaak gekoppeld.")]
public sealed record MeldingGekoppeld(
    Guid ZaakId, Guid MeldingId, Guid? VanZaakId, bool UitIntake, DateTimeOffset OntvangenOp, Onderwerp Onderwerp, bool Anoniem, bool MelderBeschermd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Ontvangst = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MeldingUitkomst? Uitkomst = null) : Zaakgebeurtenis(ZaakId)
{
    /// <summary>Never stored: what moved turned out not to have been received.</summary>
    [JsonIgnore]
    internal bool Vervallen { get; init; }
}

[Gebeurtenisnaam("melding-beoordeeld.v1", "De melding is beoordeeld.", Artikel = "Awb 3:2")]
public sealed record MeldingBeoordeeld(Guid ZaakId, Guid MeldingId, MeldingUitkomst Uitkomst, Prioriteit Prioriteit, Persoonsgegeven<string> Motivering)
    : Zaakgebeurtenis(ZaakId);

[Gebeurtenisnaam("zaak-geopend.v1", "Een zaak is ambtshalve geopend.", Artikel = "Awb 5:11")]
public sealed record ZaakGeopend(Guid ZaakId, Aanleiding Aanleiding, string? VerblijfsobjectId, Persoonsgegeven<string> Toelichting) : Zaakgebeurtenis(ZaakId);

[Gebeurtenisnaam("zorgsignaal-doorgegeven.v1", "Een zorgsignaal is doorgegeven aan de instantie die kan helpen.", Artikel = "AVG art. 6 lid 1 onder d en e")]
public sealed record ZorgsignaalDoorgegeven(Guid ZaakId, Zorgsoort Soort, Zorginstantie Instantie, Persoonsgegeven<string> Omschrijving) : Zaakgebeurtenis(ZaakId), IFeit;
