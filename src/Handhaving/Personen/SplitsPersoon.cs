using FluentValidation;
using Handhaving.Panden;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Personen;

/// <summary>
/// Says that these values are about somebody else than was thought. They get a reference of their own and come under its key, so
/// that either of the two can be told and erased without the other. A split that was wrong is undone by joining the two.
/// </summary>
public sealed record SplitsPersoon(Guid Betrokkene, Splitsgrond Grond, IReadOnlyList<Wisveld> Velden)
{
    internal sealed class Validator : AbstractValidator<SplitsPersoon>
    {
        public Validator()
        {
            RuleFor(x => x.Betrokkene).NotEqual(Guid.Empty);
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Velden).Must(v => v is { Count: > 0 and <= 1_000 } && v.Distinct().Count() == v.Count).WithMessage("zijn er geen, of meer dan duizend, of noemen een plaats twee keer.");
            RuleForEach(x => x.Velden).ChildRules(v => v.RuleFor(x => x.Pad).MaximumLength(200));
        }
    }
}

/// <param name="Betrokkene">The new reference.</param>
public sealed record SplitsingVastgelegd(Guid SplitsingId, Guid Betrokkene) : CreationResponse($"/v1/splitsingen/{SplitsingId}");

public static class SplitsPersoonEndpoint
{
    public static async Task<Persoonsstanden> LoadAsync(SplitsPersoon opdracht, IDocumentSession sessie, Omsleuteling waarden, CancellationToken ct) =>
        await Persoonsstanden.LaadAsync(sessie, waarden, (await Personenregister.LaadAsync(sessie, ct)).Verwijzingen(opdracht.Betrokkene), ct);

    public static ProblemDetails Validate(SplitsPersoon opdracht, HttpContext http, Personenregister? register, Persoonsstanden standen) => Personenslot.Eerst(
        () => Versies.Vergelijk(http.Request, register?.Version ?? 0),
        () => standen.Alle.All(s => standen.Ontbreekt(s.Betrokkene)) ? Personenslot.OnbekendePersoon("betrokkene") : WolverineContinue.NoProblems,
        () => Problemen.Weiger(Personenregels.IsPersoon(standen, [.. standen.Alle.Select(s => s.Betrokkene)]), Personenregels.NietGesloten(standen, opdracht.Velden)),
        () => opdracht.Velden.Any(v => !standen.Open.Any(w => w.Veld == v)) ? Problemen.Ongeldig("velden", "noemen een plaats waar deze persoon niet staat. Zoeken (POST /v1/betrokkenen/_zoek) noemt de gebeurtenissen.") : WolverineContinue.NoProblems,
        () => Problemen.Weiger(Personenregels.LaatIetsOver(standen, opdracht.Velden)));

    [WolverinePost("/v1/splitsingen"), Mag(Toegangsrecht.PersonenBeheren)]
    public static async Task<(SplitsingVastgelegd, PersoonGesplitst)> Post(
        SplitsPersoon opdracht, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Personenregister? register, Persoonsstanden standen, Omsleuteling waarden, IDocumentSession sessie, HttpContext http, TimeProvider klok, CancellationToken ct)
    {
        Personenslot.Meld(http, register);
        var (id, nieuw) = (Guid.CreateVersion7(klok.GetUtcNow()), Guid.NewGuid());
        await waarden.VerplaatsAsync(sessie, [.. standen.Open.Where(w => opdracht.Velden.Contains(w.Veld)).Select(w => w.Waarde)], nieuw, ct);
        return (new SplitsingVastgelegd(id, nieuw), new PersoonGesplitst(id, opdracht.Betrokkene, nieuw, opdracht.Grond, [.. opdracht.Velden]) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom() => Personenregister.Stroom;
}
