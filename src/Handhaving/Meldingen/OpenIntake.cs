using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Meldingen;

/// <summary>The same as <see cref="OpenMeldingEndpoint"/> for a melding that waits for its pand: who links it must read where it is.</summary>
public static class OpenIntakeEndpoint
{
    public static async Task<Meldingsinhoud?> LoadAsync(Guid meldingId, IQuerySession sessie, CancellationToken ct) =>
        Meldingsinhoud.Van((await sessie.Events.FetchStreamAsync(Intake.Stroom(meldingId), token: ct)) is [var eerste, ..] ? eerste.Data : null);

    public static ProblemDetails Validate(Meldingsinhoud? melding) => melding is null ? Problemen.Onbekend("De melding") : WolverineContinue.NoProblems;

    [WolverinePost("/v1/meldingen/{meldingId}/_open"), NonTransactional, Mag(Toegangsrecht.PersoonsgegevensInzien)]
    [Verwerkt(Activiteit.MeldingBehandelen, Activiteit.Toezicht, Activiteit.Zorgsignaal, Activiteit.InzageBetrokkene)]
    public static Task<GeopendeMelding> Post(OpenMelding opdracht, Meldingsinhoud melding, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct) =>
        OpenMeldingEndpoint.Post(opdracht, melding, http, verantwoording, sleuteldienst, ct);
}
