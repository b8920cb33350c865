using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>The stream of one request, locked until the commit, for a command that holds the version that its caller read.</summary>
[GeeftVersie]
public sealed record Behandeling(IEventStream<Avgverzoek> Stroom)
{
    public Avgverzoek Verzoek => Stroom.Aggregate!;

    public Guid Id => Verzoek.VerzoekId;

    /// <summary>Records what was decided, and answers with where the request is.</summary>
    public VerzoekVastgelegd Leg(params ReadOnlySpan<Verzoekgebeurtenis> gebeurtenissen)
    {
        foreach (var g in gebeurtenissen) Stroom.AppendOne(g);
        return new(Id);
    }

    public static async Task<(ProblemDetails, Behandeling?)> LaadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct)
    {
        var stroom = await sessie.Events.FetchForExclusiveWriting<Avgverzoek>(Avgverzoek.Stroom(verzoekId), ct);
        if (stroom.Aggregate is not { } verzoek) return (Problemen.Onbekend("Het verzoek"), null);
        if (Versies.Vergelijk(http.Request, verzoek.Version) is { Status: not (null or 200) } probleem) return (probleem, null);
        Versies.MeldNa(http, () => stroom.CurrentVersion ?? verzoek.Version);
        return (WolverineContinue.NoProblems, new(stroom));
    }
}

public sealed record VerzoekVastgelegd(Guid VerzoekId);
