using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Starts the project, after the approval of the LSI.</summary>
public sealed record StartProject(DateOnly Van, DateOnly TotEnMet)
{
    internal sealed class Validator : AbstractValidator<StartProject>
    {
        public Validator()
        {
            RuleFor(x => x.Van).Datum();
            RuleFor(x => x.TotEnMet).Datum();
        }
    }
}

public static class StartProjectEndpoint
{
    public static ProblemDetails Validate(StartProject opdracht, LsiProject project) => Problemen.Weiger(Projectregels.Fase<LsiProjectGestart>(project.Fase), Projectregels.Duur(opdracht.Van, opdracht.TotEnMet));

    [WolverinePost("/v1/lsi/projecten/{projectId}/starts"), Mag(Toegangsrecht.LsiProjectBeheren)]
    public static (Projectvastlegging, LsiProjectGestart) Post(StartProject opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, opdracht.Van, opdracht.TotEnMet, Projectregels.Afwijkingen(opdracht.Van, opdracht.TotEnMet)) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
