using Handhaving.Recht.Dwangsommen;

namespace Handhaving.Recht.Tests;

/// <summary>Forfeiture by hand: walks the calendar day by day and looks at each inspection with the eyes of that day.</summary>
internal static class Verbeurterekenaar
{
    public static List<(DateOnly Dag, long Cent)> Reken(Last last, Gebeurtenis[] verloop, DateOnly peildatum)
    {
        var volgorde = verloop.OrderBy(g => g.Datum).Where(g => g.Datum <= peildatum).ToList();
        var eerste = (last.LaatsteDagBegunstiging ?? last.Bekendmaking).AddDays(1);
        var einde = volgorde.FindIndex(g => g is LastIngetrokken);
        var controles = volgorde.Take(einde < 0 ? volgorde.Count : einde).OfType<Constatering>().Where(c => c.Deugdelijk).ToList();
        // A suspension that began on the same day but after the inspection in the list does not undo it.
        bool Geschorst(DateOnly dag, Gebeurtenis gezien) => volgorde.Take(volgorde.IndexOf(gezien)).OfType<LastGeschorst>().Any(s => s.Datum <= dag && dag <= s.TotEnMet);

        var dagen = new List<DateOnly>();
        foreach (var controle in controles.Where(c => c.Overtreding && c.Datum >= eerste))
        {
            var eerdere = controles.TakeWhile(c => !ReferenceEquals(c, controle)).ToList();
            var naleving = eerdere.FindLastIndex(c => !c.Overtreding);
            DateOnly? hervat = naleving < 0 ? null : eerdere.Skip(naleving + 1).Append(controle).First().Datum;
            switch (last.Modaliteit)
            {
                case Modaliteit.Ineens when dagen.Count == 0:
                    var dag = controle.VoortdurendSindsEindeTermijn && (hervat is null || hervat <= eerste) ? eerste : controle.Datum;
                    while (dag <= controle.Datum && Geschorst(dag, controle))
                        dag = dag.AddDays(1);
                    if (dag <= controle.Datum)
                        dagen.Add(dag);
                    break;
                case Modaliteit.PerOvertreding:
                    if (!Geschorst(controle.Datum, controle) && (dagen.Count == 0 || controle.Datum.DayNumber - dagen[^1].DayNumber >= last.HooguitEenPerDagen))
                        dagen.Add(controle.Datum);
                    break;
                case Modaliteit.PerTijdseenheid:
                    var open = new List<DateOnly>();
                    for (var d = eerste; d < controle.Datum; d = d.AddDays(1))
                        if (!Geschorst(d, controle))
                            open.Add(d);
                    for (var n = 1; n * last.TijdseenheidDagen!.Value <= open.Count; n++)
                    {
                        var begin = n == 1 ? eerste : open[((n - 1) * last.TijdseenheidDagen.Value) - 1].AddDays(1);
                        var verbeurd = open[(n * last.TijdseenheidDagen.Value) - 1].AddDays(1);
                        if (!dagen.Contains(verbeurd) && (hervat is null || begin >= hervat))
                            dagen.Add(verbeurd);
                    }

                    break;
            }
        }

        var rest = last.MaximumCent;
        var geboekt = new List<(DateOnly, long)>();
        foreach (var dag in dagen.TakeWhile(_ => rest > 0))
        {
            geboekt.Add((dag, Math.Min(last.BedragCent, rest)));
            rest -= Math.Min(last.BedragCent, rest);
        }

        return geboekt;
    }
}
