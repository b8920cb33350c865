using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Handhaving.Persoonsgegevens;

/// <summary>A kind of value by which a person can be found.</summary>
public interface IVindbaar
{
    /// <summary>What of it can be looked for. A method: a property would change what is stored.</summary>
    Zoekgegevens Zoekgegevens();
}

/// <summary>Of a person, what he can be found by; or what is looked for.</summary>
public sealed record Zoekgegevens(string? Naam = null, DateOnly? Geboortedatum = null, string? Bsn = null)
{
    /// <summary>Never a value: a record prints its members, and logs print records.</summary>
    public override string ToString() => nameof(Zoekgegevens);
}

/// <summary>One form for what is written in many ways, so that a keyed hash of it can be compared. A change here asks for a new index.</summary>
public static class Zoekvorm
{
    private const int Bsnlengte = 9;

    private static readonly FrozenSet<string> Tussenvoegsels = FrozenSet.ToFrozenSet(
        ["aan", "af", "al", "am", "ben", "bij", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "en", "het", "im", "in", "la", "las", "le", "les", "los", "of", "onder", "op", "over", "te", "ten", "ter", "tot", "uit", "uijt", "van", "ver", "vom", "von", "voor", "zu", "zum", "zur"]);

    /// <summary>
    /// The words of a name in lower case and without diacritics. Initials and tussenvoegsels are left out, unless nothing else is
    /// left; the order of the words does not count, so "Vries, Anna de" is found as "Anna de Vries".
    /// </summary>
    public static IReadOnlyList<string> Naamwoorden(string? naam)
    {
        // An apostrophe stands inside a word (O'Neill, 't Hart), anything else between words.
        var woorden = new string([.. Vlak(naam ?? "").Where(t => t is not ('\'' or '’' or '‘' or 'ʼ' or '`')).Select(t => char.IsLetterOrDigit(t) ? t : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        var kern = woorden.Where(w => w.Length > 1 && !Tussenvoegsels.Contains(w)).ToList();
        return [.. (kern.Count > 0 ? kern : woorden).Order(StringComparer.Ordinal)];
    }

    public static string Datum(DateOnly datum) => datum.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Nine digits that satisfy the eleven-proof (Besluit burgerservicenummer art. 2), with or without what separates them; otherwise null.</summary>
    public static string? Bsn(string? tekst)
    {
        if (tekst is null || tekst.Any(t => t is not (>= '0' and <= '9' or ' ' or '.' or '-'))) return null;
        var cijfers = new string([.. tekst.Where(char.IsAsciiDigit)]);
        if (cijfers.Length == Bsnlengte - 1) cijfers = "0" + cijfers;
        if (cijfers.Length != Bsnlengte || cijfers.All(c => c == '0')) return null;
        var som = cijfers.Select((c, i) => (c - '0') * (i == Bsnlengte - 1 ? -1 : Bsnlengte - i)).Sum();
        return som % 11 == 0 ? cijfers : null;
    }

    /// <summary>Compatibility forms apart (ĳ, ﬁ), marks off (é), and what has no mark to take off written out.</summary>
    private static string Vlak(string tekst)
    {
        var vlak = new StringBuilder();
        foreach (var teken in tekst.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
            if (CharUnicodeInfo.GetUnicodeCategory(teken) is not UnicodeCategory.NonSpacingMark)
                vlak.Append(teken switch { 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => "o", 'ł' => "l", 'đ' or 'ð' => "d", 'þ' => "th", 'ı' => "i", _ => teken.ToString() });
        return vlak.ToString();
    }
}
