using Handhaving.Binnentreden;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using static Handhaving.Tests.Opzet.Dossier;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Binnentreden;

public class MachtigingTests
{
    private static readonly Clausules Overdag = new(false, false, false, [Vergezeller.Slotenmaker]);

    private static readonly Machtigingskader Kader = new(Normen(Norm()), Toezichthouders(Anna, Bert), Mandaten());

    private static readonly VraagMachtigingAan Aanvraag = new(NormId, [HetHuis], [Anna, Bert], Overdag, [ControleId], true, "Ernstig vermoeden, de deur bleef dicht.");

    private static readonly MachtigingAangevraagd Aangevraagd = new(ZaakId, MachtigingId, NormId, [HetHuis], [Anna, Bert], Overdag, [ControleId], Bezocht, Tekst()) { GebeurdOp = Gegeven.Op(-600) };

    private static readonly VerleenMachtiging Verlening = new(Getekend(Stuksoort.Machtiging, Bezocht, Burgemeester));

    private static MachtigingVerleend Verleend(int op = -500, Clausules? clausules = null, Guid[]? gemachtigden = null) => new(ZaakId, MachtigingId, NormId, [HetHuis], [.. gemachtigden ?? [Anna, Bert]],
        clausules ?? Overdag, new(Burgemeester, Guid.NewGuid(), Bezocht), Dossier.Op(new(2026, 6, 13)), Stuk(Stuksoort.Machtiging))
    { GebeurdOp = Gegeven.Op(op) };

    public static TheoryData<string, VraagMachtigingAan> Aanvragen => new()
    {
        { "N1", Aanvraag with { NormId = Guid.NewGuid() } },
        { "T1", Aanvraag with { Gemachtigden = [Anna, Cor] } },
        { "B7", Aanvraag with { Woningen = [.. Enumerable.Range(1, 5).Select(n => new Woning(Verblijfsobject, $"kamer-{n}"))] } },
        { "B7", Aanvraag with { Woningen = [HetHuis, HetHuis] } },
        { "B10", Aanvraag with { Clausules = Overdag with { Nacht = true } } },
        { "B10", Aanvraag with { Clausules = Overdag with { Afwezigheid = true } } },
        { "B14", Aanvraag with { Feiten = [] } },
        { "B14", Aanvraag with { Feiten = [Guid.NewGuid()] } },
        { "M4", Aanvraag with { Feiten = [MeldingId] } },
        { "B14-middel", Aanvraag with { LichterMiddelOntoereikend = false } },
    };

    [Theory, MemberData(nameof(Aanvragen))]
    public void Een_aanvraag_die_de_noodzaak_niet_draagt_wordt_geweigerd(string regel, VraagMachtigingAan opdracht) =>
        VraagMachtigingAanEndpoint.Validate(opdracht, Zaak(Onderzocht), Kader, StilleKlok).GeweigerdDoor(regel);

    [Fact]
    public async Task Een_machtiging_van_een_eerdere_dag_noemt_haar_tijdstip()
    {
        var eerder = Verlening with { Ondertekening = Getekend(Stuksoort.Machtiging, new(2026, 6, 9), Burgemeester) };
        (await eerder.Gekeurd()).Ongeldig("gebeurdOp");
        (await (eerder with { GebeurdOp = new DateOnly(2026, 6, 9).Om(new TimeOnly(8, 10)) }).Gekeurd()).MagDoor();
        // Given today it may be left out: then it was given now.
        (await Verlening.Gekeurd()).MagDoor();
    }

    [Fact]
    public void Een_aanvraag_op_verse_feiten_mag_en_op_oude_niet()
    {
        VraagMachtigingAanEndpoint.Validate(Aanvraag, Zaak(Onderzocht), Kader, StilleKlok).MagDoor();
        VraagMachtigingAanEndpoint.Validate(Aanvraag with { Feiten = [MeldingId, ControleId] }, Zaak(Onderzocht), Kader, StilleKlok).MagDoor();
        VraagMachtigingAanEndpoint.Validate(Aanvraag, Zaak(Onderzocht), Kader, Klok(new(2026, 7, 23))).GeweigerdDoor("B14-recent");
        VraagMachtigingAanEndpoint.Validate(Aanvraag, Zaak(Onderzocht), Kader with { Normen = Normen(Norm() with { BinnentredenZonderToestemming = false }) }, StilleKlok).GeweigerdDoor("B6");
    }

