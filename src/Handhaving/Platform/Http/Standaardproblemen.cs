using System.Diagnostics;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.Options;
using ProblemDetails = Microsoft.AspNetCore.Mvc.ProblemDetails;

namespace Handhaving.Platform.Http;

/// <summary>What is said, in Dutch, about a status that a framework decided on.</summary>
internal static class Standaardproblemen
{
    public static ProblemDetails Maak(HttpContext http, int status, ProblemDetails? oorspronkelijk = null) => status switch
    {
        400 => Verzoek(http, oorspronkelijk),
        401 => Problemen.Maak(status, "niet-aangemeld", "Niet aangemeld", "Stuur een geldig token mee in de kop Authorization: Bearer. Is het verlopen, vraag dan een nieuw token aan."),
        403 => Problemen.Maak(status, "geen-recht", "Geen recht", GeenRecht(http)),
        404 => Problemen.Maak(status, "onbekend", "Niet gevonden", NietGevonden(http)),
        405 => Problemen.Maak(status, "methode", "Methode niet toegestaan", $"Dit adres kent deze methode niet. Gebruik: {http.Response.Headers.Allow}."),
        406 => Problemen.Maak(status, "antwoordsoort", "Antwoordsoort niet beschikbaar", "Dit adres antwoordt niet in de soort die Accept vraagt. Stuur Accept: application/json, of laat de kop weg."),
        409 => Opnieuw(http, status, "bezig", "Nog bezig", "Een eerder verzoek met dezelfde Idempotency-Key loopt nog. Herhaal het verzoek straks met dezelfde sleutel."),
        412 => Problemen.VersieVerouderd(),
        413 => Problemen.Maak(status, "te-groot", "Verzoek te groot", $"De inhoud is groter dan {(http.GetEndpoint()?.Metadata.GetMetadata<OmvangAttribute>()?.Bytes ?? Omvang.Opdracht) / 1024} KiB. Verdeel haar over meer opdrachten."),
        415 => Problemen.Maak(status, "inhoudsoort", "Inhoudsoort niet ondersteund", "Stuur de opdracht als JSON, met de kop Content-Type: application/json."),
        422 => Problemen.Maak(status, "sleutel-hergebruikt", "Idempotency-Key hergebruikt", "Deze Idempotency-Key hoort bij een eerder verzoek met een andere inhoud. Gebruik voor een nieuwe opdracht een nieuwe sleutel."),
        428 => Problemen.VersieOntbreekt(),
        429 => Opnieuw(http, status, "te-druk", "Te druk", "Er worden nu te veel vragen tegelijk berekend. Herhaal de vraag na de tijd in de kop Retry-After."),
        503 => Opnieuw(http, status, "bezet", "Even niet beschikbaar", "De opdracht is niet uitgevoerd, omdat de gegevensopslag het te druk heeft of niet bereikbaar is. Herhaal haar straks; met dezelfde Idempotency-Key gebeurt zij nooit dubbel."),
        < 500 => Problemen.Maak(status, "verzoek", "Verzoek niet uitgevoerd", "Het verzoek is niet uitgevoerd. Vergelijk het met de beschrijving op /v1/openapi.json."),
        _ => Intern(status),
    };

    /// <summary>A problem after which the same request may succeed; the header says when to try.</summary>
    public static ProblemDetails Opnieuw(HttpContext http, int status, string soort, string titel, string detail)
    {
        http.Response.Headers.RetryAfter = "1";
        return Problemen.Maak(status, soort, titel, detail);
    }

    private static ProblemDetails Verzoek(HttpContext http, ProblemDetails? oorspronkelijk)
    {
        var endpoint = http.GetEndpoint();
        if (oorspronkelijk?.Extensions.TryGetValue("parameter", out var parameter) is true)
            return Problemen.Ongeldig($"{parameter}", Verwacht(http, $"{parameter}"));
        if (HttpMethods.IsPost(http.Request.Method) && string.IsNullOrWhiteSpace(http.Request.Headers[Verzoekregels.Sleutelkop]) && endpoint is { } && Herhaalbaar(oorspronkelijk))
            return Problemen.Ongeldig(Verzoekregels.Sleutelkop, "ontbreekt. Stuur bij elke nieuwe opdracht een nieuwe sleutel mee, zoals een uuid, en bij een herhaling dezelfde.");
        if (endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } soort && http.Request.Body is MemoryStream inhoud)
        {
            var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            if (Vormfouten.Vind(inhoud.ToArray(), soort, json) is { Count: > 0 } fouten) return Problemen.Ongeldig(fouten);
        }
        return Problemen.Maak(400, "verzoek", "Ongeldig verzoek", "Het verzoek heeft niet de goede vorm. Vergelijk het met de beschrijving op /v1/openapi.json.");
    }

    /// <summary>The same words as for a field of a body of that type.</summary>
    private static string Verwacht(HttpContext http, string parameter)
    {
        var patroon = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Trim('/');
        var soort = http.RequestServices.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(g => g.Items)
            .Where(d => d.RelativePath?.Trim('/') == patroon).SelectMany(d => d.ParameterDescriptions).FirstOrDefault(p => p.Name == parameter)?.Type;
        return soort is null ? "heeft niet de goede vorm. Zie de beschrijving op /v1/openapi.json." : Vormfouten.Verwacht(soort, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
    }

    private static bool Herhaalbaar(ProblemDetails? oorspronkelijk) => oorspronkelijk?.Detail?.Contains(Verzoekregels.Sleutelkop, StringComparison.Ordinal) is true;

    private static string GeenRecht(HttpContext http)
    {
        if (!Gemeentecode.IsGeldig(http.User.FindFirst(Claims.Gemeente)?.Value)) return "Uw aanmelding noemt geen gemeente. Vraag de beheerder om uw account aan een gemeente te koppelen.";
        return http.GetEndpoint()?.Metadata.GetMetadata<MagAttribute>() is { } mag
            ? $"Dit mag alleen een {string.Join(" of ", Toegangsmatrix.Rollen[mag.Recht].Order(StringComparer.Ordinal))}. Meld u aan met die rol, of vraag een collega die haar heeft."
            : "U hebt geen recht op deze bewerking.";
    }

    private static string NietGevonden(HttpContext http) =>
        http.GetEndpoint() is { } ? "Dit is in deze gemeente niet bekend. Controleer de kenmerken in het adres."
        : http.Request.Path.Value is { Length: > 1 } pad && pad.EndsWith('/') ? "Dit adres bestaat niet. Laat de schuine streep aan het einde weg."
        : "Dit adres bestaat niet. De adressen van de API staan op /v1/openapi.json.";

    private static ProblemDetails Intern(int status)
    {
        var probleem = Problemen.Maak(status, "intern", "Interne fout", "Er ging iets mis in het systeem; het ligt niet aan uw verzoek. Meld het traceId aan de beheerder.");
        probleem.Extensions["traceId"] = Activity.Current?.TraceId.ToString();
        return probleem;
    }
}
