using Handhaving.Partners;

namespace Handhaving.Leveringen;

internal static class Configuratie
{
    /// <param name="schrijft">Whether this process keeps the feeds; a command beside a running application leaves that to it.</param>
    public static void AddLeveringen(this IServiceCollection services, bool schrijft)
    {
        services.AddSingleton<Leveringsinstellingen>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Feedschrijver>(s, s.GetRequiredService<Npgsql.NpgsqlDataSource>()));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Wekker>(s, s.GetRequiredService<Npgsql.NpgsqlDataSource>()));
        services.AddSingleton<Feedlezer>();
        services.AddSingleton<Feedpeiling>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Feedboom>(s, s.GetRequiredService<Npgsql.NpgsqlDataSource>()));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Leveringenoverzicht>(s, s.GetRequiredService<Npgsql.NpgsqlDataSource>()));
        services.AddSingleton<IAfspraken, Partnerrechten>();
        if (!schrijft) return;
        services.AddHostedService<Feedbijwerker>();
        services.AddHostedService(s => s.GetRequiredService<Wekker>());
    }
}
