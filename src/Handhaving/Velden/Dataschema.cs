using System.Text.Json.Nodes;

namespace Handhaving.Velden;

/// <summary>
/// The schema of what one agreement delivers, generated from its fields. Draft-07, as the schema of CloudEvents itself. Nothing but
/// what was granted fits in it.
/// </summary>
public static class Dataschema
{
    public const string Dialect = "http://json-schema.org/draft-07/schema#", Mediatype = "application/schema+json";

    /// <param name="adres">The address of this version; it never means anything else.</param>
    public static JsonObject Maak(Uri adres, string titel, IEnumerable<Leverveld> velden)
    {
        var definities = velden.Distinct().Order().Select(v => v.Definitie()).ToList();
        return new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = adres.AbsoluteUri,
            ["title"] = titel,
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. definities.Select(d => (JsonNode?)d.Naam)]),
            ["properties"] = new JsonObject(definities.Select(d =>
            {
                var vorm = d.Vorm.Schema();
                vorm["description"] = d.Omschrijving;
                return KeyValuePair.Create(d.Naam, (JsonNode?)vorm);
            })),
        };
    }
}
