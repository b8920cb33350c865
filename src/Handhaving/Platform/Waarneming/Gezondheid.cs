using System.Text.Json.Nodes;
using JasperFx;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Wolverine.Runtime.Agents;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Handhaving.Platform.Waarneming;

/// <summary>
/// May this node get requests? Only when its database answers with the schema, and its read models follow what is written.
/// A read model that stopped shows old law as if it were of now, and looks fine.
/// </summary>
internal sealed class Gezondheid(IDocumentStore opslag, NpgsqlDataSource bron, TimeProvider klok, Gezondheidseisen eisen, IProjectionCoordinator? coordinator = null) : IHealthCheck
{
    public const string Pad = "/health";

    private readonly Lock _slot = new();
    private readonly Dictionary<string, (long Stand, DateTimeOffset Sinds)> _standen = [];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var grens = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        grens.CancelAfter(eisen.Wachttijd);
        try
        {
            await using var vraag = bron.CreateCommand("select to_regclass('handhaving.mt_events') is not null");
            return await vraag.ExecuteScalarAsync(grens.Token) is true
                ? await LeesmodellenAsync(grens.Token)
                : HealthCheckResult.Unhealthy("Het schema ontbreekt. Draai database-inrichten.");
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException or Marten.Exceptions.MartenCommandException or ObjectDisposedException)
        {
            return HealthCheckResult.Unhealthy("De database antwoordt niet.");
        }
    }

    private async Task<HealthCheckResult> LeesmodellenAsync(CancellationToken ct)
    {
        var verwacht = ((DocumentStore)opslag).Options.Projections.AllShards().Select(s => s.Name.Identity).ToHashSet();
        if (verwacht.Count == 0) return HealthCheckResult.Healthy("Er zijn geen leesmodellen op de achtergrond.");

        try
        {
            if (coordinator?.DaemonForMainDatabase().CurrentAgents().FirstOrDefault(a => a.Status is AgentStatus.Paused) is { } gestopt)
                return HealthCheckResult.Unhealthy($"Het leesmodel {gestopt.Name.Identity} is gestopt na een fout.");
        }
        catch (DaemonNotRunningOnThisNodeException)
        {
            return HealthCheckResult.Unhealthy("De leesmodellen zijn op dit knooppunt nog niet gestart.");
        }

        await using var vraag = bron.CreateCommand("select coalesce(max(seq_id), 0) from handhaving.mt_events");
        var geschreven = (long)(await vraag.ExecuteScalarAsync(ct))!;
        var voortgang = (await opslag.Advanced.AllProjectionProgress(token: ct)).ToDictionary(s => s.ShardName, s => s.Sequence);
        var hoogwater = voortgang.GetValueOrDefault(ShardState.HighWaterMark);
        if (StaatStil(ShardState.HighWaterMark, hoogwater, geschreven))
            return HealthCheckResult.Unhealthy("Er wordt geschreven, maar de hoogwaterstand van de gebeurtenissen beweegt niet.");
        foreach (var leesmodel in verwacht.Order(StringComparer.Ordinal))
        {
            var stand = voortgang.GetValueOrDefault(leesmodel);
            if (hoogwater - stand > eisen.Achterstand) return HealthCheckResult.Unhealthy($"Het leesmodel {leesmodel} loopt meer dan {eisen.Achterstand} gebeurtenissen achter.");
            if (StaatStil(leesmodel, stand, hoogwater)) return HealthCheckResult.Unhealthy($"Het leesmodel {leesmodel} loopt achter en beweegt niet.");
        }
        return HealthCheckResult.Healthy("De leesmodellen zijn bij.");
    }

    /// <summary>
    /// The lag alone does not tell: it counts from the mark and stays small when the mark itself is dead, and a read model
    /// that stopped on another node is only a few events behind on a quiet day.
    /// </summary>
    private bool StaatStil(string wat, long stand, long doel)
    {
        lock (_slot)
        {
            var nu = klok.GetUtcNow();
            if (stand >= doel || !_standen.TryGetValue(wat, out var eerder) || eerder.Stand != stand) _standen[wat] = (stand, nu);
            return nu - _standen[wat].Sinds > eisen.Stilstand;
        }
    }
}

/// <param name="Achterstand">How many events a read model may be behind.</param>
/// <param name="Stilstand">How long the high-water mark or a read model may stand still while there is more to read.</param>
/// <param name="Wachttijd">How long the database may take to answer.</param>
internal sealed record Gezondheidseisen(long Achterstand, TimeSpan Stilstand, TimeSpan Wachttijd)
{
    public static Gezondheidseisen Van(IConfiguration config) => new(
        config.GetValue("Gezondheid:Achterstand", 1000L),
        TimeSpan.FromSeconds(config.GetValue("Gezondheid:StilstandInSeconden", 60)),
        TimeSpan.FromSeconds(config.GetValue("Gezondheid:WachttijdInSeconden", 5)));
}

internal static class Gezondheidsadressen
{
    public static void AddGezondheid(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Gezondheidseisen.Van(builder.Configuration));
        builder.Services.AddSingleton<Gezondheid>();
        builder.Services.AddHealthChecks().AddCheck<Gezondheid>("opslag");
    }

    /// <summary>Without login: whoever watches over the process has none. They say nothing but a state.</summary>
    public static void MapGezondheid(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks($"{Gezondheid.Pad}/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = SchrijfAsync }).AllowAnonymous();
        app.MapHealthChecks($"{Gezondheid.Pad}/ready", new HealthCheckOptions { ResponseWriter = SchrijfAsync }).AllowAnonymous();
    }

    private static Task SchrijfAsync(HttpContext http, HealthReport rapport)
    {
        var inhoud = new JsonObject { ["status"] = rapport.Status is HealthStatus.Healthy ? "gereed" : "niet gereed" };
        foreach (var (naam, onderdeel) in rapport.Entries) inhoud[naam] = onderdeel.Description;
        return http.Response.WriteAsJsonAsync(inhoud, http.RequestAborted);
    }
}
