using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Leveringsafspraken;

/// <summary>Delivers again. Somebody else does that than who stopped.</summary>
public sealed record HervatLevering;

public static class HervatLeveringEndpoint
{
    public static ProblemDetails Validate(Leveringsafspraak afspraak, Uitvoerder wie) => Problemen.Weiger(Leveringsregels.Loopt(afspraak), Leveringsregels.Opgeschort(afspraak, verwacht: true), Leveringsregels.TweedePersoon(afspraak.OpgeschortDoor ?? default, wie.Medewerker));

    [WolverinePost("/v1/leveringsafspraken/{afspraakId}/hervattingen"), Mag(Toegangsrecht.LeveringsafspraakGoedkeuren)]
    public static (Afspraakvastlegging, LeveringHervat) Post(HervatLevering opdracht, [Vergrendeld(FromMethod = nameof(Stroom))] Leveringsafspraak afspraak, Uitvoerder wie, TimeProvider klok) =>
        (new(afspraak.AfspraakId), new(afspraak.AfspraakId, wie.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid afspraakId) => Leveringsafspraak.Stroom(afspraakId);
}
