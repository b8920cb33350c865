using Handhaving.Controles;
using Handhaving.Panden;

namespace Handhaving.Voorbeeld;

/// <summary>The visits of one koppel in a year: lawful by the product's own rules of the roster, and never on a day off.</summary>
internal static class Koppelagenda
{
    /// <summary>Weekdays that are a public holiday; data, because the calendar is not an algorithm.</summary>
    private static readonly HashSet<DateOnly> Feestdagen =
    [
        new(2022, 4, 15), new(2022, 4, 17), new(2022, 4, 18), new(2022, 4, 27), new(2022, 5, 5), new(2022, 5, 26), new(2022, 6, 5), new(2022, 6, 6),
        new(2023, 4, 7), new(2023, 4, 9), new(2023, 4, 10), new(2023, 4, 27), new(2023, 5, 5), new(2023, 5, 18), new(2023, 5, 28), new(2023, 5, 29),
    ];

    public static IReadOnlyList<Planning> Maak(int jaar, int aantal, Random toeval)
    {
        var werktijden = new Werktijden();
        var agenda = new List<Planning>();
        while (agenda.Count < aantal)
        {
            var dag = new DateOnly(jaar, 1, 1).AddDays(toeval.Next(365));
            if (IsVrij(dag) || (dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && toeval.Next(5) > 0) || agenda.Exists(p => p.Datum == dag)) continue;

            var dienst = toeval.Next(100) < 65 ? Dienst.Dag : Dienst.Avond;
            var begin = dienst is Dienst.Dag ? new TimeOnly(9 + toeval.Next(4), 15 * toeval.Next(4)) : new TimeOnly(17, 30).AddMinutes(15 * toeval.Next(4));
            for (var bezoek = 0; bezoek < 2 + toeval.Next(2) && agenda.Count < aantal; bezoek++)
            {
                var planning = new Planning(dag, begin, begin.AddMinutes(25 + 5 * toeval.Next(6)), dienst, []);
                if (werktijden.Toets(planning, agenda) is not null) break;
                agenda.Add(planning);
                begin = planning.Einde.AddMinutes(15 + 5 * toeval.Next(3));
            }
        }
        return [.. agenda.OrderBy(p => p.BeginOp)];
    }

    private static bool IsVrij(DateOnly dag) => Feestdagen.Contains(dag) || (dag.Month == 12 && dag.Day >= 24) || (dag.Month == 1 && dag.Day <= 2);
}
