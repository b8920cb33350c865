using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>Ends the connection of a partner for good; whoever comes back begins with a new proposal.</summary>
public sealed record BeeindigPartner;

public static class BeeindigPartnerEndpoint
{
    public static ProblemDetails Validate(Partner partner) => Problemen.Weiger(Partnerregels.Stand(partner, Partnerstatus.Voorgesteld, Partnerstatus.Actief, Partnerstatus.Geschorst));

    [WolverinePost("/v1/partners/{partnerId}/beeindigingen"), Mag(Toegangsrecht.PartnersBeheren)]
    public static (PartnerBijgewerkt, PartnerBeeindigd) Post(BeeindigPartner opdracht, Guid partnerId, [Vergrendeld(FromMethod = nameof(Stroom))] Partner partner, TimeProvider klok) =>
        (new(partnerId), new PartnerBeeindigd { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid partnerId) => Partner.Stroom(partnerId);
}
