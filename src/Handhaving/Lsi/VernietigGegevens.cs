using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>
/// Destroys all that partners supplied, after the report. From this commit on none of it opens; it is removed at once. It cannot be
/// undone.
/// </summary>
public sealed record VernietigGegevens;

/// <summary>The values that go.</summary>
public sealed record Compartimentsinhoud(IReadOnlyList<(Wisveld Veld, Persoonsgegeven Gegeven)> Waarden)
{
    internal static Compartimentsinhoud Van(IEnumerable<IEvent> stroom) =>
        new([.. stroom.Where(e => e.Data is GegevensOntvangen).SelectMany(e => Persoonsgegeven.In(e.Data).Select(p => (new Wisveld(e.Id, p.Pad), p.Gegeven)))]);
}

public static class VernietigGegevensEndpoint
{
    public static async Task<Compartimentsinhoud> LoadAsync(Guid projectId, IDocumentSession sessie, CancellationToken ct) =>
        Compartimentsinhoud.Van(await sessie.Events.FetchStreamAsync(LsiProject.Stroom(projectId), token: ct));

    public static ProblemDetails Validate(LsiProject project) => Problemen.Weiger(Projectregels.Fase<LsiGegevensVernietigd>(project.Fase));

    [WolverinePost("/v1/lsi/projecten/{projectId}/vernietigingen"), Mag(Toegangsrecht.LsiGegevensVernietigen)]
    public static (Projectvastlegging, LsiGegevensVernietigd) Post(
        VernietigGegevens opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, Compartimentsinhoud inhoud, Uitvoerder wie, IDocumentSession sessie, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        Wisregister.Sluit(sessie, id, project.Id, inhoud.Waarden.Select(w => (w.Veld.Gebeurtenis, w.Veld.Pad, w.Gegeven.Betrokkene, w.Gegeven.Commitment)));
        return (new(project.ProjectId), new(project.ProjectId, id, wie.Medewerker, [.. inhoud.Waarden.Select(w => w.Veld)]) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
