using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Handhaving.Dossiers;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Dossiers;

/// <summary>The three files as a reader and an archive find them.</summary>
public class LeesdossierTests
{
    private const string Letters = "’s-Gravenhage, Ĳsselmeer, coördinator, é à ï – € 1.442; Şahin Yılmaz Ğ ğ İ ı ş Ç ç Ö ö Ü ü; Łukasz Dvořák Zażółć gęślą jaźń; ČčŽžĐđ; Ωμέγα; Привет";

    private static Leesdossier Met(string tekst)
    {
        var stroom = Leesproef.Stroom(Melding(), Beoordeeld());
        return Leesdossier.Maak(stroom.Inhoud(new() { [new(stroom[1].Id, "/omschrijving")] = Leesproef.Waarde(tekst) }));
    }

    [Fact]
    public void Bijzondere_letters_staan_in_pdf_en_html()
    {
        var d = Met(Letters);
        d.Pdf.Leestekst().ShouldContain(Leesproef.Kaal(Letters));
        d.Html().ShouldContain(Letters);
        // Two marks that make one letter are one letter.
        Met("S\u0327ahin").Pdf.Leestekst().ShouldContain("Şahin");
    }

    [Fact]
    public void Een_letter_die_het_lettertype_niet_heeft_staat_er_met_zijn_nummer()
    {
        var d = Met("中 en 😀 en \uD800 los");
        d.Pdf.Leestekst().ShouldContain("[U+4E2D]en[U+1F600]en");
        d.Html().ShouldContain("中 en 😀");
    }

    [Fact]
    public void Onzichtbare_tekens_veranderen_de_leesvolgorde_niet()
    {
        var d = Met("voor\u202Enega\u202Ctseg\u0000\u0007\u200Bna");
        d.Pdf.Leestekst().ShouldContain("voornegatsegna");
        d.Html().ShouldNotContain("\u202E");
    }

    [Fact]
    public void Meer_letters_dan_een_lettertype_in_een_pdf_kan_hebben_passen_toch()
    {
        var veel = string.Concat(Enumerable.Range(0xA1, 600).Where(c => c != 0xAD && char.IsLetter((char)c)).Select(c => (char)c)).Normalize();
        Met(veel).Pdf.Leestekst().ShouldContain(veel);
    }

