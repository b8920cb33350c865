using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>Who the gemeente takes you for: the address with which a partner sees that his connection works.</summary>
/// <param name="Feeds">Waarvoor dit token geldt.</param>
public sealed record Aansluitingsbeeld(string Gemeente, string ClientId, string Oin, IReadOnlyList<string> Feeds, Guid Transactie);

public static class BekijkAansluitingEndpoint
{
    public static Task<(ProblemDetails, Feedtoegang?)> LoadAsync(Beslissingen beslissingen, HttpContext http, CancellationToken ct) => beslissingen.ToetsAsync(http, null, ct);

    [WolverineGet("/v1/aansluiting"), NonTransactional, MagPartner]
    public static Aansluitingsbeeld Get(Feedtoegang toegang) =>
        new(toegang.Partner.Gemeente, toegang.Partner.ClientId, toegang.Partner.Oin, toegang.Partner.Feeds, toegang.Transactie);
}
