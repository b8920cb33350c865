using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Outline;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Writer;

namespace Handhaving.Dossiers;

/// <summary>
/// Writes a text as PDF/A-2b (ISO 19005-2): typefaces inside, colours defined, language and title set. It is not tagged; the
/// page (HTML) is the accessible version. See ADR 0017.
/// </summary>
internal static class Pdf
{
    /// <summary>A simple TrueType font in a PDF has one byte for a letter; who uses more letters gets the font once more.</summary>
    private const int LettersPerBestand = 250;

    public static byte[] Van(Leesstuk stuk, Uitgave uitgave)
    {
        var opmaak = Opmaak.Van(stuk);
        var schrijver = new Archiefschrijver(new(stuk.Titel, uitgave.Gemeente, uitgave.OpgemaaktOp), opmaak.Bladwijzers.Count);
        using var uit = new MemoryStream();
        using var pdf = new PdfDocumentBuilder(uit, disposeStream: false, tokenWriter: schrijver) { ArchiveStandard = PdfAStandard.A2B };
        pdf.DocumentInformation = new() { Title = schrijver.Kenmerken.Titel, Author = schrijver.Kenmerken.Maker, Producer = Kenmerken.Programma, CreationDate = schrijver.Kenmerken.Pdfdatum };

        var letters = new Dictionary<(Letter, char), PdfDocumentBuilder.AddedFont>();
        var gevuld = new Dictionary<Letter, (PdfDocumentBuilder.AddedFont Bestand, int Aantal)>();
        foreach (var (pagina, nummer) in opmaak.Paginas.Select((p, i) => (p, i + 1)))
        {
            var blad = pdf.AddPage(Opmaak.Breed, Opmaak.Hoog);
            foreach (var (x, y, lengte, dikte) in pagina.Lijnen.Append((Opmaak.Links, Opmaak.Onder - 12, Opmaak.Rechts - Opmaak.Links, 0.4))) blad.DrawLine(new(x, y), new(x + lengte, y), dikte);
            foreach (var regel in pagina.Tekst.Concat(Voet(stuk.Voet, $"Pagina {nummer} van {opmaak.Paginas.Count}"))) Zet(blad, regel);
        }
        pdf.Bookmarks = new([.. opmaak.Bladwijzers.Select(b => new DocumentBookmarkNode(
            b.Titel, 0, new ExplicitDestination(b.Pagina, ExplicitDestinationType.XyzCoordinates, new ExplicitDestinationCoordinates(0, b.Y)), []))]);
        return MetVastKenmerk(pdf.Build());

        void Zet(PdfPageBuilder blad, Zetregel regel)
        {
            var (van, x) = (0, regel.X);
            for (var tot = 1; tot <= regel.Inhoud.Length; tot++)
            {
                if (tot < regel.Inhoud.Length && Bestand(regel.Letter, regel.Inhoud[tot]) == Bestand(regel.Letter, regel.Inhoud[van])) continue;
                blad.AddText(regel.Inhoud[van..tot], regel.Grootte, new PdfPoint(x, regel.Y), Bestand(regel.Letter, regel.Inhoud[van]));
                x += regel.Letter.Breedte(regel.Inhoud[van..tot], regel.Grootte);
                van = tot;
            }
        }

        PdfDocumentBuilder.AddedFont Bestand(Letter letter, char teken)
        {
            if (letters.TryGetValue((letter, teken), out var bestand)) return bestand;
            var (laatste, aantal) = gevuld.GetValueOrDefault(letter);
            if (laatste is null || aantal == LettersPerBestand) (laatste, aantal) = (pdf.AddTrueTypeFont(letter.Bestand), 0);
            gevuld[letter] = (laatste, aantal + 1);
            return letters[(letter, teken)] = laatste;
        }
    }

    private static IEnumerable<Zetregel> Voet(string links, string rechts)
    {
        yield return new(links, Letter.Gewoon, 7.5, Opmaak.Links, Opmaak.Onder - 24);
        yield return new(rechts, Letter.Gewoon, 7.5, Opmaak.Rechts - Letter.Gewoon.Breedte(rechts, 7.5), Opmaak.Onder - 24);
    }

    /// <summary>PdfPig draws the identifier of the file at random; here it is the hash of what stands before it, so that the same dossier gives the same bytes.</summary>
    private static byte[] MetVastKenmerk(byte[] pdf)
    {
        var trailer = pdf.AsSpan().LastIndexOf("trailer"u8);
        var kenmerk = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf.AsSpan(0, trailer)).AsSpan(0, 16)));
        var plek = trailer + pdf.AsSpan(trailer).IndexOf("/ID"u8);
        for (var n = 0; n < 2; n++)
        {
            plek += pdf.AsSpan(plek).IndexOf((byte)'<') + 1;
            kenmerk.CopyTo(pdf, plek);
        }
        return pdf;
    }
}

/// <summary>What the file says about itself, twice over and the same: for old readers and in XMP.</summary>
internal sealed record Kenmerken(string Titel, string Maker, DateTimeOffset Op)
{
    public const string Programma = "Handhaving";

    public string Pdfdatum => Op.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    public string Xmpdatum => Op.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
