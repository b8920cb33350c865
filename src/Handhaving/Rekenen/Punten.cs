namespace Handhaving.Rekenen;

/// <summary>The open legal points as docs/juridische-punten.md holds them: written once, for jurists and for the page.</summary>
internal static class Punten
{
    private static readonly List<string[]> Rijen = [.. Lees().Split('\n').Where(r => r.StartsWith("| ", StringComparison.Ordinal))
        .Select(r => r.Trim().Trim('|').Split(" | ").Select(c => c.Trim().Replace("`", "", StringComparison.Ordinal)).ToArray())];

    public static IReadOnlyList<(string Nr, string Vraag, string Waar)> Vragen { get; } =
        [.. Rijen.Where(r => r.Length >= 3 && r[0].All(char.IsAsciiDigit)).Select(r => (r[0], r[1], r[2]))];

    public static IReadOnlyList<(string Keuze, string Gekozen)> Keuzes { get; } =
        [.. Rijen.Where(r => !r[0].All(char.IsAsciiDigit) && r[0] is not ("Nr" or "Keuze")).Select(r => (r[0], r[1]))];

    private static string Lees()
    {
        using var lezer = new StreamReader(typeof(Punten).Assembly.GetManifestResourceStream("juridische-punten.md")!);
        return lezer.ReadToEnd();
    }
}
