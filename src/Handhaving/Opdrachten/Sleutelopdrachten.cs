using System.Globalization;
using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Sleutelbeheer;
using Npgsql;

namespace Handhaving.Opdrachten;

/// <summary>The commands about the keys of personal data.</summary>
internal static class Sleutelopdrachten
{
    public static Opdracht Sleutels { get; } = new("sleutels", "sleutels lijst|roteer|inventaris|vernietig [TIJDVAK] [--verlies AANTAL]",
        "lijst: noemt de tijdvakken. roteer: begint een tijdvak en brengt alle sleutels daaronder; maakt eerst een afgebroken rotatie af. inventaris: houdt kluis, sleutels, tijdvakken en wislijst tegen elkaar (code 0 schoon, 1 afwijkingen, 2 niet gelukt). vernietig TIJDVAK: vernietigt de sleutel van een afgesloten tijdvak, voorgoed; met --verlies ook als er zoveel sleutels onder staan die niet openen.", VoerUitAsync);

    private static async Task<int> VoerUitAsync(WebApplication app, string[] args)
    {
        try
        {
            return args switch
            {
                ["lijst"] => Lijst(app.Services.GetRequiredService<ISleutelbewaring>()),
                ["roteer"] => await RoteerAsync(app.Services.GetRequiredService<Sleutelrotatie>()),
                ["inventaris"] => await InventarisAsync(app.Services.GetRequiredService<Sleutelinventaris>()),
                ["vernietig", var tijdvak] when int.TryParse(tijdvak, NumberStyles.None, CultureInfo.InvariantCulture, out var nr) => await VernietigAsync(app.Services.GetRequiredService<Sleutelrotatie>(), nr),
                ["vernietig", var tijdvak, "--verlies", var verlies] when int.TryParse(tijdvak, NumberStyles.None, CultureInfo.InvariantCulture, out var nr) && int.TryParse(verlies, NumberStyles.None, CultureInfo.InvariantCulture, out var aantal) => await VernietigAsync(app.Services.GetRequiredService<Sleutelrotatie>(), nr, aantal),
                _ => throw new OpdrachtMislukt("Noem wat u wilt: ops/handhaving sleutels lijst, roteer, inventaris, of vernietig TIJDVAK."),
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A message could quote what was stored.
            await Console.Error.WriteLineAsync($"Niet uitgevoerd: {(e is OpdrachtMislukt or NpgsqlException or InvalidOperationException or UnauthorizedAccessException ? e.Message : e.GetType().Name)}");
            return 2;
        }
    }

    private static int Lijst(ISleutelbewaring bewaring)
    {
        foreach (var t in bewaring.Tijdvakken())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tijdvak {t.Nr}: {(t.Vernietigd is { } weg ? $"vernietigd op {weg:yyyy-MM-dd}" : t.Afgesloten is { } af ? $"begonnen op {t.Begonnen:yyyy-MM-dd}, afgesloten op {af:yyyy-MM-dd}" : $"begonnen op {t.Begonnen:yyyy-MM-dd}{(t.Nr == bewaring.Huidig() ? ", in gebruik" : ", rotatie niet af")}")}"));
        return 0;
    }

    private static async Task<int> RoteerAsync(Sleutelrotatie rotatie)
    {
        var verslag = await rotatie.RoteerAsync(CancellationToken.None);
        Console.WriteLine($"{(verslag.Hervat ? $"De vorige rotatie is afgemaakt (tijdvak {verslag.Tijdvak})" : $"Tijdvak {verslag.Tijdvak} is begonnen")}; {verslag.Omgewikkeld} sleutels omgewikkeld. Maak nu een reservekopie van database en sleutels (ops/backup).");
        if (verslag.Mislukt == 0) return 0;
        Console.WriteLine($"{verslag.Mislukt} sleutels openen niet en zijn blijven staan; opnieuw roteren helpt niet. ops/handhaving sleutels inventaris noemt wat eronder ligt; herstel ze uit een reservekopie, of geef ze later op met sleutels vernietig TIJDVAK --verlies AANTAL.");
        return 1;
    }

    private static async Task<int> VernietigAsync(Sleutelrotatie rotatie, int nr, int verlies = 0)
    {
        await rotatie.VernietigAsync(nr, CancellationToken.None, verlies);
        Console.WriteLine($"De sleutel van tijdvak {nr} is vernietigd, en dat is bij elke gemeente vastgelegd. Vernietig ook zijn kopieën bij de reservekopieën van de sleutels.");
        return 0;
    }

    private static async Task<int> InventarisAsync(Sleutelinventaris inventaris)
    {
        var verslag = await inventaris.ControleerAsync(CancellationToken.None);
        Console.WriteLine($"{verslag.Waarden} waarden openen, {verslag.Gewist} sleutels zijn gewist; {verslag.Bevindingen.Afwijkingen} afwijkingen, {verslag.Bevindingen.Aandachtspunten} aandachtspunten");
        foreach (var b in verslag.Bevindingen.Alle) Console.WriteLine($"  {(b.Ernst is Ernst.Aandachtspunt ? "let op, " : "")}{b}");
        foreach (var (code, aantal) in verslag.Bevindingen.Aantallen.Where(a => a.Value > verslag.Bevindingen.Alle.Count(b => b.Code == a.Key))) Console.WriteLine($"  {code}: in totaal {aantal} keer");
        return verslag.Bevindingen.Afwijkingen == 0 ? 0 : 1;
    }
}
