using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Invordering;
using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Voornemens;
using Handhaving.Zaken;

namespace Handhaving.Tests.Stories;

/// <summary>From the refused door to the last payment, over HTTP, with the days moving along.</summary>
public class HoofdlijnTests(Tijdreis toepassing) : IClassFixture<Tijdreis>
{
    private Hoofdlijn Lijn() => new(toepassing.NieuweGemeente());

    [Fact]
    public async Task Van_overtreding_tot_betaalde_dwangsom()
    {
        var h = await Lijn().TotLast();
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("LastLoopt");

        // Eight weeks after 20 January is 17 March; the first week is over on 25 March.
        h.Op(2026, 3, 27);
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("LastVerbeurbaar");
        var toets = await h.Hercontrole();
        toets["verbeurd"]!.AsArray().Count.ShouldBe(1, toets.ToJsonString());
        toets["verbeurd"]![0]!["verbeurdOp"]!.GetValue<string>().ShouldBe("2026-03-25");
        toets["verbeurd"]![0]!["betalenUiterlijk"]!["datum"]!.GetValue<string>().ShouldBe("2026-05-06");
        var verbeurd = new DateOnly(2026, 3, 25);

        h.Op(2026, 4, 1);
        var voornemen = (await h.Doe($"{h.Last}/voornemens", new VerzendVoornemenInvordering([verbeurd], await h.Stuk(Stuksoort.VoornemenInvordering), await h.Verzonden()))).Id("voornemenId");
        h.Op(2026, 4, 10);
        var zienswijze = (await h.Doe($"{h.Zaak}/voornemens/{voornemen}/zienswijzen", new LegZienswijzeVast(false, h.Vandaag, ["Ik kan het niet betalen."], await h.Stuk(Stuksoort.Zienswijze)))).Id("zienswijzeId");
        h.Op(2026, 4, 20);
        var besluit = new NeemInvorderingsbeschikking([verbeurd], "Draagkracht leidt tot een regeling, niet tot afzien.", await h.Ondertekend(Stuksoort.Invorderingsbeschikking), voornemen);
        (await h.Probeer($"{h.Last}/invorderingsbeschikkingen", besluit)).GeweigerdDoor("DC28");
        await h.Doe($"{h.Zaak}/voornemens/{voornemen}/zienswijzen/{zienswijze}/beoordelingen", new BeoordeelZienswijze([new(1, Oordeel.Ongegrond, Argumentgevolg.Geen, "Zie de regeling.")]));
        var beschikking = (await h.Doe($"{h.Last}/invorderingsbeschikkingen", besluit)).Id("beschikkingId");
        await h.Doe($"{h.Zaak}/besluiten/{beschikking}/verzendingen", new VerzendBesluit(await h.Verzonden()));
        var bekend = (await h.Doe($"{h.Last}/invorderingsbeschikkingen/{beschikking}/bekendmakingen", new MaakInvorderingsbeschikkingBekend())).Json;
        bekend["laatsteDagRechtsvordering"]!["datum"]!.GetValue<string>().ShouldBe("2027-04-20");
        (bekend["verjaring"]![0]!["verbeurdOp"]!.GetValue<string>(), bekend["verjaring"]![0]!["laatsteDag"]!["datum"]!.GetValue<string>()).ShouldBe(("2026-03-25", "2027-04-20"), bekend.ToJsonString());

        h.Op(2026, 5, 8);
        var aanmaning = await h.Doe($"{h.Last}/aanmaningen", new VerzendAanmaning([verbeurd], true, await h.Stuk(Stuksoort.Aanmaning), await h.Verzonden()));
        aanmaning.Json["gebreken"]!.AsArray().ShouldBeEmpty(aanmaning.Tekst);
        aanmaning.Json["betalenUiterlijk"]!["datum"]!.GetValue<string>().ShouldBe("2026-05-22");
        var vergoeding = aanmaning.Json["vergoedingCent"]!.GetValue<long>();

        h.Op(2026, 5, 20);
        (await h.Probeer($"{h.Last}/dwangbevelen", new VaardigDwangbevelUit([verbeurd], await h.Ondertekend(Stuksoort.Dwangbevel)))).GeweigerdDoor("V12-termijn");
        h.Op(2026, 5, 26);
        var dwangbevel = (await h.Doe($"{h.Last}/dwangbevelen", new VaardigDwangbevelUit([verbeurd], await h.Ondertekend(Stuksoort.Dwangbevel)))).Id("dwangbevelId");
        (await h.Doe($"{h.Last}/dwangbevelen/{dwangbevel}/betekeningen", new BetekenDwangbevel(h.Vandaag, 10_000, await h.Stuk(Stuksoort.Bewijsstuk)))).Json["gebreken"]!.AsArray().ShouldBeEmpty();

        (await h.Probeer($"{h.Zaak}/afsluitingen", new SluitZaakAf(Afsluitreden.Hersteld, "Klaar."))).GeweigerdDoor("Z-vordering");
        var stand = (await h.Doe($"{h.Last}/betalingen", new OntvangBetaling(h.Vandaag, 250_000 + vergoeding + 10_000))).Json;
        stand["openstaandCent"]!.GetValue<long>().ShouldBe(0, stand.ToJsonString());
        stand["betaaldCent"]!.GetValue<long>().ShouldBe(250_000);

        (await h.Probeer($"{h.Zaak}/afsluitingen", new SluitZaakAf(Afsluitreden.Hersteld, "Klaar."))).GeweigerdDoor("Z-last");
        await h.Doe($"{h.Last}/intrekkingen", new TrekLastIn("Het gebruik is gestaakt.", await h.Ondertekend(Stuksoort.Intrekkingsbesluit), await h.Verzonden()));
        await h.Doe($"{h.Zaak}/afsluitingen", new SluitZaakAf(Afsluitreden.Hersteld, "Hersteld en betaald."));
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("Afgesloten");
        await h.Doe($"{h.Zaak}/heropeningen", new HeropenZaak(Heropeningsgrond.NieuweMelding, "Er is opnieuw gemeld."));
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("InOnderzoek");
    }

