using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Meldingen;

public sealed record BeoordeelMelding(MeldingUitkomst Uitkomst, Prioriteit Prioriteit, string Motivering, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<BeoordeelMelding>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public static class BeoordeelMeldingEndpoint
{
    public static ProblemDetails Validate(Zaak zaak, Guid meldingId) => zaak.Meldingen[meldingId] switch
    {
        { Uitkomst: { } eerder } => Problemen.Weiger(new Weigering("M-beoordeeld", "productkeuze", $"Deze melding is al beoordeeld ({eerder}).", "Leg een nieuwe melding vast als er nieuwe feiten zijn.")),
        _ => WolverineContinue.NoProblems,
    };

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/meldingen/{meldingId}/beoordelingen"), Mag(Toegangsrecht.MeldingBeoordelen)]
    public static (Vastgelegd, MeldingBeoordeeld) Post(BeoordeelMelding opdracht, Guid meldingId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new MeldingBeoordeeld(zaak.Id, meldingId, opdracht.Uitkomst, opdracht.Prioriteit, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
