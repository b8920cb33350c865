using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Leveringen;

/// <summary>A feed by http-feeds.org: what came after the last event that the partner has, oldest first. An empty list is the end.</summary>
public static class LeesFeedEndpoint
{
    public static Task<(ProblemDetails, Feedtoegang?)> LoadAsync(Guid feedId, Beslissingen beslissingen, HttpContext http, CancellationToken ct) => beslissingen.ToetsAsync(http, feedId.ToString(), ct);

    [WolverineGet("/v1/feeds/{feedId}"), NonTransactional, MagPartner, Verwerkt(Activiteit.Interventieteam)]
    [ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, Feedantwoord.Mediatype, "application/cloudevents+json", "application/json")]
    public static Task<IResult> Get(Guid feedId, string? lastEventId, int? timeout, Feedtoegang toegang, HttpContext http, Feedlezer lezer, Feedpeiling peiling) => timeout is < 0 or > Feedpeiling.LangsteWacht
        ? throw new ProbleemException(Problemen.Ongeldig("timeout", $"ligt niet tussen 0 en {Feedpeiling.LangsteWacht} milliseconden."))
        : peiling.GeefAsync(http, lezer, new(feedId, toegang, "lastEventId", Volgnummer.Lees("lastEventId", lastEventId), Feedlezer.Standaard), timeout ?? 0);
}