    [Fact]
    public void Alleen_de_burgemeester_of_zijn_mandataris_verleent_en_nooit_ruimer_dan_gevraagd()
    {
        var zaak = Zaak([.. Onderzocht, Aangevraagd]);
        VerleenMachtigingEndpoint.Validate(Verlening, zaak, MachtigingId, Kader).MagDoor();
        VerleenMachtigingEndpoint.Validate(Verlening with { Ondertekening = Getekend(Stuksoort.Machtiging, Bezocht) }, zaak, MachtigingId, Kader).GeweigerdDoor("N7");
        VerleenMachtigingEndpoint.Validate(Verlening with { Woningen = [new Woning(Verblijfsobject, "zolder")] }, zaak, MachtigingId, Kader).GeweigerdDoor("B5-ruimer");
        VerleenMachtigingEndpoint.Validate(Verlening with { Clausules = Overdag with { Nacht = true, DringendNoodzakelijk = true } }, zaak, MachtigingId, Kader).GeweigerdDoor("B5-ruimer");
        VerleenMachtigingEndpoint.Validate(Verlening, Zaak([.. Onderzocht, Aangevraagd, Verleend()]), MachtigingId, Kader).GeweigerdDoor("B5-beslist");
        VerleenMachtigingEndpoint.Post(Verlening, MachtigingId, Pand(Onderzocht), zaak, Kader, StilleKlok).Item1.GeldigTotEnMet.Datum.ShouldBe(new DateOnly(2026, 6, 13));
    }

    /// <summary>What made it necessary is looked at again on the day of issue.</summary>
    [Fact]
    public void Een_verlening_volgt_op_de_aanvraag_en_rust_op_feiten_die_dan_nog_vers_zijn()
    {
        VerleenMachtiging Verleen(DateOnly op) => new(Getekend(Stuksoort.Machtiging, op, Burgemeester));
        Zaak Gevraagd(DateOnly op) => Zaak([.. Onderzocht, Aangevraagd with { GebeurdOp = op.Om(new(9, 0)) }]);
        VerleenMachtigingEndpoint.Validate(Verleen(new(2026, 6, 11)), Gevraagd(new(2026, 6, 12)), MachtigingId, Kader).GeweigerdDoor("B5-volgorde");
        // The visit was on 10 June; 42 days later is 22 July.
        VerleenMachtigingEndpoint.Validate(Verleen(new(2026, 7, 22)), Gevraagd(new(2026, 6, 12)), MachtigingId, Kader).MagDoor();
        VerleenMachtigingEndpoint.Validate(Verleen(new(2026, 7, 23)), Gevraagd(new(2026, 6, 12)), MachtigingId, Kader).GeweigerdDoor("B14-recent");
        // A request that was there before its facts; and a fact that fell away since the request.
        VerleenMachtigingEndpoint.Validate(Verleen(new(2026, 6, 9)), Gevraagd(new(2026, 6, 9)), MachtigingId, Kader).GeweigerdDoor("B14-later");
        VraagMachtigingAanEndpoint.Validate(Aanvraag with { GebeurdOp = Nu.AddDays(-1) }, Zaak(Onderzocht), Kader, StilleKlok).GeweigerdDoor("B14-later");
        VerleenMachtigingEndpoint.Validate(Verlening, Zaak([.. Onderzocht.Where(g => g is not ControleUitgevoerd), Aangevraagd]), MachtigingId, Kader).GeweigerdDoor("B14");
    }

    private static readonly Gebeurtenis[] Deur = [Legitimatie(), Doel()];

    private static WoningBinnengetreden Krachtens(int op = 2, bool aanwezig = true, Woning? woning = null, bool zonder = false, params Vergezeller[] mee) =>
        new(ZaakId, ControleId, Binnentreedgrond.Machtiging, aanwezig, null, [], MachtigingId, zonder ? null : woning ?? HetHuis, [.. mee]) { GebeurdOp = Gegeven.Op(op) };

