using System.Collections.Immutable;
using Handhaving.Leveringsafspraken;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Tests.Lsi;
using Handhaving.Velden;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Leveringsafspraken;

/// <summary>Given an agreement, when it is made, approved or delivered under, then it may be or it is refused by a rule.</summary>
public class LeveringsregelTests
{
    private static readonly Afspraakinhoud Inhoud = new([Leverveld.PandId, Leverveld.AantalBewoners], new([], [], false), new(2026, 6, 1), new(2026, 12, 31), 30);

    private static readonly Partnerverwijzing Uwv = new(ProjectregelTests.Uwv, "uwv", Partnersoort.Uwv);

    private static readonly DateOnly Vandaag = Nu.Dag();

    private static LsiProject Project => new("lsi", 1, Guid.Empty, Thema.WijkgerichteAanpak, Projectfase.Selectie, Nu)
    {
        Voorstel = ProjectregelTests.Voorstel,
        Van = new(2026, 6, 1),
        TotEnMet = new(2026, 12, 31),
        Gegevensparagraaf = new(Vandaag, "gp", [new(ProjectregelTests.Uwv, [Leverveld.PandId, Leverveld.AantalBewoners], true)]),
        Dpia = new(Vandaag, "dpia"),
    };

    private static Leveringsafspraak Afspraak(params Afspraakversie[] versies) => new("levering", 1, Guid.NewGuid(), Guid.NewGuid(), Guid.Empty, Uwv, Leveringsdoel.SocialeZekerheid, Leveringsgrond.Suwi64, [.. versies]);

    private static Afspraakversie Versie(int nr = 1, bool goed = true, Afspraakinhoud? inhoud = null) => new(nr, inhoud ?? Inhoud, Anna, Nu, goed ? Bert : null, goed ? Nu : null);

    public static TheoryData<Partnersoort> Partners => [.. Enum.GetValues<Partnersoort>()];

    /// <summary>Deny by default, over every partner, purpose, ground and field.</summary>
    [Theory, MemberData(nameof(Partners))]
    public void Een_partner_krijgt_alleen_wat_bij_zijn_taak_hoort(Partnersoort soort)
    {
        var partner = Uwv with { Soort = soort };
        foreach (var doel in Enum.GetValues<Leveringsdoel>())
            foreach (var grond in Enum.GetValues<Leveringsgrond>())
                foreach (var veld in Enum.GetValues<Leverveld>())
                    (Leveringsregels.Inhoud(partner, doel, grond, Inhoud with { Velden = [veld] })?.Regel).ShouldBe(
                        soort is Partnersoort.VngNaleving ? "LA-partner"
                        : !soort.Doelen().Contains(doel) ? "LA-doel"
                        : grond is Leveringsgrond.Awb544 != soort is Partnersoort.OpenbaarMinisterie ? "LA-grond"
                        : !Veldcatalogus.Voor(soort).Contains(veld) ? "LA-veld"
                        : null, $"{doel} {grond} {veld}");
    }

    [Fact]
    public void Namen_gaan_alleen_naar_de_belastingdiensten_en_de_ind_en_vng_krijgen_niets()
    {
        foreach (var d in Veldcatalogus.Alle.Values.Where(d => d.Herleidbaarheid is Herleidbaarheid.Persoon))
            d.MagNaar.Keys.ShouldBe([Partnersoort.Belastingdienst, Partnersoort.DienstToeslagen], ignoreOrder: true);
        Veldcatalogus.Voor(Partnersoort.Ind).ShouldBeEmpty();
        Veldcatalogus.Voor(Partnersoort.VngNaleving).ShouldBeEmpty();
        Veldcatalogus.Alle.Values.ShouldAllBe(d => d.MagNaar.Values.All(g => g.Contains("art.", StringComparison.Ordinal)) && d.Omschrijving.EndsWith('.'));
    }

    [Fact]
    public void Alleen_de_laatste_versie_wacht_en_een_ander_keurt_haar_goed()
    {
        Leveringsregels.TeGoedkeuren(Afspraak(Versie(goed: false)), 1).ShouldBeNull();
        Leveringsregels.TeGoedkeuren(Afspraak(Versie()), 1)!.Regel.ShouldBe("LA-versie");
        Leveringsregels.TeGoedkeuren(Afspraak(Versie(goed: false), Versie(2, false)), 1)!.Regel.ShouldBe("LA-versie");
        Leveringsregels.TweedePersoon(Anna, Anna)!.Regel.ShouldBe("LA-vierogen");
        Leveringsregels.TweedePersoon(Anna, Bert).ShouldBeNull();
        Leveringsregels.TeGoedkeuren(Afspraak(Versie(goed: false)) with { BeeindigdOp = Nu }, 1)!.Regel.ShouldBe("LA-beeindigd");
        Leveringsregels.Opgeschort(Afspraak(Versie()), verwacht: true)!.Regel.ShouldBe("LA-opschorting");
    }

