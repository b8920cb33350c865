using Handhaving.Avgverzoeken;
using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Borging;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Avgverzoeken;

/// <summary>What decides whether a restricted value opens is held against what was recorded.</summary>
public class BeperkingcontroleTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    [Theory]
    [InlineData("update persoonsgegevens.beperking set opgeheven = true where gemeente = :gemeente", "beperking-open")]
    [InlineData("delete from persoonsgegevens.beperking where gemeente = :gemeente", "beperking-open")]
    [InlineData("update persoonsgegevens.beperking set betrokkene = gen_random_uuid() where gemeente = :gemeente", "beperking-open")]
    [InlineData("insert into persoonsgegevens.beperking (gemeente, beperking, betrokkene, grond) values (:gemeente, gen_random_uuid(), gen_random_uuid(), 'BezwaarGemaakt')", "beperking-zonder-gebeurtenis")]
    public async Task Een_beheerder_die_een_beperking_wegneemt_of_verzint_valt_op(string aanval, string code)
    {
        var v = await (await new Avgverhaal(toepassing.NieuweGemeente()).MetZaak()).Tot(Verzoeksoort.Beperking);
        await v.Doe(v.Gemeente.Jurist, "beperkingen", new BeperkVerwerking(v.Anna, Beperkingsgrond.OnrechtmatigGeenWissing));
        await v.Gemeente.BijgewerktAsync();
        (await CodesAsync(v.Gemeente)).ShouldBeEmpty();

        await v.Gemeente.VraagAsync(aanval);

        (await CodesAsync(v.Gemeente)).ShouldContain(code);
    }

    private async Task<List<string>> CodesAsync(Gemeente g)
    {
        await toepassing.Boekhouding.BoekAllesAsync(TestContext.Current.CancellationToken);
        return [.. (await toepassing.Host.Services.GetRequiredService<Borgingscontrole>().ControleerAsync(g.Code, TestContext.Current.CancellationToken)).Bevindingen.Alle.Select(b => b.Code)];
    }
}
