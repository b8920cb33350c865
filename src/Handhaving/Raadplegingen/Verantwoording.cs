using System.Collections.Concurrent;
using System.Security.Claims;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;

namespace Handhaving.Raadplegingen;

/// <summary>What the access log says of a request: who asks, for which processing activity, in which trace.</summary>
public sealed partial class Verantwoording(Register register, IConfiguration configuratie, TimeProvider klok, ILogger<Verantwoording> log)
{
    private readonly ConcurrentDictionary<string, bool> _onbekend = new(StringComparer.Ordinal);

    /// <param name="http">The request, of which the endpoint says which right it asks and which activities it serves.</param>
    /// <param name="naam">What is done, in words.</param>
    /// <param name="doel">For which purpose.</param>
    /// <param name="zaak">In which zaak.</param>
    /// <exception cref="ProbleemException">This endpoint does not serve that purpose.</exception>
    public Raadpleging Van(HttpContext http, string naam, Raadpleegdoel doel, Guid? zaak)
    {
        var eindpunt = http.GetEndpoint()!.Metadata;
        var verwerkt = eindpunt.GetRequiredMetadata<VerwerktAttribute>();
        var activiteit = verwerkt.Voor(doel) ?? throw new ProbleemException(Problemen.Ongeldig("doel", $"hoort niet bij deze handeling. Kies {string.Join(" of ", verwerkt.Doelen)}."));
        return Van(Uitvoerder.Van(http.User, eindpunt.GetRequiredMetadata<MagAttribute>().Recht), activiteit, naam, doel, zaak, http);
    }

    /// <param name="http">Left out where there is no request, such as at the command line.</param>
    /// <inheritdoc cref="Van(HttpContext, string, Raadpleegdoel, Guid?)"/>
    public Raadpleging Van(Uitvoerder wie, Activiteit activiteit, string naam, Raadpleegdoel? doel, Guid? zaak, HttpContext? http = null)
    {
        var nu = klok.GetUtcNow();
        var spoor = Spoor.Van(http?.Request.Headers.TraceParent is [var traceparent] ? traceparent : null);
        return new(wie.Gemeente, wie.Medewerker, wie.Rol, doel, zaak, new(naam, register.Adres(activiteit, nu), Grond(register.Op(activiteit, nu)), spoor, nu) { Mandaat = wie.Mandaat, Aanroeper = http is null ? null : Aanroeper(http.User) });
    }

    /// <summary>
    /// The address of the application that calls, as the beheerder registered it under the client for which the token was given. The standard wants
    /// one whenever an application calls: of one that nobody registered, the line says just that.
    /// </summary>
    private Uri? Aanroeper(ClaimsPrincipal wie)
    {
        if ((wie.FindFirstValue("azp") ?? wie.FindFirstValue("client_id")) is not { } klant || klant == configuratie["Aanmelding:ClientId"]) return null;
        if (Uri.TryCreate(configuratie[$"Verwerkingen:Aanroepers:{klant}"], UriKind.Absolute, out var adres)) return adres;
        if (_onbekend.TryAdd(klant, true)) OnbekendeAanroeper(klant);
        return register.Adres(Begrip.OnbekendeToepassing);
    }

    [LoggerMessage(LogLevel.Warning, "De toepassing {Klant} roept aan en heeft geen adres. Geef het in Verwerkingen__Aanroepers__{Klant}; tot dan staat zij als onbekend in het raadpleeglog.")]
    private partial void OnbekendeAanroeper(string klant);

    private static string Grond(Activiteitversie activiteit) => string.Join("; ", activiteit.Inhoud.Grondslagen.Select(g => g.Artikel));
}
