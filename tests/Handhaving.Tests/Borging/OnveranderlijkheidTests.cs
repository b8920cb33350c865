using Handhaving.Persoonsgegevens;
using Handhaving.Samenstelling;
using Handhaving.Tests.Opzet;
using JasperFx;
using Marten;
using Npgsql;
using Weasel.Core.Migrations;

namespace Handhaving.Tests.Borging;

/// <summary>A database of its own with one recorded event, so that a test may try to break it.</summary>
public sealed class Aanvalsdatabase : IAsyncLifetime
{
    public Database Database { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Database.MaakAsync();
        await Database.VraagAsync("insert into handhaving.mt_streams (id, type, version, tenant_id) values ('0150100000000001', 'pand', 1, 'GM0150')", Database.AlsApp);
        await Database.VraagAsync(OnveranderlijkheidTests.Gebeurtenis(1), Database.AlsApp);
    }

    public async ValueTask DisposeAsync() => await Database.RuimOpAsync();
}

/// <summary>The history can be added to and read, nothing else, and the database itself sees to that.</summary>
public class OnveranderlijkheidTests(Aanvalsdatabase aanval) : IClassFixture<Aanvalsdatabase>
{
    private const string GeenRecht = PostgresErrorCodes.InsufficientPrivilege;

    private readonly Database _db = aanval.Database;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string Gebeurtenis(int versie, string tijd = "'1999-01-01'") => $$"""
        insert into handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id)
        values (nextval('handhaving.mt_events_sequence'), gen_random_uuid(), '0150100000000001', {{versie}}, '{}', 'geen-gehoor.v1', {{tijd}}, 'GM0150') returning (timestamp > now() - interval '1 minute')::text
        """;

    [Theory]
    [InlineData("update handhaving.mt_events set data = '{}'")]
    [InlineData("update handhaving.mt_events set timestamp = now()")]
    [InlineData("update handhaving.mt_events set is_archived = true")]
    [InlineData("delete from handhaving.mt_events")]
    [InlineData("truncate handhaving.mt_events")]
    [InlineData("truncate handhaving.mt_streams cascade")]
    [InlineData("select 1 from handhaving.mt_events for update")]
    [InlineData("begin; lock table handhaving.mt_events in access exclusive mode; commit")]
    [InlineData("insert into handhaving.mt_events select * from handhaving.mt_events on conflict do nothing; insert into handhaving.mt_events select * from handhaving.mt_events on conflict (seq_id) do update set data = '{}'")]
    [InlineData("merge into handhaving.mt_events e using (select 1) x on true when matched then update set data = '{}'")]
    [InlineData("with weg as (delete from handhaving.mt_events returning 1) select * from weg")]
    [InlineData("alter table handhaving.mt_events disable trigger all")]
    [InlineData("alter table handhaving.mt_events disable trigger alleen_toevoegen")]
    [InlineData("alter table handhaving.mt_events add column x int")]
    [InlineData("alter table handhaving.mt_events rename to oud")]
    [InlineData("drop trigger alleen_toevoegen on handhaving.mt_events")]
    [InlineData("drop table handhaving.mt_events cascade")]
    [InlineData("create rule weg as on insert to handhaving.mt_events do instead nothing")]
    [InlineData("create trigger aap before insert on handhaving.mt_events for each row execute function handhaving.stempel_registratie()")]
    [InlineData("create index aap on handhaving.mt_events (data)")]
    [InlineData("create policy aap on handhaving.mt_events")]
    [InlineData("create or replace function handhaving.weiger_wijziging() returns trigger language plpgsql as $$ begin return null; end $$")]
    [InlineData("drop function handhaving.stempel_registratie() cascade")]
    [InlineData("set session_replication_role = replica")]
    [InlineData("set session_replication_role = replica; delete from handhaving.mt_events")]
    [InlineData("set role handhaving_eigenaar")]
    [InlineData("set session authorization postgres")]
    [InlineData("copy handhaving.mt_events to program 'cat'")]
    [InlineData("copy handhaving.mt_events to '/tmp/weg'")]
    [InlineData("select setval('handhaving.mt_events_sequence', 1)")]
    [InlineData("alter sequence handhaving.mt_events_sequence restart")]
    [InlineData("create table handhaving.aap (x int)")]
    [InlineData("create table public.aap (x int)")]
    [InlineData("create temporary table aap (x int)")]
    [InlineData("create schema aap")]
    [InlineData("delete from handhaving.mt_streams")]
    [InlineData("update handhaving.mt_streams set tenant_id = 'GM0000'")]
    [InlineData("update handhaving.mt_streams set id = 'x'")]
    [InlineData("update handhaving.mt_streams set type = 'x'")]
    [InlineData("update handhaving.mt_streams set is_archived = true")]
    [InlineData("update raadpleging.logregel set soort = 'x'")]
    [InlineData("delete from raadpleging.logregel")]
    [InlineData("truncate raadpleging.auditregel")]
    [InlineData("update persoonsgegevens.kluis set inhoud = ''")]
    [InlineData("truncate persoonsgegevens.kluis")]
    [InlineData("delete from persoonsgegevens.sleutel")]
    [InlineData("truncate persoonsgegevens.sleutel")]
    [InlineData("delete from persoonsgegevens.wislijst")]
    [InlineData("update persoonsgegevens.wislijst set merk = ''")]
    public async Task De_applicatie_kan_alleen_toevoegen_en_lezen(string sql)
    {
        var voor = await AfdrukAsync();

        (await Should.ThrowAsync<PostgresException>(() => _db.VraagAsync(sql, _db.AlsApp))).SqlState.ShouldBe(GeenRecht);

        (await AfdrukAsync()).ShouldBe(voor);
    }

