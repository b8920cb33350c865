namespace Handhaving.Voorbeeld;

/// <summary>People who do not exist. Every surname says so, so that nobody takes the example for a real file.</summary>
internal static class Namen
{
    private static readonly string[] Voornamen =
        ["Anna", "Bas", "Cato", "Daan", "Eva", "Floor", "Guus", "Hanna", "Ivo", "Jet", "Koen", "Lotte", "Mees", "Noor", "Otto", "Pien", "Ruben", "Saar", "Tom", "Vera", "Wout", "Yara", "Zoë", "Sem"];

    private static readonly string[] Achternamen =
        ["Voorbeeldsma", "van Testdam", "Proefman", "Fictiefstra", "de Verzonnene", "Oefenberg", "van Nergens", "Bedachtzaam", "Schijnhuis", "ter Illustratie"];

    /// <summary>All parts, so that a test can search for them where they may not be.</summary>
    public static IEnumerable<string> Achter => Achternamen;

    public static string Trek(Random toeval) => $"{Kies(toeval, Voornamen)} {Kies(toeval, Achternamen)}";

    /// <summary>Languages at random: the example must not suggest that one goes with one kind of address.</summary>
    public static string Taal(Random toeval) => Kies(toeval, ["Engels", "Duits", "Frans", "Spaans", "Italiaans", "Deens"]);

    private static string Kies(Random toeval, string[] lijst) => lijst[toeval.Next(lijst.Length)];
}
