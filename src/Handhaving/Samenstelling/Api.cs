using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Platform.Http;
using Handhaving.Platform.OpenApi;
using Handhaving.Platform.Waarneming;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Samenstelling;

public static class Api
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = Omvang.Stuk;
        });
        builder.Services.AddOpenbaar();
        builder.Services.AddValidators();
        // Before the framework's own writer: the first that can, writes.
        builder.Services.AddSingleton<IProblemDetailsWriter, Probleemschrijver>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<Foutvertaling>();
        builder.Services.ConfigureHttpJsonOptions(o => Instellen(o.SerializerOptions));
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddApibeschrijving();
        builder.Services.AddWolverineHttp();
        builder.Logging.ZonderVerzoeken();
    }

    /// <summary>
    /// The framework logs a body that it cannot read under the name of the request, with its path and with words of that
    /// body. The caller gets the answer; the log gets nothing.
    /// </summary>
    private static void ZonderVerzoeken(this ILoggingBuilder logging)
    {
        foreach (var verzoek in typeof(Api).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(WolverineHttpMethodAttribute), false))
            .SelectMany(m => m.GetParameters()).Select(p => p.ParameterType)
            // A service is no request: what it logs is its own.
            .Where(t => t.Assembly == typeof(Api).Assembly && !logging.Services.Any(s => s.ServiceType == t)).Distinct())
            logging.AddFilter(verzoek.FullName, LogLevel.None);
    }

    private static void Instellen(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        json.MetKalendergrens();
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        // A field that stands there twice, or under almost its name, would be read one way here and another way elsewhere.
        json.AllowDuplicateProperties = false;
        json.PropertyNameCaseInsensitive = false;
        json.RespectRequiredConstructorParameters = true;
        json.RespectNullableAnnotations = true;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    }

    public static void UseApi(this WebApplication app)
    {
        app.UseMiddleware<Kopregels>();
        app.UseMiddleware<Leesantwoord>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<Adresregels>();
        app.UseRouting();
        app.UsePartnerpoort();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseMiddleware<Pandadres>();
        app.UseMiddleware<Verzoekregels>();
        app.UseMiddleware<Pandrij>();
        app.MapApibeschrijving();
        app.MapGezondheid();
        app.MapWolverineEndpoints(opts =>
        {
            opts.RequireAuthorizeOnAll();
            opts.TenantId.IsClaimTypeNamed(Claims.Gemeente);
            opts.TenantId.AssertExists();
            opts.RejectUnparseableQueryValues = true;
            opts.AddPolicy<ValidatieHttpPolicy>();
            opts.AddPolicy<SchrijfPolicy>();
            opts.ConfigureEndpoints(Leesbaar.MetHead);
            opts.ConfigureEndpoints(Openbaar.MetVooraankondiging);
            opts.ConflictProblemDetailsFactory = _ => Problemen.VersieVerouderd();
            opts.MapConcurrencyFailuresToConflict();
        });
    }
}
