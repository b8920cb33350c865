using FluentValidation;
using Handhaving.Platform;
using Handhaving.Toegang;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace Handhaving.Gemeenten;

/// <param name="Per">From this day on he may no longer sign; what he signed before stands.</param>
public sealed record TrekMandaatIn(DateOnly Per)
{
    internal sealed class Validator : AbstractValidator<TrekMandaatIn>
    {
        public Validator() => RuleFor(x => x.Per).Datum();
    }
}

public sealed record Mandaatintrekking(Guid MandaatId);

public static class TrekMandaatInEndpoint
{
    public static ProblemDetails Validate(Guid mandaatId, Mandaatregister? register) =>
        register?.Mandaten.ContainsKey(mandaatId) == true ? WolverineContinue.NoProblems : Problemen.Onbekend("Het mandaat");

    [WolverinePost("/v1/mandaten/{mandaatId}/intrekkingen"), Mag(Toegangsrecht.RegistersBeheren)]
    public static (Mandaatintrekking, MandaatIngetrokken) Post(
        TrekMandaatIn opdracht, Guid mandaatId, [WriteAggregate(FromMethod = nameof(Stroom), Required = false)] Mandaatregister? register, TimeProvider klok) =>
        (new Mandaatintrekking(mandaatId), new MandaatIngetrokken(mandaatId, opdracht.Per) { GebeurdOp = klok.GetUtcNow() });

    public static string Stroom() => Mandaatregister.Stroom;
}
