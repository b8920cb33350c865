using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Tests;

/// <summary>Three lasten, published on 5 January with a term through 2 March 2026, and shorthand for what happens to them.</summary>
internal static class Lasten
{
    public static readonly DateOnly Bekend = new(2026, 1, 5);
    public static readonly DateOnly LaatsteDag = new(2026, 3, 2);
    public static readonly Last Ineens = new(Modaliteit.Ineens, 10_000_00, 10_000_00, Bekend, LaatsteDag);
    public static readonly Last PerWeek = new(Modaliteit.PerTijdseenheid, 2_500_00, 10_000_00, Bekend, LaatsteDag, 7);
    public static readonly Last PerOvertreding = new(Modaliteit.PerOvertreding, 5_000_00, 20_000_00, Bekend, LaatsteDag);

    /// <summary>What it orders to end, it does not forbid to begin again.</summary>
    public static readonly Last AlleenBeeindigen = PerWeek with { AlleenBeeindigen = true };

    public static DateOnly D(int maand, int dag, int jaar = 2026) => new(jaar, maand, dag);

    public static Constatering Overtreden(DateOnly dag, bool voortdurend = false) => new(dag, true, true, voortdurend);

    public static Constatering Nageleefd(DateOnly dag) => new(dag, false, true);

    public static Stand Op(DateOnly dag, Last last, params Gebeurtenis[] gebeurtenissen) => Stand.Op(dag, last, gebeurtenissen).Waarde;

    public static Stand Met(Beleid beleid, DateOnly dag, Last last, params Gebeurtenis[] gebeurtenissen) =>
        Stand.Op(dag, last, gebeurtenissen, Rechtsgegevens.Standaard.Met(beleid)).Waarde;

    public static string[] Dagen(Stand stand) => [.. stand.Posten.Select(p => p.Verbeurte.VerbeurdOp.Iso())];

    public static string[] Codes(Stand stand) => [.. stand.Grootboek.Signalen.Select(s => s.Code)];
}
