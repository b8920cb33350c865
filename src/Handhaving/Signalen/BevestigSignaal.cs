using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Signalen;

/// <summary>Records that the recipient has the signal.</summary>
public sealed record BevestigSignaal;

public sealed record Signaalbevestiging(Guid SignaalId);

public static class BevestigSignaalEndpoint
{
    public static ProblemDetails Validate(Signaal? signaal) => signaal is null ? Problemen.Onbekend("Het signaal") : WolverineContinue.NoProblems;

    [WolverinePost("/v1/signalen/{signaalId}/bevestigingen"), Mag(Toegangsrecht.SignaalMelden)]
    public static (Signaalbevestiging, SignaalOntvangstBevestigd) Post(
        BevestigSignaal opdracht, Guid signaalId, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Signaal? signaal, TimeProvider klok) =>
        (new(signaalId), new(signaalId) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid signaalId) => Signaal.Stroom(signaalId);
}
