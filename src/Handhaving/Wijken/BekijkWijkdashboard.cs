using System.Security.Claims;
using System.Text.Json.Serialization;
using Handhaving.Gemeenten;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Wijken;

/// <param name="Aantal">Null when it is hidden.</param>
/// <param name="Gebeurtenissen">Where the events behind the figure are listed.</param>
/// <param name="Uitsplitsing">The parts of the figure, by onderwerp, uitkomst or resultaat.</param>
public sealed record Cijfer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Aantal, bool Afgeschermd, string? Gebeurtenissen, IReadOnlyDictionary<string, Cijfer>? Uitsplitsing);

/// <param name="Gebiedcode">CBS code; means nothing without the year of its list.</param>
public sealed record Gebiedbeeld(string Gebiedcode, string Naam, int Codejaar, IReadOnlyDictionary<string, Cijfer> Cijfers);

public sealed record Dashboardbeeld(DateOnly Van, DateOnly Tot, DateOnly Peildatum, bool Voorlopig, string? Toelichting, IReadOnlyList<int> VastgesteldeJaren, Gebiedbeeld Gebied)
{
    internal static Dashboardbeeld Maak(Wijkdashboard d, Gebiedcijfers gebied, Gebieden gebieden) =>
        new(d.Periode.Van, d.Periode.Tot, d.Peildatum, d.Voorlopig, d.Toelichting, d.VastgesteldeJaren, VanGebied(d, gebied, gebieden));

    internal static Gebiedbeeld VanGebied(Wijkdashboard d, Gebiedcijfers gebied, Gebieden gebieden) =>
        new(gebied.Code, gebieden.Naam(gebied.Code), gebieden.Codejaar, Cijfers(d, gebied, Figuren.Alle, f => f.Naam)!);

    private static Dictionary<string, Cijfer>? Cijfers(Wijkdashboard d, Gebiedcijfers gebied, IReadOnlyList<Figuur> figuren, Func<Figuur, string> naam) => figuren is [] ? null : figuren.ToDictionary(naam, f =>
    {
        var aantal = gebied.Aantallen[f.Naam];
        return new Cijfer(aantal, aantal is null,
            d.Beschermd ? null : $"/v1/wijkdashboards/{gebied.Code}/gebeurtenissen?figuur={f.Naam}&van={d.Periode.Van:yyyy-MM-dd}&tot={d.Periode.Tot:yyyy-MM-dd}&peildatum={d.Peildatum:yyyy-MM-dd}",
            Cijfers(d, gebied, f.Delen, deel => deel.Naam[(deel.Naam.IndexOf('.', StringComparison.Ordinal) + 1)..]));
    });
}

/// <summary>The gemeente as a whole and its wijken, or a wijk and its buurten.</summary>
public sealed record Dashboardlijst(
    DateOnly Van, DateOnly Tot, DateOnly Peildatum, bool Voorlopig, string? Toelichting, IReadOnlyList<int> VastgesteldeJaren, Gebiedbeeld Geheel, IReadOnlyList<Gebiedbeeld> Gebieden);

public static class BekijkWijkdashboardEndpoint
{
    public static async Task<(ProblemDetails, Wijkdashboard?)> LoadAsync(
        string gebiedcode, DateOnly? van, DateOnly? tot, DateOnly? peildatum, ClaimsPrincipal wie, IQuerySession sessie, Gebieden gebieden, Afscherming afscherming, TimeProvider klok, CancellationToken ct) =>
        await Dashboardslot.LeesAsync(gebiedcode, new(van, tot, peildatum), wie, sessie, gebieden, afscherming, klok, ct);

    [WolverineGet("/v1/wijkdashboards/{gebiedcode}"), NonTransactional, Mag(Toegangsrecht.DashboardInzien)]
    public static Dashboardbeeld Get(string gebiedcode, DateOnly? van, DateOnly? tot, DateOnly? peildatum, Wijkdashboard dashboard, Gebieden gebieden) =>
        Dashboardbeeld.Maak(dashboard, Dashboardslot.Zoek(dashboard, gebiedcode), gebieden);
}

public static class BekijkWijkdashboardsEndpoint
{
    public static async Task<(ProblemDetails, Wijkdashboard?)> LoadAsync(
        string? wijkcode, DateOnly? van, DateOnly? tot, DateOnly? peildatum, ClaimsPrincipal wie, IQuerySession sessie, Gebieden gebieden, Afscherming afscherming, TimeProvider klok, CancellationToken ct) =>
        await Dashboardslot.LeesAsync(wijkcode ?? wie.FindFirstValue(Claims.Gemeente)!, new(van, tot, peildatum), wie, sessie, gebieden, afscherming, klok, ct);

    [WolverineGet("/v1/wijkdashboards"), NonTransactional, Mag(Toegangsrecht.DashboardInzien)]
    public static Dashboardlijst Get(string? wijkcode, DateOnly? van, DateOnly? tot, DateOnly? peildatum, Wijkdashboard dashboard, Gebieden gebieden)
    {
        var geheel = Dashboardslot.Zoek(dashboard, wijkcode ?? dashboard.Cijfers.Code);
        return new(dashboard.Periode.Van, dashboard.Periode.Tot, dashboard.Peildatum, dashboard.Voorlopig, dashboard.Toelichting, dashboard.VastgesteldeJaren,
            Dashboardbeeld.VanGebied(dashboard, geheel, gebieden), [.. geheel.Kinderen.Select(k => Dashboardbeeld.VanGebied(dashboard, k, gebieden))]);
    }
}

/// <summary>What the questions about the dashboard share: a sound period, and an area of one's own gemeente.</summary>
public static class Dashboardslot
{
    internal const string Toekomst = "ligt in de toekomst. Wat dan bekend zal zijn weet nu niemand; laat het weg voor vandaag.";

    public static async Task<(ProblemDetails, Wijkdashboard?)> LeesAsync(
        string gebiedcode, Dashboardvraag vraag, ClaimsPrincipal wie, IQuerySession sessie, Gebieden gebieden, Afscherming afscherming, TimeProvider klok, CancellationToken ct)
    {
        if (!gebieden.IsVan(gebiedcode, wie.FindFirstValue(Claims.Gemeente)!)) return (Problemen.Onbekend($"Het gebied {gebiedcode}"), null);
        if (vraag is { Van: { } van, Tot: { } tot } && tot < van) return (Problemen.Ongeldig("tot", "ligt voor van. Geef een periode die vooruit loopt."), null);
        if (vraag.Peildatum > klok.Vandaag()) return (Problemen.Ongeldig("peildatum", Toekomst), null);
        return (WolverineContinue.NoProblems, await Wijkdashboard.LeesAsync(sessie, wie, vraag, gebieden, afscherming, klok, ct));
    }

    /// <summary>The figures of an area; of one that is known but in which nothing was counted, zeros or hidden ones.</summary>
    public static Gebiedcijfers Zoek(Wijkdashboard dashboard, string gebiedcode) => dashboard.Cijfers.Alle.FirstOrDefault(g => g.Code == gebiedcode)
        ?? new Gebiedcijfers(gebiedcode, dashboard.Cijfers.Aantallen.ToDictionary(a => a.Key, _ => dashboard.Beschermd ? null : (int?)0), []);
}
