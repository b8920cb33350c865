using FluentValidation;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Avgverzoeken;

/// <summary>Decides on a request. It is a besluit (UAVG art. 34), so it is signed under a mandate and, once made known, open to bezwaar.</summary>
/// <param name="Gronden">Of a refusal, also in part; <see cref="Afwijzingsgrond"/> says the article of each.</param>
public sealed record BeslisOpVerzoek(Verzoekuitkomst Uitkomst, Guid Ondertekenaar, DateOnly Dagtekening, string Motivering, IReadOnlyList<Afwijzingsgrond>? Gronden = null) : Persoonlijk
{
    internal sealed class Validator : AbstractValidator<BeslisOpVerzoek>
    {
        public Validator(TimeProvider klok)
        {
            RuleFor(x => x.Uitkomst).IsInEnum();
            RuleFor(x => x.Ondertekenaar).NotEmpty();
            RuleFor(x => x.Dagtekening).Geweest(klok);
            RuleFor(x => x.Motivering).Tekst();
            RuleForEach(x => x.Gronden).IsInEnum();
        }
    }
}

public static class BeslisOpVerzoekEndpoint
{
    public static async Task<(ProblemDetails, Behandeling?, Mandaatregister?)> LoadAsync(Guid verzoekId, HttpContext http, IDocumentSession sessie, CancellationToken ct)
    {
        var (probleem, behandeling) = await Behandeling.LaadAsync(verzoekId, http, sessie, ct);
        return (probleem, behandeling, await Mandaten.LaadAsync(sessie, ct));
    }

    public static ProblemDetails Validate(BeslisOpVerzoek opdracht, Behandeling behandeling, Mandaatregister mandaten)
    {
        var (v, gronden) = (behandeling.Verzoek, opdracht.Gronden ?? []);
        var afgewezen = opdracht.Uitkomst is Verzoekuitkomst.Afgewezen;
        return opdracht.Dagtekening < v.OntvangenOp ? Problemen.Ongeldig("dagtekening", "ligt voor de ontvangst van het verzoek.")
            : Problemen.Weiger(
                Verzoekregels.Loopt(v), Verzoekregels.NogOnbeslist(v), Verzoekregels.Gronden(v, opdracht.Uitkomst, gronden),
                afgewezen && gronden.Contains(Afwijzingsgrond.IdentiteitNietVastgesteld) ? null : Verzoekregels.Identiteit(v),
                afgewezen ? null : Verzoekregels.Betrokkenen(v),
                Verzoekregels.Bevoegd(mandaten, opdracht.Ondertekenaar, opdracht.Dagtekening));
    }

    [WolverinePost("/v1/avg-verzoeken/{verzoekId}/besluiten"), Mag(Toegangsrecht.AvgVerzoekBeslissen), LegtVast(typeof(AvgVerzoekBesloten))]
    public static VerzoekVastgelegd Post(BeslisOpVerzoek opdracht, Behandeling behandeling, Mandaatregister mandaten, TimeProvider klok) => behandeling.Leg(new AvgVerzoekBesloten(
        behandeling.Id, opdracht.Uitkomst, [.. (opdracht.Gronden ?? []).Distinct()],
        new(opdracht.Ondertekenaar, mandaten.Voor(opdracht.Ondertekenaar, Bevoegdheidsoort.AvgVerzoekBeslissen, opdracht.Dagtekening)!.Id, opdracht.Dagtekening),
        Persoonsgegeven.Over(behandeling.Id, opdracht.Motivering))
    { GebeurdOp = klok.Op(opdracht.Dagtekening) });
}
