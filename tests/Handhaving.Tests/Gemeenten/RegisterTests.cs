using Handhaving.Gemeenten;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using JasperFx.Events;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Gemeenten;

public class RegisterTests
{
    private static readonly StelNormVast Nieuw = Verhaal.Norm();
    private static readonly WijsToezichthouderAan Aanwijzen = new("inlog", "Fictief", "awb-1", ["Hw"], new DateOnly(2024, 1, 1));

    [Fact]
    public void Een_norm_komt_met_zijn_geldigheid_in_het_register()
    {
        var (antwoord, vastgesteld) = StelNormVastEndpoint.Post(Nieuw with { Wijkcodes = ["WK015007"] }, null, StilleKlok);

        vastgesteld.GebeurdOp.ShouldBe(Nu);
        vastgesteld.Norm.Id.ShouldBe(antwoord.NormId);
        vastgesteld.Norm.Geldt(Nieuw.GeldigVanaf).ShouldBeTrue();
        vastgesteld.Norm.Geldt(Nieuw.GeldigVanaf.AddDays(-1)).ShouldBeFalse();
        vastgesteld.Norm.Geldt(Nieuw.GeldigTotEnMet).ShouldBeTrue();
        vastgesteld.Norm.Geldt(Nieuw.GeldigTotEnMet.AddDays(1)).ShouldBeFalse();
        vastgesteld.Norm.GeldtIn("WK015007").ShouldBeTrue();
        vastgesteld.Norm.GeldtIn("WK015001").ShouldBeFalse();
        Norm().GeldtIn("WK015001").ShouldBeTrue();
    }

    [Fact]
    public void Een_huisvestingsverordening_geldt_hoogstens_vier_jaar()
    {
        StelNormVastEndpoint.Validate(Nieuw with { GeldigTotEnMet = Nieuw.GeldigVanaf.AddYears(4).AddDays(-1) }).MagDoor();
        StelNormVastEndpoint.Validate(Nieuw with { GeldigTotEnMet = Nieuw.GeldigVanaf.AddYears(4) }).GeweigerdDoor("N3");
        StelNormVastEndpoint.Validate(Nieuw with { Wet = "Ow", GeldigTotEnMet = Nieuw.GeldigVanaf.AddYears(9) }).MagDoor();
    }

    [Fact]
    public async Task De_keuring_van_een_norm_noemt_het_veld()
    {
        (await Nieuw.Gekeurd()).MagDoor();
        (await (Nieuw with { Naam = "" }).Gekeurd()).Ongeldig("naam");
        (await (Nieuw with { Wet = "Hw 2" }).Gekeurd()).Ongeldig("wet");
        (await (Nieuw with { Wet = "Hw\n" }).Gekeurd()).Ongeldig("wet");
        (await (Nieuw with { GeldigTotEnMet = Nieuw.GeldigVanaf.AddDays(-1) }).Gekeurd()).Ongeldig("geldigTotEnMet");
        (await (Nieuw with { GeldigVanaf = DateOnly.MaxValue, GeldigTotEnMet = DateOnly.MaxValue }).Gekeurd()).Ongeldig("geldigVanaf");
        (await (Nieuw with { DrempelPersonen = 1 }).Gekeurd()).Ongeldig("drempelPersonen");
        (await (Nieuw with { BevoegdOrgaan = "raad" }).Gekeurd()).Ongeldig("bevoegdOrgaan");
        (await (Nieuw with { Wijkcodes = ["x"] }).Gekeurd()).Status.ShouldBe(400);
    }

    [Fact]
    public void Een_toezichthouder_staat_onder_een_verwijzing_in_het_register()
    {
        var sleutel = Path.GetTempFileName();
        File.WriteAllBytes(sleutel, new byte[32]);
        var verwijzing = new Medewerkerverwijzing(new Hoofdsleutel(new Sleutelbestanden(sleutel)));

        var (antwoord, aangewezen) = WijsToezichthouderAanEndpoint.Post(Aanwijzen, null, Wie(), verwijzing, StilleKlok);

        antwoord.Medewerker.ShouldBe(verwijzing.Van("GM0150", "inlog"));
        verwijzing.Van("GM0151", "inlog").ShouldNotBe(antwoord.Medewerker);
        aangewezen.ShouldBeGebeurtenis(new ToezichthouderAangewezen(antwoord.Medewerker, Persoonsgegeven.Over(antwoord.Medewerker, "Fictief"), "awb-1", ["Hw"], new DateOnly(2024, 1, 1), null) { GebeurdOp = Nu });
        File.Delete(sleutel);
    }

    [Fact]
    public async Task De_keuring_van_een_aanwijzing_noemt_het_veld()
    {
        (await Aanwijzen.Gekeurd()).MagDoor();
        (await (Aanwijzen with { Inlognaam = "" }).Gekeurd()).Ongeldig("inlognaam");
        (await (Aanwijzen with { Naam = "" }).Gekeurd()).Ongeldig("naam");
        (await (Aanwijzen with { Aanwijzingsbesluit = "Besluit van Jan" }).Gekeurd()).Ongeldig("aanwijzingsbesluit");
        (await (Aanwijzen with { Wetten = [] }).Gekeurd()).Ongeldig("wetten");
        (await (Aanwijzen with { GeldigTotEnMet = new DateOnly(2023, 1, 1) }).Gekeurd()).Ongeldig("geldigTotEnMet");
    }

    [Fact]
    public void Na_een_intrekking_geldt_de_aanwijzing_tot_die_dag()
    {
        var register = Na(
            new ToezichthouderAangewezen(Anna, Tekst(), "awb-1", ["Hw"], new DateOnly(2024, 1, 1), null) { GebeurdOp = Nu },
            new AanwijzingIngetrokken(Anna, new DateOnly(2026, 6, 10)) { GebeurdOp = Nu });

        register.MagToezien(Anna, new DateOnly(2026, 6, 9), "Hw").ShouldBeTrue();
        register.MagToezien(Anna, new DateOnly(2026, 6, 10), "Hw").ShouldBeFalse();
        register.MagToezien(Anna, new DateOnly(2023, 12, 31), "Hw").ShouldBeFalse();
        register.MagToezien(Anna, new DateOnly(2026, 6, 9), "Ow").ShouldBeFalse();
        register.MagToezien(Bert, new DateOnly(2026, 6, 9), "Hw").ShouldBeFalse();
        register.Version.ShouldBe(2);

        static Toezichthouderregister Na(params Gebeurtenis[] gebeurtenissen) =>
            gebeurtenissen.Aggregate(Toezichthouderregister.Leeg, (r, g) => Toezichthouderregister.Na(r, Gebeurd(g)));
    }

    [Fact]
    public void Een_ingetrokken_norm_geldt_tot_die_dag()
    {
        var register = Normenregister.Na(Normenregister.Na(null, Gebeurd(new NormVastgesteld(Norm()) { GebeurdOp = Nu })), Gebeurd(new NormIngetrokken(NormId, new DateOnly(2026, 6, 10)) { GebeurdOp = Nu }));

        register.Normen[NormId].Geldt(new DateOnly(2026, 6, 9)).ShouldBeTrue();
        register.Normen[NormId].Geldt(new DateOnly(2026, 6, 10)).ShouldBeFalse();
    }

    private static IEvent Gebeurd(Gebeurtenis g) => (IEvent)Activator.CreateInstance(typeof(Event<>).MakeGenericType(g.GetType()), g)!;
}
