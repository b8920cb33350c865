using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Meldingen;

/// <summary>A melding that came in without a pand, without what the reporter said: that is opened with a purpose.</summary>
/// <param name="PandId">The pand to which it was linked; absent while it waits.</param>
public sealed record Intakebeeld(Guid MeldingId, DateTimeOffset OntvangenOp, Onderwerp Onderwerp, bool Anoniem, bool MelderBeschermd, string? PandId);

public static class BekijkIntakeEndpoint
{
    public static async Task<(ProblemDetails, Intake?)> LoadAsync(Guid meldingId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Intake>(Intake.Stroom(meldingId), ct) is { } intake ? (WolverineContinue.NoProblems, intake) : (Problemen.Onbekend("De melding"), null);

    [WolverineGet("/v1/meldingen/{meldingId}"), NonTransactional, Mag(Toegangsrecht.ZaakInzien)]
    public static Intakebeeld Get(Intake intake) => new(intake.MeldingId, intake.OntvangenOp, intake.Onderwerp, intake.Anoniem, intake.MelderBeschermd, intake.PandId);
}
