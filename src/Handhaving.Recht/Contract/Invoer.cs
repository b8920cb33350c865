using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Contract;

/// <summary>Leest velden uit een JSON-object en weigert wat niet klopt; houdt bij welke velden geen regel las.</summary>
internal sealed partial class Invoer
{
    // Far more than any real last has; a bound on the work of one question.
    private const int MeesteDelen = 500;

    // What a reader may write beside the facts, and no rule uses.
    private static readonly string[] Bijschriften = ["opmerking", "toelichting"];

    private readonly JsonElement _object;
    private readonly string _pad;
    private readonly string _regel;
    private readonly HashSet<string> _gelezen = [.. Bijschriften];
    private readonly List<Invoer> _delen = [];

    public Invoer(JsonElement element, string pad, string regel)
    {
        (_object, _pad, _regel) = (element, pad, regel);
        if (element.ValueKind != JsonValueKind.Object)
            throw new OngeldigeInvoerException(pad, regel, "is geen object", "geef een JSON-object met de velden van deze soort");
    }

    public bool Heeft(string veld) => Element(veld) is not null;

    public OngeldigeInvoerException Fout(string veld, string fout, string watTeDoen) => new($"{_pad}.{veld}", _regel, fout, watTeDoen);

    public DateOnly Datum(string veld) => DatumOfNiets(veld) ?? throw Fout(veld, "ontbreekt", "geef een datum als 2026-11-13");

    public DateOnly? DatumOfNiets(string veld) => Element(veld) is { } waarde
        ? LeesDatum(waarde) ?? throw Fout(veld, "is geen bestaande datum tussen 1900 en 2199", "geef een datum als 2026-11-13")
        : null;

    public DateTimeOffset Tijdstip(string veld) => Element(veld) is { } waarde
        ? LeesTijdstip(waarde) ?? throw Fout(veld, "is geen tijdstip met tijdzone", "geef een tijdstip met offset als 2026-11-24T23:59:00+01:00")
        : throw Fout(veld, "ontbreekt", "geef een tijdstip met offset als 2026-11-24T23:59:00+01:00");

    /// <summary>De Nederlandse kalenderdag van een datum of van een tijdstip met offset.</summary>
    public DateOnly DagVanDatumOfTijdstip(string veld) => Element(veld) is { } waarde
        ? LeesDatum(waarde) ?? (LeesTijdstip(waarde) is { } tijdstip ? LokaleTijd.Dag(tijdstip)
            : throw Fout(veld, "is geen datum en geen tijdstip met tijdzone", "geef 2026-12-24 of 2026-12-24T23:59:00+01:00"))
        : throw Fout(veld, "ontbreekt", "geef 2026-12-24 of 2026-12-24T23:59:00+01:00");

    public TimeOnly? TijdOfNiets(string veld) => Element(veld) is not { } waarde ? null
        : waarde.ValueKind == JsonValueKind.String && TimeOnly.TryParseExact(waarde.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var tijd) ? tijd
        : throw Fout(veld, "is geen tijd", "geef een tijd als 17:00");

    public bool Ja(string veld, bool standaard = false) => Element(veld)?.ValueKind switch
    {
        null => standaard,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fout(veld, "is geen ja of nee", "geef true of false"),
    };

    public bool JaVerplicht(string veld) => Heeft(veld) ? Ja(veld) : throw Fout(veld, "ontbreekt", "geef true of false");

    public int? GeheelOfNiets(string veld, int minimum, int maximum) => Element(veld) is not { } waarde ? null
        : waarde.ValueKind == JsonValueKind.Number && waarde.TryGetInt32(out var getal) && getal >= minimum && getal <= maximum ? getal
        : throw Fout(veld, "is geen passend geheel getal", string.Create(CultureInfo.InvariantCulture, $"geef een geheel getal van {minimum} tot en met {maximum}"));

    public int Geheel(string veld, int minimum, int maximum) => GeheelOfNiets(veld, minimum, maximum)
        ?? throw Fout(veld, "ontbreekt", string.Create(CultureInfo.InvariantCulture, $"geef een geheel getal van {minimum} tot en met {maximum}"));

    /// <summary>Een bedrag in euro, met hooguit twee decimalen, als eurocenten.</summary>
    public long? CentOfNiets(string veld) => Element(veld) is not { } waarde ? null
        : waarde.ValueKind == JsonValueKind.Number && waarde.TryGetDecimal(out var euro) && euro >= 0 && euro <= 1_000_000_000_000m && decimal.Truncate(euro * 100) == euro * 100
            ? (long)(euro * 100)
            : throw Fout(veld, "is geen bedrag", "geef een bedrag in euro van nul of meer, met ten hoogste twee decimalen");

    public long Cent(string veld) => CentOfNiets(veld) is not { } cent
        ? throw Fout(veld, "ontbreekt", "geef een bedrag in euro")
        : cent > 0 ? cent : throw Fout(veld, "is nul", "geef een bedrag in euro groter dan nul");

    public int? BasispuntenOfNiets(string veld) => Element(veld) is not { } waarde ? null
        : waarde.ValueKind == JsonValueKind.Number && waarde.TryGetDecimal(out var procent) && procent >= 0 && procent <= 100 && decimal.Truncate(procent * 100) == procent * 100
            ? (int)(procent * 100)
            : throw Fout(veld, "is geen percentage", "geef een percentage per jaar van 0 tot en met 100, met ten hoogste twee decimalen");

