using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Says how it was established who asks. A document is looked at and never copied.</summary>
public sealed record StelIdentiteitVast(Identiteitswijze Wijze, DateOnly Op)
{
    internal sealed class Validator : AbstractValidator<StelIdentiteitVast>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Wijze).IsInEnum();
            RuleFor(x => x.Op).Geweest(klok);
        }
    }
}

public static class StelIdentiteitVastEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(StelIdentiteitVast opdracht, Behandeling behandeling) =>
        opdracht.Op < behandeling.Verzoek.OntvangenOp ? Problemen.Ongeldig("op", "ligt voor de ontvangst van het verzoek.")
        : Problemen.Weiger(Verzoekregels.Loopt(behandeling.Verzoek));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/identiteitsvaststellingen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(IdentiteitVastgesteld))]
    public static VerzoekVastgelegd Post(StelIdentiteitVast opdracht, Behandeling behandeling, Uitvoerder uitvoerder, Verzoekinstellingen keuze, TimeProvider klok)
    {
        var wacht = keuze.TermijnWachtOpIdentiteit && behandeling.Verzoek is { InformatieGevraagdOp: not null, Identiteit: null, Verlengd: false };
        return behandeling.Leg(new IdentiteitVastgesteld(behandeling.Id, opdracht.Wijze, uitvoerder.Medewerker, opdracht.Op, wacht ? Verzoekregels.Termijn(opdracht.Op, verlengd: false) : null) { GebeurdOp = klok.Op(opdracht.Op) });
    }
}
