using System.Text.Json;
using Handhaving.Metingen;

// Measures the product against a floor of the same work, both in one run on one machine. A ratio says something about the
// product; an absolute time says more about the machine.
if (args is ["--help" or "-h", ..])
{
    Console.WriteLine("Gebruik: ops/meet [--keer N] [--uit BESTAND.json]\nMeet borgen, schrijven, herbouwen en terugkijken, elk naast een ondergrens van hetzelfde werk.");
    return 0;
}

var keer = Optie("--keer") is { } n ? int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) : 5;
var uit = Optie("--uit") ?? Path.Combine("artifacts", "metingen.json");

await using var opstelling = await Opstelling.MaakAsync();
// What fills the database with rows of nobody comes last.
Meting[] metingen =
[
    await Borgen.OpdrachtAsync(opstelling, keer), await Borgen.BoekenAsync(opstelling, keer), await Borgen.BoomAsync(100_000, keer), await Borgen.BoomAsync(1_000_000, keer),
    await Borgen.DossierAsync(opstelling, 10, keer), await Borgen.DossierAsync(opstelling, 100, keer), await Borgen.DossierAsync(opstelling, 1000, keer), await Borgen.WachtAsync(opstelling),
    await Schrijven.MeetAsync(opstelling, keer), await Herbouwen.MeetAsync(opstelling, keer), await Terugkijken.MeetAsync(opstelling, keer),
];

Console.WriteLine($"\n{"meting",-58}{"product",16}{"ondergrens",16}{"verhouding",12}");
foreach (var m in metingen)
    Console.WriteLine($"{m.Naam,-58}{m.Product.Mediaan,11:0.0} {m.Eenheid}{m.Ondergrens.Mediaan,11:0.0} {m.Eenheid}{m.Verhouding,11:0.0}x");
foreach (var m in metingen) Console.WriteLine($"\n{m.Naam}: {m.Hoe}");

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(uit))!);
await File.WriteAllTextAsync(uit, JsonSerializer.Serialize(new { machine = Machine.Beschrijf(), keer, metingen }, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
Console.WriteLine($"\nOok als JSON in {uit}.");
return 0;

string? Optie(string naam) => Array.IndexOf(args, naam) is >= 0 and var plaats && plaats + 1 < args.Length ? args[plaats + 1] : null;
