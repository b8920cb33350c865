using FluentValidation;
using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Selects an address, with its ground and the reason for it.</summary>
public sealed record SelecteerAdres(string PandId, Selectiegrond Grond, string Motivering) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<SelecteerAdres>
    {
        public Validator()
        {
            RuleFor(x => x.PandId).Must(Invoer.IsBagObject).WithMessage("is geen BAG-id van een pand, ligplaats of standplaats. Geef 16 cijfers met 10, 02 of 03 op plaats 5 en 6.");
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

public sealed record SelectieVastgelegd(Guid ProjectId, Guid SelectieId) : CreationResponse($"/v1/lsi/projecten/{ProjectId}");

public static class SelecteerAdresEndpoint
{
    public static ProblemDetails Validate(SelecteerAdres opdracht, LsiProject project, TimeProvider klok) =>
        Problemen.Weiger(Projectregels.Selecteren(project, opdracht.PandId, Lastteksten.Herkomst(opdracht.Motivering), klok.Vandaag()));

    [WolverinePost("/v1/lsi/projecten/{projectId}/selecties"), Mag(Toegangsrecht.LsiSelecteren)]
    public static (SelectieVastgelegd, AdresGeselecteerd) Post(SelecteerAdres opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new(project.ProjectId, id), new(project.ProjectId, id, opdracht.PandId, opdracht.Grond, new("LS-herkomst", Lastteksten.Versie, Voldoet: true), Persoonsgegeven.Over(id, opdracht.Motivering)) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
