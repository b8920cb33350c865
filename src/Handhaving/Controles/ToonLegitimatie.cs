using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Controles;

/// <param name="Toezichthouder">Left out: the one who records it.</param>
public sealed record ToonLegitimatie(Guid? Toezichthouder = null, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<ToonLegitimatie>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
    }
}

public static class ToonLegitimatieEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/legitimaties"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, LegitimatieGetoond) Post(ToonLegitimatie opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, Uitvoerder wie, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new LegitimatieGetoond(zaak.Id, controle.Id, opdracht.Toezichthouder ?? wie.Medewerker) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
