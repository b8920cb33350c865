using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Handhaving.Lsi;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Velden;
using JasperFx.Events;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Lsi;

/// <summary>Given a project, when somebody decides, selects or exchanges, then it may be or it is refused by a rule.</summary>
public class ProjectregelTests
{
    internal const string Uwv = "00000099000000002000", Politie = "00000099000000003000";

    internal static readonly Guid ProjectId = Guid.Parse("00000000-0000-0000-0000-00000000a501"), SelectieId = Guid.Parse("00000000-0000-0000-0000-00000000a502"), Ontvangen = Guid.Parse("00000000-0000-0000-0000-00000000a503");

    private static readonly DateOnly Vandaag = Nu.Dag(), Begin = new(2026, 6, 1), Einde = new(2027, 5, 31);

    private static readonly LsiProjectAangemeld Aanmelding = new(ProjectId, Thema.AdresgerelateerdeProblematiek, Tekst()) { GebeurdOp = Nu };

    internal static Projectvoorstel Voorstel { get; } = new(Projectaanleiding.BuitengewoneRegelovertreding, [new(Uwv, "uwv", Partnersoort.Uwv), new(Politie, "politie", Partnersoort.Politie)], Anna, 50, 50, true, true, Begin, Einde);

    /// <summary>What brings a project to each phase.</summary>
    private static readonly Projectgebeurtenis[] Pad =
    [
        Aanmelding, new ProjectvoorstelOpgesteld(ProjectId, Voorstel, [], Tekst()) { GebeurdOp = Nu }, new CollegebesluitGenomen(ProjectId, Vandaag, "b-1") { GebeurdOp = Nu },
        new LsiWegingAangevraagd(ProjectId) { GebeurdOp = Nu }, new LsiProjectGoedgekeurd(ProjectId, Vandaag, "k-1") { GebeurdOp = Nu },
        new LsiProjectGestart(ProjectId, Begin, Einde, []) { GebeurdOp = Nu }, Adres(), new ProjectfaseBegonnen(ProjectId, Projectfase.Uitvoering) { GebeurdOp = Nu },
        new ProjectfaseBegonnen(ProjectId, Projectfase.Nazorg) { GebeurdOp = Nu }, new LsiProjectAfgesloten(ProjectId) { GebeurdOp = Nu },
        new ResultaatGerapporteerd(ProjectId, new(1, 1, 0, 0, 0)) { GebeurdOp = Nu }, new LsiGegevensVernietigd(ProjectId, Guid.NewGuid(), Anna, []) { GebeurdOp = Nu },
    ];

    private static readonly GegevensparagraafOndertekend Paragraaf = new(ProjectId, Vandaag, "gp-1", [new(Uwv, [Leverveld.PandId, Leverveld.AantalBewoners], Levert: true), new(Politie, [Leverveld.PandId], Levert: false)]) { GebeurdOp = Nu };

    private static readonly DpiaVastgesteld Effectbeoordeling = new(ProjectId, Vandaag, "dpia-1", true, false, false) { GebeurdOp = Nu };

