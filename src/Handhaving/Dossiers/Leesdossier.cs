using System.Text;

namespace Handhaving.Dossiers;

/// <summary>
/// The readable half of a dossier as files. The machine-readable half lies beside it, and takes these bytes up in its closing
/// entry; so make this first, and put it in the zip unchanged.
/// </summary>
/// <param name="Pdf"><c>dossier.pdf</c>: PDF/A-2b, to read and to keep.</param>
/// <param name="Html"><c>dossier.html</c>: the same, for a screen reader or a phone; no script, nothing from elsewhere.</param>
/// <param name="Leesmij"><c>LEESMIJ.txt</c>: what is proven, what not, and how to check that.</param>
public sealed record Leesdossier(byte[] Pdf, byte[] Html, byte[] Leesmij)
{
    /// <summary>A pure function: the same content gives the same bytes, on the same version of the product.</summary>
    public static Leesdossier Maak(Dossierinhoud inhoud)
    {
        var stuk = Opbouw.Van(inhoud);
        return new(Dossiers.Pdf.Van(stuk, inhoud.Uitgave), Encoding.UTF8.GetBytes(Dossiers.Html.Van(stuk)), Encoding.UTF8.GetBytes(Dossiers.Leesmij.AlsTekst(Dossiers.Leesmij.Van(inhoud))));
    }
}
