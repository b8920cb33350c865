using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;

namespace Handhaving.Toegang;

/// <summary>
/// Login. Programs send a bearer token, people get a cookie from the gemeente's own OpenID Connect provider. In Development
/// an issuer of our own signs tokens instead; outside it the product refuses to start with that key.
/// </summary>
public static class Aanmelding
{
    private const string Kies = "kies", Oidc = "oidc";

    public static void AddAanmelding(this WebApplicationBuilder builder)
    {
        var config = builder.Configuration.GetSection("Aanmelding");
        var ontwikkeling = builder.Environment.IsDevelopment();
        if (!ontwikkeling && config["Ontwikkelsleutel"] is not null)
            throw new InvalidOperationException("Aanmelding:Ontwikkelsleutel is gezet buiten Development. Haal de instelling weg; ontwikkeltokens gelden nooit in productie.");

        var uitgever = new Ontwikkeluitgever(config["Ontwikkelsleutel"] ?? "", TimeProvider.System);
        if (ontwikkeling) builder.Services.AddSingleton(uitgever);
        builder.Services.AddSingleton<Medewerkerverwijzing>();
        builder.Services.AddSingleton<Microsoft.AspNetCore.Authentication.IClaimsTransformation>(s => s.GetRequiredService<Medewerkerverwijzing>());
        builder.Services.AddSingleton<IAuthorizationHandler, Toegangsbeleid>();

        var aanmelding = builder.Services.AddAuthentication(Kies)
            .AddPolicyScheme(Kies, null, o => o.ForwardDefaultSelector = http =>
                http.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase) || http.Request.Headers.ContainsKey("Authorization")
                    ? JwtBearerDefaults.AuthenticationScheme
                    : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddJwtBearer(o =>
            {
                o.MapInboundClaims = false;
                o.TokenValidationParameters.NameClaimType = Claims.Onderwerp;
                o.TokenValidationParameters.RoleClaimType = Claims.Rol;
                if (ontwikkeling)
                {
                    o.TokenValidationParameters.ValidIssuer = Ontwikkeluitgever.Naam;
                    o.TokenValidationParameters.ValidAudience = Ontwikkeluitgever.Naam;
                    o.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, _, _) => [uitgever.Sleutel];
                    o.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
                }
                else
                {
                    o.Authority = config["Autoriteit"];
                    o.Audience = config["Publiek"];
                }
            })
            .AddCookie(o =>
            {
                o.LoginPath = "/aanmelden";
                o.AccessDeniedPath = "/geen-toegang";
                o.ReturnUrlParameter = "terug";
                o.Cookie.Name = "handhaving";
                o.Cookie.SameSite = SameSiteMode.Lax;
                if (!ontwikkeling) o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                o.ExpireTimeSpan = TimeSpan.FromHours(8);
                if (!ontwikkeling) o.ForwardChallenge = Oidc;
            });
        if (!ontwikkeling)
            aanmelding.AddOpenIdConnect(Oidc, o =>
            {
                o.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                o.Authority = config["Autoriteit"];
                o.ClientId = config["ClientId"];
                o.ClientSecret = config["ClientSecret"];
                o.ResponseType = "code";
                o.UsePkce = true;
                o.MapInboundClaims = false;
                o.TokenValidationParameters.NameClaimType = Claims.Onderwerp;
                o.TokenValidationParameters.RoleClaimType = Claims.Rol;
            });
        builder.Services.AddAuthorization();
    }
}
