namespace Handhaving.Recht.Tests;

/// <summary>An independent calculator: another Easter algorithm, a typed list of decree days, and counting day by day.</summary>
internal static class Handrekenaar
{
    private static readonly HashSet<DateOnly> Gelijkgesteld =
    [
        new(2023, 4, 28), new(2023, 5, 19), new(2024, 5, 10), new(2024, 12, 27), new(2025, 5, 30),
        new(2026, 1, 2), new(2026, 5, 15), new(2027, 5, 7), new(2028, 4, 28), new(2028, 5, 26),
    ];

    public static bool Gesloten(DateOnly d)
    {
        var pasen = Pasen(d.Year);
        var koning = new DateOnly(d.Year, 4, 27);
        if (koning.DayOfWeek == DayOfWeek.Sunday)
            koning = new(d.Year, 4, 26);
        return d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            || (d.Month, d.Day) is (1, 1) or (5, 5) or (12, 25) or (12, 26)
            || d == koning
            || (d.DayNumber - pasen.DayNumber) is -2 or 1 or 39 or 50
            || Gelijkgesteld.Contains(d);
    }

    /// <summary>Walks one day at a time from the day after the triggering fact.</summary>
    public static DateOnly Loop(DateOnly feit, int dagen, bool atw)
    {
        var (dag, geteld, open) = (feit, 0, 0);
        while (geteld < dagen)
        {
            dag = dag.AddDays(1);
            geteld++;
            open += Gesloten(dag) ? 0 : 1;
        }

        while (atw && (Gesloten(dag) || (dagen >= 3 && open < 2)))
        {
            dag = dag.AddDays(1);
            open += Gesloten(dag) ? 0 : 1;
        }

        return dag;
    }

    /// <summary>Walks until the same day number in a later month comes by, or that month ends.</summary>
    public static DateOnly Maanden(DateOnly feit, int maanden)
    {
        var dag = feit;
        for (var maand = 0; maand < maanden; maand++)
        {
            do
                dag = dag.AddDays(1);
            while (dag.Day != 1);
        }

        while (dag.Day < feit.Day && dag.AddDays(1).Day != 1)
            dag = dag.AddDays(1);
        return dag;
    }

    // Knuth, The Art of Computer Programming 1.3.2, algorithm E.
    private static DateOnly Pasen(int jaar)
    {
        var gulden = (jaar % 19) + 1;
        var eeuw = (jaar / 100) + 1;
        var x = (3 * eeuw / 4) - 12;
        var z = (((8 * eeuw) + 5) / 25) - 5;
        var d = (5 * jaar / 4) - x - 10;
        var epacta = ((11 * gulden) + 20 + z - x) % 30;
        if (epacta < 0)
            epacta += 30;
        if ((epacta == 25 && gulden > 11) || epacta == 24)
            epacta++;
        var n = 44 - epacta;
        if (n < 21)
            n += 30;
        n += 7 - ((d + n) % 7);
        return n > 31 ? new(jaar, 4, n - 31) : new(jaar, 3, n);
    }
}
