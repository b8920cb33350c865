using Handhaving.Platform.Http;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Handhaving.Platform.OpenApi;

/// <summary>What all operations share: the version in the server's address, the login, the headers and the problems.</summary>
internal sealed class Documentfilter : IDocumentFilter
{
    public const string Versiekop = "API-Version", IfMatch = "If-Match", IfNoneMatch = "If-None-Match", Sleutel = Verzoekregels.Sleutelkop, Probleem = "Probleem";

    private static readonly Dictionary<int, string> Problemen = new()
    {
        [400] = "Het verzoek heeft niet de goede vorm; errors noemt elk veld.",
        [401] = "Er is geen geldig token meegestuurd.",
        [403] = "Uw rol heeft dit recht niet; detail noemt de rollen die het wel hebben.",
        [404] = "In deze gemeente niet bekend.",
        [406] = "Dit adres antwoordt niet in de gevraagde soort.",
        [409] = "Een regel staat dit niet toe (regel, grondslag en watTeDoen zeggen waarom en hoe verder), of een ander schreef op hetzelfde moment.",
        [412] = "Er is sinds uw laatste lezing iets gewijzigd.",
        [413] = "De opdracht is te groot.",
        [415] = "De opdracht is geen application/json.",
        [422] = "Deze Idempotency-Key hoort bij een eerder verzoek met een andere inhoud.",
        [428] = "De versie die u hebt gelezen ontbreekt.",
        [429] = "Er worden nu te veel vragen tegelijk berekend. Herhaal de vraag na de tijd in Retry-After.",
        [500] = "Er ging iets mis in het systeem; traceId wijst de plek aan.",
        [503] = "De gegevensopslag is even niet beschikbaar. Herhaal het verzoek met dezelfde Idempotency-Key.",
    };

    public void Apply(OpenApiDocument document, DocumentFilterContext context)
    {
        var paden = new OpenApiPaths();
        foreach (var (pad, item) in document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal)) paden.Add(pad["/v1".Length..], item);
        document.Paths = paden;
        document.Tags = paden.Values.SelectMany(p => p.Operations!.Values).SelectMany(o => o.Tags!).Select(t => t.Reference.Id!).Distinct().Order(StringComparer.Ordinal)
            .Select(t => new OpenApiTag { Name = t }).ToHashSet();

        var delen = document.Components ??= new OpenApiComponents();
        delen.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        foreach (var frameworksoort in (string[])["ProblemDetails", "HttpValidationProblemDetails", "ValidationProblemDetails"]) delen.Schemas.Remove(frameworksoort);
        delen.Schemas[Probleem] = Probleemschema();
        delen.Schemas = new SortedDictionary<string, IOpenApiSchema>(delen.Schemas, StringComparer.Ordinal);
        delen.Headers = Koppen();
        delen.Parameters = Parameters();
        delen.Responses = Problemen.ToDictionary(p => $"{p.Key}", p => (IOpenApiResponse)new OpenApiResponse
        {
            Description = p.Value,
            Headers = Versie(document, p.Key is 409 or 429 or 503),
            Content = new Dictionary<string, IOpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Probleem, document) } },
        });
        delen.Responses["304"] = new OpenApiResponse { Description = "Niet gewijzigd sinds de versie in If-None-Match.", Headers = Versie(document, false) };
        delen.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "Een token van de aanmeldvoorziening van de gemeente, met de claims gemeente en rol.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
    }

    private static Dictionary<string, IOpenApiHeader> Versie(OpenApiDocument document, bool opnieuw)
    {
        var koppen = new Dictionary<string, IOpenApiHeader> { [Versiekop] = new OpenApiHeaderReference(Versiekop, document) };
        if (opnieuw) koppen["Retry-After"] = new OpenApiHeaderReference("Retry-After", document);
        return koppen;
    }

    private static Dictionary<string, IOpenApiHeader> Koppen() => new()
    {
        [Versiekop] = Kop("De volledige versie van de API.", "0.1.0"),
        ["ETag"] = Kop("De versie van de zaak (of van het pand, voor wat het pand raakt). Stuur haar terug in If-Match. Ontbreekt op het antwoord op een herhaling: lees dan opnieuw.", "\"7\""),
        ["Location"] = Kop("Het adres van wat is vastgelegd.", null),
        ["Link"] = Kop("De pagina's ernaast: first, prev en next (RFC 8288). Wat er niet is ontbreekt.", null),
        ["Retry-After"] = Kop("Na hoeveel seconden herhalen zin heeft.", "1"),
    };

    private static OpenApiHeader Kop(string uitleg, string? voorbeeld) =>
        new() { Description = uitleg, Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = voorbeeld };

    private static Dictionary<string, IOpenApiParameter> Parameters() => new()
    {
        [IfMatch] = Parameter(IfMatch, "De ETag die u het laatst hebt gelezen.", verplicht: true, 64, "\"7\""),
        [IfNoneMatch] = Parameter(IfNoneMatch, "De ETag die u al hebt; klopt die nog, dan is het antwoord 304.", verplicht: false, 256, null),
        [Sleutel] = Parameter(Sleutel, "Een nieuwe sleutel per opdracht, en dezelfde bij een herhaling: de opdracht gebeurt dan hoogstens één keer. "
            + "Met of zonder aanhalingstekens is het dezelfde sleutel. Zet er geen persoonsgegevens in.", verplicht: true, 130, "5d3f8a52-3f0e-4c0c-9d4e-0a8f6f0c2b11"),
    };

    private static OpenApiParameter Parameter(string naam, string uitleg, bool verplicht, int lengte, string? voorbeeld) => new()
    {
        Name = naam,
        In = ParameterLocation.Header,
        Description = uitleg,
        Required = verplicht,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = lengte },
        Example = voorbeeld,
    };

    private static OpenApiSchema Probleemschema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Een probleem volgens RFC 9457, in het Nederlands.",
        Required = new HashSet<string> { "type", "title", "status", "detail" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Tekst("Soort probleem, als URI.", "uri"),
            ["title"] = Tekst("Soort probleem, in woorden."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "De HTTP-status." },
            ["detail"] = Tekst("Wat er mis is en wat u kunt doen."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Per veld, parameter of kop wat er mis is.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
            ["regel"] = Tekst("De regel die dit niet toestaat."),
            ["grondslag"] = Tekst("Het artikel waarop de regel rust, of dat het een keuze van het product is."),
            ["watTeDoen"] = Tekst("Hoe verder."),
            ["traceId"] = Tekst("Waarmee de beheerder de fout terugvindt."),
        },
    };

    private static OpenApiSchema Tekst(string uitleg, string? vorm = null) => new() { Type = JsonSchemaType.String, Format = vorm, Description = uitleg };
}