    [Theory]
    [InlineData("update handhaving.mt_events set data = '{}'")]
    [InlineData("delete from handhaving.mt_events")]
    [InlineData("delete from handhaving.mt_events where false")]
    [InlineData("truncate handhaving.mt_events cascade")]
    [InlineData("truncate handhaving.mt_streams cascade")]
    [InlineData("delete from handhaving.mt_streams")]
    [InlineData("update raadpleging.logregel set soort = 'x'")]
    [InlineData("delete from raadpleging.logregel")]
    [InlineData("truncate raadpleging.auditregel")]
    public async Task Ook_eigenaar_en_superuser_worden_geweigerd(string sql)
    {
        var voor = await AfdrukAsync();

        foreach (var (verbinding, opdracht) in ((string, string)[])[(_db.AlsEigenaar, sql), (_db.AlsBeheer, sql), (_db.AlsBeheer, $"set session_replication_role = replica; {sql}")])
        {
            // Without its triggers a stream can go, but not while its events are there to be seen.
            if (opdracht.StartsWith("set", StringComparison.Ordinal) && sql.Contains("from handhaving.mt_streams", StringComparison.Ordinal)) continue;
            var fout = await Should.ThrowAsync<PostgresException>(() => _db.VraagAsync(opdracht, verbinding));
            fout.SqlState.ShouldBeOneOf(GeenRecht, PostgresErrorCodes.ForeignKeyViolation);
            if (fout.SqlState == GeenRecht) fout.MessageText.ShouldContain("onveranderlijk");
        }

        (await AfdrukAsync()).ShouldBe(voor);
    }

    [Fact]
    public async Task Een_vals_tijdstip_wordt_de_klok_van_de_database()
    {
        (await _db.VraagAsync(Gebeurtenis(10), _db.AlsApp)).ShouldBe("true");
        (await _db.VraagAsync(Gebeurtenis(11, "'infinity'"), _db.AlsApp)).ShouldBe("true");
        (await _db.VraagAsync($"set session_replication_role = replica; {Gebeurtenis(12)}", _db.AlsBeheer)).ShouldBe("true");

        await using var c = new NpgsqlConnection(_db.AlsApp);
        await c.OpenAsync(Ct);
        await using (var kopie = await c.BeginTextImportAsync("copy handhaving.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id) from stdin", Ct))
            await kopie.WriteAsync($"900001\t{Guid.NewGuid()}\t0150100000000001\t13\t{{}}\tgeen-gehoor.v1\t1999-01-01\tGM0150\n");
        (await _db.VraagAsync("select count(*) from handhaving.mt_events where timestamp not between now() - interval '5 minutes' and clock_timestamp()")).ShouldBe(0L);
    }

