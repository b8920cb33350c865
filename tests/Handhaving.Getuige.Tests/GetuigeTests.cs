using System.Net;
using System.Text;
using Handhaving.Bewijs.Notities;
using Handhaving.Bewijs.Volgen;

namespace Handhaving.Getuige.Tests;

/// <summary>The witness as C2SP tlog-witness describes it, over HTTP, against the real program.</summary>
public class GetuigeTests
{
    private readonly Proeflog _log = new Proeflog("toezicht.example/gm0150/pandlog").Groei(20);

    private Task<Getuigeproces> StartAsync(Proefmap map) => Getuigeproces.GetuigeAsync(map.Pad, "getuige.example/g1", [_log.Ondertekenaar.Sleutel.ToString()]);

    [Fact]
    public async Task Een_log_dat_groeit_wordt_medeondertekend()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        var sleutel = Sleutel.Lees((await Antwoord.HaalAsync(http, "sleutel")).Tekst.TrimEnd('\n'));
        (sleutel.Naam, sleutel.Soort).ShouldBe(("getuige.example/g1", Sleutelsoort.Medeondertekening));

        foreach (var (oud, maat) in ((int, int)[])[(0, 3), (3, 8), (8, 8), (8, 20)])
        {
            var tijdstip = (await Antwoord.VraagAsync(http, _log.Getekend(oud, maat))).EisHandtekening(sleutel, _log.Checkpoint(maat)).Tijdstip();
            DateTimeOffset.FromUnixTimeSeconds(tijdstip!.Value).ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Een_leeg_log_wordt_ook_gevolgd()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 0))).Code.ShouldBe(HttpStatusCode.OK);
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 0))).Code.ShouldBe(HttpStatusCode.OK);
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 5))).Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Een_andere_oude_maat_geeft_409_met_de_laatste_maat()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 8))).Code.ShouldBe(HttpStatusCode.OK);
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 9))).EisAndereMaat(8);
        (await Antwoord.VraagAsync(http, _log.Getekend(5, 9))).EisAndereMaat(8);
        (await Antwoord.VraagAsync(http, _log.Getekend(9, 12))).EisAndereMaat(8);
    }

    [Fact]
    public async Task Een_oude_maat_boven_het_checkpoint_geeft_400()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 8))).Code.ShouldBe(HttpStatusCode.OK);
        (await Antwoord.VraagAsync(http, _log.Getekend(8, 5))).Code.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Een_verkeerd_bewijs_geeft_422()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 8) with { Samenhang = [new byte[32]] })).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 8))).Code.ShouldBe(HttpStatusCode.OK);
        var goed = _log.Getekend(8, 20);
        foreach (var fout in (Volgverzoek[])[goed with { Samenhang = [] }, goed with { Samenhang = [.. goed.Samenhang.Skip(1)] }, goed with { Samenhang = [.. goed.Samenhang, new byte[32]] }, _log.Getekend(8, 8) with { Samenhang = [new byte[32]] }])
            (await Antwoord.VraagAsync(http, fout)).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Antwoord.VraagAsync(http, goed)).Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Een_onbekend_log_geeft_404()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        (await Antwoord.VraagAsync(http, new Proeflog("ander.example/log").Groei(3).Getekend(0, 3))).Code.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Een_handtekening_van_een_ander_geeft_403()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        var vreemd = new Ondertekenaar(_log.Naam, new byte[32]);
        var goed = _log.Getekend(0, 3);
        var tekst = _log.Checkpoint(3).ToString();
        var vals = _log.Ondertekenaar.Teken(_log.Checkpoint(4).ToString()).Handtekeningen[0];
        foreach (var notitie in (Notitie[])[vreemd.Teken(tekst), new(tekst, [vals])])
            (await Antwoord.VraagAsync(http, goed with { Checkpoint = notitie.ToString() })).Code.ShouldBe(HttpStatusCode.Forbidden);
        // A stranger's signature beside the log's own is passed by.
        (await Antwoord.VraagAsync(http, goed with { Checkpoint = _log.Notitie(3).Met(vreemd.Teken(tekst).Handtekeningen[0]).ToString() })).Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Een_nieuw_log_in_het_bestand_geldt_zonder_herstart()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        var nieuw = new Proeflog("toezicht.example/gm0363/pandlog").Groei(3);
        (await Antwoord.VraagAsync(http, nieuw.Getekend(0, 3))).Code.ShouldBe(HttpStatusCode.NotFound);
        var oud = await File.ReadAllTextAsync(getuige.Logsbestand, TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(getuige.Logsbestand, oud + "log onzin\n", TestContext.Current.CancellationToken);
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 3))).Code.ShouldBe(HttpStatusCode.OK, "een kapot bestand verandert niets");
        getuige.Logboek.ShouldContain("regel 2 van het beleid");

        await File.WriteAllTextAsync(getuige.Logsbestand, $"{oud}# erbij\nlog {nieuw.Ondertekenaar.Sleutel} https://gemeente.example/log", TestContext.Current.CancellationToken);
        (await Antwoord.VraagAsync(http, nieuw.Getekend(0, 3))).Code.ShouldBe(HttpStatusCode.OK);
        (await Antwoord.VraagAsync(http, _log.Getekend(3, 8))).Code.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Attack 20: yesterday's backup is put back and the log goes on from there.</summary>
    [Fact]
    public async Task Een_teruggezette_kopie_van_het_log_wordt_geweigerd()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 12))).Code.ShouldBe(HttpStatusCode.OK);
        var kopie = _log.Vervalst(vanaf: 7, tot: 15);
        (await Antwoord.VraagAsync(http, kopie.Getekend(7, 9))).EisAndereMaat(12);
        (await Antwoord.VraagAsync(http, kopie.Getekend(12, 15))).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Antwoord.VraagAsync(http, kopie.Getekend(12, 12))).EisAndereMaat(12);
    }

    /// <summary>Attacks 25 and 26: the stolen key signs another tree, or another root of one size.</summary>
    [Fact]
    public async Task Met_de_gestolen_sleutel_wordt_een_herschreven_log_niet_medeondertekend()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        (await Antwoord.VraagAsync(http, _log.Getekend(0, 10))).Code.ShouldBe(HttpStatusCode.OK);
        var vals = new Proeflog(_log.Naam, "vals").Groei(20);
        (await Antwoord.VraagAsync(http, vals.Getekend(10, 10))).EisAndereMaat(10);
        (await Antwoord.VraagAsync(http, vals.Getekend(10, 20))).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Antwoord.VraagAsync(http, vals.Getekend(0, 20))).EisAndereMaat(10);
        getuige.Logboek.ShouldContain(Convert.ToBase64String(vals.Checkpoint(10).Wortel), customMessage: "de getekende tegenspraak is bewijs en blijft bewaard");
        (await Antwoord.VraagAsync(http, _log.Getekend(10, 20))).Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wat_geen_verzoek_is_geeft_400_en_wat_te_groot_is_413()
    {
        using var map = new Proefmap();
        await using var getuige = await StartAsync(map);
        using var http = getuige.Client();
        var goed = _log.Getekend(0, 3).ToString();
        foreach (var fout in (string[])["", "\n\n", "oud 0\n\n", goed.Replace("old 0", "old 00", StringComparison.Ordinal), goed.Replace("old 0", "old -1", StringComparison.Ordinal), goed.Replace("\n\n", "\n", StringComparison.Ordinal),
            _log.Kaal(0, 3).ToString(), $"old 0\n{string.Concat(Enumerable.Repeat(Convert.ToBase64String(new byte[32]) + "\n", 70))}\n{_log.Notitie(3)}"])
            (await Antwoord.VraagAsync(http, new StringContent(fout))).Code.ShouldBe(HttpStatusCode.BadRequest, fout);
        (await Antwoord.VraagAsync(http, new ByteArrayContent([.. "old 0\n\n"u8, 0xff, 0xfe]))).Code.ShouldBe(HttpStatusCode.BadRequest);
        (await Antwoord.VraagAsync(http, new ByteArrayContent(new byte[Volgverzoek.MaximaleOmvang + 1]))).Code.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Antwoord.HaalAsync(http, "add-checkpoint")).Code.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await Antwoord.HaalAsync(http, "toestand")).Code.ShouldBe(HttpStatusCode.NotFound);
        (await Antwoord.VraagAsync(http, new StringContent(goed, Encoding.UTF8))).Code.ShouldBe(HttpStatusCode.OK);
    }
}
