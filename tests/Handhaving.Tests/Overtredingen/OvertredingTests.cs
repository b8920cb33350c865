using Handhaving.Gemeenten;
using Handhaving.Overtredingen;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Overtredingen;

public class OvertredingTests
{
    private static readonly StelOvertredingVast Vaststelling = new(NormId, Bezocht, 5, false, true, false, Vergunningstand.Geen, Bezocht, [RuimteId], "Vijf personen, geen huishouden.");

    private static readonly MerkOvertrederAan Aanmerking = new(Overtrederrol.FunctioneelPleger, Persoonsoort.Natuurlijk, "Fictief", "Fictiefstraat 1",
        [new(Bewijssoort.Eigendom, Stuk(Stuksoort.Bewijsstuk))], [new(Bewijssoort.EerderBezoek, ControleId)], Bezocht);

    public static TheoryData<string, StelOvertredingVast> Vaststellingen => new()
    {
        { "N1", Vaststelling with { NormId = Guid.NewGuid() } },
        { "N1", Vaststelling with { DatumFeit = new(2023, 12, 31) } },
        { "N4", Vaststelling with { AantalPersonen = 2 } },
        { "N4", Vaststelling with { AantalPersonen = 1, EigenaarWoontErZelf = true } },
        { "N8", Vaststelling with { Rechtvaardiging = true } },
        { "DC19", Vaststelling with { GeenHuishouden = false } },
        { "DC22", Vaststelling with { VergunningGeraadpleegdOp = new(2026, 6, 9) } },
        { "DC22-vergund", Vaststelling with { Vergunning = Vergunningstand.VanRechtswege } },
        { "DC13-bevinding", Vaststelling with { Bevindingen = [Guid.NewGuid()] } },
    };

    [Theory, MemberData(nameof(Vaststellingen))]
    public void Een_vaststelling_die_niet_kan_wordt_geweigerd(string regel, StelOvertredingVast opdracht) =>
        StelOvertredingVastEndpoint.Validate(opdracht, Pand(Onderzocht), Zaak(Onderzocht), Normen(Norm())).GeweigerdDoor(regel);

    [Fact]
    public void Een_vaststelling_op_bruikbare_bevindingen_mag()
    {
        StelOvertredingVastEndpoint.Validate(Vaststelling, Pand(Onderzocht), Zaak(Onderzocht), Normen(Norm())).MagDoor();
        StelOvertredingVastEndpoint.Validate(Vaststelling with { AantalPersonen = 2, EigenaarWoontErZelf = true }, Pand(Onderzocht), Zaak(Onderzocht), Normen(Norm())).MagDoor();
    }

    [Fact]
    public void Op_de_dag_van_het_feit_is_een_van_de_bevindingen_gedaan()
    {
        var later = Vaststelling with { VergunningGeraadpleegdOp = new(2026, 6, 12) };
        foreach (var dag in (DateOnly[])[new(2026, 6, 9), new(2026, 6, 11)])
            StelOvertredingVastEndpoint.Validate(later with { DatumFeit = dag }, Pand(Onderzocht), Zaak(Onderzocht), Normen(Norm())).GeweigerdDoor("N1-feit");
        // Of findings on two days either day will do.
        var tweede = Guid.NewGuid();
        Gebeurtenis[] dossier = [.. Onderzocht, new RuimteOpgenomen(ZaakId, ControleId, tweede, Bevinding(buiten: true), null, []) { GebeurdOp = Nu.AddDays(1) }];
        StelOvertredingVastEndpoint.Validate(later with { DatumFeit = new(2026, 6, 11), Bevindingen = [RuimteId, tweede] }, Pand(dossier), Zaak(dossier), Normen(Norm())).MagDoor();
        StelOvertredingVastEndpoint.Validate(later with { Bevindingen = [tweede] }, Pand(dossier), Zaak(dossier), Normen(Norm())).GeweigerdDoor("N1-feit");
    }

