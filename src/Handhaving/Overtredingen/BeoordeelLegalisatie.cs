using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Overtredingen;

/// <param name="AanvraagLoopt">An application for a permit is pending.</param>
/// <param name="ConcreetZicht">Legalisation is concretely in sight; then enforcement stops.</param>
public sealed record BeoordeelLegalisatie(bool AanvraagLoopt, bool ConcreetZicht, string Motivering, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<BeoordeelLegalisatie>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

public static class BeoordeelLegalisatieEndpoint
{
    public static ProblemDetails Validate(Zaak zaak) => Problemen.Weiger(Zaakregels.Open(zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/legalisatiebeoordelingen"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (Vastgelegd, LegalisatieBeoordeeld) Post(BeoordeelLegalisatie opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new LegalisatieBeoordeeld(zaak.Id, opdracht.AanvraagLoopt, opdracht.ConcreetZicht, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
