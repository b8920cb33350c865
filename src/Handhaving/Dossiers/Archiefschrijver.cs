using System.Text;
using System.Xml.Linq;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace Handhaving.Dossiers;

/// <summary>
/// Adds on the way out what PDF/A or a reader with a screen reader asks and PdfPig 0.1.16 leaves out: the language, the title
/// in the window, XMP of the right types (title per language, makers as a list), and the parent of bookmarks.
/// </summary>
/// <param name="bladwijzers">How many there are; they are all on one level.</param>
internal sealed class Archiefschrijver(Kenmerken kenmerken, int bladwijzers) : ITokenWriter
{
    private readonly TokenWriter _schrijver = new();
    private long _eersteBladwijzer;

    public Kenmerken Kenmerken => kenmerken;

    public bool WritingPageContents { get => _schrijver.WritingPageContents; set => _schrijver.WritingPageContents = value; }

    public void WriteToken(IToken token, Stream outputStream)
    {
        if (token is not ObjectToken o || Aangevuld(o) is not { } beter)
        {
            _schrijver.WriteToken(token, outputStream);
            return;
        }
        using var inhoud = new MemoryStream();
        _schrijver.WriteToken(beter, inhoud);
        _schrijver.WriteObject(o.Number.ObjectNumber, o.Number.Generation, inhoud.ToArray(), outputStream);
    }

    public void WriteObject(long objectNumber, int generation, byte[] data, Stream outputStream) => _schrijver.WriteObject(objectNumber, generation, data, outputStream);

    public void WriteCrossReferenceTable(
        IReadOnlyDictionary<IndirectReference, long> objectOffsets, IndirectReference catalogToken, Stream outputStream, IndirectReference? documentInformationReference, long? prevTableLocation) =>
        _schrijver.WriteCrossReferenceTable(objectOffsets, catalogToken, outputStream, documentInformationReference, prevTableLocation);

    private IToken? Aangevuld(ObjectToken o) => o.Data switch
    {
        DictionaryToken d when Soort(d) == "Catalog" => d.With("Lang", new StringToken("nl-NL"))
            .With("PageMode", NameToken.Create("UseOutlines"))
            .With("ViewerPreferences", new DictionaryToken(new Dictionary<NameToken, IToken> { [NameToken.Create("DisplayDocTitle")] = BooleanToken.True })),
        StreamToken s when Soort(s.StreamDictionary) == "Metadata" => Xmp(s.StreamDictionary),
        DictionaryToken d when d.ContainsKey(NameToken.Title) && d.ContainsKey(NameToken.Dest) => Bladwijzer(d, o.Number.ObjectNumber),
        _ => null,
    };

    private static string? Soort(DictionaryToken d) => d.TryGet(NameToken.Type, out var soort) && soort is NameToken naam ? naam.Data : null;

    /// <summary>PdfPig numbers the bookmarks one after another, and the outline itself directly after them.</summary>
    private DictionaryToken Bladwijzer(DictionaryToken d, long nummer)
    {
        if (_eersteBladwijzer == 0) _eersteBladwijzer = nummer;
        return d.Without(NameToken.Count).With(NameToken.Parent, new IndirectReferenceToken(new IndirectReference(_eersteBladwijzer + bladwijzers, 0)));
    }

    private StreamToken Xmp(DictionaryToken kop)
    {
        XNamespace x = "adobe:ns:meta/", rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", dc = "http://purl.org/dc/elements/1.1/", xmp = "http://ns.adobe.com/xap/1.0/",
            pdf = "http://ns.adobe.com/pdf/1.3/", pdfaid = "http://www.aiim.org/pdfa/ns/id/";
        var inhoud = new XElement(x + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", x), new XElement(rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", rdf),
            new XElement(rdf + "Description", new XAttribute(rdf + "about", ""), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "xmp", xmp),
                new XAttribute(XNamespace.Xmlns + "pdf", pdf), new XAttribute(XNamespace.Xmlns + "pdfaid", pdfaid),
                new XElement(pdfaid + "part", 2), new XElement(pdfaid + "conformance", "B"),
                new XElement(dc + "format", "application/pdf"),
                new XElement(dc + "title", new XElement(rdf + "Alt", new XElement(rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), kenmerken.Titel))),
                new XElement(dc + "creator", new XElement(rdf + "Seq", new XElement(rdf + "li", kenmerken.Maker))),
                new XElement(dc + "language", new XElement(rdf + "Bag", new XElement(rdf + "li", "nl-NL"))),
                new XElement(xmp + "CreateDate", kenmerken.Xmpdatum),
                new XElement(pdf + "Producer", Kenmerken.Programma))));
        var bytes = Encoding.UTF8.GetBytes($"<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{inhoud}\n<?xpacket end=\"r\"?>");
        return new(kop.With(NameToken.Length, new NumericToken(bytes.Length)), bytes);
    }
}
