using Handhaving.Persoonsgegevens;
using Marten;
using Npgsql;

namespace Handhaving.Borging.Controle;

/// <summary>
/// Whether the database is still set up as it should be: what the code itself prescribes is held against the code, all
/// the rest (roles, rights, triggers, functions, indexes, partitions) against the last ijking.
/// </summary>
public sealed class Catalogus(NpgsqlDataSource bron, IDocumentStore opslag, Hoofdsleutel hoofdsleutel, Borgingsinstellingen instellingen)
{
    private const string Schemas = "('handhaving', 'borging', 'persoonsgegevens', 'raadpleging')", Gat = "overgeslagen gat";

    /// <summary>One line for each thing that decides who can change what. Without numbers that differ between two installations of the same.</summary>
    private const string Regels = $"""
        with n as (select oid, nspname from pg_namespace where nspname in {Schemas}),
          c as (select c.*, n.nspname || '.' || c.relname naam from pg_class c join n on n.oid = c.relnamespace)
        select regel from (
          select format('schema %s van %s, rechten %s', nspname, pg_get_userbyid(nspowner), (select string_agg(x::text, ' ' order by x::text) from unnest(nspacl) x)) from pg_namespace where nspname in {Schemas} or nspname = 'public'
          union all select format('%s %s van %s, rechten %s, rijbeveiliging %s/%s, opslag %s', case relkind when 'r' then 'tabel' when 'p' then 'gepartitioneerde tabel' when 'S' then 'reeks' else 'object ' || relkind::text end, naam,
            pg_get_userbyid(relowner), (select string_agg(x::text, ' ' order by x::text) from unnest(relacl) x), relrowsecurity, relforcerowsecurity, relpersistence) from c where relkind in ('r', 'p', 'S', 'v', 'm', 'f')
          union all select format('kolom %s.%s %s, verplicht %s, anders %s, rechten %s', c.naam, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(d.adbin, d.adrelid), (select string_agg(x::text, ' ' order by x::text) from unnest(attacl) x))
            from pg_attribute a join c on c.oid = attrelid left join pg_attrdef d on d.adrelid = attrelid and d.adnum = attnum where attnum > 0 and not attisdropped and relkind in ('r', 'p')
          union all select format('trigger op %s, stand %s: %s', c.naam, tgenabled, pg_get_triggerdef(t.oid)) from pg_trigger t join c on c.oid = tgrelid where not tgisinternal
          union all select format('functie %s van %s, rechten %s, inhoud %s', p.oid::regprocedure, pg_get_userbyid(proowner), (select string_agg(x::text, ' ' order by x::text) from unnest(proacl) x),
            encode(sha256(convert_to(pg_get_functiondef(p.oid), 'UTF8')), 'hex')) from pg_proc p join n on n.oid = pronamespace where prokind in ('f', 'p')
          union all select format('index op %s, geldig %s: %s', c.naam, indisvalid and indisready, pg_get_indexdef(indexrelid)) from pg_index join c on c.oid = indrelid
          union all select format('beperking %s op %s, geldig %s: %s', conname, c.naam, convalidated, pg_get_constraintdef(k.oid)) from pg_constraint k join c on c.oid = conrelid
          union all select format('herschrijfregel %s op %s, stand %s: %s', rulename, c.naam, ev_enabled, pg_get_ruledef(r.oid)) from pg_rewrite r join c on c.oid = ev_class
          union all select format('rijbeleid %s op %s: %s', polname, c.naam, pg_get_expr(polqual, polrelid)) from pg_policy join c on c.oid = polrelid
          union all select format('deel %s van %s', i.inhrelid::regclass, i.inhparent::regclass) from pg_inherits i where exists (select from c where c.oid in (inhrelid, inhparent)) and exists (select from pg_class where oid = inhrelid and relkind in ('r', 'p'))
          union all select format('standaardrecht %s voor %s: %s', defaclobjtype, pg_get_userbyid(defaclrole), (select string_agg(x::text, ' ' order by x::text) from unnest(defaclacl) x)) from pg_default_acl where defaclnamespace = 0 or defaclnamespace in (select oid from n)
          union all select format('rol %s, superuser %s, langs rijbeveiliging %s, rollen maken %s, repliceren %s', rolname, rolsuper, rolbypassrls, rolcreaterole, rolreplication) from pg_roles
            where rolsuper or rolbypassrls or rolcreaterole or rolreplication or rolname like 'handhaving\_%'
          union all select format('rol %s is lid van %s', pg_get_userbyid(member), pg_get_userbyid(roleid)) from pg_auth_members where pg_get_userbyid(member) not like 'pg\_%'
          union all select format('gebeurtenistrigger %s bij %s, stand %s', evtname, evtevent, evtenabled) from pg_event_trigger
          union all select format('uitbreiding %s %s', extname, extversion) from pg_extension
          union all select format('publicatie %s', pubname) from pg_publication
          union all select format('instelling van %s: %s', case when setrole = 0 then 'iedereen' else pg_get_userbyid(setrole) end, array_to_string(setconfig, ', ')) from pg_db_role_setting
            where setdatabase = 0 or setdatabase = (select oid from pg_database where datname = current_database())
          union all select format('serverinstelling %s = %s', name, setting) from pg_settings where name in ('session_replication_role', 'track_commit_timestamp', 'data_checksums', 'session_preload_libraries', 'shared_preload_libraries', 'event_triggers')
          union all select format('{Gat} %s-%s', starting_sequence, ending_sequence) from handhaving.mt_high_water_skips
        ) r(regel) order by regel collate "C"
        """;

