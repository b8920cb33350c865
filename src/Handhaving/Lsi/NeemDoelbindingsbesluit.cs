using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Decides that a zaak may use what was proposed. It is recorded in the project and in the zaak, whose dossier shows it.</summary>
public sealed record NeemDoelbindingsbesluit(string Reden) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<NeemDoelbindingsbesluit>
    {
        public Validator() => RuleFor(x => x.Reden).Tekst();
    }
}

/// <summary>Both streams, locked; the endpoint appends to each by hand, because an event that it returned would leave as a message.</summary>
[GeeftVersie]
public sealed record Doelbindingsstromen(IEventStream<LsiProject> Project, IEventStream<Pand>? Pand);

public static class NeemDoelbindingsbesluitEndpoint
{
    public static async Task<(ProblemDetails, Doelbindingsstromen?)> LoadAsync(Guid projectId, Guid besluitId, HttpContext http, IDocumentSession sessie, CancellationToken ct)
    {
        var project = await sessie.Events.FetchForExclusiveWriting<LsiProject>(LsiProject.Stroom(projectId), ct);
        if (Projectslot.Before(http, project.Aggregate, project) is { Status: not (null or 200) } probleem) return (probleem, null);
        var voorstel = project.Aggregate!.Doelbindingsvoorstellen[besluitId];
        return (WolverineContinue.NoProblems, new(project, await sessie.Events.FetchForExclusiveWriting<Pand>(voorstel.PandId, ct)));
    }

    public static ProblemDetails Validate(Guid besluitId, Doelbindingsstromen stromen, Uitvoerder wie)
    {
        var project = stromen.Project.Aggregate!;
        var voorstel = project.Doelbindingsvoorstellen[besluitId];
        return Problemen.Weiger(
            voorstel.GenomenOp is null ? null : new Weigering("LS-besloten", "productkeuze", "Dit besluit is al genomen.", "Doe een nieuw voorstel voor andere gegevens."),
            Projectregels.TweedePersoon(voorstel.Voorsteller, wie.Medewerker),
            Projectregels.Doelbinding(project, voorstel.Ontvangsten));
    }

    [WolverinePost("/v1/lsi/projecten/{projectId}/doelbindingsvoorstellen/{besluitId}/besluiten"), Mag(Toegangsrecht.DoelbindingBeslissen), LegtVast(typeof(LsiGegevensVrijgegeven), typeof(DoelbindingsbesluitGenomen))]
    public static Projectvastlegging Post(NeemDoelbindingsbesluit opdracht, Guid besluitId, Doelbindingsstromen stromen, Uitvoerder wie, TimeProvider klok)
    {
        var (project, op) = (stromen.Project.Aggregate!, klok.GetUtcNow());
        var v = project.Doelbindingsvoorstellen[besluitId];
        stromen.Project.AppendOne(new LsiGegevensVrijgegeven(project.ProjectId, v.Id, wie.Medewerker) { GebeurdOp = op });
        stromen.Pand!.AppendOne(new DoelbindingsbesluitGenomen(v.ZaakId, v.Id, project.ProjectId, v.Ontvangsten, v.Grond, v.Voorsteller, wie.Medewerker, Persoonsgegeven.Over(v.ZaakId, opdracht.Reden)) { GebeurdOp = op });
        return new(project.ProjectId);
    }
}
