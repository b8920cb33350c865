using System.Diagnostics;
using System.Text.Json.Nodes;
using Handhaving.Tests.Opzet;

namespace Handhaving.Tests.Rekenen;

/// <summary>The calculators on the command line: the real program, without configuration, database or folder of its own.</summary>
public class RekenopdrachtTests
{
    private const string Goed = """{"id":"a","soort":"bezwaartermijn","invoer":{"bekendmaking":"2026-11-13"}}""";

    [Fact]
    public async Task Een_lijst_van_gevallen_wordt_een_lijst_van_uitkomsten_en_niets_anders()
    {
        var (code, uit, fout) = await Voer("termijnen", "-", $"[{Goed}]");
        code.ShouldBe(0, fout);
        fout.ShouldBeEmpty();
        var uitkomst = JsonNode.Parse(uit)!.AsArray().ShouldHaveSingleItem()!;
        uitkomst["id"]!.GetValue<string>().ShouldBe("a");
        uitkomst["uitkomst"]!["einddatum"]!.GetValue<string>().ShouldBe("2026-12-28");
    }

    [Fact]
    public async Task Een_geweigerd_geval_staat_ertussen_en_de_code_zegt_het()
    {
        var (code, uit, fout) = await Voer("termijnen", "-", "{\"meta\":{},\"vectoren\":[" + Goed + ",{\"id\":\"b\",\"soort\":\"onzin\",\"invoer\":{}}]}");
        code.ShouldBe(1);
        JsonNode.Parse(uit)![1]!["fout"]!["veld"]!.GetValue<string>().ShouldBe("soort");
        fout.Trim().ShouldBe("1 van 2 gevallen zijn geweigerd; bij elk staat onder fout waarom.");
    }

    [Theory]
    [InlineData("/bestaat/niet", "", "niet te lezen")]
    [InlineData("-", "{", "geen geldige JSON")]
    [InlineData("-", "7", "geen lijst")]
    public async Task Wat_niet_te_lezen_is_wordt_in_een_zin_gezegd(string bestand, string invoer, string tekst)
    {
        var (code, uit, fout) = await Voer("dwangsommen", bestand, invoer);
        code.ShouldBe(1);
        uit.ShouldBeEmpty();
        fout.Trim().ShouldContain(tekst);
        fout.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task De_hulp_is_Nederlands() => (await Voer("dwangsommen", "--help", "")).Uit.ShouldContain("Gebruik: ops/handhaving dwangsommen BESTAND");

    private static async Task<(int Code, string Uit, string Fout)> Voer(string opdracht, string bestand, string invoer)
    {
        var start = new ProcessStartInfo("dotnet", [Database.Programma, opdracht, bestand]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var naam in start.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal) || k.StartsWith("ASPNETCORE", StringComparison.Ordinal)).ToList()) start.Environment.Remove(naam);
        using var proces = Process.Start(start)!;
        await proces.StandardInput.WriteAsync(invoer);
        proces.StandardInput.Close();
        var (uit, fout) = (proces.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), proces.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await proces.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (proces.ExitCode, await uit, await fout);
    }
}
