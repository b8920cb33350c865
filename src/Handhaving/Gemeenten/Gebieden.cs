using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Handhaving.Gemeenten;

/// <summary>Where something lies, with the year of the CBS code list: codes are given again and borders move.</summary>
public sealed record Gebied(string Buurtcode, string Wijkcode, int Codejaar);

/// <summary>A buurt as CBS lists it.</summary>
public sealed record Buurt(string Code, string Naam, string Wijkcode, string Wijknaam);

/// <summary>
/// The CBS code list of wijken and buurten. A code means nothing without the year of its list, so both are always kept together.
/// </summary>
public sealed partial class Gebieden
{
    /// <summary>Year of the list that ships with the product.</summary>
    public int Codejaar => 2023;

    public FrozenDictionary<string, Buurt> Buurten { get; } = Lees();

    /// <summary>Names of gemeenten and wijken by code.</summary>
    private readonly FrozenDictionary<string, string> _namen = Regels(Bestand("gemeenten-2023.csv")).Concat(Regels(Bestand("wijken-2023.csv"))).ToFrozenDictionary(r => r[0], r => r[1]);

    /// <summary>The area of a buurtcode; null when it is not a buurt of this gemeente.</summary>
    /// <remarks>CBS builds a buurtcode from gemeente (4), wijk (2) and buurt (2), so the wijk follows from it, also where no list ships.</remarks>
    public Gebied? Van(string buurtcode, string gemeente) =>
        Vorm().IsMatch(buurtcode) && buurtcode[2..6] == gemeente[2..] && (Buurten.ContainsKey(buurtcode) || !HeeftLijst(gemeente))
            ? new Gebied(buurtcode, $"WK{buurtcode[2..8]}", Codejaar)
            : null;

    /// <summary>Is this the gemeente itself, or a wijk or buurt of it?</summary>
    public bool IsVan(string code, string gemeente) => code == gemeente
        || (Vorm().IsMatch(code) ? Van(code, gemeente) is not null
            : Wijkvorm().IsMatch(code) && code[2..6] == gemeente[2..] && (_namen.ContainsKey(code) || !HeeftLijst(gemeente)));

    /// <summary>The name of a gemeente, wijk or buurt, or its code where no list ships.</summary>
    public string Naam(string code) => Buurten.TryGetValue(code, out var buurt) ? buurt.Naam : _namen.GetValueOrDefault(code, code);

    public bool HeeftLijst(string gemeente) => Buurten.Keys.Any(b => b[2..6] == gemeente[2..]);

    private static FrozenDictionary<string, Buurt> Lees()
    {
        var wijken = Regels(Bestand("wijken-2023.csv")).ToDictionary(r => r[0], r => r[1]);
        return Regels(Bestand("buurten-2023.csv")).Select(r => new Buurt(r[0], r[1], r[2], wijken[r[2]])).ToFrozenDictionary(b => b.Code);
    }

    private static string Bestand(string naam) => Path.Combine(AppContext.BaseDirectory, "Gemeenten", "Gegevens", naam);

    private static IEnumerable<string[]> Regels(string bestand) => File.ReadLines(bestand).Skip(1).Where(r => r.Length > 0).Select(r => r.Split(','));

    [GeneratedRegex(@"^BU[0-9]{8}\z")]
    private static partial Regex Vorm();

    [GeneratedRegex("^WK[0-9]{6}$")]
    private static partial Regex Wijkvorm();
}
