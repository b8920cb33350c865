using System.Text.Json;
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

namespace Handhaving.Rechtsgeschiedenis;

/// <summary>Asks for the personal data in one event of the history. The access is recorded before anything is opened.</summary>
public sealed record OpenGebeurtenis(Raadpleegdoel Doel)
{
    internal sealed class Validator : AbstractValidator<OpenGebeurtenis>
    {
        public Validator() => RuleFor(x => x.Doel).IsInEnum();
    }
}

/// <param name="Waarden">Each value under the place where it belongs in the event.</param>
/// <param name="Afgeschermd">Places that your rights do not open.</param>
/// <param name="Gewist">Places of which the person was erased.</param>
public sealed record GeopendeGebeurtenis(Guid Gebeurtenis, IReadOnlyDictionary<string, JsonElement> Waarden, IReadOnlyList<string> Afgeschermd, IReadOnlyList<string> Gewist);

public static class OpenGebeurtenisEndpoint
{
    public static async Task<(ProblemDetails, IEvent?)> LoadAsync(string pandId, Guid gebeurtenisId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.GebeurtenisAsync(pandId, gebeurtenisId, ct) is { } e ? (WolverineContinue.NoProblems, e) : (Problemen.Onbekend("De gebeurtenis"), null);

    [WolverinePost("/v1/panden/{pandId}/rechtsgeschiedenis/{gebeurtenisId}/_open"), NonTransactional, Mag(Toegangsrecht.PersoonsgegevensInzien)]
    [Verwerkt(Activiteit.Toezicht, Activiteit.Handhaving, Activiteit.Zienswijze, Activiteit.BezwaarEnBeroep, Activiteit.Invordering, Activiteit.Zorgsignaal, Activiteit.InzageBetrokkene, Activiteit.LopendOnderzoek)]
    public static async Task<GeopendeGebeurtenis> Post(OpenGebeurtenis opdracht, IEvent gebeurtenis, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        var waarden = Persoonsgegeven.In(gebeurtenis.Data).ToLookup(v => http.User.MagZien(gebeurtenis.Data, v.Gegeven));
        var raadpleging = verantwoording.Van(http, "Persoonsgegevens in een gebeurtenis openen", opdracht.Doel, (gebeurtenis.Data as Zaakgebeurtenis)?.ZaakId).In(gebeurtenis.Data).MetWeigering(waarden[false].Select(v => v.Gegeven));
        var open = await sleuteldienst.OpenAllesAsync(raadpleging, [.. waarden[true].Select(v => v.Gegeven)], ct);
        return new(gebeurtenis.Id, waarden[true].Where(v => open[v.Gegeven.Commitment] is not null).ToDictionary(v => v.Pad, v => open[v.Gegeven.Commitment]!.Als<JsonElement>()),
            [.. waarden[false].Select(v => v.Pad)], [.. waarden[true].Where(v => open[v.Gegeven.Commitment] is null).Select(v => v.Pad)]);
    }
}
