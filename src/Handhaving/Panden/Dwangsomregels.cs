using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;

namespace Handhaving.Panden;

/// <summary>The form of a dwangsom (Awb 5:32b): exactly one modality, an amount, and a maximum.</summary>
public static class Dwangsomregels
{
    public static Weigering? Toets(Dwangsomvoorwaarden v) =>
        v.BedragCent <= 0 ? Fout("Het bedrag van de dwangsom is nul of minder.", "Geef bedragCent in eurocenten, groter dan nul.")
        : v.MaximumCent < v.BedragCent ? Fout("Het maximum is lager dan één dwangsom.", "Geef maximumCent, ten minste zo hoog als bedragCent (Awb 5:32b lid 2).")
        : v.Modaliteit is Modaliteit.PerTijdseenheid && v.TijdseenheidDagen is null or <= 0 ? Fout("De tijdseenheid ontbreekt.", "Geef tijdseenheidDagen, zoals 7 voor een week.")
        : v.Modaliteit is not Modaliteit.PerTijdseenheid && v.TijdseenheidDagen is not null ? Fout("Een tijdseenheid hoort alleen bij een dwangsom per tijdseenheid.", "Kies precies één modaliteit.")
        : v.Modaliteit is not Modaliteit.PerOvertreding && v.HooguitEenPerDagen is not null ? Fout("HooguitEenPerDagen hoort alleen bij een dwangsom per overtreding.", "Kies precies één modaliteit.")
        : v.HooguitEenPerDagen is <= 0 ? Fout("HooguitEenPerDagen is nul of minder.", "Geef een aantal dagen van een of meer, of laat het weg.")
        : v.Modaliteit is Modaliteit.Ineens && v.MaximumCent != v.BedragCent ? Fout("Een dwangsom ineens verbeurt één keer; het maximum is dan het bedrag.", "Geef maximumCent gelijk aan bedragCent.")
        : null;

    private static Weigering Fout(string reden, string watTeDoen) => new("L6", "Awb 5:32b", reden, watTeDoen);
}
