using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Records that the decision went to the person, with what he can do against it (Awb 3:45; AVG art. 12 lid 4). Bezwaar is open from here.</summary>
public sealed record MaakAvgBesluitBekend(Berichtwijze Wijze, DateOnly Op)
{
    internal sealed class Validator : AbstractValidator<MaakAvgBesluitBekend>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Wijze).IsInEnum();
            RuleFor(x => x.Op).Geweest(klok);
        }
    }
}

public static class MaakAvgBesluitBekendEndpoint
{
    public static Task<(ProblemDetails, Behandeling?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct) => Behandeling.LaadAsync(verzoekId, http, sessie, ct);

    public static ProblemDetails Validate(MaakAvgBesluitBekend opdracht, Behandeling behandeling) =>
        behandeling.Verzoek.Besluit is { } b && opdracht.Op < b.Ondertekening.Dagtekening ? Problemen.Ongeldig("op", "ligt voor de dagtekening van het besluit.")
        : Problemen.Weiger(
            Verzoekregels.Loopt(behandeling.Verzoek),
            behandeling.Verzoek.Besluit is null ? Verzoekregels.Toegewezen(behandeling.Verzoek) : null,
            behandeling.Verzoek.Besluit?.BekendgemaaktOp is null ? null : new("AV-bekendgemaakt", "Awb 3:41", "Het besluit is al bekendgemaakt.", "Er is niets meer te doen."));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/bekendmakingen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(AvgBesluitBekendgemaakt))]
    public static VerzoekVastgelegd Post(MaakAvgBesluitBekend opdracht, Behandeling behandeling, TimeProvider klok) => behandeling.Leg(
        new AvgBesluitBekendgemaakt(behandeling.Id, opdracht.Wijze, opdracht.Op, Rekendatum.Van(Recht.Termijnen.Bezwaartermijn.Bereken(opdracht.Op), b => b.Termijn.Einddatum)) { GebeurdOp = klok.Op(opdracht.Op) });
}
