using System.Text.Json.Nodes;
using Handhaving.Recht.Contract;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Handhaving.Rekenen;

/// <summary>The calculators in the API description: every kind of question with its fields and an example, from <see cref="Vraag"/>.</summary>
internal sealed class Rekenbeschrijving : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        IReadOnlyList<Vraag> vragen = context.MethodInfo.DeclaringType == typeof(BerekenTermijnEndpoint) ? Vraag.Termijnen
            : context.MethodInfo.DeclaringType == typeof(BerekenDwangsommenEndpoint) ? [Vraag.Dwangsommen, Vraag.Rente] : [];
        if (vragen.Count == 0) return;

        operation.Description = "Voor iedereen, zonder aanmelding; er wordt niets bewaard. Vraag en uitleg gaan over het recht, niet over personen: stuur geen persoonsgegevens mee. "
            + "Het antwoord is een berekening en geen juridisch advies; waarschuwingen noemen wat een jurist nog moet beoordelen.";
        operation.Responses!["429"] = new OpenApiResponseReference("429", context.Document);
        if (operation.Responses["200"] is OpenApiResponse gelukt) gelukt.Description = "De uitkomst.";

        var soort = new OpenApiSchema { Type = JsonSchemaType.String, Description = "De soort vraag.", Enum = [.. vragen.Select(v => (JsonNode)v.Soort)] };
        var velden = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "De rekenvraag. Andere velden dan soort en invoer blijven buiten beschouwing.",
            Required = vragen == Vraag.Termijnen ? new HashSet<string> { "soort", "invoer" } : new HashSet<string> { "invoer" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["soort"] = soort,
                ["invoer"] = new OpenApiSchema { Description = "De feiten: de velden van de soort.", AnyOf = [.. vragen.Select(Invoer)] },
            },
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "De vraag.",
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                ["application/json"] = new OpenApiMediaType
                {
                    Schema = velden,
                    Examples = vragen.ToDictionary(v => v.Soort, v => (IOpenApiExample)new OpenApiExample { Summary = v.Titel, Value = new JsonObject { ["soort"] = v.Soort, ["invoer"] = v.Voorbeeld() } }),
                },
            },
        };
    }

    private static OpenApiSchema Invoer(Vraag vraag)
    {
        var schema = Deel(vraag.Velden, null);
        schema.Title = vraag.Soort;
        schema.Description = vraag.Titel;
        return schema;
    }

    private static OpenApiSchema Deel(IReadOnlyList<Vraagveld> velden, string? uitleg)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = uitleg, Properties = new Dictionary<string, IOpenApiSchema>(), Required = new HashSet<string>() };
        foreach (var veld in velden)
        {
            if (veld.Soort is Veldsoort.Lengte)
                foreach (var eenheid in veld.Keuzes)
                    schema.Properties[eenheid.Waarde] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Description = Uitleg(veld, $"{veld.Label} in {eenheid.Label}") };
            else schema.Properties[veld.Naam] = Schema(veld);
            if (veld is { Verplicht: true, EenVan: null, NietNodigBij: null } && veld.Soort is not Veldsoort.Lengte) schema.Required.Add(veld.Naam);
            // A field that goes with one choice stands beside it, with the choices that it goes with.
            foreach (var bij in veld.Keuzes.SelectMany(k => k.Velden.Select(v => (Veld: v, Keuze: k.Waarde))).GroupBy(v => v.Veld.Naam))
                schema.Properties[bij.Key] = Schema(bij.First().Veld, $"Bij {string.Join(", ", bij.Select(v => v.Keuze))}.");
        }
        return schema;
    }

    private static OpenApiSchema Schema(Vraagveld veld, string? bij = null)
    {
        if (veld.Soort is Veldsoort.Groep) return Deel(veld.Velden, Uitleg(veld, veld.Label, bij));
        if (veld.Soort is Veldsoort.Lijst) return new OpenApiSchema { Type = JsonSchemaType.Array, Items = Deel(veld.Velden, null), Description = Uitleg(veld, veld.Label, bij) };
        if (veld.Soort is Veldsoort.Nummers) return new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" }, Description = Uitleg(veld, veld.Label, bij) };
        var (soort, vorm) = veld.Soort switch
        {
            Veldsoort.Datum => (JsonSchemaType.String, "date"),
            Veldsoort.Tijdstip => (JsonSchemaType.String, "date-time"),
            Veldsoort.JaNee => (JsonSchemaType.Boolean, null),
            Veldsoort.Getal => (JsonSchemaType.Integer, "int32"),
            Veldsoort.Bedrag or Veldsoort.Percentage => (JsonSchemaType.Number, "double"),
            _ => (JsonSchemaType.String, (string?)null),
        };
        return new OpenApiSchema { Type = soort, Format = vorm, Description = Uitleg(veld, veld.Label, bij), Enum = veld.Soort is Veldsoort.Keuze && !veld.Keuzes.Any(k => k.Waarde == "andere") ? [.. veld.Keuzes.Select(k => (JsonNode)k.Waarde)] : null };
    }

    private static string Uitleg(Vraagveld veld, string label, string? bij = null) => string.Join(" ", new[] { $"{label}.", bij, veld.Hulp }.OfType<string>());
}
