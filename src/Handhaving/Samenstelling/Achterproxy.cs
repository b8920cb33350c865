using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;

namespace Handhaving.Samenstelling;

/// <summary>What production needs behind a proxy that ends TLS: the caller's scheme and address from known proxies alone, and keys that outlive a restart.</summary>
internal static class Achterproxy
{
    public static void AddAchterproxy(this WebApplicationBuilder builder)
    {
        var bekend = builder.Configuration.GetSection("Proxy:Bekend").Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var adres in bekend) o.KnownProxies.Add(IPAddress.Parse(adres));
        });
        var bescherming = builder.Services.AddDataProtection().SetApplicationName("handhaving");
        if (builder.Configuration["Gegevensbescherming:Sleutelmap"] is { Length: > 0 } map) bescherming.PersistKeysToFileSystem(new DirectoryInfo(map));
    }

    /// <summary>First of all; without a known proxy the headers of a caller are not believed, and so not read.</summary>
    public static void UseAchterproxy(this WebApplication app)
    {
        if (app.Configuration.GetSection("Proxy:Bekend").Get<string[]>() is [_, ..]) app.UseForwardedHeaders();
    }
}