    [Fact]
    public void Een_afspraak_blijft_binnen_het_project()
    {
        Leveringsregels.Project(Project, Uwv, Inhoud, Vandaag).ShouldBeNull();
        Leveringsregels.Project(Project, Uwv, Inhoud with { GeldigTotEnMet = new(2027, 1, 1) }, Vandaag)!.Regel.ShouldBe("LA-einde");
        Leveringsregels.Project(Project with { TotEnMet = null }, Uwv, Inhoud, Vandaag)!.Regel.ShouldBe("LA-einde");
        Leveringsregels.Project(Project, Uwv, Inhoud with { Velden = [Leverveld.EigenaarWoontErZelf] }, Vandaag)!.Regel.ShouldBe("LA-paragraaf");
        Leveringsregels.Project(Project with { Dpia = null }, Uwv, Inhoud, Vandaag)!.Regel.ShouldBe("LS-dpia");
    }

    /// <summary>The last approved version that has begun holds; an older one does not come back.</summary>
    [Fact]
    public void Op_een_dag_geldt_hoogstens_een_versie()
    {
        var later = Inhoud with { GeldigVanaf = new(2026, 8, 1), GeldigTotEnMet = new(2026, 9, 30) };
        var afspraak = Afspraak(Versie(), Versie(2, true, later), Versie(3, false, Inhoud));
        afspraak.GeldigOp(new(2026, 5, 31)).ShouldBeNull();
        afspraak.GeldigOp(new(2026, 7, 31))!.Nr.ShouldBe(1);
        afspraak.GeldigOp(new(2026, 8, 1))!.Nr.ShouldBe(2);
        afspraak.GeldigOp(new(2026, 9, 30))!.Nr.ShouldBe(2);
        afspraak.GeldigOp(new(2026, 10, 1)).ShouldBeNull();
        (afspraak with { OpgeschortDoor = Anna }).GeldigOp(new(2026, 8, 1)).ShouldBeNull();
        (afspraak with { BeeindigdOp = Nu }).GeldigOp(new(2026, 8, 1)).ShouldBeNull();
    }

    /// <summary>What the project no longer allows does not go out, whatever was approved.</summary>
    [Fact]
    public void Elke_levering_vraagt_het_project_opnieuw()
    {
        var afspraak = Afspraak(Versie());
        Leveringsregels.Leveren(afspraak, Project, Vandaag).ShouldBeNull();
        Leveringsregels.Leveren(afspraak, null, Vandaag)!.Regel.ShouldBe("LA-project");
        Leveringsregels.Leveren(Afspraak(Versie(goed: false)), Project, Vandaag)!.Regel.ShouldBe("LA-geldig");
        Leveringsregels.Leveren(afspraak, Project with { Fase = Projectfase.Afgesloten }, Vandaag)!.Regel.ShouldBe("LS-uitwisseling");
        Leveringsregels.Leveren(afspraak, Project with { TotEnMet = new(2026, 6, 9) }, Vandaag)!.Regel.ShouldBe("LS-einddatum");
        Leveringsregels.Leveren(afspraak, Project with { Gegevensparagraaf = new(Vandaag, "gp", [new(ProjectregelTests.Uwv, [Leverveld.PandId], true)]) }, Vandaag)!.Regel.ShouldBe("LA-paragraaf");
    }

    [Fact]
    public void Alleen_geselecteerde_adressen_die_aan_het_filter_voldoen_gaan_mee()
    {
        var versie = Versie();
        Bronrecord Bron(DateOnly? geselecteerd = null, params Gebeurtenis[] meer) => Bronrecord.Van(Pand([Melding(), Beoordeeld(), Gepland(), .. meer]), ZaakId, geselecteerd);
        bool Mee(Leveringsfilter filter, Bronrecord bron) => Leveringsafspraak.Omvat(versie with { Inhoud = Inhoud with { Filter = filter } }, bron);

        Mee(new([], [], false), Bron()).ShouldBeFalse();
        Mee(new([], [], false), Bron(Vandaag)).ShouldBeTrue();
        Mee(new(["WK015007"], [], false), Bron(Vandaag)).ShouldBeTrue();
        Mee(new(["WK015008"], [], false), Bron(Vandaag)).ShouldBeFalse();
        Mee(new([], [Controleresultaat.OvertredingWaargenomen], false), Bron(Vandaag)).ShouldBeFalse();
        Mee(new([], [Controleresultaat.OvertredingWaargenomen], false), Bron(Vandaag, Uitgevoerd())).ShouldBeTrue();
        Mee(new([], [], true), Bron(Vandaag, Uitgevoerd())).ShouldBeFalse();
    }
}
