using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Voornemens;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;
using Modaliteit = Handhaving.Recht.Dwangsommen.Modaliteit;

namespace Handhaving.Tests.Voornemens;

public class VoornemenTests
{
    private static readonly VerzendVoornemen Opdracht = new(OvertrederId, OvertredingId, PerWeek, Stuk(Stuksoort.Voornemen), Verzonden());

    public static TheoryData<Dwangsomvoorwaarden> Onmogelijk =>
    [
        PerWeek with { BedragCent = 0 },
        PerWeek with { MaximumCent = 249_999 },
        PerWeek with { TijdseenheidDagen = null },
        PerWeek with { HooguitEenPerDagen = 7 },
        new Dwangsomvoorwaarden(Modaliteit.Ineens, 100_000, 200_000),
        new Dwangsomvoorwaarden(Modaliteit.Ineens, 100_000, 100_000, TijdseenheidDagen: 7),
        new Dwangsomvoorwaarden(Modaliteit.PerOvertreding, 100_000, 200_000, HooguitEenPerDagen: 0),
    ];

    [Theory, MemberData(nameof(Onmogelijk))]
    public void Een_dwangsom_heeft_precies_een_modaliteit_een_bedrag_en_een_maximum(Dwangsomvoorwaarden voorwaarden) =>
        VerzendVoornemenEndpoint.Validate(Opdracht with { Voorwaarden = voorwaarden }, Zaak(Afgewogen)).GeweigerdDoor("L6");

    [Fact]
    public void Een_voornemen_noemt_een_overtreder_en_een_overtreding_van_de_zaak()
    {
        VerzendVoornemenEndpoint.Validate(Opdracht, Zaak(Afgewogen)).MagDoor();
        VerzendVoornemenEndpoint.Validate(Opdracht with { OvertrederId = Guid.NewGuid() }, Zaak(Afgewogen)).Onbekend();
        VerzendVoornemenEndpoint.Validate(Opdracht with { OvertredingId = Guid.NewGuid() }, Zaak(Afgewogen)).Onbekend();
    }

    [Fact]
    public void De_termijn_voor_een_zienswijze_eindigt_op_een_werkdag_en_zegt_op_welke_regel_zij_rust()
    {
        // Two weeks after Saturday 6 June ends on Saturday the 20th; the product waits for Monday.
        var (antwoord, verzonden) = VerzendVoornemenEndpoint.Post(Opdracht with { Verzending = Verzonden(new(2026, 6, 6)) }, Pand(Afgewogen), Zaak(Afgewogen), StilleKlok);
        verzonden.Zienswijzetermijn.Datum.ShouldBe(new DateOnly(2026, 6, 22));
        verzonden.Zienswijzetermijn.Regel.ShouldBe("zienswijzetermijn");
        antwoord.Zienswijzetermijn.Uitleg.ShouldContain("Awb");
    }

    [Fact]
    public void Een_verlenging_komt_voor_het_einde()
    {
        VerlengZienswijzetermijnEndpoint.Validate(new(7), Zaak(MetVoornemen), VoornemenId, Klok(new(2026, 6, 24))).MagDoor();
        VerlengZienswijzetermijnEndpoint.Validate(new(7), Zaak(MetVoornemen), VoornemenId, Klok(new(2026, 6, 25))).GeweigerdDoor("Z5-verstreken");
    }

    [Fact]
    public void Een_ingetrokken_voornemen_is_voorbij()
    {
        Gebeurtenis[] weg = [.. MetVoornemen, new VoornemenIngetrokken(ZaakId, VoornemenId, Tekst()) { GebeurdOp = Nu }];
        TrekVoornemenInEndpoint.Validate(Zaak(weg), VoornemenId).GeweigerdDoor("Z6");
        Zaak(weg).Fase.ShouldBe(Fase.OvertredingVastgesteld);
    }

    [Fact]
    public void Een_late_zienswijze_wordt_vastgelegd_als_laat()
    {
        var opdracht = new LegZienswijzeVast(false, new(2026, 6, 25), ["Te kort."], Stuk(Stuksoort.Zienswijze));
        LegZienswijzeVastEndpoint.Validate(opdracht, Zaak(MetVoornemen), VoornemenId).MagDoor();
        LegZienswijzeVastEndpoint.Post(opdracht, VoornemenId, Pand(MetVoornemen), Zaak(MetVoornemen), Klok(new(2026, 6, 26))).Item1.TeLaat.ShouldBeTrue();
        LegZienswijzeVastEndpoint.Validate(opdracht with { Mondeling = true }, Zaak(MetVoornemen), VoornemenId).GeweigerdDoor("D4-soort");
    }

