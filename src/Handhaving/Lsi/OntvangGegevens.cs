using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Records what a partner supplied. Never refused: what should not have come is marked, and can be used for nothing.</summary>
/// <param name="Oin">Who supplied it.</param>
/// <param name="Soort">What kind of organisation it is; of a partner of the project its own kind counts as well.</param>
/// <param name="SelectieId">The selected address that it is about; left out: the project.</param>
public sealed record OntvangGegevens(string Oin, Partnersoort Soort, string Inhoud, Guid? SelectieId = null, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<OntvangGegevens>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Oin).Oin();
            RuleFor(x => x.Soort).IsInEnum();
            RuleFor(x => x.Inhoud).Tekst();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

/// <param name="Gebreken">Why it can be used for nothing; empty when it can.</param>
public sealed record OntvangstVastgelegd(Guid ProjectId, Guid OntvangstId, ImmutableArray<Gebrek> Gebreken) : CreationResponse($"/v1/lsi/projecten/{ProjectId}");

public static class OntvangGegevensEndpoint
{
    public static ProblemDetails Validate(OntvangGegevens opdracht, LsiProject project) =>
        opdracht.SelectieId is { } selectie && !project.Selecties.ContainsKey(selectie) ? Problemen.Ongeldig("selectieId", "is geen selectie van dit project. Laat het weg als het over het hele project gaat.")
        : WolverineContinue.NoProblems;

    [WolverinePost("/v1/lsi/projecten/{projectId}/gegevens"), Mag(Toegangsrecht.LsiUitwisselen)]
    public static (OntvangstVastgelegd, GegevensOntvangen) Post(OntvangGegevens opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] LsiProject project, TimeProvider klok)
    {
        var (id, op) = (Guid.CreateVersion7(klok.GetUtcNow()), klok.Moment(opdracht.GebeurdOp));
        var gebreken = Projectregels.VanOntvangst(project, opdracht.Oin, op.Dag());
        var politie = opdracht.Soort is Partnersoort.Politie || project.Partner(opdracht.Oin)?.Soort is Partnersoort.Politie;
        return (new(project.ProjectId, id, gebreken), new(project.ProjectId, id, opdracht.Oin, opdracht.SelectieId, gebreken,
            politie ? null : Persoonsgegeven.Over(project.ProjectId, new Partnergegeven(opdracht.Inhoud)),
            politie ? Persoonsgegeven.Over(project.ProjectId, new Politiegegeven(opdracht.Inhoud)) : null)
        { GebeurdOp = op });
    }

    public static string Stroom(Guid projectId) => LsiProject.Stroom(projectId);
}
