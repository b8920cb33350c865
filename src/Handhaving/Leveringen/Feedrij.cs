using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Bewijs.Canoniek;
using Handhaving.Partners;
using Handhaving.Persoonsgegevens;
using Handhaving.Velden;

namespace Handhaving.Leveringen;

/// <summary>Why a row is there; the partner sees it (AVG art. 19: who received the data is told what became of it).</summary>
public enum Reden
{
    /// <summary>Something happened in the zaak.</summary>
    Wijziging,

    /// <summary>An earlier fact was recorded wrongly: AVG art. 16.</summary>
    Rectificatie,

    /// <summary>Personal data was erased, or the zaak was destroyed: AVG art. 17.</summary>
    Wissing,

    /// <summary>The project selected the address, or does so no longer.</summary>
    Selectie,

    /// <summary>The agreement began, changed or ended.</summary>
    Afspraak,

    /// <summary>The same state once more, because the row in which it stood came to the end of its term.</summary>
    Herhaling,
}

/// <summary>One row of a feed: the whole state of one zaak as this partner may have it, or that it must go.</summary>
/// <param name="Onderwerp">What the partner calls the zaak.</param>
/// <param name="Versie">Version of the agreement under which it was made.</param>
/// <param name="Gebeurtenis">The event behind it; never shown.</param>
/// <param name="Data">As <see cref="Feedrecord"/> keeps it; null of a removal.</param>
internal sealed record Feedrij(long Nr, string Onderwerp, int Versie, Reden Reden, Guid? Gebeurtenis, string Spoor, DateTimeOffset Op, JsonObject? Data)
{
    public bool Verwijderd => Data is null;

    public const string Gemuteerd = "nl.handhaving.zaken.gemuteerd.v1", Weg = "nl.handhaving.zaken.verwijderd.v1";

    /// <summary>As CloudEvent, by the NL GOV profile 1.1 and http-feeds.org.</summary>
    /// <param name="bron">The system of the gemeente (<c>source</c>).</param>
    /// <param name="schema">Address of the schema of the data.</param>
    /// <param name="data">What goes out in the place of what is kept.</param>
    public JsonObject Bericht(string bron, Uri schema, JsonNode? data)
    {
        var bericht = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Volgnummer.Schrijf(Nr),
            ["source"] = bron,
            ["type"] = Verwijderd ? Weg : Gemuteerd,
            ["subject"] = Onderwerp,
            ["time"] = Op.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["sequence"] = Volgnummer.Schrijf(Nr),
            ["method"] = Verwijderd ? "DELETE" : "PUT",
            ["reden"] = Reden.ToString().ToLowerInvariant(),
            ["traceparent"] = Spoor,
        };
        if (Verwijderd) return bericht;
        bericht["datacontenttype"] = "application/json";
        bericht["dataschema"] = schema.AbsoluteUri;
        bericht["data"] = data;
        return bericht;
    }

    /// <summary>
    /// What stands in the tree (docs/aansluiten-lsi.md): the event, with in the place of each personal value a mark that says nothing without it. So the
    /// value can be erased and the tree still holds.
    /// </summary>
    public byte[] Blad(string bron, Uri schema, Feedsleutel sleutel) =>
        Bladprofiel.Bytes(CanoniekeJson.Lees(Encoding.UTF8.GetBytes(Bericht(bron, schema, Data is null ? null : Feedrecord.Blad(Data, sleutel)).ToJsonString())));
}

/// <summary>
/// What is kept of a record in a feed: the granted facts, and of granted personal values where they lie. Goes through
/// <see cref="Leveringsrecord"/> both ways, so what was not granted is neither kept nor given.
/// </summary>
internal static class Feedrecord
{
    private const string Feiten = "feiten", Personen = "personen";

