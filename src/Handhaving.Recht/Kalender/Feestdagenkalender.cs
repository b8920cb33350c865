using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Handhaving.Recht.Regels;

namespace Handhaving.Recht.Kalender;

/// <summary>
/// De kalender waarmee de Algemene termijnenwet rekent: zaterdagen, zondagen, de feestdagen van art. 3 lid 1 en 2
/// en de dagen die per jaar bij koninklijk besluit gelijk zijn gesteld (lid 3).
/// </summary>
public sealed class Feestdagenkalender
{
    private readonly ImmutableSortedDictionary<int, Kalenderjaar> _jaren;

    /// <summary>Een kalender uit losse jaren.</summary>
    public Feestdagenkalender(string versie, IEnumerable<Kalenderjaar> jaren)
    {
        Versie = versie;
        _jaren = jaren.ToImmutableSortedDictionary(j => j.Jaar, j => j);
    }

    /// <summary>De kalender die bij de bibliotheek hoort.</summary>
    public static Feestdagenkalender Standaard { get; } = LeesStandaard();

    /// <summary>De versie, die bij elke berekende datum wordt bewaard.</summary>
    public string Versie { get; }

    /// <summary>De jaren waarvoor een besluit is geladen.</summary>
    public IReadOnlyCollection<Kalenderjaar> Jaren => [.. _jaren.Values];

    /// <summary>Leest een kalender uit JSON van dezelfde vorm als kalender.json.</summary>
    public static Feestdagenkalender Lees(JsonElement json) => new(
        json.GetProperty("versie").GetString()!,
        json.GetProperty("jaren").EnumerateArray().Select(j => new Kalenderjaar(
            j.GetProperty("jaar").GetInt32(),
            [.. j.GetProperty("gelijkgesteld").EnumerateArray().Select(d => DateOnly.ParseExact(d.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture))],
            j.GetProperty("besluit").GetString()!)));

    /// <summary>Dezelfde kalender met een jaar erbij of vervangen, onder een nieuwe versie.</summary>
    public Feestdagenkalender Met(Kalenderjaar jaar, string versie) => new(versie, _jaren.SetItem(jaar.Jaar, jaar).Values);

    /// <summary>Waarom een termijn niet op deze dag kan eindigen: "zaterdag", "zondag" of de feestdag; <c>null</c> op een werkdag.</summary>
    public string? Reden(DateOnly dag) => dag.DayOfWeek switch
    {
        DayOfWeek.Saturday => "zaterdag",
        DayOfWeek.Sunday => "zondag",
        _ => Feestdag(dag),
    };

    /// <summary>De naam van de feestdag of gelijkgestelde dag, ook in een weekeinde; anders <c>null</c>.</summary>
    public string? Feestdag(DateOnly dag) =>
        Feestdagen.Van(dag.Year).TryGetValue(dag, out var naam) ? naam
        : _jaren.TryGetValue(dag.Year, out var jaar) && jaar.GelijkgesteldeDagen.Contains(dag) ? "gelijkgestelde dag (Atw 3 lid 3)"
        : null;

    /// <summary>Of de dag geen zaterdag, zondag of algemeen erkende feestdag is (art. 1 lid 1 Atw).</summary>
    public bool IsWerkdag(DateOnly dag) => Reden(dag) is null;

    /// <summary>De dag zelf als het een werkdag is, anders de eerstvolgende werkdag (art. 1 lid 1 Atw).</summary>
    public DateOnly EersteWerkdagVanaf(DateOnly dag)
    {
        while (!IsWerkdag(dag))
            dag = dag.AddDays(1);
        return dag;
    }

    /// <summary>De zoveelste werkdag na een dag; die dag telt zelf niet mee.</summary>
    public DateOnly WerkdagNa(DateOnly dag, int aantal)
    {
        for (; aantal > 0; aantal--)
            dag = EersteWerkdagVanaf(dag.AddDays(1));
        return dag;
    }

    /// <summary>Het aantal werkdagen van de eerste tot en met de laatste dag.</summary>
    public int Werkdagen(DateOnly van, DateOnly totEnMet)
    {
        var aantal = 0;
        for (var dag = van; dag <= totEnMet; dag = dag.AddDays(1))
            aantal += IsWerkdag(dag) ? 1 : 0;
        return aantal;
    }

    /// <summary>De waarschuwing "kalender onvolledig" als voor een jaar van dit tijdvak geen besluit is geladen; anders niets.</summary>
    public IEnumerable<Waarschuwing> Volledigheidswaarschuwing(DateOnly van, DateOnly totEnMet)
    {
        var ontbreekt = Enumerable.Range(van.Year, totEnMet.Year - van.Year + 1).Where(j => !_jaren.ContainsKey(j)).ToList();
        if (ontbreekt.Count > 0)
            yield return new(Waarschuwing.KalenderOnvolledig, $"kalender onvolledig: voor {string.Join(" en ", ontbreekt)} is geen besluit tot gelijkstelling geladen (art. 3 lid 3 Atw); een dag die alsnog gelijk wordt gesteld, kan de uitkomst verschuiven.");
    }

    private static Feestdagenkalender LeesStandaard()
    {
        using var stroom = typeof(Feestdagenkalender).Assembly.GetManifestResourceStream("kalender.json")!;
        using var json = JsonDocument.Parse(stroom);
        return Lees(json.RootElement);
    }
}
