using System.Globalization;
using System.Text;

namespace Handhaving.Dossiers;

/// <summary>How a piece of text looks.</summary>
internal enum Stijl { Gewoon, Vet, Klein }

/// <summary>One paragraph.</summary>
internal readonly record struct Tekst(string Inhoud, Stijl Stijl = Stijl.Gewoon)
{
    public static implicit operator Tekst(string inhoud) => new(inhoud);
}

/// <summary>A part of the text: the PDF, the page and LEESMIJ.txt are all made from the same parts.</summary>
internal abstract record Blok
{
    /// <param name="Niveau">1 for a chapter, which also is a bookmark; 2 below it.</param>
    public sealed record Kop(int Niveau, string Inhoud) : Blok;

    public sealed record Alinea(Tekst Inhoud) : Blok;

    public sealed record Opsomming(IReadOnlyList<string> Punten) : Blok;

    /// <summary>What one types, line by line.</summary>
    public sealed record Opdracht(IReadOnlyList<string> Regels) : Blok;

    /// <summary>Names with their values.</summary>
    public sealed record Gegevens(IReadOnlyList<(string Naam, string Waarde)> Paren) : Blok;

    /// <param name="Kolommen">Heading and share of the width.</param>
    /// <param name="Rijen">Per column its paragraphs; the first column is the heading of the row.</param>
    public sealed record Tabel(string Bijschrift, IReadOnlyList<(string Kop, double Deel)> Kolommen, IReadOnlyList<IReadOnlyList<Tekst>[]> Rijen) : Blok;
}

/// <summary>A text with its title.</summary>
/// <param name="Voet">Stands on every page.</param>
internal sealed record Leesstuk(string Titel, string Voet, IReadOnlyList<Blok> Blokken);

internal static class Leestekst
{
    /// <summary>
    /// Text as a reader may see it: one form for each letter, no control characters, and none of the invisible ones with which
    /// a text can be made to read in another order than it has.
    /// </summary>
    public static string Schoon(string tekst)
    {
        var schoon = new StringBuilder(tekst.Length);
        foreach (var letter in tekst.EnumerateRunes())
        {
            if (letter.Value == '\n') schoon.Append('\n');
            else if (Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) schoon.Append(letter.Value == '\r' ? "" : " ");
            else if (Rune.GetUnicodeCategory(letter) is not UnicodeCategory.Format) schoon.Append(letter.ToString());
        }
        return schoon.ToString().Normalize(NormalizationForm.FormC);
    }
}
