using System.Collections.Immutable;
using Handhaving.Recht.Bedragen;
using Handhaving.Recht.Kalender;

namespace Handhaving.Recht.Regels;

/// <summary>Alles wat een berekening buiten de feiten nodig heeft en wat in de tijd verandert: kalender, bedragen en beleid.</summary>
/// <param name="Kalender">De feestdagen en gelijkgestelde dagen per jaar.</param>
/// <param name="Bedragen">De bedragen en percentages met hun geldigheid.</param>
/// <param name="Beleidskeuzes">De keuzes [P] en [M] met hun geldigheid; de eerste die op de dag geldt, gaat voor.</param>
public sealed record Rechtsgegevens(Feestdagenkalender Kalender, Bedragentabel Bedragen, ImmutableList<Beleid> Beleidskeuzes)
{
    /// <summary>De gegevens die bij de bibliotheek horen.</summary>
    public static Rechtsgegevens Standaard { get; } = new(Feestdagenkalender.Standaard, Bedragentabel.Standaard, [Beleid.Standaard]);

    /// <summary>Het beleid dat op deze dag geldt; buiten elke geldigheid dat van de bibliotheek.</summary>
    public Beleid BeleidOp(DateOnly dag) => Beleidskeuzes.Find(b => b.Geldigheid.Omvat(dag)) ?? Beleid.Standaard;

    /// <summary>Dezelfde gegevens met een beleid dat voorgaat waar de geldigheid overlapt.</summary>
    public Rechtsgegevens Met(Beleid beleid) => this with { Beleidskeuzes = Beleidskeuzes.Insert(0, beleid) };
}
