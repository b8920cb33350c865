using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Panden;

/// <summary>What a document is in the file of the zaak.</summary>
public enum Stuksoort
{
    Machtiging, VerslagBinnentreden, Waarschuwing, Voornemen, Zienswijze, Hoorverslag, LastOnderDwangsom, Wijzigingsbesluit, Intrekkingsbesluit,
    VoornemenInvordering, Invorderingsbeschikking, BesluitNietInvorderen, Aanmaning, Dwangbevel, Uitstelbesluit, Uitspraak, Verzendbewijs, Bewijsstuk, Overig, Machtigingsweigering,
}

public enum Mediatype { Pdf, Jpeg, Png }

/// <summary>The bytes of an issued document. Only ever inside the kluis.</summary>
public sealed record Bestand(Mediatype Mediatype, byte[] Inhoud);

/// <summary>The template from which a document was made.</summary>
public sealed record Sjabloonversie(string Sjabloon, int Versie);

/// <summary>The document itself, frozen as it was issued: encrypted in the kluis, with its salted hash, size and kind here.</summary>
/// <param name="Sjabloon">Left out when the document was uploaded.</param>
[Gebeurtenisnaam("stuk-opgenomen.v1", "Een stuk is in het dossier opgenomen.", Artikel = "Archiefwet 1995 art. 3")]
public sealed record StukOpgenomen(Guid ZaakId, Guid StukId, Stuksoort Soort, Mediatype Mediatype, long OmvangBytes, Sjabloonversie? Sjabloon, Persoonsgegeven<Bestand> Bestand)
    : Zaakgebeurtenis(ZaakId);
