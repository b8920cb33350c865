using System.Globalization;
using System.Security.Claims;
using Handhaving.Gemeenten;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Components;

namespace Handhaving.Wijken;

/// <summary>What the pages of the dashboard share: the question in the address, the answer, and addresses that keep the question.</summary>
public abstract class Dashboardpagina : ComponentBase
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    [Inject] protected IDocumentStore Opslag { get; set; } = null!;

    [Inject] protected Gebieden Gebieden { get; set; } = null!;

    [Inject] protected Afscherming Afscherming { get; set; } = null!;

    [Inject] protected TimeProvider Klok { get; set; } = null!;

    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    protected Wijkdashboard? Dashboard { get; private set; }

    protected Gebiedcijfers? Gebied { get; private set; }

    /// <summary>What is wrong with the question; the answer is then that to an empty one.</summary>
    protected string? Foutmelding { get; private set; }

    /// <summary>What stands in the form. Adopted figures have a peildatum of their own, so there it stays empty.</summary>
    protected string? Peildatum => Vraag("peildatum") ?? (Dashboard!.Beschermd ? null : Iso(Dashboard.Peildatum));

    protected string Naam => Gebied is null ? "" : Gebieden.Naam(Gebied.Code);

    protected string Gemeente => Http.User.FindFirstValue(Claims.Gemeente)!;

    /// <summary>The years to choose at once: those that one may see, or the last five.</summary>
    protected IEnumerable<int> Jaren => Dashboard!.Beschermd ? Dashboard.VastgesteldeJaren : Enumerable.Range(Math.Min(Dashboard.Periode.Tot.Year, Klok.Vandaag().Year - 2) - 2, 5);

    /// <summary>Only areas with something to draw; the table has them all.</summary>
    protected IReadOnlyList<(string, int?, int?)> Staven =>
        [.. Gebied!.Kinderen.Where(k => k.Aantallen[Figuren.Controles.Naam] > 0 || k.Aantallen[Figuren.ProcessenVerbaal.Naam] > 0).Select(k => (Gebieden.Naam(k.Code), k.Aantallen[Figuren.Controles.Naam], k.Aantallen[Figuren.ProcessenVerbaal.Naam]))];

    protected override async Task OnInitializedAsync()
    {
        var vraag = new Dashboardvraag(Dag("van"), Dag("tot"), Dag("peildatum"));
        if (vraag is { Van: { } van, Tot: { } tot } && tot < van)
        {
            Foutmelding = "Tot en met ligt voor van. Kies een periode die vooruit loopt.";
            vraag = vraag with { Van = null, Tot = null };
        }
        if (vraag.Peildatum > Klok.Vandaag())
        {
            Foutmelding = $"Peildatum {Dashboardslot.Toekomst}";
            vraag = vraag with { Peildatum = null };
        }
        var code = Vraag("gebied") ?? Gemeente;
        await using var sessie = Opslag.QuerySession(Gemeente);
        if (Gebieden.IsVan(code, Gemeente))
        {
            Dashboard = await Wijkdashboard.LeesAsync(sessie, Http.User, vraag, Gebieden, Afscherming, Klok, Http.RequestAborted);
            Gebied = Dashboardslot.Zoek(Dashboard, code);
        }
        else
        {
            NietGevonden();
        }
    }

    /// <summary>Only when the answer starts: set earlier, the framework leaves the page itself out.</summary>
    protected void NietGevonden() => Http.Response.OnStarting(() =>
    {
        Http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    protected string? Vraag(string naam) => Http.Request.Query[naam].ToString() is { Length: > 0 } waarde ? waarde : null;

    protected string Adres(string gebied) => $"/wijkdashboard?{Periodevraag()}&gebied={Uri.EscapeDataString(gebied)}";

    protected string Jaaradres(int jaar) => $"/wijkdashboard?van={jaar:0000}-01-01&tot={jaar:0000}-12-31&gebied={Uri.EscapeDataString(Gebied!.Code)}";

    /// <summary>Where the events behind a figure are; nowhere for whom small numbers are hidden.</summary>
    protected string? Lijst(string gebied, Figuur figuur) =>
        Dashboard!.Beschermd ? null : $"/wijkdashboard/gebeurtenissen?{Periodevraag()}&gebied={Uri.EscapeDataString(gebied)}&figuur={figuur.Naam}";

    protected static string Datum(DateOnly dag) => dag.ToString("d MMMM yyyy", Nederlands);

    protected static string Moment(DateTimeOffset moment) => LokaleTijd.In(moment).ToString("d MMM yyyy HH:mm", Nederlands);

    protected static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    protected static string Soort(string code) => code.StartsWith("WK", StringComparison.Ordinal) ? "wijk" : "buurt";

    protected static string Kop(Figuur figuur) => figuur.Soort switch { Feitsoort.Melding => "Onderwerp", Feitsoort.Beoordeling => "Uitkomst", _ => "Resultaat" };

    protected string Waarnaar(Figuur figuur) => $"{figuur.Titel} in {Naam}, naar {Kop(figuur).ToLowerInvariant()}";

    protected string Periodevraag() => string.Create(CultureInfo.InvariantCulture, $"van={Iso(Dashboard!.Periode.Van)}&tot={Iso(Dashboard.Periode.Tot)}") + (Dag("peildatum") is { } dag ? $"&peildatum={Iso(dag)}" : "");

    private DateOnly? Dag(string naam)
    {
        if (Vraag(naam) is not { } tekst) return null;
        if (DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag)) return dag;
        Foutmelding = $"{(naam == "tot" ? "Tot en met" : char.ToUpperInvariant(naam[0]) + naam[1..])} is geen datum. Kies een dag, of laat het veld leeg.";
        return null;
    }
}
