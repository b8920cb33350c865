using Microsoft.AspNetCore.Cors.Infrastructure;
using Wolverine.Http;

namespace Handhaving.Rekenen;

/// <summary>What anyone may ask without login: the calculators. They know nothing but what they are told, and keep nothing.</summary>
public static class Openbaar
{
    /// <summary>Any page may ask them; there is no cookie or token that it could abuse.</summary>
    public const string Beleid = "openbaar";

    public static void AddRekenen(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Rekenruimte.Gewoon);
        builder.Services.AddCors(o => o.AddPolicy(Beleid, p => p.AllowAnyOrigin().AllowAnyHeader().WithMethods(HttpMethods.Post).WithExposedHeaders("API-Version", "Retry-After")));
        builder.Services.ConfigureSwaggerGen(o => o.OperationFilter<Rekenbeschrijving>());
    }

    /// <summary>The routing answers a preflight only of an endpoint that says that it takes one.</summary>
    public static void MetVooraankondiging(HttpChain chain) => chain.Finally(b =>
    {
        if (b.Metadata.OfType<IEnableCorsAttribute>().Any() && b.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methoden)
            b.Metadata.Add(new HttpMethodMetadata(methoden.HttpMethods, acceptCorsPreflight: true));
    });
}
