using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Tests.Opzet;
using Npgsql;

namespace Handhaving.Tests.Sleutelbeheer;

/// <summary>The drill of docs/beheer/herstellen.md: an old backup must not bring back who was erased after it.</summary>
public sealed class HersteloefeningTests : IDisposable
{
    private readonly string _kopie = Path.Combine(Path.GetTempPath(), $"hersteloefening-{Guid.NewGuid():N}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_kopie);

    [Fact]
    public async Task Een_oude_reservekopie_brengt_niet_terug_wat_later_is_gewist()
    {
        await using var toepassing = new Sleuteltoepassing();
        await toepassing.InitializeAsync();
        var g = toepassing.NieuweGemeente();
        var persoon = Guid.NewGuid();
        var (anna, bert) = (await Sleuteltoepassing.LegAsync(g, persoon, "Anna"), await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Bert"));
        (await toepassing.NaamAsync(g, anna), await toepassing.NaamAsync(g, bert)).ShouldBe(("Anna", "Bert"));
        await toepassing.Database.KopieerAsync(_kopie);

        await toepassing.Database.WisAsync(g.Code, persoon);
        await toepassing.Rotatie.RoteerAsync(Ct);
        var sleuteltabel = await SleuteltabelAsync(toepassing);

        // The whole of the old backup, with the keys of then: the erasure is undone, and that does not go unseen.
        await ZetTerugAsync(toepassing);
        (await toepassing.NaamAsync(g, anna)).ShouldBe("Anna");

        // The key table of now wins.
        await ZetSleuteltabelAsync(toepassing, sleuteltabel);
        await Should.ThrowAsync<GegevenGewistException>(() => toepassing.NaamAsync(g, anna));
        (await toepassing.NaamAsync(g, bert)).ShouldBe("Bert");
        (await toepassing.Inventaris.ControleerAsync(Ct)).Bevindingen.Afwijkingen.ShouldBe(0);

        // Once the epoch of that backup is destroyed, not even its own keys open it.
        await toepassing.Rotatie.VernietigAsync(Tijdvak.Eerste, Ct);
        await ZetTerugAsync(toepassing);
        await Should.ThrowAsync<KluisGeschondenException>(() => toepassing.NaamAsync(g, anna));
        (await toepassing.Inventaris.ControleerAsync(Ct)).Bevindingen.Alle.Select(b => b.Code).ShouldContain("tijdvak-ontbreekt");
        await ZetSleuteltabelAsync(toepassing, sleuteltabel);
        await Should.ThrowAsync<GegevenGewistException>(() => toepassing.NaamAsync(g, anna));
        (await toepassing.NaamAsync(g, bert)).ShouldBe("Bert");
        // Whoever was here before is still the same, also without the first key.
        (await toepassing.NaamAsync(g, await Sleuteltoepassing.LegAsync(g, bert.Melder!.Betrokkene, "Bert na herstel"))).ShouldBe("Bert na herstel");
        // The event of the destruction was not in the backup; the command records it anew.
        await toepassing.Rotatie.VernietigAsync(Tijdvak.Eerste, Ct);
        (await g.VraagAsync("select count(*) from handhaving.mt_events where tenant_id = :gemeente and type = 'sleuteltijdvak-vernietigd.v1'")).ShouldBe(1L);
        await Should.ThrowAsync<OpdrachtMislukt>(() => toepassing.Rotatie.VernietigAsync(2, Ct));
    }

    private async Task ZetTerugAsync(Toepassing toepassing)
    {
        await toepassing.Host.DisposeAsync();
        await toepassing.Database.ZetTerugAsync(_kopie);
        await toepassing.StartAsync();
    }

    private static async Task<string> SleuteltabelAsync(Toepassing toepassing) =>
        (string)(await toepassing.Database.VraagAsync("select json_agg(s)::text from persoonsgegevens.sleutel s"))!;

    private static async Task ZetSleuteltabelAsync(Toepassing toepassing, string tabel)
    {
        await using var c = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await c.OpenAsync(Ct);
        await using var zet = new NpgsqlCommand($"truncate persoonsgegevens.sleutel; insert into persoonsgegevens.sleutel select * from json_populate_recordset(null::persoonsgegevens.sleutel, '{tabel}')", c);
        await zet.ExecuteNonQueryAsync(Ct);
    }
}
