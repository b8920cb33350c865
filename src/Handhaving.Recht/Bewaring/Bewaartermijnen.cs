using System.Collections.Immutable;
using System.Text.Json;
using Handhaving.Recht.Regels;
using Handhaving.Recht.Termijnen;

namespace Handhaving.Recht.Bewaring;

/// <summary>Hoe lang een zaak met een bepaald resultaat wordt bewaard.</summary>
/// <param name="Resultaat">Vaste naam van het resultaat.</param>
/// <param name="Naam">Het resultaat in lopende tekst.</param>
/// <param name="Jaren">Het aantal jaren; <c>null</c> zolang de archivaris het niet heeft bevestigd.</param>
/// <param name="Categorie">Het nummer in de selectielijst; <c>null</c> zolang de archivaris het niet heeft bevestigd.</param>
/// <param name="Bron">Waar termijn en categorie vandaan komen.</param>
/// <param name="Betrouwbaarheid">Een productkeuze [P] zolang niemand haar heeft bevestigd.</param>
public sealed record Bewaarklasse(string Resultaat, string Naam, int? Jaren, string? Categorie, string Bron, Betrouwbaarheid Betrouwbaarheid)
{
    /// <summary>Termijn en categorie zijn allebei gesteld; anders eindigt er geen termijn.</summary>
    public bool IsGesteld => Jaren is not null && Categorie is not null;
}

/// <summary>
/// De bewaartermijnen per resultaat. Bij de bibliotheek horen geen aantallen: de termijnen van de selectielijst 2020 zijn niet
/// gecontroleerd (docs/juridische-punten.md, punt 10). De gemeente stelt ze in een eigen tabel, met bron.
/// </summary>
/// <param name="Versie">De versie van de tabel.</param>
/// <param name="Klassen">Per resultaat één klasse.</param>
public sealed record Bewaartermijnen(string Versie, ImmutableArray<Bewaarklasse> Klassen)
{
    /// <summary>De tabel die bij de bibliotheek hoort: alle resultaten, zonder aantallen.</summary>
    public static Bewaartermijnen Standaard { get; } = LeesStandaard();

    /// <summary>Leest een tabel uit JSON van dezelfde vorm als bewaartermijnen.json.</summary>
    public static Bewaartermijnen Lees(JsonElement json) => new(
        json.GetProperty("versie").GetString()!,
        [.. json.GetProperty("klassen").EnumerateArray().Select(k => new Bewaarklasse(
            k.GetProperty("resultaat").GetString()!,
            k.GetProperty("naam").GetString()!,
            k.GetProperty("jaren") is { ValueKind: JsonValueKind.Number } jaren ? jaren.GetInt32() : null,
            k.GetProperty("categorie").GetString(),
            k.GetProperty("bron").GetString()!,
            Merktekens.Lees(k.GetProperty("merk").GetString()!)))]);

    /// <summary>De klasse van een resultaat.</summary>
    public Bewaarklasse Klasse(string resultaat) => Klassen.Single(k => k.Resultaat == resultaat);

    /// <summary>De laatste dag waarop een zaak bewaard moet blijven; <c>null</c> zolang de termijn niet is gesteld.</summary>
    /// <param name="resultaat">Het resultaat van de zaak.</param>
    /// <param name="afgesloten">De dag waarop de zaak en alle procedures eindigden; die dag telt zelf niet mee.</param>
    public Antwoord<Termijn>? LaatsteDag(string resultaat, DateOnly afgesloten) => Klasse(resultaat) is not { IsGesteld: true } klasse ? null
        : Termijnberekening.Bereken(Regelboek.Bewaartermijn, afgesloten, new Duur(klasse.Jaren!.Value, Tijdseenheid.Jaren)) is var antwoord && klasse.Betrouwbaarheid is Betrouwbaarheid.Gecontroleerd ? antwoord
        : antwoord with { Waarschuwingen = [.. antwoord.Waarschuwingen, new(Waarschuwing.Productkeuze, $"de bewaartermijn van {klasse.Naam} is te bevestigen door de archivaris ({klasse.Bron}).", 10)] };

    private static Bewaartermijnen LeesStandaard()
    {
        using var stroom = typeof(Bewaartermijnen).Assembly.GetManifestResourceStream("bewaartermijnen.json")!;
        using var json = JsonDocument.Parse(stroom);
        return Lees(json.RootElement);
    }
}
