using System.Globalization;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Bewaring;
using Handhaving.Toegang;
using Handhaving.Zaken;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Bewaring;

/// <summary>One closed zaak, and until when it is kept.</summary>
/// <param name="Geeindigd">The day on which the zaak and all that could be brought against it came to an end.</param>
/// <param name="LaatsteDag">Left out as long as no term was set for this result.</param>
/// <param name="Verstreken">It may be destroyed.</param>
/// <param name="Vernietigd">Its values were destroyed, or are about to be.</param>
public sealed record Bewaarregel(string PandId, Guid ZaakId, Bewaarresultaat Resultaat, DateOnly Geeindigd, Rekendatum? LaatsteDag, bool Verstreken, bool Vernietigd);

/// <summary>The closed zaken with the end of their terms, for whoever sees to their destruction.</summary>
public static class BekijkVernietigingslijstEndpoint
{
    public static ProblemDetails Validate(string? cursor, int? limit) => Bladeren.Controleer(cursor, limit);

    /// <param name="verstreken">Only zaken of which the term is over and the values are still there. A page may then hold fewer.</param>
    [WolverineGet("/v1/vernietigingslijst"), NonTransactional, Mag(Toegangsrecht.WissingBehandelen)]
    public static async Task<Pagina<Bewaarregel>> Get(bool? verstreken, string? cursor, int? limit, IQuerySession sessie, Bewaartermijnen termijnen, HttpContext http, TimeProvider klok, CancellationToken ct)
    {
        var zaken = sessie.Query<Zaakoverzicht>().Where(z => z.Fase == Fase.Afgesloten);
        var plaats = Cursor.Lees(cursor);
        if (plaats is not null)
        {
            var vanaf = long.Parse(plaats.Sleutel, CultureInfo.InvariantCulture);
            zaken = plaats.Terug ? zaken.Where(z => z.Volgnummer < vanaf) : zaken.Where(z => z.Volgnummer > vanaf);
        }
        var geordend = plaats is { Terug: true } ? zaken.OrderByDescending(z => z.Volgnummer) : zaken.OrderBy(z => z.Volgnummer);
        var pagina = Bladeren.Pagina(http, await geordend.Take((limit ?? Bladeren.Standaard) + 1).ToListAsync(ct), z => z.Volgnummer.AlsSleutel(), plaats, limit);
        List<Bewaarregel> regels = [];
        foreach (var z in pagina.Items)
        {
            var pand = (await sessie.Events.FetchStreamAsync(z.PandId, token: ct)).Aggregate((Pand?)null, Pand.Na);
            if (pand?.Zaak(z.Id) is not { } zaak || Bewaarstand.Van(pand, zaak, termijnen) is not { } stand) continue;
            var regel = new Bewaarregel(pand.Id, zaak.Id, stand.Resultaat, stand.Geeindigd, stand.LaatsteDag, stand.IsVerstreken(klok.Vandaag()), zaak.IsVernietigd);
            if (verstreken is not true || regel is { Verstreken: true, Vernietigd: false }) regels.Add(regel);
        }
        return new(regels);
    }
}
