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
            await KenAsync(lijst);
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

    /// <summary>A new machine, a backup of before the first erasure, and the step of the list skipped.</summary>
    [Fact]
    public async Task Zonder_lijst_of_met_een_nieuwe_gaat_niets_open_ook_als_de_database_van_geen_wissing_weet()
    {
        await MetAsync(async (lijst, wacht) =>
        {
            (await Should.ThrowAsync<WislijstException>(() => wacht().EisAsync(Ct))).Message.ShouldEndWith("Zet haar terug van de plaats waar zij apart wordt bewaard.");
            // The worker does not begin one over it, and nor does the command for an installation of before the list.
            await wacht().BeginAlsLeegAsync(Ct);
            await Should.ThrowAsync<WislijstException>(() => wacht().BeginAsync(Ct));
            lijst.Bestaat.ShouldBeFalse();

            lijst.Begin();
            foreach (var stap in (Func<Task>[])[() => wacht().EisAsync(Ct), () => wacht().ErkenAsync(Ct), () => wacht().BeginAsync(Ct)])
                (await Should.ThrowAsync<WislijstException>(stap)).Message.ShouldContain("is niet die van deze database");
        });
    }

    [Fact]
    public async Task Een_installatie_van_voor_de_lijst_zegt_zelf_dat_zij_nooit_iets_wiste()
    {
        await MetAsync(async (lijst, wacht) =>
        {
            await toepassing.Database.VraagAsync("delete from persoonsgegevens.wislijst");
            (await Should.ThrowAsync<WislijstException>(() => wacht().EisAsync(Ct))).Message.ShouldContain("begin-wislijst");
            lijst.Begin();
            (await Should.ThrowAsync<WislijstException>(() => wacht().EisAsync(Ct))).Message.ShouldContain("is niet die van deze database");
            File.Delete(lijst.Bestand);

            var (code, uitvoer) = await toepassing.Database.OpdrachtAsync("persoonsgegevens", "begin-wislijst");
            code.ShouldBe(0, uitvoer);
            await wacht().EisAsync(Ct);
            var heel = await File.ReadAllBytesAsync(lijst.Bestand, Ct);
            (await toepassing.Database.OpdrachtAsync("persoonsgegevens", "begin-wislijst")).Code.ShouldBe(0);
            (await File.ReadAllBytesAsync(lijst.Bestand, Ct)).ShouldBe(heel);
        });
    }

    [Fact]
    public async Task Een_database_van_voordat_zij_haar_lijst_onthield_houdt_de_lijst_die_zij_had()
    {
        await MetAsync(async (lijst, wacht) =>
        {
            await toepassing.Database.VraagAsync("delete from persoonsgegevens.wislijst");
            await File.WriteAllTextAsync(lijst.Bestand, """{"soort":"handhaving-wislijst","versie":1}""" + "\n", Ct);
            await wacht().EisAsync(Ct);
            File.Delete(lijst.Bestand);
            (await Should.ThrowAsync<WislijstException>(() => wacht().EisAsync(Ct))).Message.ShouldContain("ontbreekt");
        });
    }

    /// <summary>A backup is put back under an application that runs, within the time that its answer holds.</summary>
    [Fact]
    public async Task Een_antwoord_geldt_alleen_voor_de_database_waarover_het_ging()
    {
        var g = toepassing.NieuweGemeente();
        await Sleuteltoepassing.LegAsync(g, Guid.NewGuid(), "Anna");
        await MetAsync(async (lijst, wacht) =>
        {
            var gebeurtenis = (Guid)(await g.VraagAsync("select gebeurtenis from persoonsgegevens.kluis where gemeente = :gemeente and pad = '/melder'"))!;
            lijst.Begin();
            await KenAsync(lijst);
            lijst.Voeg([new(g.Code, gebeurtenis, "/melder", Guid.NewGuid(), DateTimeOffset.UnixEpoch, "VerkeerdePersoon", Guid.NewGuid(), Guid.NewGuid())]);
            await toepassing.Database.VraagAsync("create table public.kopie as table persoonsgegevens.kluis; delete from persoonsgegevens.kluis where pad = '/melder'");
            var loopt = wacht();
            await loopt.EisAsync(Ct);
            await toepassing.Database.VraagAsync("truncate persoonsgegevens.kluis cascade; insert into persoonsgegevens.kluis table public.kopie; drop table public.kopie");
            (await Should.ThrowAsync<WislijstException>(() => loopt.EisAsync(Ct))).Message.ShouldContain("herhaal-wissingen");
        });
    }

    /// <summary>With the list of the application aside, and what the database knows of it put back after.</summary>
    private async Task MetAsync(Func<Wislijst, Func<Wislijstwacht>, Task> doe)
    {
        var lijst = new Wislijst(toepassing.Wislijst);
        var (voor, kent) = (await File.ReadAllBytesAsync(lijst.Bestand, Ct), (string[])(await toepassing.Database.VraagAsync("select array_agg(merk) from persoonsgegevens.wislijst"))!);
        await using var bron = NpgsqlDataSource.Create(toepassing.Database.AlsApp);
        // Or the worker of the application would begin one.
        await Sleuteltoepassing.LegAsync(toepassing.NieuweGemeente(), Guid.NewGuid(), "Anna");
        try
        {
            File.Delete(lijst.Bestand);
            await doe(lijst, () => new(bron, lijst, NullLogger<Wislijstwacht>.Instance));
        }
        finally
        {
            await File.WriteAllBytesAsync(lijst.Bestand, voor, Ct);
            await toepassing.Database.VraagAsync("insert into persoonsgegevens.wislijst (merk) select unnest($1::text[]) on conflict do nothing", null, (object)kent);
        }
    }

    private Task<object?> KenAsync(Wislijst lijst) => toepassing.Database.VraagAsync("insert into persoonsgegevens.wislijst (merk) values ($1) on conflict do nothing", null, lijst.Stand(heel: false).Merk);

    private static async Task VoerUit(NpgsqlConnection verbinding, string sql)
    {
        await using var opdracht = new NpgsqlCommand(sql, verbinding);
        await opdracht.ExecuteNonQueryAsync(Ct);
    }
}
