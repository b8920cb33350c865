using System.Collections.Immutable;
using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Invordering;

/// <summary>Defers payment until a day, or makes a payment arrangement. Meanwhile nothing is claimed.</summary>
public sealed record VerleenUitstel(ImmutableArray<DateOnly> Verbeurten, DateOnly Van, DateOnly TotEnMet, Ondertekenopgave Ondertekening, Verzendopgave Verzending)
{
    internal sealed class Validator : AbstractValidator<VerleenUitstel>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Verbeurten).Verbeurtedagen();
            RuleFor(x => x.Van).Datum();
            RuleFor(x => x.TotEnMet).Datum();
            RuleFor(x => x.TotEnMet).GreaterThanOrEqualTo(x => x.Van).WithMessage("ligt voor van.");
            RuleFor(x => x.Ondertekening).SetValidator(new Ondertekenopgave.Validator(klok));
            RuleFor(x => x.Verzending).SetValidator(new Verzendopgave.Validator(klok));
        }
    }
}

public sealed record UitstelVastgelegd(string PandId, Guid ZaakId, Guid LastId, Guid UitstelId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}");

public static class VerleenUitstelEndpoint
{
    public static Task<Mandaatregister> LoadAsync(IDocumentSession sessie, CancellationToken ct) => Mandaten.LaadAsync(sessie, ct);

    public static ProblemDetails Validate(VerleenUitstel opdracht, Zaak zaak, Guid lastId, Mandaatregister mandaten, TimeProvider klok) =>
        !zaak.Lasten.TryGetValue(lastId, out var last) ? Problemen.Onbekend("De last") : Problemen.Weiger(
            Verbeurteregels.Bekend(last, opdracht.Verbeurten, klok.Vandaag()),
            Verbeurteregels.NietVerjaard(last, opdracht.Verbeurten, opdracht.Ondertekening.Dagtekening),
            opdracht.TotEnMet < opdracht.Ondertekening.Dagtekening ? new("V10-voorbij", "Awb 4:94 lid 1", "Het uitstel is al voorbij op de dag van het besluit.", "Kies een dag na het besluit.") : null,
            Besluitregels.Stuk(zaak, opdracht.Ondertekening.StukId, Stuksoort.Uitstelbesluit),
            Besluitregels.Verzonden(zaak, opdracht.Verzending, opdracht.Ondertekening.Dagtekening),
            Besluitregels.Bevoegd(mandaten, Bevoegdheidsoort.Invorderen, opdracht.Ondertekening, zaak));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/lasten/{lastId}/uitstellen"), Mag(Toegangsrecht.BesluitNemen)]
    public static (UitstelVastgelegd, UitstelVerleend) Post(VerleenUitstel opdracht, Guid lastId, [Vergrendeld] Pand pand, Zaak zaak, Mandaatregister mandaten, TimeProvider klok)
    {
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new UitstelVastgelegd(pand.Id, zaak.Id, lastId, id), new UitstelVerleend(
            zaak.Id, lastId, id, opdracht.Verbeurten, opdracht.Van, opdracht.TotEnMet, opdracht.Ondertekening.AlsOndertekening(mandaten, Bevoegdheidsoort.Invorderen), opdracht.Ondertekening.StukId,
            opdracht.Verzending.Aan(zaak.Overtreders[zaak.Lasten[lastId].OvertrederId].Betrokkene, klok.Vandaag()))
        { GebeurdOp = klok.Op(opdracht.Ondertekening.Dagtekening) });
    }
}
