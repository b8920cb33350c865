using System.Collections.Immutable;
using Handhaving.Controles;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using JasperFx.Events;
using Microsoft.AspNetCore.Mvc;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Controles;

public class PlanningTests
{
    private static readonly Werktijden Werktijden = new();

    [Fact]
    public void Een_plan_staat_in_de_zaak_en_op_beide_roosters()
    {
        var pand = Pand(Melding(), Beoordeeld());
        var rooster = Rooster();

        PlanControleEndpoint.Validate(Plan(Planning(1)), pand, pand.Zaak(ZaakId)!, rooster, Werktijden, StilleKlok).MagDoor();
        var (antwoord, gepland) = PlanControleEndpoint.Post(Plan(Planning(1)) with { Reden = "Omdat." }, pand, pand.Zaak(ZaakId)!, rooster, StilleKlok);

        gepland.ShouldBeGebeurtenis(new ControleGepland(ZaakId, antwoord.ControleId, null, NormId, Planning(1), 1, Tekst("Omdat.")) { GebeurdOp = Nu });
        foreach (var lid in (Guid[])[Anna, Bert])
            Bijgeschreven(rooster, lid).ShouldHaveSingleItem().ShouldBeGebeurtenis(new DienstIngeroosterd(antwoord.ControleId, Planning(1)) { GebeurdOp = Nu });
    }

    [Fact]
    public void Alleen_een_beoordeelde_lopende_zaak_wordt_gecontroleerd()
    {
        Toets(Planning(1), Pand(Melding())).GeweigerdDoor("M-beoordeeld");
        Toets(Planning(1), Pand(Melding(), Beoordeeld(MeldingUitkomst.Doorverwezen))).GeweigerdDoor("Z-afgesloten");
    }

    [Fact]
    public void Het_plan_ligt_in_de_toekomst() => Toets(Planning(0, 9, 12)).GeweigerdDoor("T8-verleden");

    [Fact]
    public void De_norm_geldt_op_de_dag_en_in_de_wijk()
    {
        Toets(Planning(1), rooster: Rooster(normen: Normen())).GeweigerdDoor("N1");
        Toets(Planning(1), rooster: Rooster(normen: Normen(Norm(tot: new DateOnly(2026, 6, 10))))).GeweigerdDoor("N1");
        Toets(Planning(1), rooster: Rooster(normen: Normen(Norm(van: new DateOnly(2026, 6, 12))))).GeweigerdDoor("N1");
        Toets(Planning(1), rooster: Rooster(normen: Normen(Norm(wijken: "WK015001")))).GeweigerdDoor("N3");
    }

    [Fact]
    public void Ieder_van_het_koppel_is_aangewezen() => Toets(Planning(1), rooster: Rooster(toezichthouders: Toezichthouders(Anna))).GeweigerdDoor("T1");

    [Theory]
    [InlineData(6, 8, Dienst.Dag)]
    [InlineData(17, 19, Dienst.Dag)]
    [InlineData(17, 8, Dienst.Dag)]
    [InlineData(10, 10, Dienst.Dag)]
    [InlineData(10, 9, Dienst.Dag)]
    [InlineData(16, 18, Dienst.Avond)]
    [InlineData(23, 0, Dienst.Avond)]
    [InlineData(21, 23, Dienst.Nacht)]
    [InlineData(6, 8, Dienst.Nacht)]
    [InlineData(6, 23, Dienst.Nacht)]
    public void Een_dienst_past_heel_in_haar_venster(int begin, int einde, Dienst dienst) => Toets(Planning(1, begin, einde, dienst)).GeweigerdDoor("T8-dienst");

    [Theory]
    [InlineData(7, 18, Dienst.Dag)]
    [InlineData(17, 23, Dienst.Avond)]
    [InlineData(23, 1, Dienst.Nacht)]
    [InlineData(22, 7, Dienst.Nacht)]
    [InlineData(0, 6, Dienst.Nacht)]
    public void Een_dienst_die_past_mag(int begin, int einde, Dienst dienst) => Toets(Planning(1, begin, einde, dienst), reden: "Omdat.").MagDoor();

    [Fact]
    public void Niemand_is_op_twee_plaatsen()
    {
        Toets(Planning(1), rooster: Rooster(bezet: Planning(1, 9, 12))).GeweigerdDoor("T8-overlap");
        Toets(Planning(1), rooster: Rooster(bezet: Planning(1, 11, 12))).MagDoor();
    }

