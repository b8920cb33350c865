using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>Establishes that the decision to collect was made known. That interrupts limitation of the dwangsommen in it.</summary>
public sealed record MaakInvorderingsbeschikkingBekend;

public sealed record BeschikkingBekendgemaakt(Guid ZaakId, Guid LastId, Guid BeschikkingId, DateOnly Op, Rekendatum Bezwaartermijn, Rekendatum LaatsteDagRechtsvordering);

public static class MaakInvorderingsbeschikkingBekendEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, Guid lastId, Guid beschikkingId) =>
        zaak.Lasten.GetValueOrDefault(lastId)?.Beschikkingen.GetValueOrDefault(beschikkingId) is not { } beschikking ? Problemen.Onbekend("De invorderingsbeschikking") : Problemen.Weiger(
            beschikking.BekendgemaaktOp is { } al ? new("D5-eerder", "Awb 3:40", $"Deze beschikking is al bekendgemaakt op {Besluitregels.Dag(al)}.", "Lees de zaak opnieuw.") : null,
            Bekendmakingregels.Toets(zaak, beschikkingId));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/invorderingsbeschikkingen/{beschikkingId}/bekendmakingen"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (BeschikkingBekendgemaakt, InvorderingsbeschikkingBekendgemaakt) Post(
        MaakInvorderingsbeschikkingBekend opdracht, Guid lastId, Guid beschikkingId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var op = Bekendmakingregels.Dag(zaak, beschikkingId)!.Value;
        var bezwaar = Rekendatum.Van(Bezwaartermijn.Bereken(op), b => b.Termijn.Einddatum);
        // The beschikking interrupts: a new year from its bekendmaking, as after forfeiture (Awb 5:37a lid 1, 4:106, 4:110).
        var rechtsvordering = Rekendatum.Van(
            Verjaring.MetStuiting(zaak.Lasten[lastId].Beschikkingen[beschikkingId].Posten.Max(p => p.VerbeurdOp), [new(op, nameof(Stuitingssoort.Invorderingsbeschikking), Stuitingssoort.Invorderingsbeschikking)]),
            v => v.LaatsteDagRechtsvordering!.Value);
        return (new BeschikkingBekendgemaakt(zaak.Id, lastId, beschikkingId, op, bezwaar, rechtsvordering),
            new InvorderingsbeschikkingBekendgemaakt(zaak.Id, lastId, beschikkingId, op, bezwaar, rechtsvordering) { GebeurdOp = klok.Op(op) });
    }
}