    /// <summary>The machine as a jurist would draw it: per decision the phases in which it can be taken, by hand and apart from the code.</summary>
    private static readonly Dictionary<string, string> Getekend = new()
    {
        ["LsiProjectAangemeld"] = "Gesignaleerd",
        ["ProjectvoorstelOpgesteld"] = "Aangemeld ProjectvoorstelOpgesteld Aangehouden",
        ["CollegebesluitGenomen"] = "ProjectvoorstelOpgesteld",
        ["LsiWegingAangevraagd"] = "CollegebesluitGenomen",
        ["LsiProjectGoedgekeurd"] = "TerWegingBijLsi Aangehouden",
        ["LsiProjectAfgewezen"] = "TerWegingBijLsi Aangehouden",
        ["LsiProjectAangehouden"] = "TerWegingBijLsi",
        ["ProjectteamVastgesteld"] = "Aangemeld ProjectvoorstelOpgesteld CollegebesluitGenomen TerWegingBijLsi Goedgekeurd Aangehouden Gestart Selectie Uitvoering Nazorg Afgesloten Gerapporteerd",
        ["GegevensparagraafOndertekend"] = "Aangemeld ProjectvoorstelOpgesteld CollegebesluitGenomen TerWegingBijLsi Goedgekeurd Aangehouden Gestart Selectie Uitvoering Nazorg",
        ["DpiaVastgesteld"] = "Aangemeld ProjectvoorstelOpgesteld CollegebesluitGenomen TerWegingBijLsi Goedgekeurd Aangehouden Gestart Selectie Uitvoering Nazorg",
        ["LsiProjectGestart"] = "Goedgekeurd",
        ["ProjectfaseBegonnen"] = "Gestart Selectie Uitvoering",
        ["AdresGeselecteerd"] = "Gestart Selectie Uitvoering",
        ["SelectieIngetrokken"] = "Selectie Uitvoering Nazorg",
        ["GegevensVerstrekt"] = "Selectie Uitvoering Nazorg",
        ["DoelbindingsbesluitVoorgesteld"] = "Goedgekeurd Gestart Selectie Uitvoering Nazorg Afgesloten Gerapporteerd",
        ["LsiGegevensVrijgegeven"] = "Goedgekeurd Gestart Selectie Uitvoering Nazorg Afgesloten Gerapporteerd",
        ["LsiProjectAfgesloten"] = "Nazorg",
        ["ResultaatGerapporteerd"] = "Afgesloten",
        ["LsiGegevensVernietigd"] = "Afgewezen Gerapporteerd GegevensVernietigd",
        // Facts: recorded in any phase, and marked.
        ["GegevensOntvangen"] = "*",
        ["TeruggaveBevestigd"] = "*",
    };

    public static TheoryData<Type> Gebeurtenissen => [.. Gebeurtenissoorten.Alle.Keys.Where(t => t.IsAssignableTo(typeof(Projectgebeurtenis)))];

    [Theory, MemberData(nameof(Gebeurtenissen))]
    public void Elke_gebeurtenis_kan_in_precies_de_getekende_fasen(Type soort)
    {
        var mag = Getekend[soort.Name].Split(' ');
        foreach (var fase in Enum.GetValues<Projectfase>())
        {
            var weigering = Projectregels.Fase(soort, fase);
            (weigering is null).ShouldBe(mag is ["*"] || mag.Contains(fase.ToString()), $"{soort.Name} in {fase}");
            if (weigering is not null) weigering.Regel.ShouldBe("LS-fase");
        }
    }

    [Fact]
    public void Het_pad_komt_in_elke_fase_en_een_gebeurtenis_over_iets_onbekends_verandert_niets()
    {
        var fasen = Enumerable.Range(1, Pad.Length).Select(n => Project(Pad[..n]).Fase).ToList();
        Enum.GetValues<Projectfase>().Except(fasen).ShouldBe([Projectfase.Gesignaleerd, Projectfase.Afgewezen, Projectfase.Aangehouden], ignoreOrder: true);
        Project([.. Pad[..4], new LsiProjectAfgewezen(ProjectId, Vandaag, "k") { GebeurdOp = Nu }]).Fase.ShouldBe(Projectfase.Afgewezen);
        Project([.. Pad[..4], new LsiProjectAangehouden(ProjectId, Vandaag, "k") { GebeurdOp = Nu }]).Fase.ShouldBe(Projectfase.Aangehouden);
        Project([.. Pad[..7], new SelectieIngetrokken(ProjectId, Guid.NewGuid(), Intrekkingsreden.Vergissing) { GebeurdOp = Nu }, new LsiGegevensVrijgegeven(ProjectId, Guid.NewGuid(), Anna) { GebeurdOp = Nu }]).Fase.ShouldBe(Projectfase.Selectie);
    }

    [Fact]
    public void Uitvoering_volgt_op_selectie_en_nazorg_kan_altijd()
    {
        Projectregels.Vervolg(Project(Pad[..6]), Projectfase.Uitvoering)!.Regel.ShouldBe("LS-vervolg");
        Projectregels.Vervolg(Project(Pad[..7]), Projectfase.Uitvoering).ShouldBeNull();
        Projectregels.Vervolg(Project(Pad[..6]), Projectfase.Nazorg).ShouldBeNull();
        Projectregels.Vervolg(Project(Pad[..6]), Projectfase.Afgesloten)!.Regel.ShouldBe("LS-vervolg");
    }

