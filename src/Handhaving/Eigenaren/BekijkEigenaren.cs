using Handhaving.Personen;
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
        var hoofden = (await Personenregister.LaadAsync(sessie, ct)).Hoofden();
        var zaken = (await sessie.Query<Eigenaarszaak>().Where(z => z.Aantal > 0).ToListAsync(ct)).Select(z => z.Met(hoofden));
        var perPersoon = zaken.SelectMany(z => z.Betrokkenen.Select(b => (Betrokkene: b, Zaak: z))).ToLookup(x => x.Betrokkene, x => x.Zaak);
        var pagina = perPersoon.Select(p => p.Key).Blader(http, b => b.ToString(), cursor, limit);
        return new([.. pagina.Items.Select(b => Eigenaarsportefeuille.Van(b, [.. perPersoon[b]], klok.Vandaag()).Regel())]);
    }
}

public static class BekijkEigenaarEndpoint
{
    public static async Task<(ProblemDetails, Eigenaarsportefeuille?)> LoadAsync(Guid betrokkene, IQuerySession sessie, TimeProvider klok, CancellationToken ct)
    {
        var personen = await Personenregister.LaadAsync(sessie, ct);
        var (wie, hoofden) = (personen.Verwijzingen(betrokkene).ToList(), personen.Hoofden());
        return await sessie.Query<Eigenaarszaak>().Where(z => z.Betrokkenen.Any(b => wie.Contains(b))).ToListAsync(ct) is { Count: > 0 } zaken
            ? (WolverineContinue.NoProblems, Eigenaarsportefeuille.Van(wie[0], [.. zaken.Select(z => z.Met(hoofden))], klok.Vandaag()))
            : (Problemen.Onbekend("De eigenaar"), null);
    }

    /// <summary>One overtreder with all his panden, zaken and lasten in this gemeente, under whichever of his references.</summary>
    [WolverineGet("/v1/eigenaren/{betrokkene}"), NonTransactional, Mag(Toegangsrecht.PortefeuilleInzien)]
    public static Eigenaarsportefeuille Get(Guid betrokkene, Eigenaarsportefeuille portefeuille) => portefeuille;
}
