using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Says that the visits begin, or what follows on them.</summary>
public sealed record BeginProjectfase(Projectfase Fase)
{
    internal sealed class Validator : AbstractValidator<BeginProjectfase>
    {
        public Validator() => RuleFor(x => x.Fase).Must(f => f is Projectfase.Uitvoering or Projectfase.Nazorg).WithMessage("is Uitvoering of Nazorg; de andere fasen volgen uit wat er wordt vastgelegd.");
    }
}

public static class BeginProjectfaseEndpoint
{
    public static ProblemDetails Validate(BeginProjectfase opdracht, LsiProject project) => Problemen.Weiger(Projectregels.Fase<ProjectfaseBegonnen>(project.Fase), Projectregels.Vervolg(project, opdracht.Fase));

    [WolverinePost("/v1/lsi/projecten/{projectId}/fasen"), Mag(Toegangsrecht.LsiProjectBeheren)]
    public static (Projectvastlegging, ProjectfaseBegonnen) Post(BeginProjectfase opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, opdracht.Fase) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
