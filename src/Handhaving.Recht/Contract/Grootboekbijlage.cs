using System.Text.Json.Nodes;
using Handhaving.Recht.Dwangsommen;
using static Handhaving.Recht.Contract.Uitkomst;

namespace Handhaving.Recht.Contract;

/// <summary>Het hele grootboek naast het contract: alle bedragen in eurocenten, per verbeurte en in totaal, met de signalen.</summary>
internal static class Grootboekbijlage
{
    public static JsonObject Maak(Stand stand) => new()
    {
        ["peildatum"] = Iso(stand.Peildatum),
        ["eersteDag"] = Iso(stand.Grootboek.EersteDag),
        ["verbeurdCent"] = stand.VerbeurdCent,
        ["betaaldCent"] = stand.BetaaldCent,
        ["openstaandCent"] = stand.OpenstaandCent,
        ["inVerzuimCent"] = stand.InVerzuimCent,
        ["verjaardCent"] = stand.VerjaardCent,
        ["afgezienCent"] = stand.AfgezienCent,
        ["kwijtgescholdenCent"] = stand.KwijtgescholdenCent,
        ["vervallenCent"] = stand.VervallenCent,
        ["kostenBetaaldCent"] = stand.KostenBetaaldCent,
        ["renteBetaaldCent"] = stand.RenteBetaaldCent,
        ["ontvangenCent"] = stand.OntvangenCent,
        ["terugbetaaldCent"] = stand.TerugbetaaldCent,
        ["teVeelBetaaldCent"] = stand.TeVeelBetaaldCent,
        ["nogTerugTeBetalenCent"] = stand.NogTerugTeBetalenCent,
        ["resterendTotMaximumCent"] = stand.ResterendTotMaximumCent,
        ["posten"] = new JsonArray([.. stand.Posten.Select(Maak)]),
        ["signalen"] = new JsonArray([.. stand.Grootboek.Signalen.Select(Maak)]),
    };

    private static JsonObject Maak(Post post) => new()
    {
        ["nr"] = post.Verbeurte.Nr,
        ["verbeurdOp"] = Iso(post.Verbeurte.VerbeurdOp),
        ["bedragCent"] = post.Verbeurte.BedragCent,
        ["betalenUiterlijk"] = Iso(post.Verbeurte.BetalenUiterlijk),
        ["verzuimVanaf"] = Iso(post.Verbeurte.VerzuimVanaf),
        ["inVerzuim"] = post.InVerzuim,
        ["laatsteDagRechtsvordering"] = Iso(post.LaatsteDagRechtsvordering),
        ["betaaldCent"] = post.Verbeurte.BetaaldCent,
        ["openstaandCent"] = post.OpenstaandCent,
        ["verjaardCent"] = post.VerjaardCent,
        ["afgezienCent"] = post.Verbeurte.AfgezienCent,
        ["kwijtgescholdenCent"] = post.Verbeurte.KwijtgescholdenCent,
        ["vervallenCent"] = post.Verbeurte.VervallenCent,
        ["kostenCent"] = post.Verbeurte.KostenCent,
        ["kostenBetaaldCent"] = post.Verbeurte.KostenBetaaldCent,
        ["renteVastgesteldCent"] = post.Verbeurte.RenteCent,
        ["renteBetaaldCent"] = post.Verbeurte.RenteBetaaldCent,
        ["renteOpgelopenCent"] = post.RenteOpgelopenCent,
        ["uitleg"] = post.Uitleg,
    };

    private static JsonObject Maak(Signaal signaal)
    {
        var json = new JsonObject { ["datum"] = Iso(signaal.Datum), ["code"] = signaal.Code, ["tekst"] = signaal.Tekst };
        if (signaal.Verbeurte is { } nr)
            json["verbeurte"] = nr;
        return json;
    }
}