    [Fact]
    public void Een_norm_voor_een_andere_wijk_draagt_geen_vaststelling() =>
        StelOvertredingVastEndpoint.Validate(Vaststelling, Pand(Onderzocht), Zaak(Onderzocht), Normen(Norm(wijken: "WK015003"))).GeweigerdDoor("N3");

    [Fact]
    public void Een_uitgesloten_bevinding_of_een_zonder_ondertekend_pv_draagt_geen_vaststelling()
    {
        Gebeurtenis[] zonderToestemming = [.. Onderzocht.Where(g => g is not ToestemmingVerleend)];
        StelOvertredingVastEndpoint.Validate(Vaststelling, Pand(zonderToestemming), Zaak(zonderToestemming), Normen(Norm())).GeweigerdDoor("E1-uitgesloten");
        Gebeurtenis[] ongetekend = [.. Onderzocht.Where(g => g is not ProcesVerbaalOndertekend)];
        StelOvertredingVastEndpoint.Validate(Vaststelling, Pand(ongetekend), Zaak(ongetekend), Normen(Norm())).GeweigerdDoor("E1-ondertekend");
    }

    [Fact]
    public void Een_overtreder_vraagt_bewijs_van_beschikken_en_van_aanvaarden()
    {
        MerkOvertrederAanEndpoint.Validate(Aanmerking, Zaak(MetOvertreder)).MagDoor();
        MerkOvertrederAanEndpoint.Validate(Aanmerking, Zaak(Onderzocht)).GeweigerdDoor("N5-overtreding");
        MerkOvertrederAanEndpoint.Validate(Aanmerking with { Beschikken = [] }, Zaak(MetOvertreder)).GeweigerdDoor("DC23-beschikken");
        MerkOvertrederAanEndpoint.Validate(Aanmerking with { Aanvaarden = [] }, Zaak(MetOvertreder)).GeweigerdDoor("DC23-aanvaarden");
        MerkOvertrederAanEndpoint.Validate(Aanmerking with { Aanvaarden = [new(Bewijssoort.EerdereBrief, Guid.NewGuid())] }, Zaak(MetOvertreder)).GeweigerdDoor("DC23-dossier");
    }

    [Fact]
    public void Geen_overtreding_vraagt_een_controle_en_geen_last()
    {
        StelGeenOvertredingVastEndpoint.Validate(Zaak(Onderzocht)).MagDoor();
        StelGeenOvertredingVastEndpoint.Validate(Zaak(Melding(), Beoordeeld())).GeweigerdDoor("DC13-controle");
        StelGeenOvertredingVastEndpoint.Validate(Zaak(MetLast)).GeweigerdDoor("Z-last");
        Zaak([.. Onderzocht, new GeenOvertredingVastgesteld(ZaakId, Tekst()) { GebeurdOp = Nu }]).Fase.ShouldBe(Fase.Afgesloten);
    }

    [Fact]
    public void In_een_afgesloten_zaak_wordt_niets_besloten()
    {
        var dicht = Zaak([.. MetOvertreder, new ZaakAfgesloten(ZaakId, Afsluitreden.Hersteld, Tekst()) { GebeurdOp = Nu }]);
        StelOvertredingVastEndpoint.Validate(Vaststelling, Pand(Onderzocht), dicht, Normen(Norm())).GeweigerdDoor("Z-afgesloten");
        MerkOvertrederAanEndpoint.Validate(Aanmerking, dicht).GeweigerdDoor("Z-afgesloten");
        BeoordeelLegalisatieEndpoint.Validate(dicht).GeweigerdDoor("Z-afgesloten");
    }

