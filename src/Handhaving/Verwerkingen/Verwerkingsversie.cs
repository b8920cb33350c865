namespace Handhaving.Verwerkingen;

/// <summary>Waarop een verwerking rust (AVG art. 6 lid 1). Toestemming is hier nooit de grond.</summary>
public enum Rechtsgrond { WettelijkeVerplichting, VitaalBelang, PubliekeTaak }

public enum Betrokkenesoort { Betrokkene, Kwetsbaar, Medewerker }

/// <summary>What is done with the data, in the classes that the standard's register knows (DPV).</summary>
public enum Bewerking { Verkrijgen, Opslaan, Ordenen, Gebruiken, Kopieren, Bewerken, Verstrekken, Verwijderen }

public enum Ontvangersrol { Verantwoordelijke, Verwerker, Derde, FunctionarisGegevensbescherming }

public enum Maatregelsoort { Technisch, Organisatorisch }

public sealed record Grondslag(Rechtsgrond Soort, string Artikel);

public sealed record Betrokkenencategorie(string Wie, Betrokkenesoort Soort);

/// <param name="Id">Fixed per recipient, through all activities and versions.</param>
public sealed record Ontvanger(Guid Id, string Naam, Ontvangersrol Rol);

/// <param name="Klasse">Name of the class under which the gemeente sets the term; the register itself makes up no number.</param>
public sealed record Bewaring(string Klasse, string Toelichting);

public sealed record Maatregel(Maatregelsoort Soort, [property: System.Text.Json.Serialization.JsonPropertyName("maatregel")] string Wat);

/// <summary>
/// One version of an activity as the register tells it to anyone (AVG art. 30 lid 1). It has no place for whether the activity is
/// confidential: that is never exchanged, and so it stands elsewhere.
/// </summary>
/// <param name="Nr">From 1; a version that was in use is never changed, only followed by another.</param>
/// <param name="GeldigVanaf">From this moment, until the next version.</param>
public sealed record Verwerkingsversie(
    int Nr, DateTimeOffset GeldigVanaf, string Naam, string Doel, IReadOnlyList<Grondslag> Grondslagen, IReadOnlyList<Betrokkenencategorie> Betrokkenen,
    IReadOnlyList<string> Persoonsgegevens, IReadOnlyList<Bewerking> Bewerkingen, IReadOnlyList<Ontvanger> Ontvangers, string DoorgifteBuitenEer,
    Bewaring Bewaring, IReadOnlyList<Maatregel> Maatregelen);

/// <summary>Why someone may not hear of this activity (yet).</summary>
/// <param name="Grondslag">AVG art. 23, UAVG art. 41; still to be reasoned in each case.</param>
/// <param name="Eindigt">When the reason ends.</param>
public sealed record Vertrouwelijkheid(string Reden, string Grondslag, string Eindigt);

/// <summary>One version of an activity, for use inside the product.</summary>
public sealed record Activiteitversie(Activiteit Activiteit, Guid ActiviteitId, Verwerkingsversie Inhoud, Vertrouwelijkheid? Vertrouwelijk)
{
    public string Naam => Inhoud.Naam;
}
