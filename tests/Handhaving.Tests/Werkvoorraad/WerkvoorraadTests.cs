using System.Text.Json.Nodes;
using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Handhaving.Werkvoorraad;
using Handhaving.Zaken;
using JasperFx.Events;

namespace Handhaving.Tests.Werkvoorraad;

public class WerkvoorraadTests(Toepassing toepassing)
{
    [Fact]
    public async Task Elke_stap_van_een_zaak_maakt_de_taak_van_de_volgende()
    {
        var g = toepassing.NieuweGemeente();
        var v = await (await new Verhaal(g).MetRegisters()).MetMelding();
        (await Soorten(g)).ShouldBe(["MeldingBeoordelen"]);
        await v.InOnderzoek();
        (await Soorten(g)).ShouldBe(["ControlePlannen"]);
        await v.MetControle();
        var uitvoeren = (await Taken(g)).ShouldHaveSingleItem();
        uitvoeren["soort"]!.GetValue<string>().ShouldBe("ControleUitvoeren");
        uitvoeren["uiterlijk"]!.GetValue<string>().ShouldBe(v.Plan().Datum.ToString("yyyy-MM-dd", null));
        uitvoeren["berekening"].ShouldBeNull();
        uitvoeren["controleId"]!.GetValue<Guid>().ShouldBe(v.ControleId);
        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.OvertredingWaargenomen));
        (await Soorten(g)).ShouldBe(["ProcesVerbaalOpmaken"]);
        var pv = (await v.Leg("processen-verbaal", new MaakProcesVerbaalOp("Wij zagen drie slaapplaatsen."))).Id("procesVerbaalId");
        (await Soorten(g)).ShouldBe(["ProcesVerbaalOndertekenen"]);
        await v.Leg($"processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(OpAmbtseed: true));
        // Nothing was seen inside on which a decision could rest, but the jurist must say so.
        (await Soorten(g)).ShouldBe(["OvertredingVaststellen"]);
    }

    [Fact]
    public async Task Niemand_thuis_vraagt_om_een_nieuwe_controle()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.NiemandThuis));
        (await Soorten(v.Gemeente)).ShouldBe(["ControlePlannen"]);
    }

    [Fact]
    public async Task Binnentreden_zonder_toestemming_vraagt_een_verslag_uiterlijk_de_vierde_dag_en_een_oordeel_van_de_jurist()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Geen, false));
        await v.Leg("ruimten", new NeemRuimteOp(new Ruimtebevinding("slaapkamer-1", Ruimtesoort.Slaapkamer, true, false, 3, true, true, false)));

        var taken = await Taken(v.Gemeente);
        foreach (var soort in (string[])["VerslagBinnentredenOpmaken", "VerslagBinnentredenSturen"])
        {
            var verslag = taken.Single(t => t["soort"]!.GetValue<string>() == soort);
            verslag["uiterlijk"]!.GetValue<string>().ShouldBe(toepassing.Klok.Vandaag().AddDays(4).ToString("yyyy-MM-dd", null));
            verslag["grondslag"]!.GetValue<string>().ShouldContain("Awbi");
            verslag["berekening"]!["regel"]!.GetValue<string>().ShouldBe("awbiVerslagTermijn");
            verslag["berekening"]!["kalenderversie"]!.GetValue<string>().ShouldNotBeEmpty();
        }
        (await Soorten(v.Gemeente, $"?rol={Rol.Handhavingsjurist}")).ShouldBe(["UitgeslotenBevindingenBeoordelen"]);
    }

    [Fact]
    public async Task Een_correctie_die_de_betreding_herroept_neemt_de_taken_weg()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Geen, false));
        (await Soorten(v.Gemeente)).ShouldContain("VerslagBinnentredenOpmaken");

        await using (var sessie = v.Gemeente.Lees())
        {
            var betreding = (await sessie.Events.FetchStreamAsync(v.PandId, token: TestContext.Current.CancellationToken)).Single(e => e.Data is WoningBinnengetreden);
            await v.Voeg(v.Gemeente.Jurist, $"{v.Zaakpad}/correcties", new CorrigeerFeit(betreding.Id, "Het was de buurwoning.", Herroepen: true));
        }
        (await Soorten(v.Gemeente)).ShouldBe(["ControleUitvoeren"]);
    }

    [Fact]
    public async Task Een_melding_zonder_pand_wacht_op_koppelen_en_daarna_op_beoordelen()
    {
        var g = toepassing.NieuweGemeente();
        var intake = (await g.Coordinator.Post("/v1/meldingen", new OntvangMeldingZonderPand(Kanaal.Email, Onderwerp.Overlast, "Ergens.", "Lawaai."))).Is(201).Id("meldingId");
        (await Soorten(g)).ShouldBe(["IntakeKoppelen"]);
        (await g.Coordinator.Post($"/v1/meldingen/{intake}/koppelingen", new KoppelMelding(g.NieuwPand(), g.Buurt))).Is(201);
        (await Soorten(g)).ShouldBe(["MeldingBeoordelen"]);
    }

    [Fact]
    public async Task Een_taak_is_toe_te_wijzen_en_vrij_te_geven()
    {
        var g = toepassing.NieuweGemeente();
        await new Verhaal(g).MetMelding();
        await new Verhaal(g).MetMelding();
        var taakId = (await Taken(g))[0]["taakId"]!.GetValue<string>();
        var sleutel = Guid.NewGuid().ToString();

        for (var i = 0; i < 2; i++)
            (await g.Coordinator.Post($"/v1/werkvoorraad/{taakId}/toewijzingen", new WijsTaakToe(g.Jurist.Verwijzing), sleutel: sleutel)).Is(200);

        (await g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente and type = 'taak-toegewezen.v1'")).ShouldBe(1L);
        (await Mijn(g.Jurist, "mij")).ShouldBe([taakId]);
        (await Mijn(g.Coordinator, g.Jurist.Verwijzing.ToString())).ShouldBe([taakId]);
        (await Mijn(g.Coordinator, "mij")).ShouldBeEmpty();
        (await Mijn(g.Coordinator, "niemand")).ShouldNotContain(taakId);
        (await g.Coordinator.Post($"/v1/werkvoorraad/{taakId}/toewijzingen", new WijsTaakToe(null))).Is(200);
        (await Mijn(g.Coordinator, "niemand")).ShouldContain(taakId);

        (await g.Coordinator.Post("/v1/werkvoorraad/melding-beoordelen.niets/toewijzingen", new WijsTaakToe(g.Jurist.Verwijzing))).Is(404);
        (await toepassing.NieuweGemeente().Coordinator.Post($"/v1/werkvoorraad/{taakId}/toewijzingen", new WijsTaakToe(g.Jurist.Verwijzing))).Is(404);
        (await g.Beheerder.Post($"/v1/werkvoorraad/{taakId}/toewijzingen", new WijsTaakToe(null))).Is(403);
    }

    [Fact]
    public async Task De_lijst_filtert_op_rol_wijk_en_datum_en_bladert()
    {
        var g = toepassing.NieuweGemeente();
        for (var i = 0; i < 3; i++) await new Verhaal(g).MetMelding();
        await g.BijgewerktAsync();

        (await Soorten(g, $"?rol={Rol.Toezichthouder}")).ShouldBeEmpty();
        (await Soorten(g, $"?wijkcode={g.Wijk}")).Count.ShouldBe(3);
        (await Soorten(g, $"?wijkcode=WK{g.Code[2..]}99")).ShouldBeEmpty();
        (await Soorten(g, $"?tot={toepassing.Klok.Vandaag():yyyy-MM-dd}")).ShouldBeEmpty();
        (await Soorten(g, $"?tot={toepassing.Klok.Vandaag().AddDays(9):yyyy-MM-dd}")).Count.ShouldBe(3);
        var eerste = (await g.Coordinator.Get("/v1/werkvoorraad?limit=2")).Is(200);
        (await g.Coordinator.Get(eerste.Naar("next")!)).Is(200).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await g.Coordinator.Get("/v1/werkvoorraad?rol=baas")).Is(400).Json["detail"]!.GetValue<string>().ShouldContain("rol");
        (await g.Coordinator.Get("/v1/werkvoorraad?toegewezenAan=jan")).Is(400);
        (await g.Als(Rol.Auditor).Get("/v1/werkvoorraad")).Is(403);
    }

    [Fact]
    public void Wat_is_overgenomen_maakt_geen_werk()
    {
        var zaakId = Guid.NewGuid();
        var melding = new MeldingOntvangen(zaakId, Guid.NewGuid(), null, Kanaal.Brief, Onderwerp.Afval, true, false, null, Persoonsgegeven.Over(zaakId, "Oud.")) { GebeurdOp = DateTimeOffset.UnixEpoch };

        var vandaag = new DateOnly(1970, 1, 1);
        Na(melding).TakenOp(vandaag).ShouldHaveSingleItem().Soort.ShouldBe(Taaksoort.MeldingBeoordelen);
        Na(melding with { Overgenomen = new Overname("oud-systeem", "1", null) }).TakenOp(vandaag).ShouldBeEmpty();

        Zaakwerk Na(MeldingOntvangen m)
        {
            var e = new Event<MeldingOntvangen>(m) { Id = Guid.NewGuid(), StreamKey = "0150100000000001", Version = 2, Sequence = 2 };
            e.SetHeader("gebied", new Handhaving.Gemeenten.Gebied("BU01500702", "WK015007", 2023));
            return Zaakwerk.Na(null, zaakId, e);
        }
    }

    [Fact]
    public void De_eigen_termijnen_tellen_werkdagen()
    {
        var vrijdag = new DateOnly(2024, 3, 1);
        Uiterlijk(new(), Taaksoort.MeldingBeoordelen, vrijdag, 23).Dag.ShouldBe(new DateOnly(2024, 3, 8));
        Uiterlijk(new(new Dictionary<Taaksoort, int> { [Taaksoort.MeldingBeoordelen] = 1 }), Taaksoort.MeldingBeoordelen, vrijdag, 9).Dag.ShouldBe(new DateOnly(2024, 3, 4));
        foreach (var soort in Enum.GetValues<Taaksoort>())
        {
            var taak = Taakbeschrijving.Van(soort);
            taak.Rollen.ShouldNotBeEmpty();
            taak.Rollen.ShouldAllBe(r => Rol.Alle.Contains(r));
            taak.Artikel.ShouldNotBeEmpty();
            // Whatever a task lacks, the list as a whole still comes.
            Uiterlijk(new(), soort, vrijdag, 9).Dag.ShouldBeGreaterThanOrEqualTo(vrijdag);
        }
    }

    [Fact]
    public void Een_feestdag_is_geen_werkdag()
    {
        var (dag, berekening) = Uiterlijk(new(new Dictionary<Taaksoort, int> { [Taaksoort.MeldingBeoordelen] = 1 }), Taaksoort.MeldingBeoordelen, new DateOnly(2026, 12, 24), 9);
        dag.ShouldBe(new DateOnly(2026, 12, 28));
        berekening!.Regel.ShouldBe("werktermijn");
        berekening.Regelversie.ShouldNotBeEmpty();
        berekening.Kalenderversie.ShouldNotBeEmpty();
        berekening.Uitleg.ShouldContain("maandag 28 december 2026");
        Uiterlijk(new(), Taaksoort.MeldingBeoordelen, new DateOnly(2031, 12, 24), 9).Berekening!.Waarschuwingen.ShouldHaveSingleItem().ShouldContain("kalender onvolledig");
    }

    private static (DateOnly Dag, Rekendatum? Berekening) Uiterlijk(Werktermijnen termijnen, Taaksoort soort, DateOnly dag, int uur) =>
        termijnen.Uiterlijk(Taak.Over(soort, Guid.NewGuid(), dag.Om(new TimeOnly(uur, 30))));

    private static async Task<List<JsonNode>> Taken(Gemeente g, string vraag = "")
    {
        await g.BijgewerktAsync();
        return [.. (await g.Coordinator.Get($"/v1/werkvoorraad{vraag}")).Is(200).Json["items"]!.AsArray().Select(t => t!)];
    }

    private static async Task<List<string>> Soorten(Gemeente g, string vraag = "") => [.. (await Taken(g, vraag)).Select(t => t["soort"]!.GetValue<string>())];

    private static async Task<List<string>> Mijn(Medewerker wie, string aan) =>
        [.. (await wie.Get($"/v1/werkvoorraad?toegewezenAan={aan}")).Is(200).Json["items"]!.AsArray().Select(t => t!["taakId"]!.GetValue<string>())];
}
