using Handhaving.Borging;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Rechtsgeschiedenis;

/// <summary>Which source of registration times counts.</summary>
public enum Bronkeuze { Negeren, Meerekenen }

public static class BekijkRechtsgeschiedenisEndpoint
{
    /// <summary>First the closed position, then the events: in the other order one could slip in between.</summary>
    public static async Task<(ProblemDetails, Geschiedenis?)> LoadAsync(
        string pandId, string? geldigOp, string? bekendOp, Bronkeuze? bron, IQuerySession sessie, Registratieklok klok, Bewijslezer bewijs, TimeProvider tijd, CancellationToken ct)
    {
        const string Vorm = "is geen moment. Geef een datum (2026-03-01) of een datum met tijd en tijdzone (2026-03-01T12:00:00Z).";
        DateTimeOffset geldig = default, bekend = default;
        if (geldigOp is not null && !Tijd.Lees(geldigOp, out geldig)) return (Problemen.Ongeldig("geldigOp", Vorm), null);
        if (bekendOp is not null && !Tijd.Lees(bekendOp, out bekend)) return (Problemen.Ongeldig("bekendOp", Vorm), null);

        // Today as a date means until now, and so another answer later today.
        var vandaag = bekendOp is { Length: 10 } && bekend.Dag() == tijd.Vandaag();
        var gevraagd = bekendOp is null || vandaag ? null : (DateTimeOffset?)bekend;
        if (await klok.StandAsync(gevraagd, ct) is not { } stand)
            return (Problemen.Ongeldig("bekendOp", "ligt in de toekomst. Wat dan bekend zal zijn weet nu niemand; laat het weg voor nu."), null);

        // Without bekendOp what will be registered still counts, so a day that is not over is not settled. With a bekendOp that
        // has passed the answer about any day is: what was known then is known.
        if (vandaag || (bekendOp is null && geldigOp is not null && geldig > stand.BekendOp)) stand = stand with { Voorlopig = true, Open = true };

        var stroom = await sessie.Events.FetchStreamAsync(pandId, token: ct);
        if (stroom.Count == 0) return (Problemen.Onbekend("Het pand"), null);
        return (WolverineContinue.NoProblems, Geschiedenis.Van(stroom, geldigOp is null ? stand.BekendOp : geldig, stand, bron is Bronkeuze.Meerekenen, await bewijs.VanAsync(sessie.TenantId, pandId, ct)));
    }

    [WolverineGet("/v1/panden/{pandId}/rechtsgeschiedenis"), NonTransactional, Mag(Toegangsrecht.RechtsgeschiedenisInzien)]
    public static Geschiedenis Get(Geschiedenis geschiedenis) => geschiedenis;
}