    [Fact]
    public void Een_voorstel_voldoet_aan_de_voorwaarden_van_de_lsi()
    {
        Projectregels.Voorstel(Voorstel).ShouldBeNull();
        Projectregels.Voorstel(Voorstel with { Partners = [new(Uwv, "vng", Partnersoort.VngNaleving)] })!.Regel.ShouldBe("LS-partner");
        Projectregels.Voorstel(Voorstel with { Partners = [] })!.Regel.ShouldBe("LS-partner");
        Projectregels.Voorstel(Voorstel with { ProjectleiderHonderdsten = 49 })!.Regel.ShouldBe("LS-capaciteit");
        Projectregels.Voorstel(Voorstel with { Ruimte = false })!.Regel.ShouldBe("LS-ruimte");
        Projectregels.Voorstel(Voorstel with { LeverbereidheidToegezegd = false })!.Regel.ShouldBe("LS-bereidheid");
        Projectregels.Voorstel(Voorstel with { TotEnMet = Begin.AddMonths(24) })!.Regel.ShouldBe("LS-duur");
        Projectregels.Voorstel(Voorstel with { TotEnMet = Begin.AddMonths(24).AddDays(-1) }).ShouldBeNull();
        Projectregels.Voorstel(Voorstel with { TotEnMet = Begin.AddDays(-1) })!.Regel.ShouldBe("LS-duur");
        Projectregels.Afwijkingen(Begin, Einde, 50).ShouldBeEmpty();
        Projectregels.Afwijkingen(Begin, Begin.AddMonths(12), 49).Select(g => g.Regel).ShouldBe(["LS-langer", "LS-ondersteuning"]);
    }

    /// <summary>Nothing is exchanged before all three are there, with a partner that signed, while the project runs.</summary>
    [Fact]
    public void Geen_uitwisseling_voor_goedkeuring_gegevensparagraaf_en_dpia()
    {
        for (var n = 1; n <= 4; n++) Projectregels.Uitwisseling(Project([.. Pad[..n], Paragraaf, Effectbeoordeling]), Uwv, Vandaag)!.Regel.ShouldBe("LS-uitwisseling");
        for (var n = 5; n <= 9; n++)
        {
            Projectregels.Uitwisseling(Project([.. Pad[..n], Effectbeoordeling]), Uwv, Vandaag)!.Regel.ShouldBe("LS-gegevensparagraaf");
            Projectregels.Uitwisseling(Project([.. Pad[..n], Paragraaf]), Uwv, Vandaag)!.Regel.ShouldBe("LS-dpia");
            Projectregels.Uitwisseling(Project([.. Pad[..n], Paragraaf, Effectbeoordeling]), "00000099000000009000", Vandaag)!.Regel.ShouldBe("LS-ondertekenaar");
            Projectregels.Uitwisseling(Project([.. Pad[..n], Paragraaf, Effectbeoordeling]), Uwv, Vandaag).ShouldBeNull();
        }
        Projectregels.Uitwisseling(Project([.. Pad[..7], Paragraaf, Effectbeoordeling]), Uwv, Einde.AddDays(1))!.Regel.ShouldBe("LS-einddatum");
        for (var n = 10; n <= 12; n++) Projectregels.Uitwisseling(Project([Pad[0], Paragraaf, Effectbeoordeling, .. Pad[1..n]]), Uwv, Vandaag)!.Regel.ShouldBe("LS-uitwisseling");
    }

    [Fact]
    public void De_gegevensparagraaf_geeft_niets_dat_de_wet_niet_geeft()
    {
        var project = Project(Pad[..2]);
        Projectregels.Paragraaf(project, Paragraaf.Regels).ShouldBeNull();
        Projectregels.Paragraaf(project, [new("00000099000000009000", [], true)])!.Regel.ShouldBe("LS-deelnemer");
        Projectregels.Paragraaf(project, [new(Politie, [Leverveld.Bewoners], true)])!.Regel.ShouldBe("LS-paragraaf");
    }

