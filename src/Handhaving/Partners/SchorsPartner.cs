using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Partners;

/// <summary>Shuts a partner out, from this commit on and also with the tokens that he has. One person can do it; with <c>If-Match: *</c> whatever came in between.</summary>
public sealed record SchorsPartner(Schorsingsreden Reden)
{
    internal sealed class Validator : AbstractValidator<SchorsPartner>
    {
        public Validator() => RuleFor(x => x.Reden).IsInEnum();
    }
}

public static class SchorsPartnerEndpoint
{
    public static ProblemDetails Validate(Partner partner) => Problemen.Weiger(Partnerregels.Stand(partner, Partnerstatus.Actief));

    [WolverinePost("/v1/partners/{partnerId}/schorsingen"), Mag(Toegangsrecht.PartnersBeheren)]
    public static (PartnerBijgewerkt, PartnerGeschorst) Post(
        SchorsPartner opdracht, Guid partnerId, [Vergrendeld(FromMethod = nameof(Stroom))] Partner partner, Uitvoerder uitvoerder, TimeProvider klok) =>
        (new(partnerId), new PartnerGeschorst(opdracht.Reden, uitvoerder.Medewerker) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom(Guid partnerId) => Partner.Stroom(partnerId);
}
