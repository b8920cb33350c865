using System.Text.Json;
using System.Text.Json.Serialization;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Platform;

public static class Api
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddValidators();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(o => Instellen(o.SerializerOptions));
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
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapWolverineEndpoints(opts =>
        {
            opts.RequireAuthorizeOnAll();
            opts.TenantId.IsClaimTypeNamed(Claims.Gemeente);
            opts.TenantId.AssertExists();
            opts.RejectUnparseableQueryValues = true;
            opts.AddPolicy<ValidatieHttpPolicy>();
            opts.AddPolicy<SchrijfPolicy>();
            opts.ConflictProblemDetailsFactory = _ => Problemen.VersieVerouderd();
            opts.MapConcurrencyFailuresToConflict();
        });
    }
}
