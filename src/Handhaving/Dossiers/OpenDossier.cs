using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Dossiers;

/// <summary>
/// Asks for a dossier that was closed: one zip, as docs/dossierformaat.md describes it. What it states never changes; its evidence is that
/// of now. The access is recorded before anything is opened.
/// </summary>
/// <param name="Beperking">Why values of someone who is restricted have to go out (AVG art. 18 lid 2).</param>
public sealed record OpenDossier(Raadpleegdoel Doel, Beperkingsuitzondering? Beperking = null)
{
    internal sealed class Validator : AbstractValidator<OpenDossier>
    {
        public Validator()
        {
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Beperking).Uitzondering();
        }
    }
}

public static class OpenDossierEndpoint
{
    public static async Task<(ProblemDetails, IReadOnlyList<IEvent>?)> LoadAsync(string pandId, Guid zaakId, Guid dossierId, IQuerySession sessie, CancellationToken ct)
    {
        var stroom = await sessie.Events.FetchStreamAsync(pandId, token: ct);
        return stroom.Any(e => e.Data is DossierGeexporteerd d && d.ZaakId == zaakId && d.DossierId == dossierId) ? (WolverineContinue.NoProblems, stroom) : (Problemen.Onbekend("Het dossier"), null);
    }

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/dossiers/{dossierId}/_open"), NonTransactional, Mag(Toegangsrecht.DossierMaken), ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, "application/zip")]
    [Verwerkt(Activiteit.BezwaarEnBeroep)]
    public static async Task<IResult> Post(OpenDossier opdracht, IReadOnlyList<IEvent> stroom, Guid zaakId, Guid dossierId, HttpContext http, Verantwoording verantwoording, Dossieruitgifte uitgifte, CancellationToken ct)
    {
        try
        {
            var dossier = await uitgifte.GeefOpnieuwAsync(stroom.Single(e => e.Data is DossierGeexporteerd d && d.DossierId == dossierId),
                verantwoording.Van(http, "Dossier openen", opdracht.Doel, zaakId).In(stroom.Select(e => e.Data)).MetUitzondering(opdracht.Beperking), stroom, ct);
            return Results.File(dossier.Zip, "application/zip", dossier.Bestandsnaam);
        }
        catch (TeVeelBeloofdException)
        {
            throw new ProbleemException(Problemen.Maak(StatusCodes.Status409Conflict, "bewijs-onvolledig", "Het bewijs is nog niet rond",
                "De tekst van dit dossier zegt meer dan nu te bewijzen is: een tijdstempel of een medeondertekening van na de afsluiting ontbreekt. Vraag het over enkele minuten opnieuw, of maak een nieuw dossier: dat zegt dan wat er niet is bewezen."));
        }
        catch (GegevenGewistException)
        {
            throw new ProbleemException(Problemen.Maak(StatusCodes.Status410Gone, "gewist", "Gewist", "Dit dossier, of een stuk erin, is sindsdien gewist en wordt niet meer verstrekt. Maak een nieuw dossier."));
        }
    }
}
