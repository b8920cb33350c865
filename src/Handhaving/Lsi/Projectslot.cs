using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Lsi;

/// <summary>
/// Middleware of every command on a project: finds it, holds the caller to the version that he read, and answers with the one that he
/// made. What its path names besides must belong to it.
/// </summary>
public static class Projectslot
{
    public static ProblemDetails Before(HttpContext http, LsiProject? project, IEventStream<LsiProject> stroom)
    {
        if (project is null) return Problemen.Onbekend("Het project");
        if (Vreemd(http, project) is { } onbekend) return onbekend;
        var probleem = Versies.Vergelijk(http.Request, project.Version);
        if (probleem.Status is null or 200) Versies.MeldNa(http, () => stroom.Events.Count == 0 ? project.Version : stroom.CurrentVersion ?? project.Version);
        return probleem;
    }

    private static ProblemDetails? Vreemd(HttpContext http, LsiProject project) =>
        Id(http, "selectieId") is { } s && !project.Selecties.ContainsKey(s) ? Problemen.Onbekend("De selectie")
        : Id(http, "besluitId") is { } b && !project.Doelbindingsvoorstellen.ContainsKey(b) ? Problemen.Onbekend("Het doelbindingsbesluit")
        : null;

    private static Guid? Id(HttpContext http, string naam) => http.Request.RouteValues.TryGetValue(naam, out var waarde) ? Guid.TryParse($"{waarde}", out var id) ? id : Guid.Empty : null;
}

/// <summary>The answer to a command on a project that made nothing new to point at.</summary>
public sealed record Projectvastlegging(Guid ProjectId);
