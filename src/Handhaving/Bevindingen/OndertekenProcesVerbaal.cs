using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bevindingen;

/// <summary>From here on the text is fixed: what must still be said is an addition with its own signature.</summary>
public sealed record OndertekenProcesVerbaal(bool OpAmbtseed, DateTimeOffset? GebeurdOp = null)
{
    internal sealed class Validator : AbstractValidator<OndertekenProcesVerbaal>
    {
        public Validator(TimeProvider klok) => RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
    }
}

public static class OndertekenProcesVerbaalEndpoint
{
    public static Task<Verbalisantschap> LoadAsync(Controle controle, IDocumentSession sessie, CancellationToken ct) => Verbalisantschap.LaadAsync(controle, sessie, ct);

    public static ProblemDetails Validate(Zaak zaak, Guid procesVerbaalId, Verbalisantschap verbalisantschap, Uitvoerder wie) =>
        Problemen.Weiger(
            zaak.ProcessenVerbaal[procesVerbaalId].Ondertekenaar is not null ? new("E2", "productkeuze, volgt uit ABRvS 2012:BW8183", "Dit proces-verbaal is al ondertekend en ligt vast.", "Vul het aan.") : null,
            verbalisantschap.Toets(wie.Medewerker));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/processen-verbaal/{procesVerbaalId}/ondertekeningen"), Mag(Toegangsrecht.ProcesVerbaalOpmaken)]
    public static (Vastgelegd, ProcesVerbaalOndertekend) Post(
        OndertekenProcesVerbaal opdracht, Guid procesVerbaalId, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, Uitvoerder wie, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new ProcesVerbaalOndertekend(zaak.Id, controle.Id, procesVerbaalId, wie.Medewerker, opdracht.OpAmbtseed) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
