using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Platform;
using Handhaving.Recht.Contract;
using Handhaving.Recht.Regels;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Rekenen;

/// <summary>De regel die is toegepast.</summary>
/// <param name="Id">Vaste naam van de regel.</param>
/// <param name="Artikel">De grondslag.</param>
/// <param name="Versie">De versie van de regel.</param>
/// <param name="GeldigVan">De eerste dag van het aanvangsfeit waarvoor deze versie geldt.</param>
/// <param name="GeldigTotEnMet">De laatste dag; ontbreekt zolang er geen einde bekend is.</param>
public sealed record Regelverwijzing(string Id, string Artikel, string Versie, DateOnly GeldigVan, DateOnly? GeldigTotEnMet)
{
    public static Regelverwijzing Naar(Regel regel) => new(regel.Id, regel.Artikel, regel.Versie, regel.Geldigheid.Van, regel.Geldigheid.TotEnMet);
}

/// <summary>Iets wat de lezer moet weten voordat hij op de uitkomst vaart.</summary>
/// <param name="Code">Vaste code.</param>
/// <param name="Tekst">De waarschuwing in een zin.</param>
/// <param name="JuridischPunt">Het open punt in docs/juridische-punten.md waaruit zij voortkomt.</param>
public sealed record Rekenwaarschuwing(string Code, string Tekst, int? JuridischPunt);

/// <summary>De uitkomst van een rekenvraag: hieronder de vaste velden, ernaast de velden van haar soort.</summary>
public sealed class Rekenantwoord
{
    private static readonly string[] Vast = ["soort", "regel", "kalenderversie", "zekerheid", "betrouwbaarheid", "uitleg", "waarschuwingen"];

    public Rekenantwoord(Uitkomst uitkomst)
    {
        var json = uitkomst.NaarJson();
        Soort = uitkomst.Soort;
        Regel = Regelverwijzing.Naar(uitkomst.Regel);
        Kalenderversie = uitkomst.Kalenderversie;
        Zekerheid = json["zekerheid"]!.GetValue<string>();
        Betrouwbaarheid = json["betrouwbaarheid"]!.GetValue<string>();
        Uitleg = uitkomst.Uitleg;
        Waarschuwingen = [.. uitkomst.Waarschuwingen.Select(w => new Rekenwaarschuwing(w.Code, w.Tekst, w.JuridischPunt))];
        foreach (var veld in Vast) json.Remove(veld);
        Velden = json.ToDictionary(v => v.Key, v => JsonSerializer.SerializeToElement(v.Value));
    }

    /// <summary>De soort van de vraag.</summary>
    public string Soort { get; }

    /// <summary>De regel die is toegepast.</summary>
    public Regelverwijzing Regel { get; }

    /// <summary>De versie van de kalender waarmee is gerekend.</summary>
    public string Kalenderversie { get; }

    /// <summary>hoog, of midden als tekst of uitleg niet vaststaat.</summary>
    public string Zekerheid { get; }

    /// <summary>Hoe de bron is gecontroleerd: V, V17, J, M of P (zie docs/juridische-punten.md).</summary>
    public string Betrouwbaarheid { get; }

    /// <summary>De berekening in een zin, met de artikelen.</summary>
    public string Uitleg { get; }

    /// <summary>Wat de lezer moet weten; leeg als er niets is.</summary>
    public IReadOnlyList<Rekenwaarschuwing> Waarschuwingen { get; }

    /// <summary>The fields of its own kind, nulls included: a null answers too.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Velden { get; }
}

/// <summary>What both calculators do once the question is read.</summary>
internal static class Rekenvraag
{
    public static async Task<(ProblemDetails, Rekenantwoord?)> BeantwoordAsync(Func<Uitkomst> rekenaar, Rekenruimte ruimte, HttpContext http)
    {
        var berekening = await ruimte.RekenAsync(() => Berekening.Van(rekenaar), http.RequestAborted);
        return berekening switch
        {
            null => (Rekenruimte.Vol(http), null),
            { Fout: { } fout } => (Problemen.Ongeldig(fout.Veld, $"{fout.Fout} (regel {fout.Regel}). {char.ToUpperInvariant(fout.WatTeDoen[0])}{fout.WatTeDoen[1..]}."), null),
            _ => (WolverineContinue.NoProblems, new Rekenantwoord(berekening.Uitkomst!)),
        };
    }
}
