using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Platform;

/// <summary>The answers that are no success, in Dutch.</summary>
public static class Problemen
{
    /// <summary>The first refusal of a row of guards, or on with it.</summary>
    public static ProblemDetails Weiger(params ReadOnlySpan<Weigering?> weigeringen)
    {
        foreach (var weigering in weigeringen)
            if (weigering is not null)
                return weigering.AlsProbleem();
        return WolverineContinue.NoProblems;
    }

    public static ProblemDetails Onbekend(string wat) => new()
    {
        Status = StatusCodes.Status404NotFound,
        Title = "Niet gevonden",
        Detail = $"{wat} is in deze gemeente niet bekend. Controleer het kenmerk.",
    };

    public static ProblemDetails Ongeldig(string veld, string melding) => new ValidationProblemDetails(new Dictionary<string, string[]> { [veld] = [melding] })
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "Ongeldige invoer",
        Detail = $"{veld}: {melding}",
    };

    public static ProblemDetails VersieOntbreekt() => new()
    {
        Status = StatusCodes.Status428PreconditionRequired,
        Title = "Versie ontbreekt",
        Detail = "Stuur If-Match mee met de ETag die u het laatst hebt gelezen, zodat u niet over het werk van een ander heen schrijft.",
    };

    public static ProblemDetails VersieVerouderd() => new()
    {
        Status = StatusCodes.Status412PreconditionFailed,
        Title = "Verouderde versie",
        Detail = "Er is sinds uw laatste lezing iets gewijzigd. Lees opnieuw en herhaal de opdracht met de nieuwe ETag.",
    };
}
