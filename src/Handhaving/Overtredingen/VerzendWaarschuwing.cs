using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Overtredingen;

/// <summary>Sends a warning letter. It is no besluit, and proves from which day the addressee knew.</summary>
public sealed record VerzendWaarschuwing(Guid OvertrederId, Guid StukId, Verzendopgave Verzending)
{
    internal sealed class Validator : AbstractValidator<VerzendWaarschuwing>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
    }
}

public sealed record WaarschuwingVastgelegd(string PandId, Guid ZaakId, Guid WaarschuwingId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class VerzendWaarschuwingEndpoint
{
    public static ProblemDetails Validate(VerzendWaarschuwing opdracht, Zaak zaak) =>
        !zaak.Overtreders.ContainsKey(opdracht.OvertrederId) ? Problemen.Onbekend("De overtreder") : Problemen.Weiger(
            Zaakregels.Open(zaak),
            Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.Waarschuwing),
            Besluitregels.Verzonden(zaak, opdracht.Verzending));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/waarschuwingen"), Mag(Toegangsrecht.BesluitVerzenden)]
    public static (WaarschuwingVastgelegd, WaarschuwingVerzonden) Post(VerzendWaarschuwing opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new WaarschuwingVastgelegd(pand.Id, zaak.Id, id), new WaarschuwingVerzonden(
            zaak.Id, id, opdracht.OvertrederId, opdracht.StukId, opdracht.Verzending.Aan(zaak.Overtreders[opdracht.OvertrederId].Betrokkene, klok.Vandaag()))
        { GebeurdOp = klok.Op(opdracht.Verzending.Op) });
    }
}
