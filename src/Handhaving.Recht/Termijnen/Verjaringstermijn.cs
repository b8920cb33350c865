using System.Collections.Immutable;

namespace Handhaving.Recht.Termijnen;

/// <summary>Een aaneengesloten reeks dagen; beide grenzen tellen mee.</summary>
/// <param name="Van">De eerste dag.</param>
/// <param name="TotEnMet">De laatste dag.</param>
public sealed record Tijdvak(DateOnly Van, DateOnly TotEnMet)
{
    /// <summary>Of de dag erin valt.</summary>
    public bool Omvat(DateOnly dag) => dag >= Van && dag <= TotEnMet;
}

/// <summary>Een procedure die de verjaring verlengt tot zij onherroepelijk is beslist.</summary>
/// <param name="Van">De dag waarop zij aanhangig werd of openstond.</param>
/// <param name="OnherroepelijkOp">De dag waarop onherroepelijk is beslist; <c>null</c> zolang zij loopt.</param>
public sealed record Procedure(DateOnly Van, DateOnly? OnherroepelijkOp);

/// <summary>De gronden die een verjaringstermijn verlengen.</summary>
/// <param name="Uitstel">Uitstel van betaling en wat daarmee gelijkstaat: surseance, faillissement, schuldsanering, geschorste tenuitvoerlegging (art. 4:111 Awb).</param>
/// <param name="Procedures">Bezwaar of beroep tegen de last (art. 5:35 lid 2 Awb) of een verzoek om invordering en de procedures daarover (art. 5:37a lid 2 en 3 Awb).</param>
/// <param name="Schorsingen">Schorsing van de invorderingsbeschikking door de voorzieningenrechter (art. 5:37a lid 4 Awb).</param>
public sealed record Verlengingsgronden(
    ImmutableList<Tijdvak> Uitstel,
    ImmutableList<Procedure> Procedures,
    ImmutableList<Tijdvak> Schorsingen)
{
    /// <summary>Geen enkele grond.</summary>
    public static Verlengingsgronden Geen { get; } = new([], [], []);
}

/// <summary>De verjaringstermijn van de rechtsvordering tot betaling: een aanvang, een lengte en de gronden die haar verlengen.</summary>
/// <param name="Aanvang">De dag van verbeurte of van de laatste stuiting; de termijn begint de dag erna (art. 4:110 lid 1, art. 5:35 lid 1 Awb).</param>
/// <param name="Duur">Een jaar voor een dwangsom, vijf jaar voor een andere geldschuld.</param>
/// <param name="Gronden">Wat haar verlengt.</param>
public sealed record Verjaringstermijn(DateOnly Aanvang, Duur Duur, Verlengingsgronden Gronden)
{
    /// <summary>De laatste dag waarop nog kan worden gestuit of ingevorderd; <c>null</c> zolang een procedure haar zonder bekend einde verlengt.</summary>
    public DateOnly? LaatsteDag
    {
        get
        {
            var laatste = MetSchorsing(MetUitstel(Duur.Na(Aanvang)));
            while (Lopend(laatste) is { } procedure)
            {
                if (procedure.OnherroepelijkOp is not { } einde)
                    return null;
                laatste = einde;
            }

            return laatste;
        }
    }

    /// <summary>Of de vordering op deze dag is verjaard.</summary>
    public bool IsVerjaardOp(DateOnly dag) => dag > LaatsteDag;

    /// <summary>Dezelfde verjaring na een stuiting op deze dag; na de laatste dag verandert er niets (art. 4:104 lid 2 Awb).</summary>
    public Verjaringstermijn Gestuit(DateOnly dag) => IsVerjaardOp(dag) || dag < Aanvang ? this : this with { Aanvang = dag };

    // A day of uitstel lengthens the term once, only after its start, and only if the uitstel began while the term still ran.
    private DateOnly MetUitstel(DateOnly laatste)
    {
        var geteld = Aanvang;
        foreach (var uitstel in Gronden.Uitstel.OrderBy(u => u.Van))
        {
            var van = uitstel.Van > geteld ? uitstel.Van : geteld.AddDays(1);
            if (uitstel.Van > laatste || uitstel.TotEnMet < van)
                continue;
            laatste = laatste.AddDays(uitstel.TotEnMet.DayNumber - van.DayNumber + 1);
            geteld = uitstel.TotEnMet;
        }

        return laatste;
    }

    // Only a suspension that stands on the day of lapse lengthens the term, and then by all its days.
    private DateOnly MetSchorsing(DateOnly laatste) =>
        Gronden.Schorsingen.Find(s => s.Omvat(laatste)) is { } schorsing
            ? laatste.AddDays(schorsing.TotEnMet.DayNumber - (schorsing.Van > Aanvang ? schorsing.Van : Aanvang.AddDays(1)).DayNumber + 1)
            : laatste;

    private Procedure? Lopend(DateOnly dag) =>
        Gronden.Procedures.Find(p => p.Van <= dag && (p.OnherroepelijkOp is null || p.OnherroepelijkOp > dag));
}
