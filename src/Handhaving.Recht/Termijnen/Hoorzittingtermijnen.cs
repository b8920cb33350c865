using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>De termijnen die vanaf de hoorzitting worden teruggerekend (art. 7:4 lid 1 en 2 Awb; art. 1 lid 2 Atw).</summary>
/// <param name="LaatsteDagNadereStukken">De laatste dag voor nadere stukken: tien dagen voor het horen.</param>
/// <param name="StukkenTerInzageUiterlijkVanaf">De laatste dag waarop de stukken ter inzage moeten liggen: een week voor het horen.</param>
public sealed record Hoorzittingtermijnen(DateOnly LaatsteDagNadereStukken, DateOnly StukkenTerInzageUiterlijkVanaf)
{
    /// <summary>Rekent terug vanaf de dag van de hoorzitting.</summary>
    public static Antwoord<Hoorzittingtermijnen> Bereken(DateOnly hoorzitting, Rechtsgegevens? gegevens = null)
    {
        var waarde = new Hoorzittingtermijnen(hoorzitting.AddDays(-10), hoorzitting.AddDays(-7));
        var uitleg = $"Bij een hoorzitting op {Schrijfwijze.Voluit(hoorzitting)} kunnen nadere stukken worden ingediend tot en met {Schrijfwijze.Voluit(waarde.LaatsteDagNadereStukken)}, tien dagen ervoor (art. 7:4 lid 1 Awb), "
            + $"en liggen de stukken uiterlijk vanaf {Schrijfwijze.Voluit(waarde.StukkenTerInzageUiterlijkVanaf)}, een week ervoor, ter inzage (art. 7:4 lid 2 Awb), zonder verlenging omdat wordt teruggerekend (art. 1 lid 2 Atw).";
        return new(waarde, Regelboek.HoorzittingTermijnen, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie, uitleg, [.. Regelboek.HoorzittingTermijnen.Geldigheidswaarschuwing(hoorzitting)]);
    }
}
