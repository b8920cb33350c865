using Microsoft.AspNetCore.Cors.Infrastructure;
using Wolverine.Http;

namespace Handhaving.Platform.Http;

/// <summary>What anyone may ask without login, and any web page on his behalf: it knows nothing of a gemeente but what that makes public.</summary>
public static class Openbaar
{
    /// <summary>There is no cookie or token that another page could abuse.</summary>
    public const string Beleid = "openbaar";

    public static void AddOpenbaar(this IServiceCollection services) => services.AddCors(o => o.AddPolicy(Beleid, p => p
        .AllowAnyOrigin().AllowAnyHeader().WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post).WithExposedHeaders("API-Version", "Retry-After")));

    /// <summary>The routing answers a preflight only of an endpoint that says that it takes one.</summary>
    public static void MetVooraankondiging(HttpChain chain) => chain.Finally(b =>
    {
        if (b.Metadata.OfType<IEnableCorsAttribute>().Any() && b.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methoden)
            b.Metadata.Add(new HttpMethodMetadata(methoden.HttpMethods, acceptCorsPreflight: true));
    });
}
