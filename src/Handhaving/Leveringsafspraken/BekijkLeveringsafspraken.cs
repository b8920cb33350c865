using System.Text.Json.Nodes;
using Handhaving.Panden;
using Handhaving.Partners;
using Handhaving.Platform;
using Handhaving.Toegang;
using Handhaving.Velden;
using Handhaving.Verwerkingen;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Leveringsafspraken;

/// <summary>Every agreement there ever was, the newest first.</summary>
public sealed record Afsprakenlijst(IReadOnlyList<Leveringsafspraak> Items);

public static class BekijkLeveringsafsprakenEndpoint
{
    /// <param name="projectId">Left out: of all projects.</param>
    [WolverineGet("/v1/leveringsafspraken"), NonTransactional, Mag(Toegangsrecht.LeveringsafspraakInzien)]
    public static async Task<Afsprakenlijst> Get(Guid? projectId, IQuerySession sessie, CancellationToken ct) =>
        new([.. (await sessie.Query<Leveringsafspraak>().ToListAsync(ct)).Where(a => projectId is null || a.ProjectId == projectId).OrderByDescending(a => a.Versies[0].VoorgesteldOp)]);
}

public static class BekijkLeveringsafspraakEndpoint
{
    public static async Task<(ProblemDetails, Leveringsafspraak?)> LoadAsync(Guid afspraakId, IQuerySession sessie, CancellationToken ct) =>
        await sessie.LoadAsync<Leveringsafspraak>(Leveringsafspraak.Stroom(afspraakId), ct) is { } afspraak ? (WolverineContinue.NoProblems, afspraak) : (Problemen.Onbekend("De leveringsafspraak"), null);

    [WolverineGet("/v1/leveringsafspraken/{afspraakId}"), NonTransactional, Mag(Toegangsrecht.LeveringsafspraakInzien)]
    public static Leveringsafspraak Get(Leveringsafspraak afspraak, HttpContext http)
    {
        Versies.MeldNa(http, () => afspraak.Version);
        return afspraak;
    }
}

public static class BekijkDataschemaEndpoint
{
    public static async Task<(ProblemDetails, JsonObject?)> LoadAsync(Guid afspraakId, int versie, IQuerySession sessie, Verwerkingsinstellingen instellingen, CancellationToken ct) =>
        (await sessie.LoadAsync<Leveringsafspraak>(Leveringsafspraak.Stroom(afspraakId), ct)) is { } afspraak && afspraak.Versie(versie) is { Goedkeurder: not null } v
            ? (WolverineContinue.NoProblems, afspraak.Schema(v, instellingen.Basis)) : (Problemen.Onbekend("Het dataschema"), null);

    /// <summary>The schema (JSON Schema draft-07) of an approved version: what is delivered fits it, and nothing more does.</summary>
    [WolverineGet("/v1/leveringsafspraken/{afspraakId}/dataschemas/{versie}"), NonTransactional, Mag(Toegangsrecht.DataschemaInzien)]
    public static JsonObject Get(JsonObject schema) => schema;
}

/// <summary>One field that can be granted.</summary>
/// <param name="Naam">As it is called in what is delivered.</param>
/// <param name="MagNaar">Whom the law lets have it, each with the ground; nobody else.</param>
public sealed record Veldregel(Leverveld Veld, string Naam, string Omschrijving, Herleidbaarheid Herleidbaarheid, string Categorie, IReadOnlyList<string> Bron, IReadOnlyList<Veldontvanger> MagNaar);

public sealed record Veldontvanger(Partnersoort Soort, string Grond);

public sealed record Veldenlijst(IReadOnlyList<Veldregel> Items);

public static class BekijkVeldenEndpoint
{
    [WolverineGet("/v1/leveringsvelden"), NonTransactional, Mag(Toegangsrecht.LeveringsafspraakInzien)]
    public static Veldenlijst Get() => new([.. Veldcatalogus.Alle.Values.OrderBy(d => d.Veld).Select(d => new Veldregel(
        d.Veld, d.Naam, d.Omschrijving, d.Herleidbaarheid, d.Categorie, [.. d.Bron.Select(b => b.Name)], [.. d.MagNaar.OrderBy(m => m.Key).Select(m => new Veldontvanger(m.Key, m.Value))]))]);
}
