using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Contract;

/// <summary>
/// Maakt invoer voor het contract uit wat iemand in een formulier typt, langs de beschrijving in <see cref="Vraag"/>. Wat niet te
/// lezen is, gaat als tekst door, zodat de rekenaar het weigert en zegt wat er mis is.
/// </summary>
public static partial class Vraaginvoer
{
    /// <summary>Het achtervoegsel van het formulierveld met de eenheid van een <see cref="Veldsoort.Lengte"/>.</summary>
    public const string Eenheid = ".eenheid";

    /// <summary>Invoer uit een formulier.</summary>
    /// <param name="vraag">De vraag.</param>
    /// <param name="lees">De tekst in een formulierveld, bij zijn pad: <c>last.bedrag</c>, <c>gebeurtenissen.0.datum</c>; <c>null</c> als het leeg is.</param>
    /// <param name="aantal">Het aantal delen van een lijst, bij haar pad.</param>
    public static JsonObject Invoer(this Vraag vraag, Func<string, string?> lees, Func<string, int> aantal) => Lees(vraag.Velden, "", lees, aantal);

    /// <summary>Een voorbeeld dat de rekenaar beantwoordt.</summary>
    public static JsonObject Voorbeeld(this Vraag vraag)
    {
        var velden = vraag.Voorbeeldvelden();
        return vraag.Invoer(pad => velden.GetValueOrDefault(pad), pad => velden.Keys.Any(k => k.StartsWith(pad + ".0.", StringComparison.Ordinal)) ? 1 : 0);
    }

    /// <summary>Hetzelfde voorbeeld, zoals het in een formulier staat: de tekst bij het pad van elk veld.</summary>
    public static IReadOnlyDictionary<string, string> Voorbeeldvelden(this Vraag vraag)
    {
        var velden = new Dictionary<string, string>(StringComparer.Ordinal);
        Verzamel(vraag.Velden, "");
        return velden;

        void Verzamel(IReadOnlyList<Vraagveld> van, string pad)
        {
            foreach (var veld in van.Where(v => v.Soort != Veldsoort.Lijst || v.Verplicht))
            {
                if (veld.Voorbeeld is not null)
                    velden[pad + veld.Naam] = veld.Voorbeeld;
                Verzamel(veld.Velden, pad + veld.Naam + (veld.Soort == Veldsoort.Lijst ? ".0." : "."));
                Verzamel(veld.Keuzes.FirstOrDefault(k => k.Waarde == veld.Voorbeeld)?.Velden ?? [], pad);
            }
        }
    }

    /// <summary>De velden die bij deze antwoorden horen, met hun pad in het formulier, ook die binnen groepen, lijsten en gekozen keuzes.</summary>
    public static IEnumerable<(string Pad, Vraagveld Veld, IReadOnlyList<Vraagveld> Ernaast)> Formuliervelden(this Vraag vraag, Func<string, string?> lees, Func<string, int> aantal) =>
        Loop(vraag.Velden, "", lees, aantal);

    /// <summary>De verplichte velden die leeg zijn, met hun pad in het formulier.</summary>
    public static IEnumerable<(string Pad, Vraagveld Veld)> Ontbrekend(this Vraag vraag, Func<string, string?> lees, Func<string, int> aantal)
    {
        foreach (var (pad, veld, ernaast) in vraag.Formuliervelden(lees, aantal))
        {
            var voorvoegsel = pad[..^veld.Naam.Length];
            if (!veld.Verplicht || veld.Soort is Veldsoort.Groep or Veldsoort.Lijst || lees(pad) is not null)
                continue;
            if (veld.EenVan is { } merk && (ernaast.First(v => v.EenVan == merk) != veld || ernaast.Any(v => v.EenVan == merk && lees(voorvoegsel + v.Naam) is not null)))
                continue;
            if (veld.NietNodigBij is { } waarde && ernaast.Any(v => v.Soort == Veldsoort.Keuze && lees(voorvoegsel + v.Naam) == waarde))
                continue;
            yield return (pad, veld);
        }
    }

    /// <summary>Het formulierveld waar een geweigerd veld van het contract staat: <c>invoer.gebeurtenissen[0].datum</c> wordt <c>gebeurtenissen.0.datum</c>.</summary>
    public static string Formulierpad(this Vraag vraag, string veld, Func<string, string?> lees, Func<string, int> aantal)
    {
        var pad = PlaatsInLijst().Replace(veld, ".$1");
        pad = pad.StartsWith("invoer.", StringComparison.Ordinal) ? pad["invoer.".Length..] : pad;
        foreach (var (plek, lengte, _) in vraag.Formuliervelden(lees, aantal).Where(v => v.Veld.Soort == Veldsoort.Lengte))
            if (lengte.Keuzes.Any(k => plek[..^lengte.Naam.Length] + k.Waarde == pad))
                return plek;
        return pad;
    }

