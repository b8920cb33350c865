using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Microsoft.AspNetCore.Antiforgery;

namespace Handhaving.Dossiers;

/// <summary>The form on the page of the legal history: the dossier as the product proposes it, as a file.</summary>
internal static class Dossierformulier
{
    public static void MapDossierformulier(this IEndpointRouteBuilder app) => app.MapPost("/panden/{pandId}/dossier",
        [Verwerkt(Activiteit.BezwaarEnBeroep)] async (string pandId, HttpContext http, IAntiforgery formulier, Verantwoording verantwoording, Dossieruitgifte uitgifte) =>
        {
            if (!await formulier.IsRequestValidAsync(http)) return Results.BadRequest();
            if (!Guid.TryParse(http.Request.Form["zaakId"], out var zaakId)) throw new ProbleemException(Problemen.Onbekend("De zaak"));
            if (!Enum.TryParse<Dossierdoel>(http.Request.Form["doel"], out var doel) || !Enum.IsDefined(doel)) throw new ProbleemException(Problemen.Ongeldig("doel", "is niet gekozen."));
            var dossier = await uitgifte.MaakAsync(pandId, zaakId, new(doel), new(Uitvoerder.Van(http.User, Toegangsrecht.DossierMaken), verantwoording.Van(http, Opener.Handeling, Raadpleegdoel.BezwaarEnBeroep, zaakId), http.User.MagZien), http.RequestAborted);
            return Results.File(dossier.Zip, "application/zip", dossier.Bestandsnaam);
        }).WithMetadata(new MagAttribute(Toegangsrecht.DossierMaken)).ExcludeFromDescription();
}
