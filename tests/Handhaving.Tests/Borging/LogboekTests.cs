using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Borging;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Borging;

/// <summary>Every event gets its place in the log of its gemeente, once, in the order of its stream, and only when the application itself wrote it.</summary>
public class LogboekTests(Toepassing toepassing)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Boekhouding Boekhouding => toepassing.Host.Services.GetRequiredService<Boekhouding>();

    [Fact]
    public async Task Elke_gebeurtenis_van_een_verhaal_staat_in_het_log_met_een_keten_per_stroom()
    {
        var v = await Verhaal.TotControle(toepassing.NieuweGemeente());
        var posten = await GeboektAsync(v.Gemeente);
        var boom = new Merkleboom();
        Dictionary<string, (long N, byte[] Blad)> ketens = [];
        foreach (var (i, kop, inhoud, blad) in posten)
        {
            var k = Kop.Lees(kop);
            (k.I, k.Log).ShouldBe((i, $"handhaving.invalid/{v.Gemeente.Code}/pandlog"));
            i.ShouldBe(boom.Maat);
            k.Inhoudhash.ShouldBe(Inhoud.Lees(inhoud).Hash());
            k.Blad().ShouldBe(blad);
            var schakel = k.Ketens.ShouldHaveSingleItem();
            var vorige = ketens.GetValueOrDefault(Hex.Schrijf(schakel.Id));
            (schakel.N, schakel.Vorige is null ? null : Hex.Schrijf(schakel.Vorige)).ShouldBe((vorige.N + 1, vorige.Blad is null ? null : Hex.Schrijf(vorige.Blad)));
            ketens[Hex.Schrijf(schakel.Id)] = (schakel.N, blad);
            boom.Voeg(blad);
        }
        await using var verbinding = await BeheerAsync();
        (await new Boom(verbinding, v.Gemeente.Code).WortelAsync(boom.Maat, Ct)).ShouldBe(boom.Wortel());
        for (var i = 0; i < boom.Maat; i++) (await new Boom(verbinding, v.Gemeente.Code).LidmaatschapAsync(i, boom.Maat, Ct)).ShouldBe(boom.Lidmaatschap(i));
    }

    [Fact]
    public async Task Wat_gelijktijdige_schrijvers_vastleggen_en_terugdraaien_staat_volledig_en_op_volgorde_in_het_log()
    {
        var g = toepassing.NieuweGemeente();
        var panden = Enumerable.Range(0, 6).Select(_ => g.NieuwPand()).ToArray();
        foreach (var pand in panden) await StartAsync(g, pand);
        await Parallel.ForEachAsync(Enumerable.Range(0, 120), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Ct }, async (nr, ct) =>
        {
            await using var sessie = g.Schrijf();
            (await sessie.Events.FetchForExclusiveWriting<Pand>(panden[nr % panden.Length], ct)).AppendOne(Beoordeeld());
            // Every fifth transaction breaks off, and takes its sequence numbers along.
            if (nr % 5 == 0) sessie.QueueSqlCommand("select 1 / 0");
            try
            {
                await sessie.SaveChangesAsync(ct);
            }
            catch (Exception) when (nr % 5 == 0) { }
        });

        var posten = await GeboektAsync(g);
        posten.Count.ShouldBe(6 + 96);
        posten.Select(p => p.I).ShouldBe(Enumerable.Range(0, posten.Count).Select(i => (long)i));
        foreach (var stroom in posten.Select(p => Inhoud.Lees(p.Inhoud)).GroupBy(i => i.Stroom)) stroom.Select(i => i.Versie).ShouldBe(Enumerable.Range(1, stroom.Count()).Select(n => (long)n));
    }

    [Theory]
    [InlineData("data = data || '{\"verzonnen\": true}'", "het toelatingsmerk klopt niet")]
    [InlineData("type = 'melding-beoordeeld.v1'", "het toelatingsmerk klopt niet")]
    [InlineData("user_name = '00000000-0000-0000-0000-000000000001'", "het toelatingsmerk klopt niet")]
    [InlineData("headers = jsonb_set(headers, '{rol}', '\"beheerder\"')", "het toelatingsmerk klopt niet")]
    [InlineData("headers = headers - 'toelating'", "zonder toelatingsmerk")]
    public async Task Wat_voor_het_boeken_is_gewijzigd_wordt_niet_geborgd(string wijziging, string bezwaar)
    {
        var g = toepassing.NieuweGemeente();
        var pand = g.NieuwPand();
        await using var verbinding = await BeheerAsync();
        await using (var tx = await verbinding.BeginTransactionAsync(Ct))
        {
            // Whoever holds the lock of the gemeente keeps the booker waiting.
            await verbinding.VoerUitAsync("select pg_advisory_xact_lock(hashtextextended('borging:' || $1, 0))", Ct, g.Code);
            await StartAsync(g, pand);
            await verbinding.VoerUitAsync("set local session_replication_role = replica; alter table handhaving.mt_events disable trigger alleen_toevoegen", Ct);
            await verbinding.VoerUitAsync($"update handhaving.mt_events set {wijziging} where tenant_id = $1 and stream_id = $2", Ct, g.Code, pand);
            await verbinding.VoerUitAsync("alter table handhaving.mt_events enable always trigger alleen_toevoegen", Ct);
            await tx.CommitAsync(Ct);
        }
        var ander = g.NieuwPand();
        await StartAsync(g, ander);

        await Boekhouding.BoekAllesAsync(Ct);
        (await verbinding.LijstAsync("select stroom, geweigerd from borging.inbox where gemeente = $1", r => (r.GetString(0), r.GetString(1)), Ct, g.Code)).ShouldBe([(pand, bezwaar)]);
        (await PostenAsync(g)).Select(p => Inhoud.Lees(p.Inhoud).Stroom).ShouldBe([ander]);
    }

    [Fact]
    public async Task Een_gebeurtenis_die_buiten_de_toepassing_om_is_ingevoegd_houdt_alleen_haar_eigen_stroom_op()
    {
        var g = toepassing.NieuweGemeente();
        var pand = g.NieuwPand();
        await StartAsync(g, pand);
        await using var verbinding = await BeheerAsync();
        await verbinding.VoerUitAsync("""
            insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
            values (nextval('handhaving.mt_events_sequence'), gen_random_uuid(), $2, 2, '{}', 'geen-gehoor.v1', now(), $1)
            """, Ct, g.Code, pand);
        var ander = g.NieuwPand();
        await StartAsync(g, ander);

        await Boekhouding.BoekAllesAsync(Ct);
        (await PostenAsync(g)).Select(p => (Inhoud.Lees(p.Inhoud).Stroom, Inhoud.Lees(p.Inhoud).Versie)).ShouldBe([(pand, 1L), (ander, 1L)]);
        (await verbinding.WaardeAsync<string>("select geweigerd from borging.inbox where gemeente = $1", Ct, g.Code)).ShouldBe("zonder toelatingsmerk");
    }

    [Theory]
    [InlineData("update borging.post set inhoud = ''")]
    [InlineData("delete from borging.post")]
    [InlineData("truncate borging.schakel")]
    [InlineData("update borging.aanvang set seq_id = 0")]
    public async Task Het_log_is_alleen_aan_te_vullen(string sql)
    {
        foreach (var wie in (string[])[toepassing.Database.AlsApp, toepassing.Database.AlsEigenaar])
            (await Should.ThrowAsync<PostgresException>(() => toepassing.Database.VraagAsync(sql, wie))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task StartAsync(Gemeente g, string pand)
    {
        await using var sessie = g.Schrijf();
        sessie.Events.StartStream<Pand>(pand, Melding());
        await sessie.SaveChangesAsync(Ct);
    }

    private async Task<NpgsqlConnection> BeheerAsync()
    {
        var verbinding = new NpgsqlConnection(toepassing.Database.AlsBeheer);
        await verbinding.OpenAsync(Ct);
        return verbinding;
    }

    private async Task<List<(long I, byte[] Kop, byte[] Inhoud, byte[] Blad)>> GeboektAsync(Gemeente g)
    {
        await using var verbinding = await BeheerAsync();
        // The host books too; whoever is busy holds the lock, and what is left is for the next round.
        while (await verbinding.WaardeAsync<bool>("select exists (select from borging.inbox where gemeente = $1)", Ct, g.Code)) await Boekhouding.BoekAllesAsync(Ct);
        return await PostenAsync(g);
    }

    private async Task<List<(long I, byte[] Kop, byte[] Inhoud, byte[] Blad)>> PostenAsync(Gemeente g)
    {
        await using var verbinding = await BeheerAsync();
        return await verbinding.LijstAsync("select i, kop, inhoud, blad from borging.post where gemeente = $1 order by i",
            r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2), r.GetFieldValue<byte[]>(3)), Ct, g.Code);
    }
}
