using Handhaving.Invordering;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Voornemens;
using Handhaving.Zaken;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Invordering;

public class InvorderingTests
{
    private static readonly DateOnly Oktober = new(2026, 10, 1), NaVerzuim = new(2026, 10, 20);

    private static NeemInvorderingsbeschikking Neem(DateOnly op) => new([Verbeurd], "Geen bijzondere omstandigheden.", Getekend(Stuksoort.Invorderingsbeschikking, op), VoornemenInvorderingId);

    private static VerzendAanmaning Maan(DateOnly op) => new([Verbeurd], true, Stuk(Stuksoort.Aanmaning), Verzonden(op));

    private static AanmaningVerzonden Aangemaand(DateOnly op) => new(ZaakId, LastId, [Verbeurd], 0, Stuk(Stuksoort.Aanmaning), Verzending(op), Op(op), []) { GebeurdOp = Nu };

    private static UitstelVerleend Uitstel(DateOnly van, DateOnly tot) =>
        new(ZaakId, LastId, Guid.Parse("00000000-0000-0000-0000-000000000777"), [Verbeurd], van, tot, Ondertekening(van), Stuk(Stuksoort.Uitstelbesluit), Verzending(van)) { GebeurdOp = Nu };

    [Fact]
    public void Alleen_wat_is_verbeurd_wordt_aangekondigd()
    {
        VerzendVoornemenInvordering Verzend(DateOnly dag) => new([dag], Stuk(Stuksoort.VoornemenInvordering), Verzonden(new(2026, 9, 10)));
        VerzendVoornemenInvorderingEndpoint.Validate(Verzend(Verbeurd), Zaak(MetVerbeurte), LastId, Klok(new(2026, 9, 10))).MagDoor();
        VerzendVoornemenInvorderingEndpoint.Validate(Verzend(new(2026, 9, 10)), Zaak(MetVerbeurte), LastId, Klok(new(2026, 9, 10))).GeweigerdDoor("DC45");
        VerzendVoornemenInvorderingEndpoint.Validate(Verzend(Verbeurd), Zaak(MetVerbeurte), LastId, Klok(new(2027, 9, 4))).GeweigerdDoor("V6");
    }

