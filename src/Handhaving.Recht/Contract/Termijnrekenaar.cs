using System.Text.Json;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Contract;

/// <summary>
/// Het rekencontract voor termijnen: één object met <c>soort</c> en <c>invoer</c> erin, een <see cref="Uitkomst"/> eruit.
/// Zonder toestand en zonder klok: dezelfde vraag geeft altijd hetzelfde antwoord.
/// </summary>
public static class Termijnrekenaar
{
    /// <summary>De soorten die deze rekenaar kent.</summary>
    public static IReadOnlyCollection<string> Soorten => [.. Termijnsoorten.Alle.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Berekent een termijn.</summary>
    /// <param name="geval">Het object met <c>soort</c> en <c>invoer</c>; andere velden blijven buiten beschouwing.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    /// <exception cref="OngeldigeInvoerException">Als de invoer niet te lezen is.</exception>
    public static Uitkomst Bereken(JsonElement geval, Rechtsgegevens? gegevens = null)
    {
        if (geval.ValueKind != JsonValueKind.Object)
            throw new OngeldigeInvoerException("(geheel)", "termijnen", "is geen object", "geef een JSON-object met soort en invoer");
        var soort = geval.TryGetProperty("soort", out var s) && s.ValueKind == JsonValueKind.String ? s.GetString()! : "";
        if (!Termijnsoorten.Alle.TryGetValue(soort, out var rekenregel))
            throw new OngeldigeInvoerException("soort", "termijnen", soort.Length == 0 ? "ontbreekt" : $"heeft de onbekende waarde '{soort}'", $"geef een van: {string.Join(", ", Soorten)}");
        if (!geval.TryGetProperty("invoer", out var element))
            throw new OngeldigeInvoerException("invoer", soort, "ontbreekt", "geef een object met de velden van deze soort");
        var invoer = new Invoer(element, "invoer", soort);
        var uitkomst = rekenregel(invoer, gegevens ?? Rechtsgegevens.Standaard);
        return uitkomst with { Waarschuwingen = [.. uitkomst.Waarschuwingen, .. invoer.OnbekendeVelden()] };
    }
}
