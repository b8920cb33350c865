using System.Reflection;
using FluentValidation;
using FluentValidation.Validators;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Handhaving.Platform.OpenApi;

/// <summary>A field is required when its record cannot be made without it, as the reader of a request holds it.</summary>
internal sealed class Schemafilter(IServiceProvider services) : ISchemaFilter
{
    public static string Naam(Type soort) => soort.IsGenericType
        ? soort.Name[..soort.Name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(soort.GetGenericArguments().Select(Naam))
        : soort.Name;

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } velden) return;
        var verplicht = context.Type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters()
            .Where(p => !p.HasDefaultValue && !MagNull(p)).Select(p => p.Name!.ToUpperInvariant()).ToHashSet() ?? [];
        Vormregels(velden, context.Type);
        velden.Required = velden.Properties.Keys.Where(k => verplicht.Contains(k.ToUpperInvariant())).ToHashSet();
    }

    /// <summary>What the validator of a request refuses by form stands in its description, from the same rule.</summary>
    private void Vormregels(OpenApiSchema velden, Type soort)
    {
        if (services.GetService(typeof(IValidator<>).MakeGenericType(soort)) is not IValidator validator) return;
        foreach (var regel in validator.CreateDescriptor().Rules)
        {
            var naam = velden.Properties!.Keys.FirstOrDefault(k => k.Equals(regel.PropertyName?.Split('.')[^1], StringComparison.OrdinalIgnoreCase));
            if (naam is null || velden.Properties[naam] is not OpenApiSchema veld) continue;
            var tekst = veld.Type is { } t && t.HasFlag(JsonSchemaType.Array) ? veld.Items as OpenApiSchema : veld;
            if (tekst?.Type?.HasFlag(JsonSchemaType.String) is not true) continue;
            foreach (var deel in regel.Components.Select(c => c.Validator))
            {
                if (deel is IRegularExpressionValidator patroon) tekst.Pattern = patroon.Expression.Replace("\\z", "$", StringComparison.Ordinal);
                if (deel is ILengthValidator { Max: > 0 } lengte) tekst.MaxLength = lengte.Max;
            }
        }
    }

    private static bool MagNull(ParameterInfo p) => Nullable.GetUnderlyingType(p.ParameterType) is not null
        || (!p.ParameterType.IsValueType && new NullabilityInfoContext().Create(p).WriteState is NullabilityState.Nullable);
}
