using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Bedragen;

/// <summary>Alle bedragen en percentages met hun geldigheid. Buiten de geldigheid is er geen bedrag, ook niet bij benadering.</summary>
public sealed class Bedragentabel
{
    private readonly ImmutableList<Bedrag> _bedragen;

    /// <summary>Een tabel uit losse bedragen.</summary>
    public Bedragentabel(string versie, IEnumerable<Bedrag> bedragen)
    {
        Versie = versie;
        _bedragen = [.. bedragen];
    }

    /// <summary>De tabel die bij de bibliotheek hoort.</summary>
    public static Bedragentabel Standaard { get; } = LeesStandaard();

    /// <summary>De versie van de tabel.</summary>
    public string Versie { get; }

    /// <summary>Alle bedragen.</summary>
    public IReadOnlyList<Bedrag> Bedragen => _bedragen;

    /// <summary>Leest een tabel uit JSON van dezelfde vorm als bedragen.json.</summary>
    public static Bedragentabel Lees(JsonElement json) =>
        new(json.GetProperty("versie").GetString()!, json.GetProperty("bedragen").EnumerateArray().Select(LeesBedrag));

    /// <summary>Dezelfde tabel met een bedrag erbij, onder een nieuwe versie. Het nieuwe bedrag gaat voor waar de geldigheid overlapt.</summary>
    public Bedragentabel Met(Bedrag bedrag, string versie) => new(versie, _bedragen.Insert(0, bedrag));

    /// <summary>Het bedrag dat op deze dag geldt; <c>null</c> als er geen is geladen.</summary>
    public Bedrag? Zoek(string id, DateOnly dag) => _bedragen.Find(b => b.Id == id && b.Geldigheid.Omvat(dag));

    /// <summary>De waarschuwing dat er voor deze dag geen bedrag is geladen.</summary>
    public Waarschuwing Ontbreekt(string id, DateOnly dag) =>
        new(Waarschuwing.BedragOntbreekt, $"voor {Taal.Schrijfwijze.Kort(dag)} is {_bedragen.Find(b => b.Id == id)?.Naam ?? id} niet geladen; laad het bedrag met zijn bron of geef het in de invoer mee.", 7);

    private static Bedrag LeesBedrag(JsonElement b) => new(
        b.GetProperty("id").GetString()!,
        b.GetProperty("naam").GetString()!,
        b.GetProperty("waarde").GetInt64(),
        b.GetProperty("eenheid").GetString() == "basispunten" ? Bedrageenheid.Basispunten : Bedrageenheid.Cent,
        b.GetProperty("artikel").GetString()!,
        new(Datum(b, "van")!.Value, Datum(b, "totEnMet")),
        b.GetProperty("bron").GetString()!,
        Merktekens.Lees(b.GetProperty("merk").GetString()!),
        Datum(b, "gecontroleerdTotEnMet"));

    private static DateOnly? Datum(JsonElement b, string veld) =>
        b.TryGetProperty(veld, out var waarde) ? DateOnly.ParseExact(waarde.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static Bedragentabel LeesStandaard()
    {
        using var stroom = typeof(Bedragentabel).Assembly.GetManifestResourceStream("bedragen.json")!;
        using var json = JsonDocument.Parse(stroom);
        return Lees(json.RootElement);
    }
}
