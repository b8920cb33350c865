using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Recht.Contract;
using Handhaving.Recht.Taal;
using Microsoft.AspNetCore.Components;

namespace Handhaving.Rekenen;

/// <summary>
/// What the pages of the calculators share: the question stands whole in the address, so that the same address always gives
/// the same answer. Fields, labels and choices come from <see cref="Vraag"/>.
/// </summary>
public abstract partial class Rekenpagina : ComponentBase
{
    private const string ErBij = "erbij", Eraf = "eraf", Reken = "reken";

    private readonly Dictionary<string, string> _velden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _aantallen = new(StringComparer.Ordinal);

    [Inject] protected Rekenruimte Ruimte { get; set; } = null!;

    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    protected Vraag? Vraag { get; private set; }

    protected Uitkomst? Uitkomst { get; private set; }

    /// <summary>The answer as the API gives it: every field of it is shown.</summary>
    protected JsonObject Json { get; private set; } = [];

    /// <summary>What is wrong, by the path of the field in the form.</summary>
    protected Dictionary<string, (string Label, string Fout)> Fouten { get; } = new(StringComparer.Ordinal);

    protected bool Vol { get; private set; }

    /// <summary>The address that asks this again, with the filled-in fields alone.</summary>
    protected string Adres => $"{Http.Request.Scheme}://{Http.Request.Host}{Pad}?{string.Join('&', Gevuld().Append((Pad: Reken, Waarde: "ja")).Select(v => $"{v.Pad}={Uri.EscapeDataString(v.Waarde)}"))}";

