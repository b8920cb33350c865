using Handhaving.Bewijs.Notities;
using Handhaving.Borging;
using Handhaving.Borging.Controle;
using Handhaving.Panden;
using Handhaving.Tests.Opzet;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Handhaving.Tests.Opzet.Gegeven;

namespace Handhaving.Tests.Borging.Controle;

/// <summary>
/// Whoever administers the database can do all of this. Each test begins with a gemeente of which everything is in order,
/// changes one thing, and asks for the finding by its name and place.
/// </summary>
public class AanvalTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Borgingscontrole Controle => toepassing.Host.Services.GetRequiredService<Borgingscontrole>();

    [Theory]
    [InlineData("data = jsonb_set(data, '{gebeurdOp}', '\"2020-01-01T00:00:00+00:00\"')", "de gegevens")]
    [InlineData("type = 'controle-gepland.v1'", "de soort")]
    [InlineData("timestamp = '2020-01-01'", "het tijdstip van registratie")]
    [InlineData("user_name = gen_random_uuid()::text", "wie haar vastlegde")]
    [InlineData("headers = jsonb_set(headers, '{rol}', '\"beheerder\"')", "wie haar vastlegde")]
    [InlineData("correlation_id = 'x'", "de samenhang")]
    [InlineData("id = gen_random_uuid()", "het kenmerk")]
    public async Task Een_gewijzigde_gebeurtenis_wordt_gevonden(string wijziging, string wat)
    {
        var (g, pand) = await SchoonAsync();
        await VervalsAsync($"update handhaving.mt_events set {wijziging} where {Waar(g, pand, 2)}");

        var b = (await VindAsync(g)).Met("gebeurtenis-gewijzigd");
        (b.I, b.Waar).ShouldBe((1L, pand));
        b.Zin.ShouldContain(wat);
    }

    /// <summary>Triggers that are ALWAYS hold against this setting; an administrator who also disables them passes.</summary>
    [Fact]
    public async Task Ook_als_kopie_van_een_ander_of_met_de_trigger_uit_en_weer_aan()
    {
        var (g, pand) = await SchoonAsync();
        var sql = $"update handhaving.mt_events set data = data || '{{\"x\": 1}}' where {Waar(g, pand, 1)}";
        (await Should.ThrowAsync<PostgresException>(() => toepassing.Database.VraagAsync($"set session_replication_role = replica; {sql}"))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        await toepassing.Database.VraagAsync($"alter table handhaving.mt_events enable trigger alleen_toevoegen; set session_replication_role = replica; {sql}; reset session_replication_role; alter table handhaving.mt_events enable always trigger alleen_toevoegen");

        (await VindAsync(g)).Met("gebeurtenis-gewijzigd").I.ShouldBe(0);
    }

    [Theory]
    [InlineData("version = 9", "gebeurtenis-gewijzigd", "stroom")]
    [InlineData("stream_id = stream_id || 'x'", "gebeurtenis-gewijzigd", "stroom")]
    [InlineData("stream_id = null", "post-zonder-gebeurtenis", "post-zonder-gebeurtenis")]
    [InlineData("tenant_id = 'GM0009'", "post-zonder-gebeurtenis", "post-zonder-gebeurtenis")]
    [InlineData("seq_id = nextval('handhaving.mt_events_sequence')", "post-zonder-gebeurtenis", "gebeurtenis-zonder-post")]
    [InlineData("type = 'tombstone'", "gebeurtenis-gewijzigd", "toelating")]
    public async Task Een_verplaatste_of_afgevoerde_gebeurtenis_wordt_gevonden(string wijziging, string code, string ook)
    {
        var (g, pand) = await SchoonAsync();
        await VervalsAsync($"alter table handhaving.mt_events drop constraint fkey_mt_events_stream_id_tenant_id; update handhaving.mt_events set {wijziging} where {Waar(g, pand, 2)}");

        var gevonden = await VindAsync(g);
        gevonden.Met(code).I.ShouldBe(1);
        gevonden.Met(ook);
        if (wijziging.StartsWith("tenant", StringComparison.Ordinal))
        {
            (await Controle.GemeentenAsync(Ct)).ShouldContain("GM0009");
            (await Controle.ControleerAsync("GM0009", Ct)).Bevindingen.Alle.Met("gebeurtenis-zonder-post").Waar.ShouldBe(pand);
        }
        await VervalsAsync($"delete from handhaving.mt_events where tenant_id = 'GM0009' or stream_id = '{pand}x' or stream_id is null; alter table handhaving.mt_events add constraint fkey_mt_events_stream_id_tenant_id foreign key (tenant_id, stream_id) references handhaving.mt_streams (tenant_id, id)");
    }

    [Fact]
    public async Task Twee_verwisselde_volgnummers_worden_gevonden()
    {
        var (g, pand) = await SchoonAsync();
        await VervalsAsync($"""
            create temp table s as select id, seq_id from handhaving.mt_events where {Waar(g, pand, null)} and version in (1, 2);
            update handhaving.mt_events e set seq_id = -s.seq_id from s where s.id = e.id;
            update handhaving.mt_events e set seq_id = (select seq_id from s x where x.id <> e.id) from s where s.id = e.id
            """);

        (await VindAsync(g)).Where(b => b.Code == "gebeurtenis-gewijzigd").Select(b => b.I).ShouldBe([0L, 1L]);
    }

    [Theory]
    [InlineData("version = 2", 1)]
    [InlineData("true", 0)]
    public async Task Een_verwijderde_gebeurtenis_of_stroom_wordt_gevonden(string welke, int eerste)
    {
        var (g, pand) = await SchoonAsync();
        await VervalsAsync($"delete from handhaving.mt_events where {Waar(g, pand, null)} and {welke}{(eerste == 0 ? $"; delete from handhaving.mt_streams where tenant_id = '{g.Code}' and id = '{pand}'" : "")}");

        (await VindAsync(g)).First(b => b.Code == "post-zonder-gebeurtenis").I.ShouldBe(eerste);
    }

    /// <summary>What a TRUNCATE of a partition, or one that was detached, comes to: the rows are no longer in the table, and no trigger saw it.</summary>
    [Fact]
    public async Task Rijen_die_langs_elke_trigger_uit_de_tabel_verdwenen_worden_gevonden()
    {
        var (g, pand) = await SchoonAsync();
        await toepassing.Database.VraagAsync($"""
            begin; alter table handhaving.mt_events disable trigger all; create table public.weg as select * from handhaving.mt_events where {Waar(g, pand, null)};
            delete from handhaving.mt_events where {Waar(g, pand, null)}; alter table handhaving.mt_events enable trigger all;
            alter table handhaving.mt_events enable always trigger alleen_toevoegen; alter table handhaving.mt_events enable always trigger stempel_registratie; alter table handhaving.mt_events enable always trigger naar_inbox; drop table public.weg; commit
            """);

        (await VindAsync(g)).Count(b => b.Code == "post-zonder-gebeurtenis" && b.Waar == pand).ShouldBe(3);
    }

    [Theory]
    [InlineData("kop = kop || ' '", "blad-hash", "kop-vorm")]
    [InlineData("inhoud = inhoud || ' '", "blad-inhoud", "inhoud-vorm")]
    [InlineData("blad = sha256('x')", "blad-hash", "blad-hash")]
    [InlineData("opening = sha256('x')", "gebeurtenis-gewijzigd", "gebeurtenis-gewijzigd")]
    [InlineData("stroom = 'x'", "post-kolommen", "post-kolommen")]
    [InlineData("gebeurtenis = gen_random_uuid()", "post-kolommen", "post-kolommen")]
    public async Task Een_gewijzigde_post_wordt_gevonden(string wijziging, string code, string ook)
    {
        var (g, _) = await SchoonAsync();
        await LogAsync($"update borging.post set {wijziging} where gemeente = '{g.Code}' and i = 1");

        var gevonden = await VindAsync(g);
        gevonden.Met(code).I.ShouldBe(1);
        gevonden.Met(ook);
    }

    /// <summary>Everything is made to fit again: body, header, leaf, chain and state. What others hold does not move along.</summary>
    [Fact]
    public async Task Een_kloppend_herschreven_log_wijkt_af_van_het_ondertekende_checkpoint()
    {
        var (g, pand) = await SchoonAsync();
        var sleutel = Logsleutel(g);
        await TekenAsync(g, sleutel);
        (await VindAsync(g, sleutel.Sleutel)).ShouldBeEmpty();

        // Back to before the first entry, and booked anew over an event that says something else.
        await VervalsAsync($"update handhaving.mt_events set correlation_id = 'x' where {Waar(g, pand, 1)}");
        await LogAsync($"""
            delete from borging.post where gemeente = '{g.Code}'; delete from borging.schakel where gemeente = '{g.Code}'; delete from borging.keten where gemeente = '{g.Code}'; delete from borging.stand where gemeente = '{g.Code}';
            insert into borging.inbox (gemeente, seq_id, stroom, versie, aangeboden) select tenant_id, seq_id, stream_id, version, timestamp from handhaving.mt_events where tenant_id = '{g.Code}'
            """);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        var gevonden = await VindAsync(g, sleutel.Sleutel);
        gevonden.ShouldHaveSingleItem().Code.ShouldBe("checkpoint-wortel");
        gevonden[0].I.ShouldBe(2);
    }

    [Fact]
    public async Task Een_checkpoint_van_een_ander_en_een_afgekapt_log_worden_gevonden()
    {
        var (g, _) = await SchoonAsync();
        var (echt, vals) = (Logsleutel(g), Logsleutel(g));
        await TekenAsync(g, vals);
        (await VindAsync(g)).ShouldBeEmpty();
        (await VindAsync(g, echt.Sleutel)).Met("checkpoint-handtekening").I.ShouldBe(2);

        await LogAsync($"delete from borging.post where gemeente = '{g.Code}' and i = 2");
        var gevonden = await VindAsync(g);
        gevonden.Met("checkpoint-wortel");
        gevonden.Met("stand");
        gevonden.Met("keten");
        gevonden.Met("gebeurtenis-zonder-post");
    }

    [Fact]
    public async Task Een_gebeurtenis_die_uit_de_wachtrij_is_gehaald_wordt_gevonden_en_houdt_de_volgende_op()
    {
        var (g, pand) = await SchoonAsync();
        await VoegToeAsync(g, pand);
        await toepassing.Database.VraagAsync($"delete from borging.inbox where gemeente = '{g.Code}'");

        (await VindAsync(g)).Met("gebeurtenis-zonder-post").Waar.ShouldBe(pand);

        await VoegToeAsync(g, pand);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await toepassing.Database.VraagAsync($"update borging.inbox set aangeboden = aangeboden - interval '2 minutes' where gemeente = '{g.Code}'");
        (await VindAsync(g)).Met("wachtrij").Waar.ShouldBe(pand);
    }

    [Fact]
    public async Task Wat_de_boeker_weigerde_staat_met_de_reden_in_het_verslag()
    {
        var (g, pand) = await SchoonAsync();
        await toepassing.Database.VraagAsync($$"""
            insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
            values (nextval('handhaving.mt_events_sequence'), gen_random_uuid(), '{{pand}}', 4, '{}', 'geen-gehoor.v1', now(), '{{g.Code}}')
            """);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        var gevonden = await VindAsync(g);
        gevonden.Met("geweigerd").Zin.ShouldEndWith("zonder toelatingsmerk");
        gevonden.Met("stroom").Zin.ShouldContain("kop van deze stroom noemt versie 3");
    }

    [Fact]
    public async Task Een_gebeurtenis_die_voor_het_boeken_met_wachtrij_en_al_is_weggehaald_laat_een_gat_in_haar_stroom()
    {
        var (g, pand) = await SchoonAsync();
        await VoegToeAsync(g, pand);
        await VervalsAsync($"delete from handhaving.mt_events where {Waar(g, pand, 4)}; delete from borging.inbox where gemeente = '{g.Code}'");

        (await VindAsync(g)).Met("stroom").Waar.ShouldBe(pand);
    }

    [Fact]
    public async Task Een_valse_grafsteen_wordt_gevonden()
    {
        var (g, pand) = await SchoonAsync();
        await VoegToeAsync(g, pand);
        await VervalsAsync($"update handhaving.mt_events set type = 'tombstone' where {Waar(g, pand, 4)}");
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        (await VindAsync(g)).Met("geweigerd").Waar.ShouldBe(pand);

        await toepassing.Database.VraagAsync($"delete from borging.inbox where gemeente = '{g.Code}'");
        (await VindAsync(g)).Met("grafsteen").Waar.ShouldBe(pand);
    }

    /// <summary>The function behind the trigger does nothing any more: the event is stored, and the log does not know.</summary>
    [Fact]
    public async Task Een_gebeurtenis_die_een_vervangen_triggerfunctie_niet_aanbood_wordt_gevonden()
    {
        var (g, pand) = await SchoonAsync();
        var echt = await toepassing.Database.VraagAsync("select pg_get_functiondef('borging.naar_inbox'::regproc)");
        await toepassing.Database.VraagAsync("create or replace function borging.naar_inbox() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin return null; end $$");
        await VoegToeAsync(g, pand);
        await toepassing.Database.VraagAsync((string)echt!);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        (await VindAsync(g)).Met("gebeurtenis-zonder-post").Waar.ShouldBe(pand);
    }

    /// <summary>Without its keys the table takes the same event, version or sequence number twice.</summary>
    [Theory]
    [InlineData("e.seq_id, e.id, e.stream_id, e.version, e.data, e.type, e.timestamp, e.tenant_id", false, "gebeurtenis-dubbel")]
    [InlineData("e.seq_id, gen_random_uuid(), 'elders', 1, e.data, e.type, e.timestamp, '{0}'", true, "gebeurtenis-zonder-post")]
    [InlineData("nextval('handhaving.mt_events_sequence'), e.id, e.stream_id, 4, e.data, e.type, e.timestamp, e.tenant_id", false, "geweigerd")]
    [InlineData("nextval('handhaving.mt_events_sequence'), gen_random_uuid(), e.stream_id, 2, e.data, e.type, e.timestamp, e.tenant_id", false, "geweigerd")]
    public async Task Een_dubbele_gebeurtenis_versie_of_volgnummer_wordt_gevonden(string rij, bool elders, string code)
    {
        var ((g, pand), ander) = (await SchoonAsync(), toepassing.NieuweGemeente());
        // In one transaction that puts the keys back where that is possible; where it is not, in this gemeente nothing else is asked any more.
        await toepassing.Database.VraagAsync($"""
            begin; alter table handhaving.mt_events drop constraint pkey_mt_events_seq_id; alter table handhaving.mt_events drop constraint fkey_mt_events_stream_id_tenant_id;
            drop index handhaving.idx_mt_events_event_id; drop index handhaving.pk_mt_events_stream_and_version; alter table borging.inbox drop constraint pkey_inbox_gemeente_seq_id;
            insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers, user_name)
            select {string.Format(System.Globalization.CultureInfo.InvariantCulture, rij, ander.Code)}, mt_dotnet_type, headers, user_name from handhaving.mt_events e where {Waar(g, pand, 2)}; commit
            """);
        try
        {
            if (code != "geweigerd") await toepassing.Database.VraagAsync($"delete from borging.inbox where gemeente in ('{g.Code}', '{ander.Code}')");
            await toepassing.Boekhouding.BoekAllesAsync(Ct);
            var gevonden = elders ? (await Controle.ControleerAsync(ander.Code, Ct)).Bevindingen.Alle : await VindAsync(g);
            gevonden.Met(code).Waar.ShouldBe(elders ? "elders" : pand);
            if (!elders) gevonden.Met("stroom").Waar.ShouldBe(pand);
        }
        finally
        {
            await VervalsAsync($"""
                delete from handhaving.mt_events where ctid not in (select min(ctid) from handhaving.mt_events group by tenant_id, stream_id, version) or stream_id = 'elders' or (tenant_id = '{g.Code}' and version > 3); delete from borging.inbox;
                alter table handhaving.mt_events add constraint pkey_mt_events_seq_id primary key (seq_id); alter table handhaving.mt_events add constraint fkey_mt_events_stream_id_tenant_id foreign key (tenant_id, stream_id) references handhaving.mt_streams (tenant_id, id);
                create unique index idx_mt_events_event_id on handhaving.mt_events (id); create unique index pk_mt_events_stream_and_version on handhaving.mt_events (tenant_id, stream_id, version);
                alter table borging.inbox add constraint pkey_inbox_gemeente_seq_id primary key (gemeente, seq_id)
                """);
        }
    }

    /// <summary>A leaf put between two others, or left out, with the rest renumbered: the chains and the state no longer fit.</summary>
    [Theory]
    [InlineData("update borging.post set i = 3 where gemeente = '{0}' and i = 2; insert into borging.post select gemeente, 2, null, null, null, null, kop, inhoud, blad, opening from borging.post where gemeente = '{0}' and i = 1", "nummering", 2)]
    [InlineData("delete from borging.post where gemeente = '{0}' and i = 1; update borging.post set i = i - 1 where gemeente = '{0}' and i > 1", "nummering", 1)]
    [InlineData("update borging.post set i = -1 where gemeente = '{0}' and i = 1; update borging.post set i = 1 where gemeente = '{0}' and i = 2; update borging.post set i = 2 where gemeente = '{0}' and i = -1", "nummering", 1)]
    public async Task Een_ingevoegde_weggelaten_of_verwisselde_post_wordt_gevonden(string sql, string code, long i)
    {
        var (g, _) = await SchoonAsync();
        await LogAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, g.Code));

        (await VindAsync(g)).ShouldContain(b => b.Code == code && b.I == i);
    }

    /// <summary>The head of the chain was thrown away, so the booker began another for the same pand.</summary>
    [Fact]
    public async Task Een_tweede_keten_voor_een_pand_wordt_gevonden()
    {
        var (g, pand) = await SchoonAsync();
        await toepassing.Database.VraagAsync($"delete from borging.keten where gemeente = '{g.Code}'");
        await VoegToeAsync(g, pand);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        var b = (await VindAsync(g)).Met("tweede-keten");
        (b.I, b.Waar).ShouldBe((3L, pand));
    }

    [Theory]
    [InlineData("update borging.stand set omvang = 2, rand = array[rand[1]]", "stand")]
    [InlineData("update borging.stand set t = t + interval '1 day'", "stand")]
    [InlineData("delete from borging.stand", "stand")]
    [InlineData("update borging.keten set n = n + 1", "keten")]
    [InlineData("update borging.keten set zout = sha256('x')", "keten")]
    [InlineData("update borging.schakel set i = 0 where n = 2 and true", "schakel")]
    [InlineData("insert into borging.schakel (gemeente, keten, n, i) select gemeente, 'x', 1, 1 from borging.stand", "schakel")]
    [InlineData("insert into borging.knoop (gemeente, niveau, nr, hash) select gemeente, 8, 0, sha256('x') from borging.stand", "knoop")]
    public async Task Wat_het_log_bijhoudt_wordt_tegen_de_posten_gehouden(string sql, string code)
    {
        var (g, _) = await SchoonAsync();
        await LogAsync($"{sql} where gemeente = '{g.Code}'".Replace("where n = 2 and true where", "where n = 2 and", StringComparison.Ordinal));

        (await VindAsync(g)).Met(code);
    }

    /// <summary>The rows of the time stamps say when the next one is due, and a dossier carries their tokens.</summary>
    [Theory]
    [InlineData("update borging.anker set token = sha256('x') where gemeente = '{0}'", "anker-anders", 0)]
    [InlineData("update borging.anker set omvang = 2 where gemeente = '{0}'", "anker-anders", 0)]
    [InlineData("update borging.anker set op = op + interval '10 years' where gemeente = '{0}'", "anker-anders", 0)]
    [InlineData("delete from borging.anker where gemeente = '{0}'", "anker-ontbreekt", 0)]
    [InlineData("update borging.anker set i = 2 where gemeente = '{0}'", "anker-overtollig", null)]
    [InlineData("insert into borging.anker select gemeente, 9000000000000000000, 9000000000000000000, token, op + interval '10 years' from borging.anker where gemeente = '{0}'", "anker-overtollig", null)]
    public async Task Een_vals_of_verdwenen_tijdstempel_wordt_gevonden(string sql, string code, int? leeg)
    {
        var g = toepassing.NieuweGemeente();
        await using (var beheer = await toepassing.BeheerAsync())
        await using (var tx = await beheer.BeginTransactionAsync(Ct))
        {
            var log = $"handhaving.invalid/{g.Code}/pandlog";
            var logboek = await Logboek.LeesAsync(beheer, g.Code, log, DateTimeOffset.UtcNow, Ct);
            logboek.Veranker("token"u8.ToArray(), new Checkpoint(log, 0, Handhaving.Bewijs.Boom.Merkle.Leeg()));
            await logboek.SchrijfAsync(Ct);
            await tx.CommitAsync(Ct);
        }
        (await VindAsync(g)).ShouldBeEmpty();

        await toepassing.Database.VraagAsync($"begin; alter table borging.anker disable trigger alleen_toevoegen; {string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, g.Code)}; alter table borging.anker enable always trigger alleen_toevoegen; commit");

        var b = (await VindAsync(g)).Met(code);
        (b.I, b.Waar).ShouldBe(((long?)leeg, "borging.anker"));
    }

    [Fact]
    public async Task Een_tijdstempel_van_een_gemeente_zonder_log_wordt_gevonden()
    {
        var g = toepassing.NieuweGemeente();
        await toepassing.Database.VraagAsync($"insert into borging.anker (gemeente, i, omvang, token, op) values ('{g.Code}', 0, 0, '', now())");

        (await Controle.GemeentenAsync(Ct)).ShouldContain(g.Code);
        (await VindAsync(g)).Met("anker-overtollig");
    }

    /// <summary>What counts as published is read from this number.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Een_checkpoint_dat_meer_getuigen_noemt_dan_er_onder_staan_wordt_gevonden(int getuigen)
    {
        var (g, _) = await SchoonAsync();
        await TekenAsync(g, Logsleutel(g));
        (await VindAsync(g)).ShouldBeEmpty();

        await toepassing.Database.VraagAsync($"insert into borging.checkpoint select gemeente, omvang, {getuigen}, notitie from borging.checkpoint where gemeente = '{g.Code}'");

        (await VindAsync(g)).ShouldHaveSingleItem().Code.ShouldBe("checkpoint-getuigen");
    }

    [Fact]
    public async Task Een_handtekening_van_een_getuige_wordt_nagerekend_en_telt_een_keer()
    {
        var (g, _) = await SchoonAsync();
        var getuige = new Ondertekenaar("getuige.invalid", System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), Sleutelsoort.Medeondertekening);
        var instellingen = new Borgingsinstellingen("handhaving.invalid") { Getuigen = [new(new("https://getuige.invalid/"), getuige.Sleutel)] };
        var controle = ActivatorUtilities.CreateInstance<Borgingscontrole>(toepassing.Host.Services, toepassing.Host.Services.GetRequiredService<NpgsqlDataSource>(), instellingen);
        async Task<IReadOnlyList<Bevinding>> Vind() => (await controle.ControleerAsync(g.Code, Ct)).Bevindingen.Alle;
        await TekenAsync(g, Logsleutel(g), n => n.Met(getuige.Medeonderteken(n.Tekst, Op(0))), 1);
        (await Vind()).ShouldBeEmpty();

        await TekenAsync(g, Logsleutel(g), n => n.Met(getuige.Medeonderteken(n.Tekst, Op(0))).Met(getuige.Medeonderteken(n.Tekst, Op(1))), 2);
        (await Vind()).ShouldHaveSingleItem().Code.ShouldBe("checkpoint-getuigen");
        await TekenAsync(g, Logsleutel(g), n => n.Met(new Handtekening(getuige.Sleutel.Naam, getuige.Sleutel.Id, new byte[72])), 0);
        (await Vind()).Count(b => b.Code == "checkpoint-getuigen").ShouldBe(2);
    }

    [Theory]
    [InlineData("delete from persoonsgegevens.kluis", "kluis-ontbreekt")]
    [InlineData("update persoonsgegevens.kluis set inhoud = set_byte(inhoud, 40, get_byte(inhoud, 40) # 1)", "kluis-geschonden")]
    [InlineData("update persoonsgegevens.kluis set pad = '/elders'", "kluis-geschonden")]
    [InlineData("update persoonsgegevens.kluis set betrokkene = gen_random_uuid()", "kluis-ontbreekt")]
    [InlineData("delete from persoonsgegevens.sleutel", "kluis-ontbreekt")]
    [InlineData("update persoonsgegevens.sleutel set omwikkeld = null", "kluis-gewist")]
    [InlineData("update persoonsgegevens.sleutel set omwikkeld = set_byte(omwikkeld, 20, get_byte(omwikkeld, 20) # 1)", "kluis-geschonden")]
    [InlineData("insert into persoonsgegevens.kluis select gemeente, commitment || 'x', betrokkene, gebeurtenis, '/x', inhoud from persoonsgegevens.kluis", "kluis-overtollig")]
    public async Task Een_gewijzigde_kluis_wordt_gevonden_zonder_een_waarde_te_noemen(string sql, string code)
    {
        var (g, _) = await SchoonAsync();
        await toepassing.Database.VraagAsync($"{sql} where gemeente = '{g.Code}'");

        var gevonden = await VindAsync(g);
        gevonden.Met(code);
        gevonden.ShouldAllBe(b => !b.ToString().Contains("tekst", StringComparison.Ordinal));
    }

    /// <summary>The application cannot set the time; whoever forges it in the database, and in the queue as well, has the log's clock against him.</summary>
    [Fact]
    public async Task Een_teruggezet_tijdstip_staat_in_het_verslag_als_niet_bevestigd()
    {
        var (g, pand) = await SchoonAsync();
        await VoegToeAsync(g, pand);
        await VervalsAsync($"update handhaving.mt_events set timestamp = '2020-01-01' where {Waar(g, pand, 4)}; update borging.inbox set aangeboden = '2020-01-01' where gemeente = '{g.Code}'");
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        var b = (await VindAsync(g)).ShouldHaveSingleItem();
        (b.Code, b.I, b.Ernst).ShouldBe(("tijdstip-niet-bevestigd", 3L, Ernst.Aandachtspunt));
    }

    [Fact]
    public async Task De_toepassing_zelf_kan_geen_tijdstip_kiezen()
    {
        var (g, pand) = await SchoonAsync();
        await using (var sessie = g.Schrijf())
        {
            var stroom = await sessie.Events.FetchForExclusiveWriting<Pand>(pand, Ct);
            stroom.AppendOne(Beoordeeld());
            foreach (var e in sessie.PendingChanges.Streams().SelectMany(s => s.Events)) e.Timestamp = DateTimeOffset.UnixEpoch;
            await sessie.SaveChangesAsync(Ct);
        }
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        (await VindAsync(g)).ShouldBeEmpty();
        (await toepassing.Database.VraagAsync($"select max(timestamp) > now() - interval '5 minutes' from handhaving.mt_events where {Waar(g, pand, 4)}")).ShouldBe(true);
    }

    private static string Waar(Gemeente g, string pand, int? versie) => $"tenant_id = '{g.Code}' and stream_id = '{pand}'{(versie is { } v ? $" and version = {v}" : "")}";

    private async Task<(Gemeente, string Pand)> SchoonAsync()
    {
        var g = toepassing.NieuweGemeente();
        var pand = g.NieuwPand();
        await using (var sessie = g.Schrijf())
        {
            sessie.SetHeader("rol", "handhavingsjurist");
            sessie.Events.StartStream<Pand>(pand, new PandOpgenomen(Objectsoort.Pand, new Handhaving.Gemeenten.Gebied(Deltabuurt, "WK015007", 2023)) { GebeurdOp = Op(-901) }, Melding(Guid.NewGuid(), Guid.NewGuid()));
            await sessie.SaveChangesAsync(Ct);
        }
        await VoegToeAsync(g, pand);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        (await VindAsync(g)).ShouldBeEmpty();
        return (g, pand);
    }

    private static async Task VoegToeAsync(Gemeente g, string pand)
    {
        await using var sessie = g.Schrijf();
        var stroom = await sessie.Events.FetchForExclusiveWriting<Pand>(pand, Ct);
        stroom.AppendOne(Melding(Guid.NewGuid(), Guid.NewGuid()));
        await sessie.SaveChangesAsync(Ct);
    }

    private async Task<IReadOnlyList<Bevinding>> VindAsync(Gemeente g, params Sleutel[] sleutels)
    {
        var controle = sleutels.Length == 0 ? Controle : ActivatorUtilities.CreateInstance<Borgingscontrole>(toepassing.Host.Services, toepassing.Host.Services.GetRequiredService<NpgsqlDataSource>(), new Controleinstellingen(sleutels));
        return (await controle.ControleerAsync(g.Code, Ct)).Bevindingen.Alle;
    }

    private static Ondertekenaar Logsleutel(Gemeente g) => new($"handhaving.invalid/{g.Code}/pandlog", System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private async Task TekenAsync(Gemeente g, Ondertekenaar sleutel, Func<Notitie, Notitie>? mede = null, int getuigen = 0)
    {
        await using var beheer = await toepassing.BeheerAsync();
        var omvang = await beheer.WaardeAsync<long>("select omvang from borging.stand where gemeente = $1", Ct, g.Code);
        var checkpoint = new Checkpoint($"handhaving.invalid/{g.Code}/pandlog", omvang, await new Boom(beheer, g.Code).WortelAsync(omvang, Ct));
        await beheer.VoerUitAsync("insert into borging.checkpoint (gemeente, omvang, getuigen, notitie) values ($1, $2, $3, $4)", Ct, g.Code, omvang, getuigen, (mede ?? (n => n))(sleutel.Teken(checkpoint.ToString())).ToString());
    }

    private Task<object?> VervalsAsync(string sql) => toepassing.Database.VraagAsync($"begin; alter table handhaving.mt_events disable trigger alleen_toevoegen; {sql}; alter table handhaving.mt_events enable always trigger alleen_toevoegen; commit");

    private Task<object?> LogAsync(string sql) => toepassing.Database.VraagAsync($"""
        begin; alter table borging.post disable trigger alleen_toevoegen; alter table borging.schakel disable trigger alleen_toevoegen; {sql};
        alter table borging.post enable always trigger alleen_toevoegen; alter table borging.schakel enable always trigger alleen_toevoegen; commit
        """);
}

internal static class Vondst
{
    /// <summary>The first finding of this name.</summary>
    public static Bevinding Met(this IReadOnlyList<Bevinding> gevonden, string code) =>
        gevonden.FirstOrDefault(b => b.Code == code) ?? throw new ShouldAssertException($"{code} is niet gevonden, wel:\n{string.Join('\n', gevonden)}");
}
