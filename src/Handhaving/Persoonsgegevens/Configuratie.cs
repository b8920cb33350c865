using Npgsql;

namespace Handhaving.Persoonsgegevens;

internal static class Configuratie
{
    public static void AddPersoonsgegevens(this IServiceCollection services, IConfiguration configuratie)
    {
        services.AddSingleton(new Hoofdsleutel(configuratie["Persoonsgegevens:Hoofdsleutel"]));
        services.AddSingleton<Kluisverbinding>();
        services.AddSingleton<IRaadpleeglog>(s => new Raadpleeglog(s.GetRequiredService<Kluisverbinding>().Bron));
        services.AddSingleton(Wislijst.Van(configuratie));
        services.AddSingleton(s => new Wislijstwacht(s.GetRequiredService<Kluisverbinding>().Bron, s.GetRequiredService<Wislijst>(), s.GetRequiredService<ILogger<Wislijstwacht>>()));
        services.AddSingleton(s => new Sleuteldienst(s.GetRequiredService<Kluisverbinding>().Bron, s.GetRequiredService<Hoofdsleutel>(), s.GetRequiredService<IRaadpleeglog>(), s.GetRequiredService<Wislijstwacht>()));
    }
}

/// <summary>A pool of its own: a session that holds a connection must never wait for a second one from the same pool.</summary>
internal sealed class Kluisverbinding(IConfiguration configuratie) : IDisposable
{
    private readonly Lazy<NpgsqlDataSource> _bron = new(() =>
        new NpgsqlDataSourceBuilder(configuratie.GetConnectionString("Kluis") ?? configuratie.GetConnectionString("Handhaving") ?? "Host=verbinding-ontbreekt") { Name = "kluis" }.Build());

    public NpgsqlDataSource Bron => _bron.Value;

    public void Dispose()
    {
        if (_bron.IsValueCreated) _bron.Value.Dispose();
    }
}