    public async Task<Bevindinglijst> ControleerAsync(CancellationToken ct)
    {
        var bevindingen = new Bevindinglijst();
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        foreach (var voorschrift in ((DocumentStore)opslag).Storage.Database.AllObjects().OfType<SqlObject>())
            if (!await verbinding.WaardeAsync<bool>(voorschrift.Vraag, ct))
                bevindingen.Meld("catalogus-voorschrift", "dit onderdeel van de database is niet zoals het product het voorschrijft; database-inrichten herstelt het, zoek eerst uit wie het wijzigde", waar: voorschrift.Identifier.QualifiedName);

        var ijkingen = await Ijking.AlleAsync(verbinding, ct);
        Ijking? vorige = null;
        foreach (var ijking in ijkingen)
        {
            if (!ijking.Klopt(vorige, Ijking.Sleutel(hoofdsleutel))) bevindingen.Meld("ijking", $"ijking {ijking.Nr} is niet met de sleutel van het product gemaakt, of sluit niet aan op die ervoor", waar: Borgingsschema.Ijking);
            vorige = ijking;
        }
        var genoemd = await verbinding.WaardeAsync<long>("select coalesce(max(case when jsonb_typeof(data->'ijking') = 'number' then (data->>'ijking')::numeric::bigint end), 0) from handhaving.mt_events where type = 'borging-gecontroleerd.v1'", ct);
        if (genoemd > (vorige?.Nr ?? 0)) bevindingen.Meld("ijking", $"een eerdere controle noemde ijking {genoemd}, en die is er niet meer", waar: Borgingsschema.Ijking);
        if (vorige is null)
        {
            bevindingen.Meld("ijking-ontbreekt", "de database is nog nooit geijkt; draai na een eigen blik op rollen en rechten: ops/handhaving borging ijk", ernst: Ernst.Aandachtspunt);
            return bevindingen;
        }
        foreach (var (regel, nieuw) in Verschil(vorige.Regels, await RegelsAsync(verbinding, ct)))
            // A transaction that was rolled back leaves a gap in the numbers too.
            bevindingen.Meld("catalogus", $"sinds ijking {vorige.Nr} {(nieuw ? "nieuw" : "verdwenen")}: {regel}", ernst: regel.StartsWith(Gat, StringComparison.Ordinal) ? Ernst.Aandachtspunt : Ernst.Afwijking);
        return bevindingen;
    }

    /// <summary>Makes the database as it stands now the measure.</summary>
    /// <returns>The number, and what is different from the ijking before.</returns>
    public async Task<(long Nr, IReadOnlyList<(string Regel, bool Nieuw)> Verschil)> IjkAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        var vorige = (await Ijking.AlleAsync(verbinding, ct)).LastOrDefault();
        var ijking = Ijking.Na(vorige, await RegelsAsync(verbinding, ct), instellingen.Klok.GetUtcNow(), Ijking.Sleutel(hoofdsleutel));
        await verbinding.VoerUitAsync($"insert into {Borgingsschema.Ijking} (nr, op, regels, zegel) values ($1, $2, $3, $4)", ct, ijking.Nr, ijking.Op.UtcDateTime, ijking.Regels, ijking.Zegel);
        return (ijking.Nr, Verschil(vorige?.Regels ?? [], ijking.Regels));
    }

    /// <summary>Number of the last ijking; null before the first.</summary>
    internal async Task<long?> LaatsteAsync(CancellationToken ct)
    {
        await using var verbinding = await bron.OpenConnectionAsync(ct);
        return await verbinding.WaardeAsync<long?>($"select max(nr) from {Borgingsschema.Ijking}", ct);
    }

    private static async Task<string[]> RegelsAsync(NpgsqlConnection verbinding, CancellationToken ct) => [.. await verbinding.LijstAsync(Regels, r => r.GetString(0), ct)];

    private static IReadOnlyList<(string Regel, bool Nieuw)> Verschil(string[] oud, string[] nieuw) =>
        [.. oud.Except(nieuw).Select(r => (r, false)), .. nieuw.Except(oud).Select(r => (r, true))];
}
