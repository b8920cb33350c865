using System.Security.Claims;
using Handhaving.Toegang;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Gemeenten;

public sealed record Wijkbeeld(string Wijkcode, string Naam, IReadOnlyList<Buurtbeeld> Buurten);

public sealed record Buurtbeeld(string Buurtcode, string Naam);

/// <summary>The CBS code list of a gemeente; empty where the product ships none.</summary>
public sealed record Gebiedenlijst(string Gemeentecode, string Naam, int Codejaar, IReadOnlyList<Wijkbeeld> Wijken);

public static class BekijkGebiedenEndpoint
{
    /// <summary>Whoever sees a dashboard sees the registers as well, so one right is enough.</summary>
    [WolverineGet("/v1/gebieden"), NonTransactional, Mag(Toegangsrecht.RegistersInzien)]
    public static Gebiedenlijst Get(ClaimsPrincipal wie, Gebieden gebieden)
    {
        var gemeente = wie.FindFirstValue(Claims.Gemeente)!;
        return new(gemeente, gebieden.Naam(gemeente), gebieden.Codejaar,
        [
            .. gebieden.Buurten.Values.Where(b => b.Code[2..6] == gemeente[2..]).GroupBy(b => b.Wijkcode).OrderBy(w => w.Key, StringComparer.Ordinal)
                .Select(w => new Wijkbeeld(w.Key, gebieden.Naam(w.Key), [.. w.OrderBy(b => b.Code, StringComparer.Ordinal).Select(b => new Buurtbeeld(b.Code, b.Naam))])),
        ]);
    }
}
