namespace Handhaving.Recht.Contract;

/// <summary>Wat voor waarde een veld van het rekencontract heeft.</summary>
public enum Veldsoort
{
    /// <summary>Een dag als 2026-11-13.</summary>
    Datum,

    /// <summary>Een dag, of een tijdstip met offset waarvan de Nederlandse dag telt.</summary>
    DatumOfTijdstip,

    /// <summary>Een tijdstip met offset als 2026-11-24T23:59:00+01:00.</summary>
    Tijdstip,

    /// <summary>Een kloktijd als 17:00.</summary>
    Tijd,

    /// <summary>true of false.</summary>
    JaNee,

    /// <summary>Een geheel getal.</summary>
    Getal,

    /// <summary>Een bedrag in euro, ten hoogste twee decimalen.</summary>
    Bedrag,

    /// <summary>Een percentage, ten hoogste twee decimalen.</summary>
    Percentage,

    /// <summary>Een van de keuzes.</summary>
    Keuze,

    /// <summary>Een lijst van verbeurtenummers.</summary>
    Nummers,

    /// <summary>Een termijnlengte: een getal, in het veld dat naar de eenheid heet. De keuzes zijn die veldnamen.</summary>
    Lengte,

    /// <summary>Een object met eigen velden.</summary>
    Groep,

    /// <summary>Een lijst van objecten met eigen velden.</summary>
    Lijst,
}

/// <summary>Een keuze: de waarde in het contract en hoe een lezer haar kent.</summary>
/// <param name="Waarde">De waarde in het contract.</param>
/// <param name="Label">De naam voor de lezer.</param>
/// <param name="Velden">De velden die alleen bij deze keuze horen.</param>
/// <param name="Hulp">Wat de keuze betekent; <c>null</c> als de naam genoeg zegt.</param>
public sealed record Vraagkeuze(string Waarde, string Label, IReadOnlyList<Vraagveld> Velden, string? Hulp = null)
{
    /// <summary>Een keuze zonder eigen velden.</summary>
    public Vraagkeuze(string waarde, string label)
        : this(waarde, label, [])
    {
    }
}

/// <summary>Een veld van de invoer.</summary>
/// <param name="Naam">De naam in het contract.</param>
/// <param name="Label">De naam voor de lezer.</param>
/// <param name="Soort">Wat voor waarde het heeft.</param>
public sealed record Vraagveld(string Naam, string Label, Veldsoort Soort)
{
    /// <summary>Of de vraag zonder dit veld niet te beantwoorden is.</summary>
    public bool Verplicht { get; init; } = true;

    /// <summary>Een voorbeeld, zoals het in het contract staat; leeg als het voorbeeld het veld niet gebruikt.</summary>
    public string? Voorbeeld { get; init; }

    /// <summary>Wat de lezer moet weten om het veld in te vullen.</summary>
    public string? Hulp { get; init; }

    /// <summary>De velden met hetzelfde merk sluiten elkaar uit; een ervan is nodig als zij verplicht zijn.</summary>
    public string? EenVan { get; init; }

    /// <summary>Het veld is niet nodig bij deze waarde van een keuze ernaast.</summary>
    public string? NietNodigBij { get; init; }

    /// <summary>De keuzes; bij een <see cref="Veldsoort.Lengte"/> de veldnamen met hun eenheid.</summary>
    public IReadOnlyList<Vraagkeuze> Keuzes { get; init; } = [];

    /// <summary>De velden van een groep, of van elk deel van een lijst.</summary>
    public IReadOnlyList<Vraagveld> Velden { get; init; } = [];

    /// <summary>Hoe een deel van een lijst heet: "gebeurtenis".</summary>
    public string? Deelnaam { get; init; }
}

/// <summary>
/// Een rekenvraag als gegeven: wat zij heet, wat zij vraagt en hoe. Formulieren, de beschrijving van de API en de tests
/// lezen deze beschrijving; zij is gelijk aan wat de rekenaars lezen.
/// </summary>
/// <param name="Soort">De soort in het contract.</param>
/// <param name="Groep">Het onderwerp waaronder een lezer haar zoekt.</param>
/// <param name="Titel">De vraag in een paar woorden.</param>
/// <param name="Velden">De velden van <c>invoer</c>.</param>
public sealed record Vraag(string Soort, string Groep, string Titel, IReadOnlyList<Vraagveld> Velden)
{
    /// <summary>De vragen over termijnen, gegroepeerd in de volgorde waarin een lezer ze verwacht.</summary>
    public static IReadOnlyList<Vraag> Termijnen => Termijnvragen.Alle;

    /// <summary>De stand van een last onder dwangsom.</summary>
    public static Vraag Dwangsommen => Dwangsomvragen.Stand;

    /// <summary>De wettelijke rente over een geldschuld.</summary>
    public static Vraag Rente => Dwangsomvragen.Rente;
}
