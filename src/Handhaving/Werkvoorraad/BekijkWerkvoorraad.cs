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
/// <param name="Grondslag">On what that day rests: an article, the planning, or a choice of the product.</param>
/// <param name="Rollen">Who can do it.</param>
public sealed record Werkregel(
    string TaakId, Taaksoort Soort, string Omschrijving, DateOnly Uiterlijk, Taakberekening? Berekening, string Grondslag, IReadOnlyList<string> Rollen, DateTimeOffset Sinds, Guid? ToegewezenAan,
    string? PandId, Guid? ZaakId, Guid? ControleId, string? Wijkcode, string? Buurtcode)
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
        ClaimsPrincipal wie, IQuerySession sessie, Werktermijnen termijnen, HttpContext http, CancellationToken ct)
    {
        var werk = await sessie.Query<Zaakwerk>().Where(w => w.Aantal > 0).ToListAsync(ct);
        var toewijzingen = (await sessie.LoadManyAsync<Taaktoewijzing>(ct, [.. werk.SelectMany(w => w.Taken).Select(t => Taaktoewijzing.Stroom(t.Id))])).ToDictionary(t => t.Id, t => t.Aan);
        Guid? iemand = toegewezenAan == Mij ? Guid.Parse(wie.FindFirstValue(Claims.Medewerker)!) : Guid.TryParse(toegewezenAan, out var id) ? id : null;

        return werk.SelectMany(w => w.Taken.Select(t => Regel(w, t, termijnen, toewijzingen.GetValueOrDefault(Taaktoewijzing.Stroom(t.Id)))))
            .Where(r => (rol is null || r.Rollen.Contains(rol)) && (wijkcode is null || r.Wijkcode == wijkcode) && (tot is null || r.Uiterlijk <= tot)
                && (toegewezenAan is null || r.ToegewezenAan == iemand))
            .Blader(http, r => r.Sleutel, cursor, limit);
    }

    private static Werkregel Regel(Zaakwerk werk, Taak taak, Werktermijnen termijnen, Guid? toegewezenAan)
    {
        var soort = Taakbeschrijving.Van(taak.Soort);
        var (uiterlijk, berekening) = termijnen.Uiterlijk(taak);
        return new(taak.Id, taak.Soort, soort.Omschrijving, uiterlijk, berekening, soort.Grondslag, soort.Rollen, taak.Sinds, toegewezenAan,
            werk.PandId, werk.Stand is null ? null : werk.Id, taak.ControleId, werk.Gebied?.Wijkcode, werk.Gebied?.Buurtcode);
    }
}
