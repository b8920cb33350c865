using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Overtredingen;

/// <summary>Concludes that nothing was violated. That closes the zaak.</summary>
public sealed record StelGeenOvertredingVast(string Motivering, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<StelGeenOvertredingVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
            RuleFor(x => x.Motivering).Tekst();
        }
    }
}

public static class StelGeenOvertredingVastEndpoint
{
    public static ProblemDetails Validate(Zaak zaak) => Problemen.Weiger(
        Zaakregels.Open(zaak),
        !zaak.Controles.Values.Any(c => c.Uitgevoerd) ? new("DC13-controle", "Awb 3:2", "Er is in deze zaak nog niet gecontroleerd.", "Controleer eerst, of beoordeel de melding als niet in behandeling.") : null,
        !zaak.Lasten.IsEmpty ? new("Z-last", "Awb 5:34", "In deze zaak is al een last opgelegd.", "Trek de last in of sluit de zaak af.") : null);

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/niet-overtredingen"), Mag(Toegangsrecht.OvertredingVaststellen)]
    public static (Vastgelegd, GeenOvertredingVastgesteld) Post(StelGeenOvertredingVast opdracht, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new GeenOvertredingVastgesteld(zaak.Id, Persoonsgegeven.Over(zaak.Id, opdracht.Motivering)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
