using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Contract;

/// <summary>Leest een last en haar gebeurtenissen uit het contract.</summary>
internal static class Lastlezer
{
    // Far beyond any real last, and a bound on the work of one question. What concerns every dwangsom (a payment, an
    // aanmaning, a procedure) is looked at for each of them, so those are bounded together.
    private const int HoogsteVerhouding = 10_000, MeesteDwangsommen = 1_000, MeesteStappen = 10_000;

    private static readonly Dictionary<string, Modaliteit> Modaliteiten = new(StringComparer.Ordinal)
    {
        ["ineens"] = Modaliteit.Ineens,
        ["perTijdseenheid"] = Modaliteit.PerTijdseenheid,
        ["perOvertreding"] = Modaliteit.PerOvertreding,
    };

    private static readonly Dictionary<string, Func<Invoer, DateOnly, Gebeurtenis>> Gebeurtenissen = new(StringComparer.Ordinal)
    {
        ["Constatering"] = (i, d) => new Constatering(d, i.JaVerplicht("overtreding"), i.JaVerplicht("deugdelijk"), i.Ja("voortdurendSindsEindeTermijn")),
        ["BegunstigingstermijnVerlengd"] = (i, d) => new BegunstigingstermijnVerlengd(d, i.Datum("nieuweLaatsteDag")),
        ["LastGewijzigd"] = (i, d) => new LastGewijzigd(d, i.Cent("bedrag"), i.Cent("maximum")),
        ["LastGeschorst"] = (i, d) => new LastGeschorst(d, NietVoor(i, "totEnMet", d)),
        ["SchorsingOpgeheven"] = (_, d) => new SchorsingOpgeheven(d),
        ["LastIngetrokken"] = (_, d) => new LastIngetrokken(d),
        ["LastOpgeheven"] = (_, d) => new LastIngetrokken(d),
        ["LastHerroepen"] = (_, d) => new LastHerroepen(d),
        ["ProcedureTegenLast"] = (i, d) => new ProcedureTegenLast(d, NietVoor(i, "onherroepelijkOp", d)),
        ["VerzoekOmInvordering"] = (i, d) => new VerzoekOmInvordering(d, NietVoor(i, "onherroepelijkOp", d)),
        ["ProcedureBeeindigd"] = (_, d) => new ProcedureBeeindigd(d),
        ["InvorderingsbeschikkingBekendgemaakt"] = (i, d) => new InvorderingsbeschikkingBekendgemaakt(d, i.Nummers("verbeurten")),
        ["InvorderingsbeschikkingVervallen"] = (i, d) => new InvorderingsbeschikkingVervallen(d, i.Nummers("verbeurten")),
        ["InvorderingsbeschikkingGeschorst"] = (i, d) => new InvorderingsbeschikkingGeschorst(d, NietVoor(i, "totEnMet", d) ?? throw Ontbreekt(i, "totEnMet"), i.Nummers("verbeurten")),
        ["AanmaningVerzonden"] = (i, d) => new AanmaningVerzonden(d, i.CentOfNiets("vergoeding") ?? 0, i.Nummers("verbeurten")),
        ["DwangbevelBetekend"] = (i, d) => new DwangbevelBetekend(d, i.CentOfNiets("kosten") ?? 0, i.Nummers("verbeurten")),
        ["SchuldErkend"] = (i, d) => new VerjaringGestuit(d, Stuitingssoort.ErkenningSchuldenaar, i.Nummers("verbeurten")),
        ["VerrekeningBeschikt"] = (i, d) => new VerjaringGestuit(d, Stuitingssoort.Verrekeningsbeschikking, i.Nummers("verbeurten")),
        ["RechtsvervolgingIngesteld"] = (i, d) => new VerjaringGestuit(d, Stuitingssoort.DaadVanRechtsvervolging, i.Nummers("verbeurten")),
        ["DwangbevelTenuitvoergelegd"] = (i, d) => new VerjaringGestuit(d, Stuitingssoort.DaadVanTenuitvoerlegging, i.Nummers("verbeurten")),
        ["UitstelVerleend"] = Uitstel,
        ["UitstelBeeindigd"] = (i, d) => new UitstelBeeindigd(d, i.Nummers("verbeurten")),
        ["VanInvorderingAfgezien"] = (i, d) => new VanInvorderingAfgezien(d, i.Nummers("verbeurten")),
        ["VorderingVervallen"] = (i, d) => new VorderingVervallen(d, i.Nummers("verbeurten")),
        ["Kwijtgescholden"] = (i, d) => new Kwijtgescholden(d, i.Cent("bedrag"), i.Nummers("verbeurten")),
        ["RenteVastgesteld"] = (i, d) => new RenteVastgesteld(d, i.Geheel("verbeurte", 1, int.MaxValue), i.Cent("bedrag")),
        ["BetalingOntvangen"] = (i, d) => new BetalingOntvangen(d, i.Cent("bedrag"), i.GeheelOfNiets("verbeurte", 1, int.MaxValue)),
        ["Terugbetaald"] = (i, d) => new Terugbetaald(d, i.Cent("bedrag")),
    };

