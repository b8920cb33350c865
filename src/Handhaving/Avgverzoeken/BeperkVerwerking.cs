using FluentValidation;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>
/// Restricts the processing of a person's data (AVG art. 18): from this commit on none of his values opens to anyone, but for a stated ground of
/// lid 2. While it is sorted out whether a value is right (lid 1 onder a) or whether an objection holds (onder d) it needs no decision.
/// </summary>
/// <param name="Zaak">Only there; left out, everywhere.</param>
public sealed record BeperkVerwerking(Guid Betrokkene, Beperkingsgrond Grond, Guid? Zaak = null)
{
    internal sealed class Validator : AbstractValidator<BeperkVerwerking>
    {
        public Validator()
        {
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Zaak).NotEqual(Guid.Empty);
        }
    }
}

public static class BeperkVerwerkingEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(BeperkVerwerking opdracht, Behandeling behandeling)
    {
        var v = behandeling.Verzoek;
        var voorlopig = (v.Soort, opdracht.Grond) is (Verzoeksoort.Rectificatie, Beperkingsgrond.JuistheidBetwist) or (Verzoeksoort.Bezwaar, Beperkingsgrond.BezwaarGemaakt);
        return Problemen.Weiger(
            Verzoekregels.Loopt(v), voorlopig ? null : Verzoekregels.Soort(v, Verzoeksoort.Beperking), Verzoekregels.Identiteit(v), voorlopig ? null : Verzoekregels.Toegewezen(v),
            v.Betrokkenen.Contains(opdracht.Betrokkene) ? null : new("AV18-betrokkene", "AVG art. 18 lid 1", "Deze betrokkene is niet bij het verzoek gekozen.", "Kies hem (POST …/betrokkenen), of noem een ander."),
            v.Beperkingen.Exists(b => b.Betrokkene == opdracht.Betrokkene && b.Zaak == opdracht.Zaak && b.OpgehevenOp is null) ? new("AV18-dubbel", "productkeuze", "Deze beperking staat er al.", "Er is niets meer te doen.") : null);
    }

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/beperkingen"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(VerwerkingBeperkt), typeof(WijzigingVoorOntvangers))]
    public static BeperkingVastgelegd Post(BeperkVerwerking opdracht, Behandeling behandeling, IDocumentSession sessie, TimeProvider klok)
    {
        var (op, id) = (klok.GetUtcNow(), Guid.CreateVersion7(klok.GetUtcNow()));
        Beperkingsregister.Beperk(sessie, id, opdracht.Betrokkene, opdracht.Zaak, opdracht.Grond);
        behandeling.Leg(
            new VerwerkingBeperkt(behandeling.Id, id, opdracht.Betrokkene, opdracht.Zaak, opdracht.Grond) { GebeurdOp = op },
            new WijzigingVoorOntvangers(behandeling.Id, opdracht.Betrokkene, Wijzigingssoort.Beperkt, []) { GebeurdOp = op });
        return new(behandeling.Id, id);
    }
}

public sealed record BeperkingVastgelegd(Guid VerzoekId, Guid BeperkingId) : CreationResponse($"/v1/avg-verzoeken/{VerzoekId}");
