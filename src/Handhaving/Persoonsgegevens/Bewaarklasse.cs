using System.Reflection;

namespace Handhaving.Persoonsgegevens;

/// <summary>
/// For how long a value is kept follows from its class (AVG art. 5 lid 1 onder e, Archiefwet 1995 art. 5). A person has a key per
/// class, so that one class can be erased while the rest still has to be kept.
/// </summary>
public static class Bewaarklasse
{
    /// <summary>What belongs to the handling of a zaak, and all of before there were classes.</summary>
    public const string Zaak = "zaak";

    /// <summary>Who reported.</summary>
    public const string Melder = "melder";

    /// <summary>Who works here, as far as that stands in a register.</summary>
    public const string Medewerker = "medewerker";

    /// <summary>What someone asks about his own data (AVG art. 15 to 21).</summary>
    public const string Verzoek = "verzoek";

    /// <summary>What partners supplied in an interventieproject: a compartment of its own, which ends with the project.</summary>
    public const string Lsi = "lsi";

    /// <summary>What the police supplied there: apart from the rest.</summary>
    public const string LsiPolitie = "lsi-politie";

    /// <summary>A signal of exploitation or trafficking: apart from every zaak.</summary>
    public const string Signaal = "signaal";

    public static IReadOnlyList<string> Alle { get; } = [Zaak, Melder, Medewerker, Verzoek, Lsi, LsiPolitie, Signaal];

    /// <summary>That of the kind of value, or else of the event that it stands in, or else the zaak.</summary>
    public static string Van(object gebeurtenis, Persoonsgegeven gegeven) => Van(gebeurtenis.GetType(), gegeven.Soort);

    /// <inheritdoc cref="Van(object, Persoonsgegeven)"/>
    public static string Van(Type gebeurtenis, Type waarde) =>
        (waarde.GetCustomAttribute<BewaarAlsAttribute>() ?? gebeurtenis.GetCustomAttribute<BewaarAlsAttribute>())?.Klasse ?? Zaak;
}

/// <summary>Says of a kind of value, or of all values in an event, under which class they are kept.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BewaarAlsAttribute(string klasse) : Attribute
{
    public string Klasse => klasse;
}
