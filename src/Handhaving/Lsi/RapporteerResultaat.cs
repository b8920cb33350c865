using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Reports what the project brought about: numbers, and nothing else.</summary>
public sealed record RapporteerResultaat(Resultaattelling Resultaat)
{
    internal sealed class Validator : AbstractValidator<RapporteerResultaat>
    {
        public Validator() => RuleFor(x => x.Resultaat).ChildRules(r =>
        {
            r.RuleFor(x => x.Controles).GreaterThanOrEqualTo(0);
            r.RuleFor(x => x.Bevindingen).GreaterThanOrEqualTo(0);
            r.RuleFor(x => x.Sancties).GreaterThanOrEqualTo(0);
            r.RuleFor(x => x.BedragCent).GreaterThanOrEqualTo(0);
            r.RuleFor(x => x.Zorgverwijzingen).GreaterThanOrEqualTo(0);
        });
    }
}

public static class RapporteerResultaatEndpoint
{
    public static ProblemDetails Validate(LsiProject project) => Problemen.Weiger(Projectregels.Fase<ResultaatGerapporteerd>(project.Fase));

    [WolverinePost("/v1/lsi/projecten/{projectId}/resultaten"), Mag(Toegangsrecht.LsiProjectBeheren)]
    public static (Projectvastlegging, ResultaatGerapporteerd) Post(RapporteerResultaat opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, opdracht.Resultaat) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
