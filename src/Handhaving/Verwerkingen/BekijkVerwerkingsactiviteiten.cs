using Handhaving.Platform;
using Handhaving.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Verwerkingen;

/// <summary>The register of processing activities (AVG art. 30), public by choice.</summary>
/// <param name="Bewaartermijnen">Per klasse de vastgestelde termijn; een klasse die ontbreekt is nog niet vastgesteld.</param>
public sealed record Verwerkingsregister(IReadOnlyList<Verantwoordelijke> Verantwoordelijken, IReadOnlyDictionary<string, string> Bewaartermijnen, IReadOnlyList<Verwerkingsactiviteit> Items)
{
    public static Verwerkingsregister Van(Verwerkingsinstellingen instellingen) =>
        new(instellingen.Verantwoordelijken, instellingen.Bewaartermijnen, [.. Register.Alle.Select(Verwerkingsactiviteit.Van)]);
}

/// <param name="Naam">As the last version has it.</param>
/// <param name="Versies">From the first to the last; each holds until the next.</param>
public sealed record Verwerkingsactiviteit(Guid ActiviteitId, string Naam, IReadOnlyList<Verwerkingsversie> Versies)
{
    public static Verwerkingsactiviteit Van(IReadOnlyList<Activiteitversie> versies) => new(versies[0].ActiviteitId, versies[^1].Naam, [.. versies.Select(v => v.Inhoud)]);
}

public static class BekijkVerwerkingsactiviteitenEndpoint
{
    [WolverineGet(Register.Pad), NonTransactional, NotTenanted, AllowAnonymous, EnableCors(Openbaar.Beleid)]
    public static Verwerkingsregister Get(Verwerkingsinstellingen instellingen) => Verwerkingsregister.Van(instellingen);
}

public static class BekijkVerwerkingsactiviteitEndpoint
{
    public static (ProblemDetails, Verwerkingsactiviteit?) Load(Guid activiteitId) =>
        Register.Van(activiteitId) is { } versies ? (WolverineContinue.NoProblems, Verwerkingsactiviteit.Van(versies)) : (Onbekend("De verwerkingsactiviteit"), null);

    [WolverineGet(Register.Pad + "/{activiteitId}"), NonTransactional, NotTenanted, AllowAnonymous, EnableCors(Openbaar.Beleid)]
    public static Verwerkingsactiviteit Get(Verwerkingsactiviteit activiteit) => activiteit;

    internal static ProblemDetails Onbekend(string wat) => Problemen.Maak(StatusCodes.Status404NotFound, "onbekend", "Niet gevonden", $"{wat} staat niet in het register. Controleer het adres.");
}
