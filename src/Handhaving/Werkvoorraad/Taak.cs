using Handhaving.Platform;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;

namespace Handhaving.Werkvoorraad;

public enum Taaksoort
{
    MeldingBeoordelen, IntakeKoppelen, ControlePlannen, ControleUitvoeren, ProcesVerbaalOpmaken, ProcesVerbaalOndertekenen,
    VerslagBinnentredenOpmaken, VerslagBinnentredenSturen, UitgeslotenBevindingenBeoordelen,
}

/// <summary>Something that waits for someone.</summary>
/// <param name="Id">The same whenever it is worked out anew: the kind, and the id of what it is about.</param>
/// <param name="Sinds">From when a term of our own runs.</param>
/// <param name="Datum">The day that was planned. Null when the day is worked out; see <see cref="Werktermijnen"/>.</param>
public sealed record Taak(string Id, Taaksoort Soort, DateTimeOffset Sinds, DateOnly? Datum = null, Guid? ControleId = null)
{
    public static Taak Over(Taaksoort soort, Guid waarover, DateTimeOffset sinds, DateOnly? datum = null, Guid? controleId = null) =>
        new($"{Kenmerk(soort)}.{waarover:N}", soort, sinds, datum, controleId);

    private static string Kenmerk(Taaksoort soort) => string.Concat(soort.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}

/// <summary>Who does it, what it is called, and on what the date rests.</summary>
public sealed record Taakbeschrijving(string Omschrijving, string Grondslag, params string[] Rollen)
{
    private const string Productkeuze = "productkeuze";

    public static Taakbeschrijving Van(Taaksoort soort) => soort switch
    {
        Taaksoort.MeldingBeoordelen => new("Melding beoordelen", Productkeuze, Rol.Coordinator, Rol.Handhavingsjurist),
        Taaksoort.IntakeKoppelen => new("Melding aan een pand koppelen", Productkeuze, Rol.Coordinator, Rol.Handhavingsjurist),
        Taaksoort.ControlePlannen => new("Controle plannen", Productkeuze, Rol.Coordinator, Rol.Toezichthouder),
        Taaksoort.ControleUitvoeren => new("Controle uitvoeren", "planning", Rol.Toezichthouder),
        Taaksoort.ProcesVerbaalOpmaken => new("Proces-verbaal opmaken", Productkeuze, Rol.Toezichthouder),
        Taaksoort.ProcesVerbaalOndertekenen => new("Proces-verbaal ondertekenen", Productkeuze, Rol.Toezichthouder),
        Taaksoort.VerslagBinnentredenOpmaken => new("Verslag van binnentreden opmaken", "Awbi 10, 11 lid 1", Rol.Toezichthouder),
        Taaksoort.VerslagBinnentredenSturen => new("Verslag van binnentreden sturen aan de burgemeester, met afschrift aan de bewoner", "Awbi 11 lid 1", Rol.Toezichthouder),
        Taaksoort.UitgeslotenBevindingenBeoordelen => new("Uitgesloten bevindingen beoordelen", Productkeuze, Rol.Handhavingsjurist),
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };
}

/// <summary>How a date was worked out, as far as it was: by which rule and calendar, and in words.</summary>
/// <param name="Regel">Id of the rule.</param>
/// <param name="Regelversie">Version of the rule.</param>
/// <param name="Kalenderversie">Version of the calendar.</param>
/// <param name="Uitleg">The calculation in one sentence.</param>
/// <param name="Waarschuwingen">What the reader must know.</param>
public sealed record Taakberekening(string Regel, string Regelversie, string Kalenderversie, string Uitleg, IReadOnlyList<string> Waarschuwingen)
{
    public static Taakberekening Van<T>(Antwoord<T> antwoord) =>
        new(antwoord.Regel.Id, antwoord.Regel.Versie, antwoord.Kalenderversie, antwoord.Uitleg, [.. antwoord.Waarschuwingen.Select(w => w.Tekst)]);
}

/// <summary>
/// When a task must be done. How many working days is a choice of the product (configuration <c>Werkvoorraad</c>), no law;
/// the counting, and every term that the law does set, is the library's.
/// </summary>
public sealed record Werktermijnen
{
    public int MeldingBeoordelen { get; init; } = 5;

    public int IntakeKoppelen { get; init; } = 2;

    public int ControlePlannen { get; init; } = 10;

    public int ProcesVerbaalOpmaken { get; init; } = 3;

    public int ProcesVerbaalOndertekenen { get; init; } = 2;

    public int UitgeslotenBevindingenBeoordelen { get; init; } = 5;

    /// <summary>Worked out when the list is asked for, so that a changed term or calendar needs no rebuild. A day that was agreed is no calculation.</summary>
    public (DateOnly Dag, Taakberekening? Berekening) Uiterlijk(Taak taak) => taak.Soort switch
    {
        Taaksoort.ControleUitvoeren when taak.Datum is { } gepland => (gepland, null),
        Taaksoort.VerslagBinnentredenOpmaken or Taaksoort.VerslagBinnentredenSturen => Verslag(taak.Sinds.Dag()),
        Taaksoort.MeldingBeoordelen => Werkdagen(taak, MeldingBeoordelen),
        Taaksoort.IntakeKoppelen => Werkdagen(taak, IntakeKoppelen),
        Taaksoort.ControlePlannen => Werkdagen(taak, ControlePlannen),
        Taaksoort.ProcesVerbaalOpmaken => Werkdagen(taak, ProcesVerbaalOpmaken),
        Taaksoort.ProcesVerbaalOndertekenen => Werkdagen(taak, ProcesVerbaalOndertekenen),
        Taaksoort.UitgeslotenBevindingenBeoordelen => Werkdagen(taak, UitgeslotenBevindingenBeoordelen),
        _ => throw new InvalidOperationException($"{taak.Soort} heeft een vaste dag."),
    };

    private static (DateOnly, Taakberekening?) Werkdagen(Taak taak, int aantal)
    {
        var antwoord = Werktermijn.Bereken(taak.Sinds.Dag(), aantal);
        return (antwoord.Waarde, Taakberekening.Van(antwoord));
    }

    /// <summary>
    /// On the safe date: not moved for a weekend, because whether the Termijnenwet may do so here is not worth finding out in
    /// court.
    /// </summary>
    private static (DateOnly, Taakberekening?) Verslag(DateOnly binnengetreden)
    {
        var antwoord = Termijnberekening.Bereken(Regelboek.AwbiVerslagTermijn, binnengetreden);
        return (antwoord.Waarde.VeiligeDatum, Taakberekening.Van(antwoord));
    }
}
