using System.Reflection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Handhaving.Platform.OpenApi;

/// <summary>A field is required when its record cannot be made without it, as the reader of a request holds it.</summary>
internal sealed class Schemafilter : ISchemaFilter
{
    public static string Naam(Type soort) => soort.IsGenericType
        ? soort.Name[..soort.Name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(soort.GetGenericArguments().Select(Naam))
        : soort.Name;

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } velden) return;
        var verplicht = context.Type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters()
            .Where(p => !p.HasDefaultValue && !MagNull(p)).Select(p => p.Name!.ToUpperInvariant()).ToHashSet() ?? [];
        velden.Required = velden.Properties.Keys.Where(k => verplicht.Contains(k.ToUpperInvariant())).ToHashSet();
    }

    private static bool MagNull(ParameterInfo p) => Nullable.GetUnderlyingType(p.ParameterType) is not null
        || (!p.ParameterType.IsValueType && new NullabilityInfoContext().Create(p).WriteState is NullabilityState.Nullable);
}
