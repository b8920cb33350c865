using Handhaving.Toegang;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Handhaving.Partners;

internal static partial class Configuratie
{
    public static void AddPartners(this WebApplicationBuilder builder)
    {
        var instellingen = Partnerinstellingen.Van(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(instellingen);
        services.AddSingleton<Certificaatkeuring>();
        services.AddSingleton<Partnerruimte>();
        services.AddSingleton<Toegangstokens>();
        services.AddSingleton<Tokenuitgifte>();
        services.AddSingleton(s => new Beslissingen(s.GetRequiredService<NpgsqlDataSource>(), s.GetRequiredService<IAfspraken>(), s.GetRequiredService<Partnerruimte>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<Beslissingen>>()));
        services.TryAddSingleton<IAfspraken, GeenAfspraken>();
        services.AddSingleton<IAuthorizationHandler, Partnerbeleid>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Partnerverificatie>(MagPartnerAttribute.Schema, null);
        services.AddPartnerdrukte(instellingen);
        builder.AddPartnerpoort();
    }

    /// <summary>Before anything that changes the address of the caller.</summary>
    public static void UsePartnercertificaten(this WebApplication app)
    {
        app.UseMiddleware<Certificaatbron>();
        var instellingen = app.Services.GetRequiredService<Partnerinstellingen>();
        if (instellingen is { Uitgever: not null, Vertrouwen.Intrekking: not Intrekkingseis.Verplicht }) ZonderLijst(app.Logger);
    }

    [LoggerMessage(LogLevel.Warning, "Partners:Vertrouwen:Intrekking staat niet op Verplicht: een certificaat waarvan niet bekend is of het is ingetrokken wordt toegelaten.")]
    private static partial void ZonderLijst(ILogger log);
}
