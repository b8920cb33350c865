using System.Globalization;
using System.Security.Claims;
using Handhaving.Eigenaren;
using Handhaving.Gemeenten;
using Handhaving.Panden;
using Handhaving.Platform;
using Handhaving.Recht.Dwangsommen;
using Handhaving.Termijnbewaking;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Zaken;

/// <summary>One zaak in the list. Amounts in euro cents, as of today.</summary>
/// <param name="Fase">How far it is today; what time alone brought about counts as well.</param>
/// <param name="BetaaldCent">What was received on the dwangsommen themselves (geïnd).</param>
/// <param name="EerstvolgendeTermijn">The first term that is not over yet.</param>
public sealed record Zaaklijstregel(
    Guid ZaakId, string PandId, Fase Fase, string Wijkcode, string Buurtcode, int Codejaar, DateTimeOffset GestartOp, DateTimeOffset LaatsteGebeurtenisOp,
    int Meldingen, int Controles, int ControlesUitgevoerd, int ProcessenVerbaal, int ProcessenVerbaalOndertekend, DateOnly? EerstvolgendeControle, bool UitgeslotenBevindingen,
    int Lasten, long VerbeurdCent, long BetaaldCent, long OpenstaandCent, Lopendetermijn? EerstvolgendeTermijn, IReadOnlyList<Recidive> Recidive)
{
    internal static Zaaklijstregel Van(Zaakoverzicht z, DateOnly vandaag, IReadOnlyCollection<Eigenaarszaak> bekend)
    {
        var standen = z.Stand.Lasten.Values.Select(l => l.StandOp(vandaag)?.Waarde).OfType<Stand>().ToList();
        return new(
            z.Id, z.PandId, z.Stand.FaseOp(vandaag), z.Gebied.Wijkcode, z.Gebied.Buurtcode, z.Gebied.Codejaar, z.GestartOp, z.LaatsteGebeurtenisOp,
            z.Meldingen, z.Controles, z.ControlesUitgevoerd, z.ProcessenVerbaal, z.ProcessenVerbaalOndertekend, z.EerstvolgendeControle, z.UitgeslotenBevindingen,
            z.Stand.Lasten.Count, standen.Sum(s => s.VerbeurdCent), standen.Sum(s => s.BetaaldCent), standen.Sum(s => s.OpenstaandCent),
            Termijnbewaking.Termijnen.Van(z.Stand, vandaag).FirstOrDefault(t => !t.Verstreken), Eigenaren.Recidive.Van(z.Id, bekend));
    }
}

public static class BekijkZakenEndpoint
{
    public static ProblemDetails Validate(string? wijkcode, string? buurtcode, string? cursor, int? limit, ClaimsPrincipal wie, Gebieden gebieden) =>
        gebieden.Onbekend(wijkcode, buurtcode, wie) is { } onbekend ? onbekend
        : cursor is not null && Cursor.Lees(cursor) is { Sleutel: var s } && !long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? Problemen.Ongeldig("cursor", "is geen cursor van deze lijst. Volg de koppen Link, of begin opnieuw zonder cursor.")
            : Bladeren.Controleer(cursor, limit);

    /// <summary>The zaken of the gemeente, newest first, the closed ones among them unless one asks otherwise.</summary>
    /// <param name="fase">How far they are today; what time alone brought about counts as well.</param>
    /// <param name="afgesloten">Left out: all; true: only closed ones; false: only those that run.</param>
    /// <param name="metOpenstaand">True: only those in which a dwangsom can still be collected; false: only the others.</param>
    [WolverineGet("/v1/zaken"), NonTransactional, Mag(Toegangsrecht.ZakenlijstInzien)]
    public static async Task<Pagina<Zaaklijstregel>> Get(
        Fase? fase, string? wijkcode, string? buurtcode, bool? afgesloten, bool? metOpenstaand, string? cursor, int? limit, IQuerySession sessie, HttpContext http, TimeProvider klok, CancellationToken ct)
    {
        var vandaag = klok.Vandaag();
        IQueryable<Zaakoverzicht> zaken = sessie.Query<Zaakoverzicht>();
        if (fase is { } f) zaken = InFase(zaken, f, vandaag);
        if (metOpenstaand is { } open) zaken = open ? zaken.Where(z => z.OpenstaandTot >= vandaag) : zaken.Where(z => z.OpenstaandTot == null || z.OpenstaandTot < vandaag);
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
        var bekend = await Eigenaren.Recidive.LaadAsync(sessie, [.. pagina.Items.Select(z => z.Id)], ct);
        return new([.. pagina.Items.Select(z => Zaaklijstregel.Van(z, vandaag, bekend))]);
    }

    /// <summary>Two phases begin by time alone and are never stored; they take their zaken from the phase before.</summary>
    private static IQueryable<Zaakoverzicht> InFase(IQueryable<Zaakoverzicht> zaken, Fase fase, DateOnly vandaag) => fase switch
    {
        Fase.KlaarVoorBesluit => zaken.Where(z => z.Fase == Fase.VoornemenUit && z.OmslagNa < vandaag),
        Fase.LastVerbeurbaar => zaken.Where(z => z.Fase == Fase.LastLoopt && z.OmslagNa < vandaag),
        Fase.VoornemenUit or Fase.LastLoopt => zaken.Where(z => z.Fase == fase && (z.OmslagNa == null || z.OmslagNa >= vandaag)),
        _ => zaken.Where(z => z.Fase == fase),
    };
}
