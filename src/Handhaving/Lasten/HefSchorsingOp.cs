using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Lasten;

/// <param name="Vanaf">From this day the last works again.</param>
public sealed record HefSchorsingOp(DateOnly Vanaf, Guid StukId)
{
    internal sealed class Validator : AbstractValidator<HefSchorsingOp>
    {
        public Validator() => RuleFor(x => x.Vanaf).Datum();
    }
}

public static class HefSchorsingOpEndpoint
{
    public static ProblemDetails Validate(HefSchorsingOp opdracht, Zaak zaak, Guid lastId) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            !last.Journaal.Exists(r => r.Soort is Journaalsoort.Schorsing && r.Op <= opdracht.Vanaf)
                ? new("L8", "Awb 8:81", "De last was op die dag niet geschorst.", "Controleer de dag.") : null,
            Besluitregels.Stuk(zaak, opdracht.StukId, Stuksoort.Uitspraak, Stuksoort.Wijzigingsbesluit));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/einden-schorsing"), Mag(Toegangsrecht.BesluitNemen)]
    public static (Vastgelegd, SchorsingOpgeheven) Post(HefSchorsingOp opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, TimeProvider klok) => (
        new Vastgelegd(zaak.Id),
        new SchorsingOpgeheven(zaak.Id, lastId, opdracht.Vanaf, opdracht.StukId) { GebeurdOp = klok.Op(opdracht.Vanaf < klok.Vandaag() ? opdracht.Vanaf : klok.Vandaag()) });
}
