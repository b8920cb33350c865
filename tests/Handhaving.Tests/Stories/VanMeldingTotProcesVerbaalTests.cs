using Handhaving.Bevindingen;
using Handhaving.Binnentreden;
using Handhaving.Controles;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Stories;

public class VanMeldingTotProcesVerbaalTests(Toepassing toepassing)
{
    private static readonly Ruimtebevinding Slaapkamer = new("slaapkamer-1", Ruimtesoort.Slaapkamer, Privevertrek: true, VanBuitenaf: false, 3, true, true, false);

    [Fact]
    public async Task Van_melding_tot_ondertekend_proces_verbaal()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());

        await v.Leg("legitimaties", new ToonLegitimatie());
        await v.Leg("doelmededelingen", new DeelDoelMee(Begrepen: true));
        await v.Leg("toestemmingen", new VerleenToestemming(Reikwijdte.Woning, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner"));
        await v.Leg("toestemmingen", new VerleenToestemming(Reikwijdte.Ruimte, Hoedanigheid.Bewoner, true, true, "Fictieve Bewoner", "slaapkamer-1"));
        (await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Toestemming, true))).Json["gebreken"]!.AsArray().ShouldBeEmpty();
        (await v.Leg("ruimten", new NeemRuimteOp(Slaapkamer))).Json["gebreken"]!.AsArray().ShouldBeEmpty();
        await v.Leg("vertrekken", new VerlaatWoning());
        await v.Leg("afrondingen", new RondControleAf(Controleresultaat.OvertredingWaargenomen));
        var pv = (await v.Leg("processen-verbaal", new MaakProcesVerbaalOp("Wij zagen drie slaapplaatsen."))).Id("procesVerbaalId");
        await v.Leg($"processen-verbaal/{pv}/ondertekeningen", new OndertekenProcesVerbaal(OpAmbtseed: true));
        await v.Leg($"processen-verbaal/{pv}/aanvullingen", new VulProcesVerbaalAan("De tweede foto hoort bij slaapkamer 1."));

        var zaak = (await v.Gemeente.Jurist.Get(v.Zaakpad)).Is(200);
        // What is read depends on the day as well; the version in it is the one that the last command made.
        zaak.Versie.ShouldNotBeNull().Trim('"').Split('.')[0].ShouldBe(v.Versie!.Trim('"'));
        zaak.Json["fase"]!.GetValue<string>().ShouldBe("Geconstateerd");
        zaak.Json["controles"]![0]!["bruikbareBevindingen"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Een_betreding_zonder_toestemming_wordt_vastgelegd_en_sluit_bevindingen_uit()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());

        var betreding = await v.Leg("betredingen", new TreedBinnen(Binnentreedgrond.Geen, false));
        betreding.Json["gebreken"]!.AsArray().Select(g => g!["regel"]!.GetValue<string>()).ShouldContain("B3");
        betreding.Json["verslagVereist"]!.GetValue<bool>().ShouldBeTrue();
        (await v.Leg("ruimten", new NeemRuimteOp(Slaapkamer))).Json["gebreken"]!.AsArray().ShouldNotBeEmpty();

        var controle = (await v.Gemeente.Jurist.Get(v.Zaakpad)).Is(200).Json["controles"]![0]!;
        controle["bruikbareBevindingen"]!.GetValue<int>().ShouldBe(0);
        controle["bevindingen"]![0]!["bruikbaarVoorBesluit"]!.GetValue<bool>().ShouldBeFalse();
    }
}
