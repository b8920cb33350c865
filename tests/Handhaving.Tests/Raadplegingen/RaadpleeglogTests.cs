using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Bewijs.Bladen;
using Handhaving.Borging.Controle;
using Handhaving.Meldingen;
using Handhaving.Persoonsgegevens;
using Handhaving.Raadplegingen;
using Handhaving.Tests.Borging;
using Handhaving.Tests.Opzet;
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

    private async Task KnoeiAsync(string sql) => await toepassing.Database.VraagAsync($"""
        begin; alter table raadpleging.logregel disable trigger alleen_toevoegen; alter table raadpleging.auditregel disable trigger alleen_toevoegen; {sql};
        alter table raadpleging.logregel enable always trigger alleen_toevoegen; alter table raadpleging.auditregel enable always trigger alleen_toevoegen; commit
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
