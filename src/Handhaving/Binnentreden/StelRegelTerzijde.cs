using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Binnentreden;

/// <summary>A jurist rules that a defect does not bar the findings of a visit, and says why.</summary>
public sealed record StelRegelTerzijde(string Regel, string Motivering, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<StelRegelTerzijde>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Regel).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Motivering).Tekst();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public static class StelRegelTerzijdeEndpoint
{
    public static ProblemDetails Validate(StelRegelTerzijde opdracht, Zaak zaak, Controle controle) =>
        Rechtmatigheid.VanBevindingen(zaak, controle).Values.Any(gebreken => gebreken.Any(g => g.Regel == opdracht.Regel))
            ? WolverineContinue.NoProblems
            : Problemen.Weiger(new Weigering("Z-terzijde", "productkeuze", "Geen bevinding van deze controle is door deze regel uitgesloten.", "Kies een regel die bij de bevindingen staat."));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/terzijdestellingen"), Mag(Toegangsrecht.RegelTerzijdeStellen)]
    public static (Vastgelegd, CheckTerzijdeGesteld) Post(StelRegelTerzijde opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new CheckTerzijdeGesteld(zaak.Id, controle.Id, opdracht.Regel, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
