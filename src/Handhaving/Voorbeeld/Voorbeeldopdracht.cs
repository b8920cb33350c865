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
            var nieuw = await new Voorbeeldlader(http, uitgever, app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<Medewerkerverwijzing>(),
                klok).LaadAsync(Voorbeeldplan.Maak(zaad), app.Lifetime.ApplicationStopping);
            Console.WriteLine(nieuw == 0
                ? string.Create(CultureInfo.InvariantCulture, $"Het voorbeeld van Deventer (zaad {zaad}) stond er al volledig; er is niets gewijzigd.")
                : string.Create(CultureInfo.InvariantCulture, $"Het voorbeeld van Deventer (zaad {zaad}) is geladen: {nieuw} gebeurtenissen in {klok.GetElapsedTime(begin).TotalSeconds:0} seconden."));
            return 0;
        }
        finally
        {
            await app.StopAsync();
        }
    }
}
