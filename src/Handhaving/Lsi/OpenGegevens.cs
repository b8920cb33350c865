using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Raadplegingen;
using Handhaving.Toegang;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Lsi;

/// <summary>Asks for what a partner supplied. The access, or the refusal of it, is recorded before anything is opened.</summary>
public sealed record OpenGegevens;

/// <param name="Inhoud">Null when it was destroyed.</param>
public sealed record GeopendGegeven(Guid OntvangstId, string? Inhoud) : Persoonlijk;

/// <summary>What was received, and by what rule it stays closed.</summary>
public sealed record Opening(GegevensOntvangen Gegeven, Weigering? Weigering);

public static class OpenGegevensEndpoint
{
    public static async Task<(ProblemDetails, Opening?)> LoadAsync(Guid projectId, Guid ontvangstId, HttpContext http, IQuerySession sessie, CancellationToken ct)
    {
        if (await sessie.LoadAsync<LsiProject>(LsiProject.Stroom(projectId), ct) is not { } project || !project.Ontvangsten.ContainsKey(ontvangstId)) return (Problemen.Onbekend("Het gegeven"), null);
        var gegeven = (await sessie.Events.FetchStreamAsync(project.Id, token: ct)).Select(e => e.Data).OfType<GegevensOntvangen>().Single(o => o.OntvangstId == ontvangstId);
        return (WolverineContinue.NoProblems, new(gegeven, Toegang(project, http.User, gegeven)));
    }

    /// <summary>Only whoever is in the team of this very project, and of the police data only who may open those.</summary>
    private static Weigering? Toegang(LsiProject project, System.Security.Claims.ClaimsPrincipal wie, GegevensOntvangen gegeven) =>
        !project.InTeam(Uitvoerder.Van(wie, Toegangsrecht.LsiGegevensInzien).Medewerker)
            ? new("LS-team", "SUWI art. 64; AVG art. 25, 32", "U hoort niet bij het team van dit project.", "Vraag de projectleider, of een lid van het team.")
        : gegeven.Politiegegeven is not null && !wie.Mag(Toegangsrecht.LsiPolitiegegevensInzien)
            ? new("LS-politieinzage", "Wpg art. 16 tot en met 20; AVG art. 32", "Dit zijn politiegegevens; die staan in een eigen compartiment.", "Vraag de jurist van het team.")
        : null;

    [WolverinePost("/v1/lsi/projecten/{projectId}/gegevens/{ontvangstId}/_open"), NonTransactional, Mag(Toegangsrecht.LsiGegevensInzien), Verwerkt(Activiteit.Interventieteam)]
    public static async Task<GeopendGegeven> Post(OpenGegevens opdracht, Opening opening, HttpContext http, Verantwoording verantwoording, Sleuteldienst sleuteldienst, CancellationToken ct)
    {
        Persoonsgegeven waarde = opening.Gegeven.Gegeven is { } g ? g : opening.Gegeven.Politiegegeven!;
        var raadpleging = verantwoording.Van(http, "Gegevens van een partner openen", Raadpleegdoel.Interventieteam, null);
        if (opening.Weigering is { } weigering)
        {
            await sleuteldienst.OpenAllesAsync(raadpleging.MetWeigering([waarde]), [], ct);
            throw new ProbleemException(weigering.AlsProbleem());
        }
        var open = await sleuteldienst.OpenAllesAsync(raadpleging, [waarde], ct);
        return new(opening.Gegeven.OntvangstId, open[waarde.Commitment] is { } w ? waarde is Persoonsgegeven<Politiegegeven> ? w.Als<Politiegegeven>().Inhoud : w.Als<Partnergegeven>().Inhoud : null);
    }
}
