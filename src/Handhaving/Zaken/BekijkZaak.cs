using System.Collections.Immutable;
using Handhaving.Binnentreden;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Zaken;

/// <summary>A zaak as it stands now, straight from the write model: what a client reads before it writes.</summary>
public sealed record Zaakbeeld(
    string PandId, Guid ZaakId, Fase Fase, Gebied Gebied, IReadOnlyList<Melding> Meldingen, IReadOnlyList<Controlebeeld> Controles, IReadOnlyList<ProcesVerbaal> ProcessenVerbaal)
{
    public static Zaakbeeld Van(Pand pand, Zaak zaak) => new(
        pand.Id, zaak.Id, zaak.Fase, pand.Gebied,
        [.. zaak.Meldingen.Values.OrderBy(m => m.OntvangenOp)],
        [.. zaak.Controles.Values.OrderBy(c => c.Planning?.BeginOp).Select(c => Controlebeeld.Van(zaak, c))],
        [.. zaak.ProcessenVerbaal.Values.OrderBy(p => p.Id)]);
}

/// <param name="BruikbareBevindingen">How many findings a decision may use now.</param>
public sealed record Controlebeeld(
    Guid ControleId, Planning? Planning, bool Uitgevoerd, Controleresultaat? Resultaat, IReadOnlyList<Betredingbeeld> Betredingen, IReadOnlyList<Bevindingbeeld> Bevindingen, int BruikbareBevindingen)
{
    public static Controlebeeld Van(Zaak zaak, Controle controle)
    {
        var oordeel = Rechtmatigheid.VanBevindingen(zaak, controle);
        return new(controle.Id, controle.Planning, controle.Uitgevoerd, controle.Afloop.LastOrDefault()?.Resultaat,
            [.. controle.Betredingen.Select(b => new Betredingbeeld(b.Gebeurtenis, b.Op, b.Grond, Rechtmatigheid.VanBetreding(zaak, controle, b)))],
            [.. controle.Ruimten.Select(r => new Bevindingbeeld(r.Id, r.Naam, r.Op, oordeel[r.Id].IsEmpty, oordeel[r.Id]))],
            oordeel.Values.Count(g => g.IsEmpty));
    }
}

public sealed record Betredingbeeld(Guid Gebeurtenis, DateTimeOffset Op, Binnentreedgrond Grond, ImmutableArray<Gebrek> Gebreken);

public sealed record Bevindingbeeld(Guid RuimteId, string Ruimte, DateTimeOffset Op, bool BruikbaarVoorBesluit, ImmutableArray<Gebrek> Gebreken);

public static class BekijkZaakEndpoint
{
    public static ProblemDetails Validate(Pand pand, Guid zaakId) => pand.Zaak(zaakId) is null ? Problemen.Onbekend("De zaak") : WolverineContinue.NoProblems;

    [WolverineGet("/v1/panden/{pandId}/zaken/{zaakId}"), NonTransactional, Mag(Toegangsrecht.ZaakInzien)]
    public static Zaakbeeld Get([ReadAggregate] Pand pand, Guid zaakId, HttpContext http)
    {
        var zaak = pand.Zaak(zaakId)!;
        Versies.MeldNa(http, () => zaak.Version);
        return Zaakbeeld.Van(pand, zaak);
    }
}

/// <summary>A pand with its zaken.</summary>
public sealed record Pandbeeld(string PandId, Objectsoort Soort, Gebied Gebied, IReadOnlyList<Zaakregel> Zaken);

public sealed record Zaakregel(Guid ZaakId, Fase Fase, string Versie);

public static class BekijkPandEndpoint
{
    [WolverineGet("/v1/panden/{pandId}"), NonTransactional, Mag(Toegangsrecht.ZaakInzien)]
    public static Pandbeeld Get([ReadAggregate] Pand pand, HttpContext http)
    {
        Versies.MeldNa(http, () => pand.Version);
        return new(pand.Id, pand.Soort, pand.Gebied, [.. pand.Zaken.Values.Select(z => new Zaakregel(z.Id, z.Fase, Versies.Etag(z.Version)))]);
    }
}
