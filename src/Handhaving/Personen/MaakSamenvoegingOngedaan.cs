using FluentValidation;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Personen;

/// <summary>They are two persons after all. What was done for them as one, such as an erasure, stays done.</summary>
public sealed record MaakSamenvoegingOngedaan(Splitsgrond Grond)
{
    internal sealed class Validator : AbstractValidator<MaakSamenvoegingOngedaan>
    {
        public Validator() => RuleFor(x => x.Grond).IsInEnum();
    }
}

public sealed record SamenvoegingOngedaan(Guid SamenvoegingId);

public static class MaakSamenvoegingOngedaanEndpoint
{
    public static ProblemDetails Validate(HttpContext http, Guid samenvoegingId, Personenregister? register) => Personenslot.Eerst(
        () => register?.Samenvoegingen.ContainsKey(samenvoegingId) is true ? WolverineContinue.NoProblems : Problemen.Onbekend("De samenvoeging"),
        () => Versies.Vergelijk(http.Request, register!.Version),
        () => Problemen.Weiger(Personenregels.NogSamen(register!.Samenvoegingen[samenvoegingId])));

    [WolverinePost("/v1/samenvoegingen/{samenvoegingId}/intrekkingen"), Mag(Toegangsrecht.PersonenBeheren)]
    public static (SamenvoegingOngedaan, SamenvoegingOngedaanGemaakt) Post(
        MaakSamenvoegingOngedaan opdracht, Guid samenvoegingId, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Personenregister? register, HttpContext http, TimeProvider klok)
    {
        Personenslot.Meld(http, register);
        return (new SamenvoegingOngedaan(samenvoegingId), new SamenvoegingOngedaanGemaakt(samenvoegingId, opdracht.Grond) { GebeurdOp = klok.GetUtcNow() });
    }

    public static string Stroom() => Personenregister.Stroom;
}
