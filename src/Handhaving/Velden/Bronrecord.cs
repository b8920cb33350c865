using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;

namespace Handhaving.Velden;

/// <summary>The value of one field: a fact, or what must be opened from the kluis first.</summary>
public abstract record Veldwaarde : Persoonlijk
{
    /// <summary>A value that stands in the events themselves.</summary>
    public sealed record Feit(JsonNode? Waarde) : Veldwaarde;

    /// <summary>A list of persons; whoever was erased is left out.</summary>
    public sealed record UitKluis(ImmutableArray<Kluisdeel> Delen) : Veldwaarde;
}

/// <summary>One person in a list.</summary>
/// <param name="Onderdelen">Which parts of the opened value go into the list; no other does.</param>
/// <param name="Feiten">What the event itself says beside it.</param>
public sealed record Kluisdeel(Persoonsgegeven Gegeven, ImmutableArray<string> Onderdelen, ImmutableArray<(string Naam, string? Waarde)> Feiten);

/// <summary>
/// All that could be granted of one zaak, before any agreement: it never leaves the process. What holds of a fact after its
/// corrections is what counts, and findings that no decision may use are left out.
/// </summary>
public sealed record Bronrecord(ImmutableDictionary<Leverveld, Veldwaarde> Waarden) : Persoonlijk
{
    /// <param name="geselecteerdOp">The day on which a project selected the address; null when it did not.</param>
    public static Bronrecord Van(Pand pand, Guid zaakId, DateOnly? geselecteerdOp)
    {
        var zaak = pand.Zaak(zaakId) ?? Zaak.Nieuw(zaakId);
        var feiten = Correcties.Toegepast(pand.Stroom, Correcties.Laatste(pand.Stroom)).Select(g => g.Geldt).OfType<Zaakgebeurtenis>().Where(g => g.ZaakId == zaakId).ToList();
        var overtredingen = feiten.OfType<OvertredingVastgesteld>().ToList();
        var laatste = overtredingen.LastOrDefault();
        var bezoeken = zaak.Controles.Values.Where(c => c.Uitgevoerd).OrderBy(c => c.Afloop[^1].Op).ToList();
        var ruimten = Bruikbaar(zaak, bezoeken, feiten);
        return new(new Dictionary<Leverveld, Veldwaarde>
        {
            [Leverveld.PandId] = Feit(pand.Id),
            [Leverveld.Verblijfsobjecten] = Lijst(overtredingen.Select(o => o.VerblijfsobjectId).OfType<string>().Distinct()),
            [Leverveld.Objectsoort] = Feit(pand.Soort.ToString()),
            [Leverveld.Buurtcode] = Feit(Leeg(pand.Gebied.Buurtcode)),
            [Leverveld.Wijkcode] = Feit(Leeg(pand.Gebied.Wijkcode)),
            [Leverveld.Zaakfase] = Feit(zaak.Fase.ToString()),
            [Leverveld.GeselecteerdOp] = Feit(geselecteerdOp),
            [Leverveld.AantalControles] = Feit(bezoeken.Count),
            [Leverveld.LaatsteControleOp] = Feit(bezoeken.LastOrDefault()?.Dag),
            [Leverveld.Controleresultaat] = Feit(bezoeken.LastOrDefault()?.Afloop[^1].Resultaat.ToString()),
            [Leverveld.Slaapplaatsen] = Feit(ruimten?.Sum(r => r.Bevinding.Slaapplaatsen)),
            [Leverveld.RuimtenNietBrandveilig] = Feit(ruimten?.Count(r => !r.Bevinding.Brandveilig)),
            [Leverveld.OvertredingVastgesteldOp] = Feit(laatste?.DatumFeit),
            [Leverveld.AantalBewoners] = Feit(laatste?.AantalPersonen),
            [Leverveld.EigenaarWoontErZelf] = new Veldwaarde.Feit(laatste is null ? null : laatste.EigenaarWoontErZelf),
            [Leverveld.LastBekendgemaaktOp] = Feit(zaak.Lasten.Values.Max(l => l.BekendgemaaktOp)),
            [Leverveld.Overtreders] = new Veldwaarde.UitKluis([.. feiten.OfType<OvertrederAangemerkt>().Select(o => new Kluisdeel(o.Gegevens, ["naam", "adres"], [("rol", o.Rol.ToString()), ("persoon", o.Persoon.ToString())]))]),
            [Leverveld.Bewoners] = new Veldwaarde.UitKluis([.. feiten.OfType<BewonerAangetroffen>().Select(b => new Kluisdeel(b.Persoon, ["naam", "geboortedatum"], [("aangetroffenOp", Dag(b.GebeurdOp.Dag()))]))]),
        }.ToImmutableDictionary());
    }

