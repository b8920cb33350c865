using System.Text.Json.Serialization;

namespace Handhaving.Verwerkingen;

/// <summary>
/// A version in the shape of the register that goes with Logboek Dataverwerkingen (its rvva-openapi v0.1), whose words are those of the
/// W3C Data Privacy Vocabulary. It holds less than art. 30 asks for: who is responsible, transfers and the articles stand only in our own form.
/// </summary>
public sealed record Rvva(
    [property: JsonPropertyName("processing_activity_version_number")] int Nr,
    [property: JsonPropertyName("name")] string Naam,
    [property: JsonPropertyName("purpose")] string Doel,
    [property: JsonPropertyName("legal_basis")] IReadOnlyList<string> Grondslagen,
    [property: JsonPropertyName("data_subjects")] IReadOnlyList<string> Betrokkenen,
    [property: JsonPropertyName("personal_data")] Rvvagegevens Persoonsgegevens,
    [property: JsonPropertyName("processing_options")] IReadOnlyList<string> Bewerkingen,
    [property: JsonPropertyName("recipients")] IReadOnlyList<Rvvaontvanger> Ontvangers,
    [property: JsonPropertyName("measures")] IReadOnlyList<Rvvamaatregel> Maatregelen,
    [property: JsonPropertyName("valid_from")] DateTimeOffset GeldigVanaf)
{
    public static Rvva Van(Verwerkingsversie v, IReadOnlyDictionary<string, string> bewaartermijnen) => new(
        v.Nr, v.Naam, v.Doel,
        [.. v.Grondslagen.Select(g => Woord(g.Soort)).Distinct()],
        [.. v.Betrokkenen.Select(b => Woord(b.Soort)).Distinct()],
        new(v.Persoonsgegevens, bewaartermijnen.GetValueOrDefault(v.Bewaring.Klasse)),
        [.. v.Bewerkingen.Select(Woord)],
        [.. v.Ontvangers.Select(o => new Rvvaontvanger(Woord(o.Rol), o.Id, o.Naam))],
        [.. v.Maatregelen.Select(m => new Rvvamaatregel(m.Soort is Maatregelsoort.Technisch ? "Technical" : "Organisational", m.Wat))],
        v.GeldigVanaf);

    private static string Woord(Rechtsgrond grond) => grond switch
    {
        Rechtsgrond.WettelijkeVerplichting => "LegalObligation",
        Rechtsgrond.VitaalBelang => "VitalInterest",
        _ => "OfficialAuthorityOfController",
    };

    private static string Woord(Betrokkenesoort soort) => soort switch
    {
        Betrokkenesoort.Kwetsbaar => "VulnerableHuman",
        Betrokkenesoort.Medewerker => "Employee",
        _ => "DataSubject",
    };

    private static string Woord(Bewerking bewerking) => bewerking switch
    {
        Bewerking.Verkrijgen => "Obtain",
        Bewerking.Opslaan => "Store",
        Bewerking.Ordenen => "Organise",
        Bewerking.Kopieren => "Copy",
        Bewerking.Bewerken => "Transform",
        Bewerking.Verstrekken => "Disclose",
        Bewerking.Verwijderen => "Remove",
        _ => "Use",
    };

    private static string Woord(Ontvangersrol rol) => rol switch
    {
        Ontvangersrol.Verantwoordelijke => "DataController",
        Ontvangersrol.Verwerker => "DataProcessor",
        Ontvangersrol.FunctionarisGegevensbescherming => "DataProtectionOfficer",
        _ => "ThirdParty",
    };
}

/// <param name="Bewaartermijn">Left out as long as the gemeente has not set it.</param>
public sealed record Rvvagegevens(
    [property: JsonPropertyName("categories")] IReadOnlyList<string> Categorieen,
    [property: JsonPropertyName("retentionPeriod")] string? Bewaartermijn);

/// <param name="Naam">Not in the standard, which would have it asked for by the id.</param>
public sealed record Rvvaontvanger(
    [property: JsonPropertyName("legal_role")] string Rol,
    [property: JsonPropertyName("entity_id")] Guid Id,
    [property: JsonPropertyName("name")] string Naam);

public sealed record Rvvamaatregel(
    [property: JsonPropertyName("measureType")] string Soort,
    [property: JsonPropertyName("measure")] string Maatregel);
