using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Handhaving.Platform.OpenApi;

/// <summary>
/// One operation as its caller meets it: named after its Dutch command, with the headers, the right and every refusal
/// that the platform adds to what the endpoint itself says.
/// </summary>
internal sealed partial class Operatiefilter : IOperationFilter
{
    private static readonly Dictionary<string, string> Parameteruitleg = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pandId"] = "BAG-id van het pand, de ligplaats of de standplaats: 16 cijfers.",
        ["taakId"] = "Kenmerk van de taak, zoals de werkvoorraad het geeft.",
        ["cursor"] = "Plaats in de lijst, uit een kop Link. Weggelaten: het begin.",
        ["limit"] = "Hoeveel er hoogstens op een pagina staan.",
        ["geldigOp"] = "Het moment waarvoor de vraag geldt. Weggelaten: nu.",
        ["bekendOp"] = "Alleen met wat op dit moment al was vastgelegd. Weggelaten: nu.",
        ["peildatum"] = "De dag waarop de stand wordt bekeken. Weggelaten: vandaag.",
        ["van"] = "Eerste dag van de periode.",
        ["tot"] = "Laatste dag van de periode.",
        ["wijkcode"] = "CBS-code van de wijk, zoals WK015007.",
        ["buurtcode"] = "CBS-code van de buurt, zoals BU01500702.",
        ["versie"] = "Nummer van de versie, vanaf 1.",
        ["gebiedcode"] = "CBS-code van de gemeente, wijk of buurt.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var soort = context.MethodInfo.DeclaringType!;
        var pad = "/" + context.ApiDescription.RelativePath;
        var naam = soort.Name.Replace("Endpoint", "", StringComparison.Ordinal);
        var recht = metadata.OfType<MagAttribute>().FirstOrDefault()?.Recht;
        var open = metadata.OfType<IAllowAnonymous>().Any();
        var schrijft = context.ApiDescription.HttpMethod == HttpMethods.Post && !pad.Split('/')[^1].StartsWith('_') && pad is not "/v1/feeds/{feedId}/bevestigingen";
        // A new key or a new partner builds on what was read as well.
        var opZaak = schrijft && ((string[])["{zaakId}", "{projectId}", "{afspraakId}", "{partnerId}"]).Any(id => pad.Contains(id, StringComparison.Ordinal));

        operation.OperationId = char.ToLowerInvariant(naam[0]) + naam[1..];
        // Wolverine fills both with the name of the generated class.
        operation.Summary = metadata.OfType<IEndpointSummaryMetadata>().Select(m => m.Summary).FirstOrDefault(t => !t.Contains('_', StringComparison.Ordinal)) ?? Zin(naam);
        operation.Description = metadata.OfType<IEndpointDescriptionMetadata>().Select(m => m.Description).FirstOrDefault(t => !t.Contains('_', StringComparison.Ordinal));
        operation.Tags = new HashSet<OpenApiTagReference> { new(soort.Namespace!.Split('.')[^1], context.Document) };
        if (open)
        {
            operation.Description ??= "Voor iedereen, zonder aanmelding.";
            operation.Security = [];
        }
        if (metadata.OfType<MagPartnerAttribute>().Any()) operation.Description ??= "Voor aangesloten partners, met een token van /token over hetzelfde certificaat.";
        if (recht is { } r) operation.Description ??= $"Recht: {r}. Dit mag een {string.Join(" of ", Toegangsmatrix.Rollen[r].Order(StringComparer.Ordinal))}.";

