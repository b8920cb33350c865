using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>Withdraws a key at once; the tokens that were asked with it end with it.</summary>
public sealed record TrekPartnersleutelIn;

public static class TrekPartnersleutelInEndpoint
{
    public static ProblemDetails Validate(Partner partner, Guid sleutelId) => partner.Sleutels.GetValueOrDefault(sleutelId) is not { } sleutel ? Problemen.Onbekend("De sleutel")
        : Problemen.Weiger(Partnerregels.Sleutelstand(sleutel, Sleutelstatus.Voorgesteld, Sleutelstatus.Actief));

    [WolverinePost("/v1/partners/{partnerId}/sleutels/{sleutelId}/intrekkingen"), Mag(Toegangsrecht.PartnersBeheren)]
    public static (PartnerBijgewerkt, PartnersleutelIngetrokken) Post(
        TrekPartnersleutelIn opdracht, Guid partnerId, Guid sleutelId, [Vergrendeld(FromMethod = nameof(Stroom))] Partner partner, TimeProvider klok) =>
        (new(partnerId, sleutelId), new PartnersleutelIngetrokken(sleutelId) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid partnerId) => Partner.Stroom(partnerId);
}
