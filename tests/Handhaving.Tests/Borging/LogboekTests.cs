using Handhaving.Bewijs.Bladen;
using Handhaving.Bewijs.Boom;
using Handhaving.Borging;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Borging;

/// <summary>An application of its own on a database of its own, that may be attacked. It books only when the test says so.</summary>
public class Aanvalstoepassing : Toepassing
{
    public Boekhouding Boekhouding => Host.Services.GetRequiredService<Boekhouding>();

    /// <summary>As the administrator, who may do anything.</summary>
    public async Task<NpgsqlConnection> BeheerAsync()
    {
        var verbinding = new NpgsqlConnection(Database.AlsBeheer);
        await verbinding.OpenAsync(TestContext.Current.CancellationToken);
        return verbinding;
    }

    protected override void Pas(IWebHostBuilder web)
    {
        web.UseSetting("Logging:Console:LogLevel:Default", "None");
        web.ConfigureServices(s => s.Remove(s.Single(d => d.ImplementationType == typeof(Borger))));
    }
}

/// <summary>Every event gets its place in the log of its gemeente, once, in the order of its stream, and only when the application itself wrote it.</summary>
public class LogboekTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Boekhouding Boekhouding => toepassing.Boekhouding;

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
        await StartAsync(g, pand);
        await using var verbinding = await BeheerAsync();
        await VervalsAsync(verbinding, $"update handhaving.mt_events set {wijziging} where tenant_id = '{g.Code}' and stream_id = '{pand}'");
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

    [Fact]
    public async Task Een_boeking_die_halverwege_wordt_afgebroken_laat_niets_achter_en_de_volgende_boekt_alles()
    {
        var g = toepassing.NieuweGemeente();
        foreach (var pand in Enumerable.Range(0, 3).Select(_ => g.NieuwPand())) await StartAsync(g, pand);
        await using var beheer = await BeheerAsync();
        await using (var slot = await beheer.BeginTransactionAsync(Ct))
        {
            // The last table that a booking writes: it stops there with everything but the commit done.
            await beheer.VoerUitAsync("lock table borging.stand in share mode", Ct);
            var boeking = Boekhouding.BoekPartijAsync(g.Code, Ct);
            while (await beheer.WaardeAsync<int>("select pid from pg_locks where relation = 'borging.stand'::regclass and not granted", Ct) is var wie)
                if (wie != 0 && await beheer.WaardeAsync<bool>("select pg_terminate_backend($1)", Ct, wie)) break;
            (await Should.ThrowAsync<PostgresException>(boeking)).SqlState.ShouldBe(PostgresErrorCodes.AdminShutdown);
        }
        (await beheer.WaardeAsync<long>("select (select count(*) from borging.post where gemeente = $1) + (select count(*) from borging.keten where gemeente = $1)", Ct, g.Code)).ShouldBe(0);

        (await GeboektAsync(g)).Select(p => p.I).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Twee_boekers_tegelijk_boeken_niets_dubbel_en_niets_door_elkaar()
    {
        var g = toepassing.NieuweGemeente();
        var panden = Enumerable.Range(0, 3).Select(_ => g.NieuwPand()).ToArray();
        foreach (var pand in panden) await StartAsync(g, pand);
        await using var tweede = NpgsqlDataSource.Create(toepassing.Database.AlsApp);
        Boekhouding[] boekers = [Boekhouding, ActivatorUtilities.CreateInstance<Boekhouding>(toepassing.Host.Services, tweede)];
        var klaar = false;
        var boeken = boekers.Select(b => Task.Run(async () =>
        {
            var geboekt = 0;
            while (!Volatile.Read(ref klaar)) geboekt += await b.BoekAllesAsync(Ct);
            return geboekt;
        }, Ct)).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, 60), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (nr, _) => await VoegToeAsync(g, panden[nr % panden.Length]));
        Volatile.Write(ref klaar, true);

        var geboekt = (await Task.WhenAll(boeken)).Sum() + await Boekhouding.BoekAllesAsync(Ct);
        var posten = await GeboektAsync(g);
        (geboekt, posten.Count).ShouldBe((63, 63));
        posten.Select(p => p.I).ShouldBe(Enumerable.Range(0, 63).Select(i => (long)i));
        foreach (var stroom in posten.Select(p => Inhoud.Lees(p.Inhoud)).GroupBy(i => i.Stroom)) stroom.Select(i => i.Versie).ShouldBe(Enumerable.Range(1, stroom.Count()).Select(n => (long)n));
        toepassing.Log.Regels.ShouldNotContain(r => r.Categorie == typeof(Boekhouding).FullName && r.Tekst.Contains("onderbroken", StringComparison.Ordinal));
    }

    /// <summary>The tag is good: it was the application's own. Marten's unique indexes would refuse the copy, so they go first.</summary>
    [Theory]
    [InlineData("id", "2", "deze gebeurtenis is al geborgd")]
    [InlineData("gen_random_uuid()", "1", "deze versie van de stroom is al geborgd")]
    public async Task Een_gebeurtenis_of_versie_die_al_is_geborgd_wordt_geweigerd_en_houdt_alleen_haar_eigen_stroom_op(string id, string versie, string bezwaar)
    {
        var g = toepassing.NieuweGemeente();
        var pand = g.NieuwPand();
        await StartAsync(g, pand);
        await Boekhouding.BoekAllesAsync(Ct);
        await using var beheer = await BeheerAsync();
        await using (var tx = await beheer.BeginTransactionAsync(Ct))
        {
            await beheer.VoerUitAsync(ZonderUniek, Ct);
            await beheer.VoerUitAsync($"""
                insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
                select nextval('handhaving.mt_events_sequence'), {id}, stream_id, {versie}, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name
                from handhaving.mt_events where tenant_id = $1
                """, Ct, g.Code);
            await tx.CommitAsync(Ct);
        }
        var ander = g.NieuwPand();
        await StartAsync(g, ander);

        await Boekhouding.BoekAllesAsync(Ct);
        (await beheer.LijstAsync("select stroom, geweigerd from borging.inbox where gemeente = $1", r => (r.GetString(0), r.GetString(1)), Ct, g.Code)).ShouldBe([(pand, bezwaar)]);
        (await PostenAsync(g)).Select(p => Inhoud.Lees(p.Inhoud).Stroom).ShouldBe([pand, ander]);
    }

    [Theory]
    [InlineData("version = 100 where version = 1 and tenant_id = ':g'; update handhaving.mt_events set version = 1 where version = 2 and tenant_id = ':g'; update handhaving.mt_events set version = 2 where version = 100", "wijkt af van wat bij het vastleggen is genoteerd")]
    [InlineData("timestamp = '2020-01-01'", "het tijdstip is niet dat van het vastleggen")]
    [InlineData("timestamp = timestamp + interval '1 day'", "het tijdstip is niet dat van het vastleggen")]
    public async Task Wat_het_merk_niet_dekt_wordt_tegen_de_wachtrij_gehouden(string wijziging, string bezwaar)
    {
        var g = toepassing.NieuweGemeente();
        var pand = g.NieuwPand();
        await StartAsync(g, pand);
        await VoegToeAsync(g, pand);
        await using var beheer = await BeheerAsync();
        await VervalsAsync(beheer, $"update handhaving.mt_events set {wijziging.Replace(":g", g.Code, StringComparison.Ordinal)}{(wijziging.Contains("where", StringComparison.Ordinal) ? " and" : " where")} tenant_id = '{g.Code}'");

        await Boekhouding.BoekAllesAsync(Ct);
        (await PostenAsync(g)).ShouldBeEmpty();
        (await beheer.LijstAsync("select geweigerd from borging.inbox where gemeente = $1 and geweigerd is not null", r => r.GetString(0), Ct, g.Code)).ShouldBe([bezwaar]);
    }

    /// <summary>Whoever also forges the queue is left with a time that the booker's clock contradicts, in the leaf itself.</summary>
    [Fact]
    public async Task Een_tijdstip_dat_de_klok_van_de_boeker_niet_bevestigt_wordt_geboekt_en_gemeld()
    {
        var g = toepassing.NieuweGemeente();
        await StartAsync(g, g.NieuwPand());
        await using var beheer = await BeheerAsync();
        await VervalsAsync(beheer, $"update handhaving.mt_events set timestamp = '2020-01-01' where tenant_id = '{g.Code}'; update borging.inbox set aangeboden = '2020-01-01' where gemeente = '{g.Code}'");

        await Boekhouding.BoekAllesAsync(Ct);
        var (_, kop, inhoud, _) = (await PostenAsync(g)).ShouldHaveSingleItem();
        (Kop.Lees(kop).T - Inhoud.Lees(inhoud).Vastgelegd).ShouldBeGreaterThan(new Borgingsinstellingen("x").Verwerkingstijd);
        toepassing.Log.Regels.ShouldContain(r => r.Niveau == Microsoft.Extensions.Logging.LogLevel.Critical && r.Tekst.Contains(g.Code, StringComparison.Ordinal) && r.Tekst.Contains("tijdstip van registratie", StringComparison.Ordinal));
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

    [Fact]
    public async Task Wat_er_voor_het_log_was_wordt_eenmaal_toegelaten_en_daarna_geen_enkele_rij_meer_zonder_merk()
    {
        await using var eigen = new Aanvalstoepassing();
        await eigen.InitializeAsync();
        var (g, pand) = (eigen.NieuweGemeente(), "0150100000000001");
        Task VoegInAsync(int versie) => eigen.Database.VraagAsync($$"""
            insert into handhaving.mt_streams (id, type, version, tenant_id) values ('{{pand}}', 'pand', {{versie}}, '{{g.Code}}') on conflict (tenant_id, id) do update set version = excluded.version;
            insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
            values (nextval('handhaving.mt_events_sequence'), gen_random_uuid(), '{{pand}}', {{versie}}, '{}', 'geen-gehoor.v1', now(), '{{g.Code}}')
            """);
        var overgang = new Overgang(eigen.Host.Services.GetRequiredService<NpgsqlDataSource>(), eigen.Host.Services.GetRequiredService<Toelating>());
        var boekhouding = eigen.Host.Services.GetRequiredService<Boekhouding>();

        await VoegInAsync(1);
        await overgang.MerkAsync(Ct);
        (await boekhouding.BoekAllesAsync(Ct)).ShouldBe(1);

        // The owner of the tables opens the gate as wide as he can.
        await VoegInAsync(2);
        await eigen.Database.VraagAsync("insert into borging.aanvang values (9000000000000000000)");
        await overgang.MerkAsync(Ct);
        (await boekhouding.BoekAllesAsync(Ct)).ShouldBe(0);
        (await eigen.Database.VraagAsync("select geweigerd from borging.inbox")).ShouldBe("zonder toelatingsmerk");

        await eigen.Database.VraagAsync("begin; alter table borging.overgang disable trigger alleen_toevoegen; delete from borging.overgang; alter table borging.overgang enable always trigger alleen_toevoegen; commit");
        await Should.ThrowAsync<NietGeborgdException>(() => overgang.MerkAsync(Ct));
    }

    [Fact]
    public async Task Een_proces_met_een_andere_naam_voor_het_log_of_een_verzette_klok_boekt_niets()
    {
        var g = toepassing.NieuweGemeente();
        await StartAsync(g, g.NieuwPand());
        await Boekhouding.BoekAllesAsync(Ct);
        await StartAsync(g, g.NieuwPand());
        var diensten = toepassing.Host.Services;
        var elders = ActivatorUtilities.CreateInstance<Boekhouding>(diensten, diensten.GetRequiredService<NpgsqlDataSource>(), new Borgingsinstellingen("ander.example"));
        (await Should.ThrowAsync<NietGeborgdException>(() => elders.BoekPartijAsync(g.Code, Ct))).Message.ShouldContain("Borging:Oorsprong");

        await toepassing.Database.VraagAsync($"update borging.stand set t = t + interval '1 day' where gemeente = '{g.Code}'");
        (await Should.ThrowAsync<NietGeborgdException>(() => Boekhouding.BoekPartijAsync(g.Code, Ct))).Message.ShouldContain("klok");
        await toepassing.Database.VraagAsync($"update borging.stand set t = t - interval '1 day' where gemeente = '{g.Code}'");
        (await Boekhouding.BoekPartijAsync(g.Code, Ct)).ShouldBe(1);
    }

    private const string ZonderUniek = """
        do $$ declare i record; begin
        for i in select indexrelid::regclass naam from pg_index where indrelid = 'handhaving.mt_events'::regclass and indisunique and not indisprimary loop execute 'drop index ' || i.naam; end loop;
        end $$
        """;

    private static async Task VervalsAsync(NpgsqlConnection beheer, string sql)
    {
        await using var tx = await beheer.BeginTransactionAsync(Ct);
        await beheer.VoerUitAsync("alter table handhaving.mt_events disable trigger alleen_toevoegen", Ct);
        await beheer.VoerUitAsync(sql, Ct);
        await beheer.VoerUitAsync("alter table handhaving.mt_events enable always trigger alleen_toevoegen", Ct);
        await tx.CommitAsync(Ct);
    }

    private static async Task VoegToeAsync(Gemeente g, string pand)
    {
        await using var sessie = g.Schrijf();
        (await sessie.Events.FetchForExclusiveWriting<Pand>(pand, Ct)).AppendOne(Beoordeeld());
        await sessie.SaveChangesAsync(Ct);
    }

    private static async Task StartAsync(Gemeente g, string pand)
    {
        await using var sessie = g.Schrijf();
        sessie.Events.StartStream<Pand>(pand, Melding());
        await sessie.SaveChangesAsync(Ct);
    }

    private Task<NpgsqlConnection> BeheerAsync() => toepassing.BeheerAsync();

    private async Task<List<(long I, byte[] Kop, byte[] Inhoud, byte[] Blad)>> GeboektAsync(Gemeente g)
    {
        await Boekhouding.BoekAllesAsync(Ct);
        await using var verbinding = await BeheerAsync();
        (await verbinding.WaardeAsync<long>("select count(*) from borging.inbox where gemeente = $1", Ct, g.Code)).ShouldBe(0);
        return await PostenAsync(g);
    }

    private async Task<List<(long I, byte[] Kop, byte[] Inhoud, byte[] Blad)>> PostenAsync(Gemeente g)
    {
        await using var verbinding = await BeheerAsync();
        return await verbinding.LijstAsync("select i, kop, inhoud, blad from borging.post where gemeente = $1 order by i",
            r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2), r.GetFieldValue<byte[]>(3)), Ct, g.Code);
    }
}
