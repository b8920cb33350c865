using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Bewaring;

/// <summary>One place, as the one who judges it finds it: never the value.</summary>
/// <param name="Nummer">The event's place in the legal history; left out when it stands in the intake of a melding.</param>
/// <param name="Betrokkene">Whose value it is: a person, or the zaak itself.</param>
/// <param name="Oordeel">What was decided of a free text; left out as long as nobody judged it.</param>
public sealed record Wisplaats(Guid Gebeurtenis, string Pad, Gebeurtenissoort Soort, long? Nummer, Guid? Betrokkene, Tekstkeuze? Oordeel);

/// <summary>The kind of an event: its stored name, and what it says.</summary>
public sealed record Gebeurtenissoort(string Naam, string Omschrijving);

/// <summary>One erasure with all that a second person must see before he confirms.</summary>
/// <param name="Velden">What goes.</param>
/// <param name="Teksten">Free texts and documents that stay or go by a judgement; the first thing to do is those without one.</param>
/// <param name="NogTeBeoordelen">How many of them nobody judged yet.</param>
/// <param name="Bewaartermijn">Of the destruction of a whole zaak alone.</param>
/// <param name="HerhaaldOp">When it was done once more, after a backup of before it was put back.</param>
public sealed record Wissingbeeld(
    string PandId, Guid ZaakId, Guid WissingId, Wisgrond Grond, string Artikel, Wisfase Fase, Guid Voorsteller, DateTimeOffset VoorgesteldOp, Guid? Bevestiger, DateTimeOffset? BevestigdOp, DateTimeOffset? GewistOp,
    IReadOnlyList<Wisplaats> Velden, IReadOnlyList<Wisplaats> Teksten, int NogTeBeoordelen, Bewaareinde? Bewaartermijn, DateTimeOffset? HerhaaldOp = null)
{
    internal static Wissingbeeld Van(Pand pand, Zaak zaak, Wissing w, Intakes intakes, Personenregister personen)
    {
        var bronnen = pand.Stroom.Concat(intakes.Gebeurtenissen).ToDictionary(e => e.Id);
        var open = w.Fase is Wisfase.Voorgesteld;
        var teksten = w.Grond is Wisgrond.BewaartermijnVerstreken ? [] : open ? Zaakwaarden.TeBeoordelen(Zaakwaarden.Van(pand.Stroom, zaak.Id, intakes), w.Velden.ToHashSet(), w.Id).Select(t => t.Veld).ToList() : [.. w.Oordelen.Keys];
        return new(pand.Id, zaak.Id, w.Id, w.Grond, w.Grond.Artikel(), w.Fase, w.Voorsteller, w.VoorgesteldOp, w.Bevestiger, w.BevestigdOp, w.GewistOp,
            [.. (open ? Zaakwaarden.Omvang(pand, zaak, w, intakes).Select(g => g.Veld) : w.Velden).Select(Plaats)],
            [.. teksten.Select(Plaats).OrderBy(p => p.Oordeel is not null).ThenBy(p => p.Nummer)], open ? Zaakwaarden.NogTeBeoordelen(pand, zaak, w, intakes).Count : 0, w.Bewaartermijn, w.HerhaaldOp);

        Wisplaats Plaats(Wisveld veld)
        {
            var e = bronnen.GetValueOrDefault(veld.Gebeurtenis);
            var naam = e is null ? null : Gebeurtenissoorten.Van(e.Data);
            return new(veld.Gebeurtenis, veld.Pad, new(naam?.Naam ?? "onbekend", naam?.Zin ?? "Deze gebeurtenis staat niet in dit pand."), e?.StreamKey == pand.Id ? e.Version : null,
                e is null ? null : Persoonsgegevens.Persoonsgegeven.In(e.Data).FirstOrDefault(p => p.Pad == veld.Pad).Gegeven is { } gegeven ? personen.Van(veld, gegeven.Betrokkene) : null, w.Oordelen.TryGetValue(veld, out var keuze) ? keuze : null);
        }
    }
}

public static class BekijkWissingEndpoint
{
    public static async Task<(Intakes, Personenregister)> LoadAsync(string pandId, Guid zaakId, IQuerySession sessie, CancellationToken ct) => (await Intakes.LaadAsync(sessie, pandId, zaakId, ct), await Personenregister.LaadAsync(sessie, ct));

    public static ProblemDetails Validate(Pand pand, Guid zaakId, Guid wissingId) => pand.Zaak(zaakId)?.Wissingen.ContainsKey(wissingId) == true ? WolverineContinue.NoProblems : Problemen.Onbekend("De wissing");

    [WolverineGet("/v1/panden/{pandId}/zaken/{zaakId}/wissingen/{wissingId}"), NonTransactional, Mag(Toegangsrecht.WissingBehandelen)]
    public static Wissingbeeld Get([ReadAggregate] Pand pand, Guid zaakId, Guid wissingId, Intakes intakes, Personenregister personen, HttpContext http)
    {
        var zaak = pand.Zaak(zaakId)!;
        Versies.MeldNa(http, () => zaak.Version);
        return Wissingbeeld.Van(pand, zaak, zaak.Wissingen[wissingId], intakes, personen);
    }
}

/// <summary>All erasures of a zaak, those that wait for somebody first.</summary>
public sealed record Wissinglijst(string PandId, Guid ZaakId, IReadOnlyList<Wissingbeeld> Wissingen);

public static class BekijkWissingenEndpoint
{
    public static async Task<(Intakes, Personenregister)> LoadAsync(string pandId, Guid zaakId, IQuerySession sessie, CancellationToken ct) => (await Intakes.LaadAsync(sessie, pandId, zaakId, ct), await Personenregister.LaadAsync(sessie, ct));

    public static ProblemDetails Validate(Pand pand, Guid zaakId) => pand.Zaak(zaakId) is null ? Problemen.Onbekend("De zaak") : WolverineContinue.NoProblems;

    [WolverineGet("/v1/panden/{pandId}/zaken/{zaakId}/wissingen"), NonTransactional, Mag(Toegangsrecht.WissingBehandelen)]
    public static Wissinglijst Get([ReadAggregate] Pand pand, Guid zaakId, Intakes intakes, Personenregister personen, HttpContext http)
    {
        var zaak = pand.Zaak(zaakId)!;
        Versies.MeldNa(http, () => zaak.Version);
        return new(pand.Id, zaakId, [.. zaak.Wissingen.Values.OrderBy(w => w.Fase).ThenBy(w => w.VoorgesteldOp).Select(w => Wissingbeeld.Van(pand, zaak, w, intakes, personen))]);
    }
}
