using Handhaving.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Verwerkingen;

public static class BekijkVerwerkingsversieEndpoint
{
    public static (ProblemDetails, Verwerkingsversie?) Load(Guid activiteitId, int versie) =>
        Register.Van(activiteitId)?.FirstOrDefault(v => v.Inhoud.Nr == versie) is { } gevonden
            ? (WolverineContinue.NoProblems, gevonden.Inhoud)
            : (BekijkVerwerkingsactiviteitEndpoint.Onbekend("Deze versie van de verwerkingsactiviteit"), null);

    [WolverineGet(Register.Pad + "/{activiteitId}/versies/{versie}"), NonTransactional, NotTenanted, AllowAnonymous, EnableCors(Openbaar.Beleid)]
    public static Verwerkingsversie Get(Verwerkingsversie gevonden) => gevonden;
}

/// <summary>The same version as other registers write it.</summary>
public static class BekijkVerwerkingsversieAlsRvvaEndpoint
{
    public static (ProblemDetails, Verwerkingsversie?) Load(Guid activiteitId, int versie) => BekijkVerwerkingsversieEndpoint.Load(activiteitId, versie);

    [WolverineGet(Register.Pad + "/{activiteitId}/versies/{versie}/rvva"), NonTransactional, NotTenanted, AllowAnonymous, EnableCors(Openbaar.Beleid)]
    public static Rvva Get(Verwerkingsversie gevonden, Verwerkingsinstellingen instellingen) => Rvva.Van(gevonden, instellingen.Bewaartermijnen);
}