    [Fact]
    public void Een_waarde_is_in_de_pagina_altijd_tekst()
    {
        var html = Encoding.UTF8.GetString(Met("<script>alert(1)</script> \"&'").Html);
        html.ShouldNotContain("<script");
        html.ShouldContain("&lt;script&gt;");
        html.ShouldContain("<html lang=\"nl\">");
        html.ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        html.ShouldNotContain("src=");
        // Well formed: every element is closed, so a reader never guesses.
        var body = XElement.Parse(html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)]);
        body.Descendants("table").ShouldAllBe(t => t.Element("caption") != null && t.Element("thead")!.Descendants("th").All(h => h.Attribute("scope")!.Value == "col"));
        body.Descendants("a").Select(a => a.Attribute("href")!.Value[1..]).Except(body.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>()).ShouldBeEmpty();
    }

    [Fact]
    public void Een_tabel_van_400_rijen_loopt_door_met_haar_kop_op_elke_pagina()
    {
        var d = Leesdossier.Maak(Leesproef.Stroom([Melding(), .. Enumerable.Range(0, 400).Select(i => Beoordeeld() with { GebeurdOp = Op(i) })]).Inhoud());
        using var pdf = PdfDocument.Open(d.Pdf);

        pdf.NumberOfPages.ShouldBeGreaterThan(10);
        var paginas = pdf.GetPages().Select(p => Leesproef.Kaal(p.Text)).ToList();
        for (var i = 0; i < paginas.Count; i++) paginas[i].ShouldContain($"Pagina{i + 1}van{paginas.Count}");
        paginas.ShouldAllBe(p => p.Contains($"Zaak{ZaakId}·Dossier", StringComparison.Ordinal));
        paginas.Count(p => p.Contains("Watergebeurde", StringComparison.Ordinal)).ShouldBe(paginas.Count(p => p.Contains("Demeldingisbeoordeeld.", StringComparison.Ordinal)));
        paginas.Sum(p => Aantal(p, "Demeldingisbeoordeeld.")).ShouldBe(400);
        // Nothing runs over the edge of the paper or into the footer.
        foreach (var pagina in pdf.GetPages())
            pagina.Letters.ShouldAllBe(l => l.Location.X >= 49 && l.EndBaseLine.X <= Opmaak.Rechts + 1 && l.Location.Y >= 35 && l.Location.Y <= Opmaak.Boven);
    }

    [Fact]
    public void Een_cel_die_langer_is_dan_een_pagina_loopt_door()
    {
        var woorden = string.Join(' ', Enumerable.Range(1, 4000).Select(i => $"woord{i}."));
        var tekst = Met(woorden + "\n" + new string('x', 500)).Pdf.Leestekst();
        var gevonden = System.Text.RegularExpressions.Regex.Matches(tekst, @"woord(\d+)\.").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        gevonden.ShouldBe(Enumerable.Range(1, 4000));
        tekst.ShouldContain(new string('x', 500));
        Aantal(tekst, "Nr.WanneerWatergebeurdeGrondslagDoorwieenstukken2").ShouldBeGreaterThan(3, "elk vervolg noemt zijn nummer opnieuw");
    }

    [Fact]
    public void Dezelfde_inhoud_geeft_dezelfde_bytes()
    {
        var stroom = Leesproef.Stroom(Dossier.MetBekendeBeschikking);
        Leesdossier Maak(Bewijsstand? bewijs = null) => Leesdossier.Maak(stroom.Inhoud(stroom.Geopend(), bewijs: bewijs));
        var (een, twee) = (Maak(), Maak());

        een.Pdf.ShouldBe(twee.Pdf);
        een.Html.ShouldBe(twee.Html);
        een.Leesmij.ShouldBe(twee.Leesmij);
        Maak(Bewijsstand.Geen).Pdf.ShouldNotBe(een.Pdf);
    }

    /// <summary>What PDF/A-2b asks, as far as it can be seen here; veraPDF was not run.</summary>
    [Fact]
    public void De_pdf_noemt_zich_pdfa_2b_en_heeft_wat_daarbij_hoort()
    {
        var bytes = Leesdossier.Maak(Leesproef.Stroom(Dossier.MetBekendeBeschikking).Inhoud()).Pdf;
        using var pdf = PdfDocument.Open(bytes);
        var catalogus = pdf.Structure.Catalog.CatalogDictionary;
        ((StringToken)catalogus.Data["Lang"]).Data.ShouldBe("nl-NL");
        catalogus.Data.Keys.ShouldContain("OutputIntents");
        catalogus.Data.Keys.ShouldNotContain("AcroForm");
        pdf.IsEncrypted.ShouldBeFalse();

        pdf.TryGetXmpMetadata(out var metadata).ShouldBeTrue();
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(metadata.GetXmlBytes()).TrimStart('\uFEFF'));
        XNamespace pdfaid = "http://www.aiim.org/pdfa/ns/id/", dc = "http://purl.org/dc/elements/1.1/", xap = "http://ns.adobe.com/xap/1.0/";
        (xmp.Descendants(pdfaid + "part").Single().Value, xmp.Descendants(pdfaid + "conformance").Single().Value).ShouldBe(("2", "B"));
        xmp.Descendants(dc + "title").Single().Value.ShouldBe(pdf.Information.Title);
        xmp.Descendants(dc + "creator").Single().Value.ShouldBe(pdf.Information.Author);
        xmp.Descendants(xap + "CreateDate").Single().Value.ShouldBe("2026-12-01T09:00:00Z");
        pdf.Information.CreationDate.ShouldBe("D:20261201090000Z");

        pdf.TryGetBookmarks(out var bladwijzers).ShouldBeTrue();
        bladwijzers.Roots.Select(b => b.Title).ShouldBe(["Inventaris van de stukken", "Verloop van de zaak", "Termijnen", "Lasten en dwangsommen", "Wat niet is verstrekt, en waarom", "Wat bewezen is en wat niet"]);
        // Each bookmark names the outline as its parent.
        var omtrek = ((IndirectReferenceToken)catalogus.Data["Outlines"]).Data.ObjectNumber;
        Aantal(Encoding.Latin1.GetString(bytes), $"/Parent {omtrek} 0 R").ShouldBe(6);
        foreach (var lettertype in pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.FontName).Distinct()) lettertype.ShouldStartWith("LiberationSans");
        Aantal(Encoding.Latin1.GetString(bytes), "/FontFile2 ").ShouldBe(2);
    }

    [Fact]
    public void De_leesmij_zegt_eerlijk_wat_bewezen_is_en_wat_niet()
    {
        string Tekst(Bewijsstand b) => Leesdossier.Maak(Leesproef.Stroom(Melding()).Inhoud(bewijs: b)).Leesmij();

        var goed = Tekst(Leesproef.Geborgd);
        foreach (var deel in (string[])["WAT ERIN ZIT", "Wat bewezen is", "Wat over de tijd bewezen is", "Wat niet bewezen is", "verifieer DOSSIER.zip --beleid BELEID", "python3 verifieer.py DOSSIER.zip --beleid BELEID",
            "openssl pkeyutl -verify", "openssl ts -verify", "Dat wat is vastgelegd waar is", "geen tweede keten", "in één hand zijn", "toezicht.example/gm0150/pandlog"]) goed.ShouldContain(deel);
        foreach (var voorbehoud in (string[])["ondertekenaar niet gescheiden", "tijd niet bewezen:", "geen getuige", "Niet geborgd"]) goed.ShouldNotContain(voorbehoud);
        goed.Split('\n').ShouldAllBe(r => r.Length <= 100 || r.StartsWith("    ", StringComparison.Ordinal));

        var zwak = Tekst(Leesproef.Geborgd with { OndertekenaarGescheiden = false, TijdBewezen = false, Getuige = false });
        foreach (var voorbehoud in (string[])["- ondertekenaar niet gescheiden:", "- tijd niet bewezen:", "- geen getuige:"]) zwak.ShouldContain(voorbehoud);

        var geen = Tekst(Bewijsstand.Geen);
        geen.ShouldContain("Niet geborgd.");
        foreach (var belofte in (string[])["dossier.json", "verifieer", "Wat bewezen is"]) geen.ShouldNotContain(belofte);
    }

    [Fact]
    public void De_grenzen_van_het_bewijs_en_de_voorbehouden_staan_ook_in_de_pdf()
    {
        var pdf = Leesdossier.Maak(Leesproef.Stroom(Melding()).Inhoud(bewijs: Leesproef.Geborgd with { Getuige = false })).Pdf.Leestekst();
        pdf.ShouldContain("Watnietbewezenis");
        pdf.ShouldContain("Voorbehoudengeengetuige");
    }

    [Fact]
    public void Duizend_gebeurtenissen_blijven_klein_en_snel()
    {
        var stroom = Leesproef.Stroom([.. Dossier.MetBekendeBeschikking, .. Enumerable.Range(0, 1000).Select(i => (Gebeurtenis)(Ruimte(i) with { Toelichting = Tekst() }))]);
        var inhoud = stroom.Inhoud(stroom.Geopend());
        var klok = Stopwatch.StartNew();
        var d = Leesdossier.Maak(inhoud);

        klok.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "gemeten: drie seconden, de eerste keer; ruim genomen voor een drukke machine");
        d.Pdf.Length.ShouldBeLessThan(2_000_000);
        d.Html.Length.ShouldBeLessThan(4_000_000);
    }

    private static int Aantal(string tekst, string deel) => (tekst.Length - tekst.Replace(deel, "", StringComparison.Ordinal).Length) / deel.Length;
}
