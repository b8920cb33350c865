using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Leveringen;

/// <summary>A feed as a subscription, by the draft pull profile of NL GOV CloudEvents. Its names are those of that profile.</summary>
/// <param name="Source">Who sends, as in each event.</param>
/// <param name="Types">What kinds of event there are in it.</param>
/// <param name="Protocol">Always <c>http-pull</c>.</param>
/// <param name="Endpoint">Where the events are.</param>
public sealed record Abonnement(Guid Id, string Source, IReadOnlyList<string> Types, string Protocol, Uri Endpoint);

public static class BekijkAbonnementEndpoint
{
    public static Task<(ProblemDetails, Feedtoegang?)> LoadAsync(Guid feedId, Beslissingen beslissingen, HttpContext http, CancellationToken ct) => beslissingen.ToetsAsync(http, feedId.ToString(), ct);

    [WolverineGet("/v1/subscriptions/{feedId}"), NonTransactional, MagPartner]
    public static Abonnement Get(Guid feedId, Feedtoegang toegang, Leveringsinstellingen instellingen) =>
        new(feedId, instellingen.Bron(toegang.Partner.Gemeente), [Feedrij.Gemuteerd, Feedrij.Weg], "http-pull", new($"{instellingen.Basis.AbsoluteUri.TrimEnd('/')}/v1/subscriptions/{feedId}/events"));
}

/// <summary>The same rows under the same cursor as <see cref="LeesFeedEndpoint"/>.</summary>
public static class LeesAbonnementEndpoint
{
    public static Task<(ProblemDetails, Feedtoegang?)> LoadAsync(Guid feedId, Beslissingen beslissingen, HttpContext http, CancellationToken ct) => beslissingen.ToetsAsync(http, feedId.ToString(), ct);

    [WolverineGet("/v1/subscriptions/{feedId}/events"), NonTransactional, MagPartner, Verwerkt(Activiteit.Interventieteam)]
    [ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, Feedantwoord.Mediatype, "application/cloudevents+json", "application/json")]
    public static Task<IResult> Get(Guid feedId, string? since, int? limit, Feedtoegang toegang, HttpContext http, Feedlezer lezer, Feedpeiling peiling) => limit is < 1 or > Feedlezer.Maximum
        ? throw new ProbleemException(Problemen.Ongeldig("limit", $"ligt niet tussen 1 en {Feedlezer.Maximum}. Laat het weg voor {Feedlezer.Standaard}."))
        : peiling.GeefAsync(http, lezer, new(feedId, toegang, "since", Volgnummer.Lees("since", since), limit ?? Feedlezer.Standaard), 0);
}
