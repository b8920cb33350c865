using Handhaving.Bevindingen;
using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Overnames;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Overnames;

public class OvernameTests(Toepassing toepassing)
{
    private static readonly DateTimeOffset Bezoek = new DateOnly(2024, 3, 12).Om(new TimeOnly(10, 0));

    private static readonly Ruimtebevinding Slaapkamer = new("slaapkamer-1", Ruimtesoort.Slaapkamer, Privevertrek: true, VanBuitenaf: false, 3, true, true, false);

    private static Bronvermelding Bron(string kenmerk, DateTimeOffset? geregistreerd = null) => new("excel-lijst", kenmerk, geregistreerd);

    private static NeemMeldingOver Melding(string kenmerk = "m-1") => new(
        Bron(kenmerk, Bezoek.AddDays(-1)), "z-1", Kanaal.Telefoon, Onderwerp.Overlast, "Er is veel lawaai.", Bezoek.AddDays(-20), new Melderopgave("Fictieve Melder"),
        Beoordeling: new Beoordelingopgave(MeldingUitkomst.InOnderzoek, Prioriteit.Hoog, "Meer meldingen over dit pand.", Bezoek.AddDays(-10)));

    private static NeemControleOver Controle(Verhaal v, string kenmerk = "c-1") => new(
        Bron(kenmerk), "z-1", v.NormId, Bezoek, Bezoek.AddHours(1), [v.Gemeente.Toezichthouder.Verwijzing, v.Gemeente.Collega.Verwijzing],
        Controleresultaat.OvertredingWaargenomen, Binnenkomst.Toestemming, Bezoek, Bezoek.AddMinutes(1),
        Toestemmingen:
        [
            new(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner", GebeurdOp: Bezoek.AddMinutes(2)),
            new(Reikwijdte.Ruimte, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner", "slaapkamer-1", GebeurdOp: Bezoek.AddMinutes(2)),
        ],
        BinnengetredenOp: Bezoek.AddMinutes(5), Ruimten: [new(Slaapkamer, "Drie bedden.", Bezoek.AddMinutes(8))]);

    private static NeemProcesVerbaalOver Verbaal(Verhaal v) => new(
        Bron("pv-1"), "c-1", v.Gemeente.Toezichthouder.Verwijzing, "Wij zagen drie bedden.", Bezoek.AddDays(1), Bezoek.AddDays(2), v.Gemeente.Collega.Verwijzing, true);

    private async Task<Verhaal> Verhaal() => await new Verhaal(toepassing.NieuweGemeente()).MetRegisters();

    private static Task<Antwoord> Neem(Verhaal v, string soort, object opdracht, string? pandId = null) =>
        v.Gemeente.Beheerder.Post($"/v1/panden/{pandId ?? v.PandId}/overnames/{soort}", opdracht);

    private static async Task<IReadOnlyList<JasperFx.Events.IEvent>> Stroom(Verhaal v)
    {
        await using var sessie = v.Gemeente.Lees();
        return await sessie.Events.FetchStreamAsync(v.PandId, token: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Melding_controle_en_proces_verbaal_vallen_in_een_zaak_en_dragen_hun_bron()
    {
        var v = await Verhaal();

        var melding = (await Neem(v, "meldingen", Melding() with { Buurtcode = v.Gemeente.Buurt })).Is(201);
        var controle = (await Neem(v, "controles", Controle(v))).Is(201);
        var pv = (await Neem(v, "processen-verbaal", Verbaal(v))).Is(201);

        controle.Id("zaakId").ShouldBe(melding.Id("zaakId"));
        pv.Id("controleId").ShouldBe(controle.Id("controleId"));
        controle.Json["opmerkingen"]!.AsArray().ShouldBeEmpty();
        var zaak = (await v.Gemeente.Jurist.Get($"/v1/panden/{v.PandId}/zaken/{melding.Id("zaakId")}")).Is(200).Json;
        zaak["fase"]!.GetValue<string>().ShouldBe("Geconstateerd");
        zaak["controles"]![0]!["bruikbareBevindingen"]!.GetValue<int>().ShouldBe(1);

        var stroom = await Stroom(v);
        stroom.ShouldAllBe(e => ((Gebeurtenis)e.Data).Overgenomen!.Bron == "excel-lijst");
        stroom.Select(e => e.Data).OfType<MeldingOntvangen>().Single().ShouldSatisfyAllConditions(
            m => m.GebeurdOp.ShouldBe(Bezoek.AddDays(-20)), m => m.Overgenomen!.BronGeregistreerdOp.ShouldBe(Bezoek.AddDays(-1)));
        stroom.ShouldAllBe(e => e.Timestamp > Bezoek.AddYears(1));
        stroom.Select(e => e.Data).OfType<ControleUitgevoerd>().Single().GebeurdOp.ShouldBe(Bezoek);
    }

    [Fact]
    public async Task Nog_eens_overnemen_wijzigt_niets_en_geeft_dezelfde_kenmerken()
    {
        var v = await Verhaal();
        (string Soort, object Opdracht)[] opdrachten = [("meldingen", Melding() with { Buurtcode = v.Gemeente.Buurt }), ("controles", Controle(v)), ("processen-verbaal", Verbaal(v))];
        var eerst = new List<Antwoord>();
        foreach (var (soort, opdracht) in opdrachten) eerst.Add((await Neem(v, soort, opdracht)).Is(201));
        var stroom = await Stroom(v);

        foreach (var ((soort, opdracht), eerder) in opdrachten.Zip(eerst))
        {
            var weer = (await Neem(v, soort, opdracht)).Is(200);
            weer.Json["wasAlOvergenomen"]!.GetValue<bool>().ShouldBeTrue();
            foreach (var veld in (string[])["zaakId", "meldingId", "controleId", "procesVerbaalId"])
                weer.Json[veld]?.GetValue<string>().ShouldBe(eerder.Json[veld]?.GetValue<string>());
        }
        (await Stroom(v)).Select(e => (e.Id, e.Version)).ShouldBe(stroom.Select(e => (e.Id, e.Version)));
    }

    [Fact]
    public async Task Een_beoordeling_van_voor_de_ontvangst_wordt_overgenomen_en_gemeld()
    {
        var v = await Verhaal();
        var opdracht = Melding() with { Buurtcode = v.Gemeente.Buurt, Beoordeling = new(MeldingUitkomst.InOnderzoek, Prioriteit.Hoog, "Meer meldingen.", Bezoek.AddDays(-30)) };

        (await Neem(v, "meldingen", opdracht)).Is(201).Json["opmerkingen"]!.AsArray().Select(o => o!["regel"]!.GetValue<string>()).ShouldBe(["M1"]);
    }

    [Fact]
    public async Task Nog_eens_overnemen_na_een_herroeping_brengt_de_melding_niet_terug()
    {
        var v = await Verhaal();
        var opdracht = Melding() with { Buurtcode = v.Gemeente.Buurt };
        var melding = (await Neem(v, "meldingen", opdracht)).Is(201);
        var gebeurtenis = (await Stroom(v)).Single(e => e.Data is MeldingOntvangen).Id;
        (await v.Gemeente.Jurist.Post($"/v1/panden/{v.PandId}/zaken/{melding.Id("zaakId")}/correcties", new Handhaving.Zaken.CorrigeerFeit(gebeurtenis, "Dubbel geteld.", Herroepen: true), melding.Versie)).Is(200);

        (await Neem(v, "meldingen", opdracht)).Is(200);

        (await Stroom(v)).Count(e => e.Data is MeldingOntvangen).ShouldBe(1);
    }

    [Fact]
    public async Task Hetzelfde_kenmerk_bij_een_ander_pand_wordt_geweigerd()
    {
        var v = await Verhaal();
        (await Neem(v, "meldingen", Melding() with { Buurtcode = v.Gemeente.Buurt })).Is(201);

        (await Neem(v, "meldingen", Melding() with { Buurtcode = v.Gemeente.Buurt }, v.Gemeente.NieuwPand())).GeweigerdDoor("O-kenmerk");
    }

    [Fact]
    public async Task Een_controle_zonder_toestemming_wordt_overgenomen_en_haar_bevindingen_zijn_uitgesloten()
    {
        var v = await Verhaal();
        var antwoord = (await Neem(v, "controles", Controle(v) with { Buurtcode = v.Gemeente.Buurt, Binnenkomst = Binnenkomst.ZonderToestemming, Toestemmingen = null })).Is(201);

        var stroom = (await Stroom(v)).Select(e => e.Data).ToList();
        stroom.OfType<WoningBinnengetreden>().Single().Gebreken.Select(g => g.Regel).ShouldBe(["B3"]);
        stroom.OfType<RuimteOpgenomen>().Single().Gebreken.Select(g => g.Regel).ShouldContain("B3");
        stroom.OfType<ZaakGeopend>().Count().ShouldBe(1);
        (await v.Gemeente.Jurist.Get($"/v1/panden/{v.PandId}/zaken/{antwoord.Id("zaakId")}")).Is(200).Json["controles"]![0]!["bruikbareBevindingen"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Een_weigering_en_geen_gehoor_worden_overgenomen_zonder_betreding()
    {
        var v = await Verhaal();
        var zonder = Controle(v) with { Buurtcode = v.Gemeente.Buurt, Toestemmingen = null, Ruimten = null, BinnengetredenOp = null };
        (await Neem(v, "controles", zonder with { Binnenkomst = Binnenkomst.Geweigerd, Resultaat = Controleresultaat.GeenToegang })).Is(201);
        (await Neem(v, "controles", zonder with { Bron = Bron("c-2"), Begin = Bezoek.AddDays(30), Einde = Bezoek.AddDays(30).AddMinutes(10), GelegitimeerdOp = null, DoelMeegedeeldOp = null, Binnenkomst = Binnenkomst.GeenGehoor, Resultaat = Controleresultaat.NiemandThuis })).Is(201);

        var stroom = (await Stroom(v)).Select(e => e.Data).ToList();
        stroom.OfType<ToestemmingGeweigerd>().Count().ShouldBe(1);
        stroom.OfType<GeenGehoor>().Count().ShouldBe(1);
        stroom.OfType<WoningBinnengetreden>().ShouldBeEmpty();
        stroom.OfType<ControleUitgevoerd>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Overlappende_tijden_van_een_persoon_worden_overgenomen_met_een_opmerking()
    {
        var v = await Verhaal();
        var eerste = (await Neem(v, "controles", Controle(v) with { Buurtcode = v.Gemeente.Buurt })).Is(201);
        var elders = v.Gemeente.NieuwPand();

        var tweede = (await Neem(v, "controles", Controle(v, "c-2") with { Buurtcode = v.Gemeente.Buurt }, elders)).Is(201);
        var daarna = (await Neem(v, "controles", Controle(v, "c-3") with { Begin = Bezoek.AddHours(1), Einde = Bezoek.AddHours(2), GelegitimeerdOp = null, DoelMeegedeeldOp = null, Toestemmingen = null, BinnengetredenOp = null, Ruimten = null }, elders)).Is(201);

        tweede.Json["opmerkingen"]!.AsArray().Single()!["omschrijving"]!.GetValue<string>().ShouldContain(eerste.Id("controleId").ToString());
        daarna.Json["opmerkingen"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Een_koppel_zonder_aanwijzing_wordt_overgenomen_maar_ondertekent_niet()
    {
        var v = await Verhaal();
        var vreemd = Controle(v) with { Buurtcode = v.Gemeente.Buurt, Koppel = [v.Gemeente.Toezichthouder.Verwijzing, Guid.NewGuid()] };

        (await Neem(v, "controles", vreemd)).Is(201).Json["opmerkingen"]!.AsArray().Single()!["regel"]!.GetValue<string>().ShouldBe("T1");
        (await Neem(v, "processen-verbaal", Verbaal(v) with { Ondertekenaar = vreemd.Koppel[1] })).GeweigerdDoor("T1");
        (await Neem(v, "processen-verbaal", Verbaal(v))).GeweigerdDoor("E1-waarnemer");
        (await Neem(v, "processen-verbaal", Verbaal(v) with { OpgemaaktOp = Bezoek.AddMinutes(30), Ondertekenaar = v.Gemeente.Toezichthouder.Verwijzing })).GeweigerdDoor("E1");
        (await Neem(v, "processen-verbaal", Verbaal(v) with { Ondertekenaar = v.Gemeente.Toezichthouder.Verwijzing })).Is(201);
        (await Neem(v, "processen-verbaal", Verbaal(v) with { Bron = Bron("pv-2") })).GeweigerdDoor("E1-eigen");
    }

    [Fact]
    public async Task Een_overgenomen_controle_gaat_verder_met_gewone_opdrachten()
    {
        var v = await Verhaal();
        var controle = (await Neem(v, "controles", Controle(v) with { Buurtcode = v.Gemeente.Buurt })).Is(201);
        v.Versie = controle.Versie;
        var pad = $"/v1/panden/{v.PandId}/zaken/{controle.Id("zaakId")}/controles/{controle.Id("controleId")}";

        var pv = (await v.Voeg(v.Gemeente.Toezichthouder, $"{pad}/processen-verbaal", new MaakProcesVerbaalOp("Alsnog opgemaakt."))).Id("procesVerbaalId");

        (await v.Gemeente.Als(Toegang.Rol.Toezichthouder, 3).Post($"{pad}/processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(true), v.Versie)).GeweigerdDoor("E1-waarnemer");
        await v.Voeg(v.Gemeente.Collega, $"{pad}/processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(true));
        (await v.Gemeente.Coordinator.Post($"{pad}/verzettingen", new VerzetControle(new DateOnly(2030, 1, 7), new(10, 0), new(11, 0), Dienst.Dag, [v.Gemeente.Toezichthouder.Verwijzing, v.Gemeente.Collega.Verwijzing], Verzetreden.Ziekte), v.Versie)).GeweigerdDoor("T8-uitgevoerd");
    }

    [Fact]
    public async Task Wat_niet_klopt_van_vorm_is_400_en_wie_geen_beheerder_is_403()
    {
        var v = await Verhaal();
        (await Neem(v, "meldingen", Melding() with { Bron = Bron("Jan Jansen"), Buurtcode = v.Gemeente.Buurt })).Is(400).Tekst.ShouldContain("bron.kenmerk");
        (await Neem(v, "meldingen", Melding())).Is(400).Tekst.ShouldContain("buurtcode");
        (await Neem(v, "controles", Controle(v) with { Buurtcode = v.Gemeente.Buurt, NormId = Guid.NewGuid() })).Is(400).Tekst.ShouldContain("normId");
        (await Neem(v, "controles", Controle(v) with { Buurtcode = v.Gemeente.Buurt, Einde = Bezoek })).Is(400).Tekst.ShouldContain("einde");
        (await Neem(v, "controles", Controle(v) with { Buurtcode = v.Gemeente.Buurt, BinnengetredenOp = Bezoek.AddDays(1) })).Is(400).Tekst.ShouldContain("binnengetredenOp");
        (await Neem(v, "controles", Controle(v) with { Buurtcode = v.Gemeente.Buurt, Koppel = [v.Gemeente.Toezichthouder.Verwijzing] })).Is(400).Tekst.ShouldContain("koppel");
        (await Neem(v, "meldingen", Melding() with { Buurtcode = v.Gemeente.Buurt })).Is(201);
        (await Neem(v, "processen-verbaal", Verbaal(v))).Is(400).Tekst.ShouldContain("controlekenmerk");
        (await Neem(v, "processen-verbaal", Verbaal(v) with { OndertekendOp = Bezoek })).Is(400).Tekst.ShouldContain("ondertekendOp");
        (await v.Gemeente.Coordinator.Post($"/v1/panden/{v.PandId}/overnames/meldingen", Melding())).Is(403);
        (await Stroom(v)).Count.ShouldBe(3);
    }

    [Fact]
    public void Kenmerken_volgen_uit_gemeente_bron_en_kenmerk_alleen()
    {
        Bronsleutel.Melding("GM0150", "a", "1").ShouldBe(Bronsleutel.Melding("GM0150", "a", "1"));
        Guid[] anders = [Bronsleutel.Melding("GM0151", "a", "1"), Bronsleutel.Melding("GM0150", "b", "1"), Bronsleutel.Melding("GM0150", "a", "2"), Bronsleutel.Controle("GM0150", "a", "1")];
        anders.Append(Bronsleutel.Melding("GM0150", "a", "1")).Distinct().Count().ShouldBe(5);
        anders.ShouldAllBe(id => id.Version == 8);
    }
}
