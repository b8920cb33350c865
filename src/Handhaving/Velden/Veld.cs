using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Handhaving.Partners;

namespace Handhaving.Velden;

/// <summary>
/// What a partner can be given about one zaak, at most. A closed list: what is not here cannot be agreed on, and what is not agreed
/// on cannot be serialised. In JSON a field has this name in camel case; a name never changes.
/// </summary>
public enum Leverveld
{
    PandId, Verblijfsobjecten, Objectsoort, Buurtcode, Wijkcode,
    Zaakfase, GeselecteerdOp,
    AantalControles, LaatsteControleOp, Controleresultaat, Slaapplaatsen, RuimtenNietBrandveilig,
    OvertredingVastgesteldOp, AantalBewoners, EigenaarWoontErZelf, LastBekendgemaaktOp,
    Overtreders, Bewoners,
}

/// <summary>At whom a field points.</summary>
public enum Herleidbaarheid
{
    /// <summary>What the gemeente did or decided; about nobody by itself.</summary>
    GeenPersoon,

    /// <summary>An address, or what was found there: by way of it, whoever lives there or owns it.</summary>
    Adres,

    /// <summary>A person. The value lies in the kluis, and opening it is recorded.</summary>
    Persoon,
}

/// <summary>One field of the catalogue.</summary>
/// <param name="Omschrijving">What it says, in one Dutch sentence; stands in the schema that the partner gets.</param>
/// <param name="Categorie">The category of personal data, as in the register of processing activities (AVG art. 30).</param>
/// <param name="Bron">The events that supply it.</param>
/// <param name="MagNaar">Whom the law lets have it at all, each with the ground. Everyone else is refused, whatever was agreed.</param>
public sealed record Velddefinitie(
    Leverveld Veld, string Omschrijving, Veldvorm Vorm, Herleidbaarheid Herleidbaarheid, string Categorie, ImmutableArray<Type> Bron, ImmutableDictionary<Partnersoort, string> MagNaar)
{
    /// <summary>
    /// The field points at someone's origin (AVG art. 9, Grondwet art. 1). There is none such in the catalogue; if one ever comes, a test
    /// asks for whom and on what ground.
    /// </summary>
    public bool WijstOpAfkomst { get; init; }

    public string Naam { get; } = char.ToLowerInvariant(Veld.ToString()[0]) + Veld.ToString()[1..];

    public bool IsPersoonsgegeven => Herleidbaarheid is not Herleidbaarheid.GeenPersoon;

    public bool Toegestaan(Partnersoort soort) => MagNaar.ContainsKey(soort);
}

/// <summary>The form of a field: the part of JSON Schema (draft-07) that the catalogue needs.</summary>
public sealed record Veldvorm(string Type)
{
    public string? Format { get; init; }

    public string? Patroon { get; init; }

    public int? Minimum { get; init; }

    public int? Lengte { get; init; }

    public ImmutableArray<string>? Keuzes { get; init; }

    /// <summary>Of an array: the form of its items.</summary>
    public Veldvorm? Delen { get; init; }

    /// <summary>Of an object: all that may stand in it.</summary>
    public ImmutableSortedDictionary<string, Veldvorm>? Onderdelen { get; init; }

    public static Veldvorm Datum => new("string") { Format = "date" };

    public static Veldvorm Aantal => new("integer") { Minimum = 0 };

    public static Veldvorm JaNee => new("boolean");

    public static Veldvorm Tekst(int lengte) => new("string") { Lengte = lengte };

    public static Veldvorm Code(string patroon) => new("string") { Patroon = patroon };

    public static Veldvorm Keuze<T>() where T : struct, Enum => new("string") { Keuzes = [.. Enum.GetNames<T>()] };

    public static Veldvorm Lijst(Veldvorm delen) => new("array") { Delen = delen };

    public static Veldvorm Samengesteld(params (string Naam, Veldvorm Vorm)[] onderdelen) => new("object") { Onderdelen = onderdelen.ToImmutableSortedDictionary(o => o.Naam, o => o.Vorm, StringComparer.Ordinal) };

    /// <summary>A list is empty when there is nothing, anything else is null: whoever reads the record sees from its form alone what he was granted, and nothing more.</summary>
    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = Delen is not null ? Type : new JsonArray(Type, "null") };
        if (Format is not null) schema["format"] = Format;
        if (Patroon is not null) schema["pattern"] = Patroon;
        if (Minimum is { } minimum) schema["minimum"] = minimum;
        if (Lengte is { } lengte) schema["maxLength"] = lengte;
        if (Keuzes is { } keuzes) schema["enum"] = new JsonArray([.. keuzes.Select(k => (JsonNode?)k), null]);
        if (Delen is not null) schema["items"] = Delen.AlsDeel();
        return schema;
    }

    private JsonObject AlsDeel()
    {
        var schema = Schema();
        schema["type"] = Type;
        if (schema["enum"] is JsonArray keuzes) keuzes.RemoveAt(keuzes.Count - 1);
        if (Onderdelen is null) return schema;
        schema["additionalProperties"] = false;
        schema["required"] = new JsonArray([.. Onderdelen.Keys.Select(k => (JsonNode?)k)]);
        schema["properties"] = new JsonObject(Onderdelen.Select(o => KeyValuePair.Create(o.Key, (JsonNode?)o.Value.Schema())));
        return schema;
    }
}
