using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Records that the college decided to take part.</summary>
/// <param name="Besluit">Number of the decision.</param>
public sealed record LegCollegebesluitVast(DateOnly Op, string Besluit)
{
    internal sealed class Validator : AbstractValidator<LegCollegebesluitVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.Besluit).NotEmpty().Kenmerk();
        }
    }
}

public static class LegCollegebesluitVastEndpoint
{
    public static ProblemDetails Validate(LsiProject project) => Problemen.Weiger(Projectregels.Fase<CollegebesluitGenomen>(project.Fase));

    [WolverinePost("/v1/lsi/projecten/{projectId}/collegebesluiten"), Mag(Toegangsrecht.LsiProjectVaststellen)]
    public static (Projectvastlegging, CollegebesluitGenomen) Post(LegCollegebesluitVast opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, opdracht.Op, opdracht.Besluit) { GebeurdOp = klok.Op(opdracht.Op) });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
