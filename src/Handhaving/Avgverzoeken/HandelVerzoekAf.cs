using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Closes a request of which all was done: decided, made known, carried out, and those who got the data were told.</summary>
public sealed record HandelVerzoekAf;

public static class HandelVerzoekAfEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(Behandeling behandeling) => Problemen.Weiger(
        Verzoekregels.Loopt(behandeling.Verzoek), Verzoekregels.Uitgevoerd(behandeling.Verzoek), Verzoekregels.Bekendgemaakt(behandeling.Verzoek), Verzoekregels.Kennisgevingen(behandeling.Verzoek));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/afhandelingen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(AvgVerzoekAfgehandeld))]
    public static VerzoekVastgelegd Post(HandelVerzoekAf opdracht, Behandeling behandeling, TimeProvider klok) => behandeling.Leg(new AvgVerzoekAfgehandeld(behandeling.Id) { GebeurdOp = klok.GetUtcNow() });
}
