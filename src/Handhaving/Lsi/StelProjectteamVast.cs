using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Says who may open what the partners supply.</summary>
public sealed record StelProjectteamVast(Guid Projectleider, ImmutableArray<Guid> Leden)
{
    internal sealed class Validator : AbstractValidator<StelProjectteamVast>
    {
        public Validator()
        {
            RuleFor(x => x.Projectleider).NotEqual(Guid.Empty).WithMessage("is leeg. Geef de verwijzing van een medewerker.");
            RuleFor(x => x.Leden).Must(l => !l.IsDefault && l.Length <= 50).WithMessage("ontbreken, of zijn er meer dan vijftig. Geef een lijst, desnoods een lege.");
        }
    }
}

public static class StelProjectteamVastEndpoint
{
    public static ProblemDetails Validate(LsiProject project) => Problemen.Weiger(Projectregels.Fase<ProjectteamVastgesteld>(project.Fase));

    [WolverinePost("/v1/lsi/projecten/{projectId}/teams"), Mag(Toegangsrecht.LsiProjectVaststellen)]
    public static (Projectvastlegging, ProjectteamVastgesteld) Post(StelProjectteamVast opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok) =>
        (new(project.ProjectId), new(project.ProjectId, opdracht.Projectleider, opdracht.Leden) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
