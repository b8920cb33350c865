using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>A payment as it was credited. Never refused: what is too much or too late shows in the ledger.</summary>
/// <param name="VoorVerbeurte">The dwangsom that the payer pointed out, by its day; left out, the oldest debt comes first.</param>
public sealed record OntvangBetaling(DateOnly Op, long BedragCent, DateOnly? VoorVerbeurte = null)
{
    internal sealed class Validator : AbstractValidator<OntvangBetaling>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.BedragCent).GreaterThan(0).WithMessage("is nul of minder. Geef het bedrag in eurocenten.");
        }
    }
}

/// <summary>Where the ledger of the last stands after it, in euro cents.</summary>
public sealed record Grootboekstand(Guid ZaakId, Guid LastId, DateOnly Peildatum, long VerbeurdCent, long BetaaldCent, long OpenstaandCent, long InVerzuimCent, long VerjaardCent, long TeVeelBetaaldCent)
{
    internal static Grootboekstand Van(Guid zaakId, Lastdossier last, DateOnly dag) => last.StandOp(dag)?.Waarde is { } s
        ? new(zaakId, last.Id, dag, s.VerbeurdCent, s.BetaaldCent, s.OpenstaandCent, s.InVerzuimCent, s.VerjaardCent, s.TeVeelBetaaldCent)
        : new(zaakId, last.Id, dag, 0, 0, 0, 0, 0, 0);
}

public static class OntvangBetalingEndpoint
{
    public static ProblemDetails Validate(OntvangBetaling opdracht, Zaak zaak, Guid lastId, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last")
        : opdracht.VoorVerbeurte is { } dag && Verbeurteregels.OoitBekend(last, [dag], klok.Vandaag()) is not null ? Problemen.Ongeldig("voorVerbeurte", "is geen dag waarop een dwangsom verbeurde. Kies een verbeurte uit de stand van de last, of laat het veld weg.")
        : WolverineContinue.NoProblems;

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/betalingen"), Mag(Toegangsrecht.BetalingVastleggen)]
    public static (Grootboekstand, BetalingOntvangen) Post(OntvangBetaling opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var betaling = new BetalingOntvangen(zaak.Id, lastId, opdracht.Op, opdracht.BedragCent, opdracht.VoorVerbeurte) { GebeurdOp = klok.Op(opdracht.Op) };
        return (Grootboekstand.Van(zaak.Id, pand.Na([betaling]).Zaak(zaak.Id)!.Lasten[lastId], klok.Vandaag()), betaling);
    }
}