    [Fact]
    public void Wie_overdag_werkt_gaat_niet_in_de_avond_door_en_heeft_rust()
    {
        Toets(Planning(1, 18, 20, Dienst.Avond), rooster: Rooster(bezet: Planning(1, 7, 9))).GeweigerdDoor("T8-dienst");
        Toets(Planning(2, 7, 9), rooster: Rooster(bezet: Planning(1, 20, 23, Dienst.Avond))).GeweigerdDoor("T8-rust");
        Toets(Planning(2, 10, 11), rooster: Rooster(bezet: Planning(1, 20, 23, Dienst.Avond))).MagDoor();
    }

    [Fact]
    public void Weekendwerk_beperkt_de_doordeweekse_dagen()
    {
        // Monday 15 to Friday 19 June 2026, and then Saturday.
        var vijf = Enumerable.Range(5, 5).Select(d => Planning(d)).ToArray();

        Toets(Planning(10), rooster: Rooster(bezet: vijf)).GeweigerdDoor("T8-weekend");
        Toets(Planning(10), rooster: Rooster(bezet: vijf[1..])).MagDoor();
        Toets(Planning(12), rooster: Rooster(bezet: vijf)).MagDoor();
    }

    [Fact]
    public void De_nacht_en_het_vierde_bezoek_vragen_een_reden()
    {
        var vaak = Pand([Melding(), Beoordeeld(), .. Enumerable.Range(0, 3).Select(_ => Gepland(Guid.NewGuid()))]);

        Toets(Planning(1, 23, 1, Dienst.Nacht)).GeweigerdDoor("T3");
        Toets(Planning(1), vaak).GeweigerdDoor("T3");
        Toets(Planning(1), vaak, reden: " ").GeweigerdDoor("T3");
        Toets(Planning(1), vaak, reden: "Omdat.").MagDoor();
    }

    [Fact]
    public void Verzetten_bewaart_de_reden_en_ruimt_het_oude_rooster()
    {
        var pand = Pand(Melding(), Beoordeeld(), Gepland());
        var (zaak, controle) = (pand.Zaak(ZaakId)!, pand.Zaak(ZaakId)!.Controles[ControleId]);
        var rooster = Rooster(leden: [Anna, Bert, Cor], toezichthouders: Toezichthouders(Anna, Bert, Cor), bezet: Planning());
        var opdracht = Verzet(Planning(1, koppel: [Anna, Cor]));

        VerzetControleEndpoint.Validate(opdracht, pand, controle, rooster, Werktijden, StilleKlok).MagDoor();
        var (_, verzet) = VerzetControleEndpoint.Post(opdracht, pand, zaak, controle, rooster, StilleKlok);

        verzet.ShouldBeGebeurtenis(new ControleVerzet(ZaakId, ControleId, Planning(1, koppel: [Anna, Cor]), Verzetreden.Ziekte, Tekst("Griep.")) { GebeurdOp = Nu });
        pand.Na([verzet]).Zaak(ZaakId)!.Controles[ControleId].Planning!.Koppel.ShouldBe([Anna, Cor]);
        Bijgeschreven(rooster, Bert).ShouldHaveSingleItem().ShouldBeGebeurtenis(new DienstVervallen(ControleId) { GebeurdOp = Nu });
        Bijgeschreven(rooster, Cor).ShouldHaveSingleItem().ShouldBeOfType<DienstIngeroosterd>();
    }

    [Fact]
    public void Een_controle_die_was_of_geen_plan_heeft_is_niet_te_verzetten()
    {
        var pand = Pand(Melding(), Beoordeeld());
        ProblemDetails Verzetten(Controle c, Koppelrooster? rooster = null) => VerzetControleEndpoint.Validate(Verzet(Planning(1)), pand, c, rooster ?? Rooster(), Werktijden, StilleKlok);

        Verzetten(Controle()).MagDoor();
        Verzetten(Controle(Uitgevoerd())).GeweigerdDoor("T8-uitgevoerd");
        Verzetten(Handhaving.Panden.Controle.Nieuw(ControleId)).GeweigerdDoor("T8-verleden");
        Verzetten(Controle(), Rooster(bezet: Planning(1))).GeweigerdDoor("T8-overlap");
    }

