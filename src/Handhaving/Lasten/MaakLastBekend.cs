using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>
/// Establishes that the last was made known to its addressee. Its terms start on the day of dispatch, not on the date of the letter;
/// they start anew when the dispatch came back, or turns out to have been on another day.
/// </summary>
public sealed record MaakLastBekend;

/// <param name="Op">The day of bekendmaking.</param>
/// <param name="LaatsteDagBegunstiging">Left out when the last has no term.</param>
public sealed record LastBekendgemaakt(Guid ZaakId, Guid LastId, DateOnly Op, Rekendatum? LaatsteDagBegunstiging, Rekendatum Bezwaartermijn);

public static class MaakLastBekendEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, Guid lastId) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Bekendmakingregels.Eerder(zaak, lastId, last.BekendgemaaktOp),
            Bekendmakingregels.Toets(zaak, lastId),
            Bekendmakingregels.Dag(zaak, lastId) is { } dag && last.Begunstiging?.LaatsteDag < dag
                ? new("DC37", "Awb 5:32a lid 2, 3:40", $"De begunstigingstermijn eindigde op {Besluitregels.Dag(last.Begunstiging!.LaatsteDag!.Value)}, voor de bekendmaking op {Besluitregels.Dag(dag)}.", "Neem een nieuw besluit met een termijn na de bekendmaking.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/bekendmakingen"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (LastBekendgemaakt, BesluitBekendgemaakt) Post(MaakLastBekend opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var last = zaak.Lasten[lastId];
        var op = Bekendmakingregels.Dag(zaak, lastId)!.Value;
        var laatsteDag = last.Begunstiging switch
        {
            null => null,
            { LaatsteDag: { } vast } => Rekendatum.Van(Begunstigingstermijn.TotEnMet(op, vast), t => t.LaatsteDag),
            { Weken: { } weken } => Rekendatum.Van(Begunstigingstermijn.Bereken(op, new Duur(weken, Tijdseenheid.Weken)), t => t.LaatsteDag),
            { Dagen: var dagen } => Rekendatum.Van(Begunstigingstermijn.Bereken(op, new Duur(dagen!.Value, Tijdseenheid.Dagen)), t => t.LaatsteDag),
        };
        var bezwaar = Rekendatum.Van(Bezwaartermijn.Bereken(op), b => b.Termijn.Einddatum);
        return (new LastBekendgemaakt(zaak.Id, lastId, op, laatsteDag, bezwaar), new BesluitBekendgemaakt(zaak.Id, lastId, op, laatsteDag, bezwaar) { GebeurdOp = klok.Op(op) });
    }
}
