using System.Globalization;
using System.Text.Json.Nodes;
using Handhaving.Platform.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Handhaving.Platform.OpenApi;

/// <summary>The OpenAPI document: made from the endpoints, committed as docs/openapi.json and served without login.</summary>
public static class Apibeschrijving
{
    public const string Pad = "/v1/openapi.json";

    private const string Document = "v1";

    public static void AddApibeschrijving(this IServiceCollection services) => services.AddSwaggerGen(o =>
    {
        o.SwaggerDoc(Document, new OpenApiInfo
        {
            Title = "Handhaving",
            Version = Kopregels.Versie,
            Description = "Handhaving van woonregels door een gemeente: van melding tot proces-verbaal, per pand vastgelegd als gebeurtenissen die nooit worden gewijzigd. "
                + "De gemeente volgt uit het token. Tijdstippen zijn in UTC, datums zijn dagen in Nederland.",
            Contact = new OpenApiContact { Name = "Beheer Handhaving", Email = "handhaving@example.nl", Url = new Uri("https://handhaving.example.nl/contact") },
            License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12") },
        });
        o.AddServer(new OpenApiServer { Url = "https://handhaving.example.nl/v1", Description = "Voorbeeldadres; elke gemeente heeft haar eigen." });
        o.SupportNonNullableReferenceTypes();
        o.CustomSchemaIds(Schemafilter.Naam);
        o.MapType<TimeOnly>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "time-local" });
        o.MapType<JsonObject>(() => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema() });
        o.DocInclusionPredicate((_, api) => Kopregels.IsApi("/" + api.RelativePath));
        o.OperationFilter<Operatiefilter>();
        o.SchemaFilter<Schemafilter>();
        o.DocumentFilter<Documentfilter>();
    });

    public static void MapApibeschrijving(this IEndpointRouteBuilder app)
    {
        var tekst = new Lazy<string>(() => app.ServiceProvider.OpenApiTekst());
        app.MapMethods(Pad, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) =>
        {
            // The one open resource: any page may read it.
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlExposeHeaders = "API-Version";
            return Results.Text(tekst.Value, "application/json");
        }).ExcludeFromDescription();
    }

    /// <summary>The document as text, the same for the address, the command and the committed file. Needs no database.</summary>
    internal static string OpenApiTekst(this IServiceProvider services)
    {
        var tekst = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        services.GetRequiredService<ISwaggerProvider>().GetSwagger(Document).SerializeAsV3(new OpenApiJsonWriter(tekst));
        return tekst + "\n";
    }
}
