using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Eigenaren;

public static class BekijkEigenarenEndpoint
{
    public static ProblemDetails Validate(string? cursor, int? limit) => Bladeren.Controleer(cursor, limit);

    /// <summary>Every overtreder of the gemeente with the size of his portfolio, in the order of their references: no order that judges.</summary>
    [WolverineGet("/v1/eigenaren"), NonTransactional, Mag(Toegangsrecht.PortefeuilleInzien)]
    public static async Task<Pagina<Eigenaarsregel>> Get(string? cursor, int? limit, IQuerySession sessie, HttpContext http, TimeProvider klok, CancellationToken ct)
    {
        var zaken = await sessie.Query<Eigenaarszaak>().Where(z => z.Aantal > 0).ToListAsync(ct);
        var perPersoon = zaken.SelectMany(z => z.Betrokkenen.Select(b => (Betrokkene: b, Zaak: z))).ToLookup(x => x.Betrokkene, x => x.Zaak);
        var pagina = perPersoon.Select(p => p.Key).Blader(http, b => b.ToString(), cursor, limit);
        return new([.. pagina.Items.Select(b => Eigenaarsportefeuille.Van(b, [.. perPersoon[b]], klok.Vandaag()).Regel())]);
    }
}

public static class BekijkEigenaarEndpoint
{
    public static async Task<(ProblemDetails, Eigenaarsportefeuille?)> LoadAsync(Guid betrokkene, IQuerySession sessie, TimeProvider klok, CancellationToken ct) =>
        await sessie.Query<Eigenaarszaak>().Where(z => z.Betrokkenen.Contains(betrokkene)).ToListAsync(ct) is { Count: > 0 } zaken
            ? (WolverineContinue.NoProblems, Eigenaarsportefeuille.Van(betrokkene, zaken, klok.Vandaag()))
            : (Problemen.Onbekend("De eigenaar"), null);

    /// <summary>One overtreder with all his panden, zaken and lasten in this gemeente.</summary>
    [WolverineGet("/v1/eigenaren/{betrokkene}"), NonTransactional, Mag(Toegangsrecht.PortefeuilleInzien)]
    public static Eigenaarsportefeuille Get(Guid betrokkene, Eigenaarsportefeuille portefeuille) => portefeuille;
}
