using System.Collections.Immutable;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Dwangsommen;

/// <summary>Een overschot: geld waar op de dag van betaling geen schuld tegenover stond.</summary>
public sealed record Tegoed(DateOnly Datum, long Cent);

/// <summary>
/// De dwangsomadministratie van één last: een vouw over gebeurtenissen (art. 5:32 tot en met 5:39 en titel 4.4 Awb).
/// Elke stap geeft een nieuw grootboek; de stand op een dag is de vouw tot en met die dag. Bedragen in eurocenten.
/// </summary>
public sealed partial record Grootboek
{
    private Grootboek(Last last, Rechtsgegevens gegevens)
    {
        (Last, Gegevens, LaatsteDagBegunstiging) = (last, gegevens, last.LaatsteDagBegunstiging);
        Beleid = gegevens.BeleidOp(last.Bekendmaking);
    }

    /// <summary>De last zoals opgelegd, met de bedragen die nu gelden.</summary>
    public Last Last { get; private init; }

    /// <summary>Kalender, bedragen en beleid.</summary>
    public Rechtsgegevens Gegevens { get; }

    /// <summary>Het beleid dat bij de bekendmaking van de last gold.</summary>
    public Beleid Beleid { get; }

    /// <summary>De laatste dag van de begunstigingstermijn, na verlengingen.</summary>
    public DateOnly? LaatsteDagBegunstiging { get; private init; }

    /// <summary>De tijdvakken waarin de last is geschorst.</summary>
    public ImmutableList<Tijdvak> Schorsingen { get; private init; } = [];

    /// <summary>De procedures die de verjaring kunnen verlengen.</summary>
    public ImmutableList<Procedure> Procedures { get; private init; } = [];

    /// <summary>De dag vanaf welke de last is ingetrokken of herroepen.</summary>
    public DateOnly? BeeindigdOp { get; private init; }

    /// <summary>De dag waarop de last met terugwerkende kracht is herroepen.</summary>
    public DateOnly? HerroepenOp { get; private init; }

    /// <summary>Of de last met terugwerkende kracht is herroepen.</summary>
    public bool Herroepen => HerroepenOp is not null;

    /// <summary>Sinds welke dag na de begunstigingstermijn blijkt dat aan de last is voldaan; <c>null</c> zolang dat niet blijkt, en weer na een nieuwe overtreding van wat zij verbiedt.</summary>
    public DateOnly? NageleefdOp { get; private init; }

    /// <summary>Of niets meer kan verbeuren: het maximum is bereikt, het bedrag ineens is verbeurd, of beëindigd is wat de last alleen gebood te beëindigen.</summary>
    public bool Uitgewerkt => VerbeurdCent >= Last.MaximumCent || (Last.Modaliteit == Modaliteit.Ineens && !Verbeurten.IsEmpty) || (Last.AlleenBeeindigen && NageleefdOp is not null);

    /// <summary>De verbeurde dwangsommen in volgorde van verbeurte.</summary>
    public ImmutableList<Verbeurte> Verbeurten { get; private init; } = [];

    /// <summary>Alle betalingen.</summary>
    public ImmutableList<Tegoed> Ontvangsten { get; private init; } = [];

    /// <summary>Het deel van de betalingen waar geen schuld tegenover staat en dat niet is terugbetaald.</summary>
    public ImmutableList<Tegoed> Tegoeden { get; private init; } = [];

    /// <summary>Wat is terugbetaald.</summary>
    public long TerugbetaaldCent { get; private init; }

    /// <summary>De signalen voor de jurist.</summary>
    public ImmutableList<Signaal> Signalen { get; private init; } = [];

    /// <summary>De eerste dag waarop iets kan verbeuren: de dag na de begunstigingstermijn, of [P] zonder termijn na de bekendmaking.</summary>
    public DateOnly EersteDag => (LaatsteDagBegunstiging ?? Last.Bekendmaking).AddDays(1);

    /// <summary>Wat er is verbeurd.</summary>
    public long VerbeurdCent { get; private init; }

    // The part of the repayments that was really owed back; the rest was paid without ground.
    private long TerugbetaaldUitTegoedCent { get; init; }

    /// <summary>Een leeg grootboek voor een last.</summary>
    public static Grootboek Open(Last last, Rechtsgegevens? gegevens = null) => new(last, gegevens ?? Rechtsgegevens.Standaard);