        Parameters(operation, schrijft, opZaak, context);
        Antwoorden(operation, pad, schrijft, opZaak, open, context);
        if (operation.RequestBody is OpenApiRequestBody inhoud)
        {
            inhoud.Required = true;
            inhoud.Description ??= "De opdracht. Velden die niet in de beschrijving staan worden geweigerd.";
        }
    }

    private static void Parameters(OpenApiOperation operation, bool schrijft, bool opZaak, OperationFilterContext context)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description = Parameteruitleg.GetValueOrDefault(parameter.Name!, parameter.Name!.EndsWith("Id", StringComparison.Ordinal) ? $"Kenmerk: {Zin(parameter.Name[..^2]).ToLowerInvariant()}." : $"{Zin(parameter.Name!)}.");
            if (parameter.In is ParameterLocation.Path && parameter.Schema is OpenApiSchema { Type: JsonSchemaType.String, Format: null } tekst) tekst.Format = parameter.Name!.EndsWith("Id", StringComparison.Ordinal) && parameter.Name is not ("pandId" or "taakId") ? "uuid" : null;
            if (parameter.Name is "pandId" && parameter.Schema is OpenApiSchema pand) pand.Pattern = Invoer.BagVorm;
            if (parameter.Name is "limit" && parameter.Schema is OpenApiSchema aantal) (aantal.Default, aantal.Minimum, aantal.Maximum) = (JsonValue.Create(Bladeren.Standaard), "1", Bladeren.Maximum.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        if (opZaak) operation.Parameters.Add(new OpenApiParameterReference(Documentfilter.IfMatch, context.Document));
        if (schrijft) operation.Parameters.Add(new OpenApiParameterReference(Documentfilter.Sleutel, context.Document));
        if (context.ApiDescription.HttpMethod == HttpMethods.Get && GeeftVersie(context)) operation.Parameters.Add(new OpenApiParameterReference(Documentfilter.IfNoneMatch, context.Document));
    }

    private static void Antwoorden(OpenApiOperation operation, string pad, bool schrijft, bool opZaak, bool open, OperationFilterContext context)
    {
        var gelukt = operation.Responses!.Where(r => r.Key.StartsWith('2') && r.Value.Content?.Count > 0).Select(r => r.Value).FirstOrDefault() as OpenApiResponse ?? new OpenApiResponse();
        var gemaakt = context.ApiDescription.SupportedResponseTypes.Any(t => t.StatusCode == 201);
        var lijst = operation.Parameters!.Any(p => p.Name == "cursor");
        gelukt.Description = gemaakt ? "Vastgelegd." : schrijft ? "Vastgelegd." : "Gevonden.";
        gelukt.Headers = new Dictionary<string, IOpenApiHeader> { [Documentfilter.Versiekop] = new OpenApiHeaderReference(Documentfilter.Versiekop, context.Document) };
        if (GeeftVersie(context)) gelukt.Headers["ETag"] = new OpenApiHeaderReference("ETag", context.Document);
        if (gemaakt) gelukt.Headers["Location"] = new OpenApiHeaderReference("Location", context.Document);
        if (lijst) gelukt.Headers["Link"] = new OpenApiHeaderReference("Link", context.Document);

        // An import that was done before answers 200 with the same ids.
        var herhaald = gemaakt && operation.Responses!.TryGetValue("200", out var al) && al is { Content.Count: > 0 };
        operation.Responses = new OpenApiResponses { [gemaakt ? "201" : "200"] = gelukt };
        if (herhaald) operation.Responses["200"] = new OpenApiResponse { Description = "Al eerder overgenomen; er is niets gewijzigd.", Content = gelukt.Content, Headers = gelukt.Headers };
        // What is open asks for no login and no database.
        List<int> fouten = open ? [400, 406, 500] : [400, 401, 403, 406, 500, 503];
        if (pad.Contains('{', StringComparison.Ordinal)) fouten.Add(404);
        if (context.ApiDescription.HttpMethod == HttpMethods.Get && GeeftVersie(context)) operation.Responses["304"] = new OpenApiResponseReference("304", context.Document);
        if (operation.RequestBody is not null) fouten.AddRange([413, 415]);
        if (schrijft) fouten.AddRange([409, 412, 422]);
        if (opZaak) fouten.Add(428);
        foreach (var status in fouten.Order()) operation.Responses[$"{status}"] = new OpenApiResponseReference($"{status}", context.Document);
    }

    /// <summary>An answer carries an ETag when it read one pand or zaak, or wrote in the stream of one.</summary>
    private static bool GeeftVersie(OperationFilterContext context) => context.MethodInfo.GetParameters().Any(p => Attribute.IsDefined(p.ParameterType, typeof(GeeftVersieAttribute)));

    /// <summary>A Dutch command or query is named as one says it: <c>VerleenToestemming</c> reads "Verleen toestemming".</summary>
    internal static string Zin(string naam)
    {
        var woorden = Hoofdletter().Replace(naam, " $1").Trim().ToLowerInvariant();
        return char.ToUpperInvariant(woorden[0]) + woorden[1..];
    }

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Hoofdletter();
}
