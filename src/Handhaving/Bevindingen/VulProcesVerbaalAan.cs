using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bevindingen;

public sealed record VulProcesVerbaalAan(string Tekst, DateTimeOffset? GebeurdOp = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<VulProcesVerbaalAan>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Tekst).Tekst();
            RuleFor(x => x.GebeurdOp).NietInDeToekomst(klok);
        }
    }
}

public static class VulProcesVerbaalAanEndpoint
{
    public static Task<Verbalisantschap> LoadAsync(Controle controle, IDocumentSession sessie, CancellationToken ct) => Verbalisantschap.LaadAsync(controle, sessie, ct);

    public static ProblemDetails Validate(Zaak zaak, Guid procesVerbaalId, Verbalisantschap verbalisantschap, Uitvoerder wie) =>
        Problemen.Weiger(
            zaak.ProcessenVerbaal[procesVerbaalId].Ondertekenaar is null ? new("E2", "productkeuze, volgt uit ABRvS 2012:BW8183", "Dit proces-verbaal is nog niet ondertekend.", "Onderteken het eerst; een aanvulling hoort bij een vaststaande tekst.") : null,
            verbalisantschap.Toets(wie.Medewerker));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/controles/{controleId}/processen-verbaal/{procesVerbaalId}/aanvullingen"), Mag(Toegangsrecht.ProcesVerbaalOpmaken)]
    public static (Vastgelegd, ProcesVerbaalAangevuld) Post(
        VulProcesVerbaalAan opdracht, Guid procesVerbaalId, [Vergrendeld] Pand pand, Zaak zaak, Controle controle, Uitvoerder wie, TimeProvider klok) => (
        new Vastgelegd(zaak.Id, controle.Id),
        new ProcesVerbaalAangevuld(zaak.Id, controle.Id, procesVerbaalId, wie.Medewerker, Persoonsgegeven.Over(zaak.Id, opdracht.Tekst)) { GebeurdOp = klok.Moment(opdracht.GebeurdOp) });
}
