using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Opzet;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Controles;

/// <summary>What happened at the door is recorded as it was said.</summary>
public class BezoekTests
{
    private static readonly Pand Pandje = Pand(Melding(), Beoordeeld(), Gepland());
    private static readonly Zaak Zaak_ = Pandje.Zaak(ZaakId)!;
    private static readonly Controle Controle_ = Zaak_.Controles[ControleId];

    [Fact]
    public void Legitimatie_is_van_wie_vastlegt_of_van_de_genoemde_collega()
    {
        ToonLegitimatieEndpoint.Post(new(), Pandje, Zaak_, Controle_, Wie(Anna), StilleKlok).Item2.ShouldBeGebeurtenis(new LegitimatieGetoond(ZaakId, ControleId, Anna) { GebeurdOp = Nu });
        ToonLegitimatieEndpoint.Post(new(Bert, Op(-5)), Pandje, Zaak_, Controle_, Wie(Anna), StilleKlok).Item2.ShouldBeGebeurtenis(new LegitimatieGetoond(ZaakId, ControleId, Bert) { GebeurdOp = Op(-5) });
    }

    [Fact]
    public void Doel_tolk_geen_gehoor_en_bewoner()
    {
        DeelDoelMeeEndpoint.Post(new(false), Pandje, Zaak_, Controle_, StilleKlok).Item2.ShouldBeGebeurtenis(new DoelMeegedeeld(ZaakId, ControleId, false) { GebeurdOp = Nu });
        ZetTolkInEndpoint.Post(new(Tolkwijze.Telefonisch, "Rbtv 1", "een taal"), Pandje, Zaak_, Controle_, StilleKlok).Item2
            .ShouldBeGebeurtenis(new TolkIngezet(ZaakId, ControleId, Tolkwijze.Telefonisch, Persoonsgegeven.Over(ZaakId, new Tolkgegevens("Rbtv 1", "een taal"))) { GebeurdOp = Nu });
        MeldGeenGehoorEndpoint.Post(new(), Pandje, Zaak_, Controle_, StilleKlok).Item2.ShouldBeGebeurtenis(new GeenGehoor(ZaakId, ControleId) { GebeurdOp = Nu });
        TrefBewonerAanEndpoint.Post(new("Fictief", new DateOnly(1980, 1, 1), "Vriendelijk.", "kamer-1", Betrokkene), Pandje, Zaak_, Controle_, StilleKlok).Item2
            .ShouldBeGebeurtenis(new BewonerAangetroffen(ZaakId, ControleId, "kamer-1", Persoonsgegeven.Over(Betrokkene, new Aangetroffene("Fictief", new DateOnly(1980, 1, 1), "Vriendelijk."))) { GebeurdOp = Nu });
    }

    [Fact]
    public void Toestemming_verleend_geweigerd_ingetrokken()
    {
        var (antwoord, verleend) = VerleenToestemmingEndpoint.Post(new(Reikwijdte.Ruimte, Hoedanigheid.Anders, false, true, "Fictief", "kamer-1", Betrokkene), Pandje, Zaak_, Controle_, StilleKlok);
        verleend.ShouldBeGebeurtenis(new ToestemmingVerleend(ZaakId, ControleId, antwoord.ToestemmingId, Reikwijdte.Ruimte, "kamer-1", Hoedanigheid.Anders, false, true,
            Persoonsgegeven.Over(Betrokkene, new Aangetroffene("Fictief")))
        { GebeurdOp = Nu });
        WeigerToestemmingEndpoint.Post(new(Reikwijdte.Woning, Toelichting: "Nee."), Pandje, Zaak_, Controle_, StilleKlok).Item2
            .ShouldBeGebeurtenis(new ToestemmingGeweigerd(ZaakId, ControleId, Reikwijdte.Woning, null, Tekst("Nee.")) { GebeurdOp = Nu });
        TrekToestemmingInEndpoint.Post(new(), ToestemmingId, Pandje, Zaak_, Controle_, StilleKlok).Item2.ShouldBeGebeurtenis(new ToestemmingIngetrokken(ZaakId, ControleId, ToestemmingId) { GebeurdOp = Nu });
    }

    [Fact]
    public void Betreding_vertrek_en_ruimte()
    {
        var (antwoord, binnen) = TreedBinnenEndpoint.Post(new(Binnentreedgrond.Geen, false, "De deur stond open."), Pandje, Zaak_, Controle_, StilleKlok);
        antwoord.VerslagVereist.ShouldBeTrue();
        binnen.ShouldBeGebeurtenis(new WoningBinnengetreden(ZaakId, ControleId, Binnentreedgrond.Geen, false, Tekst("De deur stond open."), antwoord.Gebreken) { GebeurdOp = Nu });
        VerlaatWoningEndpoint.Post(new(Op(-1)), Pandje, Zaak_, Controle_, StilleKlok).Item2.ShouldBeGebeurtenis(new WoningVerlaten(ZaakId, ControleId) { GebeurdOp = Op(-1) });
        var (ruimte, opgenomen) = NeemRuimteOpEndpoint.Post(new(Bevinding(buiten: true), "Drie bellen."), Pandje, Zaak_, Controle_, StilleKlok);
        opgenomen.ShouldBeGebeurtenis(new RuimteOpgenomen(ZaakId, ControleId, ruimte.RuimteId, Bevinding(buiten: true), Tekst("Drie bellen."), []) { GebeurdOp = Nu });
    }

