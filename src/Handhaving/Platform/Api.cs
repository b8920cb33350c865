using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Platform.Http;
using Handhaving.Platform.OpenApi;
using Handhaving.Platform.Waarneming;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Platform;

public static class Api
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = Verzoekregels.MaximaalAantalBytes;
        });
        builder.Services.AddValidators();
        // Before the framework's own writer: the first that can, writes.
        builder.Services.AddSingleton<IProblemDetailsWriter, Probleemschrijver>();
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<Foutvertaling>();
        builder.Services.ConfigureHttpJsonOptions(o => Instellen(o.SerializerOptions));
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddApibeschrijving();
        builder.Services.AddWolverineHttp();
    }

    private static void Instellen(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
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
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<Verzoekregels>();
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
            opts.ConflictProblemDetailsFactory = _ => Problemen.VersieVerouderd();
            opts.MapConcurrencyFailuresToConflict();
        });
    }
}
