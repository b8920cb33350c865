using System.Globalization;
using Handhaving.Bewijs.Canoniek;

namespace Handhaving.Bewijs.Bladen;

/// <summary>A JSON object whose names are exactly these: nothing unknown, nothing missing.</summary>
public sealed class Vorm
{
    private readonly Json.Voorwerp _voorwerp;
    private readonly string _wat;

    /// <exception cref="OngeldigBewijsException">No object, or other names.</exception>
    public Vorm(Json waarde, string wat, params ReadOnlySpan<string> namen) : this(waarde, wat, namen, []) { }

    /// <param name="mogelijk">Names that may be left out.</param>
    /// <exception cref="OngeldigBewijsException">No object, or other names.</exception>
    public Vorm(Json waarde, string wat, ReadOnlySpan<string> namen, ReadOnlySpan<string> mogelijk)
    {
        _wat = wat;
        _voorwerp = waarde as Json.Voorwerp ?? throw new OngeldigBewijsException($"{wat} is geen object");
        var gevonden = 0;
        foreach (var naam in namen)
            if (_voorwerp.Velden.ContainsKey(naam)) gevonden++;
            else throw new OngeldigBewijsException($"{wat} mist het veld {naam}");
        foreach (var naam in mogelijk)
            if (_voorwerp.Velden.ContainsKey(naam)) gevonden++;
        if (gevonden != _voorwerp.Velden.Count) throw new OngeldigBewijsException($"{wat} heeft een onbekend veld");
    }

    public Json this[string naam] => _voorwerp[naam]!;

    public bool Heeft(string naam) => _voorwerp.Velden.ContainsKey(naam);

    public OngeldigBewijsException Fout(string naam, string wat) => new($"{naam} in {_wat} {wat}");

    public string Tekst(string naam) => (this[naam] as Json.Tekst ?? throw Fout(naam, "is geen tekst")).Waarde;

    public string? TekstOfNiets(string naam) => this[naam] is Json.Leeg ? null : Tekst(naam);

    /// <summary>A whole number from 0 up to 2^53-1.</summary>
    public long Getal(string naam) => this[naam] is Json.Getal { Geheel: true, Waarde: >= 0 and <= Bladprofiel.Grootste } getal ? (long)getal.Waarde : throw Fout(naam, "is geen geheel getal");

    public byte[] Hash(string naam) => Hex.Hash(Tekst(naam));

    public DateTimeOffset Moment(string naam) => Bladen.Moment.Lees(Tekst(naam));

    public Json.Voorwerp Voorwerp(string naam) => this[naam] as Json.Voorwerp ?? throw Fout(naam, "is geen object");

    public IReadOnlyList<Json> Rij(string naam, int hoogstens) => this[naam] is Json.Rij rij && rij.Delen.Count <= hoogstens ? rij.Delen : throw Fout(naam, "is geen lijst of te lang");

    /// <summary>A list of hashes, such as a proof.</summary>
    public IReadOnlyList<byte[]> Hashes(string naam, int hoogstens) => [.. Rij(naam, hoogstens).Select(h => Hex.Hash((h as Json.Tekst ?? throw Fout(naam, "is geen lijst van hashes")).Waarde))];

    /// <summary>A GUID in its one lower-case form with hyphens.</summary>
    public Guid Id(string naam) => System.Guid.TryParseExact(Tekst(naam), "D", out var guid) && guid.ToString("D", CultureInfo.InvariantCulture) == Tekst(naam) ? guid : throw Fout(naam, "is geen guid");
}
