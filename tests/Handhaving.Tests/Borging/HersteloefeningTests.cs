using Handhaving.Bewijs.Volgen;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Borging;

/// <summary>The drill of docs/beheer/draaien.md: make a backup, put it back, go on, and see who notices what.</summary>
public sealed class HersteloefeningTests : IDisposable
{
    private readonly string _kopie = Path.Combine(Path.GetTempPath(), $"hersteloefening-{Guid.NewGuid():N}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_kopie);

    [Fact]
    public async Task Een_volledige_reservekopie_gaat_verder_en_van_een_verouderde_merkt_de_ondertekenaar_dat_er_iets_ontbreekt()
    {
        await using var toepassing = new GeborgdeToepassing();
        await toepassing.InitializeAsync();
        var g = await toepassing.GevolgdeGemeenteAsync();
        var pand = g.NieuwPand();
        await PubliceerAsync(toepassing, g, await LegVastAsync(g, pand, nieuw: true));

        // Nothing is missing: the log goes on where it was.
        await KopieerAsync(toepassing);
        await ZetTerugAsync(toepassing);
        (await PubliceerAsync(toepassing, g, await LegVastAsync(g, pand))).Getuigen.ShouldBe(1);
        (await ControleAsync(toepassing, g)).ShouldBeEmpty();

        // What came after the backup is missing.
        await KopieerAsync(toepassing);
        var hoogste = (await PubliceerAsync(toepassing, g, await LegVastAsync(g, pand))).Checkpoint.Maat;
        await ZetTerugAsync(toepassing);
        var gebeurtenis = await LegVastAsync(g, pand);
        (await Should.ThrowAsync<VolgenGeweigerdException>(() => PubliceerAsync(toepassing, g, gebeurtenis))).Maat.ShouldBe(hoogste);

        // Also when the log has grown past it: the signer and the witness know another beginning.
        for (var nr = 0; nr < 3; nr++) await Should.ThrowAsync<VolgenGeweigerdException>(async () => await PubliceerAsync(toepassing, g, await LegVastAsync(g, pand)));
        toepassing.Log.Regels.ShouldContain(r => r.Tekst.Contains("De ondertekenaar weigert het log", StringComparison.Ordinal));
        // The work goes on, and says of itself how far it is.
        var status = await toepassing.Host.Services.GetRequiredService<Bewijslezer>().VanAsync(g.Code, pand, Ct);
        (status.Van(1), status.Van(3)).ShouldBe((Bewijsstatus.Gestempeld, Bewijsstatus.Geborgd));
    }

    private async Task KopieerAsync(Toepassing toepassing) => await toepassing.Database.KopieerAsync(_kopie);

    private async Task ZetTerugAsync(Toepassing toepassing)
    {
        await toepassing.Host.DisposeAsync();
        await toepassing.Database.ZetTerugAsync(_kopie);
        await toepassing.StartAsync();
    }

    private static async Task<Gepubliceerd> PubliceerAsync(Toepassing toepassing, Gemeente g, Guid gebeurtenis) => await toepassing.Host.Services.GetRequiredService<Publicatie>().GeefUitAsync(g.Code, gebeurtenis, Ct);

    private static async Task<IReadOnlyList<Bevinding>> ControleAsync(Toepassing toepassing, Gemeente g) =>
    [
        .. (await toepassing.Host.Services.GetRequiredService<Catalogus>().ControleerAsync(Ct)).Alle.Where(b => b.Ernst is Ernst.Afwijking),
        .. (await toepassing.Host.Services.GetRequiredService<Borgingscontrole>().ControleerAsync(g.Code, Ct)).Bevindingen.Alle.Where(b => b.Ernst is Ernst.Afwijking),
    ];

    private static async Task<Guid> LegVastAsync(Gemeente g, string pand, bool nieuw = false)
    {
        await using var sessie = g.Schrijf();
        if (nieuw)
        {
            var begin = sessie.Events.StartStream<Pand>(pand, Melding());
            await sessie.SaveChangesAsync(Ct);
            return begin.Events[0].Id;
        }
        var stroom = await sessie.Events.FetchForExclusiveWriting<Pand>(pand, Ct);
        stroom.AppendOne(Beoordeeld());
        await sessie.SaveChangesAsync(Ct);
        return stroom.Events[^1].Id;
    }
}
