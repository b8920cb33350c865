using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>Ends a suspension, by another than who began it. Tokens of before do not come back.</summary>
public sealed record HervatPartner;

public static class HervatPartnerEndpoint
{
    public static ProblemDetails Validate(Partner partner, Uitvoerder uitvoerder) =>
        Problemen.Weiger(Partnerregels.Stand(partner, Partnerstatus.Geschorst), Partnerregels.TweedePersoon(partner.Schorser ?? default, uitvoerder));

    [WolverinePost("/v1/partners/{partnerId}/hervattingen"), Mag(Toegangsrecht.PartnersBeheren)]
    public static (PartnerBijgewerkt, PartnerHervat) Post(
        HervatPartner opdracht, Guid partnerId, [Vergrendeld(FromMethod = nameof(Stroom))] Partner partner, Uitvoerder uitvoerder, TimeProvider klok) =>
        (new(partnerId), new PartnerHervat(uitvoerder.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid partnerId) => Partner.Stroom(partnerId);
}
