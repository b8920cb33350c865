using Microsoft.AspNetCore.Mvc;

namespace Handhaving.Platform.Http;

/// <summary>Shows a problem to whoever walks about with a browser outside the API. The pages know how; this is where they are asked.</summary>
internal interface IFoutpagina
{
    bool Past(HttpContext http);

    /// <param name="eigen">The problem is one of ours, so its text was written for a reader.</param>
    Task SchrijfAsync(HttpContext http, ProblemDetails probleem, bool eigen);
}