    [Fact]
    public void Elk_argument_krijgt_een_antwoord()
    {
        Gebeurtenis[] ingediend = [.. MetVoornemen, Zienswijze()];
        Argumentantwoord Antwoord(int nummer) => new(nummer, Oordeel.Ongegrond, Argumentgevolg.Geen, "Nee.");
        BeoordeelZienswijzeEndpoint.Validate(new([Antwoord(1)]), Zaak(ingediend), VoornemenId, ZienswijzeId).GeweigerdDoor("DC28");
        BeoordeelZienswijzeEndpoint.Validate(new([Antwoord(1), Antwoord(3)]), Zaak(ingediend), VoornemenId, ZienswijzeId).Ongeldig("argumenten");
        BeoordeelZienswijzeEndpoint.Validate(new([Antwoord(1), Antwoord(2)]), Zaak(ingediend), VoornemenId, ZienswijzeId).MagDoor();
    }

    [Fact]
    public void Van_horen_afzien_omdat_eerder_is_gehoord_vraagt_dat_dat_zo_is()
    {
        var opdracht = new ZieAfVanHoren(OvertrederId, Afziengrond.EerderGehoord, "Geen nieuwe feiten.", OvertredingId);
        var invordering = opdracht with { OvertredingId = null, LastId = LastId, Verbeurten = [Verbeurd] };
        ZieAfVanHorenEndpoint.Validate(opdracht, Zaak(MetVoornemen), Klok(new(2026, 6, 24))).GeweigerdDoor("Z3");
        // Silent while he could speak is heard as well; on the last, not on its collection.
        ZieAfVanHorenEndpoint.Validate(opdracht, Zaak(MetVoornemen), Klok(new(2026, 6, 25))).MagDoor();
        ZieAfVanHorenEndpoint.Validate(opdracht, Zaak([.. MetVoornemen, Zienswijze()]), StilleKlok).MagDoor();
        ZieAfVanHorenEndpoint.Validate(opdracht with { Grond = Afziengrond.Spoed }, Zaak(MetVoornemen), StilleKlok).MagDoor();
        ZieAfVanHorenEndpoint.Validate(invordering, Zaak([.. MetVerbeurte, Zienswijze()]), Klok(new(2026, 9, 5))).GeweigerdDoor("Z3");
        ZieAfVanHorenEndpoint.Validate(invordering, Zaak(MetVoornemenInvordering), Klok(new(2026, 9, 25))).MagDoor();
        var ander = ((OvertrederAangemerkt)MetOvertreder[^1]) with { OvertrederId = Guid.NewGuid() };
        ZieAfVanHorenEndpoint.Validate(invordering with { OvertrederId = ander.OvertrederId }, Zaak([.. MetLast, ander]), StilleKlok).Onbekend();
    }

    [Fact]
    public async Task Afzien_van_horen_noemt_waarover()
    {
        var opdracht = new ZieAfVanHoren(OvertrederId, Afziengrond.Spoed, "Geen uitstel mogelijk.");
        (await opdracht.Gekeurd()).Ongeldig("overtredingId");
        (await (opdracht with { LastId = LastId }).Gekeurd()).Ongeldig("verbeurten");
        (await (opdracht with { LastId = LastId, Verbeurten = [] }).Gekeurd()).Ongeldig("verbeurten");
        (await (opdracht with { OvertredingId = OvertredingId }).Gekeurd()).MagDoor();
    }

    [Fact]
    public void De_fase_wacht_op_de_termijn()
    {
        Zaak(MetVoornemen).FaseOp(new(2026, 6, 24)).ShouldBe(Fase.VoornemenUit);
        Zaak(MetVoornemen).FaseOp(new(2026, 6, 25)).ShouldBe(Fase.KlaarVoorBesluit);
        Zaak([.. MetVoornemen, Zienswijze(afstand: true)]).FaseOp(new(2026, 6, 21)).ShouldBe(Fase.KlaarVoorBesluit);
        Zaak([.. MetVoornemen, Zienswijze(afstand: true)]).FaseOp(new(2026, 6, 19)).ShouldBe(Fase.VoornemenUit);
    }
}
