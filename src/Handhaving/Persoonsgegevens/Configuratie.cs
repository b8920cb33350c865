using Npgsql;

namespace Handhaving.Persoonsgegevens;

internal static class Configuratie
{
    public static void AddPersoonsgegevens(this IServiceCollection services, IConfiguration configuratie)
    {
        services.AddSingleton<ISleutelbewaring>(new Sleutelbestanden(configuratie["Persoonsgegevens:Hoofdsleutel"], configuratie["Persoonsgegevens:Sleutelmap"]));
        services.AddSingleton<Hoofdsleutel>();
        services.AddSingleton<Kluisverbinding>();
        services.AddSingleton(Wislijst.Van(configuratie));
        services.AddSingleton(s => new Wislijstwacht(s.GetRequiredService<Kluisverbinding>().Bron, s.GetRequiredService<Wislijst>(), s.GetRequiredService<ILogger<Wislijstwacht>>()));
        services.AddSingleton(s => new Sleuteldienst(s.GetRequiredService<Kluisverbinding>().Bron, s.GetRequiredService<ISleutelbewaring>(), s.GetRequiredService<IRaadpleegboek>(), s.GetRequiredService<Wislijstwacht>()));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Omsleuteling>(s, s.GetRequiredService<Kluisverbinding>().Bron));
        services.AddSingleton(s => new Beperkingsregister(s.GetRequiredService<Kluisverbinding>().Bron));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<Zoekindex>(s, s.GetRequiredService<Kluisverbinding>().Bron));
    }
}

/// <summary>A pool of its own: a session that holds a connection must never wait for a second one from the same pool.</summary>
public sealed class Kluisverbinding(IConfiguration configuratie) : IDisposable
{
    /// <summary>How PostgreSQL knows these sessions: they write no events, so no answer about the history waits for them.</summary>
    public const string Toepassingsnaam = "handhaving-inzage";

    private readonly Lazy<NpgsqlDataSource> _bron = new(() =>
    {
        var bouwer = new NpgsqlDataSourceBuilder(configuratie.GetConnectionString("Kluis") ?? configuratie.GetConnectionString("Handhaving") ?? "Host=verbinding-ontbreekt") { Name = "kluis" };
        bouwer.ConnectionStringBuilder.ApplicationName = Toepassingsnaam;
        return bouwer.Build();
    });

    public NpgsqlDataSource Bron => _bron.Value;

    public void Dispose()
    {
        if (_bron.IsValueCreated) _bron.Value.Dispose();
    }
}