    /// <param name="bron">All there is.</param>
    /// <param name="velden">What was agreed and granted.</param>
    /// <param name="soort">To whom it goes: what the law does not let him have is not kept either.</param>
    /// <param name="gewist">Commitments that no longer open.</param>
    public static JsonObject Bewaar(Bronrecord bron, IEnumerable<Leverveld> velden, Partnersoort soort, IReadOnlySet<string> gewist)
    {
        var (feiten, personen) = (new JsonObject(), new JsonObject());
        foreach (var veld in velden.Distinct().Order().Select(v => v.Definitie()).Where(d => d.Toegestaan(soort)))
            switch (bron.Waarden.GetValueOrDefault(veld.Veld))
            {
                case Veldwaarde.Feit f:
                    feiten[veld.Naam] = f.Waarde?.DeepClone();
                    break;
                case Veldwaarde.UitKluis k:
                    personen[veld.Naam] = new JsonArray([.. k.Delen.Where(d => !gewist.Contains(d.Gegeven.Commitment)).Select(d => (JsonNode)new JsonObject
                    {
                        ["betrokkene"] = d.Gegeven.Betrokkene.ToString(),
                        ["commitment"] = d.Gegeven.Commitment,
                        ["onderdelen"] = new JsonArray([.. d.Onderdelen.Select(o => (JsonNode)o)]),
                        ["feiten"] = new JsonObject(d.Feiten.Select(x => KeyValuePair.Create(x.Naam, (JsonNode?)x.Waarde))),
                    })]);
                    break;
            }
        return new() { [Feiten] = feiten, [Personen] = personen };
    }

    /// <summary>What was kept, as a source once more: who delivers it asks the agreement of now what of it may go.</summary>
    public static Bronrecord Lees(JsonObject bewaard) => new(
        bewaard[Feiten]!.AsObject().Select(f => KeyValuePair.Create(Veld(f.Key), (Veldwaarde)new Veldwaarde.Feit(f.Value?.DeepClone())))
            .Concat(bewaard[Personen]!.AsObject().Select(p => KeyValuePair.Create(Veld(p.Key), (Veldwaarde)new Veldwaarde.UitKluis([.. p.Value!.AsArray().Select(d => Deel(d!.AsObject()))]))))
            .ToImmutableDictionary());

    /// <summary>The data as it stands in the tree.</summary>
    public static JsonObject Blad(JsonObject bewaard, Feedsleutel sleutel) => new(
        bewaard[Feiten]!.AsObject().Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))
            .Concat(bewaard[Personen]!.AsObject().Select(p => KeyValuePair.Create(p.Key, (JsonNode?)new JsonArray([.. p.Value!.AsArray().Select(d => (JsonNode)new JsonObject(
                d!["feiten"]!.AsObject().Select(x => KeyValuePair.Create(x.Key, x.Value?.DeepClone())).Append(KeyValuePair.Create("merk", (JsonNode?)sleutel.Waarde(d["commitment"]!.GetValue<string>())))))])))));

    /// <summary>By field, what stands in the tree for each personal value, in their order.</summary>
    public static JsonObject Merken(JsonObject bewaard, Feedsleutel sleutel) => new(bewaard[Personen]!.AsObject().Select(p => KeyValuePair.Create(p.Key,
        (JsonNode?)new JsonArray([.. p.Value!.AsArray().Select(d => (JsonNode)sleutel.Waarde(d!["commitment"]!.GetValue<string>()))]))));

    private static Leverveld Veld(string naam) => Veldcatalogus.Alle.Values.First(d => d.Naam == naam).Veld;

    private static Kluisdeel Deel(JsonObject deel) => new(
        JsonSerializer.Deserialize<Persoonsgegeven<JsonElement>>($$"""{"betrokkene":"{{deel["betrokkene"]}}","commitment":"{{deel["commitment"]}}"}""")!,
        [.. deel["onderdelen"]!.AsArray().Select(o => o!.GetValue<string>())],
        [.. deel["feiten"]!.AsObject().Select(x => (x.Key, x.Value?.GetValue<string>()))]);
}
