using System.Globalization;
using System.Text;

namespace Handhaving.Voorbeeld;

/// <summary>A letter of the example as a PDF of one page: the smallest file that every reader opens, and the same bytes every time.</summary>
internal static class Brief
{
    /// <param name="regels">The first is the title. Only letters of Latin-1, which is what the built-in font has.</param>
    public static byte[] Pdf(params IReadOnlyList<string> regels)
    {
        var tekst = string.Join(" T* ", regels.Append("Fictief stuk uit het voorbeeld van Deventer.").Select(r => $"({Veilig(r)}) Tj"));
        var inhoud = $"BT /F1 11 Tf 15 TL 60 780 Td {tekst} ET";
        string[] objecten =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {inhoud.Length} >>\nstream\n{inhoud}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var plaatsen = new StringBuilder();
        foreach (var (nummer, inhoudVan) in objecten.Index())
        {
            plaatsen.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{nummer + 1} 0 obj\n{inhoudVan}\nendobj\n");
        }
        var begin = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objecten.Length + 1}\n0000000000 65535 f \n{plaatsen}trailer\n<< /Size {objecten.Length + 1} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Veilig(string regel) => regel.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
