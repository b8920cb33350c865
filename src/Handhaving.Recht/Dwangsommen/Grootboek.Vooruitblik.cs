using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Dwangsommen;

// What may still come: the earliest day on which the next dwangsom can forfeit (art. 5:32a lid 2, 5:32b and 5:33 Awb).
public sealed partial record Grootboek
{
    /// <summary>
    /// De vroegste dag waarop de volgende dwangsom kan verbeuren, en dus de eerste dag waarop een hercontrole een verbeurte kan
    /// bewijzen; <c>null</c> als er niets meer kan verbeuren of de last zonder einddatum is geschorst.
    /// </summary>
    public Antwoord<DateOnly?> VroegsteVerbeurte()
    {
        var (dag, waarom) = Volgende();
        var uitleg = dag is { } d
            ? $"De volgende dwangsom verbeurt op zijn vroegst op {Schrijfwijze.Voluit(d)}, {waarom}; een controle voor die dag bewijst geen verbeurte."
            : $"Er kan geen dwangsom meer verbeuren, omdat {waarom}.";
        return new(dag, Regelboek.Dwangsommen, Gegevens.Kalender.Versie, uitleg, []);
    }

    private (DateOnly? Dag, string Waarom) Volgende()
    {
        if (VerbeurdCent >= Last.MaximumCent)
            return (null, "het maximum is bereikt (art. 5:32b lid 2 Awb)");
        if (Last.Modaliteit == Modaliteit.Ineens && !Verbeurten.IsEmpty)
            return (null, "een dwangsom ineens verbeurt één keer (art. 5:32b lid 1 Awb)");
        if (Last.AlleenBeeindigen && NageleefdOp is { } nageleefd)
            return (null, $"op {Schrijfwijze.Kort(nageleefd)} aan de last was voldaan en zij herhaling niet verbiedt (art. 5:33 Awb)");
        var (dag, waarom) = Last.Modaliteit == Modaliteit.PerTijdseenheid ? VolgendeEenheid() : VolgendeDag();
        return BeeindigdOp is { } einde && !(dag < einde) ? (null, $"de last op {Schrijfwijze.Kort(einde)} is geëindigd")
            : dag is null ? (null, "de last zonder einddatum is geschorst; lees het dictum")
            : (dag, waarom);
    }

    private (DateOnly?, string) VolgendeEenheid()
    {
        var nr = (Verbeurten.IsEmpty ? 0 : Verbeurten[^1].Eenheid ?? 0) + 1;
        var dag = new Eenhedenraster(EersteDag, Last.TijdseenheidDagen ?? 1, Beleid.GeschorsteDagenTellenNietMee ? Schorsingen.Where(s => s.TotEnMet < DateOnly.MaxValue) : []).Einde(nr);
        return (Schorsingen.Exists(s => s.TotEnMet == DateOnly.MaxValue && s.Van < dag) ? null : dag, $"aan het einde van tijdseenheid {nr} (art. 5:33 Awb; ECLI:NL:RVS:2015:3532)");
    }

    private (DateOnly?, string) VolgendeDag()
    {
        var tussentijd = Last.HooguitEenPerDagen ?? Beleid.OvertredingenHooguitEenPerDagen;
        var (dag, waarom) = Verbeurten.IsEmpty
            ? (EersteDag, LaatsteDagBegunstiging is null ? "de dag na de bekendmaking [P]" : "de dag na de begunstigingstermijn (art. 5:32a lid 2 en 5:33 Awb)")
            : (Verbeurten[^1].VerbeurdOp.AddDays(tussentijd), $"omdat hooguit één dwangsom per {(tussentijd == 1 ? "dag" : $"{tussentijd} dagen")} verbeurt (art. 5:32b lid 1 Awb)");
        if (Eenhedenraster.Samengevoegd(Schorsingen).Find(s => s.Omvat(dag)) is not { } schorsing)
            return (dag, waarom);
        return schorsing.TotEnMet == DateOnly.MaxValue ? (null, waarom) : (schorsing.TotEnMet.AddDays(1), "de dag na de schorsing (art. 5:34 lid 1 en 8:81 Awb)");
    }
}

public sealed partial record Grootboek
{
    /// <summary>De verjaring van één verbeurte in dit grootboek, onder de regel die haar einde bepaalde.</summary>
    public Antwoord<DateOnly?> Verjaring(Post post)
    {
        var zonderGronden = post.Verbeurte with { Uitstel = [], Schorsingen = [] };
        var regel = post.LaatsteDagRechtsvordering != zonderGronden.Verjaring([]).LaatsteDag ? Regelboek.VerjaringMetVerlenging
            : post.Verbeurte.Stuitingen.IsEmpty ? Regelboek.VerjaringDwangsom
            : Regelboek.VerjaringMetStuiting;
        return new(post.LaatsteDagRechtsvordering, regel, Gegevens.Kalender.Versie, post.Uitleg, [.. regel.Geldigheidswaarschuwing(post.Verbeurte.VerbeurdOp)]);
    }
}
