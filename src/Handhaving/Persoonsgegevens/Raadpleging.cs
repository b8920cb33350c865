using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Npgsql;

namespace Handhaving.Persoonsgegevens;

/// <summary>Who opens personal data, in which gemeente, for which purpose, in which zaak, and in the course of what.</summary>
/// <param name="Doel">Null when he was refused before he could say so.</param>
public sealed record Raadpleging(string Gemeente, Guid Medewerker, string Rol, Raadpleegdoel? Doel, Guid? Zaak, Handeling Handeling)
{
    /// <summary>Refused here and now: the records say so, and nothing opens.</summary>
    internal IReadOnlyList<Persoonsgegeven> Geweigerd { get; init; } = [];

    /// <summary>The keys in this access that are no person's; that of its zaak speaks for itself.</summary>
    public IReadOnlyDictionary<Guid, Sleutelsoort> Sleutels { get; init; } = FrozenDictionary<Guid, Sleutelsoort>.Empty;

    /// <summary>Of what this key is.</summary>
    public Sleutelsoort Soort(Guid sleutel) => Sleutels.TryGetValue(sleutel, out var soort) ? soort : sleutel == Zaak ? Sleutelsoort.Zaak : Sleutelsoort.Betrokkene;

    /// <summary>This access, to values in these events.</summary>
    public Raadpleging In(params IEnumerable<object> gebeurtenissen) => this with
    {
        Sleutels = gebeurtenissen.SelectMany(g => Sleutelvelden.Select(e => (Id: g.GetType().GetProperty(e.Veld)?.GetValue(g) as Guid?, e.Soort))).Where(s => s.Id is not null).DistinctBy(s => s.Id).ToFrozenDictionary(s => s.Id!.Value, s => s.Soort),
    };

    /// <summary>Fields by which an event names what has a key of its own.</summary>
    private static readonly (string Veld, Sleutelsoort Soort)[] Sleutelvelden = [("ZaakId", Sleutelsoort.Zaak), ("MeldingId", Sleutelsoort.Melding), ("DossierId", Sleutelsoort.Dossier)];

    /// <summary>This access, in which these values were asked for and are not given.</summary>
    public Raadpleging MetWeigering(IEnumerable<Persoonsgegeven> gegevens) => this with { Geweigerd = [.. gegevens] };

    /// <summary>The persons who ask for their own data: a restriction does not stand in their way (AVG art. 15, 18).</summary>
    internal IReadOnlyCollection<Guid> Eigen { get; init; } = [];

    /// <summary>What is restricted is left out of the answer; without this, nothing of the whole is given.</summary>
    internal bool BeperktWeglaten { get; init; }

    /// <summary>This access, for which restricted values have to open (AVG art. 18 lid 2); null changes nothing.</summary>
    public Raadpleging MetUitzondering(Beperkingsuitzondering? uitzondering) => uitzondering is null ? this : this with { Handeling = Handeling with { Uitzondering = uitzondering.Regel() } };
}

/// <summary>Why someone looks. A closed list: a free text in the access log would itself hold personal data.</summary>
public enum Raadpleegdoel { Toezicht, Handhaving, Zienswijze, BezwaarEnBeroep, Invordering, Zorg, InzageBetrokkene, Controle, LopendOnderzoek, MeldingBehandelen, Interventieteam, Uitbuitingssignaal }

/// <summary>Why someone looks beyond his rights. A closed list, for the same reason.</summary>
public enum Noodreden { GevaarVoorPersoon, BrandOfInstorting, VerzoekHulpdienst }

/// <summary>Of what a key in the kluis is, and with it a chain in the access log: a text about a zaak stands under the key of the zaak, and whoever looked is a person in the log of who looked.</summary>
public enum Sleutelsoort { Betrokkene, Zaak, Melding, Dossier, Medewerker }

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

    /// <summary>Why restricted values may open (AVG art. 18 lid 2), with the mark of the paper that says so.</summary>
    public string? Uitzondering { get; init; }
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