    [Fact]
    public void Een_dpia_vraagt_het_advies_van_de_functionaris_en_bij_hoog_risico_de_autoriteit()
    {
        Projectregels.Dpia(functionarisGeadviseerd: false, hoogRestrisico: false, voorafGeraadpleegd: false)!.Regel.ShouldBe("LS-fg");
        Projectregels.Dpia(true, hoogRestrisico: true, voorafGeraadpleegd: false)!.Regel.ShouldBe("LS-ap");
        Projectregels.Dpia(true, true, true).ShouldBeNull();
    }

    [Fact]
    public void Een_adres_wordt_binnen_het_project_een_keer_en_nooit_om_herkomst_geselecteerd()
    {
        var project = Project(Pad[..6]);
        Projectregels.Selecteren(project, PandId, false, Vandaag).ShouldBeNull();
        Projectregels.Selecteren(project, PandId, false, Einde).ShouldBeNull();
        Projectregels.Selecteren(project, PandId, false, Einde.AddDays(1))!.Regel.ShouldBe("LS-einde");
        Projectregels.Selecteren(project, PandId, false, Begin.AddDays(-1))!.Regel.ShouldBe("LS-begin");
        Projectregels.Selecteren(project, PandId, noemtHerkomst: true, Vandaag)!.Regel.ShouldBe("LS-herkomst");
        Projectregels.Selecteren(Project(Pad[..7]), PandId, false, Vandaag)!.Regel.ShouldBe("LS-dubbel");
        TrekSelectieInEndpoint.Validate(Project([.. Pad[..7], new SelectieIngetrokken(ProjectId, SelectieId, Intrekkingsreden.Vergissing) { GebeurdOp = Nu }]), SelectieId).GeweigerdDoor("LS-ingetrokken");
        Projectregels.Selecteren(Project([.. Pad[..7], new SelectieIngetrokken(ProjectId, SelectieId, Intrekkingsreden.Vergissing) { GebeurdOp = Nu }]), PandId, false, Vandaag).ShouldBeNull();
        SelecteerAdresEndpoint.Validate(new(PandId, Selectiegrond.Meldingen, "Er wonen Poolse arbeiders."), project, StilleKlok).GeweigerdDoor("LS-herkomst");
        SelecteerAdresEndpoint.Validate(new(PandId, Selectiegrond.Meldingen, "Negen meldingen over nachtelijke overlast."), project, StilleKlok).MagDoor();
    }

