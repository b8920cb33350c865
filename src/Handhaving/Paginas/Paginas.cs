using System.Globalization;
using System.Security.Claims;
using Handhaving.Platform;
using Handhaving.Platform.Http;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.FileProviders;

namespace Handhaving.Paginas;

/// <summary>The pages: rendered on the server, without script, behind the same policy point as the API.</summary>
public static class Paginas
{
    /// <summary>Nothing from elsewhere, nothing inline: a page is markup and one style sheet of our own.</summary>
    private const string Beleid = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void AddPaginas(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton<IFoutpagina, Foutpagina>();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "handhaving-formulier";
            if (!builder.Environment.IsDevelopment()) o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
    }

    /// <summary>The style sheet, wherever the program is started from; before authentication, because it is no secret.</summary>
    public static void UseOpmaak(this WebApplication app)
    {
        app.Use(async (http, volgende) =>
        {
            if (!http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers.ContentSecurityPolicy = Beleid;
                    http.Response.Headers.XContentTypeOptions = "nosniff";
                    if (http.User.Identity?.IsAuthenticated is true) http.Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
            await volgende(http);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")) });
    }

    /// <summary>After authentication and authorization.</summary>
    public static void UsePaginas(this WebApplication app)
    {
        app.UseAntiforgery();
        // What can be read with GET can be read with HEAD, as in the API.
        app.MapRazorComponents<Document>().Finally(Leesbaar.MetHead);
        app.MapPost("/afmelden", async (HttpContext http, IAntiforgery formulier) =>
        {
            if (!await formulier.IsRequestValidAsync(http)) return Results.BadRequest();
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.LocalRedirect("/");
        }).ExcludeFromDescription();
        // A BAG id does not stand in a query: those end up in more logs than a path does.
        app.MapPost("/rechtsgeschiedenis", async (HttpContext http, IAntiforgery formulier) =>
            await formulier.IsRequestValidAsync(http) && http.Request.Form["pandId"].ToString().Trim() is var pandId && Invoer.IsBagObject(pandId)
                ? Results.LocalRedirect($"/panden/{pandId}/rechtsgeschiedenis")
                : Results.LocalRedirect("/?fout=pand#rechtsgeschiedenis")).ExcludeFromDescription();
        if (app.Environment.IsDevelopment()) app.MapPost("/aanmelden/ontwikkeling", MeldAanAsync).ExcludeFromDescription();
    }

    /// <summary>Makes one what one says to be. Exists only in Development, like the issuer of tokens.</summary>
    private static async Task<IResult> MeldAanAsync(HttpContext http, IAntiforgery formulier)
    {
        if (!await formulier.IsRequestValidAsync(http)) return Results.BadRequest();
        var opgave = http.Request.Form;
        var (rol, gemeente, terug) = (opgave["rol"].ToString(), opgave["gemeente"].ToString().Trim().ToUpperInvariant(), opgave["terug"].ToString());
        if (!Rol.Alle.Contains(rol)) return Opnieuw("rol");
        if (!Gemeentecode.IsGeldig(gemeente)) return Opnieuw("gemeente");
        if (!int.TryParse(opgave["medewerker"], NumberStyles.None, CultureInfo.InvariantCulture, out var medewerker) || medewerker is < 1 or > 99) return Opnieuw("medewerker");

        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(new ClaimsIdentity(
            Ontwikkeluitgever.Claims(rol, gemeente, medewerker), CookieAuthenticationDefaults.AuthenticationScheme, Claims.Onderwerp, Claims.Rol)));
        return Results.LocalRedirect(IsLokaal(terug) ? terug : "/");

        IResult Opnieuw(string fout) => Results.LocalRedirect($"/aanmelden?fout={fout}&terug={Uri.EscapeDataString(IsLokaal(terug) ? terug : "/")}");
    }

    private static bool IsLokaal(string pad) => pad.StartsWith('/') && !pad.StartsWith("//", StringComparison.Ordinal) && !pad.StartsWith("/\\", StringComparison.Ordinal);
}
