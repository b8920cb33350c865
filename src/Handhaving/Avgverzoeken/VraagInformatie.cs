using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that more was asked to be sure who asks (AVG art. 12 lid 6).</summary>
public sealed record VraagInformatie(DateOnly Op, string Vraag) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<VraagInformatie>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Op).Geweest(klok);
            RuleFor(x => x.Vraag).Tekst();
        }
    }
}

public static class VraagInformatieEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(Behandeling behandeling) => Problemen.Weiger(Verzoekregels.Loopt(behandeling.Verzoek), Verzoekregels.NogOnbeslist(behandeling.Verzoek));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/informatievragen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(AanvullendeInformatieGevraagd))]
    public static VerzoekVastgelegd Post(VraagInformatie opdracht, Behandeling behandeling, TimeProvider klok) =>
        behandeling.Leg(new AanvullendeInformatieGevraagd(behandeling.Id, opdracht.Op, Persoonsgegeven.Over(behandeling.Id, opdracht.Vraag)) { GebeurdOp = klok.Op(opdracht.Op) });
}
