using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Wijken;
using JasperFx.Events;

namespace Handhaving.Tests.Wijken;

public class TellingTests
{
    private static readonly Periode Jaar2023 = Periode.Jaar(2023);

    [Fact]
    public void Een_controle_telt_in_het_Nederlandse_kalenderjaar()
    {
        Tel(Jaar2023, Nu, [Feit(Op(2022, 12, 31, 23, 30)), Feit(Op(2023, 1, 1, 0, 30)), Feit(Op(2023, 12, 31, 23, 30)), Feit(Op(2024, 1, 1, 0, 30))]).ShouldBe(2);
        // Half past midnight in Deventer is still the old year in UTC.
        Op(2023, 1, 1, 0, 30).UtcDateTime.Year.ShouldBe(2022);
    }

    [Fact]
    public void Wat_pas_na_de_peildatum_is_geregistreerd_telt_niet()
    {
        var laat = Feit(Op(2023, 3, 1)) with { GeregistreerdOp = Op(2023, 5, 1), Volgnummer = 9 };
        Tel(Jaar2023, new Peil(Op(2023, 4, 1)), [laat]).ShouldBe(0);
        Tel(Jaar2023, new Peil(Op(2023, 5, 1)), [laat]).ShouldBe(1);
    }

    [Fact]
    public void Wat_pas_na_de_peildatum_is_gebeurd_telt_niet()
    {
        var feit = Feit(Op(2023, 6, 1)) with { GeregistreerdOp = Op(2023, 1, 1) };
        Tel(Jaar2023, new Peil(Op(2023, 5, 1)), [feit]).ShouldBe(0);
    }

    [Fact]
    public void Een_herroeping_telt_vanaf_haar_eigen_registratie()
    {
        var feit = Feit(Op(2023, 3, 1));
        var herroeping = new Dashboardcorrectie(Guid.NewGuid(), feit.Id, true, null, Op(2023, 5, 1), 5);
        Tel(Jaar2023, new Peil(Op(2023, 4, 30)), [feit], herroeping).ShouldBe(1);
        Tel(Jaar2023, new Peil(Op(2023, 5, 1)), [feit], herroeping).ShouldBe(0);
    }

    [Fact]
    public void Een_verplaatst_feit_telt_in_het_jaar_waarin_het_gebeurde()
    {
        var feit = Feit(Op(2023, 1, 2));
        var naar2022 = new Dashboardcorrectie(Guid.NewGuid(), feit.Id, false, Op(2022, 12, 30), Op(2023, 5, 1), 5);
        Tel(Jaar2023, new Peil(Op(2023, 4, 1)), [feit], naar2022).ShouldBe(1);
        Tel(Jaar2023, new Peil(Op(2023, 6, 1)), [feit], naar2022).ShouldBe(0);
        Tel(Periode.Jaar(2022), new Peil(Op(2023, 6, 1)), [feit], naar2022).ShouldBe(1);
    }

    [Fact]
    public void Van_twee_correcties_geldt_de_laatst_geregistreerde()
    {
        var feit = Feit(Op(2023, 1, 2));
        var eerst = new Dashboardcorrectie(Guid.NewGuid(), feit.Id, false, Op(2022, 12, 30), Op(2023, 5, 1), 5);
        var daarna = eerst with { Id = Guid.NewGuid(), GebeurdOpWordt = Op(2023, 1, 3), GeregistreerdOp = Op(2023, 6, 1), Volgnummer = 6 };
        Tel(Jaar2023, new Peil(Op(2023, 7, 1)), [feit], daarna, eerst).ShouldBe(1);
    }

    [Fact]
    public void Met_een_volgnummer_ligt_het_antwoord_vast_ook_voor_een_registratie_van_hetzelfde_moment()
    {
        var op = Op(2024, 1, 15);
        Dashboardfeit[] feiten = [Feit(Op(2023, 3, 1)) with { GeregistreerdOp = op, Volgnummer = 7 }, Feit(Op(2023, 3, 2)) with { GeregistreerdOp = op, Volgnummer = 8 }];
        Tel(Jaar2023, new Peil(op, 7), feiten).ShouldBe(1);
    }

    /// <summary>The ledger says which dwangsommen there are, and it is asked as it stood at the peildatum.</summary>
    [Fact]
    public void Een_dwangsom_telt_zolang_haar_bewijs_staat_en_een_keer()
    {
        var andere = Guid.NewGuid();
        var verbeurd = (DwangsomVerbeurd)Dossier.MetVerbeurte[^1];
        var stroom = Stroom([.. Dossier.MetVerbeurte]);
        Guid[] Buiten(IEnumerable<IEvent> stroom, long tot) => [.. Telling.ZonderBewijs(stroom, new Peil(Nu.Moment, tot))];
        IEvent Feit<T>() => stroom.Last(e => e.Data is T);
        Buiten(stroom, long.MaxValue).ShouldBeEmpty();

        // Whatever takes the proof away: the visit, the judgement of it, or the finding on which that rested.
        foreach (var weg in (IEvent[])[Feit<ControleUitgevoerd>(), Feit<HercontroleUitgevoerd>(), Feit<RuimteOpgenomen>()])
        {
            var zonder = Stroom([new GegevenGecorrigeerd(Gegeven.ZaakId, weg.Id, true, null, Gegeven.Tekst()) { GebeurdOp = Gegeven.Nu }], stroom);
            Buiten(zonder, long.MaxValue).ShouldBe([Feit<DwangsomVerbeurd>().Id]);
            Buiten(zonder, stroom.Count).ShouldBeEmpty();
            // Proven again by another visit it counts once, under its new proof.
            Buiten(Stroom([.. Dossier.Hercontrole(new(2026, 9, 9), controle: andere), verbeurd with { Bewijs = andere }], zonder), long.MaxValue).ShouldBe([Feit<DwangsomVerbeurd>().Id]);
        }

        var telt = TellingTests.Feit(Op(2023, 3, 8)) with { Soort = Feitsoort.DwangsomVerbeurd };
        Telling.Van([telt], [], Jaar2023, Nu, new HashSet<Guid>()).ShouldHaveSingleItem();
        Telling.Van([telt], [], Jaar2023, Nu, new HashSet<Guid> { telt.Id }).ShouldBeEmpty();
    }

    /// <summary>The events as the store numbers them.</summary>
    private static List<IEvent> Stroom(Gebeurtenis[] nieuw, List<IEvent>? na = null)
    {
        List<IEvent> stroom = [.. na ?? []];
        foreach (var g in nieuw)
        {
            var e = g.AlsNieuw();
            (e.Id, e.StreamKey, e.Version, e.Sequence) = (Guid.CreateVersion7(), Gegeven.PandId, stroom.Count + 1, stroom.Count + 1);
            stroom.Add(e);
        }
        return stroom;
    }

    private static Peil Nu => new(Op(2026, 1, 1));

    private static int Tel(Periode periode, Peil peil, Dashboardfeit[] feiten, params Dashboardcorrectie[] correcties) => Telling.Van(feiten, correcties, periode, peil, new HashSet<Guid>()).Count();

    private static DateTimeOffset Op(int jaar, int maand, int dag, int uur = 12, int minuut = 0) => new DateOnly(jaar, maand, dag).Om(new TimeOnly(uur, minuut));

    private static Dashboardfeit Feit(DateTimeOffset op) =>
        new(Guid.NewGuid(), Feitsoort.Controle, "NiemandThuis", op, op, 1, new Gebied("BU01500702", "WK015007", 2023), "0150100000000001", Guid.Empty, false);
}
