using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <summary>Records that a decision went out to its addressee: a last, or a decision to collect.</summary>
public sealed record VerzendBesluit(Verzendopgave Verzending)
{
    internal sealed class Validator : AbstractValidator<VerzendBesluit>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
    }
}

/// <param name="TeltVanaf">The day from which terms run: the day of dispatch when it is proven, else today.</param>
public sealed record Besluitverzonden(Guid ZaakId, Guid BesluitId, DateOnly TeltVanaf);

public static class VerzendBesluitEndpoint
{
    public static ProblemDetails Validate(VerzendBesluit opdracht, Zaak zaak, Guid besluitId) =>
        zaak.Besluit(besluitId) is not { } besluit ? Problemen.Onbekend("Het besluit") : Problemen.Weiger(
            Besluitregels.Verzonden(zaak, opdracht.Verzending, besluit.Dagtekening));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/besluiten/{besluitId}/verzendingen"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (Besluitverzonden, BesluitVerzonden) Post(VerzendBesluit opdracht, Guid besluitId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var overtreder = zaak.Besluit(besluitId)!.OvertrederId;
        var verzending = opdracht.Verzending.Aan(zaak.Overtreders.GetValueOrDefault(overtreder)?.Betrokkene ?? zaak.Id, klok.Vandaag());
        return (new Besluitverzonden(zaak.Id, besluitId, verzending.TeltVanaf), new BesluitVerzonden(zaak.Id, besluitId, overtreder, verzending) { GebeurdOp = klok.Op(opdracht.Verzending.Op) });
    }
}
