using System.Collections.Immutable;
using Handhaving.Gemeenten;
using Handhaving.Lasten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Termijnbewaking;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Zaken;

/// <summary>A zaak as it stands on a day, straight from the write model: what a client reads before it writes.</summary>
/// <param name="Fase">How far it is on that day; what time alone brought about counts as well.</param>
/// <param name="Peildatum">The day that is looked at: today, or the day of a replay.</param>
/// <param name="Termijnen">Every term that matters on that day, the first to end first.</param>
public sealed record Zaakbeeld(
    string PandId, Guid ZaakId, Fase Fase, DateOnly Peildatum, Gebied Gebied, IReadOnlyList<Melding> Meldingen, IReadOnlyList<Controlebeeld> Controles, IReadOnlyList<ProcesVerbaal> ProcessenVerbaal,
    IReadOnlyList<Stuk> Stukken, IReadOnlyList<Machtigingbeeld> Machtigingen, IReadOnlyList<Overtreding> Overtredingen, IReadOnlyList<Overtreder> Overtreders, Legalisatie? Legalisatie,
    IReadOnlyList<Evenredigheid> Evenredigheid, IReadOnlyList<Voornemenbeeld> Voornemens, IReadOnlyList<Lastbeeld> Lasten, IReadOnlyList<Lopendetermijn> Termijnen)
{
    /// <param name="dag">The day that is looked at.</param>
    public static Zaakbeeld Van(Pand pand, Zaak zaak, DateOnly dag) => new(
        pand.Id, zaak.Id, zaak.FaseOp(dag), dag, pand.Gebied,
        [.. zaak.Meldingen.Values.OrderBy(m => m.OntvangenOp)],
        [.. zaak.Controles.Values.OrderBy(c => c.Planning?.BeginOp).Select(c => Controlebeeld.Van(zaak, c))],
        [.. zaak.ProcessenVerbaal.Values.OrderBy(p => p.Id)],
        [.. zaak.Stukken.Values.OrderBy(s => s.Id)],
        [.. zaak.Machtigingen.Values.OrderBy(m => m.GegevenOp ?? DateOnly.MaxValue).ThenBy(m => m.Id).Select(m => Machtigingbeeld.Van(zaak, m, dag))],
        [.. zaak.Overtredingen.Values.OrderBy(o => o.DatumFeit).ThenBy(o => o.Id)],
        [.. zaak.Overtreders.Values.OrderBy(o => o.AangemerktOp).ThenBy(o => o.Id)],
        zaak.LegalisatieOp(DateOnly.MaxValue), zaak.Evenredigheid,
        [.. zaak.Voornemens.Values.OrderBy(v => v.VerzondenOp).ThenBy(v => v.Id).Select(v => Voornemenbeeld.Van(zaak, v, dag))],
        [.. zaak.Lasten.Values.OrderBy(l => l.Dagtekening).ThenBy(l => l.Id).Select(l => Lastbeeld.Van(l, dag))],
        Termijnbewaking.Termijnen.Van(zaak, dag));
}

/// <param name="GeldigTotEnMet">The last day on which it holds.</param>
/// <param name="Gebruikt">It was entered on.</param>
/// <param name="DoorTijdVervallen">Its last day is over.</param>
public sealed record Machtigingbeeld(
    Guid MachtigingId, Guid NormId, Machtigingstatus Status, IReadOnlyList<Woning> Woningen, Clausules Clausules, DateOnly? GegevenOp, DateOnly? GeldigTotEnMet, bool Gebruikt, bool DoorTijdVervallen)
{
    public static Machtigingbeeld Van(Zaak zaak, Machtiging m, DateOnly dag) => new(
        m.Id, m.NormId, m.Status, m.Woningen, m.Clausules, m.GegevenOp, m.GeldigTotEnMet, zaak.Gebruikt(m.Id), m.Status is Machtigingstatus.Verleend && dag > m.GeldigTotEnMet);
}

/// <summary>A zienswijze, and what came of it.</summary>
/// <param name="Gevolgen">What each answered point changed, by its number.</param>
public sealed record Zienswijzebeeld(Guid ZienswijzeId, DateOnly OntvangenOp, bool AfstandVanTermijn, int Argumenten, bool Beantwoord, IReadOnlyDictionary<int, Argumentgevolg> Gevolgen);

