using System.Globalization;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;

namespace Handhaving.Voorbeeld;

/// <summary>Loads an example on a loopback port of its own, so that it goes the way of every other caller.</summary>
internal static class Voorbeeldopdracht
{
    public static async Task<int> VoerUitAsync(WebApplication app, int zaad)
    {
        var uitgever = app.Services.GetService<Ontwikkeluitgever>()
            ?? throw new OpdrachtMislukt("Het voorbeeld bestaat alleen in Development: verzonnen zaken horen niet in de registratie van een gemeente.");
        app.Urls.Clear();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
            var klok = app.Services.GetRequiredService<TimeProvider>();
            var begin = klok.GetTimestamp();
            var plan = Voorbeeldplan.Maak(zaad);
            var nieuw = await new Voorbeeldlader(http, uitgever, app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<Medewerkerverwijzing>(),
                klok).LaadAsync(plan, app.Lifetime.ApplicationStopping);
            Console.WriteLine(nieuw == 0
                ? string.Create(CultureInfo.InvariantCulture, $"Het voorbeeld van Deventer (zaad {zaad}) stond er al volledig; er is niets gewijzigd.")
                : string.Create(CultureInfo.InvariantCulture, $"Het voorbeeld van Deventer (zaad {zaad}) is geladen: {nieuw} gebeurtenissen in {klok.GetElapsedTime(begin).TotalSeconds:0} seconden."));
            Console.WriteLine("Waar te kijken, op /panden/PAND/rechtsgeschiedenis:");
            foreach (var verhaal in Verhalen.Alle) Console.WriteLine($"  {plan.Verhalen[verhaal.Kenmerk].PandId}  {verhaal.Titel}");
            return 0;
        }
        finally
        {
            await app.StopAsync();
        }
    }
}
