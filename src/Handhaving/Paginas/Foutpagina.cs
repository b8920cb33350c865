using Handhaving.Platform.Http;
using Handhaving.Platform.Waarneming;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Handhaving.Paginas;

internal sealed class Foutpagina : IFoutpagina
{
    private const string Html = "text/html";

    public bool Past(HttpContext http) => !Kopregels.IsApi(http.Request.Path) && !http.Request.Path.StartsWithSegments(Gezondheid.Pad, StringComparison.Ordinal) && WilHtml(http.Request);

    public async Task SchrijfAsync(HttpContext http, ProblemDetails probleem, bool eigen)
    {
        var status = http.Response.StatusCode;
        // An address that does not exist is answered before the login is looked at; the frame shows who one is.
        if (http.User.Identity?.IsAuthenticated is not true && await http.AuthenticateAsync() is { Succeeded: true } wie) http.User = wie.Principal;

        // The services of a page that broke off halfway cannot begin another.
        var eerder = http.RequestServices;
        await using var bereik = eerder.CreateAsyncScope();
        http.RequestServices = bereik.ServiceProvider;
        try
        {
            await new RazorComponentResult<Foutdocument>(new { Titel = Titel(status, probleem), Uitleg = eigen && status is not 404 ? probleem.Detail : Uitleg(http, status, probleem) }) { StatusCode = status }.ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = eerder;
        }
    }

    private static string Titel(int status, ProblemDetails probleem) => status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed ? "Pagina niet gevonden" : probleem.Title ?? "Niet gelukt";

    private static string Uitleg(HttpContext http, int status, ProblemDetails probleem) => status switch
    {
        400 => "Dit formulier kan niet worden verwerkt, bijvoorbeeld omdat het te lang open heeft gestaan. Ga terug, laad de pagina opnieuw en probeer het nog eens.",
        404 when http.Request.Path.Value is { Length: > 1 } pad && pad.EndsWith('/') => "Deze pagina bestaat niet. Laat de schuine streep aan het einde van het adres weg.",
        404 => "Deze pagina bestaat niet. Controleer het adres, of begin bij de startpagina.",
        405 => "Dit adres is er alleen voor een formulier. Vul het formulier opnieuw in.",
        _ => probleem.Detail ?? "Dit is niet gelukt. Probeer het straks opnieuw.",
    };

    /// <summary>Whoever asks for JSON by name gets JSON; a browser never does.</summary>
    private static bool WilHtml(HttpRequest verzoek)
    {
        var gevraagd = verzoek.GetTypedHeaders().Accept;
        return gevraagd.Count == 0 || gevraagd.Any(g => new MediaTypeHeaderValue(Html).IsSubsetOf(new MediaTypeHeaderValue(g.MediaType)));
    }
}
