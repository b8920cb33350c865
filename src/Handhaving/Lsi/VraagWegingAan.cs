using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Puts the project before the LSI.</summary>
public sealed record VraagWegingAan;

public static class VraagWegingAanEndpoint
{
    public static ProblemDetails Validate(LsiProject project) => Problemen.Weiger(Projectregels.Fase<LsiWegingAangevraagd>(project.Fase));

    [WolverinePost("/v1/lsi/projecten/{projectId}/wegingsverzoeken"), Mag(Toegangsrecht.LsiProjectBeheren)]
    public static (Projectvastlegging, LsiWegingAangevraagd) Post(VraagWegingAan opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) => (new(project.ProjectId), new(project.ProjectId) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
