using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Proposes that a zaak outside the project may use what a partner supplied. Somebody else decides.</summary>
/// <param name="Ontvangsten">Each item, by its reference; nothing else of the project goes along.</param>
public sealed record StelDoelbindingsbesluitVoor(string PandId, Guid ZaakId, ImmutableArray<Guid> Ontvangsten, Doelbindingsgrond Grond, string Reden) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<StelDoelbindingsbesluitVoor>
    {
        public Validator()
        {
            RuleFor(x => x.PandId).Must(Invoer.IsBagObject).WithMessage("is geen BAG-id van een pand, ligplaats of standplaats. Geef 16 cijfers met 10, 02 of 03 op plaats 5 en 6.");
            RuleFor(x => x.Ontvangsten).Must(o => o is { IsDefaultOrEmpty: false, Length: <= 100 }).WithMessage("zijn er geen, of meer dan honderd. Noem elk gegeven.");
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Reden).Tekst();
        }
    }
}

public sealed record DoelbindingsvoorstelVastgelegd(Guid ProjectId, Guid BesluitId) : CreationResponse($"/v1/lsi/projecten/{ProjectId}");

public static class StelDoelbindingsbesluitVoorEndpoint
{
    public static async Task<ProblemDetails> ValidateAsync(StelDoelbindingsbesluitVoor opdracht, LsiProject project, IDocumentSession sessie, CancellationToken ct) =>
        opdracht.Ontvangsten.Any(o => !project.Ontvangsten.ContainsKey(o)) ? Problemen.Ongeldig("ontvangsten", "noemen iets dat niet in dit project is ontvangen.")
        : (await sessie.Events.FetchLatest<Pand>(opdracht.PandId, ct))?.Zaak(opdracht.ZaakId) is null ? Problemen.Ongeldig("zaakId", "is geen zaak van dit pand.")
        : Problemen.Weiger(Projectregels.Doelbinding(project, opdracht.Ontvangsten));

    [WolverinePost("/v1/lsi/projecten/{projectId}/doelbindingsvoorstellen"), Mag(Toegangsrecht.DoelbindingVoorstellen)]
    public static (DoelbindingsvoorstelVastgelegd, DoelbindingsbesluitVoorgesteld) Post(StelDoelbindingsbesluitVoor opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, Uitvoerder wie, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new(project.ProjectId, id), new(project.ProjectId, id, opdracht.PandId, opdracht.ZaakId, [.. opdracht.Ontvangsten.Distinct()], opdracht.Grond, wie.Medewerker, Persoonsgegeven.Over(opdracht.ZaakId, opdracht.Reden)) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
