using Handhaving.Borging.Controle;
using Handhaving.Persoonsgegevens;
using Marten;
using Npgsql;

namespace Handhaving.Borging;

internal static class Configuratie
{
    /// <summary>Name of the HTTP client for whoever vouches from outside.</summary>
    public const string Buitenpost = "borging";

    /// <param name="boekt">Whether this process books; a command beside a running application leaves that to it.</param>
    public static void AddBorging(this IServiceCollection services, IConfiguration config, bool boekt)
    {
        services.AddSingleton(s => new Toelating(s.GetRequiredService<Hoofdsleutel>()));
        var instellingen = Borgingsinstellingen.Van(config);
        services.AddSingleton(instellingen);
        services.AddHttpClient(Buitenpost, http => (http.Timeout, http.MaxResponseContentBufferSize) = (instellingen.Geduld, Volgdienst.LangsteAntwoord)).RemoveAllLoggers();
        services.AddSingleton<Bel>();
        services.AddSingleton<Borgingsmeters>();
        services.AddSingleton<Ondertekendienst>();
        services.AddSingleton<Getuigen>();
        services.AddSingleton<Stempeldienst>();
        services.AddSingleton<Publicatie>();
        services.AddSingleton<Bewijslezer>();
        services.AddSingleton<Beleidstekst>();
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Boekhouding>(s, s.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IUitgifte>(s => s.GetRequiredService<Publicatie>());
        services.AddControle(config, boekt);
        if (!boekt) return;
        services.AddHostedService<Borger>();
        services.AddHostedService<Uitgever>();
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