    public static Last Last(Invoer invoer)
    {
        var modaliteit = invoer.Keuze("modaliteit", Modaliteiten);
        var bedrag = invoer.Cent("bedrag");
        var maximum = invoer.CentOfNiets("maximum")
            ?? (modaliteit == Modaliteit.Ineens ? bedrag : throw invoer.Fout("maximum", "ontbreekt", "geef het bedrag waarboven niets meer verbeurt (art. 5:32b lid 2 Awb)"));
        if (maximum / bedrag > HoogsteVerhouding)
            throw invoer.Fout("maximum", "is te hoog voor dit bedrag", $"geef een maximum van ten hoogste {HoogsteVerhouding} keer het bedrag");
        var bekendmaking = invoer.Datum("bekendmaking");
        var laatsteDag = NietVoor(invoer, "laatsteDagBegunstiging", bekendmaking);
        var eenheid = invoer.GeheelOfNiets("tijdseenheidDagen", 1, 3660);
        if (modaliteit == Modaliteit.PerTijdseenheid && eenheid is null)
            throw invoer.Fout("tijdseenheidDagen", "ontbreekt", "geef de lengte van de tijdseenheid in dagen, 7 voor een week");
        return new(modaliteit, bedrag, maximum, bekendmaking, laatsteDag, eenheid, invoer.GeheelOfNiets("maxEenPerDagen", 1, 3660));
    }

    public static IReadOnlyList<Gebeurtenis> Gebeurtenissenlijst(Invoer invoer, Last last, DateOnly peildatum)
    {
        List<Gebeurtenis> gebeurtenissen = [.. invoer.Lijst("gebeurtenissen").Select(Gebeurtenis)];
        var dwangsommen = HoogsteAantal(last, gebeurtenissen, peildatum);
        if (dwangsommen > MeesteDwangsommen)
            throw invoer.Fout("last.maximum", $"laat tot de peildatum meer dan {MeesteDwangsommen} dwangsommen toe", "geef een lager maximum of een eerdere peildatum");
        var meeste = MeesteStappen / (int)Math.Max(1, dwangsommen);
        return gebeurtenissen.Count(g => g is not (Constatering or BegunstigingstermijnVerlengd or LastGewijzigd or LastGeschorst or SchorsingOpgeheven)) <= meeste
            ? gebeurtenissen
            : throw invoer.Fout("gebeurtenissen", "heeft te veel handelingen voor zo veel mogelijke dwangsommen", $"geef bij dit bedrag en maximum ten hoogste {meeste} handelingen naast de constateringen");
    }

    /// <summary>Hoeveel dwangsommen deze last tot de peildatum hooguit kan opleveren.</summary>
    private static long HoogsteAantal(Last last, List<Gebeurtenis> gebeurtenissen, DateOnly peildatum)
    {
        var metOvertreding = gebeurtenissen.OfType<Constatering>().Count(c => c.Overtreding && c.Datum <= peildatum);
        var mogelijk = metOvertreding == 0 ? 0
            : last.Modaliteit == Modaliteit.PerTijdseenheid ? Math.Max(0, peildatum.DayNumber - last.Bekendmaking.DayNumber) / (last.TijdseenheidDagen ?? 1)
            : metOvertreding;
        return Math.Min(mogelijk, (last.MaximumCent + last.BedragCent - 1) / last.BedragCent);
    }

    private static Gebeurtenis Gebeurtenis(Invoer invoer) => invoer.Keuze("soort", Gebeurtenissen)(invoer, invoer.Datum("datum"));

    private static UitstelVerleend Uitstel(Invoer invoer, DateOnly datum)
    {
        var van = invoer.DatumOfNiets("van") ?? datum;
        var totEnMet = NietVoor(invoer, "totEnMet", van) ?? throw Ontbreekt(invoer, "totEnMet");
        return new(datum, new Tijdvak(van, totEnMet), invoer.Nummers("verbeurten"));
    }

    private static DateOnly? NietVoor(Invoer invoer, string veld, DateOnly eerste) => invoer.DatumOfNiets(veld) is not { } dag ? null
        : dag >= eerste ? dag
        : throw invoer.Fout(veld, "ligt te vroeg", $"geef een dag op of na {Taal.Schrijfwijze.Kort(eerste)}");

    private static OngeldigeInvoerException Ontbreekt(Invoer invoer, string veld) => invoer.Fout(veld, "ontbreekt", "geef de laatste dag als 2026-11-13");
}
