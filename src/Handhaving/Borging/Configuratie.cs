using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Marten;
using Npgsql;

namespace Handhaving.Borging;

internal static class Configuratie
{
    /// <param name="boekt">Whether this process books; a command beside a running application leaves that to it.</param>
    public static void AddBorging(this IServiceCollection services, IConfiguration config, bool boekt)
    {
        services.AddSingleton(s => new Toelating(s.GetRequiredService<Hoofdsleutel>()));
        services.AddSingleton(Borgingsinstellingen.Van(config));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Boekhouding>(s, s.GetRequiredService<NpgsqlDataSource>()));
        if (boekt) services.AddHostedService<Borger>();
        services.AddControle(config, boekt);
    }

    private static void AddControle(this IServiceCollection services, IConfiguration config, bool boekt)
    {
        services.AddSingleton(Controleinstellingen.Van(config));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Borgingscontrole>(s, s.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Catalogus>(s, s.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<Controlemeters>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Controleronde>(s, s.GetRequiredService<NpgsqlDataSource>()));
        if (boekt) services.AddHostedService(s => s.GetRequiredService<Controleronde>());
    }

    /// <summary>Tags what is saved. After <see cref="Kluisschema.VerzegelPersoonsgegevens"/>, because the tag is over the sealed event.</summary>
    public static void MerkGebeurtenissen(this StoreOptions opts, Toelating toelating) => opts.Listeners.Add(new Toelating.Merker(toelating, opts.Serializer()));
}
