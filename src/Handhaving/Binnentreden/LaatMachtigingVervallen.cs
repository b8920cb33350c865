using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>Records that a machtiging ended: its days ran out, or it was withdrawn before that.</summary>
public sealed record LaatMachtigingVervallen(Vervalgrond Grond, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<LaatMachtigingVervallen>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public static class LaatMachtigingVervallenEndpoint
{
    public static ProblemDetails Validate(LaatMachtigingVervallen opdracht, Zaak zaak, Guid machtigingId, TimeProvider klok) =>
        !zaak.Machtigingen.TryGetValue(machtigingId, out var machtiging) ? Problemen.Onbekend("De machtiging") : Problemen.Weiger(
            machtiging.Status is Machtigingstatus.Geweigerd or Machtigingstatus.Vervallen
                ? new("B9-vervallen", "Awbi 6 lid 2", "Deze machtiging is geweigerd of al vervallen.", "Lees de zaak opnieuw.") : null,
            opdracht.Grond is Vervalgrond.Verstreken && !(machtiging.GeldigTotEnMet < klok.Vandaag())
                ? new("B9", "Awbi 6 lid 2", machtiging.GeldigTotEnMet is { } dag ? $"De machtiging geldt nog tot en met {Besluitregels.Dag(dag)}." : "De machtiging is nog niet verleend.", "Trek haar in als zij niet meer nodig is.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/machtigingen/{machtigingId}/vervallenverklaringen"), Mag(Toegangsrecht.MachtigingAanvragen)]
    public static (Vastgelegd, MachtigingVervallen) Post(LaatMachtigingVervallen opdracht, Guid machtigingId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new MachtigingVervallen(zaak.Id, machtigingId, opdracht.Grond)
        {
            GebeurdOp = opdracht.Grond is Vervalgrond.Verstreken ? zaak.Machtigingen[machtigingId].GeldigTotEnMet!.Value.Einde() : klok.Moment(opdracht.GebeurdOp),
        });
}
