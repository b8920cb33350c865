using System.Diagnostics;
using System.Text;
using Handhaving.Tests.Opzet;
using Handhaving.Toegang;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Handhaving.Tests.Persoonsgegevens;

/// <summary>Personal data is in the kluis, encrypted, and in the answer to who may see it; nowhere else.</summary>
public class LekTests(Toepassing toepassing, Lekverhaal verhaal) : IClassFixture<Lekverhaal>
{
    private readonly Guid _proef = Guid.NewGuid();

    public static IEnumerable<TheoryDataRow<string>> Plaatsen => Vindplaatsen.Alle.Select(p => new TheoryDataRow<string>(p) { Skip = p == "serverlog" && Vindplaatsen.Serverlog is null ? "HANDHAVING_PG_LOG wijst geen serverlog aan." : null });

    [Theory, MemberData(nameof(Plaatsen))]
    public async Task Een_geplante_waarde_staat_nergens(string plaats)
    {
        var bytes = await verhaal.Vindplaatsen.LeesAsync(plaats);

        bytes.Length.ShouldBeGreaterThan(100);
        verhaal.Zoeker.In(bytes).ShouldBeEmpty();
    }

    [Fact]
    public void Een_foutmelding_herhaalt_niet_wat_is_ingevuld()
    {
        verhaal.Mislukt.Select(m => (int)m.Status).Distinct().Order().ShouldBe([400, 403, 404, 409, 410, 412, 428, 500], ignoreOrder: true);
        foreach (var antwoord in verhaal.Mislukt) verhaal.Zoeker.In(Encoding.UTF8.GetBytes(antwoord.Tekst)).ShouldBeEmpty(antwoord.Verzoek);
    }

    /// <summary>Nothing that a browser or a proxy would keep: not of a success, a refusal, a page or a download.</summary>
    [Fact]
    public async Task Geen_antwoord_mag_worden_bewaard()
    {
        var g = verhaal.Verhaal.Gemeente;
        g.Antwoorden.Count.ShouldBeGreaterThan(30);
        g.Antwoorden.ShouldAllBe(a => a.Koppen["Cache-Control"] == "no-store");
        foreach (var (rol, pad) in ((string, string)[])[(Rol.Handhavingsjurist, $"/panden/{verhaal.Verhaal.PandId}/rechtsgeschiedenis"), (Rol.Auditor, "/raadplegingen"), (Rol.Handhavingsjurist, "/wijkdashboard"), (Rol.Handhavingsjurist, "/bestaat-niet")])
        {
            using var antwoord = await (await Bezoeker.Aangemeld(toepassing, rol, g.Code)).GetAsync(new Uri(pad, UriKind.Relative), TestContext.Current.CancellationToken);
            antwoord.Headers.CacheControl.ShouldNotBeNull(pad).NoStore.ShouldBeTrue(pad);
        }
    }

    /// <summary>What the product says of itself on the command line and in its description, after all this.</summary>
    [Fact]
    public async Task De_opdrachtregel_en_de_beschrijving_van_de_API_noemen_niemand()
    {
        verhaal.Zoeker.In(Encoding.UTF8.GetBytes((await verhaal.Verhaal.Gemeente.Jurist.Get("/v1/openapi.json")).Is(200).Tekst)).ShouldBeEmpty();
        foreach (var opdracht in (string[][])[["sleutels", "inventaris"], ["raadpleging", "controleer"], ["borging", "controleer"], ["persoonsgegevens", "herhaal-wissingen"], ["zoekindex"]])
        {
            var (_, uitvoer) = await toepassing.Database.OpdrachtAsync(opdracht);
            uitvoer.Length.ShouldBeGreaterThan(10, string.Join(' ', opdracht));
            verhaal.Zoeker.In(Encoding.UTF8.GetBytes(uitvoer)).ShouldBeEmpty(string.Join(' ', opdracht));
        }
    }

    /// <summary>The BAG id of a pand stands in streams and paths by exception, not in the log of a running product.</summary>
    [Fact]
    public void Het_pand_staat_niet_in_de_logs_die_aanstaan()
    {
        var niveaus = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build().GetSection("Logging:LogLevel").GetChildren()
            .ToDictionary(n => n.Key, n => Enum.Parse<LogLevel>(n.Value!));
        niveaus.ShouldContainKey("Default");

        toepassing.Log.Regels.Where(r => r.Niveau >= niveaus[niveaus.Keys.Where(k => r.Categorie.StartsWith(k, StringComparison.Ordinal)).MaxBy(k => k.Length) ?? "Default"])
            .ShouldAllBe(r => !r.Tekst.Contains(verhaal.Verhaal.PandId));
    }

    /// <summary>The search is worth nothing when it cannot turn red: every form, put in every place on purpose, is found there.</summary>
    [Theory, MemberData(nameof(Plaatsen))]
    public async Task Wat_wel_lekt_wordt_gevonden_in_elke_vorm(string plaats)
    {
        var geplant = Vorm.Van("x").Select(v => (v.Naam, Tekst: $"é{Guid.NewGuid():N}"[..16] + " ü&?????>>>>>")).ToList();
        var map = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"lektest-{_proef:N}"));
        foreach (var (naam, tekst) in geplant) await LekAsync(plaats, Vorm.Van(tekst).Single(v => v.Naam == naam));

        var bytes = await verhaal.Vindplaatsen.LeesAsync(plaats);
        map.Delete(recursive: true);

        foreach (var (naam, tekst) in geplant.Where(g => KanIn(plaats, g.Naam))) new Zoeker(tekst).In(bytes).Select(v => v.Vorm).ShouldContain(naam, $"{naam} in {plaats}");
    }

    private static bool KanIn(string plaats, string vorm) => plaats is "dump" or "berichtentabellen" or "wal" or "basiskopie" or "tijdelijke map" || !vorm.StartsWith("UTF-16", StringComparison.Ordinal);

    private async Task LekAsync(string plaats, Vorm vorm)
    {
        var tekst = Encoding.UTF8.GetString(vorm.Bytes);
        switch (plaats)
        {
            case "dump" or "berichtentabellen" or "wal" or "basiskopie":
                await toepassing.Database.VraagAsync("insert into handhaving.wolverine_dead_letters (id, body, message_type, replayable) values (gen_random_uuid(), $1, 'proef-van-de-lektest', false)", null, vorm.Bytes);
                break;
            case "tijdelijke map":
                await File.WriteAllBytesAsync(Path.Combine(Path.GetTempPath(), $"lektest-{_proef:N}", $"{Guid.NewGuid():N}"), vorm.Bytes);
                break;
            case "serverlog" when KanIn(plaats, vorm.Naam):
                await Should.ThrowAsync<PostgresException>(() => toepassing.Database.VraagAsync($"select '{tekst}'::int"));
                break;
            case "logs":
                toepassing.Host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("proef").Log(LogLevel.Trace, 0, tekst, null, (t, _) => t);
                break;
            case "sporen":
                using (var bron = new ActivitySource("proef"))
                using (var spoor = bron.StartActivity("proef"))
                    spoor!.SetTag("waarde", tekst);
                break;
        }
    }
}
