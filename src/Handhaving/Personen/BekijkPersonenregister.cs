using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Personen;

/// <summary>Who is one person, by references alone.</summary>
/// <param name="Personen">Of everyone who has more than one reference, all of them.</param>
/// <param name="Samenvoegingen">Also those that were undone.</param>
public sealed record Personenbeeld(IReadOnlyList<IReadOnlyList<Guid>> Personen, IReadOnlyList<Samenvoeging> Samenvoegingen, IReadOnlyList<Splitsing> Splitsingen)
{
    internal static Personenbeeld Van(Personenregister register) => new(
        [.. register.Hoofden().Values.Distinct().Order().Select(register.Verwijzingen)], [.. register.Samenvoegingen.Values.OrderBy(s => s.Id)], register.Splitsingen);
}

public static class BekijkPersonenregisterEndpoint
{
    /// <param name="bekendOp">Only what had been registered by then: before a merge the two are apart.</param>
    [WolverineGet("/v1/personenregister"), NonTransactional, Mag(Toegangsrecht.PersonenBeheren)]
    public static async Task<Personenbeeld> Get(DateTimeOffset? bekendOp, IQuerySession sessie, HttpContext http, CancellationToken ct)
    {
        var stroom = await sessie.Events.FetchStreamAsync(Personenregister.Stroom, token: ct);
        Versies.MeldNa(http, () => stroom.Count);
        return Personenbeeld.Van(Personenregister.Van(stroom.Where(e => bekendOp is not { } moment || e.Timestamp <= moment)));
    }
}

public static class BekijkSamenvoegingEndpoint
{
    public static async Task<(ProblemDetails, Samenvoeging?)> LoadAsync(Guid samenvoegingId, IQuerySession sessie, CancellationToken ct) =>
        (await Personenregister.LaadAsync(sessie, ct)).Samenvoegingen.GetValueOrDefault(samenvoegingId) is { } samenvoeging ? (WolverineContinue.NoProblems, samenvoeging) : (Problemen.Onbekend("De samenvoeging"), null);

    [WolverineGet("/v1/samenvoegingen/{samenvoegingId}"), NonTransactional, Mag(Toegangsrecht.PersonenBeheren)]
    public static Samenvoeging Get(Samenvoeging samenvoeging) => samenvoeging;
}

public static class BekijkSplitsingEndpoint
{
    public static async Task<(ProblemDetails, Splitsing?)> LoadAsync(Guid splitsingId, IQuerySession sessie, CancellationToken ct) =>
        (await Personenregister.LaadAsync(sessie, ct)).Splitsingen.FirstOrDefault(s => s.Id == splitsingId) is { } splitsing ? (WolverineContinue.NoProblems, splitsing) : (Problemen.Onbekend("De splitsing"), null);

    [WolverineGet("/v1/splitsingen/{splitsingId}"), NonTransactional, Mag(Toegangsrecht.PersonenBeheren)]
    public static Splitsing Get(Splitsing splitsing) => splitsing;
}