    [Fact]
    public void Een_waarschuwing_vraagt_de_brief_zelf_en_een_overtreder()
    {
        var opdracht = new VerzendWaarschuwing(OvertrederId, Stuk(Stuksoort.Waarschuwing), Verzonden());
        VerzendWaarschuwingEndpoint.Validate(opdracht, Zaak(MetOvertreder)).MagDoor();
        VerzendWaarschuwingEndpoint.Validate(opdracht with { OvertrederId = Guid.NewGuid() }, Zaak(MetOvertreder)).Onbekend();
        VerzendWaarschuwingEndpoint.Validate(opdracht with { StukId = Guid.NewGuid() }, Zaak(MetOvertreder)).GeweigerdDoor("D4-stuk");
        VerzendWaarschuwingEndpoint.Validate(opdracht with { StukId = Stuk(Stuksoort.Voornemen) }, Zaak(MetOvertreder)).GeweigerdDoor("D4-soort");
        VerzendWaarschuwingEndpoint.Validate(opdracht with { Verzending = Verzonden(bewijs: Guid.NewGuid()) }, Zaak(MetOvertreder)).GeweigerdDoor("D6");
        VerzendWaarschuwingEndpoint.Validate(opdracht with { Verzending = Verzonden() with { Wijze = Verzendwijze.Elektronisch } }, Zaak(MetOvertreder)).GeweigerdDoor("D8");
        VerzendWaarschuwingEndpoint.Validate(opdracht with { Verzending = Verzonden() with { Wijze = Verzendwijze.Elektronisch, Bereikbaar = true } }, Zaak(MetOvertreder)).MagDoor();
    }

    [Fact]
    public void Zonder_bewijs_van_verzending_telt_de_dag_van_vastlegging()
    {
        Verzonden(new(2026, 6, 1)).Aan(Betrokkene, new(2026, 6, 10)).TeltVanaf.ShouldBe(new DateOnly(2026, 6, 1));
        (Verzonden(new(2026, 6, 1)) with { Bewijs = null }).Aan(Betrokkene, new(2026, 6, 10)).TeltVanaf.ShouldBe(new DateOnly(2026, 6, 10));
    }

    [Fact]
    public void Een_orgaan_mandateert_alleen_zijn_eigen_bevoegdheden() =>
        VerleenMandaatEndpoint.Validate(new("teamleider", "Fictief", Orgaan.College, Grondslagsoort.Mandaat, [Bevoegdheidsoort.MachtigingVerlenen], "m-1", new(2024, 1, 1))).GeweigerdDoor("N6");

    [Fact]
    public void Een_ingetrokken_mandaat_draagt_niets_vanaf_die_dag()
    {
        var register = Mandaten();
        var mandaat = register.Mandaten.Values.Single(m => m.Medewerker == Teamleider);
        TrekMandaatInEndpoint.Validate(mandaat.Id, register).MagDoor();
        TrekMandaatInEndpoint.Validate(Guid.NewGuid(), register).Onbekend();
        var (_, ingetrokken) = TrekMandaatInEndpoint.Post(new(new(2026, 7, 1)), mandaat.Id, register, StilleKlok);
        var na = Mandaatregister.Na(register, new JasperFx.Events.Event<MandaatIngetrokken>(ingetrokken));
        na.Voor(Teamleider, Bevoegdheidsoort.LastOpleggen, new(2026, 6, 30)).ShouldNotBeNull();
        na.Voor(Teamleider, Bevoegdheidsoort.LastOpleggen, new(2026, 7, 1)).ShouldBeNull();
    }

    [Fact]
    public async Task Een_oordeel_van_eerder_houdt_zijn_eigen_moment_en_een_later_is_er_nog_niet()
    {
        var eerder = Nu.AddDays(-3);
        StelOvertredingVastEndpoint.Post(Vaststelling with { GebeurdOp = eerder }, Pand(Onderzocht), Zaak(Onderzocht), StilleKlok).Item2.GebeurdOp.ShouldBe(eerder);
        MerkOvertrederAanEndpoint.Post(Aanmerking with { GebeurdOp = eerder }, Pand(MetOvertreder), Zaak(MetOvertreder), StilleKlok).Item2.GebeurdOp.ShouldBe(eerder);
        (await (Vaststelling with { GebeurdOp = Nu.AddHours(1) }).Gekeurd()).Ongeldig("gebeurdOp");
        (await (Aanmerking with { GebeurdOp = Nu.AddHours(1) }).Gekeurd()).Ongeldig("gebeurdOp");
    }
}
