using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

public enum Dienst { Dag, Avond, Nacht }

public enum Verzetreden { Ziekte, Voertuig, Spoedcontrole, Verzoek, Tolk, Weer, Overig }

public enum Controleresultaat { OvertredingWaargenomen, GeenOvertreding, GeenToegang, NiemandThuis }

/// <summary>When a visit takes place and who goes. Times are Dutch wall-clock times; an end at or before the begin is on the next day.</summary>
/// <param name="Koppel">The opaque references of exactly two toezichthouders.</param>
public sealed record Planning(DateOnly Datum, TimeOnly Begin, TimeOnly Einde, Dienst Dienst, ImmutableArray<Guid> Koppel)
{
    [JsonIgnore]
    public DateTimeOffset BeginOp => Datum.Om(Begin);

    [JsonIgnore]
    public DateTimeOffset EindeOp => (Einde > Begin ? Datum : Datum.AddDays(1)).Om(Einde);
}

/// <param name="Bezoek">The how-manieth visit in this zaak.</param>
/// <param name="Reden">Why again, or why at night, when the planning asked for a reason.</param>
[Gebeurtenisnaam("controle-gepland.v1", "Een controle is gepland.", Artikel = "Awb 5:11, 5:13")]
public sealed record ControleGepland(
    Guid ZaakId, Guid ControleId, string? VerblijfsobjectId, Guid NormId, Planning Planning, int Bezoek, Persoonsgegeven<string>? Reden)
    : Controlegebeurtenis(ZaakId, ControleId);

[Gebeurtenisnaam("controle-verzet.v1", "De controle is verzet; de reden is bewaard.")]
public sealed record ControleVerzet(Guid ZaakId, Guid ControleId, Planning Planning, Verzetreden Reden, Persoonsgegeven<string>? Toelichting)
    : Controlegebeurtenis(ZaakId, ControleId);

[Gebeurtenisnaam("legitimatie-getoond.v1", "Een toezichthouder heeft zich gelegitimeerd.", Artikel = "Awbi 1 lid 1, Awb 5:12")]
public sealed record LegitimatieGetoond(Guid ZaakId, Guid ControleId, Guid Toezichthouder) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

/// <param name="Begrepen">The bewoner showed that the purpose was understood, with or without an interpreter.</param>
[Gebeurtenisnaam("doel-meegedeeld.v1", "Het doel van het bezoek is meegedeeld.", Artikel = "Awbi 1 lid 1")]
public sealed record DoelMeegedeeld(Guid ZaakId, Guid ControleId, bool Begrepen) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

/// <summary>Name or register number and language point at a person's origin, so they are never in the event.</summary>
public sealed record Tolkgegevens(string NaamOfNummer, string Taal) : Persoonlijk;

public enum Tolkwijze { Aanwezig, Telefonisch }

[Gebeurtenisnaam("tolk-ingezet.v1", "Een tolk is ingezet.", Artikel = "Awb 5:49 lid 2")]
public sealed record TolkIngezet(Guid ZaakId, Guid ControleId, Tolkwijze Wijze, Persoonsgegeven<Tolkgegevens> Tolk) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

[Gebeurtenisnaam("geen-gehoor.v1", "Er is niet opengedaan.")]
public sealed record GeenGehoor(Guid ZaakId, Guid ControleId) : Controlegebeurtenis(ZaakId, ControleId), IFeit;

/// <summary>Who was met. Only ever inside the kluis.</summary>
public sealed record Aangetroffene(string Naam, DateOnly? Geboortedatum = null, string? Toelichting = null) : Persoonlijk, IVindbaar
{
    public Zoekgegevens Zoekgegevens() => new(Naam, Geboortedatum);
}

[Gebeurtenisnaam("bewoner-aangetroffen.v1", "Een bewoner is aangetroffen.", Artikel = "Awb 5:16")]
public sealed record BewonerAangetroffen(Guid ZaakId, Guid ControleId, string? Ruimte, Persoonsgegeven<Aangetroffene> Persoon)
    : Controlegebeurtenis(ZaakId, ControleId), IFeit;

/// <summary>The visit is over. Carries its own times, couple and norm, so that neither figures nor a report need a plan.</summary>
/// <param name="NormId">The norm that was enforced.</param>
[Gebeurtenisnaam("controle-uitgevoerd.v1", "De controle is uitgevoerd.", Artikel = "Awb 5:11")]
public sealed record ControleUitgevoerd(
    Guid ZaakId, Guid ControleId, Controleresultaat Resultaat, DateTimeOffset Begin, DateTimeOffset Einde, ImmutableArray<Guid> Koppel,
    Guid? NormId = null) : Controlegebeurtenis(ZaakId, ControleId), IFeit;
