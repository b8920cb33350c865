using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that the person was told that the restriction is going to be lifted (AVG art. 18 lid 3).</summary>
public sealed record KondigOpheffingAan(Berichtwijze Wijze, DateOnly Op)
{
    internal sealed class Validator : AbstractValidator<KondigOpheffingAan>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Wijze).IsInEnum();
            RuleFor(x => x.Op).Geweest(klok);
        }
    }
}

public static class KondigOpheffingAanEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(KondigOpheffingAan opdracht, Behandeling behandeling, Guid beperkingId) =>
        behandeling.Verzoek.Beperkingen.Find(b => b.Id == beperkingId) is not { } b ? Problemen.Onbekend("De beperking")
        : opdracht.Op < b.Sinds.Dag() ? Problemen.Ongeldig("op", "ligt voor de beperking.")
        : Problemen.Weiger(b.OpgehevenOp is null ? null : Verzoekregels.Aangekondigd(b, opdracht.Op));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/beperkingen/{beperkingId}/aankondigingen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(OpheffingAangekondigd))]
    public static VerzoekVastgelegd Post(KondigOpheffingAan opdracht, Behandeling behandeling, Guid beperkingId, TimeProvider klok) =>
        behandeling.Leg(new OpheffingAangekondigd(behandeling.Id, beperkingId, opdracht.Op, opdracht.Wijze) { GebeurdOp = klok.Op(opdracht.Op) });
}
