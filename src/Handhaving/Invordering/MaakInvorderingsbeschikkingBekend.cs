using System.Collections.Immutable;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Termijnen;
using Handhaving.Termijnbewaking;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>Establishes that the decision to collect was made known. That interrupts limitation of the dwangsommen in it.</summary>
public sealed record MaakInvorderingsbeschikkingBekend;

/// <param name="LaatsteDagRechtsvordering">The first of these days that is still to come.</param>
/// <param name="Verjaring">Until when each dwangsom can be collected.</param>
/// <param name="Gebreken">Which of them had lapsed before the bekendmaking.</param>
public sealed record BeschikkingBekendgemaakt(
    Guid ZaakId, Guid LastId, Guid BeschikkingId, DateOnly Op, Rekendatum Bezwaartermijn, Rekendatum LaatsteDagRechtsvordering, ImmutableArray<Verjaringsdatum> Verjaring, ImmutableArray<Gebrek> Gebreken);

public static class MaakInvorderingsbeschikkingBekendEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, Guid lastId, Guid beschikkingId) =>
        zaak.Lasten.GetValueOrDefault(lastId)?.Beschikkingen.GetValueOrDefault(beschikkingId) is not { } beschikking ? Problemen.Onbekend("De invorderingsbeschikking") : Problemen.Weiger(
            Bekendmakingregels.Eerder(zaak, beschikkingId, beschikking.BekendgemaaktOp),
            Bekendmakingregels.Toets(zaak, beschikkingId));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/invorderingsbeschikkingen/{beschikkingId}/bekendmakingen"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (BeschikkingBekendgemaakt, InvorderingsbeschikkingBekendgemaakt) Post(
        MaakInvorderingsbeschikkingBekend opdracht, Guid lastId, Guid beschikkingId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var op = Bekendmakingregels.Dag(zaak, beschikkingId)!.Value;
        var bezwaar = Rekendatum.Van(Bezwaartermijn.Bereken(op), b => b.Termijn.Einddatum);
        // The beschikking interrupts for each dwangsom by itself: the ledger knows its uitstel, and what interrupted before (Awb 5:37a, 4:110, 4:111).
        var (last, dagen) = (zaak.Lasten[lastId], zaak.Lasten[lastId].Beschikkingen[beschikkingId].Posten.Select(p => p.VerbeurdOp).ToHashSet());
        var stand = last.StandMet(Journaalregel.Uit(beschikkingId, op, [.. dagen]), klok.Vandaag());
        var posten = (stand?.Posten ?? []).Where(p => dagen.Contains(p.Verbeurte.VerbeurdOp)).ToList();
        ImmutableArray<Verjaringsdatum> verjaring = [.. posten.Select(p => new Verjaringsdatum(p.Verbeurte.VerbeurdOp, Termijnen.Verjaring(stand!, p)))];
        ImmutableArray<Gebrek> gebreken = [.. dagen.Except(posten.Select(p => p.Verbeurte.VerbeurdOp)).Order().Select(d => new Gebrek("DC45", 1, "Awb 5:33, 5:37 lid 1",
            $"De dwangsom van {Besluitregels.Dag(d)} staat niet meer vast: haar bewijs viel weg, of de last is niet bekendgemaakt.", "De beschikking stuit voor deze dwangsom niets; herroep haar in zoverre.")), .. verjaring.Where(v => v.LaatsteDag?.Datum < op).Select(v => new Gebrek("V6", 1, "Awb 5:35, 4:104 lid 2",
            $"De dwangsom van {Besluitregels.Dag(v.VerbeurdOp)} was bij de bekendmaking verjaard: de laatste dag was {Besluitregels.Dag(v.LaatsteDag!.Datum)}.", "De beschikking stuit voor deze dwangsom niets meer; zij kan niet worden ingevorderd."))];
        var rechtsvordering = verjaring.Select(v => v.LaatsteDag).OfType<Rekendatum>().Where(d => d.Datum >= op).MinBy(d => d.Datum)
            ?? Rekendatum.Van(Recht.Termijnen.Verjaring.MetStuiting(dagen.Max(), posten.Count == 0 ? [] : [new(op, nameof(Stuitingssoort.Invorderingsbeschikking), Stuitingssoort.Invorderingsbeschikking)]), v => v.LaatsteDagRechtsvordering!.Value);
        return (new BeschikkingBekendgemaakt(zaak.Id, lastId, beschikkingId, op, bezwaar, rechtsvordering, verjaring, gebreken),
            new InvorderingsbeschikkingBekendgemaakt(zaak.Id, lastId, beschikkingId, op, bezwaar, rechtsvordering, verjaring, gebreken) { GebeurdOp = klok.Op(op) });
    }
}
