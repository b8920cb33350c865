using Handhaving.Gemeenten;
using Handhaving.Platform;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Handhaving.Panden;

/// <summary>The first event of a pand also says what and where it is.</summary>
public static class NieuwPand
{
    public static ProblemDetails Controleer(Pand? pand, string? buurtcode, string gemeente, Gebieden gebieden)
    {
        if (buurtcode is null && pand is not null) return WolverineContinue.NoProblems;
        if (buurtcode is null)
            return Problemen.Ongeldig("buurtcode", "ontbreekt. Dit pand is nog niet bekend; geef de CBS-buurtcode, zoals BU01500702.");
        if (gebieden.Van(buurtcode, gemeente) is null)
            return Problemen.Ongeldig("buurtcode", $"is geen buurt van deze gemeente in de lijst van {gebieden.Codejaar}. Zoek de code op bij GET /v1/gebieden.");
        // Whoever names another buurt probably means another pand.
        return pand is { Gebied.Buurtcode.Length: > 0 } && pand.Gebied.Buurtcode != buurtcode
            ? Problemen.Ongeldig("buurtcode", $"is niet de buurt waarin dit pand ligt ({pand.Gebied.Buurtcode}). Controleer het pand, of laat buurtcode weg.")
            : WolverineContinue.NoProblems;
    }

    /// <summary>Nothing for a pand that is known.</summary>
    public static IEnumerable<Pandgebeurtenis> Opname(string pandId, Pand? pand, string? buurtcode, Gebieden gebieden, DateTimeOffset op) =>
        pand is not null ? [] : [new PandOpgenomen(Soort(pandId), gebieden.Van(buurtcode!, $"GM{buurtcode![2..6]}")!) { GebeurdOp = op }];

    /// <summary>The BAG says in positions five and six what an id names.</summary>
    private static Objectsoort Soort(string id) => id[4..6] switch { "02" => Objectsoort.Ligplaats, "03" => Objectsoort.Standplaats, _ => Objectsoort.Pand };
}