    /// <summary>Of the last visit in which something was found that may be used.</summary>
    private static List<RuimteOpgenomen>? Bruikbaar(Zaak zaak, IEnumerable<Controle> bezoeken, IReadOnlyList<Zaakgebeurtenis> feiten) => bezoeken.Reverse().Select(c =>
    {
        var oordeel = Rechtmatigheid.VanBevindingen(zaak, c);
        return feiten.OfType<RuimteOpgenomen>().Where(r => r.ControleId == c.Id && oordeel.TryGetValue(r.RuimteId, out var gebreken) && gebreken.IsEmpty).ToList();
    }).FirstOrDefault(r => r.Count > 0);

    private static Veldwaarde.Feit Feit(string? waarde) => new(waarde);

    private static Veldwaarde.Feit Feit(int? waarde) => new(waarde is { } n ? JsonValue.Create(n) : null);

    private static Veldwaarde.Feit Feit(DateOnly? waarde) => Feit(Dag(waarde));

    private static Veldwaarde.Feit Lijst(IEnumerable<string> delen) => new(new JsonArray([.. delen.Select(d => (JsonNode?)d)]));

    private static string? Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Leeg(string code) => code.Length == 0 ? null : code;
}

/// <summary>
/// What was granted of one zaak, and nothing else: it can only be made from the fields that it holds, so there is nothing more to
/// serialise. Values from the kluis stand in it as references until they are opened, under the access log.
/// </summary>
public sealed class Leveringsrecord
{
    private readonly IReadOnlyList<(Velddefinitie Veld, Veldwaarde? Waarde)> _velden;

    private Leveringsrecord(IReadOnlyList<(Velddefinitie, Veldwaarde?)> velden) => _velden = velden;

    /// <param name="toegekend">What the agreement grants.</param>
    /// <param name="mag">Whom the law lets have a field; what it does not is empty, also when it was agreed.</param>
    public static Leveringsrecord Van(Bronrecord bron, IEnumerable<Leverveld> toegekend, Func<Velddefinitie, bool> mag) =>
        new([.. toegekend.Distinct().Order().Select(v => v.Definitie()).Select(d => (d, mag(d) ? bron.Waarden.GetValueOrDefault(d.Veld) : null))]);

    /// <summary>What must be opened from the kluis before this can go out: of granted fields alone.</summary>
    public IReadOnlyList<Persoonsgegeven> TeOpenen => [.. _velden.Select(v => v.Waarde).OfType<Veldwaarde.UitKluis>().SelectMany(k => k.Delen).Select(d => d.Gegeven)];

    /// <summary>Whether it says anything about a person or an address.</summary>
    public bool IsPersoonlijk => _velden.Any(v => v.Veld.IsPersoonsgegeven);

    /// <param name="geopend">By commitment, as <see cref="Sleuteldienst"/> gives it; null of what was erased.</param>
    public JsonObject Json(IReadOnlyDictionary<string, GeopendeWaarde?> geopend) => new(_velden.Select(v => KeyValuePair.Create(v.Veld.Naam, v.Waarde switch
    {
        Veldwaarde.Feit f => f.Waarde?.DeepClone(),
        Veldwaarde.UitKluis k => new JsonArray([.. k.Delen.Select(d => Deel(d, geopend.GetValueOrDefault(d.Gegeven.Commitment))).OfType<JsonNode>()]),
        _ => v.Veld.Vorm.Delen is null ? null : new JsonArray(),
    })));

    public override string ToString() => nameof(Leveringsrecord);

    private static JsonObject? Deel(Kluisdeel deel, GeopendeWaarde? waarde)
    {
        if (waarde is null) return null;
        var inhoud = waarde.Als<JsonElement>();
        return new([
            .. deel.Onderdelen.Select(o => KeyValuePair.Create(o, inhoud.TryGetProperty(o, out var v) && v.ValueKind is not JsonValueKind.Null ? (JsonNode?)v.GetString() : null)),
            .. deel.Feiten.Select(f => KeyValuePair.Create(f.Naam, (JsonNode?)f.Waarde)),
        ]);
    }
}
