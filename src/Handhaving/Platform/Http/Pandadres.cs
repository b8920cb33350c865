namespace Handhaving.Platform.Http;

/// <summary>
/// A pand in an address is a BAG object, on every page and every address of the API. Registers, rosters and meldingen that
/// wait are streams as well; their keys must never pass for a pand.
/// </summary>
internal sealed class Pandadres(RequestDelegate verder, IProblemDetailsService problemen)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.RouteValues.TryGetValue("pandId", out var pandId) || Invoer.IsBagObject($"{pandId}")) return verder(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return problemen.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = Problemen.Maak(StatusCodes.Status404NotFound, "onbekend", "Niet gevonden",
                "Het adres noemt geen BAG-id van een pand, ligplaats of standplaats. Geef 16 cijfers met 10, 02 of 03 op plaats 5 en 6."),
        }).AsTask();
    }
}
