using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that the person withdrew his request. What was restricted stays so until it is lifted.</summary>
public sealed record TrekVerzoekIn(DateOnly Op)
{
    internal sealed class Validator : AbstractValidator<TrekVerzoekIn>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.Op).Geweest(klok);
    }
}

public static class TrekVerzoekInEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(Behandeling behandeling) => Problemen.Weiger(Verzoekregels.Loopt(behandeling.Verzoek));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/intrekkingen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(AvgVerzoekIngetrokken))]
    public static VerzoekVastgelegd Post(TrekVerzoekIn opdracht, Behandeling behandeling, TimeProvider klok) => behandeling.Leg(new AvgVerzoekIngetrokken(behandeling.Id, opdracht.Op) { GebeurdOp = klok.Op(opdracht.Op) });
}