    [Fact]
    public async Task De_keuring_noemt_het_veld()
    {
        (await Plan(Planning(1)).Gekeurd()).MagDoor();
        (await (Plan(Planning(1)) with { Koppel = [Anna] }).Gekeurd()).Ongeldig("koppel");
        (await (Plan(Planning(1)) with { Koppel = [Anna, Anna] }).Gekeurd()).Ongeldig("koppel");
        (await (Plan(Planning(1)) with { Koppel = default }).Gekeurd()).Ongeldig("koppel");
        (await (Plan(Planning(1)) with { Datum = DateOnly.MaxValue }).Gekeurd()).Ongeldig("datum");
        (await (Plan(Planning(1)) with { VerblijfsobjectId = "x" }).Gekeurd()).Ongeldig("verblijfsobjectId");
        (await Verzet(Planning(1)).Gekeurd()).MagDoor();
        (await (Verzet(Planning(1)) with { Reden = Verzetreden.Overig, Toelichting = " " }).Gekeurd()).Ongeldig("toelichting");
        (await (Verzet(Planning(1)) with { Koppel = [] }).Gekeurd()).Ongeldig("koppel");
        (await (Verzet(Planning(1)) with { Datum = DateOnly.MinValue }).Gekeurd()).Ongeldig("datum");
    }

    /// <summary>A visit far ahead does not make the roster forget the one of tomorrow.</summary>
    [Fact]
    public void Een_verre_planning_laat_de_nabije_staan()
    {
        Guid morgen = Guid.NewGuid(), ooit = Guid.NewGuid();

        var rooster = RoosterNa(new DienstIngeroosterd(morgen, Planning(1)) { GebeurdOp = Nu }, new DienstIngeroosterd(ooit, Planning(200)) { GebeurdOp = Nu });
        rooster.Diensten.Keys.ShouldBe([morgen, ooit], ignoreOrder: true);
        rooster.Zonder(morgen).ShouldHaveSingleItem();

        RoosterNa(new DienstIngeroosterd(morgen, Planning(1)) { GebeurdOp = Nu }, new DienstIngeroosterd(ooit, Planning(200)) { GebeurdOp = Nu.AddDays(100) }).Diensten.Keys.ShouldBe([ooit]);
        RoosterNa(new DienstIngeroosterd(morgen, Planning(1)) { GebeurdOp = Nu }, new DienstVervallen(morgen) { GebeurdOp = Nu }).Diensten.ShouldBeEmpty();
    }

    private static Rooster RoosterNa(params Roostergebeurtenis[] gebeurtenissen) => gebeurtenissen.Aggregate((Rooster?)null, (r, g) =>
    {
        var e = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(g.GetType()), g)!;
        e.StreamKey = "rooster";
        return Handhaving.Controles.Rooster.Na(r, e);
    })!;

    private static ProblemDetails Toets(Planning planning, Pand? pand = null, Koppelrooster? rooster = null, string? reden = null)
    {
        pand ??= Pand(Melding(), Beoordeeld());
        return PlanControleEndpoint.Validate(Plan(planning) with { Reden = reden }, pand, pand.Zaak(ZaakId)!, rooster ?? Rooster(), Werktijden, StilleKlok);
    }

    private static PlanControle Plan(Planning p) => new(NormId, p.Datum, p.Begin, p.Einde, p.Dienst, p.Koppel);

    private static VerzetControle Verzet(Planning p) => new(p.Datum, p.Begin, p.Einde, p.Dienst, p.Koppel, Verzetreden.Ziekte, "Griep.");

    private static Koppelrooster Rooster(Guid[]? leden = null, Toezichthouderregister? toezichthouders = null, Normenregister? normen = null, params Planning[] bezet) => new(
        (leden ?? [Anna, Bert]).ToDictionary(l => l, l => (IEventStream<Rooster>)new Marten.Events.StubEventStream<Rooster>(
            new Rooster("rooster", 1, bezet.ToImmutableDictionary(b => b == Planning() ? ControleId : Guid.NewGuid())))),
        toezichthouders ?? Toezichthouders(Anna, Bert), normen ?? Normen(Norm()));

    private static List<object> Bijgeschreven(Koppelrooster rooster, Guid lid) => ((Marten.Events.StubEventStream<Rooster>)rooster.Roosters[lid]).EventsAppended;
}
