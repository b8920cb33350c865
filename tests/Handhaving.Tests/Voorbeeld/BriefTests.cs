using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Handhaving.Voorbeeld;

namespace Handhaving.Tests.Voorbeeld;

public class BriefTests
{
    [Fact]
    public void De_tabel_van_plaatsen_wijst_naar_elk_object()
    {
        var pdf = Encoding.Latin1.GetString(Brief.Pdf("Besluit (één)", "Datum: 1 maart 2026"));

        pdf.ShouldStartWith("%PDF-1.4\n");
        pdf.ShouldEndWith("%%EOF\n");
        pdf[int.Parse(Regex.Match(pdf, @"startxref\n(\d+)\n").Groups[1].Value, CultureInfo.InvariantCulture)..].ShouldStartWith("xref\n");
        foreach (var (nummer, plaats) in Regex.Matches(pdf, @"(\d{10}) 00000 n").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Index())
            pdf[plaats..].ShouldStartWith($"{nummer + 1} 0 obj\n");
        var inhoud = Regex.Match(pdf, @"/Length (\d+) >>\nstream\n(.*)\nendstream", RegexOptions.Singleline);
        inhoud.Groups[2].Value.Length.ShouldBe(int.Parse(inhoud.Groups[1].Value, CultureInfo.InvariantCulture));
        inhoud.Groups[2].Value.ShouldContain(@"(Besluit \(één\)) Tj");
    }

    [Fact]
    public void Dezelfde_brief_heeft_dezelfde_bytes_en_is_klein()
    {
        Brief.Pdf("Brief", "Een").ShouldBe(Brief.Pdf("Brief", "Een"));
        Brief.Pdf("Brief", "Een").Length.ShouldBeLessThan(1000);
    }
}
