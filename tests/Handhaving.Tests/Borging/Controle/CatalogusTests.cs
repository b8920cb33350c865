using Handhaving.Borging.Controle;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Borging.Controle;

/// <summary>Whoever weakens the database itself is found against the code, or against the last ijking that he cannot forge.</summary>
[Collection("rollen van de server")]
public class CatalogusTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Catalogus Catalogus => toepassing.Host.Services.GetRequiredService<Catalogus>();

    [Theory]
    [InlineData("alter table handhaving.mt_events disable trigger alleen_toevoegen", "alter table handhaving.mt_events enable always trigger alleen_toevoegen", "handhaving.alleen_toevoegen_op_handhaving_mt_events")]
    [InlineData("alter table handhaving.mt_events enable trigger naar_inbox", "alter table handhaving.mt_events enable always trigger naar_inbox", "borging.naar_inbox_op_handhaving_mt_events")]
    [InlineData("create or replace function borging.weiger_wijziging() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$ begin return null; end $$", null, "borging.weiger_wijziging")]
    [InlineData("drop trigger alleen_toevoegen on borging.post", null, "borging.alleen_toevoegen_op_borging_post")]
    [InlineData("alter table raadpleging.logregel drop constraint logregel_log_van_gemeente", null, "raadpleging.logregel_log_van_gemeente")]
    [InlineData("grant update on borging.post to handhaving_app", "revoke update on borging.post from handhaving_app", "borging.rechten")]
    public async Task Wat_de_code_voorschrijft_is_ook_na_een_verkeerde_ijking_te_zien(string sql, string? terug, string wat)
    {
        await Catalogus.IjkAsync(Ct);
        (await Catalogus.ControleerAsync(Ct)).Alle.ShouldBeEmpty();
        try
        {
            await toepassing.Database.VraagAsync(sql);
            var gevonden = (await Catalogus.ControleerAsync(Ct)).Alle;
            gevonden.Met("catalogus-voorschrift").Waar.ShouldBe(wat);
            gevonden.Met("catalogus");

            await Catalogus.IjkAsync(Ct);
            (await Catalogus.ControleerAsync(Ct)).Alle.ShouldHaveSingleItem().Code.ShouldBe("catalogus-voorschrift");
        }
        finally
        {
            if (terug is not null) await toepassing.Database.VraagAsync(terug);
            else (await toepassing.Database.OpdrachtAlsAsync(toepassing.Database.AlsEigenaar, "db-apply")).Code.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("alter table handhaving.mt_events owner to postgres", "alter table handhaving.mt_events owner to handhaving_eigenaar", "tabel handhaving.mt_events van")]
    [InlineData("drop index handhaving.idx_mt_events_event_id", "create unique index idx_mt_events_event_id on handhaving.mt_events using btree (id)", "index op handhaving.mt_events")]
    [InlineData("create function borging.hulp() returns int language sql as 'select 1'", "drop function borging.hulp()", "functie borging.hulp()")]
    [InlineData("create trigger extra after insert on handhaving.mt_events for each row execute function handhaving.weiger_wijziging()", "drop trigger extra on handhaving.mt_events", "trigger op handhaving.mt_events")]
    [InlineData("create rule weg as on update to borging.inbox do instead nothing", "drop rule weg on borging.inbox", "herschrijfregel weg")]
    [InlineData("create table borging.deel () inherits (borging.post)", "drop table borging.deel", "deel borging.deel van borging.post")]
    [InlineData("alter table borging.post enable row level security", "alter table borging.post disable row level security", "tabel borging.post")]
    [InlineData("grant select on persoonsgegevens.sleutel to pg_monitor", "revoke select on persoonsgegevens.sleutel from pg_monitor", "tabel persoonsgegevens.sleutel")]
    [InlineData("insert into handhaving.mt_high_water_skips (ending_sequence, starting_sequence) values (7, 5)", "delete from handhaving.mt_high_water_skips", "overgeslagen gat 5-7")]
    [InlineData("do $$ begin execute format('alter database %I set session_replication_role = replica', current_database()); end $$", "do $$ begin execute format('alter database %I reset session_replication_role', current_database()); end $$", "instelling van iedereen")]
    [InlineData("create role handhaving_achterdeur superuser bypassrls", "drop role handhaving_achterdeur", "rol handhaving_achterdeur, superuser")]
    public async Task Wat_anders_is_dan_bij_de_ijking_wordt_genoemd(string sql, string terug, string regel)
    {
        await Catalogus.IjkAsync(Ct);
        try
        {
            await toepassing.Database.VraagAsync(sql);
            (await Catalogus.ControleerAsync(Ct)).Alle.ShouldContain(b => b.Code == "catalogus" && b.Zin.Contains(regel, StringComparison.Ordinal));
        }
        finally
        {
            await toepassing.Database.VraagAsync(terug);
        }
        (await Catalogus.ControleerAsync(Ct)).Alle.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("update borging.ijking set regels = array_append(regels, 'rol postgres') where nr = (select max(nr) from borging.ijking)")]
    [InlineData("update borging.ijking set op = op + interval '1 day' where nr = (select max(nr) from borging.ijking)")]
    [InlineData("delete from borging.ijking where nr = (select min(nr) from borging.ijking)")]
    [InlineData("insert into borging.ijking select nr + 1, op, regels, zegel from borging.ijking order by nr desc limit 1")]
    public async Task Een_verzonnen_of_weggehaalde_ijking_wordt_gevonden(string sql)
    {
        await Catalogus.IjkAsync(Ct);
        await Catalogus.IjkAsync(Ct);
        await toepassing.Database.VraagAsync("create table public.bewaard as select * from borging.ijking");
        await IjkingenAsync(sql);

        (await Catalogus.ControleerAsync(Ct)).Alle.Met("ijking").Waar.ShouldBe("borging.ijking");

        await IjkingenAsync("delete from borging.ijking; insert into borging.ijking select * from public.bewaard; drop table public.bewaard");
        (await Catalogus.ControleerAsync(Ct)).Alle.ShouldBeEmpty();
    }

    [Fact]
    public async Task De_ijking_noemt_wat_er_sinds_de_vorige_veranderde_en_zonder_ijking_staat_dat_in_het_verslag()
    {
        await Catalogus.IjkAsync(Ct);
        await toepassing.Database.VraagAsync("create sequence borging.proef");
        (await Catalogus.IjkAsync(Ct)).Verschil.ShouldContain(v => v.Nieuw && v.Regel.StartsWith("reeks borging.proef", StringComparison.Ordinal));
        await toepassing.Database.VraagAsync("drop sequence borging.proef");

        await IjkingenAsync("delete from borging.ijking");
        (await Catalogus.ControleerAsync(Ct)).Alle.Met("ijking-ontbreekt").Ernst.ShouldBe(Ernst.Aandachtspunt);
    }

    private Task<object?> IjkingenAsync(string sql) => toepassing.Database.VraagAsync($"begin; alter table borging.ijking disable trigger alleen_toevoegen; {sql}; alter table borging.ijking enable always trigger alleen_toevoegen; commit");
}
