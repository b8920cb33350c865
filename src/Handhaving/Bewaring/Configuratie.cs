using System.Text.Json;
using Handhaving.Recht.Bewaring;

namespace Handhaving.Bewaring;

internal static class Configuratie
{
    /// <param name="voltooit">Whether this process carries out erasures; a command beside a running application leaves that to it.</param>
    public static void AddBewaring(this IServiceCollection services, IConfiguration config, bool voltooit)
    {
        services.AddSingleton(_ => Termijnen(config["Bewaring:Termijnen"]));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Wissingsdienst>(s, s.GetRequiredService<Npgsql.NpgsqlDataSource>()));
        services.AddSingleton<Wisser>();
        if (voltooit) services.AddHostedService(s => s.GetRequiredService<Wisser>());
    }

    /// <summary>The table of the gemeente itself, or the one without numbers.</summary>
    private static Bewaartermijnen Termijnen(string? bestand)
    {
        if (bestand is null) return Bewaartermijnen.Standaard;
        using var json = JsonDocument.Parse(File.ReadAllBytes(bestand));
        return Bewaartermijnen.Lees(json.RootElement);
    }
}
