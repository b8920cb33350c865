using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Recht.Bedragen;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Recht.Regels;
using static Handhaving.Recht.Contract.Uitkomst;

namespace Handhaving.Recht.Contract;

/// <summary>
/// Het rekencontract voor dwangsommen: één object met <c>invoer</c> (last, gebeurtenissen, peildatum) erin, een <see cref="Uitkomst"/> eruit.
/// Met <c>hoofdsom</c> in de invoer rekent het de wettelijke rente uit. Bedragen zijn euro, rente in twee decimalen.
/// </summary>
public static class Dwangsomrekenaar
{
    /// <summary>Berekent de stand van een last op de peildatum, of de wettelijke rente over een hoofdsom.</summary>
    /// <param name="geval">Het object met <c>invoer</c>; <c>soort</c> (dwangsommen of rente) mag ontbreken.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    /// <exception cref="OngeldigeInvoerException">Als de invoer niet te lezen is.</exception>
    public static Uitkomst Bereken(JsonElement geval, Rechtsgegevens? gegevens = null)
    {
        if (geval.ValueKind != JsonValueKind.Object || !geval.TryGetProperty("invoer", out var element))
            throw new OngeldigeInvoerException("invoer", "dwangsommen", "ontbreekt", "geef een object met invoer: last, gebeurtenissen en peildatum");
        var rente = IsRente(geval, element);
        var invoer = new Invoer(element, "invoer", rente ? "wettelijkeRente" : "dwangsommen");
        var uitkomst = rente ? Rente(invoer, gegevens) : Ledger(invoer, gegevens);
        return uitkomst with { Waarschuwingen = [.. uitkomst.Waarschuwingen, .. invoer.OnbekendeVelden()] };
    }

    private static bool IsRente(JsonElement geval, JsonElement invoer)
    {
        if (!geval.TryGetProperty("soort", out var soort) || soort.ValueKind == JsonValueKind.Null)
            return invoer.ValueKind == JsonValueKind.Object && invoer.TryGetProperty("hoofdsom", out _);
        var naam = soort.ValueKind == JsonValueKind.String ? soort.GetString() : null;
        return naam switch
        {
            "dwangsommen" or "dwangsom" => false,
            "rente" or "wettelijkeRente" => true,
            _ => throw new OngeldigeInvoerException("soort", "dwangsommen", $"heeft de onbekende waarde '{soort}'", "geef dwangsommen of rente, of laat het veld weg"),
        };
    }

    internal static Uitkomst Ledger(Invoer invoer, Rechtsgegevens? gegevens)
    {
        var last = Lastlezer.Last(invoer.Deel("last"));
        var peildatum = invoer.Datum("peildatum");
        var antwoord = Stand.Op(peildatum, last, Lastlezer.Gebeurtenissenlijst(invoer, last, peildatum), gegevens);
        var stand = antwoord.Waarde;
        return Van("dwangsommen", antwoord, new()
        {
            ["verbeurdAantal"] = stand.Posten.Count,
            ["verbeurd"] = Euro(stand.VerbeurdCent),
            ["betaald"] = Euro(stand.BetaaldCent),
            ["verjaard"] = Euro(stand.VerjaardCent),
            ["openstaand"] = Euro(stand.OpenstaandCent),
            ["waarvanInVerzuim"] = Euro(stand.InVerzuimCent),
            ["resterendTotMaximum"] = Euro(stand.ResterendTotMaximumCent),
            ["teVeelBetaald"] = Euro(stand.TeVeelBetaaldCent),
            ["verbeurten"] = new JsonArray([.. stand.Posten.Select(NaarVerbeurte)]),
        }, new() { ["grootboek"] = Grootboekbijlage.Maak(stand) });
    }

    private static JsonObject NaarVerbeurte(Post post)
    {
        var json = new JsonObject
        {
            ["nr"] = post.Verbeurte.Nr,
            ["verbeurdOp"] = Iso(post.Verbeurte.VerbeurdOp),
            ["bedrag"] = Euro(post.Verbeurte.BedragCent),
            ["betalenUiterlijk"] = Iso(post.Verbeurte.BetalenUiterlijk),
        };
        if (!post.Verbeurte.Signalen.IsEmpty)
            json["signalen"] = new JsonArray([.. post.Verbeurte.Signalen.Select(s => JsonValue.Create(s))]);
        json["laatsteDagRechtsvordering"] = Iso(post.LaatsteDagRechtsvordering);
        json["betaald"] = Euro(post.Verbeurte.BetaaldCent);
        return json;
    }

    internal static Uitkomst Rente(Invoer invoer, Rechtsgegevens? gegevens)
    {
        var vanaf = invoer.Datum("verzuimVanaf");
        var tot = invoer.Datum("betaaldOp");
        var antwoord = WettelijkeRente.Bereken(invoer.Cent("hoofdsom"), vanaf, tot, invoer.BasispuntenOfNiets("rentepercentage"), invoer.Ja("bestuursorgaanIsSchuldenaar"), gegevens);
        return Van("rente", antwoord, new()
        {
            ["dagen"] = antwoord.Waarde.Dagen,
            ["rente"] = antwoord.Waarde.VerschuldigdCent is { } cent ? Euro(cent) : null,
        }, new() { ["berekend"] = antwoord.Waarde.BerekendCent is { } berekend ? Euro(berekend) : null });
    }
}