/// <param name="LastId">The last under which is collected; left out when the last itself was announced.</param>
/// <param name="Verbeurten">The dwangsommen to collect, by their days.</param>
/// <param name="TermijnVoorbij">Nobody who may speak has time left.</param>
/// <param name="Gevolgd">The decision that it announced was taken.</param>
public sealed record Voornemenbeeld(
    Guid VoornemenId, Guid OvertrederId, Guid? OvertredingId, Guid? LastId, Dwangsomvoorwaarden? Voorwaarden, IReadOnlyList<DateOnly> Verbeurten, DateOnly VerzondenOp, DateOnly Termijn,
    Rekendatum? Zienswijzetermijn, bool TermijnVoorbij, bool Ingetrokken, bool Gevolgd, IReadOnlyList<Zienswijzebeeld> Zienswijzen)
{
    public static Voornemenbeeld Van(Zaak zaak, Voornemen v, DateOnly dag) => new(
        v.Id, v.OvertrederId, v.OvertredingId, v.LastId, v.Voorwaarden, v.Verbeurten, v.VerzondenOp, v.Termijn, v.Zienswijzetermijn, v.TermijnVoorbij(dag), v.Ingetrokken, Termijnbewaking.Termijnen.Gevolgd(zaak, v),
        [.. v.Zienswijzen.Values.OrderBy(z => z.OntvangenOp).ThenBy(z => z.Id).Select(z => new Zienswijzebeeld(z.Id, z.OntvangenOp, z.AfstandVanTermijn, z.Argumenten.Length, z.IsBeantwoord, z.Beoordeeld))]);
}

/// <summary>The report of one entry.</summary>
/// <param name="Verzonden">To whom it went, and on what day as it counts.</param>
public sealed record Verslagbeeld(Guid VerslagId, Guid Betreding, IReadOnlyDictionary<Verslagontvanger, DateOnly> Verzonden);

/// <param name="BruikbareBevindingen">How many findings a decision may use now.</param>
public sealed record Controlebeeld(
    Guid ControleId, Planning? Planning, bool Uitgevoerd, Controleresultaat? Resultaat, IReadOnlyList<Betredingbeeld> Betredingen, IReadOnlyList<Bevindingbeeld> Bevindingen, int BruikbareBevindingen,
    IReadOnlyList<Verslagbeeld> Verslagen)
{
    public static Controlebeeld Van(Zaak zaak, Controle controle)
    {
        var oordeel = Rechtmatigheid.VanBevindingen(zaak, controle);
        return new(controle.Id, controle.Planning, controle.Uitgevoerd, controle.Afloop.LastOrDefault()?.Resultaat,
            [.. controle.Betredingen.Select(b => new Betredingbeeld(b.Gebeurtenis, b.Op, b.Grond, Rechtmatigheid.VanBetreding(zaak, controle, b)))],
            [.. controle.Ruimten.Select(r => new Bevindingbeeld(r.Id, r.Naam, r.Op, oordeel[r.Id].IsEmpty, oordeel[r.Id]))],
            oordeel.Values.Count(g => g.IsEmpty),
            [.. controle.Verslagen.Values.OrderBy(v => v.Id).Select(v => new Verslagbeeld(v.Id, v.Betreding, v.Verzonden))]);
    }
}

public sealed record Betredingbeeld(Guid Gebeurtenis, DateTimeOffset Op, Binnentreedgrond Grond, ImmutableArray<Gebrek> Gebreken);

public sealed record Bevindingbeeld(Guid RuimteId, string Ruimte, DateTimeOffset Op, bool BruikbaarVoorBesluit, ImmutableArray<Gebrek> Gebreken);

public static class BekijkZaakEndpoint
{
    public static ProblemDetails Validate(Pand pand, Guid zaakId) => pand.Zaak(zaakId) is null ? Problemen.Onbekend("De zaak") : WolverineContinue.NoProblems;

    [WolverineGet("/v1/panden/{pandId}/zaken/{zaakId}"), NonTransactional, Mag(Toegangsrecht.ZaakInzien)]
    public static Zaakbeeld Get([ReadAggregate] Pand pand, Guid zaakId, HttpContext http, TimeProvider klok)
    {
        var zaak = pand.Zaak(zaakId)!;
        Versies.MeldNa(http, () => zaak.Version, klok.Vandaag());
        return Zaakbeeld.Van(pand, zaak, klok.Vandaag());
    }
}

/// <summary>A pand with its zaken.</summary>
public sealed record Pandbeeld(string PandId, Objectsoort Soort, Gebied Gebied, IReadOnlyList<Zaakregel> Zaken);

public sealed record Zaakregel(Guid ZaakId, Fase Fase, string Versie);

public static class BekijkPandEndpoint
{
    [WolverineGet("/v1/panden/{pandId}"), NonTransactional, Mag(Toegangsrecht.ZaakInzien)]
    public static Pandbeeld Get([ReadAggregate] Pand pand, HttpContext http, TimeProvider klok)
    {
        Versies.MeldNa(http, () => pand.Version, klok.Vandaag());
        return new(pand.Id, pand.Soort, pand.Gebied, [.. pand.Zaken.Values.Select(z => new Zaakregel(z.Id, z.FaseOp(klok.Vandaag()), Versies.Etag(z.Version)))]);
    }
}