    [Fact]
    public async Task Bewijs_dat_later_wegvalt_draagt_geen_dwangsom_en_geen_last()
    {
        var h = await Lijn().TotLast();
        h.Op(2026, 3, 27);
        (await h.Hercontrole())["verbeurd"]!.AsArray().Count.ShouldBe(1);
        var verbeurd = new DateOnly(2026, 3, 25);
        VerzendVoornemenInvordering Voornemen(Guid stuk, Verzendopgave verzonden) => new([verbeurd], stuk, verzonden);
        (await h.Lees())["lasten"]![0]!["openstaandCent"]!.GetValue<long>().ShouldBe(250_000);

        // Recorded five days later: the bewoner had taken his consent back before the room was seen.
        h.Op(2026, 4, 1);
        await h.Doe(h.Gemeente.Toezichthouder, $"{h.Zaak}/controles/{h.ControleId}/toestemmingen/{h.ToestemmingId}/intrekkingen", new TrekToestemmingIn(new DateOnly(2026, 3, 27).Om(new(13, 7))));
        var last = (await h.Lees())["lasten"]![0]!;
        last["verbeurdCent"]!.GetValue<long>().ShouldBe(0, last.ToJsonString());
        last["verbeurten"]!.AsArray().ShouldBeEmpty();
        (await h.Probeer($"{h.Last}/voornemens", Voornemen(await h.Stuk(Stuksoort.VoornemenInvordering), await h.Verzonden()))).GeweigerdDoor("DC45");
        (await h.Doe($"{h.Last}/hercontroles", new ToetsHercontrole(h.ControleId, true, true))).Json["gebreken"]![0]!["regel"]!.GetValue<string>().ShouldBe("E1-uitgesloten");

        await h.Doe($"{h.Zaak}/controles/{h.ControleId}/terzijdestellingen", new StelRegelTerzijde("B2-ingetrokken", "Het verslag van die dag laat iets anders zien."));
        await h.Doe($"{h.Last}/hercontroles", new ToetsHercontrole(h.ControleId, true, true));
        (await h.Lees())["lasten"]![0]!["verbeurdCent"]!.GetValue<long>().ShouldBe(250_000);
        await h.Doe($"{h.Last}/voornemens", Voornemen(await h.Stuk(Stuksoort.VoornemenInvordering), await h.Verzonden()));
    }

