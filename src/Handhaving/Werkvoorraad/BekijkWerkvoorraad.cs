using System.Globalization;
using System.Security.Claims;
using Handhaving.Gemeenten;
using Handhaving.Platform;
using Handhaving.Toegang;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Attributes;
using Wolverine.Http;

namespace Handhaving.Werkvoorraad;

/// <param name="Uiterlijk">The day on which it must be done at the latest.</param>
/// <param name="Berekening">How that day was worked out; absent when it was planned.</param>
/// <param name="Artikel">The article that asks for the task or gives the power.</param>
/// <param name="Grondslag">On what that day rests: an article, the planning, or a choice of the product.</param>
/// <param name="Rollen">Who can do it.</param>
/// <param name="Sinds">From when it can be done; may still lie ahead.</param>
/// <param name="Verbeurte">The dwangsom that it is about, by the day on which it forfeited.</param>
/// <param name="Niveau">Days of the level of warning that was reached before a claim lapses: 180, 90, 30 or 7.</param>
public sealed record Werkregel(
    string TaakId, Taaksoort Soort, string Omschrijving, DateOnly Uiterlijk, Rekendatum? Berekening, string Artikel, string Grondslag, IReadOnlyList<string> Rollen, DateTimeOffset Sinds, Guid? ToegewezenAan,
    string? PandId, Guid? ZaakId, Guid? ControleId, Guid? LastId, DateOnly? Verbeurte, int? Niveau, string? Wijkcode, string? Buurtcode)
{
    /// <summary>By date alone: no field that points at a person weighs in.</summary>
    internal string Sleutel => string.Create(CultureInfo.InvariantCulture, $"{Uiterlijk:yyyy-MM-dd}.{TaakId}");
}

public static class BekijkWerkvoorraadEndpoint
{
    private const string Mij = "mij", Niemand = "niemand";

    public static ProblemDetails Validate(string? rol, string? wijkcode, string? toegewezenAan, string? cursor, int? limit, ClaimsPrincipal wie, Gebieden gebieden) =>
        rol is not null && !Rol.Alle.Contains(rol) ? Problemen.Ongeldig("rol", $"bestaat niet. Kies uit: {string.Join(", ", Rol.Alle)}.")
        : toegewezenAan is not (null or Mij or Niemand) && !Guid.TryParse(toegewezenAan, out _) ? Problemen.Ongeldig("toegewezenAan", $"is geen verwijzing van een medewerker. Geef een uuid, {Mij} of {Niemand}.")
        : gebieden.Onbekend(wijkcode, null, wie) is { } onbekend ? onbekend
        : Bladeren.Controleer(cursor, limit);

    /// <summary>What waits, the first to be done first.</summary>
    /// <param name="tot">Only what must be done on this day or before.</param>
    /// <param name="toegewezenAan">A medewerker, <c>mij</c> or <c>niemand</c>.</param>
    [WolverineGet("/v1/werkvoorraad"), NonTransactional, Mag(Toegangsrecht.WerkvoorraadInzien)]
    public static async Task<Pagina<Werkregel>> Get(
        string? rol, string? wijkcode, DateOnly? tot, string? toegewezenAan, string? cursor, int? limit,
        ClaimsPrincipal wie, IQuerySession sessie, Werktermijnen termijnen, HttpContext http, TimeProvider klok, CancellationToken ct)
    {
        var werk = (await sessie.Query<Zaakwerk>().Where(w => w.Loopt).ToListAsync(ct)).SelectMany(w => w.TakenOp(klok.Vandaag()).Select(t => (Werk: w, Taak: t))).ToList();
        var toewijzingen = (await sessie.LoadManyAsync<Taaktoewijzing>(ct, [.. werk.Select(w => Taaktoewijzing.Stroom(w.Taak.Id))])).ToDictionary(t => t.Id, t => t.Aan);
        Guid? iemand = toegewezenAan == Mij ? Guid.Parse(wie.FindFirstValue(Claims.Medewerker)!) : Guid.TryParse(toegewezenAan, out var id) ? id : null;

        return werk.Select(w => Regel(w.Werk, w.Taak, termijnen, toewijzingen.GetValueOrDefault(Taaktoewijzing.Stroom(w.Taak.Id))))
            // Who may not list the zaken sees no more of them here than his own work.
            .Where(r => (wie.Mag(Toegangsrecht.ZakenlijstInzien) || r.Rollen.Any(naam => wie.HasClaim(Claims.Rol, naam))) && (rol is null || r.Rollen.Contains(rol)) && (wijkcode is null || r.Wijkcode == wijkcode) && (tot is null || r.Uiterlijk <= tot)
                && (toegewezenAan is null || r.ToegewezenAan == iemand))
            .Blader(http, r => r.Sleutel, cursor, limit);
    }

    private static Werkregel Regel(Zaakwerk werk, Taak taak, Werktermijnen termijnen, Guid? toegewezenAan)
    {
        var soort = Taakbeschrijving.Van(taak.Soort);
        var (uiterlijk, berekening) = termijnen.Uiterlijk(taak);
        return new(taak.Id, taak.Soort, soort.Omschrijving, uiterlijk, berekening, soort.Artikel, berekening?.Artikel ?? "planning", soort.Rollen, taak.Sinds, toegewezenAan,
            werk.PandId, werk.Stand is null ? null : werk.Id, taak.ControleId, taak.LastId, taak.Verbeurte, taak.Niveau, werk.Gebied?.Wijkcode, werk.Gebied?.Buurtcode);
    }
}
