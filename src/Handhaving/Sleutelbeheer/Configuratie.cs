using Npgsql;

namespace Handhaving.Sleutelbeheer;

internal static class Configuratie
{
    /// <param name="achtergrond">Whether this process rotates and inventories by itself; a command beside a running application leaves that to it.</param>
    public static void AddSleutelbeheer(this IServiceCollection services, IConfiguration config, bool achtergrond)
    {
        services.AddSingleton(Sleutelinstellingen.Van(config));
        services.AddSingleton<Sleutelrotatie>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Sleutelinventaris>(s, s.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<Sleutelmeters>();
        services.AddSingleton<Sleutelronde>();
        if (achtergrond) services.AddHostedService(s => s.GetRequiredService<Sleutelronde>());
    }
}
