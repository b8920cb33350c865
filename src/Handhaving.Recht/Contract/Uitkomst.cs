using System.Globalization;
using System.Text.Json.Nodes;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Contract;

/// <summary>De uitkomst van een rekenvraag: de kale antwoordvorm van het contract en alles wat haar verantwoordt.</summary>
/// <param name="Soort">De soort van de vraag.</param>
/// <param name="Kern">Precies de velden van het contract (<c>verwacht</c>); bedragen in hele euro.</param>
/// <param name="Aanvulling">Velden naast het contract, zoals de veilige datum en het grootboek in eurocenten.</param>
/// <param name="Regel">De toegepaste regel.</param>
/// <param name="Kalenderversie">De versie van de kalender.</param>
/// <param name="Uitleg">De berekening in een Nederlandse zin met de artikelen.</param>
/// <param name="Waarschuwingen">Wat de lezer moet weten.</param>
public sealed record Uitkomst(
    string Soort,
    JsonObject Kern,
    JsonObject Aanvulling,
    Regel Regel,
    string Kalenderversie,
    string Uitleg,
    IReadOnlyList<Waarschuwing> Waarschuwingen)
{
    /// <summary>Alles in één object: de velden van de kern, de aanvulling, en soort, regel, kalenderversie, zekerheid, uitleg en waarschuwingen.</summary>
    public JsonObject NaarJson()
    {
        var json = (JsonObject)Kern.DeepClone();
        foreach (var (veld, waarde) in Aanvulling)
            json[veld] = waarde?.DeepClone();
        json["soort"] = Soort;
        json["regel"] = new JsonObject
        {
            ["id"] = Regel.Id,
            ["artikel"] = Regel.Artikel,
            ["versie"] = Regel.Versie,
            ["geldigVan"] = Iso(Regel.Geldigheid.Van),
            ["geldigTotEnMet"] = Iso(Regel.Geldigheid.TotEnMet),
        };
        json["kalenderversie"] = Kalenderversie;
        json["zekerheid"] = Regel.Zeker ? "hoog" : "midden";
        json["betrouwbaarheid"] = Regel.Betrouwbaarheid.Merkteken();
        json["uitleg"] = Uitleg;
        json["waarschuwingen"] = new JsonArray([.. Waarschuwingen.Select(NaarJson)]);
        return json;
    }

    internal static Uitkomst Van<T>(string soort, Antwoord<T> antwoord, JsonObject kern, JsonObject? aanvulling = null) =>
        new(soort, kern, aanvulling ?? [], antwoord.Regel, antwoord.Kalenderversie, antwoord.Uitleg, antwoord.Waarschuwingen);

    internal static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string? Iso(DateOnly? dag) => dag is { } d ? Iso(d) : null;

    internal static string Iso(DateTimeOffset tijdstip) => tijdstip.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Eurocenten als euro: een geheel getal zonder decimalen, anders met twee.</summary>
    internal static JsonValue Euro(long cent) => cent % 100 == 0 ? JsonValue.Create(cent / 100) : JsonValue.Create(cent / 100m);

    private static JsonObject NaarJson(Waarschuwing waarschuwing)
    {
        var json = new JsonObject { ["code"] = waarschuwing.Code, ["tekst"] = waarschuwing.Tekst };
        if (waarschuwing.JuridischPunt is { } punt)
            json["juridischPunt"] = punt;
        return json;
    }
}
