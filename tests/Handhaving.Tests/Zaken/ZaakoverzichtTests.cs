using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Meldingen;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Handhaving.Zaken;

namespace Handhaving.Tests.Zaken;

public class ZaakoverzichtTests(Toepassing toepassing)
{
    [Fact]
    public async Task Een_zaak_staat_in_de_lijst_zoals_zij_ervoor_staat()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Geen, false));
        await v.Leg("ruimten", new NeemRuimteOp(new Ruimtebevinding("slaapkamer-1", Ruimtesoort.Slaapkamer, true, false, 3, true, true, false)));
        await v.Gemeente.BijgewerktAsync();

        var zaak = (await v.Gemeente.Jurist.Get("/v1/zaken")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        zaak["zaakId"]!.GetValue<Guid>().ShouldBe(v.ZaakId);
        zaak["pandId"]!.GetValue<string>().ShouldBe(v.PandId);
        zaak["fase"]!.GetValue<string>().ShouldBe("InOnderzoek");
        zaak["buurtcode"]!.GetValue<string>().ShouldBe(v.Gemeente.Buurt);
        zaak["meldingen"]!.GetValue<int>().ShouldBe(1);
        zaak["controles"]!.GetValue<int>().ShouldBe(1);
        zaak["eerstvolgendeControle"]!.GetValue<string>().ShouldBe(v.Plan().Datum.ToString("yyyy-MM-dd", null));
        zaak["uitgeslotenBevindingen"]!.GetValue<bool>().ShouldBeTrue();

        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.OvertredingWaargenomen));
        await v.Leg("processen-verbaal", new MaakProcesVerbaalOp("Wij zagen drie slaapplaatsen."));
        await v.Gemeente.BijgewerktAsync();
        zaak = (await v.Gemeente.Jurist.Get("/v1/zaken?fase=Geconstateerd")).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        zaak["eerstvolgendeControle"].ShouldBeNull();
        zaak["processenVerbaal"]!.GetValue<int>().ShouldBe(1);
        zaak["processenVerbaalOndertekend"]!.GetValue<int>().ShouldBe(0);
        (await v.Gemeente.Jurist.Get("/v1/zaken?fase=Gemeld")).Is(200).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Een_afgesloten_zaak_blijft_vindbaar_tenzij_men_anders_vraagt()
    {
        var g = toepassing.NieuweGemeente();
        var v = await new Verhaal(g).MetMelding();
        await v.Voeg(g.Jurist, $"{v.Zaakpad}/meldingen/{v.MeldingId}/beoordelingen", new BeoordeelMelding(MeldingUitkomst.NietInBehandeling, Prioriteit.Laag, "Geen kamerverhuur."));
        await new Verhaal(g).MetMelding();
        await g.BijgewerktAsync();

        (await Zaken(g, "")).Count.ShouldBe(2);
        (await Zaken(g, "?afgesloten=true")).ShouldBe([v.ZaakId]);
        (await Zaken(g, "?afgesloten=false")).ShouldNotContain(v.ZaakId);
        (await Zaken(g, $"?buurtcode={g.Buurt}")).Count.ShouldBe(2);
        (await Zaken(g, $"?wijkcode=WK{g.Code[2..]}99")).ShouldBeEmpty();
    }

    [Fact]
    public async Task De_lijst_bladert_heen_en_terug_van_nieuw_naar_oud()
    {
        var g = toepassing.NieuweGemeente();
        List<Guid> oudNaarNieuw = [];
        for (var i = 0; i < 5; i++) oudNaarNieuw.Add((await new Verhaal(g).MetMelding()).ZaakId);
        await g.BijgewerktAsync();
        oudNaarNieuw.Reverse();

        var eerste = (await g.Coordinator.Get("/v1/zaken?limit=2&afgesloten=false")).Is(200);
        eerste.Naar("prev").ShouldBeNull();
        var tweede = (await g.Coordinator.Get(eerste.Naar("next")!)).Is(200);
        var derde = (await g.Coordinator.Get(tweede.Naar("next")!)).Is(200);
        derde.Naar("next").ShouldBeNull();
        ((Antwoord[])[eerste, tweede, derde]).SelectMany(Ids).ShouldBe(oudNaarNieuw);
        var terug = (await g.Coordinator.Get(derde.Naar("prev")!)).Is(200);
        Ids(terug).ShouldBe(Ids(tweede));
        Ids((await g.Coordinator.Get(terug.Naar("prev")!)).Is(200)).ShouldBe(Ids(eerste));
        Ids((await g.Coordinator.Get(derde.Naar("first")!)).Is(200)).ShouldBe(Ids(eerste));
        (await g.Coordinator.Get("/v1/zaken?limit=201")).Is(400);
        (await g.Coordinator.Get("/v1/zaken?cursor=PmFhYQ")).Is(400);
    }

    [Fact]
    public async Task Een_gevoegde_melding_verhuist_in_het_overzicht_mee()
    {
        var g = toepassing.NieuweGemeente();
        var v = await (await new Verhaal(g).MetMelding()).InOnderzoek();
        var eerste = v.ZaakId;
        await v.MetMelding();
        await v.Voeg(g.Jurist, $"{v.Zaakpad}/meldingen/{v.MeldingId}/voegingen", new VoegMelding(eerste));
        await g.BijgewerktAsync();

        await using var sessie = g.Lees();
        (await sessie.LoadAsync<Zaakoverzicht>(eerste, TestContext.Current.CancellationToken))!.Meldingen.ShouldBe(2);
        var leeg = (await sessie.LoadAsync<Zaakoverzicht>(v.ZaakId, TestContext.Current.CancellationToken))!;
        (leeg.Meldingen, leeg.Fase).ShouldBe((0, Fase.Afgesloten));
    }

    [Fact]
    public async Task Een_andere_gemeente_en_een_andere_rol_zien_de_lijst_niet()
    {
        var (g, ander) = (toepassing.NieuweGemeente(), toepassing.NieuweGemeente());
        await new Verhaal(ander).MetMelding();
        await g.BijgewerktAsync();
        (await Zaken(g, "")).ShouldBeEmpty();
        foreach (var rol in (string[])[Rol.Beheerder, Rol.LsiPartner, Rol.Burgemeester]) (await ander.Als(rol).Get("/v1/zaken")).Is(403);
    }

    private static async Task<List<Guid>> Zaken(Gemeente g, string vraag) => Ids((await g.Coordinator.Get($"/v1/zaken{vraag}")).Is(200));

    private static List<Guid> Ids(Antwoord antwoord) => [.. antwoord.Json["items"]!.AsArray().Select(z => z!["zaakId"]!.GetValue<Guid>())];
}
