using System.Collections.Immutable;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Dwangsommen;

/// <summary>Wat van een betaling op de hoofdsom is afgeboekt.</summary>
public sealed record Toerekening(DateOnly Datum, long Cent);

/// <summary>Uitstel van betaling en de dag waarop het is verleend.</summary>
public sealed record Uitstel(DateOnly VerleendOp, Tijdvak Tijdvak);

/// <summary>Een handeling die de verjaring heeft gestuit.</summary>
public sealed record Stuiting(DateOnly Datum, Stuitingssoort Soort);

/// <summary>Eén verbeurde dwangsom: een eigen schuld met een eigen betaaltermijn en verjaring (art. 5:33 en 5:35 Awb). Bedragen in eurocenten.</summary>
public sealed record Verbeurte(int Nr, DateOnly VerbeurdOp, long BedragCent, DateOnly BetalenUiterlijk, int? Eenheid = null)
{
    /// <summary>De signalen bij deze verbeurte, zoals <c>AANMANING_ONBEVOEGD</c>.</summary>
    public ImmutableList<string> Signalen { get; init; } = [];

    /// <summary>Wat op de hoofdsom is betaald.</summary>
    public ImmutableList<Toerekening> Toerekeningen { get; init; } = [];

    /// <summary>De handelingen die hebben gestuit, op volgorde.</summary>
    public ImmutableList<Stuiting> Stuitingen { get; init; } = [];

    /// <summary>Het verleende uitstel.</summary>
    public ImmutableList<Uitstel> Uitstel { get; init; } = [];

    /// <summary>De schorsingen van de invorderingsbeschikking.</summary>
    public ImmutableList<Tijdvak> Schorsingen { get; init; } = [];

    /// <summary>De dag van bekendmaking van de invorderingsbeschikking.</summary>
    public DateOnly? InvorderingsbeschikkingOp { get; init; }

    /// <summary>De laatste dag van de termijn van de laatste bevoegde aanmaning.</summary>
    public DateOnly? AanmaningstermijnTotEnMet { get; init; }

    /// <summary>Waarvan bij besluit is afgezien.</summary>
    public long AfgezienCent { get; init; }

    /// <summary>Wat is kwijtgescholden.</summary>
    public long KwijtgescholdenCent { get; init; }

    /// <summary>Wat om een andere reden is vervallen.</summary>
    public long VervallenCent { get; init; }

    /// <summary>De in rekening gebrachte kosten.</summary>
    public long KostenCent { get; init; }

    /// <summary>Wat van de kosten is betaald.</summary>
    public long KostenBetaaldCent { get; init; }

    /// <summary>De vastgestelde rente.</summary>
    public long RenteCent { get; init; }

    /// <summary>Wat van de rente is betaald.</summary>
    public long RenteBetaaldCent { get; init; }

    /// <summary>Wat op de hoofdsom is betaald, opgeteld.</summary>
    public long BetaaldCent => Toerekeningen.Sum(t => t.Cent);

    /// <summary>Wat van de hoofdsom resteert, verjaard of niet.</summary>
    public long RestCent => BedragCent - BetaaldCent - AfgezienCent - KwijtgescholdenCent - VervallenCent;

    /// <summary>
    /// De eerste dag van verzuim (art. 4:97 Awb). Uitstel dat voor het einde van de betaaltermijn is verleend, stelt het verzuim uit;
    /// later uitstel heft een ingetreden verzuim niet op.
    /// </summary>
    public DateOnly VerzuimVanaf
    {
        get
        {
            var vanaf = BetalenUiterlijk.AddDays(1);
            foreach (var uitstel in Uitstel.OrderBy(u => u.Tijdvak.Van))
                if (uitstel.VerleendOp < vanaf && uitstel.Tijdvak.Omvat(vanaf))
                    vanaf = uitstel.Tijdvak.TotEnMet.AddDays(1);
            return vanaf;
        }
    }

    /// <summary>Of op deze dag uitstel loopt, zodat niet kan worden aangemaand of ingevorderd (art. 4:94 lid 2 Awb).</summary>
    public bool HeeftUitstelOp(DateOnly dag) => Uitstel.Any(u => u.Tijdvak.Omvat(dag));

    /// <summary>De verjaringstermijn met haar gronden (art. 5:35, 5:37a en 4:111 Awb).</summary>
    public Verjaringstermijn Verjaring(ImmutableList<Procedure> procedures) => new(
        Stuitingen.IsEmpty ? VerbeurdOp : Stuitingen[^1].Datum,
        Regelboek.VerjaringDwangsom.Duur!.Value,
        new([.. Uitstel.Select(u => u.Tijdvak)], procedures, Schorsingen));
}