    /// <summary>What an owner or administrator could weaken: the check names it, the migration sets it right.</summary>
    [Theory]
    [InlineData("alter table handhaving.mt_events disable trigger alleen_toevoegen")]
    [InlineData("alter table handhaving.mt_events enable trigger alleen_toevoegen")]
    [InlineData("alter table handhaving.mt_events enable replica trigger stempel_registratie")]
    [InlineData("drop trigger alleen_toevoegen on raadpleging.logregel")]
    [InlineData("create or replace trigger alleen_toevoegen before update on handhaving.mt_events for each statement execute function handhaving.weiger_wijziging(); alter table handhaving.mt_events enable always trigger alleen_toevoegen")]
    [InlineData("create or replace trigger alleen_toevoegen before update or delete on handhaving.mt_events for each row execute function handhaving.weiger_wijziging(); alter table handhaving.mt_events enable always trigger alleen_toevoegen")]
    [InlineData("create or replace trigger alleen_toevoegen before update of type or delete or truncate on handhaving.mt_events for each statement execute function handhaving.weiger_wijziging(); alter table handhaving.mt_events enable always trigger alleen_toevoegen")]
    [InlineData("create or replace trigger stempel_registratie before insert on handhaving.mt_events for each row when (false) execute function handhaving.stempel_registratie(); alter table handhaving.mt_events enable always trigger stempel_registratie")]
    [InlineData("create or replace function handhaving.weiger_wijziging() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$ begin return null; end $$")]
    [InlineData("create or replace function handhaving.stempel_registratie() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$ begin return new; end $$")]
    [InlineData("grant update on handhaving.mt_events to handhaving_app")]
    [InlineData("grant update (data) on handhaving.mt_events to handhaving_app")]
    [InlineData("grant delete on handhaving.mt_events to public")]
    [InlineData("grant trigger on handhaving.mt_events to handhaving_app")]
    [InlineData("grant delete on handhaving.mt_streams to handhaving_app")]
    [InlineData("grant update (tenant_id) on handhaving.mt_streams to handhaving_app")]
    [InlineData("grant update on sequence handhaving.mt_events_sequence to handhaving_app")]
    [InlineData("grant delete on raadpleging.logregel to handhaving_app")]
    [InlineData("grant update on persoonsgegevens.kluis to handhaving_app")]
    [InlineData("grant delete on persoonsgegevens.sleutel to handhaving_app")]
    [InlineData("grant create on schema handhaving to handhaving_app")]
    [InlineData("revoke insert on handhaving.mt_events from handhaving_app")]
    [InlineData("alter table handhaving.mt_events disable trigger naar_inbox")]
    [InlineData("drop trigger naar_inbox on handhaving.mt_events")]
    [InlineData("create or replace function borging.naar_inbox() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin return null; end $$")]
    [InlineData("create or replace function borging.weiger_wijziging() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$ begin return null; end $$")]
    [InlineData("grant execute on function borging.naar_inbox() to public")]
    [InlineData("alter table borging.post disable trigger alleen_toevoegen")]
    [InlineData("drop trigger alleen_toevoegen on borging.knoop")]
    [InlineData("grant update on borging.post to handhaving_app")]
    [InlineData("grant update (kop) on borging.post to handhaving_app")]
    [InlineData("grant insert on borging.inbox to handhaving_app")]
    [InlineData("grant insert on borging.aanvang to public")]
    [InlineData("grant create on schema borging to handhaving_app")]
    public async Task Een_verzwakking_wordt_gezien_en_hersteld(string sql)
    {
        using var store = DocumentStore.For(o =>
        {
            o.Connection(_db.AlsEigenaar);
            o.Inrichten();
            o.VerzegelPersoonsgegevens(null!);
        });
        var schema = store.Storage.Database;
        await schema.AssertDatabaseMatchesConfigurationAsync(Ct);

        await _db.VraagAsync(sql, _db.AlsEigenaar);

        await Should.ThrowAsync<DatabaseValidationException>(() => schema.AssertDatabaseMatchesConfigurationAsync(Ct));
        await schema.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate, ct: Ct);
        await schema.AssertDatabaseMatchesConfigurationAsync(Ct);
    }

    [Fact]
    public async Task De_opdrachten_db_assert_en_db_apply_doen_hetzelfde()
    {
        await _db.VraagAsync("alter table handhaving.mt_events disable trigger alleen_toevoegen", _db.AlsEigenaar);

        (await _db.OpdrachtAlsAsync(_db.AlsEigenaar, "db-assert")).Code.ShouldNotBe(0);
        var (code, uitvoer) = await _db.OpdrachtAlsAsync(_db.AlsEigenaar, "db-apply");
        code.ShouldBe(0, uitvoer);
        (await _db.OpdrachtAlsAsync(_db.AlsEigenaar, "db-assert")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Opnieuw_inrichten_verandert_niets()
    {
        const string Catalogus = """
            select md5(string_agg(d, '|' order by d)) from (
              select oid::text || tgenabled::text || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal union all
              select oid::text || pg_get_functiondef(oid) from pg_proc where pronamespace in ('persoonsgegevens'::regnamespace, 'handhaving'::regnamespace, 'borging'::regnamespace) union all
              select oid::text || relname || coalesce(relacl::text, '') from pg_class where relnamespace in ('persoonsgegevens'::regnamespace, 'handhaving'::regnamespace, 'borging'::regnamespace)) x(d)
            """;
        var voor = await _db.VraagAsync(Catalogus);

        await _db.MaakAsync();

        (await _db.VraagAsync(Catalogus)).ShouldBe(voor);
    }

    private async Task<string> AfdrukAsync() => (string)(await _db.VraagAsync("""
        select (select md5(coalesce(string_agg(e::text, '|' order by seq_id), '')) from handhaving.mt_events e)
            || (select md5(coalesce(string_agg(s::text, '|' order by id), '')) from handhaving.mt_streams s)
        """))!;
}
