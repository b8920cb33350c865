using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Lsi;

public enum Wegingsuitkomst { Goedgekeurd, Afgewezen, Aangehouden }

/// <summary>Records what the LSI answered.</summary>
/// <param name="Kenmerk">Number of its letter.</param>
public sealed record LegWegingVast(Wegingsuitkomst Uitkomst, DateOnly Op, string Kenmerk)
{
    internal sealed class Validator : AbstractValidator<LegWegingVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Uitkomst).IsInEnum();
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.Kenmerk).NotEmpty().Kenmerk();
        }
    }
}

public static class LegWegingVastEndpoint
{
    public static ProblemDetails Validate(LegWegingVast opdracht, LsiProject project) => Problemen.Weiger(Projectregels.Fase(Antwoord(opdracht, project.ProjectId, default).GetType(), project.Fase));

    [WolverinePost("/v1/lsi/projecten/{projectId}/wegingen"), Mag(Toegangsrecht.LsiProjectBeheren), LegtVast(typeof(LsiProjectGoedgekeurd), typeof(LsiProjectAfgewezen), typeof(LsiProjectAangehouden))]
    public static (Projectvastlegging, Events) Post(LegWegingVast opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) => (new(project.ProjectId), [Antwoord(opdracht, project.ProjectId, klok.Op(opdracht.Op))]);

    private static Projectgebeurtenis Antwoord(LegWegingVast opdracht, Guid project, DateTimeOffset op) => opdracht.Uitkomst switch
    {
        Wegingsuitkomst.Goedgekeurd => new LsiProjectGoedgekeurd(project, opdracht.Op, opdracht.Kenmerk) { GebeurdOp = op },
        Wegingsuitkomst.Afgewezen => new LsiProjectAfgewezen(project, opdracht.Op, opdracht.Kenmerk) { GebeurdOp = op },
        _ => new LsiProjectAangehouden(project, opdracht.Op, opdracht.Kenmerk) { GebeurdOp = op },
    };

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
