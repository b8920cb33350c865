using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Handhaving.Bewijs.Notities;

// File modes, kill and chown.
[assembly: UnsupportedOSPlatform("windows")]

namespace Handhaving.Getuige.Tests;

public class OpdrachtTests
{
    private static async Task<string> FoutAsync(int code, params string[] opties)
    {
        var (werkelijk, uit, fout) = await Getuigeproces.VoerAsync(null, opties);
        werkelijk.ShouldBe(code, fout);
        uit.ShouldBeEmpty();
        return fout;
    }

    [Fact]
    public async Task Een_sleutel_wordt_gemaakt_en_nooit_overschreven()
    {
        using var map = new Proefmap();
        var bestand = map.Onder("sleutel");
        var (code, uit, _) = await Getuigeproces.VoerAsync(null, "sleutel", bestand, "--naam", "getuige.example/g1");
        code.ShouldBe(0);
        var tekst = await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken);
        Ondertekenaar.Lees(tekst).Sleutel.ShouldBe(Sleutel.Lees(uit.TrimEnd('\n')));
        File.GetUnixFileMode(bestand).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var soort in (string[][])[["--naam", "getuige.example/g2"], ["--soort", "ondertekenaar"]])
            (await FoutAsync(1, ["sleutel", bestand, .. soort])).ShouldStartWith($"Fout: {bestand} bestaat al");
        (await File.ReadAllTextAsync(bestand, TestContext.Current.CancellationToken)).ShouldBe(tekst);
    }

    [Fact]
    public async Task Elke_fout_is_een_regel_in_het_Nederlands_zonder_de_sleutel()
    {
        using var map = new Proefmap();
        var (sleutel, geheim, geheugen, logs, toegang) = (map.Onder("g"), map.Onder("o"), map.Onder("geheugen"), map.Onder("logs"), map.Onder("toegang"));
        await Getuigeproces.VoerAsync(null, "sleutel", sleutel, "--naam", "getuige.example/g1");
        await Getuigeproces.VoerAsync(null, "sleutel", geheim, "--soort", "ondertekenaar");
        await File.WriteAllTextAsync(logs, "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(toegang, new string('x', 32), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(geheugen);
        string[] Getuige(string s, string g, string l, string url = "http://127.0.0.1:0") => ["getuige", "--sleutel", s, "--geheugen", g, "--logs", l, "--url", url];
        string[] Ondertekenaar(string s, string t) => ["ondertekenaar", "--sleutel", s, "--geheugen", geheugen, "--toegang", t, "--url", "http://127.0.0.1:0"];

        (await FoutAsync(1, Getuige(geheim, geheugen, logs))).ShouldContain("is geen sleutel van een getuige");
        var fout = await FoutAsync(1, Ondertekenaar(sleutel, toegang));
        fout.ShouldContain("is geen sleutel van een ondertekenaar");
        fout.ShouldNotContain((await File.ReadAllTextAsync(sleutel, TestContext.Current.CancellationToken)).Split('+')[^1].Trim());
        (await FoutAsync(1, Getuige(sleutel, map.Onder("nergens"), logs))).ShouldContain("maak haar alleen de eerste keer");
        (await FoutAsync(1, Getuige(sleutel, geheugen, logs, "https://127.0.0.1:0"))).ShouldContain("is geen adres als");
        (await FoutAsync(1, Getuige(sleutel, geheugen, map.Onder("nergens")))).ShouldBe($"Fout: het bestand {map.Onder("nergens")} is er niet\n");
        (await FoutAsync(1, Getuige(map.Onder("nergens"), geheugen, logs))).ShouldBe($"Fout: het bestand {map.Onder("nergens")} is er niet\n");
        using (var bezet = new TcpListener(IPAddress.Loopback, 0))
        {
            bezet.Start();
            (await FoutAsync(1, Getuige(sleutel, geheugen, logs, $"http://{bezet.LocalEndpoint}"))).ShouldStartWith("Fout: kan niet luisteren op http://127.0.0.1:");
        }
        await File.WriteAllTextAsync(toegang, "kort", TestContext.Current.CancellationToken);
        (await FoutAsync(1, Ondertekenaar(geheim, toegang))).ShouldContain("minder dan 32 tekens");
        await File.WriteAllTextAsync(logs, "log onzin\n", TestContext.Current.CancellationToken);
        (await FoutAsync(1, Getuige(sleutel, geheugen, logs))).ShouldContain("regel 1 van het beleid");
        File.SetUnixFileMode(geheim, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        (await FoutAsync(1, Ondertekenaar(geheim, toegang))).ShouldContain("chmod 600");
    }

    [Fact]
    public async Task Wat_geen_opdracht_is_geeft_uitleg()
    {
        foreach (var opties in (string[][])[[], ["onzin"], ["getuige"], ["getuige", "--sleutel"], ["ondertekenaar", "--sleutel", "a", "--geheugen", "b", "--logs", "c"], ["sleutel", "a"]])
            (await FoutAsync(2, opties)).ShouldStartWith("Gebruik: getuige");
        var (code, uit, _) = await Getuigeproces.VoerAsync(null, "--help");
        code.ShouldBe(0);
        uit.ShouldStartWith("Gebruik: getuige");
    }
}
