using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bewaring;

/// <summary>Ends a proposal that is not confirmed: withdrawn by who proposed it, or turned down by who would confirm. Nothing was closed.</summary>
public sealed record TrekWissingIn;

public static class TrekWissingInEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, Guid wissingId) => Problemen.Weiger(Wisstand.NogOpen(zaak.Wissingen[wissingId]));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/wissingen/{wissingId}/intrekkingen"), Mag(Toegangsrecht.WissingBehandelen)]
    public static (Vastgelegd, WissingIngetrokken) Post(TrekWissingIn opdracht, [Vergrendeld] Pand pand, Zaak zaak, Guid wissingId, TimeProvider klok) =>
        (new Vastgelegd(zaak.Id), new WissingIngetrokken(zaak.Id, wissingId) { GebeurdOp = klok.GetUtcNow() });
}