    /// <summary>The same page with the example of the description.</summary>
    protected string Voorbeeld => $"{Pad}?{string.Join('&', Vraag!.Voorbeeldvelden().Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}").Prepend($"soort={Vraag!.Soort}"))}&{Reken}=ja";

    protected string Pad => Http.Request.Path.Value!;

    protected abstract Vraag? Kies(string? soort);

    protected abstract Uitkomst Bereken(JsonElement geval);

    protected override async Task OnInitializedAsync()
    {
        var opgave = Http.Request.Query;
        Vraag = Kies(Waarde("soort"));
        if (Vraag is null) return;
        foreach (var (naam, waarden) in opgave.Where(v => v.Value.ToString().Trim().Length is > 0 and <= 200))
            _velden[naam] = waarden.ToString().Trim();
        foreach (var (pad, _) in Lijsten(Vraag.Velden, "")) _aantallen[pad] = Tel(pad);
        if (Waarde(ErBij) is { } erbij && _aantallen.TryGetValue(erbij, out var aantal) && aantal < 100)
        {
            _aantallen[erbij] = aantal + 1;
            if (Keuzeveld(erbij) is { } veld && Waarde(Nieuw(erbij)) is { } keuze) _velden[$"{erbij}.{aantal}.{veld.Naam}"] = keuze;
        }
        else if (Waarde(Eraf) is { } eraf && Rij().Match(eraf) is { Success: true } rij) Verwijder(rij.Groups[1].Value, int.Parse(rij.Groups[2].Value, CultureInfo.InvariantCulture));
        else if (opgave.ContainsKey(Reken)) await RekenAsync(Vraag);
    }

    protected string? Lees(string pad) => _velden.GetValueOrDefault(pad);

    protected int Aantal(string pad) => _aantallen.GetValueOrDefault(pad);

    /// <summary>The field by which the parts of a list differ.</summary>
    protected Vraagveld? Keuzeveld(string lijst) => Lijsten(Vraag!.Velden, "").FirstOrDefault(l => l.Pad == lijst).Veld?.Velden.FirstOrDefault(v => v.Soort is Veldsoort.Keuze);

    protected static string Nieuw(string lijst) => $"nieuw.{lijst}";

    protected static string Dag(string? iso) => iso is null ? "onbekend" : Schrijfwijze.Voluit(DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    protected static string Kort(string? iso) => iso is null ? "nog open" : Schrijfwijze.Kort(DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A date, amount or yes as a reader writes it.</summary>
    protected static string Tekst(string veld, JsonNode? waarde) => waarde switch
    {
        null => "geen",
        JsonValue v when v.TryGetValue<bool>(out var ja) => ja ? "ja" : "nee",
        JsonValue v when v.TryGetValue<string>(out var tekst) =>
            DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) ? Schrijfwijze.Voluit(dag)
            : DateTimeOffset.TryParseExact(tekst, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? Schrijfwijze.Voluit(moment)
            : DateTime.TryParseExact(tekst.Split(' ')[0], "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var lokaal) ? $"{Schrijfwijze.Voluit(DateOnly.FromDateTime(lokaal))} om {lokaal:HH\\.mm} uur"
            : tekst,
        JsonValue v when Geldveld().IsMatch(veld) && v.TryGetValue<long>(out var heel) => Schrijfwijze.Euro(heel * 100),
        JsonValue v when Geldveld().IsMatch(veld) && v.TryGetValue<decimal>(out var euro) => Schrijfwijze.Euro((long)(euro * 100)),
        _ => waarde.ToJsonString(),
    };

    private async Task RekenAsync(Vraag vraag)
    {
        foreach (var (pad, veld) in vraag.Ontbrekend(Lees, Aantal)) Fouten[pad] = (veld.Label, veld.EenVan is not null ? "Vul dit veld in, of het veld erna." : veld.Soort is Veldsoort.Keuze or Veldsoort.JaNee ? "Maak een keuze." : "Vul dit veld in.");
        if (Fouten.Count > 0) return;
        var geval = JsonSerializer.SerializeToElement(new JsonObject { ["soort"] = vraag.Soort, ["invoer"] = vraag.Invoer(Lees, Aantal) });
        var berekening = await Ruimte.RekenAsync(() => Berekening.Van(() => Bereken(geval)), Http.RequestAborted);
        if (berekening is null)
        {
            Vol = true;
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                Http.Response.Headers.RetryAfter = "1";
                return Task.CompletedTask;
            });
        }
        else if (berekening.Fout is { } fout)
        {
            var pad = vraag.Formulierpad(fout.Veld, Lees, Aantal);
            var label = vraag.Formuliervelden(Lees, Aantal).FirstOrDefault(v => v.Pad == pad).Veld?.Label ?? "De vraag";
            Fouten[pad] = (label, $"{char.ToUpperInvariant(fout.Fout[0])}{fout.Fout[1..]}: {fout.WatTeDoen}.");
        }
        else (Uitkomst, Json) = (berekening.Uitkomst, berekening.Uitkomst!.NaarJson());
    }

    private string? Waarde(string naam) => Http.Request.Query[naam].ToString().Trim() is { Length: > 0 and <= 200 } waarde ? waarde : null;

    private int Tel(string lijst) => _velden.Keys.Select(k => Onderdeel().Match(k)).Where(m => m.Success && m.Groups[1].Value == lijst)
        .Select(m => int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) + 1).DefaultIfEmpty(0).Max();

    private void Verwijder(string lijst, int nummer)
    {
        if (!_aantallen.TryGetValue(lijst, out var aantal) || nummer >= aantal) return;
        foreach (var pad in _velden.Keys.Where(k => Onderdeel().Match(k) is { Success: true } m && m.Groups[1].Value == lijst).OrderBy(k => int.Parse(Onderdeel().Match(k).Groups[2].Value, CultureInfo.InvariantCulture)).ToList())
        {
            var plaats = int.Parse(Onderdeel().Match(pad).Groups[2].Value, CultureInfo.InvariantCulture);
            _velden.Remove(pad, out var waarde);
            if (plaats > nummer) _velden[$"{lijst}.{plaats - 1}.{Onderdeel().Match(pad).Groups[3].Value}"] = waarde!;
            else if (plaats < nummer) _velden[pad] = waarde!;
        }
        _aantallen[lijst] = aantal - 1;
    }

    private IEnumerable<(string Pad, string Waarde)> Gevuld() => Vraag!.Formuliervelden(Lees, Aantal)
        .SelectMany(v => v.Veld.Soort is Veldsoort.Lengte && Lees(v.Pad) is not null ? [v.Pad, v.Pad + Vraaginvoer.Eenheid] : (string[])[v.Pad])
        .Where(p => Lees(p) is not null).Select(p => (p, Lees(p)!)).Prepend(("soort", Vraag!.Soort));

    private static IEnumerable<(string Pad, Vraagveld Veld)> Lijsten(IReadOnlyList<Vraagveld> velden, string voorvoegsel) => velden.SelectMany(v => v.Soort switch
    {
        Veldsoort.Lijst => [(voorvoegsel + v.Naam, v)],
        Veldsoort.Groep => Lijsten(v.Velden, voorvoegsel + v.Naam + "."),
        _ => Enumerable.Empty<(string, Vraagveld)>(),
    });

    [GeneratedRegex(@"^([A-Za-z.]+)\.([0-9]{1,2})\z")]
    private static partial Regex Rij();

    [GeneratedRegex(@"^([A-Za-z.]+)\.([0-9]{1,2})\.([A-Za-z.]+)\z")]
    private static partial Regex Onderdeel();

    [GeneratedRegex("^(maximum|rente|berekend)$")]
    private static partial Regex Geldveld();
}
