using Handhaving.Leveringen;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Partners;
using Handhaving.Tests.Leveringsafspraken;
using Handhaving.Velden;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Leveringen;

/// <summary>What may go out, by the day and by the state of agreement and project.</summary>
public class LeveringsbesluitTests
{
    private static readonly DateOnly Begin = new(2026, 1, 1), Einde = new(2026, 12, 31);

    private static readonly Leveringsafspraak Afspraak = MinimaleSetTests.Afspraak(Partnersoort.Uwv, [Leverveld.PandId]).Afspraak;

    private static readonly LsiProject Project = new("lsi-1", 1, Guid.Empty, Thema.Arbeidsmigranten, Projectfase.Uitvoering, Nu)
    {
        Van = Begin,
        TotEnMet = Einde,
        Gegevensparagraaf = new(Begin, "GP-1", [new(Afspraak.Partner.Oin, [Leverveld.PandId], false)]),
        Dpia = new(Begin, "DPIA-1"),
    };

    [Fact]
    public void Van_de_eerste_tot_en_met_de_laatste_dag_wordt_geleverd_en_daarna_alleen_verwijderd()
    {
        Stand(Afspraak, Project, Begin.AddDays(-1)).ShouldBe(Leverstand.AlleenVerwijderingen);
        Stand(Afspraak, Project, Begin).ShouldBe(Leverstand.Levert);
        Stand(Afspraak, Project, Einde).ShouldBe(Leverstand.Levert);
        Stand(Afspraak, Project, Einde.AddDays(1)).ShouldBe(Leverstand.AlleenVerwijderingen);
        Leveringsbesluit.Van(Afspraak, Project, Einde).Velden.ShouldBe([Leverveld.PandId]);
    }

    [Fact]
    public void Zonder_project_paragraaf_DPIA_of_lopende_fase_gaat_er_niets_uit()
    {
        LsiProject?[] anders = [null, Project with { Gegevensparagraaf = null }, Project with { Dpia = null }, Project with { Fase = Projectfase.Afgesloten },
            Project with { Gegevensparagraaf = new(Begin, "GP-2", [new(Afspraak.Partner.Oin, [], false)]) }, Project with { TotEnMet = Begin }];
        foreach (var project in anders) Stand(Afspraak, project, Einde).ShouldBe(Leverstand.AlleenVerwijderingen);
    }

    [Fact]
    public void Opgeschort_gaat_er_niets_uit_en_wordt_de_feed_wel_bijgehouden()
    {
        var opgeschort = Afspraak with { OpgeschortDoor = Anna };
        Stand(opgeschort, Project, Einde).ShouldBe(Leverstand.Opgeschort);
        Leveringsbesluit.Geldend(opgeschort, Project, Einde).ShouldNotBeNull();
        // What must be removed goes out after the end, also of who was suspended.
        Stand(opgeschort with { BeeindigdOp = Nu }, Project, Einde).ShouldBe(Leverstand.AlleenVerwijderingen);
        Leveringsbesluit.Geldend(Afspraak with { BeeindigdOp = Nu }, Project, Einde).ShouldBeNull();
    }

    private static Leverstand Stand(Leveringsafspraak afspraak, LsiProject? project, DateOnly dag) => Leveringsbesluit.Van(afspraak, project, dag).Stand;
}
