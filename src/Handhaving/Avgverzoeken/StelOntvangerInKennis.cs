using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that a recipient was told of what was rectified, erased or restricted (AVG art. 19), and by when he should confirm.</summary>
public sealed record StelOntvangerInKennis(DateOnly Op, DateOnly BevestigenVoor)
{
    internal sealed class Validator : AbstractValidator<StelOntvangerInKennis>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.BevestigenVoor).Datum().GreaterThan(x => x.Op).WithMessage("ligt niet na op.");
        }
    }
}

public static class StelOntvangerInKennisEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(Behandeling behandeling, Guid ontvangerId) =>
        !behandeling.Verzoek.Ontvangers.Exists(o => o.Id == ontvangerId) ? Problemen.Onbekend("De ontvanger")
        : Problemen.Weiger(behandeling.Verzoek.Wijzigingen.Count > 0 ? null : new Weigering("AV19-niets", "AVG art. 19", "Er is niets gewijzigd waarvan een ontvanger moet weten.", "Rectificeer, wis of beperk eerst."));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/ontvangers/{ontvangerId}/kennisgevingen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(OntvangerInKennisGesteld))]
    public static VerzoekVastgelegd Post(StelOntvangerInKennis opdracht, Behandeling behandeling, Guid ontvangerId, TimeProvider klok) =>
        behandeling.Leg(new OntvangerInKennisGesteld(behandeling.Id, ontvangerId, opdracht.Op, opdracht.BevestigenVoor) { GebeurdOp = klok.Op(opdracht.Op) });
}
