using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>The bewoner takes his consent back. From that moment on nothing that is seen inside can carry a decision.</summary>
public sealed record TrekToestemmingIn(DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<TrekToestemmingIn>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
    }
}

public static class TrekToestemmingInEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/toestemmingen/{toestemmingId}/intrekkingen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, ToestemmingIngetrokken) Post(
        TrekToestemmingIn opdracht, Guid toestemmingId, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new ToestemmingIngetrokken(zaak.Id, controle.Id, toestemmingId) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
