using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Controles;

public sealed record MeldGeenGehoor(DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<MeldGeenGehoor>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
    }
}

public static class MeldGeenGehoorEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/geen-gehoor"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, GeenGehoor) Post(MeldGeenGehoor opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new GeenGehoor(zaak.Id, controle.Id) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
