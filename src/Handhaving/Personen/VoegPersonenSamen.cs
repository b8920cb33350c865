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
/// Says that two references are the same person. From then on a search, an overview of who looked and an erasure by either of
/// them cover both. It holds no name and asks none: who decides has seen the person, or the papers.
/// </summary>
public sealed record VoegPersonenSamen(Guid Betrokkene, Guid Ander, Samenvoeggrond Grond)
{
    internal sealed class Validator : AbstractValidator<VoegPersonenSamen>
    {
        public Validator()
        {
            RuleFor(x => x.Betrokkene).NotEqual(Guid.Empty);
            RuleFor(x => x.Ander).Must((x, ander) => ander != Guid.Empty && ander != x.Betrokkene).WithMessage("is leeg of gelijk aan betrokkene. Noem twee verschillende verwijzingen.");
            RuleFor(x => x.Grond).IsInEnum();
        }
    }
}

public sealed record SamenvoegingVastgelegd(Guid SamenvoegingId) : CreationResponse($"/v1/samenvoegingen/{SamenvoegingId}");

public static class VoegPersonenSamenEndpoint
{
    public static Task<Persoonsstanden> LoadAsync(VoegPersonenSamen opdracht, IDocumentSession sessie, Omsleuteling waarden, CancellationToken ct) => Persoonsstanden.LaadAsync(sessie, waarden, [opdracht.Betrokkene, opdracht.Ander], ct);

    public static ProblemDetails Validate(VoegPersonenSamen opdracht, HttpContext http, Personenregister? register, Persoonsstanden standen) => Personenslot.Eerst(
        () => Versies.Vergelijk(http.Request, register?.Version ?? 0),
        () => standen.Ontbreekt(opdracht.Betrokkene) ? Personenslot.OnbekendePersoon("betrokkene") : WolverineContinue.NoProblems,
        () => standen.Ontbreekt(opdracht.Ander) ? Personenslot.OnbekendePersoon("ander") : WolverineContinue.NoProblems,
        () => Problemen.Weiger(Personenregels.IsPersoon(standen, opdracht.Betrokkene, opdracht.Ander), Personenregels.NietGewist(standen, opdracht.Betrokkene, opdracht.Ander), Personenregels.NogTwee(register, opdracht.Betrokkene, opdracht.Ander)));

    [WolverinePost("/v1/samenvoegingen"), Mag(Toegangsrecht.PersonenBeheren)]
    public static (SamenvoegingVastgelegd, PersonenSamengevoegd) Post(VoegPersonenSamen opdracht, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Personenregister? register, HttpContext http, TimeProvider klok)
    {
        Personenslot.Meld(http, register);
        var id = Guid.CreateVersion7(klok.GetUtcNow());
        return (new SamenvoegingVastgelegd(id), new PersonenSamengevoegd(id, opdracht.Betrokkene, opdracht.Ander, opdracht.Grond) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom() => Personenregister.Stroom;
}
