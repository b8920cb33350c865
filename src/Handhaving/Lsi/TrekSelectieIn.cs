using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Takes an address out of the project.</summary>
public sealed record TrekSelectieIn(Intrekkingsreden Reden)
{
    internal sealed class Validator : AbstractValidator<TrekSelectieIn>
    {
        public Validator() => RuleFor(x => x.Reden).IsInEnum();
    }
}

public static class TrekSelectieInEndpoint
{
    public static ProblemDetails Validate(LsiProject project, Guid selectieId) => Problemen.Weiger(
        Projectregels.Fase<SelectieIngetrokken>(project.Fase),
        project.Selecties[selectieId].IngetrokkenOp is null ? null : new Weigering("LS-ingetrokken", "productkeuze", "Deze selectie is al ingetrokken.", "Selecteer het adres opnieuw als daar een grond voor is."));

    [WolverinePost("/v1/lsi/projecten/{projectId}/selecties/{selectieId}/intrekkingen"), Mag(Toegangsrecht.LsiSelecteren)]
    public static (Projectvastlegging, SelectieIngetrokken) Post(TrekSelectieIn opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, Guid selectieId, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, selectieId, opdracht.Reden) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
