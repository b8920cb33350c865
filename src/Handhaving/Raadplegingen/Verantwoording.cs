using System.Security.Claims;
using Handhaving.Persoonsgegevens;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;

namespace Handhaving.Raadplegingen;

/// <summary>What the access log says of a request: who asks, for which processing activity, in which trace.</summary>
public sealed class Verantwoording(Register register, IConfiguration configuratie, TimeProvider klok)
{
    /// <param name="http">The request, of which the endpoint says which right it asks and which activities it serves.</param>
    /// <param name="naam">What is done, in words.</param>
    /// <param name="doel">For which purpose.</param>
    /// <param name="zaak">In which zaak.</param>
    public Raadpleging Van(HttpContext http, string naam, Raadpleegdoel doel, Guid? zaak)
    {
        var eindpunt = http.GetEndpoint()!.Metadata;
        return Van(Uitvoerder.Van(http.User, eindpunt.GetRequiredMetadata<MagAttribute>().Recht), eindpunt.GetRequiredMetadata<VerwerktAttribute>().Voor(doel), naam, doel, zaak, http);
    }

    /// <param name="http">Left out where there is no request, such as at the command line.</param>
    /// <inheritdoc cref="Van(HttpContext, string, Raadpleegdoel, Guid?)"/>
    public Raadpleging Van(Uitvoerder wie, Activiteit activiteit, string naam, Raadpleegdoel doel, Guid? zaak, HttpContext? http = null)
    {
        var nu = klok.GetUtcNow();
        var spoor = Spoor.Van(http?.Request.Headers.TraceParent is [var traceparent] ? traceparent : null);
        return new(wie.Gemeente, wie.Medewerker, wie.Rol, doel, zaak, new(naam, register.Adres(activiteit, nu), Grond(register.Op(activiteit, nu)), spoor, nu) { Mandaat = wie.Mandaat, Aanroeper = http is null ? null : Aanroeper(http.User) });
    }

    private static string Grond(Activiteitversie activiteit) => string.Join("; ", activiteit.Inhoud.Grondslagen.Select(g => g.Artikel));

    /// <summary>The address of the application that calls, as the beheerder registered it under the client for which the token was given.</summary>
    private Uri? Aanroeper(ClaimsPrincipal wie) =>
        (wie.FindFirstValue("azp") ?? wie.FindFirstValue("client_id")) is { } klant && Uri.TryCreate(configuratie[$"Verwerkingen:Aanroepers:{klant}"], UriKind.Absolute, out var adres) ? adres : null;
}