    [Fact]
    public async Task Een_last_die_retour_komt_werkt_niet_tot_zij_opnieuw_is_bekendgemaakt()
    {
        var h = await Lijn().TotLast();
        var verzending = await h.Gebeurtenis("besluit-verzonden");
        h.Op(2026, 3, 27);
        await h.Doe($"{h.Zaak}/besluiten/{h.LastId}/retouren", new MeldBesluitRetour(verzending, new(2026, 1, 27)));
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("BesluitGenomen");
        var toets = await h.Hercontrole();
        (toets["gebreken"]![0]!["regel"]!.GetValue<string>(), toets["verbeurd"]!.AsArray().Count).ShouldBe(("DC41", 0), toets.ToJsonString());
        (await h.Probeer($"{h.Last}/voornemens", new VerzendVoornemenInvordering([new(2026, 3, 25)], await h.Stuk(Stuksoort.VoornemenInvordering), await h.Verzonden()))).GeweigerdDoor("DC41");
        (await h.Probeer($"{h.Last}/bekendmakingen", new MaakLastBekend())).GeweigerdDoor("D6-retour");

        h.Op(2026, 3, 30);
        await h.Doe($"{h.Zaak}/besluiten/{h.LastId}/verzendingen", new VerzendBesluit(await h.Verzonden()));
        var opnieuw = (await h.Doe($"{h.Last}/bekendmakingen", new MaakLastBekend())).Json;
        (opnieuw["op"]!.GetValue<string>(), opnieuw["laatsteDagBegunstiging"]!["datum"]!.GetValue<string>()).ShouldBe(("2026-03-30", "2026-05-25"), opnieuw.ToJsonString());
        (await h.Probeer($"{h.Last}/bekendmakingen", new MaakLastBekend())).GeweigerdDoor("D5-eerder");
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("LastLoopt");

        // Suspended by the gemeente: a decision that is signed and sent, and ended by another one.
        var besluit = new Schorsingsbesluit(await h.Ondertekend(Stuksoort.Wijzigingsbesluit), await h.Verzonden());
        (await h.Probeer($"{h.Last}/schorsingen", new SchortLastOp(Schorsingsbron.Bestuursorgaan, h.Vandaag, Besluit: besluit with { Ondertekening = besluit.Ondertekening with { Ondertekenaar = h.Burgemeester.Verwijzing } }))).GeweigerdDoor("N7");
        await h.Doe($"{h.Last}/schorsingen", new SchortLastOp(Schorsingsbron.Bestuursorgaan, h.Vandaag, Besluit: besluit));
        h.Op(2026, 6, 10);
        await h.Doe($"{h.Last}/einden-schorsing", new HefSchorsingOp(h.Vandaag, Besluit: new(await h.Ondertekend(Stuksoort.Wijzigingsbesluit), await h.Verzonden())));

        h.Op(2026, 6, 17);
        (await h.Hercontrole(overtreding: false, dekt: false))["gebreken"]!.AsArray().ShouldBeEmpty();
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("LastNageleefd");
        (await h.Probeer($"{h.Zaak}/afsluitingen", new SluitZaakAf(Afsluitreden.Hersteld, "Klaar."))).GeweigerdDoor("Z-last");
        await h.Doe($"{h.Zaak}/afsluitingen", new SluitZaakAf(Afsluitreden.LastNageleefd, "De last is nageleefd en blijft gelden."));
    }

