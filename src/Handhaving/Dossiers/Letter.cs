using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace Handhaving.Dossiers;

/// <summary>A typeface that the product carries (Letters/, SIL OFL 1.1): its file, and how wide each letter is.</summary>
internal sealed class Letter
{
    private readonly short[] _breedte = new short[char.MaxValue + 1];
    private readonly double _em;

    private Letter(string bestand)
    {
        using var stroom = typeof(Letter).Assembly.GetManifestResourceStream(bestand)!;
        using var inhoud = new MemoryStream();
        stroom.CopyTo(inhoud);
        Bestand = inhoud.ToArray();
        var letter = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(Bestand)));
        _em = letter.GetUnitsPerEm();
        // Read once, and then no more than an array: documents are made side by side.
        for (var c = 0; c <= char.MaxValue; c++)
            _breedte[c] = !char.IsSurrogate((char)c) && letter.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(c) > 0 && letter.TryGetAdvanceWidth((char)c, out var breedte) ? (short)breedte : (short)-1;
    }

    public static Letter Gewoon { get; } = new("LiberationSans-Regular.ttf");

    public static Letter Vet { get; } = new("LiberationSans-Bold.ttf");

    public byte[] Bestand { get; }

    public double Breedte(string tekst, double grootte) => tekst.Sum(c => Math.Max((short)0, _breedte[c])) * grootte / _em;

    /// <summary>
    /// The text with every letter that this typeface lacks as its Unicode number. PDF/A has no box for what cannot be shown,
    /// and leaving a letter out of a name would be worse; the page (HTML) has the letter itself.
    /// </summary>
    public string Zetbaar(string tekst)
    {
        var uit = new StringBuilder(tekst.Length);
        foreach (var letter in tekst.EnumerateRunes())
            uit.Append(letter.Value == '\n' || (letter.IsBmp && _breedte[letter.Value] >= 0) ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"[U+{letter.Value:X4}]"));
        return uit.ToString();
    }

    /// <summary>Lines of at most this width; a word that does not fit by itself, such as a hash, is cut.</summary>
    public IEnumerable<string> Regels(string tekst, double grootte, double breedte)
    {
        foreach (var alinea in Zetbaar(Leestekst.Schoon(tekst)).Split('\n'))
        {
            var regel = new StringBuilder();
            double vol = 0, spatie = Breedte(" ", grootte);
            foreach (var woord in alinea.Split(' '))
            {
                var rest = woord;
                for (var w = Breedte(rest, grootte); ; w = Breedte(rest, grootte))
                {
                    var nodig = (regel.Length > 0 ? spatie : 0) + w;
                    if (vol + nodig <= breedte)
                    {
                        regel.Append(regel.Length > 0 ? " " : "").Append(rest);
                        vol += nodig;
                        break;
                    }
                    if (regel.Length > 0)
                    {
                        yield return regel.ToString();
                        regel.Clear();
                        vol = 0;
                        continue;
                    }
                    var past = Past(rest, grootte, breedte);
                    yield return rest[..past];
                    rest = rest[past..];
                }
            }
            yield return regel.ToString();
        }
    }

    private int Past(string woord, double grootte, double breedte)
    {
        var n = 1;
        for (var som = Breedte(woord[..1], grootte); n < woord.Length && (som += Breedte(woord[n].ToString(), grootte)) <= breedte; n++) { }
        return n;
    }
}
