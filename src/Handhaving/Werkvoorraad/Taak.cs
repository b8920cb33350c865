using Handhaving.Platform;
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
/// <param name="Datum">The day that is fixed: planned, or by law. Null when a term of our own applies.</param>
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

/// <summary>
/// Terms of our own, in working days. Choices of the product (configuration <c>Werkvoorraad</c>), no law: weekends are left
/// out, feestdagen not yet.
/// </summary>
public sealed record Werktermijnen
{
    public int MeldingBeoordelen { get; init; } = 5;

    public int IntakeKoppelen { get; init; } = 2;

    public int ControlePlannen { get; init; } = 10;

    public int ProcesVerbaalOpmaken { get; init; } = 3;

    public int ProcesVerbaalOndertekenen { get; init; } = 2;

    public int UitgeslotenBevindingenBeoordelen { get; init; } = 5;

    /// <summary>Worked out when the list is asked for, so that a changed term needs no rebuild.</summary>
    public DateOnly Uiterlijk(Taak taak) => taak.Datum ?? Werkdagen(taak.Sinds.Dag(), taak.Soort switch
    {
        Taaksoort.MeldingBeoordelen => MeldingBeoordelen,
        Taaksoort.IntakeKoppelen => IntakeKoppelen,
        Taaksoort.ControlePlannen => ControlePlannen,
        Taaksoort.ProcesVerbaalOpmaken => ProcesVerbaalOpmaken,
        Taaksoort.ProcesVerbaalOndertekenen => ProcesVerbaalOndertekenen,
        Taaksoort.UitgeslotenBevindingenBeoordelen => UitgeslotenBevindingenBeoordelen,
        _ => throw new InvalidOperationException($"{taak.Soort} heeft een vaste dag."),
    });

    private static DateOnly Werkdagen(DateOnly na, int aantal)
    {
        while (aantal > 0)
            if ((na = na.AddDays(1)).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                aantal--;
        return na;
    }
}

/// <summary>To move to Handhaving.Recht, with rule id and calendar, as soon as that has it.</summary>
public static class Verslagtermijn
{
    /// <summary>
    /// Awbi 11 lid 1: sent at the latest on the fourth day after the entry. The day is not moved for a weekend: whether the
    /// Termijnenwet may do so here is not worth finding out in court.
    /// </summary>
    public static DateOnly UiterlijkeDag(DateOnly binnengetreden) => binnengetreden.AddDays(4);
}
