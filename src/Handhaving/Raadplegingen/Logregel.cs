using System.Reflection;
using System.Text.Json.Serialization;
using Handhaving.Persoonsgegevens;
using Handhaving.Verwerkingen;

namespace Handhaving.Raadplegingen;

/// <summary>One line of the access log, with the names of Logboek Dataverwerkingen 0.8 (core). It never says who looked.</summary>
/// <param name="Begin">Milliseconds since 1970.</param>
/// <param name="Einde">Milliseconds since 1970: when it was decided what is given, just before it is.</param>
public sealed record Logregel(
    [property: JsonPropertyName("trace_id")] string TraceId, [property: JsonPropertyName("span_id")] string SpanId, [property: JsonPropertyName("parent_span_id")] string? Ouder,
    [property: JsonPropertyName("status")] string Status, [property: JsonPropertyName("name")] string Naam, [property: JsonPropertyName("start_time")] long Begin,
    [property: JsonPropertyName("end_time")] long Einde, [property: JsonPropertyName("resource")] Systeem Bron, [property: JsonPropertyName("attributes")] Logattributen Attributen)
{
    public const string Ok = "Ok", Unset = "Unset", Error = "Error";

    internal static Logregel Van(Raadpleging raadpleging, Persoonsinzage inzage, string span, Betrokkenepseudoniem pseudoniem, Register register, DateTimeOffset nu)
    {
        var h = raadpleging.Handeling;
        var begin = h.Begin.ToUnixTimeMilliseconds();
        // A refusal by the rules is no failure, nor is a value that was lawfully erased: neither well nor wrong. What was not given because another was broken, is.
        var status = inzage.Uitkomst switch { Uitkomst.Geopend => Ok, Uitkomst.Geschonden or Uitkomst.NietGegeven => Error, _ => Unset };
        return new(h.Spoor.TraceId, span, h.Spoor.Ouder, status, h.Naam, begin, Math.Max(begin, nu.ToUnixTimeMilliseconds()), Systeem.Dit,
            new(h.Activiteit.AbsoluteUri, inzage.Betrokkene is { } b ? pseudoniem.Van(raadpleging.Gemeente, b) : null, inzage.Betrokkene is { } wie ? register.Adres(Begrip.Van(raadpleging.Soort(wie))).AbsoluteUri : null, h.Aanroeper?.AbsoluteUri));
    }
}

/// <summary>Which application it was.</summary>
public sealed record Systeem([property: JsonPropertyName("attributes")] IReadOnlyDictionary<string, string> Attributen)
{
    public static Systeem Dit { get; } = new(new Dictionary<string, string>
    {
        ["service.name"] = "handhaving",
        ["service.version"] = typeof(Systeem).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
    });
}

public sealed record Logattributen(
    [property: JsonPropertyName("dpl.core.processing_activity_id")] string Activiteit, [property: JsonPropertyName("dpl.core.data_subject_id")] string? Betrokkene,
    [property: JsonPropertyName("dpl.core.data_subject_id_type")] string? Betrokkenesoort, [property: JsonPropertyName("dpl.core.foreign_operation.processor")] string? Aanroeper);

/// <summary>What belongs to a line and may not stand in it. Who it was stands beside this, and in the leaf as a commitment.</summary>
/// <param name="TraceId">With <paramref name="SpanId"/> the line to which this belongs.</param>
/// <param name="Doel">Left out of a refusal at the door, where nobody says so.</param>
/// <param name="Velden">Which values: the event, and the place in it.</param>
/// <param name="Nood">The reason for access beyond one's rights.</param>
/// <param name="Uitzondering">Why restricted values were opened (AVG art. 18 lid 2).</param>
public sealed record Auditgegevens(string TraceId, string SpanId, string? Doel, string Grond, Guid? Zaak, string Uitkomst, IReadOnlyList<Veld> Velden, string? Nood, string? Uitzondering = null)
{
    internal static Auditgegevens Van(Raadpleging raadpleging, Persoonsinzage inzage, string span) => new(raadpleging.Handeling.Spoor.TraceId, span, raadpleging.Doel?.ToString(), raadpleging.Handeling.Grond,
        raadpleging.Zaak, inzage.Uitkomst.ToString(), [.. inzage.Velden.Select(v => new Veld(v.Gebeurtenis, v.Pad, v.Uitkomst.ToString())).OrderBy(v => v.Pad, StringComparer.Ordinal)], raadpleging.Handeling.Nood, raadpleging.Handeling.Uitzondering);
}

/// <summary>One value, and what became of it.</summary>
public sealed record Veld(Guid Gebeurtenis, string Pad, string Uitkomst);
