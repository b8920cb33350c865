using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FluentValidation;
using Handhaving.Borging;
using Handhaving.Gemeenten;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Raadplegingen;

/// <summary>
/// The read API of Logboek Dataverwerkingen (extension lezen 1.1): which processings were there, of this trace, activity or person. The
/// identifiers travel in the body, because an address ends up in more logs than this one.
/// </summary>
/// <param name="TraceId">16 bytes in hexadecimals, bare or written as a uuid.</param>
/// <param name="Activiteit">Address of the activity in the register.</param>
/// <param name="Betrokkene">Pseudonym of the person, as the log has it.</param>
/// <param name="StartTime">From here on, in milliseconds since 1970.</param>
/// <param name="EndTime">Up to here, in milliseconds since 1970.</param>
public sealed record LeesVerwerkingen(
    string? TraceId = null, [property: JsonPropertyName("dpl.core.processing_activity_id")] string? Activiteit = null, [property: JsonPropertyName("dpl.core.data_subject_id")] string? Betrokkene = null,
    [property: JsonPropertyName("dpl.core.data_subject_id_type")] string? Betrokkenesoort = null, long? StartTime = null, long? EndTime = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<LeesVerwerkingen>
    {
        private const long Laatste = 7_258_118_399_999;

        public Validator()
        {
            RuleFor(x => x.TraceId).Must((x, _) => x.TraceId is not null || x.Activiteit is not null || x.Betrokkene is not null)
                .WithMessage("ontbreekt, en de andere kenmerken ook. Noem ten minste een van traceId, dpl.core.processing_activity_id en dpl.core.data_subject_id.");
            RuleFor(x => x.TraceId).Must(t => t is null || Hex(t) is not null).WithMessage("is geen trace: 32 hexadecimale cijfers, of dezelfde als uuid.");
            RuleFor(x => x.Activiteit).Must(a => a is null || Uri.TryCreate(a, UriKind.Absolute, out _)).WithName("dpl.core.processing_activity_id").WithMessage("is geen adres van een activiteit in het register.");
            RuleFor(x => x.Betrokkene).MaximumLength(200);
            RuleFor(x => x.Betrokkenesoort).MaximumLength(200);
            RuleFor(x => x.StartTime).InclusiveBetween(0, Laatste);
            RuleFor(x => x.EndTime).InclusiveBetween(0, Laatste);
        }
    }

    /// <summary>As the log writes it; null when it is something else.</summary>
    internal static string? Hex(string trace) => Guid.TryParseExact(trace, "N", out var id) || Guid.TryParseExact(trace, "D", out id) ? id.ToString("N") : null;
}

/// <param name="Metadata">Whose log this is.</param>
public sealed record Verwerkingenlijst(Logboekgegevens Metadata, IReadOnlyList<Verwerking> ProcessingActivities);

public sealed record Logboekgegevens(string LogbookId, string OrganizationName);

/// <summary>How a processing ended, in the words of the standard.</summary>
public enum Logstatus { Unset, Ok, Error }

/// <summary>One line, in the spelling of the read API.</summary>
public sealed record Verwerking(
    string TraceId, string SpanId, Logstatus Status, string Name, long StartTime, long EndTime, string? ParentSpanId, Systeem? Resource, Logattributen Attributes)
{
    internal static Verwerking Van(JsonObject regel) => new(
        Guid.ParseExact(Tekst(regel, "trace_id")!, "N").ToString("D"), Tekst(regel, "span_id")!, Enum.Parse<Logstatus>(Tekst(regel, "status")!), Tekst(regel, "name")!, regel["start_time"]!.GetValue<long>(), regel["end_time"]!.GetValue<long>(),
        Tekst(regel, "parent_span_id"), regel["resource"].Deserialize<Systeem>(), regel["attributes"].Deserialize<Logattributen>()!);

    private static string? Tekst(JsonObject regel, string veld) => regel[veld]?.GetValue<string>();
}

public static class LeesVerwerkingenEndpoint
{
    [WolverinePost("/v1/processing-activities"), NonTransactional, Mag(Toegangsrecht.RaadpleeglogInzien), Verwerkt(Activiteit.ToezichtOpRaadpleging)]
    public static async Task<Verwerkingenlijst> Post(LeesVerwerkingen opdracht, HttpContext http, Verantwoording verantwoording, Raadpleeglezer lezer, Borgingsinstellingen instellingen, Gebieden gebieden, Betrokkenepseudoniem pseudoniem, IQuerySession sessie, CancellationToken ct)
    {
        var onderwerpen = opdracht.Betrokkene is { } b ? Onderwerpen(await Personenregister.LaadAsync(sessie, ct), x => pseudoniem.Van(sessie.TenantId, x), b) : null;
        var raadpleging = verantwoording.Van(http, "Logboek dataverwerkingen lezen", Raadpleegdoel.Controle, null);
        var (regels, meer) = await lezer.LeesAsync(raadpleging, new(opdracht.TraceId is { } t ? LeesVerwerkingen.Hex(t) : null, opdracht.Activiteit, onderwerpen, opdracht.Betrokkenesoort, Van: Moment(opdracht.StartTime), Tot: Moment(opdracht.EndTime)), Raadpleeglezer.Hoogstens, ct, nietAlsMeer: true);
        // The standard has no pages yet: an answer that leaves lines out without saying so would be believed.
        if (meer) throw new ProbleemException(Problemen.Ongeldig("startTime", $"en endTime: er zijn meer dan {Raadpleeglezer.Hoogstens} regels. Vernauw de vraag."));
        return new(new(instellingen.Log(Raadpleeglog.Log(raadpleging.Gemeente)), $"Gemeente {gebieden.Naam(raadpleging.Gemeente)}"), [.. regels.Select(r => Verwerking.Van(r.Regel))]);
    }

    /// <summary>The pseudonyms of all references of the person of whom this is one; itself when nothing was joined to it.</summary>
    private static List<string> Onderwerpen(Personenregister personen, Func<Guid, string> pseudoniem, string onderwerp) =>
        [.. personen.Hoofden().Keys.Where(b => pseudoniem(b) == onderwerp).SelectMany(personen.Verwijzingen).Select(pseudoniem).DefaultIfEmpty(onderwerp)];

    private static DateTimeOffset? Moment(long? ms) => ms is { } m ? DateTimeOffset.FromUnixTimeMilliseconds(m) : null;
}