    private static IEnumerable<(string, Vraagveld, IReadOnlyList<Vraagveld>)> Loop(IReadOnlyList<Vraagveld> velden, string voorvoegsel, Func<string, string?> lees, Func<string, int> aantal)
    {
        foreach (var veld in velden)
        {
            var pad = voorvoegsel + veld.Naam;
            yield return (pad, veld, velden);
            var binnen = veld.Soort switch
            {
                Veldsoort.Groep => Loop(veld.Velden, pad + ".", lees, aantal),
                Veldsoort.Lijst => Enumerable.Range(0, aantal(pad)).SelectMany(i => Loop(veld.Velden, string.Create(CultureInfo.InvariantCulture, $"{pad}.{i}."), lees, aantal)),
                Veldsoort.Keuze => Loop(Gekozen(veld, lees(pad)), voorvoegsel, lees, aantal),
                _ => [],
            };
            foreach (var deel in binnen)
                yield return deel;
        }
    }

    private static IReadOnlyList<Vraagveld> Gekozen(Vraagveld veld, string? waarde) => veld.Keuzes.FirstOrDefault(k => k.Waarde == waarde)?.Velden ?? [];

    private static JsonObject Lees(IReadOnlyList<Vraagveld> velden, string voorvoegsel, Func<string, string?> lees, Func<string, int> aantal)
    {
        var json = new JsonObject();
        foreach (var veld in velden)
        {
            var pad = voorvoegsel + veld.Naam;
            if (veld.Soort == Veldsoort.Groep)
                json[veld.Naam] = Lees(veld.Velden, pad + ".", lees, aantal);
            else if (veld.Soort == Veldsoort.Lijst)
            {
                if (aantal(pad) is var n && (n > 0 || veld.Verplicht))
                    json[veld.Naam] = new JsonArray([.. Enumerable.Range(0, n).Select(i => Lees(veld.Velden, string.Create(CultureInfo.InvariantCulture, $"{pad}.{i}."), lees, aantal))]);
            }
            else if (lees(pad) is { } tekst)
            {
                var eenheid = lees(pad + Eenheid);
                json[veld.Soort == Veldsoort.Lengte ? (veld.Keuzes.FirstOrDefault(k => k.Waarde == eenheid) ?? veld.Keuzes[0]).Waarde : veld.Naam] = Waarde(veld.Soort, tekst.Trim());
                foreach (var (naam, waarde) in Lees(Gekozen(veld, tekst), voorvoegsel, lees, aantal))
                    json[naam] = waarde?.DeepClone();
            }
        }

        return json;
    }

    private static JsonNode Waarde(Veldsoort soort, string tekst) => soort switch
    {
        Veldsoort.Datum or Veldsoort.DatumOfTijdstip when DateOnly.TryParseExact(tekst, "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dag) => Uitkomst.Iso(dag),
        Veldsoort.Tijdstip when DateTime.TryParseExact(tekst, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var lokaal) =>
            Uitkomst.Iso(LokaleTijd.Om(DateOnly.FromDateTime(lokaal), TimeOnly.FromDateTime(lokaal))),
        Veldsoort.JaNee when tekst is "true" or "false" => tekst == "true",
        Veldsoort.Getal or Veldsoort.Lengte when int.TryParse(tekst, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var getal) => getal,
        Veldsoort.Bedrag or Veldsoort.Percentage when Decimaal(tekst) is { } bedrag => bedrag,
        Veldsoort.Nummers => new JsonArray([.. tekst.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var nummer) ? JsonValue.Create(nummer) : JsonValue.Create(n))]),
        _ => tekst,
    };

    /// <summary>Zoals een Nederlander een bedrag schrijft: "1.500,50"; ook "1500.50", waar de punt geen duizendtal kan scheiden.</summary>
    private static decimal? Decimaal(string tekst)
    {
        tekst = tekst.Replace("€", "", StringComparison.Ordinal).Replace("%", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim();
        var gewoon = Nederlands().IsMatch(tekst) ? tekst.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : tekst;
        return decimal.TryParse(gewoon, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bedrag) ? bedrag : null;
    }

    [GeneratedRegex(@"^(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?$")]
    private static partial Regex Nederlands();

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex PlaatsInLijst();
}
