using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Closes the project, once every partner confirmed that nothing is left there.</summary>
public sealed record SluitProjectAf;

public static class SluitProjectAfEndpoint
{
    public static ProblemDetails Validate(LsiProject project) => Problemen.Weiger(Projectregels.Afsluiten(project));

    [WolverinePost("/v1/lsi/projecten/{projectId}/afsluitingen"), Mag(Toegangsrecht.LsiProjectBeheren)]
    public static (Projectvastlegging, LsiProjectAfgesloten) Post(SluitProjectAf opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) => (new(project.ProjectId), new(project.ProjectId) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
