using System.Globalization;

namespace Handhaving.Recht.Taal;

/// <summary>Datums, getallen en bedragen zoals een Nederlandse jurist ze schrijft, onafhankelijk van de taal van de machine.</summary>
public static class Schrijfwijze
{
    private static readonly string[] Dagen = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    private static readonly string[] Maanden =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] Telwoorden =
        ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien"];

    /// <summary>De naam van de weekdag: "vrijdag".</summary>
    public static string Weekdag(DateOnly dag) => Dagen[(int)dag.DayOfWeek];

    /// <summary>De datum zonder weekdag: "13 november 2026".</summary>
    public static string Kort(DateOnly dag) => string.Create(CultureInfo.InvariantCulture, $"{dag.Day} {Maanden[dag.Month - 1]} {dag.Year}");

    /// <summary>De datum met weekdag: "vrijdag 13 november 2026".</summary>
    public static string Voluit(DateOnly dag) => $"{Weekdag(dag)} {Kort(dag)}";

    /// <summary>Datum en lokaal uur: "vrijdag 13 november 2026 om 16.00 uur".</summary>
    public static string Voluit(DateTimeOffset tijdstip) =>
        $"{Voluit(DateOnly.FromDateTime(tijdstip.DateTime))} om {tijdstip.ToString("HH.mm", CultureInfo.InvariantCulture)} uur";

    /// <summary>Een klein getal voluit, een groot getal in cijfers.</summary>
    public static string Getal(int getal) =>
        getal >= 0 && getal < Telwoorden.Length ? Telwoorden[getal] : getal.ToString(CultureInfo.InvariantCulture);

    /// <summary>Een bedrag in eurocenten als "€ 1.442" of "€ 149,59".</summary>
    public static string Euro(long cent)
    {
        var min = cent < 0 ? "-" : "";
        var absoluut = Math.Abs(cent);
        var heel = (absoluut / 100).ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
        return absoluut % 100 == 0 ? $"€ {min}{heel}" : string.Create(CultureInfo.InvariantCulture, $"€ {min}{heel},{absoluut % 100:00}");
    }

    /// <summary>Een percentage in basispunten als "6" of "6,25", zonder procentteken.</summary>
    public static string Procent(int basispunten) =>
        (basispunten / 100m).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}
