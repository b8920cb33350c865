using System.Text.Json.Nodes;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;
using static Handhaving.Recht.Contract.Uitkomst;

namespace Handhaving.Recht.Contract;

internal static partial class Termijnsoorten
{
    private static readonly Dictionary<string, Stuitingssoort> Stuitingen = Enum.GetValues<Stuitingssoort>().ToDictionary(s => s.ToString(), StringComparer.Ordinal);

    private enum Grondsoort
    {
        Uitstel,
        Procedure,
        Schorsing,
    }

    private static readonly Dictionary<string, Grondsoort> Gronden = new(StringComparer.Ordinal)
    {
        ["uitstelVanBetaling"] = Grondsoort.Uitstel,
        ["surseanceVanBetaling"] = Grondsoort.Uitstel,
        ["faillissement"] = Grondsoort.Uitstel,
        ["schuldsanering"] = Grondsoort.Uitstel,
        ["schorsingTenuitvoerlegging"] = Grondsoort.Uitstel,
        ["procedureTegenLastAanhangig"] = Grondsoort.Procedure,
        ["verzoekInvorderingAanhangig"] = Grondsoort.Procedure,
        ["procedureTegenAfwijzingVerzoek"] = Grondsoort.Procedure,
        ["schorsingInvorderingsbeschikking"] = Grondsoort.Schorsing,
    };

    private static Uitkomst Verjaard(string soort, Antwoord<Verjaring> antwoord) => Van(soort, antwoord, new()
    {
        ["laatsteDagRechtsvordering"] = Iso(antwoord.Waarde.LaatsteDagRechtsvordering),
        ["verjaardVanaf"] = Iso(antwoord.Waarde.VerjaardVanaf),
    });

    private static Uitkomst Stuiting(Invoer invoer, Rechtsgegevens gegevens)
    {
        var handelingen = invoer.Lijst("handelingen").Select(h =>
        {
            var soort = h.Tekst("soort", $"geef een soort, bijvoorbeeld {string.Join(", ", Stuitingen.Keys)}");
            return new Stuitingshandeling(h.Datum("datum"), soort, Stuitingen.TryGetValue(soort, out var stuiting) ? stuiting : null);
        });
        var antwoord = Verjaring.MetStuiting(invoer.Datum("verbeurdOp"), [.. handelingen], gegevens);
        var kern = new JsonObject { ["verloop"] = new JsonArray([.. antwoord.Waarde.Verloop.Select(Stap)]) };
        foreach (var (veld, waarde) in Verjaard("verjaringMetStuiting", antwoord).Kern)
            kern[veld] = waarde?.DeepClone();
        return Van("verjaringMetStuiting", antwoord, kern);
    }

    private static JsonObject Stap(Stuitingsstap stap)
    {
        var json = new JsonObject { ["datum"] = Iso(stap.Datum), ["soort"] = stap.Soort, ["stuit"] = stap.Stuit };
        if (stap.Stuit)
            json["nieuweLaatsteDag"] = Iso(stap.NieuweLaatsteDag);
        else
            json["reden"] = stap.Reden;
        return json;
    }

    private static Uitkomst Verlenging(Invoer invoer, Rechtsgegevens gegevens)
    {
        var verbeurdOp = invoer.Datum("verbeurdOp");
        var gronden = Verlengingsgronden.Geen;
        foreach (var grond in invoer.Lijst("gronden"))
            gronden = grond.Keuze("grond", Gronden) switch
            {
                Grondsoort.Uitstel => gronden with { Uitstel = gronden.Uitstel.Add(LeesTijdvak(grond)) },
                Grondsoort.Schorsing => gronden with { Schorsingen = gronden.Schorsingen.Add(LeesTijdvak(grond)) },
                _ => gronden with { Procedures = gronden.Procedures.Add(new(grond.DatumOfNiets("van") ?? verbeurdOp, grond.DatumOfNiets("onherroepelijkOp"))) },
            };
        return Verjaard("verjaringMetVerlenging", Verjaring.MetVerlenging(verbeurdOp, gronden, gegevens));
    }

    internal static Tijdvak LeesTijdvak(Invoer invoer)
    {
        var tijdvak = new Tijdvak(invoer.Datum("van"), invoer.Datum("totEnMet"));
        return tijdvak.TotEnMet >= tijdvak.Van ? tijdvak : throw invoer.Fout("totEnMet", "ligt voor van", "geef een laatste dag op of na de eerste");
    }
}
