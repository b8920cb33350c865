using Handhaving.Platform.Http;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Handhaving.Platform.Waarneming;

/// <summary>
/// Traces, metrics and logs over OTLP when an address is configured (the standard OTEL_ keys), otherwise nothing. They are
/// for running the product; what must be proven later stands in the events.
/// </summary>
public static class Waarneming
{
    private static readonly string[] Adressen =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    public static void AddWaarneming(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Zuivering>();
        builder.Services.AddSingleton<ILoggerFactory>(s => new Schoonloggerfabriek(ActivatorUtilities.CreateInstance<LoggerFactory>(s), s.GetRequiredService<Zuivering>()));
        builder.AddGezondheid();
        if (Adressen.All(a => string.IsNullOrWhiteSpace(builder.Configuration[a]))) return;

        builder.Services.AddSingleton<Spanzuivering>();
        builder.Services.Configure<OpenTelemetryLoggerOptions>(o => o.IncludeFormattedMessage = true);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(builder.Configuration["OTEL_SERVICE_NAME"] ?? "handhaving", serviceVersion: Kopregels.Versie))
            .WithLogging()
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o => o.Filter = http => !http.Request.Path.StartsWithSegments(Gezondheid.Pad, StringComparison.Ordinal))
                .AddNpgsql()
                .AddSource("Wolverine", "Marten")
                .AddProcessor(s => s.GetRequiredService<Spanzuivering>()))
            .WithMetrics(m => m
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Wolverine:handhaving", "Marten", "Npgsql", Borging.Borgingsmeters.Naam, Borging.Controle.Controlemeters.Naam, Sleutelbeheer.Sleutelmeters.Naam, Partners.Partnermeters.Naam))
            // Last, after the processor that cleans.
            .UseOtlpExporter();
    }
}
