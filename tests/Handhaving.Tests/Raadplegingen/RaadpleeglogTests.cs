using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Bewijs.Bladen;
using Handhaving.Borging.Controle;
using Handhaving.Meldingen;
using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Tests.Borging;
using Handhaving.Tests.Opzet;
using Handhaving.Tests.Platform;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Handhaving.Tests.Raadplegingen;

/// <summary>Whoever sees personal data is in the log before he sees them, and what is in the log stays there or shows.</summary>
[Collection("rollen van de server")]
public partial class RaadpleeglogTests(Aanvalstoepassing toepassing) : IClassFixture<Aanvalstoepassing>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Een_handeling_geeft_een_regel_per_betrokkene_naar_de_standaard_en_noemt_nooit_de_medewerker()
    {
        var v = await MetMelder();

        await Open(v, v.Gemeente.Jurist);

        var regels = await Regels(v.Gemeente);
        regels.Count.ShouldBe(2, "de melder, en de zaak waarover de omschrijving gaat");
        foreach (var regel in regels)
        {
            Standaard(regel).ShouldBeEmpty();
            regel["status"]!.GetValue<string>().ShouldBe("Ok");
            regel["attributes"]!["dpl.core.data_subject_id"]!.GetValue<string>().ShouldStartWith("v1:");
            regel.ToJsonString().ShouldNotContain(v.Gemeente.Jurist.Verwijzing.ToString());
        }
        // What the pseudonym is of is an address that says so.
        regels.Select(Soort).ShouldBe(["https://handhaving.invalid/begrippen/betrokkene", "https://handhaving.invalid/begrippen/zaak"], ignoreOrder: true);
        using var klant = toepassing.Host.Server.CreateClient();
        foreach (var soort in regels.Select(Soort)) (await klant.GetStringAsync(new Uri(new Uri(soort).AbsolutePath, UriKind.Relative), Ct)).ShouldContain("Pseudoniem van een");
        (await klant.GetAsync(new Uri("/begrippen/onzin", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        regels.Select(r => r["span_id"]!.GetValue<string>()).ShouldBeUnique();
        regels.Select(r => r["trace_id"]!.GetValue<string>()).Distinct().ShouldHaveSingleItem();
        regels.Select(r => r["attributes"]!["dpl.core.data_subject_id"]!.GetValue<string>()).ShouldBeUnique();
        // Who and why stand apart, and refer to the line by its span.
        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.logregel l join raadpleging.auditregel a on a.gemeente = l.gemeente and a.logregel = l.id where l.gemeente = :gemeente and a.gegevens->>'spanId' = l.regel->>'span_id' and a.gegevens->>'doel' = 'Handhaving' and a.gegevens->>'grond' <> ''"))
            .ShouldBe(2L);
        (await v.Gemeente.VraagAsync("select string_agg(distinct medewerker::text, ',') from raadpleging.auditregel where gemeente = :gemeente")).ShouldBe(v.Gemeente.Jurist.Verwijzing.ToString());
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")]
    [InlineData("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what", "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what", null, null)]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01", null, null)]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", null, null)]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", null, null)]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null, null)]
    [InlineData("onzin", null, null)]
    [InlineData(null, null, null)]
    public async Task Het_spoor_van_de_aanroeper_gaat_mee_ook_als_hij_zelf_niets_bijhoudt(string? traceparent, string? trace, string? ouder)
    {
        var v = await MetMelder();

        await Open(v, v.Gemeente.Jurist, traceparent);

        foreach (var regel in await Regels(v.Gemeente))
        {
            Standaard(regel).ShouldBeEmpty();
            if (trace is null) regel["trace_id"]!.GetValue<string>().ShouldNotBe("0af7651916cd43dd8448eb211c80319c");
            else regel["trace_id"]!.GetValue<string>().ShouldBe(trace);
            regel["parent_span_id"]?.GetValue<string>().ShouldBe(ouder);
            regel["span_id"]!.GetValue<string>().ShouldNotBe(ouder);
        }
    }

    [Fact]
    public async Task Wat_is_afgeschermd_gewist_of_geweigerd_aan_de_deur_staat_er_ook_in()
    {
        var v = await MetMelder(beschermd: true);

        await Open(v, v.Gemeente.Toezichthouder);
        (await v.Gemeente.Als(Handhaving.Toegang.Rol.Auditor).Post(Pad(v), new { Doel = "Controle" })).Is(403);
        await toepassing.Database.WisAsync(v.Gemeente.Code, v.ZaakId);
        await v.Gemeente.Jurist.Post(Pad(v), new { Doel = "Handhaving" });

        (await v.Gemeente.VraagAsync("select string_agg(a.rol || ' ' || (a.gegevens->>'uitkomst') || ' ' || (l.regel->>'status'), ', ' order by l.nr, a.rol) from raadpleging.logregel l join raadpleging.auditregel a on a.gemeente = l.gemeente and a.logregel = l.id where l.gemeente = :gemeente and a.rol <> 'handhavingsjurist'"))!
            .ToString()!.Split(", ").ShouldBe(["toezichthouder Geopend Ok", "toezichthouder Geweigerd Unset", "auditor Geweigerd Unset"], ignoreOrder: true);
        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.auditregel where gemeente = :gemeente and rol = 'handhavingsjurist' and gegevens->>'uitkomst' = 'Gewist'")).ShouldBe(1L);
        (await Regels(v.Gemeente)).SelectMany(Standaard).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("revoke insert on raadpleging.logregel from handhaving_app", "grant insert on raadpleging.logregel to handhaving_app")]
    [InlineData("revoke insert on raadpleging.auditregel from handhaving_app", "grant insert on raadpleging.auditregel to handhaving_app")]
    [InlineData("revoke update on raadpleging.teller from handhaving_app", "grant update on raadpleging.teller to handhaving_app")]
    [InlineData("create function public.slik() returns trigger language plpgsql as $$ begin return null; end $$; create trigger slik before insert on raadpleging.teller for each row execute function public.slik()", "drop function public.slik() cascade")]
    [InlineData("create function public.slik() returns trigger language plpgsql as $$ begin return null; end $$; create trigger slik before insert on raadpleging.logregel for each row execute function public.slik()", "drop function public.slik() cascade")]
    [InlineData("create function public.slik() returns trigger language plpgsql as $$ begin return null; end $$; create trigger slik before insert on raadpleging.auditregel for each row execute function public.slik()", "drop function public.slik() cascade")]
    public async Task Zonder_log_gaat_er_niets_open(string stuk, string heel)
    {
        var v = await MetMelder();
        await toepassing.Database.VraagAsync(stuk);
        try
        {
            var antwoord = await v.Gemeente.Jurist.Post(Pad(v), new { Doel = "Handhaving" });
            ((int)antwoord.Status).ShouldBeGreaterThanOrEqualTo(500);
            antwoord.Tekst.ShouldNotContain("Fictieve Melder");
            antwoord.Tekst.ShouldNotContain("Geheim woord");
        }
        finally
        {
            await toepassing.Database.VraagAsync(heel);
        }
        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente")).ShouldBe(0L);
        await Open(v, v.Gemeente.Jurist);
    }

    [Fact]
    public async Task Honderd_lezers_tegelijk_staan_er_alle_honderd_in_en_de_tellers_kloppen()
    {
        var v = await MetMelder();

        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = 100, CancellationToken = Ct }, async (_, _) => await Open(v, v.Gemeente.Jurist));

        (await v.Gemeente.VraagAsync("select string_agg(n::text, ',') from (select n from raadpleging.teller where gemeente = :gemeente) t")).ShouldBe("100,100");
        (await v.Gemeente.VraagAsync("select count(*) filter (where dicht) from (select count(*) = max(n) and min(n) = 1 dicht from raadpleging.logregel where gemeente = :gemeente group by sleutel) s")).ShouldBe(2L);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        var log = Raadpleeglog.Log(v.Gemeente.Code);
        (await toepassing.Database.VraagAsync($"select count(*) from borging.post where gemeente = '{log}'")).ShouldBe(200L);
        (await ControleerAsync(v.Gemeente)).ShouldBeEmpty();
        // A second log: it says so in each entry.
        await using var beheer = await toepassing.BeheerAsync();
        var kop = (byte[])(await toepassing.Database.VraagAsync($"select kop from borging.post where gemeente = '{log}' and i = 0"))!;
        Kop.Lees(kop).Log.ShouldBe($"handhaving.invalid/{v.Gemeente.Code}/raadpleeglog");
    }

    /// <summary>As an administrator, who switches the triggers off.</summary>
    [Theory]
    [InlineData("update raadpleging.logregel set regel = jsonb_set(regel, '{name}', '\"iets anders\"') where gemeente = '{0}' and n = 1", "gebeurtenis-gewijzigd")]
    [InlineData("update raadpleging.logregel set op = op - interval '1 day' where gemeente = '{0}' and n = 1", "gebeurtenis-gewijzigd")]
    [InlineData("update raadpleging.auditregel set medewerker = gen_random_uuid() where gemeente = '{0}'", "gebeurtenis-gewijzigd")]
    [InlineData("update raadpleging.auditregel set gegevens = jsonb_set(gegevens, '{doel}', '\"Controle\"') where gemeente = '{0}'", "gebeurtenis-gewijzigd")]
    [InlineData("delete from raadpleging.auditregel where gemeente = '{0}'", "gebeurtenis-gewijzigd")]
    [InlineData("update raadpleging.logregel set trace = md5('x') where gemeente = '{0}' and n = 1", "gebeurtenis-gewijzigd")]
    [InlineData("update raadpleging.logregel set onderwerp = null where gemeente = '{0}' and n = 1", "gebeurtenis-gewijzigd")]
    [InlineData("update raadpleging.logregel set gemeente = 'GM0000' where gemeente = '{0}' and n = 1", "post-zonder-gebeurtenis")]
    [InlineData("update raadpleging.auditregel set zaak = null where gemeente = '{0}'", "gebeurtenis-gewijzigd")]
    [InlineData("delete from raadpleging.logregel where gemeente = '{0}' and n = 2", "post-zonder-gebeurtenis")]
    [InlineData("delete from raadpleging.logregel where gemeente = '{0}'", "post-zonder-gebeurtenis")]
    [InlineData("update raadpleging.logregel set n = 3 where gemeente = '{0}' and n = 2", "gebeurtenis-gewijzigd")]
    [InlineData("update raadpleging.logregel set regel = jsonb_set(regel, '{trace_id}', to_jsonb(md5('x'))) where gemeente = '{0}' and n = 1", "rij-anders-dan-log")]
    [InlineData("update raadpleging.logregel set regel = jsonb_set(regel, '{attributes,dpl.core.data_subject_id}', '\"v1:ander\"') where gemeente = '{0}' and n = 1", "rij-anders-dan-log")]
    [InlineData("update raadpleging.auditregel set gegevens = jsonb_set(gegevens, '{zaak}', to_jsonb(gen_random_uuid())) where gemeente = '{0}'", "rij-anders-dan-log")]
    [InlineData("insert into raadpleging.logregel (log, gemeente, id, sleutel, n, soort, trace, regel, merk) select 'x', gemeente, gen_random_uuid(), sleutel, 0, soort, trace, regel, merk from raadpleging.logregel where gemeente = '{0}' and n = 1 limit 1", "rij-buiten-log")]
    [InlineData("insert into raadpleging.auditregel (gemeente, logregel, medewerker, rol, gegevens) select gemeente, gen_random_uuid(), medewerker, rol, gegevens - 'zaak' from raadpleging.auditregel where gemeente = '{0}' limit 1", "rij-buiten-log")]
    [InlineData("update raadpleging.teller set n = 1 where gemeente = '{0}'", "stroom")]
    [InlineData("delete from raadpleging.teller where gemeente = '{0}'", "stroom")]
    public async Task Een_beheerder_die_het_log_wijzigt_valt_op(string aanval, string code)
    {
        var v = await MetMelder();
        await Open(v, v.Gemeente.Jurist);
        await Open(v, v.Gemeente.Jurist);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        (await ControleerAsync(v.Gemeente)).ShouldBeEmpty();

        await KnoeiAsync(aanval.Replace("{0}", v.Gemeente.Code, StringComparison.Ordinal));

        (await ControleerAsync(v.Gemeente)).ShouldContain(code);
    }

    /// <summary>Before the log took them in.</summary>
    [Theory]
    [InlineData("delete from raadpleging.logregel where gemeente = '{0}' and n = 2", "wachtrij")]
    [InlineData("delete from raadpleging.logregel where gemeente = '{0}' and n = 2; delete from borging.inbox where gemeente = '{0}/raadpleging' and versie = 2", "stroom")]
    [InlineData("update raadpleging.auditregel set medewerker = gen_random_uuid() where gemeente = '{0}'", "geweigerd")]
    public async Task Ook_wie_er_eerder_bij_is_dan_het_log_valt_op(string aanval, string code)
    {
        var v = await MetMelder();
        await Open(v, v.Gemeente.Jurist);
        await Open(v, v.Gemeente.Jurist);

        await KnoeiAsync(aanval.Replace("{0}", v.Gemeente.Code, StringComparison.Ordinal));
        await toepassing.Boekhouding.BoekAllesAsync(Ct);

        (await ControleerAsync(v.Gemeente)).ShouldContain(code);
    }

    /// <summary>What stands beside the log is not shown, and holds nobody up.</summary>
    [Fact]
    public async Task Wie_zijn_JSON_vervalst_of_een_regel_plant_krijgt_die_niet_te_zien()
    {
        var v = await MetMelder();
        await Open(v, v.Gemeente.Jurist);
        var collega = Guid.NewGuid();
        await KnoeiAsync($"""
            update raadpleging.logregel set regel = jsonb_set(jsonb_set(regel, '{"{trace_id}"}', to_jsonb(md5('x'))), '{"{attributes,dpl.core.data_subject_id}"}', '"v1:vals"') where gemeente = '{v.Gemeente.Code}';
            update raadpleging.auditregel set gegevens = jsonb_set(gegevens, '{"{zaak}"}', to_jsonb('{Guid.Empty}'::text)) where gemeente = '{v.Gemeente.Code}';
            insert into raadpleging.logregel (log, gemeente, id, sleutel, n, soort, trace, regel, merk) select 'x', gemeente, md5(id::text)::uuid, sleutel, n + 1, soort, trace, regel, merk from raadpleging.logregel where gemeente = '{v.Gemeente.Code}';
            insert into raadpleging.auditregel (gemeente, logregel, medewerker, rol, zaak, gegevens) select gemeente, md5(logregel::text)::uuid, '{collega}', rol, zaak, gegevens from raadpleging.auditregel where gemeente = '{v.Gemeente.Code}';
            delete from borging.inbox where gemeente = 'x'
            """);

        var regels = (await v.Gemeente.Als(Handhaving.Toegang.Rol.Auditor).Post("/v1/raadplegingen/_zoek", new { Zaak = v.ZaakId })).Is(200);

        regels.Json["items"]!.AsArray().Count.ShouldBe(2);
        foreach (var regel in regels.Json["items"]!.AsArray()) regel!["zaak"]!.GetValue<Guid>().ShouldBe(v.ZaakId);
        foreach (var vals in (string[])[collega.ToString(), "v1:vals", Guid.Empty.ToString(), "9dd4e461268c8034f5c8564e155c67a6"]) regels.Tekst.ShouldNotContain(vals);
        // And the next of that person goes on where the log was.
        await Open(v, v.Gemeente.Jurist);
        (await v.Gemeente.Als(Handhaving.Toegang.Rol.Auditor).Get($"/v1/raadplegingen/patronen?van={Dag(-1)}&tot={Dag(1)}")).Is(200).Tekst.ShouldNotContain(collega.ToString());
    }

    /// <summary>The application itself cannot, nor anyone else who does not take the constraint away first.</summary>
    [Fact]
    public async Task Een_regel_buiten_het_log_van_zijn_gemeente_wordt_geweigerd() =>
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => toepassing.Database.VraagAsync("insert into raadpleging.logregel (log, gemeente, id, sleutel, n, soort, trace, regel, merk) values ('x', 'GM0150', gen_random_uuid(), 'y', 1, 's', 't', '{}', 'm')")))
            .ConstraintName.ShouldBe("logregel_log_van_gemeente");

    /// <summary>Lines of before had another constraint, other indexes and one kind of identifier.</summary>
    [Fact]
    public async Task Een_database_van_een_vorige_versie_wordt_bijgewerkt_en_blijft_schoon()
    {
        var v = await MetMelder();
        await Open(v, v.Gemeente.Jurist);
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        await toepassing.Database.VraagAsync("""
            alter table raadpleging.logregel drop constraint logregel_log_van_gemeente; drop index raadpleging.logregel_activiteit;
            drop index raadpleging.logregel_sleutel; create index logregel_sleutel on raadpleging.logregel (gemeente, sleutel, n);
            drop index raadpleging.logregel_op; create index logregel_op on raadpleging.logregel (gemeente, op)
            """);

        (await toepassing.Database.OpdrachtAlsAsync(toepassing.Database.AlsEigenaar, "db-assert")).Code.ShouldNotBe(0);
        var (code, uitvoer) = await toepassing.Database.OpdrachtAlsAsync(toepassing.Database.AlsEigenaar, "db-apply");

        code.ShouldBe(0, uitvoer);
        (await toepassing.Database.OpdrachtAlsAsync(toepassing.Database.AlsEigenaar, "db-assert")).Code.ShouldBe(0);
        (await toepassing.Database.VraagAsync("select count(*) from pg_indexes where schemaname = 'raadpleging' and indexname in ('logregel_sleutel', 'logregel_op', 'logregel_activiteit') and indexdef like '%(log, %'")).ShouldBe(3L);
        (await ControleerAsync(v.Gemeente)).ShouldBeEmpty();
        await Open(v, v.Gemeente.Jurist);
    }

    /// <summary>The connection is gone before the refusal is written.</summary>
    [Fact]
    public async Task Wie_na_een_weigering_ophangt_staat_er_toch_in_zonder_doel_dat_hij_niet_noemde()
    {
        var g = toepassing.NieuweGemeente();
        await using var bereik = toepassing.Host.Services.CreateAsyncScope();
        var http = new DefaultHttpContext
        {
            RequestServices = bereik.ServiceProvider,
            RequestAborted = new CancellationToken(canceled: true),
            User = new(new ClaimsIdentity([new(Handhaving.Toegang.Claims.Gemeente, g.Code), new(Handhaving.Toegang.Claims.Medewerker, g.Jurist.Verwijzing.ToString()), new(Handhaving.Toegang.Claims.Rol, Handhaving.Toegang.Rol.Auditor)], "proef")),
        };
        http.Request.Headers.Authorization = "Bearer proef";
        http.SetEndpoint(new Endpoint(null, new([new VerwerktAttribute(Activiteit.Handhaving)]), "proef"));

        await bereik.ServiceProvider.GetRequiredService<IAuthorizationMiddlewareResultHandler>().HandleAsync(_ => Task.CompletedTask, http, new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build(), PolicyAuthorizationResult.Forbid());

        (await g.VraagAsync("select (a.gegevens->>'uitkomst') || coalesce(a.gegevens->>'doel', ' zonder doel') from raadpleging.auditregel a where gemeente = :gemeente")).ShouldBe("Geweigerd zonder doel");
        await toepassing.Boekhouding.BoekAllesAsync(Ct);
        (await ControleerAsync(g)).ShouldBeEmpty();
        (await g.Als(Handhaving.Toegang.Rol.Auditor).Post("/v1/raadplegingen/_zoek", new { Medewerker = g.Jurist.Verwijzing })).Is(200).Json["items"]!.AsArray().ShouldHaveSingleItem();
    }

    /// <summary>Who is refused a value within an answer, and hangs up, was refused it.</summary>
    [Fact]
    public async Task Ook_een_waarde_die_binnen_een_antwoord_is_geweigerd_staat_er_na_ophangen_in()
    {
        var g = toepassing.NieuweGemeente();
        var raadpleging = new Raadpleging(g.Code, g.Jurist.Verwijzing, Handhaving.Toegang.Rol.Handhavingsjurist, Raadpleegdoel.Handhaving, null, Gegeven.EenHandeling);
        var v = await MetMelder(beschermd: true);
        await using var sessie = v.Gemeente.Schrijf();
        var melder = (await sessie.Events.FetchStreamAsync(v.PandId, token: Ct)).Select(e => e.Data).OfType<Handhaving.Panden.MeldingOntvangen>().Single().Melder!;

        await toepassing.Host.Services.GetRequiredService<Sleuteldienst>().OpenAllesAsync(raadpleging.MetWeigering([melder]), [], new CancellationToken(canceled: true));

        (await g.VraagAsync("select gegevens->>'uitkomst' from raadpleging.auditregel where gemeente = :gemeente")).ShouldBe("Geweigerd");
    }

    /// <summary>Whether a person may hear of an access hangs on its activity, so another is never put in its place.</summary>
    [Theory]
    [InlineData("Controle")]
    [InlineData("Invordering")]
    public async Task Een_doel_dat_het_eindpunt_niet_dient_wordt_geweigerd_en_opent_niets(string doel)
    {
        var v = await MetMelder();

        (await v.Gemeente.Jurist.Post(Pad(v), new { Doel = doel })).IsProbleem(400).Detail().ShouldContain("Kies Toezicht of Handhaving");

        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente")).ShouldBe(0L);
    }

    /// <summary>The standard's API gives all or nothing, so what it does not give was not looked at.</summary>
    [Fact]
    public async Task Een_te_wijde_vraag_aan_de_lezen_API_geeft_niemand_en_schrijft_niemand_op()
    {
        var v = await MetMelder();
        await Open(v, v.Gemeente.Jurist, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        await KnoeiAsync($"""
            insert into raadpleging.logregel (log, gemeente, id, sleutel, n, soort, trace, regel, merk) select log, gemeente, gen_random_uuid(), 'proef', i, soort, trace, regel, merk
              from (select * from raadpleging.logregel where gemeente = '{v.Gemeente.Code}' limit 1) l, generate_series(1, 501) i
            """);
        var voor = await v.Gemeente.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente");

        (await v.Gemeente.Als(Handhaving.Toegang.Rol.Auditor).Post("/v1/processing-activities", new { traceId = "0af7651916cd43dd8448eb211c80319c" })).IsProbleem(400).Detail().ShouldContain("meer dan 500");

        (await v.Gemeente.VraagAsync("select count(*) from raadpleging.logregel where gemeente = :gemeente")).ShouldBe((long)voor! + 1);
        (await v.Gemeente.VraagAsync("select sleutel || ' ' || (regel->>'status') from raadpleging.logregel where gemeente = :gemeente order by nr desc limit 1")).ShouldBe("zonder-betrokkene Unset");
    }

    [Theory]
    [InlineData(Uitkomst.Geopend, "Ok")]
    [InlineData(Uitkomst.Geweigerd, "Unset")]
    [InlineData(Uitkomst.Gewist, "Unset")]
    [InlineData(Uitkomst.NietGegeven, "Error")]
    [InlineData(Uitkomst.Geschonden, "Error")]
    public void De_status_zegt_of_het_misging(Uitkomst uitkomst, string status)
    {
        var diensten = toepassing.Host.Services;
        var (zaak, dossier) = (Guid.NewGuid(), Guid.NewGuid());
        var raadpleging = new Raadpleging("GM0150", Guid.NewGuid(), Handhaving.Toegang.Rol.Auditor, Raadpleegdoel.Controle, zaak, Gegeven.EenHandeling) { Sleutels = new Dictionary<Guid, Sleutelsoort> { [dossier] = Sleutelsoort.Dossier } };
        foreach (var (sleutel, soort) in ((Guid, string)[])[(zaak, "zaak"), (dossier, "dossier"), (Guid.NewGuid(), "betrokkene")])
        {
            var regel = Handhaving.Raadplegingen.Logregel.Van(raadpleging, new(sleutel, uitkomst, []), Spoor.NieuwSpan(), diensten.GetRequiredService<Betrokkenepseudoniem>(), diensten.GetRequiredService<Register>(), TimeProvider.System.GetUtcNow());
            regel.Status.ShouldBe(status);
            regel.Attributen.Betrokkenesoort.ShouldBe($"https://handhaving.invalid/begrippen/{soort}");
        }
    }

    /// <summary>The standard wants the caller named whenever an application calls.</summary>
    [Theory]
    [InlineData(null, null)]
    [InlineData("onbekende-app", "https://handhaving.invalid/begrippen/onbekende-toepassing")]
    public void Een_toepassing_die_aanroept_staat_in_de_regel_ook_als_niemand_haar_instelde(string? azp, string? adres)
    {
        var g = toepassing.NieuweGemeente();
        var http = new DefaultHttpContext { User = new(new ClaimsIdentity(azp is null ? [] : [new Claim("azp", azp)], "proef")) };

        var raadpleging = toepassing.Host.Services.GetRequiredService<Verantwoording>().Van(new Handhaving.Toegang.Uitvoerder(g.Code, Guid.NewGuid(), Handhaving.Toegang.Rol.Auditor, null), Activiteit.Handhaving, "Proef", Raadpleegdoel.Handhaving, null, http);

        raadpleging.Handeling.Aanroeper?.AbsoluteUri.ShouldBe(adres);
        (raadpleging.Handeling.Aanroeper is null).ShouldBe(adres is null);
    }

    private static string Dag(int verschil) => DateTime.UtcNow.AddDays(verschil).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Soort(JsonNode regel) => regel["attributes"]!["dpl.core.data_subject_id_type"]!.GetValue<string>();

    private async Task KnoeiAsync(string sql) => await toepassing.Database.VraagAsync($"""
        begin; alter table raadpleging.logregel drop constraint logregel_log_van_gemeente; alter table raadpleging.logregel disable trigger alleen_toevoegen; alter table raadpleging.auditregel disable trigger alleen_toevoegen; {sql};
        alter table raadpleging.logregel enable always trigger alleen_toevoegen; alter table raadpleging.auditregel enable always trigger alleen_toevoegen;
        alter table raadpleging.logregel add constraint logregel_log_van_gemeente check (log = gemeente || '/raadpleging') not valid; commit
        """);

    private async Task<List<string>> ControleerAsync(Gemeente g) =>
        [.. (await toepassing.Host.Services.GetRequiredService<Borgingscontrole>().ControleerAsync(Raadpleeglog.Log(g.Code), Ct)).Bevindingen.Alle.Select(b => b.Code).Distinct()];

    private Task<Verhaal> MetMelder(bool beschermd = false) => new Verhaal(toepassing.NieuweGemeente()).MetMelding("Geheim woord.", new Melderopgave("Fictieve Melder", "0600000000"), beschermd);

    private static string Pad(Verhaal v) => $"/v1/panden/{v.PandId}/meldingen/{v.MeldingId}/_open";

    private static async Task Open(Verhaal v, Medewerker wie, string? traceparent = null)
    {
        using var verzoek = new HttpRequestMessage(HttpMethod.Post, Pad(v)) { Content = new StringContent("""{"doel":"Handhaving"}""", new MediaTypeHeaderValue("application/json")) };
        if (traceparent is not null) verzoek.Headers.TryAddWithoutValidation("traceparent", traceparent);
        (await wie.Stuur(verzoek)).Is(200);
    }

    private static async Task<List<JsonNode>> Regels(Gemeente g) =>
        [.. JsonNode.Parse((string)(await g.VraagAsync("select coalesce(jsonb_agg(regel order by nr), '[]')::text from raadpleging.logregel where gemeente = :gemeente"))!)!.AsArray().Select(r => r!)];

    /// <summary>What the standard demands of a line (Logboek Dataverwerkingen 0.8, core); empty when it is met.</summary>
    internal static IEnumerable<string> Standaard(JsonNode regel)
    {
        if (!Trace().IsMatch(Tekst("trace_id"))) yield return "trace_id";
        if (!Span().IsMatch(Tekst("span_id"))) yield return "span_id";
        if (regel["parent_span_id"] is { } ouder && !Span().IsMatch(ouder.GetValue<string>())) yield return "parent_span_id";
        if (Tekst("status") is not ("Unset" or "Ok" or "Error")) yield return "status";
        if (Tekst("name").Length == 0) yield return "name";
        foreach (var tijd in (string[])["start_time", "end_time"]) if (regel[tijd]?.GetValue<long>() is not (>= 1_000_000_000_000 and <= 99_999_999_999_999)) yield return tijd;
        if (regel["end_time"]!.GetValue<long>() < regel["start_time"]!.GetValue<long>()) yield return "einde voor begin";
        if (!Uri.TryCreate(regel["attributes"]?["dpl.core.processing_activity_id"]?.GetValue<string>(), UriKind.Absolute, out _)) yield return "dpl.core.processing_activity_id";
        if (regel["attributes"]!["dpl.core.data_subject_id"] is null != regel["attributes"]!["dpl.core.data_subject_id_type"] is null) yield return "dpl.core.data_subject_id_type";
        foreach (var (naam, _) in regel.AsObject()) if (!Velden.Contains(naam)) yield return $"onbekend veld {naam}";
        foreach (var (naam, _) in regel["attributes"]!.AsObject()) if (!naam.StartsWith("dpl.core.", StringComparison.Ordinal)) yield return $"vreemd attribuut {naam}";

        string Tekst(string naam) => regel[naam]?.GetValue<string>() ?? "";
    }

    private static readonly FrozenSet<string> Velden = FrozenSet.Create("trace_id", "span_id", "parent_span_id", "status", "name", "start_time", "end_time", "resource", "attributes");

    [GeneratedRegex(@"^(?!0{32})[0-9a-f]{32}\z")]
    private static partial Regex Trace();

    [GeneratedRegex(@"^(?!0{16})[0-9a-f]{16}\z")]
    private static partial Regex Span();
}
