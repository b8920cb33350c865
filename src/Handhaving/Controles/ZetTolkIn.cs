using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Wolverine.Http;

namespace Handhaving.Controles;

public sealed record ZetTolkIn(Tolkwijze Wijze, string NaamOfNummer, string Taal, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<ZetTolkIn>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.NaamOfNummer).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Taal).NotEmpty().MaximumLength(80);
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public static class ZetTolkInEndpoint
{
    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/tolken"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, TolkIngezet) Post(ZetTolkIn opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new TolkIngezet(zaak.Id, controle.Id, opdracht.Wijze, Persoonsgegeven.Over(zaak.Id, new Tolkgegevens(opdracht.NaamOfNummer, opdracht.Taal))) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
