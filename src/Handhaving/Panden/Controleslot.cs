using Handhaving.Platform;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Panden;

/// <summary>Middleware of every command on a visit: finds it in its zaak.</summary>
public static class Controleslot
{
    public static (ProblemDetails, Controle?) Before(Zaak zaak, Guid controleId) => zaak.Controles.GetValueOrDefault(controleId) is { } controle
        ? (WolverineContinue.NoProblems, controle)
        : (Problemen.Onbekend("De controle"), null);
}
