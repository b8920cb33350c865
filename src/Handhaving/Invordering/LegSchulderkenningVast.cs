using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>The debtor acknowledged the debt. That interrupts limitation.</summary>
/// <param name="StukId">What he wrote or signed.</param>
public sealed record LegSchulderkenningVast(ImmutableArray<DateOnly> Verbeurten, DateOnly Op, Guid StukId)
{
    internal sealed class Validator : AbstractValidator<LegSchulderkenningVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verbeurten).Verbeurtedagen();
            RuleFor(x => x.Op).Geweest(klok);
        }
    }
}

public static class LegSchulderkenningVastEndpoint
{
    public static ProblemDetails Validate(LegSchulderkenningVast opdracht, Zaak zaak, Guid lastId, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last")
        : Problemen.Weiger(Verbeurteregels.OoitBekend(last, opdracht.Verbeurten, klok.Vandaag()), Besluitregels.Stuk(zaak, opdracht.StukId));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/schulderkenningen"), Mag(Toegangsrecht.BetalingVastleggen)]
    public static (Grootboekstand, SchuldErkend) Post(LegSchulderkenningVast opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var erkend = new SchuldErkend(zaak.Id, lastId, opdracht.Verbeurten, opdracht.Op, opdracht.StukId) { GebeurdOp = klok.Op(opdracht.Op) };
        return (Grootboekstand.Van(zaak.Id, pand.Na([erkend]).Zaak(zaak.Id)!.Lasten[lastId], klok.Vandaag()), erkend);
    }
}
