using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Contract;

/// <summary>Rekent een heel bestand met gevallen uit, voor de opdrachtregel: elk geval krijgt zijn uitkomst of zijn fout.</summary>
public static class Rekenbestand
{
    /// <summary>Rekent elk geval in het bestand uit.</summary>
    /// <param name="bestand">Een lijst van gevallen, of een object met zulke lijsten (zoals <c>vectoren</c> en <c>rente</c>).</param>
    /// <param name="rekenaar"><see cref="Termijnrekenaar.Bereken"/> of <see cref="Dwangsomrekenaar.Bereken"/>.</param>
    /// <param name="gegevens">Kalender, bedragen en beleid; <c>null</c> neemt die van de bibliotheek.</param>
    /// <returns>Een lijst <c>[{ id, uitkomst }]</c>; een geweigerd geval heeft <c>fout</c> in plaats van <c>uitkomst</c>.</returns>
    public static JsonArray Bereken(JsonElement bestand, Func<JsonElement, Rechtsgegevens?, Uitkomst> rekenaar, Rechtsgegevens? gegevens = null) =>
        new([.. Gevallen(bestand).Select(geval => BerekenGeval(geval, rekenaar, gegevens))]);

    private static IEnumerable<JsonElement> Gevallen(JsonElement bestand) => bestand.ValueKind switch
    {
        JsonValueKind.Array => bestand.EnumerateArray(),
        JsonValueKind.Object => bestand.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array).SelectMany(p => p.Value.EnumerateArray()),
        _ => throw new OngeldigeInvoerException("(geheel)", "bestand", "is geen lijst en geen object", "geef een lijst van gevallen of een object met zo'n lijst"),
    };

    private static JsonObject BerekenGeval(JsonElement geval, Func<JsonElement, Rechtsgegevens?, Uitkomst> rekenaar, Rechtsgegevens? gegevens)
    {
        var id = geval.ValueKind == JsonValueKind.Object && geval.TryGetProperty("id", out var waarde) ? JsonNode.Parse(waarde.GetRawText()) : null;
        try
        {
            var uitkomst = rekenaar(geval, gegevens);
            return new JsonObject { ["id"] = id, ["uitkomst"] = uitkomst.NaarJson() };
        }
        catch (OngeldigeInvoerException fout)
        {
            return new JsonObject
            {
                ["id"] = id,
                ["fout"] = new JsonObject { ["veld"] = fout.Veld, ["regel"] = fout.Regel, ["melding"] = fout.Message, ["watTeDoen"] = fout.WatTeDoen },
            };
        }
    }
}