    /// <summary>De vouw over alles wat tot en met de peildatum gebeurde; binnen een dag in de gegeven volgorde.</summary>
    public static Grootboek Vouw(Last last, IEnumerable<Gebeurtenis> gebeurtenissen, DateOnly peildatum, Rechtsgegevens? gegevens = null) =>
        gebeurtenissen.Where(g => g.Datum <= peildatum).OrderBy(g => g.Datum).Aggregate(Open(last, gegevens), (boek, g) => boek.Verwerk(g));

    /// <summary>Verwerkt één gebeurtenis; een feit wordt nooit geweigerd, hooguit zonder gevolg en met een signaal.</summary>
    public Grootboek Verwerk(Gebeurtenis gebeurtenis) => gebeurtenis switch
    {
        Constatering c => Verwerk(c),
        BegunstigingstermijnVerlengd v => Verwerk(v),
        LastGewijzigd w => Verwerk(w),
        LastGeschorst s => this with { Schorsingen = Schorsingen.Add(new(s.Datum, s.TotEnMet ?? DateOnly.MaxValue)) },
        SchorsingOpgeheven s => this with { Schorsingen = [.. Schorsingen.Select(t => t.Omvat(s.Datum) ? t with { TotEnMet = s.Datum.AddDays(-1) } : t)] },
        LastIngetrokken i => this with { BeeindigdOp = BeeindigdOp ?? i.Datum },
        LastHerroepen h => Verwerk(h),
        ProcedureTegenLast p => this with { Procedures = Procedures.Add(new(p.Datum, p.OnherroepelijkOp)) },
        VerzoekOmInvordering p => this with { Procedures = Procedures.Add(new(p.Datum, p.OnherroepelijkOp)) },
        ProcedureBeeindigd p => this with { Procedures = [.. Procedures.Select(q => q with { OnherroepelijkOp = q.OnherroepelijkOp ?? p.Datum })] },
        VerbeurteGebeurtenis v => Verwerk(v),
        RenteVastgesteld r => Wijzig(r.Verbeurte, r.Datum, v => v with { RenteCent = v.RenteCent + r.BedragCent }),
        BetalingOntvangen b => Verwerk(b),
        Terugbetaald t => Verwerk(t),
        _ => throw new ArgumentException($"Onbekende gebeurtenis {gebeurtenis.GetType().Name}.", nameof(gebeurtenis)),
    };

    private Grootboek Verwerk(LastHerroepen herroepen)
    {
        var terugbetaald = TerugbetaaldUitTegoedCent;
        var tegoeden = ImmutableList.CreateBuilder<Tegoed>();
        foreach (var ontvangst in Ontvangsten)
        {
            var verrekend = Math.Min(terugbetaald, ontvangst.Cent);
            terugbetaald -= verrekend;
            if (ontvangst.Cent > verrekend)
                tegoeden.Add(ontvangst with { Cent = ontvangst.Cent - verrekend });
        }

        return this with { BeeindigdOp = BeeindigdOp ?? herroepen.Datum, HerroepenOp = HerroepenOp ?? herroepen.Datum, Verbeurten = [], VerbeurdCent = 0, Tegoeden = tegoeden.ToImmutable() };
    }

    private Grootboek Meld(DateOnly datum, string code, string tekst, int? verbeurte = null) =>
        this with { Signalen = Signalen.Add(new(datum, code, tekst, verbeurte)) };

    private Grootboek Wijzig(int nr, DateOnly datum, Func<Verbeurte, Verbeurte> wijziging) =>
        Zoek(nr) is { } verbeurte
            ? Vervang(wijziging(verbeurte))
            : Meld(datum, "VERBEURTE_ONBEKEND", $"verbeurte {nr} is op deze dag niet geboekt.", nr);

    // Numbers count up from one without gaps, so the number is the place in the list.
    private Verbeurte? Zoek(int nr) => nr <= Verbeurten.Count ? Verbeurten[nr - 1] : null;

    private Grootboek Vervang(Verbeurte verbeurte) => this with { Verbeurten = Verbeurten.SetItem(verbeurte.Nr - 1, verbeurte) };

    private bool IsGeschorst(DateOnly dag) => Schorsingen.Any(s => s.Omvat(dag));
}
