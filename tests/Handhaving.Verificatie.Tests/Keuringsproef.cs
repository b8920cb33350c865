using System.Diagnostics;
using Handhaving.Bewijs.Dossiers;

namespace Handhaving.Verificatie.Tests;

/// <summary>Both verifiers over the same dossiers.</summary>
internal static class Keuringsproef
{
    public static readonly bool HeeftPython = Bestaat();

    /// <returns>Per dossier the exit code, the rule that decided and the first line, by the C# program and by the Python script (null without Python).</returns>
    public static IReadOnlyList<(string Naam, (int Code, string Regel, string Tekst) Csharp, (int Code, string Regel, string Tekst)? Python)> Keur(IReadOnlyList<(string Naam, byte[] Zip)> dossiers, string beleid)
    {
        var gelezen = Dossierbouwer.Beleid(beleid);
        var csharp = dossiers.Select(d => Keuring.Keur(d.Zip, gelezen)).Select(u => ((int)u.Oordeel, u.Regel, u.ToString())).ToList();
        var python = HeeftPython ? Python(dossiers, beleid) : null;
        return [.. dossiers.Select((d, i) => (d.Naam, csharp[i], python?[i]))];
    }

    private static List<(int Code, string Regel, string Tekst)> Python(IReadOnlyList<(string Naam, byte[] Zip)> dossiers, string beleid)
    {
        var map = Directory.CreateTempSubdirectory("keuring");
        try
        {
            string Pad(string naam) => Path.Combine(map.FullName, naam);
            File.WriteAllText(Pad("beleid"), beleid);
            for (var i = 0; i < dossiers.Count; i++) File.WriteAllBytes(Pad($"{i}.zip"), dossiers[i].Zip);
            File.WriteAllLines(Pad("lijst"), Enumerable.Range(0, dossiers.Count).Select(i => Pad($"{i}.zip")));
            var (uit, _) = Draai("--lijst", Pad("lijst"), "--beleid", Pad("beleid"));
            var regels = uit.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('\t')).ToList();
            regels.Count.ShouldBe(dossiers.Count, uit.Length > 2000 ? uit[^2000..] : uit);
            return [.. regels.Select(r => (int.Parse(r[0], System.Globalization.CultureInfo.InvariantCulture), r[1], r[2]))];
        }
        finally { map.Delete(recursive: true); }
    }

    public static (string Uit, int Code) Draai(params string[] opties)
    {
        var start = new ProcessStartInfo("python3", ["-X", "utf8", "-B", Path.Combine(AppContext.BaseDirectory, "verifieer.py"), .. opties]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var proces = Process.Start(start)!;
        var fout = proces.StandardError.ReadToEndAsync();
        var uit = proces.StandardOutput.ReadToEnd();
        proces.WaitForExit();
        return (uit + fout.Result, proces.ExitCode);
    }

    private static bool Bestaat()
    {
        try
        {
            using var proces = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true })!;
            proces.WaitForExit();
            return proces.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
