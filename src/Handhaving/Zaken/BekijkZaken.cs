using System.Globalization;
using System.Security.Claims;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Zaken;

public sealed record Zaaklijstregel(
    Guid ZaakId, string PandId, Fase Fase, string Wijkcode, string Buurtcode, int Codejaar, DateTimeOffset GestartOp, DateTimeOffset LaatsteGebeurtenisOp,
    int Meldingen, int Controles, int ControlesUitgevoerd, int ProcessenVerbaal, int ProcessenVerbaalOndertekend, DateOnly? EerstvolgendeControle, bool UitgeslotenBevindingen)
{
    internal static Zaaklijstregel Van(Zaakoverzicht z) => new(
        z.Id, z.PandId, z.Fase, z.Gebied.Wijkcode, z.Gebied.Buurtcode, z.Gebied.Codejaar, z.GestartOp, z.LaatsteGebeurtenisOp,
        z.Meldingen, z.Controles, z.ControlesUitgevoerd, z.ProcessenVerbaal, z.ProcessenVerbaalOndertekend, z.EerstvolgendeControle, z.UitgeslotenBevindingen);
}

public static class BekijkZakenEndpoint
{
    public static ProblemDetails Validate(string? wijkcode, string? buurtcode, string? cursor, int? limit, ClaimsPrincipal wie, Gebieden gebieden) =>
        gebieden.Onbekend(wijkcode, buurtcode, wie) is { } onbekend ? onbekend
        : cursor is not null && Cursor.Lees(cursor) is { Sleutel: var s } && !long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Problemen.Ongeldig("cursor", "is geen cursor van deze lijst. Volg de koppen Link, of begin opnieuw zonder cursor.")
            : Bladeren.Controleer(cursor, limit);

    /// <summary>The zaken of the gemeente, newest first, the closed ones among them unless one asks otherwise.</summary>
    /// <param name="afgesloten">Left out: all; true: only closed ones; false: only those that run.</param>
    [WolverineGet("/v1/zaken"), NonTransactional, Mag(Toegangsrecht.ZakenlijstInzien)]
    public static async Task<Pagina<Zaaklijstregel>> Get(
        Fase? fase, string? wijkcode, string? buurtcode, bool? afgesloten, string? cursor, int? limit, IQuerySession sessie, HttpContext http, CancellationToken ct)
    {
        IQueryable<Zaakoverzicht> zaken = sessie.Query<Zaakoverzicht>();
        if (fase is { } f) zaken = zaken.Where(z => z.Fase == f);
        if (afgesloten is { } dicht) zaken = dicht ? zaken.Where(z => z.Fase == Fase.Afgesloten) : zaken.Where(z => z.Fase != Fase.Afgesloten);
        if (wijkcode is not null) zaken = zaken.Where(z => z.Gebied.Wijkcode == wijkcode);
        if (buurtcode is not null) zaken = zaken.Where(z => z.Gebied.Buurtcode == buurtcode);

        var plaats = Cursor.Lees(cursor);
        if (plaats is not null)
        {
            var vanaf = long.Parse(plaats.Sleutel, CultureInfo.InvariantCulture);
            zaken = plaats.Terug ? zaken.Where(z => z.Volgnummer > vanaf) : zaken.Where(z => z.Volgnummer < vanaf);
        }
        zaken = plaats is { Terug: true } ? zaken.OrderBy(z => z.Volgnummer) : zaken.OrderByDescending(z => z.Volgnummer);
        var gevonden = await zaken.Take((limit ?? Bladeren.Standaard) + 1).ToListAsync(ct);
        var pagina = Bladeren.Pagina(http, gevonden, z => z.Volgnummer.AlsSleutel(), plaats, limit);
        return new([.. pagina.Items.Select(Zaaklijstregel.Van)]);
    }
}
