using System.Reflection;
using Microsoft.Extensions.Primitives;

namespace Handhaving.Platform.Http;

/// <summary>The headers of every answer, also of one that no endpoint made.</summary>
internal sealed class Kopregels(RequestDelegate verder, IHostEnvironment omgeving)
{
    /// <summary>The pages have their own style sheet and forms; the API answers with data alone.</summary>
    private const string VoorPaginas = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        VoorApi = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Full version of the API; the product has one version for both.</summary>
    public static string Versie { get; } =
        typeof(Kopregels).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static bool IsApi(PathString pad) => pad.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment, because the exception handler empties an answer that it takes over.
        http.Response.OnStarting(() =>
        {
            Zet(http, IsApi(http.Request.Path));
            return Task.CompletedTask;
        });
        return verder(http);
    }

    private void Zet(HttpContext http, bool api)
    {
        var koppen = http.Response.Headers;
        if (api) koppen["API-Version"] = Versie;
        if (StringValues.IsNullOrEmpty(koppen.CacheControl) || http.Response.StatusCode >= 400) koppen.CacheControl = "no-store";
        koppen.ContentSecurityPolicy = api ? VoorApi : VoorPaginas;
        koppen.XContentTypeOptions = "nosniff";
        koppen.XFrameOptions = "DENY";
        koppen["Referrer-Policy"] = "no-referrer";
        // Also over plain HTTP: in production a proxy ends TLS before us, and a browser ignores the header without TLS.
        if (!omgeving.IsDevelopment()) koppen.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}

/// <summary>One resource has one address: no slash at the end, and small letters in the version.</summary>
internal sealed class Adresregels(RequestDelegate verder)
{
    public Task InvokeAsync(HttpContext http)
    {
        var pad = http.Request.Path.Value ?? "/";
        var vreemd = (pad.Length > 1 && pad.EndsWith('/')) || (Kopregels.IsApi(pad) && !pad.StartsWith("/v1", StringComparison.Ordinal));
        if (!vreemd) return verder(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
