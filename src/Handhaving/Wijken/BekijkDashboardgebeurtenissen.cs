using System.Security.Claims;
using Handhaving.Gemeenten;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Wijken;

/// <summary>An event behind a figure.</summary>
/// <param name="GebeurdOp">As it counts: after corrections that were registered by the peildatum.</param>
public sealed record Dashboardgebeurtenis(
    Guid GebeurtenisId, Feitsoort Soort, string? Kenmerk, DateTimeOffset GebeurdOp, DateTimeOffset GeregistreerdOp, string PandId, Guid ZaakId, string Wijkcode, string Buurtcode, bool Gecorrigeerd, bool Overgenomen)
{
    internal static Dashboardgebeurtenis Van(Geteld g) => new(
        g.Feit.Id, g.Feit.Soort, g.Feit.Kenmerk, g.GebeurdOp, g.Feit.GeregistreerdOp, g.Feit.PandId, g.Feit.ZaakId, g.Feit.Gebied.Wijkcode, g.Feit.Gebied.Buurtcode, g.Gecorrigeerd, g.Feit.Overgenomen);

    internal string Sleutel => GebeurdOp.AlsSleutel(GebeurtenisId);

    /// <summary>The events that make up one figure of one area.</summary>
    internal static IEnumerable<Dashboardgebeurtenis> Achter(Wijkdashboard dashboard, string gebiedcode, Figuur figuur) => dashboard.Geteld
        .Where(g => figuur.Telt(g.Feit) && (gebiedcode == dashboard.Cijfers.Code || gebiedcode == g.Feit.Gebied.Wijkcode || gebiedcode == g.Feit.Gebied.Buurtcode)).Select(Van);
}

public static class BekijkDashboardgebeurtenissenEndpoint
{
    public static async Task<(ProblemDetails, Wijkdashboard?)> LoadAsync(
        string gebiedcode, string? figuur, DateOnly? van, DateOnly? tot, DateOnly? peildatum, string? cursor, int? limit,
        ClaimsPrincipal wie, IQuerySession sessie, Gebieden gebieden, Afscherming afscherming, TimeProvider klok, CancellationToken ct)
    {
        if (Figuren.Vind(figuur) is null) return (Problemen.Ongeldig("figuur", $"is geen figuur van het dashboard. Kies uit: {string.Join(", ", Figuren.Alle.Select(f => f.Naam))}, of een onderdeel zoals controles.niemandThuis."), null);
        if (Bladeren.Controleer(cursor, limit) is { Status: not (null or 200) } probleem) return (probleem, null);
        return await Dashboardslot.LeesAsync(gebiedcode, new(van, tot, peildatum), wie, sessie, gebieden, afscherming, klok, ct);
    }

    /// <summary>
    /// The events behind a figure, in the order in which they happened. Only for those who may see small numbers: a list can be
    /// counted per area and day.
    /// </summary>
    [WolverineGet("/v1/wijkdashboards/{gebiedcode}/gebeurtenissen"), NonTransactional, Mag(Toegangsrecht.KleineAantallenZien)]
    public static Pagina<Dashboardgebeurtenis> Get(
        string gebiedcode, string? figuur, DateOnly? van, DateOnly? tot, DateOnly? peildatum, string? cursor, int? limit, Wijkdashboard dashboard, HttpContext http) =>
        Dashboardgebeurtenis.Achter(dashboard, gebiedcode, Figuren.Vind(figuur)!).Blader(http, g => g.Sleutel, cursor, limit);
}
