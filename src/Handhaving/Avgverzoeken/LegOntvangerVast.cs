using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Adds an organisation that got data of the person: it must be told of a change (AVG art. 19), and the person may know of it (art. 15 lid 1 onder c).</summary>
/// <param name="Aanduiding">Of the organisation, such as <c>rechtbank-overijssel</c>. No name of a person.</param>
public sealed record LegOntvangerVast(string Aanduiding, DateOnly VerstrektOp) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<LegOntvangerVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Aanduiding).NotEmpty().Aanduiding();
            RuleFor(x => x.VerstrektOp).Geweest(klok);
        }
    }
}

public sealed record OntvangerGeregistreerd(Guid VerzoekId, Guid OntvangerId) : CreationResponse($"/v1/avg-verzoeken/{VerzoekId}");

public static class LegOntvangerVastEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(Behandeling behandeling) => Problemen.Weiger(Verzoekregels.Loopt(behandeling.Verzoek));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/ontvangers"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(OntvangerVastgelegd))]
    public static OntvangerGeregistreerd Post(LegOntvangerVast opdracht, Behandeling behandeling, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        behandeling.Leg(new OntvangerVastgelegd(behandeling.Id, id, opdracht.Aanduiding, opdracht.VerstrektOp) { GebeurdOp = klok.GetUtcNow() });
        return new(behandeling.Id, id);
    }
}
