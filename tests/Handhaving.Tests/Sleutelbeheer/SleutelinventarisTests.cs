using System.Diagnostics.Metrics;
using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Handhaving.Sleutelbeheer;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Sleutelbeheer;

/// <summary>All that lives opens, nothing that was erased does, and nothing stands alone.</summary>
public class SleutelinventarisTests(Sleuteltoepassing toepassing) : IClassFixture<Sleuteltoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("delete from persoonsgegevens.sleutel where gemeente = :gemeente and klasse = 'melder'", "sleutel-ontbreekt")]
    [InlineData("delete from persoonsgegevens.kluis where gemeente = :gemeente and klasse = 'melder'", "sleutel-zonder-waarde")]
    [InlineData("update persoonsgegevens.kluis set inhoud = set_byte(inhoud, 40, get_byte(inhoud, 40) # 1) where gemeente = :gemeente", "kluis-geschonden")]
    [InlineData("update persoonsgegevens.kluis set gebeurtenis = gen_random_uuid() where gemeente = :gemeente", "kluis-zonder-gebeurtenis")]
    [InlineData("update persoonsgegevens.sleutel set omwikkeld = set_byte(omwikkeld, 20, get_byte(omwikkeld, 20) # 1) where gemeente = :gemeente", "kluis-geschonden")]
    public async Task Wat_niet_klopt_wordt_gevonden_zonder_een_waarde_te_noemen(string aanval, string code)
    {
        var g = toepassing.NieuweGemeente();
        await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Anna");
        (await VindAsync(g)).ShouldBeEmpty();

        await g.VraagAsync(aanval);

        (await VindAsync(g)).Select(b => b.Code).ShouldContain(code);
        (await VindAsync(g)).ShouldAllBe(b => !b.ToString().Contains("Anna", StringComparison.Ordinal));
        await OpruimenAsync(g);
    }

    [Fact]
    public async Task Een_verdwenen_tijdvak_wordt_gevonden_ook_op_de_opdrachtregel()
    {
        var g = toepassing.NieuweGemeente();
        await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Anna");
        var (code, uitvoer) = await toepassing.Database.OpdrachtAsync("sleutels", "inventaris");
        code.ShouldBe(0, uitvoer);

        await g.VraagAsync("update persoonsgegevens.sleutel set tijdvak = 77 where gemeente = :gemeente");

        (code, uitvoer) = await toepassing.Database.OpdrachtAsync("sleutels", "inventaris");
        code.ShouldBe(1, uitvoer);
        uitvoer.ShouldContain("tijdvak-ontbreekt");
        await OpruimenAsync(g);
        (await toepassing.Database.OpdrachtAsync("sleutels", "vernietig", "x")).Code.ShouldBe(2);
        (await toepassing.Database.OpdrachtAsync("sleutels", "lijst")).Uitvoer.ShouldContain("in gebruik");
    }

    /// <summary>An erasure that is claimed and did not take place, or that an old backup undid.</summary>
    [Fact]
    public async Task Een_wissing_op_de_lijst_die_er_niet_is_wordt_gevonden()
    {
        var g = toepassing.NieuweGemeente();
        var persoon = Guid.NewGuid();
        await Sleuteltoepassing.LegAsync(g, persoon, "Anna");
        var gebeurtenis = (Guid)(await g.VraagAsync($"select gebeurtenis from persoonsgegevens.kluis where gemeente = :gemeente and betrokkene = '{persoon}'"))!;
        var lijst = new Wislijst(toepassing.Wislijst);
        var voor = await File.ReadAllBytesAsync(toepassing.Wislijst, Ct);
        lijst.Voeg([new(g.Code, gebeurtenis, "/melder", persoon, DateTimeOffset.UnixEpoch, "OnjuisteVastlegging", Guid.NewGuid(), Guid.NewGuid())]);
        try
        {
            (await VindAsync(g)).Select(b => b.Code).ShouldBe(["wissing-ongedaan"]);
            await toepassing.Database.WisAsync(g.Code, persoon, Bewaarklasse.Melder);
            (await VindAsync(g)).ShouldBeEmpty();

            await File.AppendAllTextAsync(toepassing.Wislijst, "{}\n", Ct);
            (await toepassing.Inventaris.ControleerAsync(Ct)).Bevindingen.Aantallen["wislijst-onleesbaar"].ShouldBe(1);
            File.Delete(toepassing.Wislijst);
            (await toepassing.Inventaris.ControleerAsync(Ct)).Bevindingen.Aantallen["wislijst-ontbreekt"].ShouldBe(1);
        }
        finally
        {
            await File.WriteAllBytesAsync(toepassing.Wislijst, voor, Ct);
        }
    }

    [Fact]
    public async Task De_ronde_meet_wat_zij_vond_en_begint_een_tijdvak_als_het_tijd_is()
    {
        var g = toepassing.NieuweGemeente();
        await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Anna");
        using var fabriek = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = new Sleutelmeters(fabriek.GetRequiredService<IMeterFactory>(), TimeProvider.System);
        var voor = toepassing.Bewaring.Huidig();
        var ronde = ActivatorUtilities.CreateInstance<Sleutelronde>(toepassing.Host.Services, meters, new Sleutelinstellingen());
        await ronde.RondeAsync(Ct);
        toepassing.Bewaring.Huidig().ShouldBe(voor);

        await g.VraagAsync("update persoonsgegevens.kluis set inhoud = '' where gemeente = :gemeente");
        ronde = ActivatorUtilities.CreateInstance<Sleutelronde>(toepassing.Host.Services, meters, new Sleutelinstellingen { RoteerNa = TimeSpan.FromTicks(1) });
        await ronde.RondeAsync(Ct);

        toepassing.Bewaring.Huidig().ShouldBe(voor + 1);
        Meet(fabriek, "handhaving.sleutels.afwijkingen").ShouldBe(2);
        Meet(fabriek, "handhaving.sleutels.tijdvak").ShouldBeLessThan(600);
        toepassing.Log.Regels.ShouldContain(r => r.Tekst.Contains("inventaris van de sleutels vond 2", StringComparison.Ordinal));
        await OpruimenAsync(g);
    }

    private static double Meet(ServiceProvider fabriek, string naam)
    {
        double gemeten = -1;
        using var luisteraar = new MeterListener { InstrumentPublished = (i, l) => { if (i.Name == naam && ReferenceEquals(i.Meter.Scope, fabriek.GetRequiredService<IMeterFactory>())) l.EnableMeasurementEvents(i); } };
        luisteraar.SetMeasurementEventCallback<int>((_, m, _, _) => gemeten = m);
        luisteraar.SetMeasurementEventCallback<double>((_, m, _, _) => gemeten = m);
        luisteraar.Start();
        luisteraar.RecordObservableInstruments();
        return gemeten;
    }

    private async Task<IReadOnlyList<Bevinding>> VindAsync(Gemeente g) =>
        [.. (await toepassing.Inventaris.ControleerAsync(Ct)).Bevindingen.Alle.Where(b => b.Waar?.StartsWith(g.Code, StringComparison.Ordinal) is true)];

    private static async Task OpruimenAsync(Gemeente g) => await g.VraagAsync("delete from persoonsgegevens.sleutel where gemeente = :gemeente; delete from persoonsgegevens.kluis where gemeente = :gemeente");
}
