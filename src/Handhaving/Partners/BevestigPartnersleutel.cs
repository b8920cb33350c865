using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>The second pair of eyes on a key: compare its fingerprint with the partner along another way than it came.</summary>
public sealed record BevestigPartnersleutel;

public static class BevestigPartnersleutelEndpoint
{
    public static ProblemDetails Validate(Partner partner, Guid sleutelId, Uitvoerder uitvoerder) => partner.Sleutels.GetValueOrDefault(sleutelId) is not { } sleutel ? Problemen.Onbekend("De sleutel")
        : Problemen.Weiger(Partnerregels.Stand(partner, Partnerstatus.Voorgesteld, Partnerstatus.Actief, Partnerstatus.Geschorst),
            Partnerregels.Sleutelstand(sleutel, Sleutelstatus.Voorgesteld), Partnerregels.TweedePersoon(sleutel.Voorsteller, uitvoerder));

    [WolverinePost("/v1/partners/{partnerId}/sleutels/{sleutelId}/bevestigingen"), Mag(Toegangsrecht.PartnersBeheren)]
    public static (PartnerBijgewerkt, PartnersleutelBevestigd) Post(
        BevestigPartnersleutel opdracht, Guid partnerId, Guid sleutelId, [Vergrendeld(FromMethod = nameof(Stroom))] Partner partner, Uitvoerder uitvoerder, TimeProvider klok) =>
        (new(partnerId, sleutelId), new PartnersleutelBevestigd(sleutelId, uitvoerder.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid partnerId) => Partner.Stroom(partnerId);
}
