using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

public sealed record VerlaatWoning(DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<VerlaatWoning>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
    }
}

public static class VerlaatWoningEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/vertrekken"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, WoningVerlaten) Post(VerlaatWoning opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new WoningVerlaten(zaak.Id, controle.Id) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