    public static TheoryData<string, Gebeurtenis[], string[]> Betredingen => new()
    {
        { "zoals gemachtigd", [.. Deur, Aangevraagd, Verleend(), Krachtens(mee: Vergezeller.Slotenmaker), Ruimte()], [] },
        { "niet in het dossier", [.. Deur, Krachtens(), Ruimte()], ["B3"] },
        { "alleen aangevraagd", [.. Deur, Aangevraagd, Krachtens(), Ruimte()], ["B3"] },
        { "later verleend", [.. Deur, Aangevraagd, Verleend(5), Krachtens(2), Ruimte()], ["B3-later"] },
        { "na de derde dag", [.. Deur, Aangevraagd, Verleend(), Krachtens(4 * 24 * 60), Ruimte(4 * 24 * 60 + 1)], ["B9"] },
        { "op de derde dag", [.. Deur, Aangevraagd, Verleend(), Krachtens(3 * 24 * 60), Ruimte(3 * 24 * 60 + 1)], [] },
        { "ingetrokken", [.. Deur, Aangevraagd, Verleend(), new MachtigingVervallen(ZaakId, MachtigingId, Vervalgrond.Ingetrokken) { GebeurdOp = Gegeven.Op(1) }, Krachtens(), Ruimte()], ["B9-vervallen"] },
        { "een andere woning", [.. Deur, Aangevraagd, Verleend(), Krachtens(woning: HetHuis with { Ruimte = "zolder" }), Ruimte()], ["B7"] },
        { "geen woning genoemd", [.. Deur, Aangevraagd, Verleend(), Krachtens(zonder: true), Ruimte()], ["B7-onbekend"] },
        { "niemand gemachtigd", [.. Deur, Aangevraagd, Verleend(gemachtigden: [Cor]), Krachtens(), Ruimte()], ["B8"] },
        { "een van het koppel niet gemachtigd", [.. Deur, Aangevraagd, Verleend(gemachtigden: [Anna]), Krachtens(), Ruimte()], ["B8-vergezeller"] },
        { "een van het koppel niet gemachtigd maar als vergezeller toegestaan", [.. Deur, Aangevraagd, Verleend(gemachtigden: [Anna], clausules: Overdag with { Vergezellers = [Vergezeller.Toezichthouder] }), Krachtens(), Ruimte()], [] },
        { "een van het koppel niet gemachtigd en buiten gebleven", [.. Deur, Aangevraagd, Verleend(gemachtigden: [Anna]), Krachtens() with { Toezichthouders = [Anna] }, Ruimte()], [] },
        { "alleen de niet gemachtigde ging naar binnen", [.. Deur, Aangevraagd, Verleend(gemachtigden: [Anna]), Krachtens() with { Toezichthouders = [Bert] }, Ruimte()], ["B8"] },
        { "bewoner afwezig", [.. Deur, Aangevraagd, Verleend(), Krachtens(aanwezig: false), Ruimte()], ["B10"] },
        { "bewoner afwezig met clausule", [.. Deur, Aangevraagd, Verleend(clausules: Overdag with { Afwezigheid = true, DringendNoodzakelijk = true }), Krachtens(aanwezig: false), Ruimte()], [] },
        { "in de nacht", [.. Deur, Aangevraagd, Verleend(), Krachtens(19 * 60), Ruimte(19 * 60 + 1)], ["B10"] },
        { "in de nacht met clausule", [.. Deur, Aangevraagd, Verleend(clausules: Overdag with { Nacht = true, DringendNoodzakelijk = true }), Krachtens(19 * 60), Ruimte(19 * 60 + 1)], [] },
        { "met politie die er niet in staat", [.. Deur, Aangevraagd, Verleend(), Krachtens(mee: [Vergezeller.Politie]), Ruimte()], ["B11"] },
        { "een verhuurde kamer die er niet in staat", [.. Deur, Aangevraagd, Verleend(), Krachtens(), Ruimte(naam: "kamer-1", prive: true)], ["B7-kamer"] },
        { "zonder legitimatie", [Doel(), Aangevraagd, Verleend(), Krachtens(), Ruimte()], ["B1-legitimatie"] },
    };

    [Theory, MemberData(nameof(Betredingen))]
    public void Een_machtiging_draagt_alleen_wat_zij_noemt(string geval, Gebeurtenis[] feiten, string[] regels)
    {
        var zaak = Zaak([Melding(), Gepland(), .. feiten]);
        var controle = zaak.Controles[ControleId];
        Rechtmatigheid.VanBevindingen(zaak, controle).Values.Single().Select(g => g.Regel).ShouldBe(regels, geval);
    }

