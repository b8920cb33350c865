using Microsoft.AspNetCore.Http.Json;

using Microsoft.Extensions.Options;

namespace Handhaving.Platform.Http;

/// <summary>
/// The one place through which every problem leaves, whoever found it: an endpoint, the routing, the login, Wolverine or
/// an exception. Ours pass; every other is replaced by the Dutch text for its status, so that no English sentence, no
/// internal name and no echo of the request gets out.
/// </summary>
internal sealed class Probleemschrijver(IOptions<JsonOptions> json, IFoutpagina pagina) : IProblemDetailsWriter
{
    /// <summary>Whatever a client accepts: a refusal without its reason helps nobody.</summary>
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var status = context.ProblemDetails.Status ?? http.Response.StatusCode;
        var eigen = context.ProblemDetails.Type?.StartsWith(Problemen.Soort, StringComparison.Ordinal) is true;
        var probleem = eigen
            ? context.ProblemDetails
            : Standaardproblemen.Maak(http, status, context.ProblemDetails);
        probleem.Status = http.Response.StatusCode = status;
        if (pagina.Past(http)) await pagina.SchrijfAsync(http, probleem, eigen);
        else await http.Response.WriteAsJsonAsync(probleem, probleem.GetType(), json.Value.SerializerOptions, "application/problem+json", http.RequestAborted);
    }
}
