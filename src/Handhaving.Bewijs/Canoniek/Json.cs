namespace Handhaving.Bewijs.Canoniek;

/// <summary>
/// A JSON value as RFC 8785 sees it. Own types, because a proof needs a reader that refuses what others repair:
/// duplicate names, lone surrogates, trailing bytes.
/// </summary>
public abstract record Json
{
    private Json() { }

    /// <summary>Never the value: it may be what a dossier opens.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>null.</summary>
    public static Json Niets { get; } = new Leeg();

    public sealed record Leeg : Json;

    public sealed record Logisch(bool Waarde) : Json;

    /// <param name="Waarde">The IEEE 754 double that RFC 8785 takes every number for.</param>
    /// <param name="Geheel">Written as a whole number: no point, no exponent, no minus zero.</param>
    public sealed record Getal(double Waarde, bool Geheel) : Json;

    public sealed record Tekst(string Waarde) : Json;

    public sealed record Rij(IReadOnlyList<Json> Delen) : Json;

    public sealed record Voorwerp(IReadOnlyDictionary<string, Json> Velden) : Json
    {
        /// <summary>The value under this name, or null (not <see cref="Leeg"/>) when there is none.</summary>
        public Json? this[string naam] => Velden.GetValueOrDefault(naam);
    }

    /// <summary>An object; a C# null value leaves the name out.</summary>
    public static Voorwerp Van(params IEnumerable<(string Naam, Json? Waarde)> velden) =>
        new(velden.Where(v => v.Waarde is not null).ToDictionary(v => v.Naam, v => v.Waarde!, StringComparer.Ordinal));

    public static Rij Lijst(IEnumerable<Json> delen) => new([.. delen]);

    public static implicit operator Json(string waarde) => new Tekst(waarde);

    public static implicit operator Json(bool waarde) => new Logisch(waarde);

    /// <exception cref="OngeldigBewijsException">Beyond 2^53-1 a double cannot tell neighbours apart.</exception>
    public static implicit operator Json(long waarde) => waarde is >= -Bladprofiel.Grootste and <= Bladprofiel.Grootste
        ? new Getal(waarde, true)
        : throw new OngeldigBewijsException("een getal boven 2^53-1 past niet in canonieke JSON; gebruik tekst");
}
