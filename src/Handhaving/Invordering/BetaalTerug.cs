using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

public sealed record BetaalTerug(DateOnly Op, long BedragCent)
{
    internal sealed class Validator : AbstractValidator<BetaalTerug>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.BedragCent).GreaterThan(0).WithMessage("is nul of minder. Geef het bedrag in eurocenten.");
        }
    }
}

public static class BetaalTerugEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, Guid lastId) => zaak.Lasten.ContainsKey(lastId) ? WolverineContinue.NoProblems : Problemen.Onbekend("De last");

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/terugbetalingen"), Mag(Toegangsrecht.BetalingVastleggen)]
    public static (Grootboekstand, Terugbetaald) Post(BetaalTerug opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var terug = new Terugbetaald(zaak.Id, lastId, opdracht.Op, opdracht.BedragCent) { GebeurdOp = klok.Op(opdracht.Op) };
        return (Grootboekstand.Van(zaak.Id, pand.Na([terug]).Zaak(zaak.Id)!.Lasten[lastId], klok.Vandaag()), terug);
    }
}