    [Fact]
    public void Een_machtiging_vervalt_niet_voor_haar_laatste_dag()
    {
        var zaak = Zaak([.. Onderzocht, Aangevraagd, Verleend()]);
        LaatMachtigingVervallenEndpoint.Validate(new(Vervalgrond.Verstreken), zaak, MachtigingId, Klok(new(2026, 6, 13))).GeweigerdDoor("B9");
        LaatMachtigingVervallenEndpoint.Validate(new(Vervalgrond.Verstreken), zaak, MachtigingId, Klok(new(2026, 6, 14))).MagDoor();
        LaatMachtigingVervallenEndpoint.Validate(new(Vervalgrond.Ingetrokken), zaak, MachtigingId, Klok(new(2026, 6, 11))).MagDoor();
        WeigerMachtigingEndpoint.Validate(new(Getekend(Stuksoort.Machtigingsweigering, Bezocht, Burgemeester), "Te ruim."), Zaak([.. Onderzocht, Aangevraagd]), MachtigingId, Mandaten()).MagDoor();
        WeigerMachtigingEndpoint.Validate(new(Getekend(Stuksoort.Machtigingsweigering, Bezocht), "Te ruim."), Zaak([.. Onderzocht, Aangevraagd]), MachtigingId, Mandaten()).GeweigerdDoor("N7");
        WeigerMachtigingEndpoint.Validate(new(Getekend(Stuksoort.Machtiging, Bezocht, Burgemeester), "Te ruim."), Zaak([.. Onderzocht, Aangevraagd]), MachtigingId, Mandaten()).GeweigerdDoor("D4-soort");
        WeigerMachtigingEndpoint.Post(new(Getekend(Stuksoort.Machtigingsweigering, Bezocht, Burgemeester), "Te ruim."), MachtigingId, Pand([.. Onderzocht, Aangevraagd]), Zaak([.. Onderzocht, Aangevraagd]), Mandaten(), Klok(Bezocht))
            .Item2.StukId.ShouldBe(Stuk(Stuksoort.Machtigingsweigering));
    }

    [Fact]
    public void Het_verslag_is_van_wie_binnentrad_en_gaat_uiterlijk_de_vierde_dag_weg()
    {
        var pand = Pand([.. Onderzocht, Aangevraagd, Verleend(), Krachtens(12)]);
        var zaak = pand.Zaak(ZaakId)!;
        var controle = zaak.Controles[ControleId];
        var opdracht = new MaakVerslagOp(controle.Betredingen[^1].Gebeurtenis, true, "Fictief", "Wij traden binnen.", Gegeven.Op(30), [], false, false, false, Stuk(Stuksoort.VerslagBinnentreden));
        MaakVerslagOpEndpoint.Validate(opdracht, zaak, controle, Wie()).MagDoor();
        MaakVerslagOpEndpoint.Validate(opdracht, zaak, controle, Wie(Cor)).GeweigerdDoor("B12");
        MaakVerslagOpEndpoint.Validate(opdracht with { OpAmbtseed = false }, zaak, controle, Wie()).GeweigerdDoor("B12-eed");
        MaakVerslagOpEndpoint.Validate(opdracht with { BuitenOp = Gegeven.Op(0) }, zaak, controle, Wie()).Ongeldig("buitenOp");
        var (antwoord, verslag) = MaakVerslagOpEndpoint.Post(opdracht, pand, zaak, controle, Wie(), StilleKlok);
        antwoord.VerzendenUiterlijk.Datum.ShouldBe(new DateOnly(2026, 6, 14));
        var na = pand.Na([verslag]).Zaak(ZaakId)!;
        MaakVerslagOpEndpoint.Validate(opdracht, na, na.Controles[ControleId], Wie()).GeweigerdDoor("B12-eerder");
        string[] Gebreken(DateOnly op) => [.. VerzendVerslagEndpoint.Post(new(Verslagontvanger.Burgemeester, Verzonden(op)), verslag.VerslagId, pand, na, na.Controles[ControleId], Klok(op)).Item1.Gebreken.Select(g => g.Regel)];
        Gebreken(new(2026, 6, 14)).ShouldBeEmpty();
        Gebreken(new(2026, 6, 15)).ShouldBe(["B13"]);
        VerzendVerslagEndpoint.Validate(new(Verslagontvanger.Burgemeester, Verzonden(new(2026, 6, 9))), na, na.Controles[ControleId], verslag.VerslagId).Ongeldig("verzending.op");
        VerzendVerslagEndpoint.Validate(new(Verslagontvanger.Burgemeester, Verzonden(Bezocht)), na, na.Controles[ControleId], verslag.VerslagId).MagDoor();
    }