    [Fact]
    public void Een_verslag_is_nodig_bij_elke_betreding_die_niet_op_goede_toestemming_rust()
    {
        bool Verslag(Controle c, Binnentreedgrond grond) => TreedBinnenEndpoint.Post(new(grond, true, null, Op(2)), Pandje, Zaak_, c, StilleKlok).Item1.VerslagVereist;

        Verslag(Controle(Legitimatie(), Doel(), Toestemming()), Binnentreedgrond.Toestemming).ShouldBeFalse();
        Verslag(Controle(Legitimatie(), Doel()), Binnentreedgrond.Toestemming).ShouldBeTrue();
        Verslag(Controle(), Binnentreedgrond.ErnstigGevaar).ShouldBeTrue();
        Verslag(Controle(), Binnentreedgrond.Machtiging).ShouldBeTrue();
    }

    [Fact]
    public void Een_controle_eindigt_eenmaal_met_haar_eigen_tijden_en_koppel()
    {
        RondControleAfEndpoint.Validate(new(Controleresultaat.GeenOvertreding), Controle_, StilleKlok).MagDoor();
        RondControleAfEndpoint.Validate(new(Controleresultaat.GeenOvertreding), Controle(Uitgevoerd()), StilleKlok).GeweigerdDoor("T8-uitgevoerd");
        RondControleAfEndpoint.Post(new(Controleresultaat.NiemandThuis, Op(-30), Op(-10)), Pandje, Zaak_, Controle_, StilleKlok).Item2
            .ShouldBeGebeurtenis(new ControleUitgevoerd(ZaakId, ControleId, Controleresultaat.NiemandThuis, Op(-30), Op(-10), [Anna, Bert], NormId) { GebeurdOp = Op(-30) });
        RondControleAfEndpoint.Post(new(Controleresultaat.NiemandThuis, Einde: Op(30)), Pandje, Zaak_, Controle_, StilleKlok).Item2.Begin.ShouldBe(Planning().BeginOp);
        RondControleAfEndpoint.Post(new(Controleresultaat.NiemandThuis, Einde: Op(-600)), Pandje, Zaak_, Controle_, StilleKlok).Item2.Begin.ShouldBe(Op(-600));
    }

    [Fact]
    public async Task De_keuring_noemt_het_veld()
    {
        (await new ToonLegitimatie(null, Op(6)).Gekeurd()).Ongeldig("gebeurdOp");
        (await new DeelDoelMee(true, Op(6)).Gekeurd()).Ongeldig("gebeurdOp");
        (await new MeldGeenGehoor(Op(6)).Gekeurd()).Ongeldig("gebeurdOp");
        (await new VerlaatWoning(Op(6)).Gekeurd()).Ongeldig("gebeurdOp");
        (await new TrekToestemmingIn(Op(6)).Gekeurd()).Ongeldig("gebeurdOp");
        (await new MeldGeenGehoor(Op(5)).Gekeurd()).MagDoor();
        (await new ZetTolkIn(Tolkwijze.Aanwezig, "", "taal").Gekeurd()).Ongeldig("naamOfNummer");
        (await new ZetTolkIn(Tolkwijze.Aanwezig, "x", "").Gekeurd()).Ongeldig("taal");
        (await new TrefBewonerAan("").Gekeurd()).Ongeldig("naam");
        (await new TrefBewonerAan("x", Ruimte: "Kamer van Jan").Gekeurd()).Ongeldig("ruimte");
        (await new TrefBewonerAan("x", Ruimte: "kamer\n").Gekeurd()).Ongeldig("ruimte");
        (await new RondControleAf(Controleresultaat.GeenToegang, Op(6)).Gekeurd()).Ongeldig("begin");
        (await new RondControleAf(Controleresultaat.GeenToegang, Einde: Op(6)).Gekeurd()).Ongeldig("einde");
        (await new RondControleAf(Controleresultaat.GeenToegang, Op(-1), Op(-2)).Gekeurd()).Ongeldig("begin");
        (await new VerleenToestemming(Reikwijdte.Ruimte, Hoedanigheid.Bewoner, true, true, "x").Gekeurd()).Ongeldig("ruimte");
        (await new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "x", "kamer").Gekeurd()).Ongeldig("ruimte");
        (await new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "").Gekeurd()).Ongeldig("naam");
        (await new WeigerToestemming(Reikwijdte.Woning, "Kamer!").Gekeurd()).Ongeldig("ruimte");
        (await new WeigerToestemming(Reikwijdte.Woning, null, new string('x', 20_001)).Gekeurd()).Ongeldig("toelichting");
        (await new TreedBinnen(Binnentreedgrond.Geen, true, new string('x', 20_001)).Gekeurd()).Ongeldig("toelichting");
        (await new NeemRuimteOp(Bevinding("Slaapkamer")).Gekeurd()).Ongeldig("bevinding.ruimte");
        (await new NeemRuimteOp(Bevinding() with { Slaapplaatsen = 101 }).Gekeurd()).Ongeldig("bevinding.slaapplaatsen");
        (await new StelRegelTerzijde("", "x").Gekeurd()).Ongeldig("regel");
        (await new StelRegelTerzijde("T4", "").Gekeurd()).Ongeldig("motivering");
        (await new MaakProcesVerbaalOp("").Gekeurd()).Ongeldig("tekst");
        (await new VulProcesVerbaalAan("").Gekeurd()).Ongeldig("tekst");
        (await new OndertekenProcesVerbaal(true, Op(6)).Gekeurd()).Ongeldig("gebeurdOp");
    }
}
