using FluentValidation;
using Handhaving.Personen;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Says whom a request concerns, chosen by a human after <c>POST /v1/betrokkenen/_zoek</c>; with a reference come those that were found to be the same person. It takes the place of what was chosen before.</summary>
public sealed record KiesBetrokkenen(IReadOnlyList<Guid> Betrokkenen)
{
    internal sealed class Validator : AbstractValidator<KiesBetrokkenen>
    {
        public Validator() => RuleFor(x => x.Betrokkenen).Must(b => b is { Count: > 0 and <= 50 } && !b.Contains(Guid.Empty)).WithMessage("zijn er geen, of meer dan vijftig. Noem de verwijzingen die het zoeken gaf.");
    }
}

public static class KiesBetrokkenenEndpoint
{
    public static async Task<(ProblemDetails, Behandeling?, Personenregister)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct)
    {
        var (probleem, behandeling) = await Behandeling.LaadAsync(verzoekId, http, sessie, ct);
        return (probleem, behandeling, await Personenregister.LaadAsync(sessie, ct));
    }

    public static ProblemDetails Validate(Behandeling behandeling) => Problemen.Weiger(Verzoekregels.Loopt(behandeling.Verzoek), Verzoekregels.NogOnbeslist(behandeling.Verzoek));

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/betrokkenen"), Mag(Toegangsrecht.AvgVerzoekBehandelen), LegtVast(typeof(BetrokkenenGekozen))]
    public static VerzoekVastgelegd Post(KiesBetrokkenen opdracht, Behandeling behandeling, Personenregister personen, TimeProvider klok) =>
        behandeling.Leg(new BetrokkenenGekozen(behandeling.Id, [.. opdracht.Betrokkenen.SelectMany(personen.Verwijzingen).Distinct()]) { GebeurdOp = klok.GetUtcNow() });
}
