using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Velden;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Gives a partner data about a selected address, outside a feed. What goes is a set of fields; the values go another way.</summary>
public sealed record VerstrekGegevens(string Oin, Leveringsdoel Doel, Leveringsgrond Grond, ImmutableArray<Leverveld> Velden, Verstrekwijze Wijze)
{
    internal sealed class Validator : AbstractValidator<VerstrekGegevens>
    {
        public Validator()
        {
            RuleFor(x => x.Oin).Oin();
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Wijze).IsInEnum();
            RuleFor(x => x.Velden).Must(v => !v.IsDefaultOrEmpty).WithMessage("zijn er geen. Noem wat er wordt verstrekt, en niet meer dan nodig.");
            RuleForEach(x => x.Velden).IsInEnum();
        }
    }
}

public sealed record VerstrekkingVastgelegd(Guid ProjectId, Guid VerstrekkingId) : CreationResponse($"/v1/lsi/projecten/{ProjectId}");

public static class VerstrekGegevensEndpoint
{
    public static ProblemDetails Validate(VerstrekGegevens opdracht, LsiProject project, Guid selectieId, TimeProvider klok) =>
        Problemen.Weiger(Projectregels.Verstrekken(project, selectieId, opdracht.Oin, opdracht.Doel, opdracht.Grond, opdracht.Velden, klok.Vandaag()));

    [WolverinePost("/v1/lsi/projecten/{projectId}/selecties/{selectieId}/verstrekkingen"), Mag(Toegangsrecht.LsiUitwisselen)]
    public static (VerstrekkingVastgelegd, GegevensVerstrekt) Post(VerstrekGegevens opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, Guid selectieId, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new(project.ProjectId, id), new(project.ProjectId, id, selectieId, opdracht.Oin, opdracht.Doel, opdracht.Grond, [.. opdracht.Velden.Distinct().Order()], opdracht.Wijze) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
