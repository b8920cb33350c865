using System.Globalization;
using System.Text.RegularExpressions;
using Handhaving.Platform;
using JasperFx.Events;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Panden;

/// <summary>
/// Middleware of every command on a zaak: finds the zaak in its pand, holds the caller to the version that he read, and
/// answers with the version that he made. The pand's stream is locked from here to the commit, so what is compared stays true.
/// </summary>
public static class Zaakslot
{
    public static (ProblemDetails, Zaak?) Before(HttpContext http, Pand? pand, IEventStream<Pand> stroom, Guid zaakId)
    {
        if (pand is null) return (Problemen.Onbekend("Het pand"), null);
        if (pand.Zaak(zaakId) is not { } zaak) return (Problemen.Onbekend("De zaak"), null);
        var probleem = Versies.Vergelijk(http.Request, zaak.Version);
        if (probleem.Status is null or 200) Versies.MeldNa(http, () => stroom.Events.Count == 0 ? zaak.Version : stroom.CurrentVersion ?? zaak.Version);
        return (probleem, zaak);
    }
}

/// <summary>Middleware of a command that may start a zaak: what comes from outside needs no version, but gets one.</summary>
public static class Pandslot
{
    public static void Before(HttpContext http, IEventStream<Pand> stroom) => Versies.MeldNa(http, () => stroom.CurrentVersion ?? 0);
}

/// <summary>ETag and If-Match over versions (RFC 9110 section 13).</summary>
public static partial class Versies
{
    /// <summary>Quotes belong around an ETag, but shells eat them: a bare one names its version just as well.</summary>
    [GeneratedRegex("""^\s*(W/)?("[^"]*"|[A-Za-z0-9.]+)(\s*,\s*(W/)?("[^"]*"|[A-Za-z0-9.]+))*\s*$""")]
    private static partial Regex Vorm();

    public static string Etag(long versie) => string.Create(CultureInfo.InvariantCulture, $"\"{versie}\"");

    /// <summary>
    /// Of what time alone changes: another day is another answer, so that nobody is told 304 about yesterday. As If-Match the
    /// version alone counts.
    /// </summary>
    public static string Etag(long versie, DateOnly dag) => string.Create(CultureInfo.InvariantCulture, $"\"{versie}.{dag:yyyyMMdd}\"");

    public static ProblemDetails Vergelijk(HttpRequest verzoek, long versie) => verzoek.Headers.IfMatch.ToString() switch
    {
        "" => Problemen.VersieOntbreekt(),
        "*" => WolverineContinue.NoProblems,
        var tags when !Vorm().IsMatch(tags) => Problemen.Ongeldig("If-Match", "is geen ETag. Stuur de waarde uit de kop ETag van uw laatste lezing, zoals \"7\"."),
        var tags when tags.Split(',', StringSplitOptions.TrimEntries).Any(t => ZonderDag(t).Trim('"') == Etag(versie).Trim('"')) => WolverineContinue.NoProblems,
        _ => Problemen.VersieVerouderd(),
    };

    /// <summary>Puts the version that a success made on the answer.</summary>
    /// <param name="dag">The day that was looked at, when the answer depends on it.</param>
    public static void MeldNa(HttpContext http, Func<long> versie, DateOnly? dag = null) => http.Response.OnStarting(() =>
    {
        if (http.Response.StatusCode < 300) http.Response.Headers.ETag = dag is { } d ? Etag(versie(), d) : Etag(versie());
        return Task.CompletedTask;
    });

    private static string ZonderDag(string tag) => tag.IndexOf('.', StringComparison.Ordinal) is > 0 and var punt ? $"{tag[..punt]}\"" : tag;
}