    [Fact]
    public void Een_invorderingsbeschikking_komt_na_horen_over_precies_deze_dwangsommen()
    {
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober), Zaak(MetVoornemenInvordering), LastId, Mandaten()).MagDoor();
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober) with { VoornemenId = null }, Zaak(MetVoornemenInvordering), LastId, Mandaten()).GeweigerdDoor("DC44");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober) with { VoornemenId = VoornemenId }, Zaak(MetVoornemenInvordering), LastId, Mandaten()).GeweigerdDoor("DC44-dekt");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(new(2026, 9, 24)), Zaak(MetVoornemenInvordering), LastId, Mandaten()).GeweigerdDoor("DC27");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober), Zaak(MetBeschikking), LastId, Mandaten()).GeweigerdDoor("V3-eerder");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober), Zaak([.. MetVoornemenInvordering, Uitstel(Oktober, new(2026, 12, 31))]), LastId, Mandaten()).GeweigerdDoor("V10");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober) with { Ondertekening = Getekend(Stuksoort.Invorderingsbeschikking, Oktober, Bert) }, Zaak(MetVoornemenInvordering), LastId, Mandaten()).GeweigerdDoor("N7");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober) with { VoornemenId = null },
            Zaak([.. MetVerbeurte, new AfgezienVanHoren(ZaakId, OvertrederId, LastId, Afziengrond.Spoed, Tekst()) { GebeurdOp = Nu }]), LastId, Mandaten()).MagDoor();
    }

    [Fact]
    public void Afzien_van_horen_voor_de_ene_dwangsom_dekt_de_andere_niet()
    {
        var tweede = new DateOnly(2026, 9, 10);
        Gebeurtenis[] twee = [.. MetVerbeurte, .. Hercontrole(new(2026, 9, 11), controle: HercontroleId), new DwangsomVerbeurd(ZaakId, LastId, tweede, 250_000, HercontroleId, Op(new DateOnly(2026, 10, 22)), Op(new DateOnly(2027, 9, 10)), []) { GebeurdOp = Nu }];
        var afzien = new ZieAfVanHoren(OvertrederId, Afziengrond.Spoed, "Het verhaal dreigt onmogelijk te worden.", LastId: LastId, Verbeurten: [tweede]);
        ZieAfVanHorenEndpoint.Validate(afzien, Zaak(twee), Klok(Oktober)).MagDoor();
        ZieAfVanHorenEndpoint.Validate(afzien with { Verbeurten = [new(2026, 9, 17)] }, Zaak(twee), Klok(Oktober)).GeweigerdDoor("DC45");
        Gebeurtenis[] afgezien = [.. twee, ZieAfVanHorenEndpoint.Post(afzien, Pand(twee), Zaak(twee), Klok(Oktober)).Item2];
        NeemInvorderingsbeschikking Zonder(params DateOnly[] dagen) => Neem(Oktober) with { VoornemenId = null, Verbeurten = [.. dagen] };
        NeemInvorderingsbeschikkingEndpoint.Validate(Zonder(tweede), Zaak(afgezien), LastId, Mandaten()).MagDoor();
        NeemInvorderingsbeschikkingEndpoint.Validate(Zonder(Verbeurd, tweede), Zaak(afgezien), LastId, Mandaten()).GeweigerdDoor("DC44");
    }

    [Fact]
    public void Wat_is_voldaan_of_zonder_bewijs_is_wordt_niet_ingevorderd()
    {
        Gebeurtenis[] betaald = [.. MetVoornemenInvordering, new BetalingOntvangen(ZaakId, LastId, new(2026, 9, 28), 250_000, null) { GebeurdOp = Nu }];
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober), Zaak(betaald), LastId, Mandaten()).GeweigerdDoor("V3-voldaan");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober), Zaak(MetVoornemenInvordering.Where(g => g is not DwangsomVerbeurd)), LastId, Mandaten()).GeweigerdDoor("DC43-bewijs");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(new(2026, 9, 1)), Zaak(MetVoornemenInvordering), LastId, Mandaten()).GeweigerdDoor("DC45");
    }

    [Fact]
    public void De_beschikking_stuit_de_verjaring_vanaf_haar_bekendmaking()
    {
        MaakInvorderingsbeschikkingBekendEndpoint.Validate(Zaak(MetBeschikking), LastId, BeschikkingId).MagDoor();
        MaakInvorderingsbeschikkingBekendEndpoint.Post(new(), LastId, BeschikkingId, Pand(MetBeschikking), Zaak(MetBeschikking), Klok(Oktober)).Item1.LaatsteDagRechtsvordering.Datum.ShouldBe(new DateOnly(2027, 10, 1));
        MaakInvorderingsbeschikkingBekendEndpoint.Validate(Zaak(MetBekendeBeschikking), LastId, BeschikkingId).GeweigerdDoor("D5-eerder");
        Zaak(MetBekendeBeschikking).Lasten[LastId].StandOp(new(2027, 9, 30))!.Waarde.VerjaardCent.ShouldBe(0);
        Zaak(MetBekendeBeschikking).Lasten[LastId].StandOp(new(2027, 10, 2))!.Waarde.VerjaardCent.ShouldBe(250_000);
    }

    [Fact]
    public void Elke_dwangsom_in_de_beschikking_verjaart_op_haar_eigen_dag()
    {
        var (tweede, derde) = (new DateOnly(2026, 9, 10), new DateOnly(2026, 9, 17));
        Gebeurtenis[] drie = [.. MetVerbeurte, .. Hercontrole(new(2026, 9, 11), controle: Guid.NewGuid()), .. Hercontrole(new(2026, 9, 18), controle: Guid.NewGuid())];
        InvorderingsbeschikkingGenomen genomen = new(ZaakId, LastId, BeschikkingId, VoornemenInvorderingId, [new(Verbeurd, 250_000, HercontroleId), new(tweede, 250_000, HercontroleId), new(derde, 250_000, HercontroleId)],
            Ondertekening(new(2027, 8, 1)), Stuk(Stuksoort.Invorderingsbeschikking), Tekst())
        { GebeurdOp = Nu };
        // The second was deferred for ten weeks; the decision goes out after the first lapsed on 3 September 2027.
        Gebeurtenis[] dossier = [.. drie, Uitstel(new(2026, 10, 1), new(2026, 12, 9)) with { Verbeurten = [tweede] }, genomen, Besluitverzending(BeschikkingId, new(2027, 9, 10))];
        var (antwoord, bekend) = MaakInvorderingsbeschikkingBekendEndpoint.Post(new(), LastId, BeschikkingId, Pand(dossier), Zaak(dossier), Klok(new(2027, 9, 12)));
        var data = antwoord.Verjaring.ToDictionary(v => v.VerbeurdOp, v => v.LaatsteDag!.Datum);
        data[Verbeurd].ShouldBe(new DateOnly(2027, 9, 3));
        data[derde].ShouldBe(new DateOnly(2028, 9, 10));
        antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["V6"]);
        antwoord.Gebreken[0].Omschrijving.ShouldContain("3 september 2026");
        antwoord.LaatsteDagRechtsvordering.Datum.ShouldBe(data.Values.Where(d => d > new DateOnly(2027, 9, 10)).Min());
        // What was told is what the ledger says from then on.
        foreach (var post in Zaak([.. dossier, bekend]).Lasten[LastId].StandOp(new(2027, 9, 12))!.Waarde.Posten)
            post.LaatsteDagRechtsvordering.ShouldBe(data[post.Verbeurte.VerbeurdOp]);
    }

    [Fact]
    public void Op_een_last_die_retour_kwam_wordt_niets_ingevorderd()
    {
        var dossier = Pand(MetVoornemenInvordering);
        var retour = dossier.Na([new BesluitRetourOntvangen(ZaakId, LastId, dossier.Zaak(ZaakId)!.Verzendingen[0].Gebeurtenis, new(2026, 9, 20)) { GebeurdOp = Nu }]).Zaak(ZaakId)!;
        VerzendVoornemenInvorderingEndpoint.Validate(new([Verbeurd], Stuk(Stuksoort.VoornemenInvordering), Verzonden(Oktober)), retour, LastId, Klok(Oktober)).GeweigerdDoor("DC41");
        NeemInvorderingsbeschikkingEndpoint.Validate(Neem(Oktober), retour, LastId, Mandaten()).GeweigerdDoor("DC41");
        VaardigDwangbevelUitEndpoint.Validate(new([Verbeurd], Getekend(Stuksoort.Dwangbevel, NaVerzuim)), retour, LastId, Mandaten(), Klok(NaVerzuim)).GeweigerdDoor("DC41");
        VerzendAanmaningEndpoint.Validate(Maan(NaVerzuim), retour, LastId, Klok(NaVerzuim)).MagDoor();
        VerzendAanmaningEndpoint.Post(Maan(NaVerzuim), LastId, dossier, retour, Klok(NaVerzuim)).Item1.Gebreken.Select(g => g.Regel).ShouldBe(["DC41"]);
        var betaald = dossier.Na([new BetalingOntvangen(ZaakId, LastId, new(2026, 9, 18), 250_000, null) { GebeurdOp = Nu }, new BesluitRetourOntvangen(ZaakId, LastId, dossier.Zaak(ZaakId)!.Verzendingen[0].Gebeurtenis, new(2026, 9, 20)) { GebeurdOp = Nu }]);
        SluitZaakAfEndpoint.Validate(new(Afsluitreden.Hersteld, "Klaar."), betaald.Zaak(ZaakId)!, Klok(NaVerzuim)).GeweigerdDoor("Z-vordering");
        // A payment and an acknowledgement are facts, whatever becomes of the last.
        OntvangBetalingEndpoint.Validate(new(NaVerzuim, 100, Verbeurd), retour, LastId, Klok(NaVerzuim)).MagDoor();
        LegSchulderkenningVastEndpoint.Validate(new([Verbeurd], NaVerzuim, Stuk(Stuksoort.Bewijsstuk)), retour, LastId, Klok(NaVerzuim)).MagDoor();
    }

    [Fact]
    public void Een_beschikking_die_retour_kwam_stuit_niet_en_draagt_geen_aanmaning_tot_zij_opnieuw_bekend_is()
    {
        var bekend = Pand([.. MetBekendeBeschikking, Aangemaand(NaVerzuim), new DwangbevelUitgevaardigd(ZaakId, LastId, Guid.Parse("00000000-0000-0000-0000-000000000778"), [Verbeurd], Ondertekening(new(2026, 11, 4)), Stuk(Stuksoort.Dwangbevel)) { GebeurdOp = Nu }]);
        var verzending = bekend.Zaak(ZaakId)!.Verzendingen.Find(v => v.BesluitId == BeschikkingId)!.Gebeurtenis;
        var retour = bekend.Na([new BesluitRetourOntvangen(ZaakId, BeschikkingId, verzending, new(2026, 11, 6)) { GebeurdOp = Nu }]);
        var zaak = retour.Zaak(ZaakId)!;
        var post = zaak.Lasten[LastId].StandOp(new(2026, 11, 10))!.Waarde.Posten[0];
        (post.LaatsteDagRechtsvordering, post.Verbeurte.AanmaningstermijnTotEnMet).ShouldBe((new DateOnly(2027, 9, 3), null));
        VerzendAanmaningEndpoint.Post(Maan(new(2026, 11, 10)), LastId, retour, zaak, Klok(new(2026, 11, 10))).Item1.Gebreken.Select(g => g.Regel).ShouldBe(["DC41"]);
        VaardigDwangbevelUitEndpoint.Validate(new([Verbeurd], Getekend(Stuksoort.Dwangbevel, new(2026, 11, 10))), zaak, LastId, Mandaten(), Klok(new(2026, 11, 10))).GeweigerdDoor("DC41");
        BetekenDwangbevelEndpoint.Post(new(new(2026, 11, 10), 0, Stuk(Stuksoort.Bewijsstuk)), LastId, Guid.Parse("00000000-0000-0000-0000-000000000778"), retour, zaak, Klok(new(2026, 11, 10))).Item1.Gebreken.Select(g => g.Regel).ShouldBe(["DC41"]);

        var opnieuw = retour.Na([Besluitverzending(BeschikkingId, new(2026, 11, 12))]);
        MaakInvorderingsbeschikkingBekendEndpoint.Validate(opnieuw.Zaak(ZaakId)!, LastId, BeschikkingId).MagDoor();
        var weer = opnieuw.Na([MaakInvorderingsbeschikkingBekendEndpoint.Post(new(), LastId, BeschikkingId, opnieuw, opnieuw.Zaak(ZaakId)!, Klok(new(2026, 11, 12))).Item2]).Zaak(ZaakId)!;
        post = weer.Lasten[LastId].StandOp(new(2026, 11, 13))!.Waarde.Posten[0];
        (post.Verbeurte.InvorderingsbeschikkingOp, post.LaatsteDagRechtsvordering).ShouldBe((new DateOnly(2026, 11, 12), new DateOnly(2027, 11, 12)));
        MaakInvorderingsbeschikkingBekendEndpoint.Validate(weer, LastId, BeschikkingId).GeweigerdDoor("D5-eerder");
    }

    [Fact]
    public void Een_aanmaning_zonder_bevoegdheid_staat_in_het_dossier_en_heeft_geen_gevolg()
    {
        string[] Gebreken(Gebeurtenis[] dossier, DateOnly op)
        {
            VerzendAanmaningEndpoint.Validate(Maan(op), Zaak(dossier), LastId, Klok(op)).MagDoor();
            return [.. VerzendAanmaningEndpoint.Post(Maan(op), LastId, Pand(dossier), Zaak(dossier), Klok(op)).Item1.Gebreken.Select(g => g.Regel)];
        }

        Gebreken(MetBekendeBeschikking, NaVerzuim).ShouldBeEmpty();
        Gebreken(MetVoornemenInvordering, NaVerzuim).ShouldBe(["V3"]);
        Gebreken(MetBekendeBeschikking, new(2026, 10, 15)).ShouldBe(["V11-verzuim"]);
        Gebreken([.. MetBekendeBeschikking, Uitstel(new(2026, 10, 16), new(2026, 12, 31))], NaVerzuim).ShouldBe(["V10"]);
        Gebreken(MetBekendeBeschikking, new(2027, 10, 2)).ShouldBe(["V6"]);
        Gebreken([.. MetBekendeBeschikking, new BetalingOntvangen(ZaakId, LastId, new(2026, 10, 18), 250_000, null) { GebeurdOp = Nu }], NaVerzuim).ShouldBe(["V11-voldaan"]);
        Zaak([.. MetBekendeBeschikking, Aangemaand(new(2026, 10, 15))]).Lasten[LastId].StandOp(NaVerzuim)!.Waarde.Posten[0].Verbeurte.AanmaningstermijnTotEnMet.ShouldBeNull();
    }

    [Fact]
    public void Een_aanmaning_die_te_vroeg_uitging_wordt_door_late_vastlegging_niet_bevoegd()
    {
        // Sent on the last day of the term and registered without proof after the default began: it counts from then, and was too early all the same.
        var opdracht = Maan(new(2026, 10, 15)) with { Verzending = Verzonden(new(2026, 10, 15)) with { Bewijs = null } };
        var (antwoord, verzonden) = VerzendAanmaningEndpoint.Post(opdracht, LastId, Pand(MetBekendeBeschikking), Zaak(MetBekendeBeschikking), Klok(NaVerzuim));
        (verzonden.Verzending.TeltVanaf, antwoord.Gebreken.Single().Regel, antwoord.VergoedingCent).ShouldBe((NaVerzuim, "DC47", 0));
        var post = Zaak([.. MetBekendeBeschikking, verzonden]).Lasten[LastId].StandOp(NaVerzuim)!.Waarde.Posten[0].Verbeurte;
        (post.AanmaningstermijnTotEnMet, post.Signalen.Single()).ShouldBe((null, "AANMANING_ONBEVOEGD"));

        var tijdig = opdracht with { Verzending = opdracht.Verzending with { Op = new(2026, 10, 16) } };
        (antwoord, verzonden) = VerzendAanmaningEndpoint.Post(tijdig, LastId, Pand(MetBekendeBeschikking), Zaak(MetBekendeBeschikking), Klok(NaVerzuim));
        antwoord.Gebreken.ShouldBeEmpty();
        Zaak([.. MetBekendeBeschikking, verzonden]).Lasten[LastId].StandOp(NaVerzuim)!.Waarde.Posten[0].Verbeurte.AanmaningstermijnTotEnMet.ShouldNotBeNull();
    }

    [Fact]
    public void Wat_aan_een_betekening_mankeert_staat_er_per_dwangsom_bij()
    {
        var (tweede, bevel) = (new DateOnly(2026, 9, 10), Guid.Parse("00000000-0000-0000-0000-000000000778"));
        Gebeurtenis[] dossier = [.. MetBekendeBeschikking, .. Hercontrole(new(2026, 9, 11), controle: Guid.NewGuid()), Aangemaand(NaVerzuim),
            new DwangbevelUitgevaardigd(ZaakId, LastId, bevel, [Verbeurd, tweede], Ondertekening(new(2026, 11, 4)), Stuk(Stuksoort.Dwangbevel)) { GebeurdOp = Nu }];
        Gebrek[] Gebreken(Gebeurtenis[] g) => [.. BetekenDwangbevelEndpoint.Post(new(new(2026, 11, 10), 0, Stuk(Stuksoort.Bewijsstuk)), LastId, bevel, Pand(g), Zaak(g), Klok(new(2026, 11, 10))).Item1.Gebreken];
        var gebreken = Gebreken(dossier);
        gebreken.Select(g => g.Regel).ShouldBe(["V12"]);
        (gebreken[0].Omschrijving.Contains("10 september 2026", StringComparison.Ordinal), gebreken[0].Gevolg).ShouldBe((true, "De betekening heeft voor deze dwangsom geen gevolg en stuit de verjaring daarvan niet."));
        // The visit of the 4th turns out not to have been made: that of the 11th shows both weeks. Without that one nothing does, and that is the reason, not the aanmaning.
        Gebreken([.. dossier.Where(g => g is not ControleUitgevoerd { ControleId: var id } || id != HercontroleId)]).Select(g => g.Regel).ShouldBe(["V12"]);
        Gebreken([.. dossier.Where(g => g is not ControleUitgevoerd { ControleId: var id } || id == ControleId)]).Select(g => g.Regel).ShouldBe(["DC45", "DC45"]);
    }

    [Fact]
    public void Een_dwangbevel_komt_pas_na_de_aanmaningstermijn()
    {
        Gebeurtenis[] aangemaand = [.. MetBekendeBeschikking, Aangemaand(NaVerzuim)];
        VaardigDwangbevelUit Uit(DateOnly op) => new([Verbeurd], Getekend(Stuksoort.Dwangbevel, op));
        VaardigDwangbevelUitEndpoint.Validate(Uit(new(2026, 11, 4)), Zaak(aangemaand), LastId, Mandaten(), Klok(new(2026, 11, 4))).MagDoor();
        VaardigDwangbevelUitEndpoint.Validate(Uit(new(2026, 11, 3)), Zaak(aangemaand), LastId, Mandaten(), Klok(new(2026, 11, 3))).GeweigerdDoor("V12-termijn");
        VaardigDwangbevelUitEndpoint.Validate(Uit(new(2026, 11, 4)), Zaak(MetBekendeBeschikking), LastId, Mandaten(), Klok(new(2026, 11, 4))).GeweigerdDoor("V12");
        VaardigDwangbevelUitEndpoint.Validate(Uit(new(2026, 11, 4)), Zaak([.. aangemaand, new BetalingOntvangen(ZaakId, LastId, new(2026, 11, 1), 300_000, null) { GebeurdOp = Nu }]), LastId, Mandaten(), Klok(new(2026, 11, 4))).GeweigerdDoor("V12-voldaan");
    }

    [Fact]
    public void Uitstel_ligt_niet_in_het_verleden_en_eindigt_een_keer()
    {
        VerleenUitstel Verleen(DateOnly tot) => new([Verbeurd], new(2026, 9, 20), tot, Getekend(Stuksoort.Uitstelbesluit, Oktober), Verzonden(Oktober));
        VerleenUitstelEndpoint.Validate(Verleen(new(2026, 12, 31)), Zaak(MetVerbeurte), LastId, Mandaten(), Klok(Oktober)).MagDoor();
        VerleenUitstelEndpoint.Validate(Verleen(new(2026, 9, 30)), Zaak(MetVerbeurte), LastId, Mandaten(), Klok(Oktober)).GeweigerdDoor("V10-voorbij");
        var uitstel = Uitstel(Oktober, new(2026, 12, 31));
        TrekUitstelIn Trek(DateOnly vanaf) => new(vanaf, Getekend(Stuksoort.Uitstelbesluit, Oktober), Verzonden(Oktober));
        TrekUitstelInEndpoint.Validate(Trek(new(2026, 11, 1)), Zaak([.. MetVerbeurte, uitstel]), LastId, uitstel.UitstelId, Mandaten(), Klok(Oktober)).MagDoor();
        TrekUitstelInEndpoint.Validate(Trek(new(2027, 1, 1)), Zaak([.. MetVerbeurte, uitstel]), LastId, uitstel.UitstelId, Mandaten(), Klok(Oktober)).GeweigerdDoor("V10-einde");
        TrekUitstelInEndpoint.Validate(Trek(new(2026, 9, 30)), Zaak([.. MetVerbeurte, uitstel]), LastId, uitstel.UitstelId, Mandaten(), Klok(Oktober)).GeweigerdDoor("V10-terug");
        // Decided on the 1st and sent on the 10th: until then he could rely on it.
        TrekUitstelInEndpoint.Validate(Trek(Oktober) with { Verzending = Verzonden(new(2026, 10, 10)) }, Zaak([.. MetVerbeurte, uitstel]), LastId, uitstel.UitstelId, Mandaten(), Klok(new(2026, 10, 10))).GeweigerdDoor("V10-terug");
        Zaak([.. MetVerbeurte, uitstel, new UitstelBeeindigd(ZaakId, LastId, uitstel.UitstelId, new(2026, 11, 1), Ondertekening(), Stuk(Stuksoort.Uitstelbesluit), Verzending(Oktober)) { GebeurdOp = Nu }])
            .Lasten[LastId].StandOp(new(2026, 11, 2))!.Waarde.Posten[0].Verbeurte.HeeftUitstelOp(new(2026, 11, 1)).ShouldBeFalse();
    }

    [Fact]
    public void Een_betaling_die_niet_is_gedaan_of_later_kwam_verandert_het_grootboek()
    {
        var pand = Pand([.. MetBekendeBeschikking, new BetalingOntvangen(ZaakId, LastId, new(2026, 10, 5), 250_000, null) { GebeurdOp = Nu }]);
        var betaling = pand.Zaak(ZaakId)!.Lasten[LastId].Journaal.Find(r => r.Soort is Journaalsoort.Betaling)!.Gebeurtenis;
        pand.Zaak(ZaakId)!.Lasten[LastId].StandOp(NaVerzuim)!.Waarde.OpenstaandCent.ShouldBe(0);
        pand.Na([new GegevenGecorrigeerd(ZaakId, betaling, true, null, Tekst()) { GebeurdOp = Nu }]).Zaak(ZaakId)!.Lasten[LastId].StandOp(NaVerzuim)!.Waarde.OpenstaandCent.ShouldBe(250_000);
        pand.Na([new GegevenGecorrigeerd(ZaakId, betaling, false, new DateOnly(2026, 10, 25).Om(new(9, 0)), Tekst()) { GebeurdOp = Nu }]).Zaak(ZaakId)!.Lasten[LastId].StandOp(NaVerzuim)!.Waarde.InVerzuimCent.ShouldBe(250_000);
    }

    [Fact]
    public void Wat_pas_laat_bekend_wordt_valt_op_zijn_plaats()
    {
        // A visit of 11 September that is recorded after the decision about the 3rd proves the 10th as well, and moves no decision.
        Gebeurtenis[] dossier = [.. MetBekendeBeschikking, .. Hercontrole(new(2026, 9, 11), controle: Guid.NewGuid())];
        var stand = Zaak(dossier).Lasten[LastId].StandOp(NaVerzuim)!.Waarde;
        stand.Posten.Select(p => p.Verbeurte.VerbeurdOp).ShouldBe([Verbeurd, new DateOnly(2026, 9, 10)]);
        stand.Posten.Select(p => p.Verbeurte.InvorderingsbeschikkingOp).ShouldBe([Oktober, null]);
    }

    [Fact]
    public void Een_zaak_met_iets_openstaands_sluit_niet()
    {
        var sluit = (Gebeurtenis[] dossier) => SluitZaakAfEndpoint.Validate(new(Afsluitreden.Hersteld, "Klaar."), Zaak(dossier), Klok(NaVerzuim));
        sluit(MetVerbeurte).GeweigerdDoor("Z-vordering");
        sluit(MetLast).GeweigerdDoor("Z-last");
        sluit([Melding()]).GeweigerdDoor("Z-melding");
        sluit(Onderzocht).MagDoor();
        sluit([.. Onderzocht, new ZaakAfgesloten(ZaakId, Afsluitreden.Hersteld, Tekst()) { GebeurdOp = Nu }]).GeweigerdDoor("Z-afgesloten");
        HeropenZaakEndpoint.Validate(Zaak(Onderzocht)).GeweigerdDoor("Z-open");
        HeropenZaakEndpoint.Validate(Zaak([.. Onderzocht, new ZaakAfgesloten(ZaakId, Afsluitreden.Hersteld, Tekst()) { GebeurdOp = Nu }])).MagDoor();
    }

    [Fact]
    public void Afzien_van_invordering_vraagt_een_besluit_en_laat_niets_open()
    {
        var opdracht = new ZieAfVanInvordering([Verbeurd], "Bijzondere omstandigheden.", Getekend(Stuksoort.BesluitNietInvorderen, Oktober), Verzonden(Oktober));
        ZieAfVanInvorderingEndpoint.Validate(opdracht, Zaak(MetVerbeurte), LastId, Mandaten(), Klok(Oktober)).MagDoor();
        ZieAfVanInvorderingEndpoint.Validate(opdracht with { Ondertekening = Getekend(Stuksoort.Aanmaning, Oktober) }, Zaak(MetVerbeurte), LastId, Mandaten(), Klok(Oktober)).GeweigerdDoor("D4-soort");
        var (_, afgezien) = ZieAfVanInvorderingEndpoint.Post(opdracht, LastId, Pand(MetVerbeurte), Zaak(MetVerbeurte), Mandaten(), Klok(Oktober));
        Zaak([.. MetVerbeurte, afgezien]).Lasten[LastId].StandOp(NaVerzuim)!.Waarde.OpenstaandCent.ShouldBe(0);
    }

    [Fact]
    public void Wat_te_veel_is_betaald_gaat_terug()
    {
        Gebeurtenis[] teVeel = [.. MetBekendeBeschikking, new BetalingOntvangen(ZaakId, LastId, new(2026, 10, 5), 300_000, null) { GebeurdOp = Nu }];
        SluitZaakAfEndpoint.Validate(new(Afsluitreden.Hersteld, "Klaar."), Zaak(teVeel), Klok(NaVerzuim)).GeweigerdDoor("Z-vordering");
        BetaalTerugEndpoint.Validate(Zaak(teVeel), LastId).MagDoor();
        var (_, terug) = BetaalTerugEndpoint.Post(new(NaVerzuim, 50_000), LastId, Pand(teVeel), Zaak(teVeel), Klok(NaVerzuim));
        Zaak([.. teVeel, terug]).Lasten[LastId].StandOp(NaVerzuim)!.Waarde.NogTerugTeBetalenCent.ShouldBe(0);
    }

    [Fact]
    public void Wie_zijn_schuld_erkent_stuit_de_verjaring()
    {
        var opdracht = new LegSchulderkenningVast([Verbeurd], Oktober, Stuk(Stuksoort.Bewijsstuk));
        LegSchulderkenningVastEndpoint.Validate(opdracht, Zaak(MetVerbeurte), LastId, Klok(Oktober)).MagDoor();
        var (_, erkend) = LegSchulderkenningVastEndpoint.Post(opdracht, LastId, Pand(MetVerbeurte), Zaak(MetVerbeurte), Klok(Oktober));
        Zaak([.. MetVerbeurte, erkend]).Lasten[LastId].StandOp(NaVerzuim)!.Waarde.Posten[0].LaatsteDagRechtsvordering.ShouldBe(new DateOnly(2027, 10, 1));
    }
}
