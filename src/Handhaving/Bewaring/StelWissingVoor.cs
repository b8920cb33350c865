using FluentValidation;
using Handhaving.Panden;
using Handhaving.Personen;
using Handhaving.Persoonsgegevens;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Bewaring;

/// <summary>Proposes to erase values of a person, or chosen values, in one zaak. Nothing is closed until a second person confirms.</summary>
/// <param name="BezwaarOfBeroepLoopt">Whether a procedure is pending in which these values can be needed; the product does not know of bezwaar and beroep.</param>
/// <param name="Betrokkene">All values of this person in the zaak, under whichever of his references.</param>
/// <param name="Velden">These values, in place of all of one person.</param>
public sealed record StelWissingVoor(Wisgrond Grond, bool BezwaarOfBeroepLoopt, Guid? Betrokkene = null, IReadOnlyList<Wisveld>? Velden = null)
{
    internal sealed class Validator : AbstractValidator<StelWissingVoor>
    {
        public Validator()
        {
            RuleFor(x => x.Grond).IsInEnum();
            RuleFor(x => x.Grond).NotEqual(Wisgrond.BewaartermijnVerstreken).WithMessage("geldt alleen voor de hele zaak. Stel haar vernietiging voor (POST …/vernietigingen).");
            RuleFor(x => x.Velden).Must((x, velden) => velden is null != x.Betrokkene is null).WithMessage("en betrokkene: noem precies een van beide.");
            RuleFor(x => x.Velden).Must(v => v is null or { Count: > 0 and <= 1_000 }).WithMessage("zijn er geen, of meer dan duizend. Noem er minstens een.");
            RuleForEach(x => x.Velden).ChildRules(v => v.RuleFor(x => x.Pad).MaximumLength(200));
        }
    }
}

public sealed record WissingVastgelegd(string PandId, Guid ZaakId, Guid WissingId) : CreationResponse($"/v1/panden/{PandId}/zaken/{ZaakId}/wissingen/{WissingId}");

public static class StelWissingVoorEndpoint
{
    public static async Task<(Intakes, Personenregister)> LoadAsync(string pandId, Guid zaakId, IDocumentSession sessie, CancellationToken ct) => (await Intakes.LaadAsync(sessie, pandId, zaakId, ct), await Personenregister.LaadAsync(sessie, ct));

    public static ProblemDetails Validate(StelWissingVoor opdracht, Pand pand, Zaak zaak, Intakes intakes, Personenregister personen, TimeProvider klok)
    {
        var gekozen = Kies(opdracht, personen, Zaakwaarden.Van(pand.Stroom, zaak.Id, intakes));
        return opdracht.Betrokkene is not null && gekozen.Count == 0 ? Problemen.Ongeldig("betrokkene", "heeft geen persoonsgegevens (meer) in deze zaak. Controleer het kenmerk in de rechtsgeschiedenis.")
            : opdracht.Velden is { } velden && gekozen.Count < velden.Distinct().Count() ? Problemen.Ongeldig("velden", "noemen een plaats die deze zaak niet heeft, of die al is gewist. De rechtsgeschiedenis noemt de plaatsen.")
            : Problemen.Weiger(Wisregels.Toets(pand, zaak.Id, gekozen, opdracht.Grond, opdracht.BezwaarOfBeroepLoopt, klok.Vandaag()));
    }

    /// <summary>Someone whose data is restricted may oppose their erasure.</summary>
    public static async Task<ProblemDetails> BeforeAsync(StelWissingVoor opdracht, Pand pand, Zaak zaak, Intakes intakes, Personenregister personen, Uitvoerder uitvoerder, Beperkingsregister beperkingen, CancellationToken ct) =>
        Problemen.Weiger(Wisregels.Beperking(await beperkingen.VanAsync(uitvoerder.Gemeente, [.. Kies(opdracht, personen, Zaakwaarden.Van(pand.Stroom, zaak.Id, intakes)).SelectMany(w => personen.Verwijzingen(w.Gegeven.Betrokkene)).Distinct()], ct), zaak.Id, opdracht.Grond));

    [WolverinePost("/v1/panden/{pandId}/zaken/{zaakId}/wissingen"), Mag(Toegangsrecht.WissingVoorstellen)]
    public static (WissingVastgelegd, WissingVoorgesteld) Post(StelWissingVoor opdracht, [Vergrendeld] Pand pand, Zaak zaak, Intakes intakes, Personenregister personen, Uitvoerder uitvoerder, TimeProvider klok)
    {
        var (id, waarden) = (Guid.CreateVersion7(klok.GetUtcNow()), Zaakwaarden.Van(pand.Stroom, zaak.Id, intakes));
        var velden = Kies(opdracht, personen, waarden).Select(w => w.Veld).ToHashSet();
        return (new WissingVastgelegd(pand.Id, zaak.Id, id), new WissingVoorgesteld(
            zaak.Id, id, opdracht.Grond, uitvoerder.Medewerker, [.. velden], [.. Zaakwaarden.TeBeoordelen(waarden, velden, id).Select(w => w.Veld)])
        { GebeurdOp = klok.GetUtcNow() });
    }

    private static List<Zaakwaarde> Kies(StelWissingVoor opdracht, Personenregister personen, IReadOnlyList<Zaakwaarde> waarden) => personen.Verwijzingen(opdracht.Betrokkene ?? Guid.Empty) is var wie
        ? [.. waarden.Where(w => opdracht.Velden?.Contains(w.Veld) ?? wie.Contains(personen.Van(w.Veld, w.Gegeven.Betrokkene)))] : [];
}
