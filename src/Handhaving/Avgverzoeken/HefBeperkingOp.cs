using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Lifts a restriction, on a day after the person was told (AVG art. 18 lid 3). Also of a request that was closed or withdrawn.</summary>
public sealed record HefBeperkingOp;

public static class HefBeperkingOpEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(Behandeling behandeling, Guid beperkingId, TimeProvider klok) =>
        behandeling.Verzoek.Beperkingen.Find(b => b.Id == beperkingId) is not { } b ? Problemen.Onbekend("De beperking") : Problemen.Weiger(Verzoekregels.Aangekondigd(b, klok.Vandaag()));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/beperkingen/{beperkingId}/opheffingen"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(BeperkingOpgeheven), typeof(WijzigingVoorOntvangers))]
    public static VerzoekVastgelegd Post(HefBeperkingOp opdracht, Behandeling behandeling, Guid beperkingId, IDocumentSession sessie, TimeProvider klok)
    {
        var op = klok.GetUtcNow();
        Beperkingsregister.HefOp(sessie, beperkingId);
        return behandeling.Leg(
            new BeperkingOpgeheven(behandeling.Id, beperkingId) { GebeurdOp = op },
            new WijzigingVoorOntvangers(behandeling.Id, behandeling.Verzoek.Beperkingen.Single(b => b.Id == beperkingId).Betrokkene, Wijzigingssoort.BeperkingOpgeheven, []) { GebeurdOp = op });
    }
}
