using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Lasten;

public class HercontroleTests
{
    private static readonly Toetsingskader Kader = new(Normen(Norm()), Toezichthouders(Anna, Bert));

    /// <summary>The last, and a second visit on this day with its report.</summary>
    private static Gebeurtenis[] Bezocht(DateOnly op, bool getekend = true)
    {
        var pv = Guid.NewGuid();
        var om = op.Om(new TimeOnly(11, 0));
        return
        [
            .. MetLast, Gepland(HercontroleId),
            new ControleUitgevoerd(ZaakId, HercontroleId, Controleresultaat.OvertredingWaargenomen, om, om.AddHours(1), [Anna, Bert], NormId) { GebeurdOp = om },
            new ProcesVerbaalOpgemaakt(ZaakId, HercontroleId, pv, Anna, [], [], Tekst()) { GebeurdOp = om },
            .. getekend ? [new ProcesVerbaalOndertekend(ZaakId, HercontroleId, pv, Anna, true) { GebeurdOp = om }] : Array.Empty<Gebeurtenis>(),
        ];
    }

    private static (HercontroleVastgelegd Antwoord, DwangsomVerbeurd[] Verbeurd) Toets(DateOnly op, bool overtreding = true, bool dekt = true, bool getekend = true, Toetsingskader? kader = null)
    {
        var dossier = Bezocht(op, getekend);
        var opdracht = new ToetsHercontrole(HercontroleId, overtreding, dekt);
        ToetsHercontroleEndpoint.Validate(opdracht, Zaak(dossier), LastId).MagDoor();
        var (antwoord, gebeurtenissen) = ToetsHercontroleEndpoint.Post(opdracht, LastId, Pand(dossier), Zaak(dossier), kader ?? Kader, Klok(op));
        return (antwoord, [.. gebeurtenissen.OfType<DwangsomVerbeurd>()]);
    }

    [Fact]
    public void Een_deugdelijke_hercontrole_na_de_eerste_week_bewijst_een_verbeurte_van_rechtswege()
    {
        var (antwoord, verbeurd) = Toets(new(2026, 9, 4));
        antwoord.Gebreken.ShouldBeEmpty();
        verbeurd.Length.ShouldBe(1);
        verbeurd[0].VerbeurdOp.ShouldBe(Verbeurd);
        verbeurd[0].GebeurdOp.Dag().ShouldBe(Verbeurd);
        verbeurd[0].Bewijs.ShouldBe(HercontroleId);
        verbeurd[0].BetalenUiterlijk.Datum.ShouldBe(new DateOnly(2026, 10, 15));
        verbeurd[0].LaatsteDagRechtsvordering.Datum.ShouldBe(new DateOnly(2027, 9, 3));
        antwoord.ResterendTotMaximumCent.ShouldBe(750_000);
    }

    [Fact]
    public void Binnen_de_termijn_of_de_eerste_week_verbeurt_niets()
    {
        foreach (var dag in (DateOnly[])[new(2026, 8, 26), new(2026, 9, 2)])
        {
            var (antwoord, verbeurd) = Toets(dag);
            verbeurd.ShouldBeEmpty();
            antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["DC42"]);
        }
    }

    [Fact]
    public void Wat_een_constatering_mist_staat_erbij_en_verbeurt_niets()
    {
        Toets(new(2026, 9, 4), getekend: false).Antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["DC13"]);
        Toets(new(2026, 9, 4), dekt: false).Antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["DC43"]);
        Toets(new(2026, 9, 4), kader: Kader with { Toezichthouders = Toezichthouders(Anna) }).Antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["T1"]);
        Toets(new(2026, 9, 4), getekend: false).Verbeurd.ShouldBeEmpty();
    }

    [Fact]
    public void Na_ondertekening_kan_dezelfde_controle_opnieuw_worden_getoetst()
    {
        var eerst = new HercontroleUitgevoerd(ZaakId, LastId, HercontroleId, new(2026, 9, 4), true, true, false, [new("DC13", 1, "x", "x", "x")]) { GebeurdOp = Nu };
        Gebeurtenis[] dossier = [.. Bezocht(new(2026, 9, 4)), eerst];
        Zaak(dossier).Lasten[LastId].StandOp(new(2026, 9, 4))!.Waarde.VerbeurdCent.ShouldBe(0);
        var (_, gebeurtenissen) = ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, Pand(dossier), Zaak(dossier), Kader, Klok(new(2026, 9, 5)));
        Pand(dossier).Na(gebeurtenissen.Cast<Gebeurtenis>()).Zaak(ZaakId)!.Lasten[LastId].StandOp(new(2026, 9, 5))!.Waarde.VerbeurdCent.ShouldBe(250_000);
    }

    [Fact]
    public void Naleving_verbeurt_niets_en_is_te_zien_aan_de_fase()
    {
        var dossier = Bezocht(new(2026, 9, 4));
        var (_, gebeurtenissen) = ToetsHercontroleEndpoint.Post(new(HercontroleId, false, false), LastId, Pand(dossier), Zaak(dossier), Kader, Klok(new(2026, 9, 4)));
        var zaak = Pand(dossier).Na(gebeurtenissen.Cast<Gebeurtenis>()).Zaak(ZaakId)!;
        zaak.Fase.ShouldBe(Fase.LastNageleefd);
        zaak.Lasten[LastId].StandOp(new(2026, 9, 4))!.Waarde.VerbeurdCent.ShouldBe(0);
    }

    [Fact]
    public void Alleen_een_afgeronde_controle_en_een_bekende_last_zijn_te_toetsen()
    {
        ToetsHercontroleEndpoint.Validate(new(ControleId, true, true), Zaak(MetBesluit), LastId).GeweigerdDoor("D5");
        ToetsHercontroleEndpoint.Validate(new(HercontroleId, true, true), Zaak([.. MetLast, Gepland(HercontroleId)]), LastId).GeweigerdDoor("DC42-uitgevoerd");
        ToetsHercontroleEndpoint.Validate(new(Guid.NewGuid(), true, true), Zaak(MetLast), LastId).Onbekend();
    }

    [Fact]
    public void Een_hercontrole_met_alleen_uitgesloten_bevindingen_bewijst_niets()
    {
        Gebeurtenis[] dossier = [.. Bezocht(new(2026, 9, 4)), new WoningBinnengetreden(ZaakId, HercontroleId, Binnentreedgrond.Geen, true, null, []) { GebeurdOp = new DateOnly(2026, 9, 4).Om(new(11, 5)) },
            new RuimteOpgenomen(ZaakId, HercontroleId, Guid.NewGuid(), Bevinding(), null, []) { GebeurdOp = new DateOnly(2026, 9, 4).Om(new(11, 6)) }];
        ToetsHercontroleEndpoint.Post(new(HercontroleId, true, true), LastId, Pand(dossier), Zaak(dossier), Kader, Klok(new(2026, 9, 4))).Item1.Gebreken.Select(g => g.Regel).ShouldBe(["E1-uitgesloten"]);
    }
}
