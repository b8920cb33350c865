using System.Globalization;
using System.Text;

namespace Handhaving.Borging;

/// <summary>
/// The policy by which an outsider judges the dossiers of one gemeente (docs/dossierformaat.md section 7), as this installation is set up.
/// To be published where the dossier does not come from: the gemeente's website, the Gemeenteblad.
/// </summary>
public sealed class Beleidstekst(Ondertekendienst ondertekenaar, Borgingsinstellingen instellingen)
{
    /// <summary>What honest clocks may differ; a choice of the product.</summary>
    private static readonly TimeSpan Klokverschil = TimeSpan.FromSeconds(5);

    /// <summary>The lines about time; empty without an authority, because then nothing about time is proven.</summary>
    public static string Tijdregels(Borgingsinstellingen instellingen) => instellingen.Tijdstempels is not { } tijd ? "" : string.Create(CultureInfo.InvariantCulture, $"""
        tsa tijdstempeldienst {Convert.ToBase64String(tijd.Wortel.RawData)}
        max_anchor_lag {(long)tijd.Ankertijd.TotalSeconds}
        max_lag {(long)instellingen.Verwerkingstijd.TotalSeconds}
        skew {(long)Klokverschil.TotalSeconds}

        """);

    /// <exception cref="GeenOndertekenaarException">Without a signer there is nothing to trust.</exception>
    public async Task<string> MaakAsync(string gemeente, CancellationToken ct)
    {
        if (!ondertekenaar.IsIngericht) throw new GeenOndertekenaarException("Er is geen ondertekenaar ingesteld (Borging:Ondertekenaar:Url).");
        var tekst = new StringBuilder();
        void Regel(FormattableString regel) => tekst.Append(regel.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Regel($"# Beleid voor dossiers van {gemeente}. Vertrouw dit alleen als u het niet samen met een dossier kreeg.");
        Regel($"log {await ondertekenaar.SleutelAsync(instellingen.Log(gemeente), ct)}");
        foreach (var (getuige, nr) in instellingen.Getuigen.Select((g, nr) => (g, nr + 1))) Regel($"witness getuige{nr} {getuige.Sleutel}");
        if (instellingen.Quorum > 0)
        {
            Regel($"group getuigen {instellingen.Quorum} {string.Join(' ', instellingen.Getuigen.Select((_, nr) => $"getuige{nr + 1}"))}");
            Regel($"quorum getuigen");
        }
        else
        {
            Regel($"quorum none");
        }
        return tekst.Append(Tijdregels(instellingen)).ToString();
    }
}
