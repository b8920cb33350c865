using Handhaving.Recht.Regels;
using Handhaving.Recht.Taal;

namespace Handhaving.Recht.Termijnen;

/// <summary>Of een wettelijke termijn die op deze dag zou eindigen wordt verlengd (art. 1 lid 1 en art. 3 Atw).</summary>
/// <param name="IsVerlengingsdag">Of de dag een zaterdag, zondag of algemeen erkende feestdag is.</param>
/// <param name="Reden">Waarom; <c>null</c> op een werkdag.</param>
public sealed record Verlengingsdag(bool IsVerlengingsdag, string? Reden)
{
    /// <summary>Beoordeelt een dag.</summary>
    public static Antwoord<Verlengingsdag> Beoordeel(DateOnly dag, Rechtsgegevens? gegevens = null)
    {
        var kalender = (gegevens ?? Rechtsgegevens.Standaard).Kalender;
        var reden = kalender.Reden(dag);
        var feestdag = kalender.Feestdag(dag);
        var uitleg = reden is null
            ? $"{Termijnuitleg.Hoofdletter(Schrijfwijze.Voluit(dag))} is geen zaterdag, zondag of algemeen erkende feestdag, zodat een wettelijke termijn op die dag kan eindigen (art. 1 lid 1 en art. 3 Atw)."
            : $"{Termijnuitleg.Hoofdletter(Schrijfwijze.Voluit(dag))} is {Soort(dag, feestdag)}, zodat een wettelijke termijn die dan zou eindigen wordt verlengd tot en met {Schrijfwijze.Voluit(kalender.EersteWerkdagVanaf(dag))} (art. 1 lid 1 Atw).";
        return new(new(reden is not null, reden), Regelboek.IsVerlengingsdag, kalender.Versie, uitleg,
            [.. Regelboek.IsVerlengingsdag.Geldigheidswaarschuwing(dag), .. kalender.Volledigheidswaarschuwing(dag, dag)]);
    }

    private static string Soort(DateOnly dag, string? feestdag)
    {
        var feest = feestdag?.Replace("(3 lid", "(art. 3 lid", StringComparison.Ordinal).Replace("(Atw 3 lid 3)", "(art. 3 lid 3)", StringComparison.Ordinal).Replace("gelijkgestelde", "een gelijkgestelde", StringComparison.Ordinal);
        var weekeinde = dag.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? $"een {Schrijfwijze.Weekdag(dag)}" : null;
        return feest is null ? weekeinde! : weekeinde is null ? feest : $"{weekeinde} en tevens {feest}";
    }
}
