using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Platform;
using JasperFx.Events;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Overnames;

/// <summary>The answer to an import: 201 for a new record, 200 with the same ids for one that was taken over before.</summary>
/// <param name="WasAlOvergenomen">Nothing was changed. What the source says differently now is recorded as a correction.</param>
/// <param name="Opmerkingen">What is odd about the facts. They are recorded all the same.</param>
public sealed record OvernameVastgelegd(
    string PandId, Guid ZaakId, bool WasAlOvergenomen, ImmutableArray<Gebrek> Opmerkingen, Guid? MeldingId = null, Guid? ControleId = null, Guid? ProcesVerbaalId = null)
    : IHttpAware
{
    public void Apply(HttpContext context)
    {
        context.Response.StatusCode = WasAlOvergenomen ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/v1/panden/{PandId}/zaken/{ZaakId}";
    }

    public static void PopulateMetadata(System.Reflection.MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(OvernameVastgelegd), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(OvernameVastgelegd), ["application/json"]));
    }
}

internal static class Overgenomen
{
    /// <summary>
    /// Marks the events of one record as taken over and gives each its own fixed id. The unique index on event ids then
    /// refuses a second copy, whatever runs at once.
    /// </summary>
    public static IEnumerable<IEvent> UitBron(this IEnumerable<Pandgebeurtenis> gebeurtenissen, Bronvermelding bron, Guid record)
    {
        var geteld = new Dictionary<Type, int>();
        foreach (var g in gebeurtenissen)
        {
            var nummer = geteld[g.GetType()] = geteld.GetValueOrDefault(g.GetType(), -1) + 1;
            var e = (g with { Overgenomen = bron.AlsOvername() }).AlsNieuw();
            e.Id = Bronsleutel.Deel(record, Gebeurtenissoorten.Van(g).Naam, nummer);
            yield return e;
        }
    }

    /// <summary>A key belongs to one record, and a record to one pand.</summary>
    public static ProblemDetails ZelfdePand(IEvent? eerder, string pandId) => Problemen.Weiger(eerder is null || eerder.StreamKey == pandId
        ? null
        : new Weigering("O-kenmerk", "productkeuze", "Dit kenmerk is al overgenomen bij een ander pand.", "Controleer het pand, of geef dit gegeven een eigen kenmerk."));
}