    /// <summary>A closed list, and nothing in it, in a filter or in the catalogue of fields says where someone comes from.</summary>
    [Fact]
    public void Niets_dat_naar_afkomst_wijst_is_ooit_grond_filter_of_veld()
    {
        Enum.GetNames<Selectiegrond>().ShouldBe(["Meldingen", "AantalInschrijvingen", "EerdereOvertreding", "VergunningOntbreekt", "Brandveiligheid", "StrijdigGebruik", "BevindingElders"]);
        typeof(Handhaving.Leveringsafspraken.Leveringsfilter).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).ShouldBe(["Wijkcodes", "Controleresultaten", "AlleenNaOvertreding"]);
        var afkomst = new Regex("taal|tolk|nationaliteit|herkomst|afkomst|geboorteland|geboorteplaats|migrant|etnic|ras|godsdienst|werkgever", RegexOptions.IgnoreCase);
        foreach (var d in Veldcatalogus.Alle.Values)
        {
            d.WijstOpAfkomst.ShouldBeFalse(d.Naam);
            afkomst.IsMatch($"{d.Naam} {d.Vorm.Schema().ToJsonString()}").ShouldBeFalse(d.Naam);
            d.Bron.ShouldNotContain(typeof(TolkIngezet));
            d.Bron.ShouldNotContain(typeof(ZorgsignaalDoorgegeven));
            d.Bron.ShouldNotContain(typeof(MeldingOntvangen));
            d.Bron.ShouldAllBe(b => !b.IsAssignableTo(typeof(Handhaving.Signalen.Signaalgebeurtenis)) && !b.IsAssignableTo(typeof(Projectgebeurtenis)));
        }
    }

    /// <summary>Recipient, purpose, ground, date and the minimal set.</summary>
    [Fact]
    public void Elke_verstrekking_heeft_ontvanger_doel_grondslag_datum_en_een_minimale_set()
    {
        var project = Project([.. Pad[..7], Paragraaf, Effectbeoordeling]);
        Weigering? Vraag(string oin = Uwv, Leveringsdoel doel = Leveringsdoel.SocialeZekerheid, Leveringsgrond grond = Leveringsgrond.Suwi64, LsiProject? p = null, params Leverveld[] velden) =>
            Projectregels.Verstrekken(p ?? project, SelectieId, oin, doel, grond, [.. velden.DefaultIfEmpty(Leverveld.PandId)], Vandaag);

        Vraag().ShouldBeNull();
        Vraag(doel: Leveringsdoel.Strafvordering)!.Regel.ShouldBe("DC59");
        Vraag(grond: Leveringsgrond.Awb544)!.Regel.ShouldBe("DC59");
        Vraag(velden: [Leverveld.PandId, Leverveld.EigenaarWoontErZelf])!.Regel.ShouldBe("DC59");
        Vraag(p: Project([.. Pad[..7], Paragraaf, Effectbeoordeling, new SelectieIngetrokken(ProjectId, SelectieId, Intrekkingsreden.Vergissing) { GebeurdOp = Nu }]))!.Regel.ShouldBe("DC59");
        Vraag(p: Project(Pad[..7]))!.Regel.ShouldBe("LS-gegevensparagraaf");
        Vraag(p: Project([.. Pad[..4], Paragraaf, Effectbeoordeling]))!.Regel.ShouldBe("LS-fase");
    }

    [Fact]
    public void Wat_te_vroeg_of_ongevraagd_komt_wordt_vastgelegd_en_is_onbruikbaar()
    {
        Projectregels.VanOntvangst(Project(Pad[..4]), Uwv, Vandaag).ShouldHaveSingleItem().Regel.ShouldBe("LS-uitwisseling");
        Projectregels.VanOntvangst(Project([.. Pad[..7], Paragraaf, Effectbeoordeling]), Politie, Vandaag).ShouldHaveSingleItem().Regel.ShouldBe("LS-levert");
        Projectregels.VanOntvangst(Project([.. Pad[..7], Paragraaf, Effectbeoordeling]), Uwv, Vandaag).ShouldBeEmpty();
        Projectregels.Doelbinding(Project([.. Pad[..7], Ontvangst(gebrek: true)]), [Ontvangen])!.Regel.ShouldBe("LS-onbruikbaar");
        Projectregels.Doelbinding(Project([.. Pad[..7], Ontvangst(politie: true)]), [Ontvangen])!.Regel.ShouldBe("LS-politie");
        Projectregels.Doelbinding(Project([.. Pad[..7], Ontvangst()]), [Ontvangen]).ShouldBeNull();
        Projectregels.Doelbinding(Project([.. Pad[..3], Ontvangst()]), [Ontvangen])!.Regel.ShouldBe("LS-fase");
        Projectregels.TweedePersoon(Anna, Anna)!.Regel.ShouldBe("LS-vierogen");
        Projectregels.TweedePersoon(Anna, Bert).ShouldBeNull();
    }

    [Fact]
    public void Afsluiten_kan_als_elke_partner_na_de_laatste_uitwisseling_heeft_bevestigd()
    {
        TeruggaveBevestigd Terug(string oin) => new(ProjectId, oin, Teruggavewijze.Vernietigd, Vandaag) { GebeurdOp = Nu };
        var verstrekt = new GegevensVerstrekt(ProjectId, Guid.NewGuid(), SelectieId, Uwv, Leveringsdoel.SocialeZekerheid, Leveringsgrond.Suwi64, [Leverveld.PandId], Verstrekwijze.Overleg) { GebeurdOp = Nu };

        Projectregels.Afsluiten(Project([.. Pad[..8], Paragraaf]))!.Regel.ShouldBe("LS-fase");
        Projectregels.Afsluiten(Project([.. Pad[..9], Paragraaf, Terug(Uwv)]))!.Regel.ShouldBe("LS-teruggave");
        Projectregels.Afsluiten(Project([.. Pad[..9], Paragraaf, Terug(Uwv), Terug(Politie)])).ShouldBeNull();
        Projectregels.Afsluiten(Project([.. Pad[..9], Paragraaf, Terug(Uwv), Terug(Politie), verstrekt]))!.Regel.ShouldBe("LS-teruggave");
    }

    /// <summary>The report has room for numbers alone.</summary>
    [Fact]
    public void Het_resultaat_kent_alleen_aantallen() =>
        typeof(Resultaattelling).GetProperties(BindingFlags.Public | BindingFlags.Instance).ShouldAllBe(p => p.PropertyType == typeof(int) || p.PropertyType == typeof(long));

    [Fact]
    public void Een_verwijzing_wordt_overal_in_een_opdracht_gevonden()
    {
        var (een, twee, drie) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Compartiment.Verwijzingen(new Handhaving.Overtredingen.MerkOvertrederAan(Overtrederrol.Medepleger, Persoonsoort.Natuurlijk, "naam", "adres", [new(Bewijssoort.Register, een)], [new(Bewijssoort.Overig, twee)], Vandaag, null, drie))
            .ShouldBe([een, twee, drie], ignoreOrder: true);
        Compartiment.Verwijzingen(new Handhaving.Overtredingen.MerkOvertrederAan(Overtrederrol.Medepleger, Persoonsoort.Natuurlijk, "naam", "adres", default, default, Vandaag)).ShouldBeEmpty();
        Compartiment.Doelbinding.Regel.ShouldBe("LS-doelbinding");
        Compartiment.Doelbinding.Grondslag.ShouldContain("SUWI art. 64");
    }

    /// <summary>Every command on a zaak that can cite something is held: there is none with a reference in it that is not.</summary>
    [Fact]
    public void Elke_opdracht_op_een_zaak_met_een_verwijzing_wordt_tegengehouden()
    {
        var gemaakt = string.Concat(Directory.GetFiles(Path.Combine(Bron(), "Internal", "Generated"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var opdrachten = typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => m.IsDefined(typeof(Wolverine.Http.WolverinePostAttribute)) && !m.IsDefined(typeof(Wolverine.Attributes.NonTransactionalAttribute)) && m.GetParameters().Any(p => p.ParameterType == typeof(Zaak)))
            .Select(m => m.GetParameters()[0].ParameterType).Where(Compartiment.KanNoemen).ToList();
        opdrachten.Count.ShouldBeGreaterThan(10);
        opdrachten.Where(t => !gemaakt.Contains($"EisAsync<{t.FullName}>", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    internal static LsiProject Project(params IEnumerable<Projectgebeurtenis> gebeurtenissen) => gebeurtenissen.Aggregate(default(LsiProject), (p, g) =>
    {
        var e = (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(g.GetType()), g)!;
        (e.Id, e.StreamKey) = (Guid.NewGuid(), LsiProject.Stroom(ProjectId));
        return LsiProject.Na(p, e);
    })!;

    private static AdresGeselecteerd Adres() => new(ProjectId, SelectieId, PandId, Selectiegrond.Meldingen, new("LS-herkomst", 1, true), Tekst()) { GebeurdOp = Nu };

    private static GegevensOntvangen Ontvangst(bool politie = false, bool gebrek = false) => new(ProjectId, Ontvangen, politie ? Politie : Uwv, null, gebrek ? [new("LS-dpia", 1, "x", "x", "x")] : [],
        politie ? null : Persoonsgegeven.Over(ProjectId, new Partnergegeven("x")), politie ? Persoonsgegeven.Over(ProjectId, new Politiegegeven("x")) : null)
    { GebeurdOp = Nu };

    private static string Bron([System.Runtime.CompilerServices.CallerFilePath] string hier = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(hier)!, "..", "..", "..", "src", "Handhaving"));
}
