using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Voornemens;

/// <summary>Gives more time for a zienswijze.</summary>
/// <param name="Dagen">By how many days, counted from the last day of the term as it runs.</param>
public sealed record VerlengZienswijzetermijn(int Dagen, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<VerlengZienswijzetermijn>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Dagen).InclusiveBetween(1, 365);
        }
    }
}

public sealed record Termijnverlenging(Guid ZaakId, Guid VoornemenId, Rekendatum Zienswijzetermijn);

public static class VerlengZienswijzetermijnEndpoint
{
    public static ProblemDetails Validate(VerlengZienswijzetermijn opdracht, Zaak zaak, Guid voornemenId, TimeProvider klok) =>
        !zaak.Voornemens.TryGetValue(voornemenId, out var voornemen) ? Problemen.Onbekend("Het voornemen") : Problemen.Weiger(
            Zaakregels.Open(zaak),
            Voornemenregels.Loopt(voornemen),
            klok.Moment(opdracht.GebeurdOp).Dag() > voornemen.Termijn
                ? new("Z5-verstreken", "Awb 4:8", $"De termijn verstreek op {Besluitregels.Dag(voornemen.Termijn)}; wat voorbij is wordt niet verlengd.", "Neem een late zienswijze mee, of verzend een nieuw voornemen.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/voornemens/{voornemenId}/verlengingen"), Mag(Toegangsrecht.ZienswijzeVastleggen)]
    public static (Termijnverlenging, ZienswijzetermijnVerlengd) Post(VerlengZienswijzetermijn opdracht, Guid voornemenId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var termijn = Zienswijzeregels.Termijn(zaak.Voornemens[voornemenId].Termijn, opdracht.Dagen);
        return (new Termijnverlenging(zaak.Id, voornemenId, termijn), new ZienswijzetermijnVerlengd(zaak.Id, voornemenId, termijn) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
    }
}