    [Fact]
    public async Task Een_geweigerde_deur_een_machtiging_en_een_verslag_op_tijd()
    {
        var h = Lijn().Op(2026, 2, 3);
        await h.Begin();
        var plan = h.Verhaal.Plan(0, 13);
        var eerste = (await h.Doe(h.Gemeente.Coordinator, $"{h.Zaak}/controles", plan)).Id("controleId");
        await h.Doe(h.Gemeente.Toezichthouder, $"{h.Zaak}/controles/{eerste}/weigeringen", new WeigerToestemming(Reikwijdte.Woning));
        toepassing.Klok.Vast = toepassing.Klok.Vast!.Value.AddHours(5);
        await h.Doe(h.Gemeente.Toezichthouder, $"{h.Zaak}/controles/{eerste}/afrondingen", new RondControleAf(Controleresultaat.GeenToegang));

        var woning = new Woning(Hoofdlijn.Verblijfsobject);
        var aanvraag = new VraagMachtigingAan(h.Verhaal.NormId, [woning], [h.Gemeente.Toezichthouder.Verwijzing, h.Gemeente.Collega.Verwijzing],
            new(false, false, false, [Vergezeller.Slotenmaker]), [eerste, h.Verhaal.MeldingId], LichterMiddelOntoereikend: true, "De deur bleef dicht en er is een ernstig vermoeden.");
        var machtiging = (await h.Doe(h.Gemeente.Toezichthouder, $"{h.Zaak}/machtigingen", aanvraag)).Id("machtigingId");
        (await h.Lees())["fase"]!.GetValue<string>().ShouldBe("WachtOpMachtiging");
        (await h.Probeer($"{h.Zaak}/machtigingen/{machtiging}/verleningen", new VerleenMachtiging(new(h.Ondertekenaar.Verwijzing, h.Vandaag, await h.Stuk(Stuksoort.Machtiging))), h.Burgemeester)).GeweigerdDoor("N7");
        var verleend = (await h.Doe(h.Burgemeester, $"{h.Zaak}/machtigingen/{machtiging}/verleningen", new VerleenMachtiging(new(h.Burgemeester.Verwijzing, h.Vandaag, await h.Stuk(Stuksoort.Machtiging))))).Json;
        verleend["geldigTotEnMet"]!["datum"]!.GetValue<string>().ShouldBe("2026-02-06");

        h.Op(2026, 2, 5);
        var tweede = (await h.Doe(h.Gemeente.Coordinator, $"{h.Zaak}/controles", h.Verhaal.Plan(0, 13))).Id("controleId");
        toepassing.Klok.Vast = toepassing.Klok.Vast!.Value.AddHours(5);
        var pad = $"{h.Zaak}/controles/{tweede}";
        await h.Doe(h.Gemeente.Toezichthouder, $"{pad}/legitimaties", new ToonLegitimatie());
        await h.Doe(h.Gemeente.Toezichthouder, $"{pad}/doelmededelingen", new DeelDoelMee(true));
        var betreding = await h.Doe(h.Gemeente.Toezichthouder, $"{pad}/betredingen", new TreedBinnen(Binnentreedgrond.Machtiging, true, MachtigingId: machtiging, Woning: woning, Vergezellers: [Vergezeller.Slotenmaker]));
        betreding.Json["gebreken"]!.AsArray().ShouldBeEmpty(betreding.Tekst);
        await h.Doe(h.Gemeente.Toezichthouder, $"{pad}/vertrekken", new VerlaatWoning());
        await h.Doe(h.Gemeente.Toezichthouder, $"{pad}/afrondingen", new RondControleAf(Controleresultaat.OvertredingWaargenomen));

        var id = Guid.Parse((await h.Lees())["controles"]!.AsArray().Single(c => c!["controleId"]!.GetValue<Guid>() == tweede)!["betredingen"]![0]!["gebeurtenis"]!.GetValue<string>());
        var verslag = await h.Doe(h.Gemeente.Toezichthouder, $"{pad}/verslagen", new MaakVerslagOp(id, true, "Fictieve Bewoner", "De slotenmaker opende de deur.", toepassing.Klok.GetUtcNow(), [Vergezeller.Slotenmaker], false, false, false, await h.Stuk(Stuksoort.VerslagBinnentreden)));
        verslag.Json["gebreken"]!.AsArray().ShouldBeEmpty(verslag.Tekst);
        (await h.Probeer($"{pad}/verslagen/{verslag.Id("verslagId")}/verzendingen", new VerzendVerslag(Verslagontvanger.Burgemeester, await h.Verzonden(new(2026, 2, 4))), h.Gemeente.Toezichthouder)).Is(400).Tekst.ShouldContain("verzending.op");
        verslag.Json["verzendenUiterlijk"]!["datum"]!.GetValue<string>().ShouldBe("2026-02-09");
        h.Op(2026, 2, 11);
        var laat = await h.Doe(h.Gemeente.Toezichthouder, $"{pad}/verslagen/{verslag.Id("verslagId")}/verzendingen", new VerzendVerslag(Verslagontvanger.Burgemeester, await h.Verzonden()));
        laat.Json["gebreken"]![0]!["regel"]!.GetValue<string>().ShouldBe("B13");

        // The third day after 3 February is the 6th: on the 7th nobody enters on it any more.
        var te_laat = (await h.Doe(h.Gemeente.Coordinator, $"{h.Zaak}/controles", h.Verhaal.Plan(0, 13) with { Reden = "Derde bezoek." })).Id("controleId");
        toepassing.Klok.Vast = toepassing.Klok.Vast!.Value.AddHours(5);
        var onrechtmatig = await h.Doe(h.Gemeente.Toezichthouder, $"{h.Zaak}/controles/{te_laat}/betredingen", new TreedBinnen(Binnentreedgrond.Machtiging, false, MachtigingId: machtiging, Woning: woning with { Ruimte = "zolder" }, Vergezellers: [Vergezeller.Politie]));
        onrechtmatig.Json["gebreken"]!.AsArray().Select(g => g!["regel"]!.GetValue<string>()).ShouldBe(["B1-legitimatie", "B1-doel", "B9", "B7", "B10", "B11"], onrechtmatig.Tekst);
    }
}
