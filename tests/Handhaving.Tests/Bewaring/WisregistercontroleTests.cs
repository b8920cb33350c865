using Handhaving.Borging.Controle;
using Handhaving.Tests.Borging;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Bewaring;

/// <summary>What decides whether a value opens is held against what was recorded.</summary>
public class WisregistercontroleTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    [Fact]
    public async Task Een_waarde_die_zonder_gebeurtenis_is_gesloten_valt_op()
    {
        var v = await new Verhaal(toepassing.NieuweGemeente()).MetMelding();
        await toepassing.Boekhouding.BoekAllesAsync(TestContext.Current.CancellationToken);
        await v.Gemeente.BijgewerktAsync();
        (await CodesAsync(v.Gemeente)).ShouldBeEmpty();

        await v.Gemeente.VraagAsync("insert into persoonsgegevens.wissing (gemeente, commitment, betrokkene, gebeurtenis, pad, wissing, stroom) select gemeente, commitment, betrokkene, gebeurtenis, pad, gen_random_uuid(), 'x' from persoonsgegevens.kluis where gemeente = :gemeente");

        (await CodesAsync(v.Gemeente)).ShouldContain("wissing-zonder-gebeurtenis");
    }

    private async Task<List<string>> CodesAsync(Gemeente g) =>
        [.. (await toepassing.Host.Services.GetRequiredService<Borgingscontrole>().ControleerAsync(g.Code, TestContext.Current.CancellationToken)).Bevindingen.Alle.Select(b => b.Code)];
}
