using FluentValidation;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Records that a partner gave back or destroyed all that it got.</summary>
public sealed record BevestigTeruggave(string Oin, Teruggavewijze Wijze, DateOnly Op)
{
    internal sealed class Validator : AbstractValidator<BevestigTeruggave>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Oin).Oin();
            RuleFor(x => x.Wijze).IsInEnum();
            RuleFor(x => x.Op).Geweest(klok);
        }
    }
}

public static class BevestigTeruggaveEndpoint
{
    public static ProblemDetails Validate(BevestigTeruggave opdracht, LsiProject project) =>
        project.Partner(opdracht.Oin) is null ? Problemen.Ongeldig("oin", "is geen partner van dit project.") : WolverineContinue.NoProblems;

    [WolverinePost("/v1/lsi/projecten/{projectId}/teruggaven"), Mag(Toegangsrecht.LsiUitwisselen)]
    public static (Projectvastlegging, TeruggaveBevestigd) Post(BevestigTeruggave opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, opdracht.Oin, opdracht.Wijze, opdracht.Op) { GebeurdOp = klok.Op(opdracht.Op) });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
