using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Platform;

/// <summary>A problem that was found below the endpoint. Its text goes to the caller, so it holds no personal data.</summary>
public sealed class ProbleemException(ProblemDetails probleem) : Exception(probleem.Detail)
{
    public ProblemDetails Probleem => probleem;
}

/// <summary>The answers that are no success, in Dutch. Nothing else in the product makes a problem.</summary>
public static class Problemen
{
    /// <summary>
    /// Starts the type of every problem of our own. What does not carry it was written by a framework, in English and
    /// perhaps with an echo of the request, and is never sent as it is.
    /// </summary>
    public const string Soort = "tag:handhaving.example.nl,2026:";

    public static ProblemDetails Maak(int status, string soort, string titel, string detail) =>
        new() { Type = Soort + soort, Status = status, Title = titel, Detail = detail };

    /// <summary>The first refusal of a row of guards, or on with it.</summary>
    public static ProblemDetails Weiger(params ReadOnlySpan<Weigering?> weigeringen)
    {
        foreach (var weigering in weigeringen)
            if (weigering is not null)
                return weigering.AlsProbleem();
        return WolverineContinue.NoProblems;
    }

    public static ProblemDetails Onbekend(string wat) =>
        Maak(StatusCodes.Status404NotFound, "onbekend", "Niet gevonden", $"{wat} is in deze gemeente niet bekend. Controleer het kenmerk.");

    public static ProblemDetails Ongeldig(string veld, string melding) => Ongeldig(new Dictionary<string, string[]> { [veld] = [melding] });

    public static ProblemDetails Ongeldig(IDictionary<string, string[]> velden) => new ValidationProblemDetails(velden)
    {
        Type = Soort + "ongeldige-invoer",
        Status = StatusCodes.Status400BadRequest,
        Title = "Ongeldige invoer",
        Detail = string.Join(" ", velden.SelectMany(v => v.Value.Select(melding => $"{v.Key}: {melding}")).Distinct()),
    };

    /// <summary>The person was erased: lawful and final.</summary>
    public static ProblemDetails Gewist() => Maak(StatusCodes.Status410Gone, "gewist", "Gewist",
        "De persoonsgegevens van deze betrokkene zijn gewist. De gebeurtenis blijft staan; gebruik voor nieuwe gegevens een nieuwe betrokkene.");

    /// <summary>The processing of someone's data is restricted (AVG art. 18).</summary>
    public static ProblemDetails Beperkt() => new Weigering("AV18-beperkt", "AVG art. 18 lid 2", "De verwerking van gegevens van een betrokkene hierin is beperkt.",
        "Noem in beperking een grond van art. 18 lid 2 met het kenmerk van het stuk waarin de reden staat, of wacht tot de beperking is opgeheven.").AlsProbleem();

    /// <summary>The database may hold what was erased elsewhere: nothing opens until an administrator has seen to it.</summary>
    public static ProblemDetails KluisGesloten() => Maak(StatusCodes.Status503ServiceUnavailable, "kluis-gesloten", "Persoonsgegevens zijn gesloten",
        "Na een herstel uit een reservekopie moeten eerst eerdere wissingen worden herhaald. Meld het aan de beheerder; het logboek zegt wat er moet gebeuren.");

    /// <summary>What was asked for does not exist yet; it is under way.</summary>
    public static ProblemDetails NogNietGeborgd() => Maak(StatusCodes.Status503ServiceUnavailable, "nog-niet-geborgd", "Nog niet geborgd",
        "Voor deze gebeurtenis staat nog niemand buiten de database in. De gebeurtenis zelf is vastgelegd; vraag het bewijs straks opnieuw.");

    public static ProblemDetails VersieOntbreekt() => Maak(StatusCodes.Status428PreconditionRequired, "versie-ontbreekt", "Versie ontbreekt",
        "Stuur If-Match mee met de ETag die u het laatst hebt gelezen, zodat u niet over het werk van een ander heen schrijft.");

    public static ProblemDetails VersieVerouderd() => Maak(StatusCodes.Status412PreconditionFailed, "versie-verouderd", "Verouderde versie",
        "Er is sinds uw laatste lezing iets gewijzigd. Lees opnieuw en herhaal de opdracht met de nieuwe ETag.");
}
