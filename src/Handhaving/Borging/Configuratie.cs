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
        services.AddSingleton<Publicatie>();
        services.AddSingleton<IUitgifte>(s => s.GetRequiredService<Publicatie>());
        if (boekt) services.AddHostedService<Borger>();
    }

    /// <summary>Tags what is saved. After <see cref="Kluisschema.VerzegelPersoonsgegevens"/>, because the tag is over the sealed event.</summary>
    public static void MerkGebeurtenissen(this StoreOptions opts, Toelating toelating) => opts.Listeners.Add(new Toelating.Merker(toelating, opts.Serializer()));
}
