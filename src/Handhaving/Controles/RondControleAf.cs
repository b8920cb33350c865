using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Controles;

/// <param name="Einde">Left out: now.</param>
public sealed record RondControleAf(Controleresultaat Resultaat, DateTimeOffset? Begin = null, DateTimeOffset? Einde = null)
{
    internal sealed class Validator : AbstractValidator<RondControleAf>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Begin).NietInDeToekomst(klok);
            RuleFor(x => x.Einde).NietInDeToekomst(klok);
            RuleFor(x => x.Begin).Must((x, begin) => begin is null || begin <= klok.Moment(x.Einde)).WithMessage("ligt na einde.");
            RuleFor(x => x.Begin).Must((x, begin) => begin is null || begin >= klok.Moment(x.Einde) - Controle.Langste).WithMessage("ligt meer dan 24 uur voor einde. Een controle duurt nooit zo lang.");
        }
    }
}

public static class RondControleAfEndpoint
{
    /// <summary>A visit ends once. That it was planned otherwise is no reason to refuse what happened.</summary>
    public static ProblemDetails Validate(RondControleAf opdracht, Controle controle, TimeProvider klok) =>
        controle.Uitgevoerd ? Problemen.Weiger(new Weigering("T8-uitgevoerd", "productkeuze", "Deze controle is al afgerond.", "Corrigeer het eerdere feit als het niet klopt, of plan een nieuwe controle."))
        : opdracht.Begin is null && controle.Planning?.BeginOp < klok.Moment(opdracht.Einde) - Controle.Langste
            ? Problemen.Ongeldig("begin", "ontbreekt. De controle was meer dan 24 uur eerder gepland; geef het moment waarop zij begon.")
        : WolverineContinue.NoProblems;

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/afrondingen"), Mag(Toegangsrecht.ControleVastleggen)]
    public static (Vastgelegd, ControleUitgevoerd) Post(RondControleAf opdracht, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, TimeProvider klok)
    {
        var einde = klok.Moment(opdracht.Einde);
        var begin = opdracht.Begin?.ToUniversalTime() ?? (controle.Planning is { } plan && plan.BeginOp <= einde ? plan.BeginOp : einde);
        return (
            new Vastgelegd(zaak.Id, controle.Id),
            new ControleUitgevoerd(zaak.Id, controle.Id, opdracht.Resultaat, begin, einde, controle.Planning?.Koppel ?? [], controle.NormId) { GebeurdOp = begin });
    }
}
