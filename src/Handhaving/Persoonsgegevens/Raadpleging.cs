using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>Who opens personal data, in which gemeente, for which purpose, in which zaak, and in the course of what.</summary>
public sealed record Raadpleging(string Gemeente, Guid Medewerker, string Rol, Raadpleegdoel Doel, Guid? Zaak, Handeling Handeling)
{
    /// <summary>Refused here and now: the records say so, and nothing opens.</summary>
    internal IReadOnlyList<Persoonsgegeven> Geweigerd { get; init; } = [];

    /// <summary>This access, in which these values were asked for and are not given.</summary>
    public Raadpleging MetWeigering(IEnumerable<Persoonsgegeven> gegevens) => this with { Geweigerd = [.. gegevens] };
}

/// <summary>Why someone looks. A closed list: a free text in the access log would itself hold personal data.</summary>
public enum Raadpleegdoel { Toezicht, Handhaving, Zienswijze, BezwaarEnBeroep, Invordering, Zorg, InzageBetrokkene, Controle, LopendOnderzoek, Interventieteam, Uitbuitingssignaal }

/// <summary>One action, as the access log tells it.</summary>
/// <param name="Naam">What is done, for a person to read (LDV <c>name</c>).</param>
/// <param name="Activiteit">The version of the processing activity in the register (LDV <c>dpl.core.processing_activity_id</c>).</param>
/// <param name="Grond">On what ground, with its article.</param>
/// <param name="Spoor">The trace in which it stands.</param>
/// <param name="Begin">When it began.</param>
public sealed record Handeling(string Naam, Uri Activiteit, string Grond, Spoor Spoor, DateTimeOffset Begin)
{
    public string? Mandaat { get; init; }

    /// <summary>The calling application, when one called (LDV <c>dpl.core.foreign_operation.processor</c>).</summary>
    public Uri? Aanroeper { get; init; }

    /// <summary>Beyond the rights of whoever looks, for an emergency, with the reason that he chose.</summary>
    public string? Nood { get; init; }
}

/// <summary>
/// Place in a chain of actions, by W3C Trace Context. Read from the header itself and not from the tracing of this process:
/// that drops what its caller does not sample, and an access log may not.
/// </summary>
/// <param name="TraceId">16 bytes in hexadecimals: the caller's, unchanged, or a new one.</param>
/// <param name="Ouder">8 bytes in hexadecimals: the span of the caller.</param>
public sealed partial record Spoor(string TraceId, string? Ouder)
{
    public static Spoor Nieuw() => new(Willekeurig(16), null);

    /// <summary>A span of one's own, never the caller's.</summary>
    public static string NieuwSpan() => Willekeurig(8);

    /// <param name="traceparent">The header, of any version and with any flags; null or malformed begins a trace of our own.</param>
    public static Spoor Van(string? traceparent) =>
        traceparent is not null && Vorm().Match(traceparent) is { Success: true } m ? new(m.Groups["trace"].Value, m.Groups["span"].Value) : Nieuw();

    /// <summary>Version 00 ends behind the flags; a later one may go on behind a hyphen. All zeroes, and version ff, are invalid.</summary>
    [GeneratedRegex(@"^(?:00-(?!0{32})(?<trace>[0-9a-f]{32})-(?!0{16})(?<span>[0-9a-f]{16})-[0-9a-f]{2}|(?!00|ff)[0-9a-f]{2}-(?!0{32})(?<trace>[0-9a-f]{32})-(?!0{16})(?<span>[0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?)\z")]
    private static partial Regex Vorm();

    private static string Willekeurig(int bytes)
    {
        string waarde;
        do waarde = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
        while (waarde.All(c => c == '0'));
        return waarde;
    }
}

/// <summary>What became of a value in one action.</summary>
public enum Uitkomst
{
    Geopend, Geweigerd, Gewist, Geschonden,

    /// <summary>It would have opened, and was not given because another did not hold.</summary>
    NietGegeven,
}

/// <summary>One person in one action.</summary>
/// <param name="Betrokkene">Null when it concerns no person whom the key service knows.</param>
/// <param name="Uitkomst">Of all his values together: something was broken, or else something was opened, or else why nothing was.</param>
/// <param name="Velden">The events and the places in them, each with what became of it.</param>
public sealed record Persoonsinzage(Guid? Betrokkene, Uitkomst Uitkomst, IReadOnlyList<(Guid Gebeurtenis, string Pad, Uitkomst Uitkomst)> Velden)
{
    private static readonly Uitkomst[] Zwaarte = [Uitkomst.Geschonden, Uitkomst.Geopend, Uitkomst.Geweigerd, Uitkomst.NietGegeven, Uitkomst.Gewist];

    /// <summary>From his values.</summary>
    public static Persoonsinzage Van(Guid betrokkene, IReadOnlyCollection<((Guid Gebeurtenis, string Pad)? Plaats, Uitkomst Uitkomst)> waarden) => new(betrokkene, Zwaarte.First(z => waarden.Any(w => w.Uitkomst == z)),
        [.. waarden.Where(w => w.Plaats is not null).Select(w => (w.Plaats!.Value.Gebeurtenis, w.Plaats.Value.Pad, w.Uitkomst))]);
}

/// <summary>
/// The access log, for whoever opens. Writes in the transaction in which the keys are fetched: when it throws, or when that transaction does
/// not commit, nothing was opened.
/// </summary>
public interface IRaadpleegboek
{
    Task SchrijfAsync(NpgsqlConnection verbinding, Raadpleging raadpleging, IReadOnlyList<Persoonsinzage> inzagen, CancellationToken ct);
}