    [Fact]
    public void De_termijn_van_een_verslag_loopt_vanaf_zijn_eigen_binnentreden()
    {
        var pand = Pand([.. Onderzocht, Aangevraagd, Verleend(), Krachtens(12), Vertrek(40), Krachtens(2 * 24 * 60)]);
        var zaak = pand.Zaak(ZaakId)!;
        var controle = zaak.Controles[ControleId];
        DateOnly Uiterlijk(Betreding betreding)
        {
            var (antwoord, gemaakt) = MaakVerslagOpEndpoint.Post(Verslag(betreding), pand, zaak, controle, Wie(), StilleKlok);
            var na = pand.Na([gemaakt]);
            var verzonden = VerzendVerslagEndpoint.Post(new(Verslagontvanger.Bewoner, Verzonden(new(2026, 6, 13))), gemaakt.VerslagId, na, na.Zaak(ZaakId)!, na.Zaak(ZaakId)!.Controles[ControleId], Klok(new(2026, 6, 13))).Item1;
            verzonden.Uiterlijk.Datum.ShouldBe(antwoord.VerzendenUiterlijk.Datum);
            return verzonden.Uiterlijk.Datum;
        }

        Uiterlijk(controle.Betredingen[^2]).ShouldBe(new DateOnly(2026, 6, 14));
        Uiterlijk(controle.Betredingen[^1]).ShouldBe(new DateOnly(2026, 6, 16));

        // An entry that was herroepen leaves the report of it in the file, with the moment that it gives itself.
        var verslag = MaakVerslagOpEndpoint.Post(Verslag(controle.Betredingen[^1]), pand, zaak, controle, Wie(), StilleKlok).Item2;
        var zonder = pand.Na([verslag, new GegevenGecorrigeerd(ZaakId, controle.Betredingen[^1].Gebeurtenis, true, null, Tekst()) { GebeurdOp = Nu }]).Zaak(ZaakId)!;
        var opdracht = new VerzendVerslag(Verslagontvanger.Bewoner, Verzonden(new(2026, 6, 16)));
        VerzendVerslagEndpoint.Validate(opdracht, zonder, zonder.Controles[ControleId], verslag.VerslagId).MagDoor();
        VerzendVerslagEndpoint.Post(opdracht, verslag.VerslagId, pand, zonder, zonder.Controles[ControleId], Klok(new(2026, 6, 16))).Item1.Uiterlijk.Datum.ShouldBe(new DateOnly(2026, 6, 16));
    }

    [Fact]
    public void Wie_alleen_in_het_verslag_meeging_wordt_ook_aan_de_machtiging_getoetst()
    {
        var pand = Pand([Melding(), Gepland(), .. Deur, Aangevraagd, Verleend(), Krachtens(), Ruimte()]);
        var zaak = pand.Zaak(ZaakId)!;
        var controle = zaak.Controles[ControleId];
        var met = Verslag(controle.Betredingen[0]) with { Vergezellers = [Vergezeller.Slotenmaker, Vergezeller.Politie] };
        var (antwoord, verslag) = MaakVerslagOpEndpoint.Post(met, pand, zaak, controle, Wie(), StilleKlok);
        antwoord.Gebreken.Select(g => g.Regel).ShouldBe(["B11"]);
        var na = pand.Na([verslag]).Zaak(ZaakId)!;
        Rechtmatigheid.VanBevindingen(na, na.Controles[ControleId]).Values.Single().Select(g => g.Regel).ShouldBe(["B11"]);
        MaakVerslagOpEndpoint.Post(Verslag(controle.Betredingen[0]), pand, zaak, controle, Wie(), StilleKlok).Item1.Gebreken.ShouldBeEmpty();
    }

    private static MaakVerslagOp Verslag(Betreding betreding) =>
        new(betreding.Gebeurtenis, true, "Fictief", "Wij traden binnen.", betreding.Op.AddMinutes(18), [Vergezeller.Slotenmaker], false, false, false, Stuk(Stuksoort.VerslagBinnentreden));
}
