using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Handhaving.Bewijs.Notities;

namespace Handhaving.Getuige.Tests;

/// <summary>The log's own signer: the bare checkpoint in, a signature out, and never two histories.</summary>
public class OndertekenaarTests
{
    private const string Naam = "toezicht.example/gm0150/pandlog";

    private readonly Proeflog _log = new Proeflog(Naam).Groei(40);

    private static async Task<Sleutel> SleutelAsync(HttpClient http, string log) => Sleutel.Lees((await Antwoord.HaalAsync(http, $"sleutel?log={Uri.EscapeDataString(log)}")).Tekst.TrimEnd('\n'));

    [Fact]
    public async Task Een_log_dat_groeit_wordt_getekend_met_een_sleutel_van_dat_log()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var http = ondertekenaar.Client();
        var sleutel = await SleutelAsync(http, Naam);
        (sleutel.Naam, sleutel.Soort).ShouldBe((Naam, Sleutelsoort.Ed25519));
        (await SleutelAsync(http, "ander.example/log")).Publiek.ShouldNotBe(sleutel.Publiek);

        foreach (var (oud, maat) in ((int, int)[])[(0, 0), (0, 3), (3, 8), (8, 8), (8, 20)])
            (await Antwoord.VraagAsync(http, _log.Kaal(oud, maat))).EisHandtekening(sleutel, _log.Checkpoint(maat));

