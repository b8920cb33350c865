using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Controles;

public sealed record DeelDoelMee(bool Begrepen, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<DeelDoelMee>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
    }
}

public static class DeelDoelMeeEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/doelmededelingen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, DoelMeegedeeld) Post(DeelDoelMee opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new DoelMeegedeeld(zaak.Id, controle.Id, opdracht.Begrepen) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
