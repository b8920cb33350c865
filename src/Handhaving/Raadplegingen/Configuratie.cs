using Handhaving.Persoonsgegevens;
using Microsoft.AspNetCore.Authorization;

namespace Handhaving.Raadplegingen;

internal static class Configuratie
{
    public static void AddRaadplegingen(this IServiceCollection services)
    {
        services.AddSingleton<Betrokkenepseudoniem>();
        services.AddSingleton<Raadpleeglog>();
        services.AddSingleton<IRaadpleegboek>(s => s.GetRequiredService<Raadpleeglog>());
        services.AddSingleton<Verantwoording>();
        services.AddSingleton<Raadpleeglezer>();
        services.AddSingleton(s => s.GetRequiredService<IConfiguration>().GetSection("Raadpleging").Get<Patroongrenzen>() ?? new Patroongrenzen());
        services.AddSingleton<Patroonzoeker>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Weigerwacht>();
    }
}