        (await Antwoord.VraagAsync(http, _log.Kaal(3, 21))).EisAndereMaat(20);
        (await Antwoord.VraagAsync(http, _log.Kaal(20, 19))).Code.ShouldBe(HttpStatusCode.BadRequest);
        (await Antwoord.VraagAsync(http, _log.Kaal(20, 40) with { Samenhang = [] })).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Antwoord.VraagAsync(http, new Proeflog("ander.example/log").Groei(2).Kaal(0, 2))).Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Zonder_toegang_wordt_niets_gegeven()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var http = new HttpClient { BaseAddress = ondertekenaar.Adres };
        foreach (var kop in (string?[])[null, "Bearer", "Bearer onjuist", $"Basic {await File.ReadAllTextAsync(ondertekenaar.Toegangsbestand, TestContext.Current.CancellationToken)}"])
        {
            http.DefaultRequestHeaders.Remove("Authorization");
            if (kop is not null) http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", kop);
            (await Antwoord.VraagAsync(http, _log.Kaal(0, 3))).Code.ShouldBe(HttpStatusCode.Unauthorized);
            (await Antwoord.HaalAsync(http, $"sleutel?log={Naam}")).Code.ShouldBe(HttpStatusCode.Unauthorized);
            (await Antwoord.HaalAsync(http, "toestand")).Code.ShouldBe(HttpStatusCode.Unauthorized);
        }
        (await Antwoord.HaalAsync(http, "gezond")).Code.ShouldBe(HttpStatusCode.OK);
        Directory.GetFiles(ondertekenaar.Geheugenmap).Select(Path.GetFileName).ShouldBe(["slot"]);
    }

    [Fact]
    public async Task Alleen_de_drie_regels_van_een_checkpoint_worden_getekend()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var http = ondertekenaar.Client();
        var goed = _log.Kaal(0, 3);
        foreach (var tekst in (string[])[goed.Checkpoint + "extra\n", _log.Notitie(3).ToString(), goed.Checkpoint.TrimEnd('\n'), goed.Checkpoint.Replace(Naam, "een naam met spaties", StringComparison.Ordinal), "willekeurig\n"])
            (await Antwoord.VraagAsync(http, goed with { Checkpoint = tekst })).Code.ShouldBe(HttpStatusCode.BadRequest, tekst);
        (await Antwoord.HaalAsync(http, "sleutel")).Code.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Attacks 20 and 22: whoever owns every table puts an old copy back, or rewrites all of it.</summary>
    [Fact]
    public async Task Een_kleiner_of_herschreven_log_wordt_niet_getekend()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var http = ondertekenaar.Client();
        (await Antwoord.VraagAsync(http, _log.Kaal(0, 12))).Code.ShouldBe(HttpStatusCode.OK);

        var kopie = _log.Vervalst(vanaf: 7, tot: 20);
        (await Antwoord.VraagAsync(http, kopie.Kaal(7, 9))).EisAndereMaat(12);
        var herschreven = new Proeflog(Naam, "herschreven").Groei(20);
        foreach (var vals in (Proeflog[])[kopie, herschreven])
        {
            (await Antwoord.VraagAsync(http, vals.Kaal(12, 12))).EisAndereMaat(12);
            (await Antwoord.VraagAsync(http, vals.Kaal(12, 20))).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await Antwoord.VraagAsync(http, vals.Kaal(0, 20))).EisAndereMaat(12);
        }
        ondertekenaar.Logboek.ShouldContain($"409 voor {Naam}: van 7 naar 9 terwijl 12 is getekend");
        (await Antwoord.VraagAsync(http, _log.Kaal(12, 20))).Code.ShouldBe(HttpStatusCode.OK, "het echte log gaat door");
    }

    /// <summary>Attack 23: the signer forgets by an old copy of its memory. The witness does not.</summary>
    [Fact]
    public async Task Met_een_oude_kopie_van_het_geheugen_tekent_de_ondertekenaar_wel_maar_de_getuige_niet()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Onder("ondertekenaar"));
        var tekenaar = ondertekenaar.Client();
        var sleutel = await SleutelAsync(tekenaar, Naam);
        await using var getuige = await Getuigeproces.GetuigeAsync(map.Onder("getuige"), "getuige.example/g1", [sleutel.ToString()]);
        using var meetekenaar = getuige.Client();

        (await TekenAsync(_log, 0, 5)).Code.ShouldBe(HttpStatusCode.OK);
        await ondertekenaar.StopAsync();
        var kopie = Directory.GetFiles(ondertekenaar.Geheugenmap).ToDictionary(b => b, File.ReadAllBytes);
        await using var weer = await Getuigeproces.OndertekenaarAsync(map.Onder("ondertekenaar"));
        tekenaar.Dispose();
        tekenaar = weer.Client();
        (await TekenAsync(_log, 5, 12)).Code.ShouldBe(HttpStatusCode.OK);
        await weer.StopAsync();

        foreach (var (bestand, inhoud) in kopie) await File.WriteAllBytesAsync(bestand, inhoud, TestContext.Current.CancellationToken);
        await using var vergeten = await Getuigeproces.OndertekenaarAsync(map.Onder("ondertekenaar"));
        tekenaar.Dispose();
        tekenaar = vergeten.Client();
        var vals = _log.Vervalst(vanaf: 5, tot: 20);
        (await TekenAsync(vals, 5, 12)).EisAndereMaat(12);
        (await TekenAsync(vals, 12, 12)).EisAndereMaat(12);
        (await TekenAsync(vals, 12, 20)).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        tekenaar.Dispose();

        async Task<Antwoord> TekenAsync(Proeflog log, int oud, int maat)
        {
            var antwoord = await Antwoord.VraagAsync(tekenaar, log.Kaal(oud, maat));
            var handtekening = antwoord.EisHandtekening(sleutel, log.Checkpoint(maat));
            return await Antwoord.VraagAsync(meetekenaar, log.Kaal(oud, maat) with { Checkpoint = new Notitie(log.Checkpoint(maat).ToString(), [handtekening]).ToString() });
        }
    }

    [Fact]
    public async Task Een_beschadigd_of_verdwenen_geheugen_is_nooit_een_nieuw_log()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var http = ondertekenaar.Client();
        (await Antwoord.VraagAsync(http, _log.Kaal(0, 5))).Code.ShouldBe(HttpStatusCode.OK);
        var bestand = Directory.GetFiles(ondertekenaar.Geheugenmap).Single(b => Path.GetFileName(b) != "slot");
        var goed = await File.ReadAllBytesAsync(bestand, TestContext.Current.CancellationToken);
        foreach (var stuk in (byte[][])[[], goed[..^1], [.. goed, .. "x\n"u8, (byte)'\n'], new byte[goed.Length]])
        {
            await File.WriteAllBytesAsync(bestand, stuk, TestContext.Current.CancellationToken);
            (await Antwoord.VraagAsync(http, _log.Kaal(0, 5))).Code.ShouldBe(HttpStatusCode.InternalServerError);
            (await Antwoord.VraagAsync(http, _log.Kaal(5, 8))).Code.ShouldBe(HttpStatusCode.InternalServerError);
        }
        await File.WriteAllBytesAsync(bestand, goed, TestContext.Current.CancellationToken);
        (await Antwoord.VraagAsync(http, _log.Kaal(5, 8))).Code.ShouldBe(HttpStatusCode.OK);

        Directory.Move(ondertekenaar.Geheugenmap, map.Onder("weg"));
        (await Antwoord.VraagAsync(http, _log.Kaal(0, 5))).Code.ShouldBe(HttpStatusCode.InternalServerError);
        (await Antwoord.HaalAsync(http, "gezond")).Code.ShouldBe(HttpStatusCode.InternalServerError);
        Directory.Exists(ondertekenaar.Geheugenmap).ShouldBeFalse();
    }

    [Fact]
    public async Task Na_kill_9_weet_hij_alles_wat_hij_tekende()
    {
        using var map = new Proefmap();
        var (maat, sleutel) = (0, default(Sleutel));
        for (var keer = 0; keer < 3; keer++)
        {
            await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
            using var http = ondertekenaar.Client();
            sleutel ??= await SleutelAsync(http, Naam);
            (await SleutelAsync(http, Naam)).ShouldBe(sleutel);
            if (maat > 0)
            {
                // What was under way when it died may have been kept without an answer; less than the last answer it can never be.
                var stand = await Antwoord.VraagAsync(http, _log.Kaal(0, 1));
                stand.Code.ShouldBe(HttpStatusCode.Conflict);
                int.Parse(stand.Tekst, CultureInfo.InvariantCulture).ShouldBeInRange(maat, maat + 1);
                maat = int.Parse(stand.Tekst, CultureInfo.InvariantCulture);
                (await Antwoord.VraagAsync(http, new Proeflog(Naam, "vals").Groei(maat).Kaal(maat, maat))).EisAndereMaat(maat);
            }
            var dood = Task.CompletedTask;
            for (var stap = 0; stap < 12; stap++)
                try
                {
                    if (stap == 8) dood = ondertekenaar.DoodAsync();
                    (await Antwoord.VraagAsync(http, _log.Kaal(maat, maat + 1))).EisHandtekening(sleutel, _log.Checkpoint(maat + 1));
                    maat++;
                }
                catch (HttpRequestException)
                {
                    break;
                }
            await dood;
        }
        maat.ShouldBeGreaterThanOrEqualTo(24);
    }

    [Fact]
    public async Task Van_twee_gelijktijdige_verzoeken_wint_er_een()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var http = ondertekenaar.Client();
        for (var ronde = 0; ronde < 10; ronde++)
        {
            var log = new Proeflog($"{Naam}/{ronde}").Groei(4);
            (await Antwoord.VraagAsync(http, log.Kaal(0, 3))).Code.ShouldBe(HttpStatusCode.OK);
            var antwoorden = await Task.WhenAll(Antwoord.VraagAsync(http, log.Kaal(3, 4)), Antwoord.VraagAsync(http, log.Vervalst(vanaf: 3, tot: 4).Kaal(3, 4)));
            antwoorden.Count(a => a.Code == HttpStatusCode.OK).ShouldBe(1);
            antwoorden.Single(a => a.Code != HttpStatusCode.OK).EisAndereMaat(4);
        }
    }

    [Fact]
    public async Task TERM_stopt_hem_netjes_en_daarna_gaat_hij_verder()
    {
        using var map = new Proefmap();
        await using (var eerst = await Getuigeproces.OndertekenaarAsync(map.Pad))
        {
            using var http = eerst.Client();
            (await Antwoord.VraagAsync(http, _log.Kaal(0, 5))).Code.ShouldBe(HttpStatusCode.OK);
            (await eerst.StopAsync()).ShouldBe(0);
        }
        await using var weer = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var opnieuw = weer.Client();
        (await Antwoord.VraagAsync(opnieuw, _log.Kaal(0, 5))).EisAndereMaat(5);
        (await Antwoord.VraagAsync(opnieuw, _log.Kaal(5, 9))).Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wie_hij_is_en_waar_zijn_sleutel_staat_is_te_vragen()
    {
        using var map = new Proefmap();
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(map.Pad);
        using var http = ondertekenaar.Client();
        var antwoord = await Antwoord.HaalAsync(http, "toestand");
        antwoord.Soort.ShouldBe("application/json");
        using var toestand = JsonDocument.Parse(antwoord.Tekst);
        toestand.RootElement.EnumerateObject().Select(e => e.Name).ShouldBe(["gebruiker", "sleutelbestand"]);
        toestand.RootElement.GetProperty("sleutelbestand").GetString().ShouldBe(ondertekenaar.Sleutelbestand);
        toestand.RootElement.GetProperty("gebruiker").GetInt64().ShouldBe(await NummerAsync());
    }

    /// <summary>What separation rests on: another user of the machine, such as the one the application runs as, cannot read the key or touch the memory.</summary>
    [Fact]
    public async Task Een_andere_gebruiker_kan_de_sleutel_niet_lezen()
    {
        const int Tekenaar = 64_101, Toepassing = 64_102;
        Assert.SkipUnless(OperatingSystem.IsLinux() && await NummerAsync() == 0, "alleen root kan een programma als een andere gebruiker starten");
        Assert.SkipUnless(await LuktAsync(Tekenaar, "test", "-r", Getuigeproces.Programma), $"een andere gebruiker kan niet bij {Getuigeproces.Programma}");
        using var map = new Proefmap();
        File.SetUnixFileMode(map.Pad, (UnixFileMode)0b111_001_001);
        var eigen = Directory.CreateDirectory(map.Onder("ondertekenaar"), (UnixFileMode)0b111_000_000).FullName;
        await using var ondertekenaar = await Getuigeproces.OndertekenaarAsync(eigen, gebruiker: Tekenaar);
        using var http = ondertekenaar.Client();
        using var toestand = JsonDocument.Parse((await Antwoord.HaalAsync(http, "toestand")).Tekst);
        toestand.RootElement.GetProperty("gebruiker").GetInt32().ShouldBe(Tekenaar);
        (await Antwoord.VraagAsync(http, _log.Kaal(0, 5))).Code.ShouldBe(HttpStatusCode.OK);

        var sleutel = toestand.RootElement.GetProperty("sleutelbestand").GetString()!;
        (await LuktAsync(Tekenaar, "cat", sleutel)).ShouldBeTrue();
        (await LuktAsync(Toepassing, "cat", sleutel)).ShouldBeFalse();
        (await LuktAsync(Toepassing, "ls", ondertekenaar.Geheugenmap)).ShouldBeFalse();
        (await LuktAsync(Toepassing, "cat", $"/proc/{ondertekenaar.Pid}/environ")).ShouldBeFalse();
        // The mode of the key itself holds too, without the closed folder around it.
        File.GetUnixFileMode(sleutel).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task<bool> LuktAsync(int gebruiker, string programma, params string[] opties)
    {
        using var proces = Process.Start(Getuigeproces.Opdracht(gebruiker, programma, opties))!;
        await proces.WaitForExitAsync(TestContext.Current.CancellationToken);
        return proces.ExitCode == 0;
    }

    private static async Task<long> NummerAsync()
    {
        using var proces = Process.Start(new ProcessStartInfo("id", ["-u"]) { RedirectStandardOutput = true })!;
        return long.Parse(await proces.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }
}
