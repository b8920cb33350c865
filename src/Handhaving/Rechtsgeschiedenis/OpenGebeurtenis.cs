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
/// <param name="Beperking">Why restricted values have to open (AVG art. 18 lid 2).</param>
public sealed record OpenGebeurtenis(Raadpleegdoel Doel, Beperkingsuitzondering? Beperking = null)
{
    internal sealed class Validator : AbstractValidator<OpenGebeurtenis>
    {
        public Validator()
        {
            RuleFor(x => x.Doel).IsInEnum();
            RuleFor(x => x.Beperking).Uitzondering();
        }
    }
}

/// <param name="Waarden">Each value under the place where it belongs in the event.</param>
/// <param name="Afgeschermd">Places that your rights do not open.</param>
/// <param name="Gewist">Places of which the person was erased.</param>
/// <param name="Beperkt">Places of a person whose processing is restricted (AVG art. 18): they were not opened.</param>
/// <param name="Onjuist">Places of which the value is wrong, with the rectification that says so (AVG art. 16).</param>
public sealed record GeopendeGebeurtenis(Guid Gebeurtenis, IReadOnlyDictionary<string, JsonElement> Waarden, IReadOnlyList<string> Afgeschermd, IReadOnlyList<string> Gewist, IReadOnlyList<string> Beperkt, IReadOnlyDictionary<string, Guid> Onjuist)
{
    internal static GeopendeGebeurtenis Van(Guid gebeurtenis, IReadOnlyList<(string Pad, Persoonsgegeven Gegeven)> gevraagd, IReadOnlyDictionary<string, GeopendeWaarde?> open, IReadOnlyList<string> afgeschermd)
    {
        // What is not in the answer at all is restricted; what is there without a value was erased.
        var gegeven = gevraagd.Where(v => open.ContainsKey(v.Gegeven.Commitment)).Select(v => (v.Pad, Waarde: open[v.Gegeven.Commitment])).ToList();
        return new(gebeurtenis, gegeven.Where(v => v.Waarde is not null).ToDictionary(v => v.Pad, v => v.Waarde!.Als<JsonElement>()), afgeschermd,
            [.. gegeven.Where(v => v.Waarde is null).Select(v => v.Pad)], [.. gevraagd.Where(v => !open.ContainsKey(v.Gegeven.Commitment)).Select(v => v.Pad)],
            gegeven.Where(v => v.Waarde?.Rectificatie is not null).ToDictionary(v => v.Pad, v => v.Waarde!.Rectificatie!.Value));
    }
}

public static class OpenGebeurtenisEndpoint
{
    public static async Task<(ProblemDetails, IEvent?)> LoadAsync(string pandId, Guid gebeurtenisId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.GebeurtenisAsync(pandId, gebeurtenisId, ct) is { } e ? (WolverineContinue.NoProblems, e) : (Problemen.Onbekend("De gebeurtenis"), null);

    [WolverinePost("/v1/panden/{pandId}/rechtsgeschiedenis/{gebeurtenisId}/_open"), NonTransactional, Mag(Toegangsrecht.PersoonsgegevensInzien)]
    [Verwerkt(Activiteit.Toezicht, Activiteit.Handhaving, Activiteit.Zienswijze, Activiteit.BezwaarEnBeroep, Activiteit.Invordering, Activiteit.Zorgsignaal, Activiteit.InzageBetrokkene, Activiteit.LopendOnderzoek)]
    public static async Task<GeopendeGebeurtenis> Post(OpenGebeurtenis opdracht, IEvent gebeurtenis, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        var waarden = Persoonsgegeven.In(gebeurtenis.Data).ToLookup(v => http.User.MagZien(gebeurtenis.Data, v.Gegeven));
        var raadpleging = verantwoording.Van(http, "Persoonsgegevens in een gebeurtenis openen", opdracht.Doel, (gebeurtenis.Data as Zaakgebeurtenis)?.ZaakId).In(gebeurtenis.Data).MetWeigering(waarden[false].Select(v => v.Gegeven)).MetUitzondering(opdracht.Beperking) with { BeperktWeglaten = true };
        var open = await sleuteldienst.OpenAllesAsync(raadpleging, [.. waarden[true].Select(v => v.Gegeven)], ct);
        return GeopendeGebeurtenis.Van(gebeurtenis.Id, [.. waarden[true]], open, [.. waarden[false].Select(v => v.Pad)]);
    }
}
