using Handhaving.Bewijs.Bladen;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Borging.Controle;

/// <summary>The audit runs by itself and by command, and what it found is itself in the log.</summary>
[Collection("rollen van de server")]
public class ControlerondeTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Het_verslag_is_zelf_een_geborgde_gebeurtenis_in_een_eigen_stroom()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await v.Gemeente.BijgewerktAsync();
        var ronde = toepassing.Host.Services.GetRequiredService<Controleronde>();

        await ronde.RondeAsync(Ct);
        // Not again before its time; and who forges the document does not put it off either.
        await toepassing.Database.VraagAsync($"update handhaving.mt_doc_controleregister set data = data || '{{\"afwijkingen\": 9}}' where tenant_id = '{v.Gemeente.Code}'");
        await ronde.RondeAsync(Ct);

        await using var lees = v.Gemeente.Lees();
        var e = (await lees.Events.FetchStreamAsync(Controleregister.Stroom, token: Ct)).ShouldHaveSingleItem();
        e.Data.ShouldBeOfType<BorgingGecontroleerd>().Posten.ShouldBeGreaterThan(5);
        e.Data.ShouldBeOfType<BorgingGecontroleerd>().Afwijkingen.ShouldBe(0);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await using var beheer = await toepassing.BeheerAsync();
        var (kop, inhoud) = (await beheer.LijstAsync("select kop, inhoud from borging.post where gemeente = $1 and stroom = 'borging'", r => (r.GetFieldValue<byte[]>(0), r.GetFieldValue<byte[]>(1)), Ct, v.Gemeente.Code)).ShouldHaveSingleItem();
        Kop.Lees(kop).Ketens.ShouldHaveSingleItem().N.ShouldBe(1);
        Inhoud.Lees(inhoud).Soort.ShouldBe("borging-gecontroleerd.v1");
    }

    [Fact]
    public async Task De_opdracht_geeft_een_verslag_en_een_code()
    {
        var g = toepassing.NieuweGemeente();
        await new Verhaal(g).MetRegisters();
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await g.BijgewerktAsync();

        var schoon = await OpdrachtAsync("borging", "controleer", "--gemeente", g.Code);
        schoon.Code.ShouldBe(0, schoon.Uitvoer);
        schoon.Uitvoer.ShouldContain("Geen afwijkingen.");
        schoon.Uitvoer.ShouldContain("ijking-ontbreekt");
        (await OpdrachtAsync("borging", "ijk")).Uitvoer.ShouldContain("is vastgelegd");

        await toepassing.Database.VraagAsync($"delete from borging.stand where gemeente = '{g.Code}'");
        var stuk = await OpdrachtAsync("borging", "controleer", "--gemeente", g.Code);
        stuk.Code.ShouldBe(1, stuk.Uitvoer);
        stuk.Uitvoer.ShouldContain("stand: de bewaarde stand");
        stuk.Uitvoer.ShouldNotContain("ijking-ontbreekt");

        (await OpdrachtAsync("borging", "controleer", "--gemeente", "x")).Code.ShouldBe(2);
        (await OpdrachtAsync("borging")).Code.ShouldBe(2);
    }

    private Task<(int Code, string Uitvoer)> OpdrachtAsync(params string[] argumenten) => toepassing.Database.OpdrachtAsync(argumenten);
}
