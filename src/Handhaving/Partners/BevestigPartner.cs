using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>The second pair of eyes: from now on the partner may log in with the keys that were confirmed as well.</summary>
public sealed record BevestigPartner;

public static class BevestigPartnerEndpoint
{
    public static ProblemDetails Validate(Partner partner, Uitvoerder uitvoerder) =>
        Problemen.Weiger(Partnerregels.Stand(partner, Partnerstatus.Voorgesteld), Partnerregels.TweedePersoon(partner.Voorsteller, uitvoerder));

    [WolverinePost("/v1/partners/{partnerId}/bevestigingen"), Mag(Toegangsrecht.PartnersBeheren)]
    public static (PartnerBijgewerkt, PartnerBevestigd) Post(
        BevestigPartner opdracht, Guid partnerId, [Vergrendeld(FromMethod = nameof(Stroom))] Partner partner, Uitvoerder uitvoerder, TimeProvider klok) =>
        (new(partnerId), new PartnerBevestigd(uitvoerder.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid partnerId) => Partner.Stroom(partnerId);
}
