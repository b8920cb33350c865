using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Handhaving.Metingen;

/// <param name="Eenheid">Of every figure; less is better.</param>
/// <param name="Hoe">What was measured, and what was left out.</param>
internal sealed record Meting(string Naam, string Eenheid, Reeks Product, Reeks Ondergrens, string Hoe)
{
    /// <summary>The median of the ratios per round, as both were measured in turn.</summary>
    public double Verhouding => Reeks.Midden([.. Product.Waarden.Zip(Ondergrens.Waarden, (p, o) => p / o)]);
}

internal sealed record Reeks(IReadOnlyList<double> Waarden)
{
    public double Minimum => Waarden.Min();

    public double Mediaan => Midden(Waarden);

    public double Maximum => Waarden.Max();

    public static double Midden(IReadOnlyList<double> waarden)
    {
        var op = waarden.Order().ToList();
        return op.Count % 2 == 1 ? op[op.Count / 2] : (op[(op.Count / 2) - 1] + op[op.Count / 2]) / 2;
    }

    /// <summary>Product and floor in turn, so that a busy moment of the machine hits both.</summary>
    public static async Task<(Reeks Product, Reeks Ondergrens)> OmEnOmAsync(int keer, Func<int, Task<double>> product, Func<int, Task<double>> ondergrens)
    {
        await product(0);
        await ondergrens(0);
        List<double> p = [], o = [];
        for (var ronde = 1; ronde <= keer; ronde++)
        {
            p.Add(await product(ronde));
            o.Add(await ondergrens(ronde));
        }
        return (new(p), new(o));
    }

    public static async Task<double> MillisecondenAsync(Func<Task> werk)
    {
        var begin = Stopwatch.GetTimestamp();
        await werk();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}

internal static class Machine
{
    public static object Beschrijf() => new
    {
        kernen = Environment.ProcessorCount,
        geheugenGiB = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30,
        besturingssysteem = RuntimeInformation.OSDescription,
        dotnet = Environment.Version.ToString(),
        belasting = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : null,
        op = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
    };
}
