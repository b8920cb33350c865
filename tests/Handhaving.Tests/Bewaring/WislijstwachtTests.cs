using Handhaving.Persoonsgegevens;
using Handhaving.Tests.Sleutelbeheer;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Handhaving.Tests.Bewaring;

/// <summary>The list outside the database is held to it, and an erasure at that moment is no alarm.</summary>
public class WislijstwachtTests(Sleuteltoepassing toepassing) : IClassFixture<Sleuteltoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Een_wissing_die_tussen_lijst_en_database_valt_is_geen_alarm_en_een_die_ontbreekt_wel(bool opDeLijst)
    {
        var bestand = Path.Combine(Path.GetTempPath(), $"wislijst-{Guid.NewGuid():N}.jsonl");
        try
        {
            var (lijst, gemeente) = (new Wislijst(bestand), toepassing.NieuweGemeente().Code);
            lijst.Begin();
            await using var bron = NpgsqlDataSource.Create(toepassing.Database.AlsApp + ";Application Name=wacht-" + gemeente);
            var wacht = new Wislijstwacht(bron, lijst, NullLogger<Wislijstwacht>.Instance);
            await using var beheer = new NpgsqlConnection(toepassing.Database.AlsBeheer);
            await beheer.OpenAsync(Ct);
            await using var tx = await beheer.BeginTransactionAsync(Ct);
            await VoerUit(beheer, "lock table persoonsgegevens.wissing in access exclusive mode");

            // It has read the list, and waits for the database.
            var vraag = wacht.EisAsync(Ct);
            while (await toepassing.Database.VraagAsync($"select count(*) from pg_stat_activity where application_name = 'wacht-{gemeente}' and wait_event_type = 'Lock'") is not 1L) await Task.Yield();
            var regel = new Wisregel(gemeente, Guid.NewGuid(), "/melder", Guid.NewGuid(), DateTimeOffset.UnixEpoch, "VerkeerdePersoon", Guid.NewGuid(), Guid.NewGuid());
            if (opDeLijst) lijst.Voeg([regel]);
            await VoerUit(beheer, $"insert into persoonsgegevens.wissing values ('{gemeente}', 'x', '{regel.Betrokkene}', '{regel.Gebeurtenis}', '/melder', '{regel.Wissing}', 'x', true)");
            await tx.CommitAsync(Ct);

            if (opDeLijst) await vraag;
            else (await Should.ThrowAsync<WislijstException>(() => vraag)).Message.ShouldContain("mist 1 wissingen");
        }
        finally
        {
            await toepassing.Database.VraagAsync("delete from persoonsgegevens.wissing");
            File.Delete(bestand);
        }
    }

    private static async Task VoerUit(NpgsqlConnection verbinding, string sql)
    {
        await using var opdracht = new NpgsqlCommand(sql, verbinding);
        await opdracht.ExecuteNonQueryAsync(Ct);
    }
}
