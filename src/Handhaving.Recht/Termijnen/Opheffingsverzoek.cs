using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Vanaf wanneer de overtreder om opheffing van een last zonder verbeurte kan vragen (art. 5:34 lid 2 Awb).</summary>
/// <param name="MogelijkVanaf">De eerste dag; <c>null</c> als er een dwangsom is verbeurd.</param>
public sealed record Opheffingsverzoek(DateOnly? MogelijkVanaf)
{
    /// <summary>Een jaar nadat de last van kracht werd, mits er geen dwangsom is verbeurd.</summary>
    public static Antwoord<Opheffingsverzoek> Bereken(DateOnly lastInWerkingOp, bool dwangsomVerbeurd, Rechtsgegevens? gegevens = null)
    {
        var regel = Regelboek.Opheffingsverzoek;
        var vanaf = regel.Duur!.Value.Na(lastInWerkingOp);
        var uitleg = dwangsomVerbeurd
            ? $"De last van {Schrijfwijze.Voluit(lastInWerkingOp)} kan niet op de voet van art. 5:34 lid 2 Awb worden opgeheven, omdat er een dwangsom is verbeurd."
            : $"De last die op {Schrijfwijze.Voluit(lastInWerkingOp)} van kracht werd, kan op verzoek van de overtreder vanaf {Schrijfwijze.Voluit(vanaf)} worden opgeheven, als zij een jaar van kracht is geweest zonder dat een dwangsom is verbeurd (art. 5:34 lid 2 Awb).";
        return new(new(dwangsomVerbeurd ? null : vanaf), regel, (gegevens ?? Rechtsgegevens.Standaard).Kalender.Versie, uitleg, [.. regel.Geldigheidswaarschuwing(lastInWerkingOp)]);
    }
}
