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

/// <summary>
/// Opens an event in an emergency, also what one's rights keep closed. It is recorded as such before anything opens, and the functionaris
/// gegevensbescherming gets it to judge (<see cref="Patroonsoort.Noodtoegang"/>).
/// </summary>
/// <param name="Beperking">Why restricted values have to open (AVG art. 18 lid 2): an emergency alone does not open them.</param>
public sealed record OpenInNood(Noodreden Reden, Beperkingsuitzondering? Beperking = null)
{
    internal sealed class Validator : AbstractValidator<OpenInNood>
    {
        public Validator()
        {
            RuleFor(x => x.Reden).IsInEnum();
            RuleFor(x => x.Beperking).Uitzondering();
        }
    }
}

public static partial class OpenInNoodEndpoint
{
    public static async Task<(ProblemDetails, IEvent?)> LoadAsync(string pandId, Guid gebeurtenisId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.GebeurtenisAsync(pandId, gebeurtenisId, ct) is { } e ? (WolverineContinue.NoProblems, e) : (Problemen.Onbekend("De gebeurtenis"), null);

    [WolverinePost("/v1/panden/{pandId}/rechtsgeschiedenis/{gebeurtenisId}/_noodtoegang"), NonTransactional, Mag(Toegangsrecht.Noodtoegang), Verwerkt(Activiteit.Toezicht)]
    public static async Task<GeopendeGebeurtenis> Post(OpenInNood opdracht, IEvent gebeurtenis, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, ILogger<OpenInNood> log, CancellationToken ct)
    {
        var raadpleging = verantwoording.Van(http, "Persoonsgegevens openen in nood", Raadpleegdoel.Toezicht, (gebeurtenis.Data as Zaakgebeurtenis)?.ZaakId).In(gebeurtenis.Data).MetUitzondering(opdracht.Beperking) with { BeperktWeglaten = true };
        var waarden = Persoonsgegeven.In(gebeurtenis.Data).ToList();
        var open = await sleuteldienst.OpenAllesAsync(raadpleging with { Handeling = raadpleging.Handeling with { Nood = opdracht.Reden.ToString() } }, [.. waarden.Select(v => v.Gegeven)], ct);
        Gebruikt(log, raadpleging.Gemeente, opdracht.Reden);
        return GeopendeGebeurtenis.Van(gebeurtenis.Id, waarden, open, []);
    }

    [LoggerMessage(LogLevel.Critical, "In {Gemeente} is noodtoegang gebruikt ({Reden}); het raadpleeglog zegt door wie.")]
    private static partial void Gebruikt(ILogger log, string gemeente, Noodreden reden);
}