    public string Tekst(string veld, string watTeDoen) => Element(veld) is { ValueKind: JsonValueKind.String } waarde && waarde.GetString() is { Length: > 0 } tekst
        ? tekst
        : throw Fout(veld, Heeft(veld) ? "is geen tekst" : "ontbreekt", watTeDoen);

    public T Keuze<T>(string veld, IReadOnlyDictionary<string, T> keuzes)
    {
        var mogelijk = $"geef een van: {string.Join(", ", keuzes.Keys)}";
        var tekst = Tekst(veld, mogelijk);
        return keuzes.TryGetValue(tekst, out var keuze) ? keuze : throw Fout(veld, $"heeft de onbekende waarde '{tekst}'", mogelijk);
    }

    /// <summary>De lengte van een termijn uit dagen, weken, maanden of jaren; hooguit een van de vier.</summary>
    public Duur? DuurOfNiets(string dagen = "dagen", string weken = "weken", string maanden = "maanden", string jaren = "jaren")
    {
        (string Veld, Tijdseenheid Eenheid, int Maximum)[] velden =
            [(dagen, Tijdseenheid.Dagen, 36500), (weken, Tijdseenheid.Weken, 5200), (maanden, Tijdseenheid.Maanden, 1200), (jaren, Tijdseenheid.Jaren, 100)];
        Duur? duur = null;
        foreach (var (veld, eenheid, maximum) in velden)
        {
            if (GeheelOfNiets(veld, 1, maximum) is not { } aantal)
                continue;
            if (duur is not null)
                throw Fout(veld, "staat naast een andere lengte", $"geef een van {dagen}, {weken}, {maanden} of {jaren}");
            duur = new Duur(aantal, eenheid);
        }

        return duur;
    }

    public Invoer? DeelOfNiets(string veld)
    {
        if (Element(veld) is not { } waarde)
            return null;
        _delen.Add(new Invoer(waarde, $"{_pad}.{veld}", _regel));
        return _delen[^1];
    }

    public Invoer Deel(string veld) => DeelOfNiets(veld) ?? throw Fout(veld, "ontbreekt", "geef een object");

    public IReadOnlyList<Invoer> Lijst(string veld)
    {
        var delen = ElementenVan(veld).Select((e, i) => new Invoer(e, string.Create(CultureInfo.InvariantCulture, $"{_pad}.{veld}[{i}]"), _regel)).ToList();
        _delen.AddRange(delen);
        return delen;
    }

    public IReadOnlyList<int>? Nummers(string veld) => !Heeft(veld) ? null
        : [.. ElementenVan(veld).Select(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out var nummer) && nummer > 0 ? nummer
            : throw Fout(veld, "bevat iets anders dan nummers", "geef een lijst van verbeurtenummers als [1, 2]"))];

    /// <summary>Per veld dat geen regel las een waarschuwing, zodat een tikfout niet ongezien blijft.</summary>
    public IEnumerable<Waarschuwing> OnbekendeVelden() =>
        _object.EnumerateObject().Where(p => !_gelezen.Contains(p.Name))
            .Select(p => new Waarschuwing(Waarschuwing.OnbekendVeld, $"veld '{_pad}.{p.Name}' is niet gebruikt door regel {_regel}."))
            .Concat(_delen.SelectMany(d => d.OnbekendeVelden()));

    /// <summary>De paden van alle velden die een regel las, met <c>[]</c> voor de plaats in een lijst; zo blijft <see cref="Vraag"/> eraan gelijk.</summary>
    internal IEnumerable<string> GelezenVelden() =>
        _gelezen.Except(Bijschriften).Select(v => $"{PlaatsInLijst().Replace(_pad, "[]")}.{v}").Concat(_delen.SelectMany(d => d.GelezenVelden()));

    private JsonElement.ArrayEnumerator ElementenVan(string veld) => Element(veld) switch
    {
        { ValueKind: JsonValueKind.Array } waarde when waarde.GetArrayLength() > MeesteDelen => throw Fout(veld, "is te lang", $"geef een lijst van ten hoogste {MeesteDelen} delen"),
        { ValueKind: JsonValueKind.Array } waarde => waarde.EnumerateArray(),
        null => throw Fout(veld, "ontbreekt", "geef een lijst, zo nodig leeg: []"),
        _ => throw Fout(veld, "is geen lijst", "geef een lijst tussen blokhaken"),
    };

    private JsonElement? Element(string veld)
    {
        _gelezen.Add(veld);
        return _object.TryGetProperty(veld, out var waarde) && waarde.ValueKind != JsonValueKind.Null ? waarde : null;
    }

    private static DateOnly? LeesDatum(JsonElement waarde) =>
        waarde.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(waarde.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum)
        && datum.Year is >= 1900 and < 2200 ? datum : null;

    private static DateTimeOffset? LeesTijdstip(JsonElement waarde) =>
        waarde.ValueKind == JsonValueKind.String
        && TijdstipMetOffset().IsMatch(waarde.GetString()!)
        && DateTimeOffset.TryParse(waarde.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var tijdstip)
        && tijdstip.Year is >= 1900 and < 2200 ? tijdstip : null;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$")]
    private static partial Regex TijdstipMetOffset();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex PlaatsInLijst();
}
